"""Days and months written out: 2025-01-29, January 25, Sunday, Jan. 26, 2025, July 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.mentions.timex import periods
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
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_PIVOT = 50  # two-digit years up to here are of this century


def full(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """2025-01-29, 1/29/2025, 29.01.2025, 01-29-25, 20250129."""
    found = iso_or_slash(reader.words.word(start))
    if found:
        yield reader.time(start, end, *found)


def iso_or_slash(text: str) -> tuple[Placed, Kind] | None:
    """A date in figures; American order where it is not clear which number is the month."""
    try:
        if text.isdigit():
            return _plausible(date.fromisoformat(text)), "date"
        if text[4:5] == "-":
            placed, clock = _plausible(date.fromisoformat(text[:10])), text[11:16]
            return (Placed(f"{placed.value}T{clock}", placed.first, placed.last), "time") if clock else (placed, "date")
        first, second, year = (int(part) for part in re.split(r"[/.-]", text))
        year = of_two_digits(year) if year < _CENTURY else year
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
    """The week ending Jan. 25, the fiscal year ended June 30: the days up to the one after, itself read on its own."""
    unit, following = reader.name("U", start, end), _MONTH_DAY.match(reader.words.codes, end + 1)
    if following is None or unit not in ("week", "month", "quarter", "year"):
        return
    last = day_of(reader, *following.span()).last
    if last is None:
        yield reader.time(start, end, periods.unknown(unit))
        return
    first = periods.up_to(last, unit, 1)
    value = f"FY{last.year:04}" if reader.at("F", start, end) >= 0 else periods.unit(unit, last).value
    yield reader.time(start, end, Placed(value, first, last))


def _day(words: Words, index: int) -> int:
    if words.codes[index] == "R":
        return int(words.value(index))
    return int(re.sub(r"\D", "", words.word(index)))


def year_among(words: Words, start: int, end: int) -> int | None:
    """The year among those tokens, or the one that ends the range they begin."""
    for index in range(start, end):
        if words.codes[index] == "Y":
            return int(words.word(index))
        if words.codes[index : index + 2] in ("'D", "'n") and len(words.word(index + 1)) == 2:
            return of_two_digits(int(words.word(index + 1)))
    following = _FOLLOWING_YEAR.match(words.codes, end)
    return int(words.word(following.end())) if following else None


def month(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """July 2024, Oct. '93, early March, last July, next May, July of last year."""
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
    if end - start > 1 and reader.at("glxtYU'", start, end) >= 0:
        return True
    before = words.codes[start - 1] if start else "|"
    named = words.codes[end : end + 1] in ("z", "q") and words.word(end)[0].isupper()
    if named and before not in "Ifpha":  # "the mayor, April Dunn"
        return False
    if words.codes[index] == "m":
        return before in "If" and end - start > 1
    if before == "-" and words.codes[start - 2 : start - 1] in ("M", "."):  # "January-March"
        return True
    if words.word(index) in ("May", "March") and before in "ha" and words.codes[end : end + 1] == "z" and not named:
        return True  # "the May contract"
    if words.word(index) in ("May", "March", "MAY", "MARCH"):
        return before in "Ifp" and words.codes[end : end + 1] != "z" or before in "If"
    return True


def of_two_digits(year: int) -> int:
    """The year that two figures mean: 89 is 1989."""
    return year + (1900 if year > _PIVOT else 2000)


def digits_of(word: str) -> int:
    """The number whose figures a token holds: "25th" is 25."""
    return int(re.sub(r"\D", "", word))
