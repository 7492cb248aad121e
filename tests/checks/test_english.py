"""The phrases that the checks look for are found whole, with any ending where a star stands."""

from __future__ import annotations

import pytest

from onrecord.checks.english import pairs, phrases


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("goal", "the targets set", "targets"),
        ("earlier", "in the  week\nbefore", "week"),
        ("met", "they have met it", "met"),
    ],
)
def test_found(name: str, text: str, found: str) -> None:
    match = phrases(name).search(text)
    assert match is not None and found in match.group()


@pytest.mark.parametrize(("name", "text"), [("met", "metal"), ("goal", "league"), ("times", "sometimes")])
def test_no_part_of_a_word(name: str, text: str) -> None:
    assert phrases(name).search(text) is None


@pytest.mark.parametrize("name", ["complements", "sides"])
def test_pairs_say_different_things(name: str) -> None:
    assert all(yes.pattern != no.pattern for yes, no in pairs(name))


def test_who_voted_did_not_stay_home() -> None:
    assert any(yes.search("turnout was high") and no.search("they stayed home") for yes, no in pairs("complements"))
