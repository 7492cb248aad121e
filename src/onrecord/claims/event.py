"""When the event happened that an article tells of: the first day or spell that its opening sentences give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.claims.against import compared, record_of
from onrecord.claims.lexicon import words
from onrecord.claims.said import is_said
from onrecord.claims.words import Line
from onrecord.model import Time

_LONGEST = 100  # days; a longer spell is an event only where nothing shorter is told
_YEAR = 366  # days; a story of yearly figures, where nothing shorter is told
_LEAD = 2  # sentences, headline and lead, that say what the story is of
_NEAR = 3  # words from "began" to its day
_OLDEST = 150  # days before publication; what is older is told as background
_DATELINE = re.compile(r"\s*(?:\(|--|—|–|-\s|:|/)")
_PAGE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_AHEAD = frozenset({"until", "before", "since", "by", "due", "next"})


def lead(openings: Iterable[tuple[Line, Sequence[Time]]], published: date | None) -> Time | None:
    """The time of the event, from an article's first sentences with their times; None where they give none."""
    told = [each for each in openings if any(each[0].verb(at) for at in range(len(each[0])))]  # no line with a date
    for some, longest in ((told[:_LEAD], _LONGEST), (told[:_LEAD], _YEAR), (told, _LONGEST), (told, _YEAR)):
        happened = (t for here, times in some for t in times if _happened(here, t, published, longest))
        if found := next(happened, None):
            return found
    return None


def beginning(openings: Iterable[tuple[Line, Sequence[Time]]]) -> date | None:
    """The day that what goes on began, where the first sentences say so: "the fire, which began on Thursday"."""
    for here, times in openings:
        for time in times:
            first, _ = here.at((time.start, time.end))
            if time.first and words("beginning") & set(here.words[max(0, first - _NEAR) : first]):
                return time.first
    return None


def _happened(here: Line, time: Time, published: date | None, longest: int) -> bool:
    if time.kind not in ("date", "time") or time.first is None or time.last is None:
        return False
    first, last = here.at((time.start, time.end))
    apart = published is not None and (time.first > published or (published - time.last).days > _OLDEST)
    long = (time.last - time.first).days > longest
    ahead = bool(_AHEAD & set(here.words[max(0, first - 2) : first]))
    if apart or long or ahead or _PAGE_DATE.fullmatch(time.exact) or _DATELINE.match(here.text, time.end) and first < 6:
        return False
    session = words("sessions") & set(here.words[first : last + 2])  # "last night's briefing"
    return not (session or is_said(here, time) or compared(here, first) or record_of(here, first))
