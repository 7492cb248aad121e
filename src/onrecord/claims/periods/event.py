"""When the event happened that an article tells of: the first day or spell that its opening sentences give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.claims.lexicon import words
from onrecord.claims.periods.against import compared, record_of
from onrecord.claims.periods.said import is_said
from onrecord.claims.periods.spells import STRETCHES
from onrecord.claims.words import Line
from onrecord.model import Time

_LONGEST = 100  # days; a longer spell is an event only where nothing shorter is told
_QUARTER = 80  # days
_YEAR = 366  # days; a story of yearly figures, where nothing shorter is told
_LEAD = 2  # sentences, headline and lead, that say what the story is of
_BESIDE = 30  # characters in which those words stand
_NEAR = 3  # words from "began" to its day
_OLDEST = 150  # days before publication; what is older is told as background
_DATELINE = re.compile(r"\s*(?:\(|--|—|–|-\s|:|/)")
_CLOCK = re.compile(r"[\d.:]+ ?[ap]\.?m\.?")  # "at 9 p.m.": when to look on
_PAGE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_AHEAD = frozenset({"until", "before", "since", "by", "due", "next"})


def lead(openings: Iterable[tuple[Line, Sequence[Time]]], published: date | None) -> Time | None:
    """The time of the event, from an article's first sentences with their times; None where they give none."""
    told = [each for each in openings if any(each[0].verb(at) for at in range(len(each[0])))]  # no line with a date
    for some, longest in ((told[:_LEAD], _LONGEST), (told[:_LEAD], _YEAR), (told, _LONGEST), (told, _YEAR)):
        happened = [t for here, times in some for t in times if _happened(here, t, published, longest)]
        if happened:
            return next((time for time in happened if time.how in STRETCHES), happened[0])
    return None


def beginning(text: str, times: Iterable[Time]) -> Time | None:
    """The day that what goes on began, where an article says so: "the fire, which began on Thursday"."""
    for time in times:
        near = text[max(0, time.start - _BESIDE) : time.start].split()[-_NEAR:]
        if time.first and time.first == time.last and not words("beginning").isdisjoint(near):
            return time
    return None


def reporting(times: Iterable[Time], published: date | None) -> Time | None:
    """The quarter, half or year that a firm reports on: the first stretch as long that is over."""
    for time in times:
        over = time.first and time.last and (published is None or time.last < published)
        if over and time.first and time.last and _QUARTER <= (time.last - time.first).days <= _YEAR:
            return time
    return None


def _happened(here: Line, time: Time, published: date | None, longest: int) -> bool:
    if time.kind not in ("date", "time") or time.first is None or time.last is None:
        return False
    first, last = here.at((time.start, time.end))
    apart = published is not None and (time.first > published or (published - time.last).days > _OLDEST)
    long = (time.last - time.first).days > longest
    ahead = bool(_AHEAD & set(here.words[max(0, first - 2) : first]))
    page_date = _PAGE_DATE.fullmatch(time.exact) or _DATELINE.match(here.text, time.end) and first < 6
    if apart or long or ahead or page_date or _CLOCK.fullmatch(time.exact):
        return False
    session = words("sessions") & set(here.words[first : last + 2])  # "last night's briefing"
    aim = here.word(last) in words("hard_levels")  # "misses its October goal"
    return not (session or aim or is_said(here, time) or compared(here, first) or record_of(here, first))
