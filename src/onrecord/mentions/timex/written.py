"""Dates written out: days, months, quarters, years, decades, fiscal years, holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.numerals import amount
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Kind, Reader
from onrecord.mentions.timex.words import Words
from onrecord.model import Time

_FOLLOWING_YEAR = re.compile(r"[-p](?:[Mm]\.?[Do]?|[Do]),?(?=Y)")
_DAY_RANGE = re.compile(r"-[Do]|p[Do](?![z.][z'])")
_MONTH_DAY = re.compile(r"[Ww]?[.,]*[Mm]\.?[Do](?:,?Y)?|[Ww]?[.,]*[Do]f?[Mm]\.?(?:,?Y)?")
_FULL = re.compile(r"[Mm]\.?[Do],?Y|[Do]f?[Mm]\.?,?Y|i")
_DAYS_OF_ANY_MONTH = 28
_CENTURY = 100
_TEEN = 10  # "nineteen five" is no year
_PLAIN_YEARS = 1900  # from here on four digits need no preposition to be a year
_FIRST_DECADE = 30  # "the '30s" are of the last century
_NO_YEAR_AFTER = "$£€#-+/:.№"
_NO_YEAR_BEFORE = ("%", "°", "/")
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_PIVOT = 50  # two-digit years up to here are of this century


def full(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """2025-01-29, 1/29/2025, 29.01.2025."""
    found = iso_or_slash(reader.words.word(start))
    if found:
        yield reader.time(start, end, *found)


def iso_or_slash(text: str) -> tuple[Placed, Kind] | None:
    """A date in figures; American order where it is not clear which number is the month."""
    try:
        if text[4:5] == "-":
            placed, clock = _plausible(date.fromisoformat(text[:10])), text[11:16]
            return (Placed(f"{placed.value}T{clock}", placed.first, placed.last), "time") if clock else (placed, "date")
        first, second, year = (int(part) for part in re.split(r"[/.]", text))
        year += (1900 if year > _PIVOT else 2000) if year < _CENTURY else 0
        month, day = (second, first) if first > 12 or "." in text else (first, second)
        return _plausible(date(year, month, day)), "date"
    except ValueError:
        return None


def _plausible(day: date) -> Placed:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError("no year that news is about")
    return periods.day(day)


def day_and_month(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """January 25; Sunday, Jan. 26, 2025; 25 January; the 25th of January; "Jan. 20-25" is two days."""
    placed = day_of(reader, start, end)
    yield reader.time(start, end, placed)
    more = _DAY_RANGE.match(reader.words.codes, end)
    if more and placed.first and reader.words.codes[end - 1] != "Y":
        until = _day(reader.words, more.end() - 1)
        yield reader.time(
            more.end() - 1, more.end(), reader.date(placed.first.year, placed.first.month, until, start, end)
        )


def day_of(reader: Reader, start: int, end: int) -> Placed:
    """The day that those tokens write."""
    words = reader.words
    number = _day(words, reader.at("DoR", start, end))
    year = year_among(words, start, end)
    if year is None and reader.published and reader.at("U", start, end) >= 0:  # "June 16 of last year"
        year = reader.published.year + int(reader.name("lxt", start, end))
    return reader.date(year, int(reader.name("Mm", start, end)), number, start, end)


def full_days(reader: Reader) -> list[date]:
    """The days that the text writes out with their year."""
    found = (match.span() for match in _FULL.finditer(reader.words.codes))
    return [day for span in found if (day := _written_out(reader, *span))]


def _written_out(reader: Reader, start: int, end: int) -> date | None:
    if reader.words.codes[start] == "i":
        found = iso_or_slash(reader.words.word(start))
        return found[0].last if found else None
    return day_of(reader, start, end).last


def day_of_month(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """On the 20th: of this month, or of the one before where it is still to come."""
    if reader.published is None:
        return
    here, number = reader.published, _day(reader.words, end - 1)
    month = here.month - (number > here.day and not reader.ahead(start, end))
    first = periods.month(here.year, month).first
    if first and number <= _DAYS_OF_ANY_MONTH:
        yield reader.time(start, end, periods.day(first + timedelta(days=number - 1)))


def ending(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The week ending Jan. 25: the days up to the one that follows, itself read on its own."""
    unit, following = reader.name("U", start, end), _MONTH_DAY.match(reader.words.codes, end + 1)
    if following is None or unit not in ("week", "month", "quarter", "year"):
        return
    last = day_of(reader, *following.span()).last
    if last is None:
        yield reader.time(start, end, periods.unknown(unit))
        return
    first = periods.moved(last, unit, -1) + timedelta(days=1)
    yield reader.time(start, end, Placed(periods.unit(unit, last).value, first, last))


