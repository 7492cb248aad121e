"""Stretches of time that the text tells by their end or by both ends: "the year to June", "from Monday to Friday"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.claims.draft import Draft
from onrecord.claims.words import Line
from onrecord.model import Period, Time

if TYPE_CHECKING:
    from onrecord.claims.page import Page

_ENDED = frozenset({"to", "through", "until", "ended", "ending"})
_JOINING = _ENDED | {"that", "which", "on", "in", "the", "end", "of"}
_LED = frozenset({"the", "a", "last", "past", "previous", "latest", "first", "final", "full"})
_KINDS = frozenset({"fiscal", "financial", "calendar", "trading"})
_OPENED = frozenset({"in", "for", "over", "during", "covering", ",", ":", ""})
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_LETTERS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
_YEAR = r"\d{4}"
_LENGTH = re.compile(r"P(\d+)([DWMQY])")
_SHORT = 31  # days; what is told through a longer one is told of that alone
_OPENING = 8  # words from "in" to "100 days"
_LONGEST = 1200  # months; a longer stretch is no period that is counted over
ENDED, BEGUN, BOTH = "the stretch that ended then", "the stretch that began it", "from one to the other"
STRETCHES = frozenset({ENDED, BEGUN, BOTH})
SO_FAR = "from the beginning of the year"


def told(here: Line, times: Sequence[Time]) -> list[Time]:
    """The times of a sentence, those joined to one that make one stretch: "the year to June", "January to March"."""
    found: list[Time] = []
    for time in times:
        whole = _joined(here, found[-1], time) if found else None
        if whole:
            found[-1] = whole
        else:
            found.append(_ending(here, time) or _so_far(here, time) or time)
    return found


def _joined(here: Line, one: Time, other: Time) -> Time | None:
    """One stretch of two times that stand side by side."""
    last, first = here.at((one.start, one.end))[1], here.at((other.start, other.end))[0]
    between = here.words[last:first]
    if len(between) > _OPENING or other.first is None or other.last is None or one.value.startswith("PT"):
        return None
    whole: Period | None = None
    if between == ("of",):
        whole, how = _begun(here, one, other), BEGUN
    elif _ENDED & set(between) and set(between) <= _JOINING and (unit := _unit(one, here)):
        whole, how = (_first(other.last, *unit), other.last), ENDED
    else:
        whole, how = _both_ends(here, one, other, between), BOTH
    if whole is None or whole[0] > whole[1]:
        return None
    start = here.starts[_opens(here, one)] if how == BOTH else one.start
    return Time(start, other.end, here.text[start : other.end], one.value, *whole, how=how)


def _opens(here: Line, one: Time) -> int:
    """The first word of a stretch of two ends: its "from" or "between", if it has one."""
    first = here.at((one.start, one.end))[0]
    return first - (here.word(first - 1) in ("from", "between"))


def _unit(one: Time, here: Line) -> tuple[str, int] | None:
    """What a stretch is long: ("month", 3) of "three months", ("year", 1) of "the year"."""
    if length := _LENGTH.fullmatch(one.value):
        return _LETTERS[length[2]], int(length[1])
    words_ = one.exact.lower().split()
    unit = words_[-1].removesuffix("s")
    led = words_[0] in _LED or here.word(here.at((one.start, one.end))[0] - 1) in _LED
    return (unit, 1) if led and unit in _MONTHS | _DAYS else None


def _begun(here: Line, one: Time, other: Time) -> Period | None:
    """ "the first three months of 2025": a stretch from the beginning of a time."""
    length = _LENGTH.fullmatch(one.value)
    led = {*one.exact.lower().split(), here.word(here.at((one.start, one.end))[0] - 1)}
    if length is None or other.first is None or other.last is None or not led & {"first", "opening", "last", "final"}:
        return None
    unit, count = _LETTERS[length[2]], int(length[1])
    if led & {"last", "final"}:
        return _first(other.last, unit, count), other.last
    if unit in _DAYS:
        return other.first, other.first + timedelta(days=_DAYS[unit] * count - 1)
    return other.first, months_before(other.first, -_MONTHS[unit] * count) - timedelta(days=1)


def _both_ends(here: Line, one: Time, other: Time, between: Sequence[str]) -> Period | None:
    """Both ends of "between May 5 and June 9", "from Monday to Friday", "in January to March 2025"."""
    if len(between) != 1 or one.first is None or other.last is None or one.kind == "duration":
        return None
    first = here.at((one.start, one.end))[0]
    ahead = one.first > other.last and not re.search(_YEAR, one.exact) and not other.exact.isdecimal()
    begin = months_before(one.first, 12) if ahead else one.first  # "between March 2 and May 3", told in May
    opened = {here.word(first - 1), here.word(first)} & {"between", "from"}
    dashed = between[0] in ("-", "–") and other.exact.isdecimal() and one.first == one.last  # "conducted May 3-6"
    plain = dashed or here.word(first - 1) in _OPENED and between[0] in ("to", "through", "-", "–")
    joined = between[0] in ("and", "to", "through", "until") if opened else plain
    return (begin, other.last) if joined else None


def _ending(here: Line, time: Time) -> Time | None:
    """ "the fiscal year that ended on March 31", where the stretch itself is no time that has been read."""
    at = here.at((time.start, time.end))[0] - 1
    at -= here.word(at) in ("on", "in")
    unit_at = at - 1 - (here.word(at - 1) in ("that", "which"))
    unit = here.word(unit_at).removesuffix("s")
    if here.word(at) not in _ENDED or unit not in _MONTHS | _DAYS or time.last is None or unit_at < 1:
        return None
    led = unit_at - 1 - (here.word(unit_at - 1) in _KINDS)
    if here.word(led) not in _LED:
        return None
    start = here.starts[unit_at]
    exact = here.text[start : time.end]
    return Time(start, time.end, exact, time.value, _first(time.last, unit, 1), time.last, how=ENDED)


def _so_far(here: Line, time: Time) -> Time | None:
    """ "26 fires through September": from the beginning of the year."""
    at = here.at((time.start, time.end))[0] - 1
    if here.word(at) != "through" or time.last is None or time.first is None or (time.last - time.first).days > _SHORT:
        return None
    return replace(time, first=date(time.last.year, 1, 1), how=SO_FAR)


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
