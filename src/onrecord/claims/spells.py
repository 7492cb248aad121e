"""Stretches of time that the text tells by their end or by both ends: "the year to June", "from Monday to Friday"."""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.claims.draft import Draft
from onrecord.claims.words import Line
from onrecord.model import Period, Time

if TYPE_CHECKING:
    from onrecord.claims.page import Page

_ENDED = frozenset({"to", "through", "until", "ended", "ending"})
_LED = frozenset({"the", "a", "last", "past", "previous", "latest", "first", "final", "full"})
_KINDS = frozenset({"fiscal", "financial", "calendar", "trading"})
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_OPENING = 8  # words from "in" to "100 days"
_LONGEST = 1200  # months; a longer stretch is no period that is counted over


def ending_at(draft: Draft, time: Time, page: Page) -> Period | None:
    """The days of "the three months to June", "the year that ended Sept. 30", where a time is its end or within it."""
    here = draft.here
    for end in page.times_in(here):
        unit_at = _unit_before(here, end)
        if unit_at is None or end.last is None:
            continue
        within = time.start < here.ends[unit_at] and here.starts[unit_at] < time.end
        count = _how_many(draft, unit_at, page)
        if count and (end is time or within):
            return _first(end.last, here.word(unit_at).removesuffix("s"), count), end.last
    return None


def _unit_before(here: Line, end: Time) -> int | None:
    """The unit of the stretch that a time ends: "months" of "the three months to June"."""
    at = here.at((end.start, end.end))[0] - 1
    at -= here.word(at) in ("on", "in")
    unit_at = at - 1 - (here.word(at - 1) in ("that", "which"))
    told = here.word(at) in _ENDED and here.word(unit_at).removesuffix("s") in _MONTHS | _DAYS
    return unit_at if told and unit_at else None


def _how_many(draft: Draft, unit_at: int, page: Page) -> int | None:
    """How many units: as many as a number before says, one after "the" or "a"; None where nothing says it."""
    counts = (other.value for other in page.beside(draft) if other.first < unit_at <= other.last)
    led = unit_at - 1 - (draft.here.word(unit_at - 1) in _KINDS)
    return int(next(counts, draft.here.word(led) in _LED)) or None


def _first(last: date, unit: str, count: int) -> date:
    """The first day of so many units that end on that day."""
    if unit in _DAYS:
        return last - timedelta(days=_DAYS[unit] * count - 1)
    return months_before(last, min(_MONTHS[unit] * count, _LONGEST)) + timedelta(days=1)


def months_before(day: date, months: int) -> date:
    """The same day so many months before, the last of a month for the last of a month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    length = calendar.monthrange(max(year, 1), month + 1)[1]
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(max(year, 1), month + 1, length if ends else min(day.day, length))


def both_ends(here: Line, time: Time, times: Sequence[Time]) -> tuple[Time, Time] | None:
    """Both ends of "between May 5 and June 9", "from Monday to Friday", where a time is one of them."""
    for one, other in itertools.pairwise(times):
        first, last = here.at((one.start, one.end))
        start, _ = here.at((other.start, other.end))
        opened = {here.word(first - 1), here.word(first)} & {"between", "from"}
        joined = start - last <= 1 and {here.word(last), here.word(start)} & {"and", "to", "through", "until"}
        if opened and joined and time in (one, other):
            return one, other
    return None


def unplaced(draft: Draft, page: Page) -> bool:
    """Whether a stretch that no calendar places is when it happened: "in the mayor's first 100 days"."""
    here = draft.here
    for other in page.beside(draft):
        ends = {here.word(at).removesuffix("s") for at in (other.last - 1, other.last)}
        spell = other is not draft and bool(ends & (_MONTHS.keys() | _DAYS.keys()))
        near = set(here.words[max(0, other.first - _OPENING) : other.first])
        if (
            spell
            and here.word(other.first - 1) in ("first", "opening", "last")
            and near & {"in", "during", "over", "within"}
        ):
            return not any(time.first and time.start <= other.quantity.start < time.end for time in page.times_in(here))
    return False
