"""The phrases that the checks look for are found whole, with any ending where a star stands."""

from __future__ import annotations

import pytest

from onrecord.checks.english import opposites, phrases


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("goal", "the targets set", "targets"),
        ("earlier", "in the  week\nbefore", "week"),
        ("met", "they have met it", "met"),
        ("alone", "on Saturday alone", "alone"),
    ],
)
def test_found(name: str, text: str, found: str) -> None:
    match = phrases(name).search(text)
    assert match is not None and found in match.group()


@pytest.mark.parametrize(("name", "text"), [("met", "metal"), ("goal", "league"), ("times", "sometimes")])
def test_no_part_of_a_word(name: str, text: str) -> None:
    assert phrases(name).search(text) is None


def test_opposites_say_different_things() -> None:
    for yes, no in opposites():
        assert yes.pattern != no.pattern
    assert any(yes.search("turnout was high") and no.search("they stayed home") for yes, no in opposites())
