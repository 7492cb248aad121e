"""Units of the calendar counted from where we stand: last week, this month, over the weekend, last fall, that year."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.distances import to_here
from onrecord.mentions.timex.placing import Reader
from onrecord.mentions.timex.written import year_among
from onrecord.model import Time

_NO_CALENDAR = ("minute", "second", "hour", "half")  # "the last minute"
_WITHIN = ("over", "within", "throughout", "during", "in")  # "over the next year" is a stretch from here
_BY_NAMED = ("same", "that", "following", "previous", "preceding", "prior")  # counted from the date named before


def stepped(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Last week, this month, next year, earlier this week, the previous day, that year, the same day."""
    words = reader.words
    unit = reader.name("UJ", start, end)
    step = sum(int(words.value(index)) for index in range(start, end) if words.codes[index] in "lxts")
    word, plural = words.word(reader.at("lxts", start, end)).lower(), words.word(end - 1).lower().endswith("s")
    if plural or unit in _NO_CALENDAR or (unit == "day" and word in ("last", "past", "latest")):
        return  # "the coming weeks", "the last minute" and "the last day of school" place nothing
    led_by = words.word(start - 1).lower() if words.codes[start] == "h" else ""
    in_all = led_by in _WITHIN and word in ("last", "next") and unit in ("week", "month", "year")
    if in_all or word == "past" or (word in ("last", "next", "coming") and unit == "decade"):
        yield to_here(reader, start, end, unit, 1, step)
    elif word in _BY_NAMED or (word == "next" and unit == "day"):
        yield reader.time(start, end, reader.from_named(unit, step, start))
    elif unit == "weekend" and step == 0:
        yield from weekend(reader, start, end)
    elif reader.published:
        yield reader.time(start, end, periods.unit(unit, reader.published, step))
    else:
        yield reader.time(start, end, periods.unknown(unit))


def weekend(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Over the weekend, the weekend."""
    if reader.published is None:
        yield reader.time(start, end, periods.unknown("weekend"))
        return
    yield reader.time(start, end, periods.nearest_weekend(reader.published, reader.ahead(start, end)))


def season(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Last fall, this spring, the summer of 2016, winter 2024."""
    words, code = reader.words, reader.name("S", start, end)
    if (index := reader.at("Y", start, end)) >= 0:
        yield reader.time(start, end, periods.season(int(words.word(index)), code))
        return
    step = reader.name("lx", start, end)
    if step and reader.published:
        yield reader.time(start, end, periods.season_beside(reader.published, code, int(step)))
    else:
        yield reader.time(start, end, reader.season(code, start, end))


def this_unit(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The end of the year, for the quarter, year-end, year-end 1995, the full year, late in the month."""
    unit, plural = reader.name("U", start, end), reader.words.word(reader.at("U", start, end)).lower().endswith("s")
    if plural or unit not in ("year", "month", "quarter", "week", "decade", "century"):
        return
    if (written := year_among(reader.words, start, end)) is not None and unit == "year":
        yield reader.time(start, end, periods.year(written))
        return
    if unit == "quarter":
        yield from _quarter(reader, start, end)
        return
    before = reader.before(start) if unit in ("year", "month") else None
    if before and before.first and before.value[:2] != "FY":
        here = before.last if unit == "year" else before.first
        yield reader.time(start, end, periods.unit(unit, here or before.first))
    elif reader.published:
        yield reader.time(start, end, periods.unit(unit, reader.published))


def _quarter(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The quarter is the one named last, else the one that has just ended unless the sentence looks forward."""
    if reader.quarter_named:
        yield reader.time(start, end, periods.unit("quarter", reader.quarter_named))
    elif reader.published:
        step = 0 if reader.ahead(start, end) else -1
        yield reader.time(start, end, periods.unit("quarter", reader.published, step))


def same_of(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The same quarter of 2024, the same month last year: what was named last, in that year."""
    unit = reader.name("U", start, end)
    named = reader.quarter_named if unit == "quarter" else (before := reader.before(start)) and before.first
    here = named or reader.published
    year = year_among(reader.words, start, end)
    if year is None and reader.published:
        year = reader.published.year + int(reader.name("lxt", start, end))
    if here and year is not None and unit in ("quarter", "month", "day", "week"):
        yield reader.time(start, end, periods.unit(unit, periods.moved(here, "year", year - here.year)))
