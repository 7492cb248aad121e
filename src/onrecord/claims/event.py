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

_LONGEST = 100  # days; a longer spell is the setting of a story, no event
_OLDEST = 150  # days before publication; what is older is told as background
_DATELINE = re.compile(r"\s*(?:\(|--|—|–|-\s|:|/)")
_PAGE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_AHEAD = frozenset({"until", "before", "since", "by", "due", "next"})


def lead(openings: Iterable[tuple[Line, Sequence[Time]]], published: date | None) -> Time | None:
    """The time of the event, from an article's first sentences with their times; None where they give none."""
    for here, times in openings:
        if not any(here.verb(at) for at in range(len(here))):
            continue  # a line with the date of the page
        found = next((time for time in times if _happened(here, time, published)), None)
        if found:
            return found
    return None


def _happened(here: Line, time: Time, published: date | None) -> bool:
    if time.kind not in ("date", "time") or time.first is None or time.last is None:
        return False
    first, last = here.at((time.start, time.end))
    apart = published is not None and (time.first > published or (published - time.last).days > _OLDEST)
    long = (time.last - time.first).days > _LONGEST
    ahead = bool(_AHEAD & set(here.words[max(0, first - 2) : first]))
    if apart or long or ahead or _PAGE_DATE.fullmatch(time.exact) or _DATELINE.match(here.text, time.end) and first < 6:
        return False
    session = words("sessions") & set(here.words[first : last + 2])  # "last night's briefing"
    return not (session or is_said(here, time) or compared(here, first) or record_of(here, first))
