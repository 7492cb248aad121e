"""Our own words are neutral, and values are written as a newspaper writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import harbour
import pytest

from onrecord import publish
from onrecord.publish import words

# Words that take a side or accuse. The outlets may use them, in quotation marks; no template may.
BARRED = set((Path(__file__).parent.parent / "cases/barred-words.txt").read_text(encoding="utf-8").split())
PACKAGE = Path(publish.__file__).parent


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.html")), ids=lambda file: file.name)
def test_templates_use_no_word_that_takes_a_side(file: Path) -> None:
    text = re.sub(r"<q>.*?</q>", "", file.read_text(encoding="utf-8"), flags=re.S)
    prose = re.sub(r"{[{%#].*?[}%#]}|<[^>]*>", " ", text, flags=re.S)
    assert not set(re.findall(r"[a-z-]+", prose.lower())) & BARRED


def test_badges_are_neutral() -> None:
    for phrase in (*words.PROBLEMS.values(), *words.OPEN.values(), *words.ROLES.values()):
        assert not set(phrase.split()) & BARRED


@pytest.mark.parametrize(
    ("change", "counted", "said"),
    [
        ({}, "inspections", "77 inspections"),
        ({"modifier": "at_least", "high": None, "rate": "day"}, "inspections", "at least 77 inspections a day"),
        ({"low": 1200, "high": 1500, "modifier": "range"}, "", "1,200 to 1,500"),
        ({"low": None, "high": 90, "modifier": "up_to"}, "", "up to 90"),
        ({"low": 52, "high": 52, "unit": "percent", "modifier": "nearly"}, "", "nearly 52%"),
        ({"low": None, "high": None, "number": "many"}, "", "many"),
        ({"low": 0.5, "high": 0.5, "unit": "fraction"}, "", "50%"),
        ({"low": 60, "high": 60, "unit": "percent"}, "vessels held", "60%, vessels held"),
    ],
)
def test_amount(change: dict[str, object], counted: str, said: str) -> None:
    assert words.amount(replace(harbour.CLAIMS[1], **change), counted) == said  # type: ignore[arg-type]


def test_period_is_a_day_or_a_span() -> None:
    day = date(2025, 1, 26)
    assert words.period((day, day)) == "Sun 26 Jan 2025"
    assert words.period((day, date(2025, 1, 31))) == "Sun 26 Jan 2025 to Fri 31 Jan 2025"
    assert words.period(None) == ""


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("http://", False),
        ("http://[bad", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert words.web(url) == (url if safe else None)


def test_lists_and_counts_read_well() -> None:
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b"]) == "a and b"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed([]) == ""
    assert words.count(1, "article") == "1 article"
    assert words.count(1200, "article") == "1,200 articles"
