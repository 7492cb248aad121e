"""Who can stand behind a figure: names, people, bodies and writings; no samples, no things, nobody in particular."""

from __future__ import annotations

import pytest

from onrecord.claims.sources.vouching import vouches

CAN = [
    "Ann Lee",
    "the county clerk",
    "two aides",
    "the weekly bulletin",
    "organisers",
    "a Pell Post poll",
    "one of them",
]
CANNOT = [
    "74 percent of voters", "a clear majority of Pellians", "half of drivers", "you", "no one", "'s", "a safe haven",
    "brain cancer", "propounding", "the progress of eight years", "The mayor isn't", "Some", "His",
]  # fmt: skip


@pytest.mark.parametrize("name", CAN)
def test_people_bodies_and_writings_can(name: str) -> None:
    assert vouches(name)


@pytest.mark.parametrize("name", CANNOT)
def test_samples_things_and_nobody_cannot(name: str) -> None:
    assert not vouches(name)
