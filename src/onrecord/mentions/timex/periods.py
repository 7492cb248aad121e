"""TIMEX3 values with the days they cover: 2025-W04 is 20 to 26 January 2025."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.values import fiscal_year

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # northern, by whole months
_LETTERS = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
    "decade": "DE",
}
_UNKNOWN = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "day": "XXXX-XX-XX"}
_WEEKEND = 5  # Saturday, counted from Monday


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and its days; None where it cannot be placed."""

    value: str
    first: date | None = None
    last: date | None = None


def day(value: date) -> Placed:
    """That day."""
    return Placed(value.isoformat(), value, value)


def week(inside: date) -> Placed:
    """The ISO week a day is in, Monday to Sunday."""
    year, number, weekday = inside.isocalendar()
    monday = inside - timedelta(days=weekday - 1)
    return Placed(f"{year}-W{number:02}", monday, monday + timedelta(days=6))


def weekend(inside: date) -> Placed:
    """The Saturday and Sunday of the ISO week a day is in."""
    whole = week(inside)
    assert whole.last
    return Placed(f"{whole.value}-WE", whole.last - timedelta(days=1), whole.last)


def month(year: int, number: int) -> Placed:
    """That month; numbers beyond 1 to 12 run into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return Placed("XXXX-XX")
    return Placed(
        f"{year:04}-{number:02}", date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    )


def quarter(year: int, number: int) -> Placed:
    """That calendar quarter."""
    return _months(year, 3 * number - 2, 3, "Q", number)


def half(year: int, number: int) -> Placed:
    """That half of a year."""
    return _months(year, 6 * number - 5, 6, "H", number)


def _months(year: int, first: int, count: int, letter: str, number: int) -> Placed:
    year, number, first = year + (number - 1) // (12 // count), (number - 1) % (12 // count) + 1, (first - 1) % 12 + 1
    begin, end = month(year, first), month(year, first + count - 1)
    return Placed(f"{year:04}-{letter}{number}", begin.first, end.last)


def year(number: int) -> Placed:
    """That year."""
    if not 1 <= number <= 9999:
        return Placed("XXXX")
    return Placed(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Placed:
    """The ten years that begin with a year's first three digits: 1990 is "199"."""
    begin = number // 10 * 10
    return Placed(f"{begin // 10:03}", year(begin).first, year(begin + 9).last)


def century(number: int) -> Placed:
    """The 20th century is "19"."""
    return Placed(f"{number - 1:02}", year(100 * (number - 1) + 1).first, year(100 * number).last)


def season(number: int, code: str) -> Placed:
    """That season of a year, by whole months; a winter runs into the year after."""
    first, last = _SEASONS[code]
    return Placed(f"{number:04}-{code}", month(number, first).first, month(number, last).last)


def season_beside(here: date, code: str, step: int) -> Placed:
    """The latest season of that name that is over (-1), or the first that has not begun (1)."""
    for number in range(here.year - 2, here.year + 3)[::step]:
        placed = season(number, code)
        if placed.first and placed.last and (placed.last < here if step < 0 else placed.first > here):
            return placed
    return Placed(f"XXXX-{code}")


def fiscal(number: int, first_month: int) -> Placed:
    """That fiscal year, named by the year it ends in."""
    return Placed(f"FY{number:04}", *fiscal_year(number, first_month))


def unit(name: str, inside: date, step: int = 0) -> Placed:
    """The calendar unit so many steps from the one a day is in: ("month", 5 January, -1) is last December."""
    if name == "day":
        return day(moved(inside, "day", step))
    if name == "week":
        return week(moved(inside, "week", step))
    if name == "weekend":
        return weekend(moved(inside, "week", step))
    if name == "fortnight":
        return week(moved(inside, "week", 2 * step))
    if name == "month":
        return month(inside.year, inside.month + step)
    if name == "quarter":
        return quarter(inside.year, (inside.month - 1) // 3 + 1 + step)
    if name == "half":
        return half(inside.year, (inside.month - 1) // 6 + 1 + step)
    if name == "decade":
        return decade(inside.year + 10 * step)
    if name == "century":
        return century((inside.year - 1) // 100 + 1 + step)
    return year(inside.year + step)


def moved(start: date, name: str, count: int) -> date:
    """The day so many units away; months and years keep the day of the month where there is one."""
    try:
        if name in ("day", "week", "fortnight"):
            return start + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[name])
        months = count * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(name, 0)
        to = month(start.year, start.month + months)
        return to.first.replace(day=min(start.day, to.last.day)) if to.first and to.last else start
    except OverflowError:
        return start


def up_to(last: date, name: str, count: int) -> date:
    """The first day of so many units that end on a day: three months to 30 June begin on 1 April."""
    if name in ("month", "quarter", "half", "year") and (last + timedelta(days=1)).day == 1:
        return moved(last + timedelta(days=1), name, -count)
    return moved(last, name, -count) + timedelta(days=1)


def shifted(value: str, first: date, name: str, count: int) -> Placed:
    """A value moved by so many units, at its own precision where that is coarser: 1989-Q3 a year earlier is 1988-Q3."""
    to = moved(first, name, count)
    if re.fullmatch(r"\d{4}-Q\d", value) and name in ("year", "quarter"):
        return unit("quarter", to)
    if re.fullmatch(r"\d{4}-[SFW][PUAI]", value) and name == "year":
        return season(int(value[:4]) + count, value[5:])
    if re.fullmatch(r"\d{4}-\d\d", value) and name in ("year", "month"):
        return unit("month", to)
    return unit(name, to)


def length(name: str, count: float | None) -> str:
    """A duration: ("year", 2) is "P2Y"; a count that is not known is X; hours and less follow a T."""
    name, count = _spelled(name, count)
    amount = "X" if count is None else f"{count:g}"
    return f"P{'T' if name in ('hour', 'minute', 'second') else ''}{amount}{_LETTERS[name]}"


def _spelled(name: str, count: float | None) -> tuple[str, float | None]:
    factor, plain = {"fortnight": (2, "week"), "quarter": (3, "month"), "half": (6, "month"), "century": (100, "year"),
                     "weekend": (1, "day")}.get(name, (1, name))  # fmt: skip
    return plain, None if count is None else count * factor


def unknown(name: str) -> Placed:
    """A unit of the calendar that nothing places."""
    return Placed(_UNKNOWN.get(name, "XXXX"))


def nearest_weekend(published: date, forward: bool) -> Placed:
    """The weekend a newspaper means: the one just gone until Thursday, this one from Friday on or looking ahead."""
    back = 0 if forward or published.weekday() >= _WEEKEND - 1 else -1
    return unit("weekend", published, back)
