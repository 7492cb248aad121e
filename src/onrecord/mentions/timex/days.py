"""Days and their parts: today, on Sunday, Sunday evening, last night, 9 a.m. Thursday, noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.mentions.timex.written import day_of
from onrecord.model import Time

_PARTS = {"tonight": "NI", "overnight": "NI"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap]?)", re.IGNORECASE)
_NOON, _MIDNIGHT = 12, 24
_BESIDE = 120  # characters back to the day whose hour "8 a.m." is


def named_day(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Today, yesterday morning, tonight."""
    index = reader.at("d", start, end)
    if _in_a_name(reader, index):
        return
    word = reader.words.word(index).lower()
    if reader.published is None:
        yield reader.time(start, end, Placed("PRESENT_REF" if word in ("today", "tonight") else "XXXX-XX-XX"))
        return
    placed = periods.day(reader.published + timedelta(days=int(reader.words.value(index))))
    yield _with_part(reader, start, end, placed, _PARTS.get(word, ""))


def _in_a_name(reader: Reader, index: int) -> bool:
    """ "Today" with a capital after another capital is a name's: USA Today."""
    words = reader.words
    before = words.word(index - 1)
    beside = index > 0 and words.starts[index] - words.end(index - 1) == 1
    return beside and words.word(index)[0].isupper() and before[:1].isupper()


def weekday(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Sunday, last Friday, Sunday evening, the night of Saturday, 9 a.m. Thursday, Monday of last week."""
    if reader.words.word(start).lower() == "following":  # "following Monday's debate": after it
        start += 1
    number, step = int(reader.name("W", start, end)), reader.name("lxt", start, end)
    unit = reader.at("U", start, end)
    if unit >= 0 and reader.published:
        week = periods.unit("week", reader.published, int(step or 0)).first
        placed = periods.day(week + timedelta(days=number - 1)) if week else Placed("XXXX-WXX")
    else:
        placed = reader.weekday(number, start, end, int(step) if step else None)
    yield _with_part(reader, start, end, placed, "")


def _with_part(reader: Reader, start: int, end: int, placed: Placed, part: str) -> Time:
    """The day with the part of it, or the hour, that is among those tokens."""
    part = part or reader.name("P", start, end)
    clock = hour(reader, start, end)
    if clock or part:
        return reader.time(start, end, Placed(f"{placed.value}T{clock or part}", placed.first, placed.last), "time")
    return reader.time(start, end, placed)


def hour(reader: Reader, start: int, end: int) -> str:
    """The clock time among those tokens as hh:mm; empty if there is none."""
    if (index := reader.at("c", start, end)) >= 0:
        return f"{int(reader.words.value(index)):02}:00"
    if (index := reader.at("C", start, end)) < 0:
        return ""
    match = _CLOCK.match(reader.words.word(index))
    assert match
    hours, half = int(match[1]), match[3].lower()
    hours = hours % _NOON + (_NOON if half == "p" else 0) if half else hours
    return f"{hours:02}:{match[2] or '00'}" if hours <= _MIDNIGHT else ""


def clock(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """8:30 a.m., noon: of the day named last, else of publication."""
    if not (said := hour(reader, start, end)):
        return
    near = reader.before(start, _BESIDE, day=True)
    beside = near and "\n" not in reader.words.text[near.end : reader.words.starts[start]]
    day = near.first if near and beside else reader.published
    yield reader.time(start, end, Placed(f"{day or 'XXXX-XX-XX'}T{said}", day, day), "time")


def clock_on_date(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """9 a.m. on Jan. 25: the hour of a day written out."""
    yield _with_part(reader, start, end, day_of(reader, start, end), "")


def part_of_day(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """This morning, last night, that evening."""
    part, index = reader.name("P", start, end), reader.at("lts", start, end)
    if reader.words.word(end - 1)[0].isupper():  # the name of a broadcast
        return
    word = reader.words.word(index).lower()
    day = reader.published
    if word in ("that", "same") and (before := reader.before(start, day=True)):
        day = before.first
    if day is None:
        yield reader.time(start, end, Placed(f"XXXX-XX-XXT{part}"), "time")
        return
    day -= timedelta(days=word in ("last", "previous"))
    yield reader.time(start, end, Placed(f"{day}T{part}", day, day), "time")
