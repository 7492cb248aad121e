"""Times of what a figure is held against: "fewer than in May", "up 9% on 2022", "the highest since 2008"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.periods.spells import STRETCHES, months_before
from onrecord.claims.words import Line
from onrecord.model import Period, Time

if TYPE_CHECKING:
    from onrecord.claims.page import Page

_FAR = 6  # words from "than" to its time
_RECORD = 9  # words from "the highest" to "since", and from there to the time
_YEAR_BACK = re.compile(
    r"(?:a|one|the) year (?:earlier|before|ago)|year-earlier|the year before"
    r"|(?:the |a )?(?:prior|previous|year)-(?:year|earlier|ago) (?:period|quarter|half|months?)",
    re.IGNORECASE,
)
_SAME = frozenset({"time", "point", "date", "period", "quarter", "month", "months", "week", "weeks", "half", "days"})


def compared(here: Line, first: int) -> bool:
    """Whether the time whose words begin there is of what a figure is held against."""
    at = first - 1
    if here.word(at) in ("from", "over"):
        return True
    while at > first - _FAR and here.word(at) in words("within_comparison"):
        at -= 1
    word, before = here.word(at), here.word(at - 1)
    if word == "from":
        return here.word(first - 1) not in ("in", "on", "at") or at < first - 2
    if word in ("than", "compared", "versus", "against"):
        return True
    if word == "with":
        return before == "compared"
    if word == "as":
        return before in ("many", "much", "high", "big", "large")
    return word in ("below", "above") or _on_year(here, first)


def held_against(draft: Draft) -> bool:
    """Whether a number is what another is held against: "down from Tuesday's tally of 4,115", "compares with 312"."""
    return any(set_against(draft.here, at) for at in range(max(0, draft.first - _FAR), draft.first))


def set_against(here: Line, at: int) -> bool:
    """Where a comparison begins: "compared with 54", "up from 41"."""
    word, before = here.word(at), here.word(at - 1)
    if word == "from":
        return here.tag(at + 1) in ("CD", "$") or before in ("up", "down")
    return word in words("compared") and not (word == "than" and before in ("more", "less", "fewer"))


def _on_year(here: Line, first: int) -> bool:
    """ "up a third on 2018", "6 per cent down on last year"; not "rose 4 per cent on Friday"."""
    year = (
        re.fullmatch(r"(?:19|20)\d\d", here.word(first))
        or here.word(first) == "last"
        and here.word(first + 1) == "year"
    )
    moved = {"up", "down", "more", "fewer", "less"} & set(here.words[max(0, first - _FAR) : first - 1])
    return here.word(first - 1) == "on" and bool(year) and bool(moved)


def record_of(here: Line, first: int) -> bool:
    """Whether the time only says how long it is since the like of it: "the lowest since it was filled in 1937"."""
    since = next((at for at in range(first, max(-1, first - _RECORD), -1) if here.word(at) == "since"), None)
    if since is None or any(here.word(at) in (",", ";") for at in range(since, first)):
        return False
    near = range(max(0, since - _RECORD), since)
    return any(here.tag(at) in ("JJS", "RBS") or here.word(at) in words("unequalled") for at in near)


def a_year_back(draft: Draft, time: Time, page: Page) -> Period | None:
    """The period of the figure told beside, a year before it: "a year earlier", "the same months of 2021"."""
    here = draft.here
    first, last = here.at((time.start, time.end))
    same = _like_it(here, first, last)
    if time.first is None or not (same or _YEAR_BACK.fullmatch(time.exact)):
        return None
    for other in page.before(draft, 1 if same or not first else 0):
        told = other.period and not other.rules["period"].startswith("when it was said")
        if other.period and told and other.role != "baseline" and other.period_span != (time.start, time.end):
            back = 12 * (other.period[1].year - time.first.year) if same else 12
            return _earlier(other.period, back) if back > 0 else None
    event = page.event
    told = event is not None and event.how in STRETCHES and not same
    return _earlier((event.first, event.last), 12) if told and event and event.first and event.last else None


def _like_it(here: Line, first: int, last: int) -> bool:
    """Whether "the same period", "the same three months" stands right before a time or within it."""
    near = here.words[max(0, first - 5) : last]
    return "same" in near and bool(_SAME & set(near))


def _earlier(period: Period, months: int) -> Period:
    first, last = period
    return months_before(first, months), months_before(last, months)