def _day(words: Words, index: int) -> int:
    if words.codes[index] == "R":
        return int(words.value(index))
    return int(re.sub(r"\D", "", words.word(index)))


def year_among(words: Words, start: int, end: int) -> int | None:
    """The year among those tokens, or the one that ends the range they begin."""
    for index in range(start, end):
        if words.codes[index] == "Y":
            return int(words.word(index))
    following = _FOLLOWING_YEAR.match(words.codes, end)
    return int(words.word(following.end())) if following else None


def month(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """July 2024, early March, last July, next May, July of last year."""
    words = reader.words
    if not _is_month(reader, start, end):
        return
    number, year = int(reader.name("Mm", start, end)), year_among(words, start, end)
    if year is not None:
        placed = periods.month(year, number)
    elif reader.at("U", start, end) > reader.at("Mm", start, end) and reader.published:
        placed = periods.month(reader.published.year + int(reader.name("lxt", start, end)), number)
    else:
        placed = _stepped_month(reader, number, start, end)
    yield reader.time(start, end, placed)


def _stepped_month(reader: Reader, number: int, start: int, end: int) -> Placed:
    step = reader.name("lx", start, end)
    if not step or reader.published is None:
        return reader.month(number, start, end)
    gone = reader.published.month - number
    year = reader.published.year
    return periods.month(year - (gone <= 0) if step == "-1" else year + (gone >= 0), number)


def _is_month(reader: Reader, start: int, end: int) -> bool:
    """A bare "May" or "Mar." is a month only where a word before or after makes it one."""
    words, index = reader.words, reader.at("Mm", start, end)
    if end - start > 1 and reader.at("glxtYU", start, end) >= 0:
        return True
    before = words.codes[start - 1] if start else "|"
    if words.codes[index] == "m":
        return before in "If" and end - start > 1
    if words.word(index) in ("May", "March", "MAY", "MARCH"):
        return before in "Ifp" and words.codes[end : end + 1] != "z" or before in "If"
    return True


def quarter(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The third quarter of 1989, last year's first half, Q3, the 20th century, the second quarter of last year."""
    words = reader.words
    place = reader.at("RoQ", start, end)
    unit = "quarter" if words.codes[place] == "Q" else reader.name("U", place, end)
    number = int(words.value(place)) if words.codes[place] == "R" else _day_digits(words.word(place))
    if unit == "century":
        yield reader.time(start, end, periods.century(number))
    elif unit == "quarter" and number <= 4 or (unit == "half" and number <= 2 and end - start > 3):
        yield reader.time(start, end, _part_of_year(reader, unit, number, start, end))


def _day_digits(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _part_of_year(reader: Reader, unit: str, number: int, start: int, end: int) -> Placed:
    year = year_among(reader.words, start, end)
    make = periods.quarter if unit == "quarter" else periods.half
    if year is None and reader.published is None:
        return Placed(f"XXXX-{unit[0].upper()}{number}")
    if year is None and reader.published:
        step = reader.name("lxt", start, end)
        begun = make(reader.published.year, number).first
        past = begun and begun > reader.published and not step and not reader.ahead(start, end)
        year = reader.published.year + int(step or 0) - bool(past)
    return make(year or 0, number)


def year(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """2013, early 2024, the end of 1989, 2016-18, '88; not a number of things."""
    words, index = reader.words, reader.at("YDn", start, end)
    if words.codes[index] != "Y":
        if _apostropheyear_among(words, index):
            short = int(words.word(index))
            yield reader.time(start, end, periods.year(short + (1900 if short > _PIVOT else 2000)))
        return
    if not _is_year(reader, start, end):
        return
    number = int(words.word(index))
    yield reader.time(start, end, periods.year(number))
    if words.codes[end : end + 2] == "-D" and len(words.word(end + 1)) == 2 and words.starts[end] == words.end(end - 1):
        yield reader.time(end + 1, end + 2, periods.year(number // 100 * 100 + int(words.word(end + 1))))


def _apostropheyear_among(words: Words, index: int) -> bool:
    begin = words.starts[index]
    text = words.text
    return len(words.word(index)) == 2 and text[begin - 1] in "'’‘" and (begin < 2 or text[begin - 2].isspace())


def _is_year(reader: Reader, start: int, end: int) -> bool:
    """Four digits are a year unless a mark before or a counted noun after makes them something else."""
    words, index = reader.words, reader.at("Y", start, end)
    before = words.text[words.starts[index] - 1 : words.starts[index]]
    ranged = start == index and words.codes[index - 1 : index] == "-" and words.codes[index - 2 : index - 1] == "Y"
    if before and before in _NO_YEAR_AFTER and not (start < index or ranged):
        return False
    if (
        words.codes[end : end + 1] in ("X", "G")
        or words.text[words.end(index) : words.end(index) + 1] in _NO_YEAR_BEFORE
    ):
        return False
    if int(words.word(index)) >= _PLAIN_YEARS:
        return True
    return start < index or (index > 0 and words.codes[index - 1] in "IpbO")


def fiscal(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Fiscal year 2024, fiscal 2024, FY24, the last fiscal year, the 2024 fiscal year."""
    number = _fiscal_number(reader, start, end)
    placed = Placed("FYXXXX") if number is None else periods.fiscal(number, reader.fiscal_month)
    yield reader.time(start, end, placed)


def _fiscal_number(reader: Reader, start: int, end: int) -> int | None:
    words = reader.words
    if (written := year_among(words, start, end)) is not None:
        return written
    if (index := reader.at("yD", start, end)) >= 0:
        digits = _day_digits(words.word(index))
        return digits + 2000 if digits < _CENTURY else digits
    if reader.published is None:
        return None
    current = reader.published.year + (1 < reader.fiscal_month <= reader.published.month)
    return current + int(reader.name("lxt", start, end) or 0)


def spoken_year(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Nineteen eighty-nine."""
    century, rest = int(reader.words.value(start)), amount(reader.words, start + 1, end)
    if rest and _TEEN <= rest < _CENTURY:
        yield reader.time(start, end, periods.year(_CENTURY * century + int(rest)))


def decade(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The 1990s, the late '80s."""
    if said := reader.name("u", start, end):
        century = reader.name("5", start, end) or "19"
        yield reader.time(start, end, periods.decade(int(century) * _CENTURY + int(said)))
        return
    word = reader.words.word(reader.at("k", start, end))
    digits = _day_digits(word)
    if digits < _CENTURY and reader.at("'", start, end) < 0:  # "in her 80s"
        return
    if word[-2] in "'’" and start == end - 1 and reader.words.codes[start - 1 : start] != "h":
        yield reader.time(start, end, periods.year(digits))  # "1990's best"
        return
    if digits < _CENTURY:
        digits += 1900 if digits >= _FIRST_DECADE else 2000
    yield reader.time(start, end, periods.decade(digits))
