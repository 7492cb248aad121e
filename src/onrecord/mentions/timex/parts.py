"""Parts of a month or a year: the week of April 8, the first day of May, the last week of March."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.mentions.timex import periods, written, years
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.model import Time


def week_of(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The week of April 8."""
    at = reader.at("f", start, end) + 1
    placed = written.day_of(reader, at, end)
    if reader.name("U", start, end) == "week" and placed.first:
        yield reader.time(start, end, periods.week(placed.first))
    else:
        yield from written.day_and_month(reader, at, end)


def part_of(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The first day of May, the last week of March 1995, the third week of the month, the last quarter of 1995."""
    words, at = reader.words, reader.at("fI", start, end) + 1
    unit, whole = reader.name("U", start, at), _whole(reader, at, end)
    nth, plural = reader.name("R", start, at), words.word(at - 2).lower().endswith("s")
    if words.codes[at - 1] == "I" and words.word(at - 1) != "in":  # "the first week since March"
        yield reader.time(at, end, whole)
    elif nth and unit in ("quarter", "half", "century"):
        yield from years.quarter(reader, start, end)
    elif whole.first is None or whole.last is None or plural or unit not in ("day", "week", "month", "quarter"):
        if whole.value:
            yield reader.time(at, end, whole)
    elif nth:
        here = _thursday(whole.first) if unit == "week" else whole.first
        yield reader.time(start, end, periods.unit(unit, here, int(nth) - 1))
    elif words.word(reader.at("l", start, at)).lower() == "last":
        here = _thursday(whole.last - timedelta(days=6)) if unit == "week" else whole.last
        yield reader.time(start, end, periods.unit(unit, here))


def _thursday(start: date) -> date:
    """The first Thursday from a day on: as in ISO 8601, a week is of the month that its Thursday is in."""
    return start + timedelta(days=(3 - start.weekday()) % 7)


def _whole(reader: Reader, start: int, end: int) -> Placed:
    """The month, or the year, that those tokens name; an empty value for any other unit."""
    year = written.year_among(reader.words, start, end)
    if number := reader.name("Mm", start, end):
        return periods.month(year, int(number)) if year is not None else reader.month(int(number), start, end)
    if year is not None:
        return periods.year(year)
    unit, step, named = reader.name("U", start, end), reader.name("lxt", start, end), reader.before(start)
    here = named.first if named and not step else reader.published
    if here is None or unit not in ("month", "year"):
        return Placed("")
    return periods.unit(unit, here, int(step or 0))
