"""How often: every week, every other Thursday, Sundays, twice a month, annual, $40 a month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.numerals import amount
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.model import Time

_RATE_REACH = 9  # words back to the number whose rate "each week" is
_SENTENCE = re.compile(r"[.?!|]")
_LONG = (
    "week",
    "month",
    "year",
    "fortnight",
    "quarter",
)  # a rate by the day or less is part of its quantity: "75 a day"


def every(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Every week, each year, every two years, every other day; not "75 each day"."""
    unit, count = reader.name("U", start, end), amount(reader.words, start + 1, end - 1)
    other = reader.words.word(start + 1).lower() == "other"
    part = unit == "half" or (unit == "quarter" and reader.words.codes[end : end + 1] == "f")
    if not part and (other or count or unit in _LONG or not _counted(reader, start)):
        yield _set(reader, start, end, periods.length(unit, count or 1 + other))


def recurring(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Every Tuesday, Sundays, on weekends, every December, every summer, every morning."""
    if reader.at("J", start, end) >= 0:
        yield _set(reader, start, end, "XXXX-WXX-WE")
    elif number := reader.name("WV", start, end):
        yield _set(reader, start, end, f"XXXX-WXX-{number}")
    elif number := reader.name("M", start, end):
        yield _set(reader, start, end, f"XXXX-{int(number):02}")
    elif code := reader.name("S", start, end):
        yield _set(reader, start, end, f"XXXX-{code}")
    elif part := reader.name("P", start, end):
        yield _set(reader, start, end, f"XXXX-XX-XXT{part}")


def times_in(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Twice a week, once every two years, three times a month."""
    count = amount(reader.words, reader.at("6", start, end) + 1, end - 1)
    yield _set(reader, start, end, periods.length(reader.name("U", start, end), count or 1))


def regular(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Annual, quarterly, weekly; "daily" is part of its quantity."""
    value = str(reader.words.value(start))
    if value != "P1D" and "T" not in value and not reader.words.in_a_name(start):
        yield _set(reader, start, end, value)


def rate(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """$40 a month, 8 percent a year."""
    if (unit := reader.name("U", start, end)) in _LONG and end - start == 2 and _counted(reader, start):
        yield _set(reader, start, end, periods.length(unit, 1))


def _counted(reader: Reader, start: int) -> bool:
    """A number shortly before in the sentence, whose rate "each week" is."""
    before = reader.words.codes[max(0, start - _RATE_REACH) : start]
    return bool(set("DnN") & set(_SENTENCE.split(before)[-1]))


def _set(reader: Reader, start: int, end: int, value: str) -> Time:
    return reader.time(start, end, Placed(value), "set")
