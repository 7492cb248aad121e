"""Days and their parts: today, on Sunday, Sunday evening, last night, 9 a.m. Thursday, noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from onrecord.mentions.timex import looking, periods
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.mentions.timex.written import day_of
from onrecord.model import Time

_PM = ("AF", "EV", "NI")
_PARTS = {"tonight": "NI", "overnight": "NI"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?\s?([ap]?)", re.IGNORECASE)
_STAMP = re.compile(r"([01]\d|2[0-3])\.([0-5]\d)")
_NOON, _MIDNIGHT = 12, 24
_BESIDE = 1000  # characters back to the day whose hour "8 a.m." is
_CLOSE = 120  # and back to one that is still to come


def named_day(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Today, yesterday morning, tonight."""
    index = reader.at("d", start, end)
    if reader.words.in_a_name(index):
        return
    word = reader.words.word(index).lower()
    if reader.published is None:
        yield reader.time(start, end, Placed("PRESENT_REF" if word in ("today", "tonight") else "XXXX-XX-XX"))
        return
    placed = periods.day(reader.published + timedelta(days=int(reader.words.value(index))))
    yield _with_part(reader, start, end, placed, _PARTS.get(word, ""))


def weekday(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Sunday, last Friday, Sunday evening, the night of Saturday, 9 a.m. Thursday, Monday of last week."""
    words = reader.words
    if words.codes[end : end + 1] in ("1", "6") and words.word(end)[0].isupper():  # the Sunday Times
        return
    if words.word(start).lower() == "following":  # "following Monday's debate": after it
        start += 1
    number, step = int(reader.name("W", start, end)), reader.name("lxt", start, end)
    if _any(reader, start, end):
        yield reader.time(start, end, Placed(f"XXXX-WXX-{number}"))
        return
    unit = reader.at("U", start, end)
    if unit >= 0 and reader.published:
        week = periods.unit("week", reader.published, int(step or 0)).first
        placed = periods.day(week + timedelta(days=number - 1)) if week else Placed("XXXX-WXX")
    else:
        step = "1" if step == "0" and looking.looks(words, start, end) is None else step  # "this Saturday's game"
        placed = reader.weekday(number, start, end, int(step) if step else None)
    yield _with_part(reader, start, end, placed, "")


def _any(reader: Reader, start: int, end: int) -> bool:
    """ "On a Tuesday", "one Sunday": nobody says which."""
    words = reader.words
    if words.word(start - 1).lower() not in ("a", "one") or end - start > 1:
        return False
    return words.codes[end : end + 1] != "z" and words.codes[end : end + 1] != "-"


def _with_part(reader: Reader, start: int, end: int, placed: Placed, part: str) -> Time:
    """The day with the part of it, or the hour, that is among those tokens."""
    part = part or reader.name("P", start, end)
    clock = hour(reader, start, end)
    if clock or part:
        clock = _in_part(clock, part)
        return reader.time(start, end, Placed(f"{placed.value}T{clock or part}", placed.first, placed.last), "time")
    return reader.time(start, end, placed)


def _in_part(clock: str, part: str) -> str:
    """7:30 tonight is 19:30."""
    if clock and part in _PM and int(clock[:2]) < _NOON:
        return f"{int(clock[:2]) + _NOON:02}{clock[2:]}"
    return clock


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
    codes = reader.words.codes
    alone = codes[start - 1 : start] in ("", "|") and codes[end : end + 1] in ("", "|")  # an entry of a running report
    near = None if alone else reader.before(start, _BESIDE, day=True)
    if near and near.first and reader.published and near.first > reader.published:  # a day to come: only right beside
        near = reader.before(start, _CLOSE, day=True)
    day = near.first if near else reader.published
    yield reader.time(start, end, Placed(f"{day or 'XXXX-XX-XX'}T{said}", day, day), "time")


def clock_on_date(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """9 a.m. on Jan. 25: the hour of a day written out."""
    yield _with_part(reader, start, end, day_of(reader, start, end), "")


def spoken_clock(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Six o'clock: of no day."""
    number = int(reader.words.value(start))
    if number <= _NOON:
        yield reader.time(start, end, Placed(f"XXXX-XX-XXT{number:02}:00"), "time")


def part_of_day(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """This morning, 9am this morning, last night, that evening, the next morning, mid-afternoon."""
    part, word = reader.name("P", start, end), reader.words.word(reader.at("ltsx", start, end)).lower()
    if reader.words.word(end - 1)[0].isupper():  # the name of a broadcast
        return
    day = reader.published
    if word not in ("this", "last", "past") and (before := reader.before(start, day=True)):
        day = before.first
    said = _in_part(hour(reader, start, end), part) or part
    if day is None:
        yield reader.time(start, end, Placed(f"XXXX-XX-XXT{said}"), "time")
        return
    day += timedelta(days=int(reader.name("ltsx", start, end) or 0))
    yield reader.time(start, end, Placed(f"{day}T{said}", day, day), "time")


def part_beside(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The night before, the morning after: by the day named last."""
    if reader.words.codes[end : end + 1] not in ("", ".", ",", "|", ";"):
        return
    step = -1 if reader.words.word(end - 1).lower() == "before" else 1
    day = reader.from_named("day", step, start)
    part = f"{day.value}T{reader.name('P', start, end)}"
    yield reader.time(start, end, Placed(part, day.first, day.last), "time")


def stamp(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """08.12 on a line of its own: when an entry of a running report was made."""
    if (entry := _STAMP.fullmatch(reader.words.word(start))) and reader.published:
        day = reader.published
        yield reader.time(start, end, Placed(f"{day}T{entry[1]}:{entry[2]}", day, day), "time")
