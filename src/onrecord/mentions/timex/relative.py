"""Times said from where we stand: today, on Sunday, last week, two years ago, a day later, over the weekend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.numerals import amount
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.mentions.timex.written import day_of
from onrecord.model import Time

_PARTS = {"tonight": "NI", "overnight": "NI"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap]?)", re.IGNORECASE)
_NOON = 12
_YEARS = {"year": 1, "decade": 10, "century": 100}
_REMOTE = 500  # years beyond which a calendar of days says nothing
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
    return f"{hours:02}:{match[2] or '00'}" if hours <= 24 else ""


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


def stepped(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Last week, this month, next year, earlier this week, the previous day, that year, the same day."""
    unit, step = reader.name("UJ", start, end), _step(reader, start, end)
    word = reader.words.word(reader.at("lxts", start, end)).lower()
    if unit in ("minute", "second", "hour", "half") or (unit == "day" and word in ("last", "past")):
        return
    if reader.words.word(end - 1).lower().endswith("s"):  # "the coming weeks" places nothing
        return
    if word == "past" or (word in ("last", "next", "coming") and unit == "decade"):
        yield _stretch(reader, start, end, unit, 1, 1 if reader.at("x", start, end) >= 0 else -1)
        return
    if word in ("same", "that", "following", "previous", "preceding", "prior"):
        yield reader.time(start, end, _from_before(reader, unit, step, start))
        return
    if word == "next" and unit == "day":
        yield reader.time(start, end, _from_before(reader, unit, 1, start))
        return
    yield reader.time(start, end, _from_published(reader, unit, step, start, end))


def _step(reader: Reader, start: int, end: int) -> int:
    steps = [int(reader.words.value(index)) for index in range(start, end) if reader.words.codes[index] in "lxts"]
    return sum(steps)


def _from_published(reader: Reader, unit: str, step: int, start: int, end: int) -> Placed:
    if reader.published is None:
        return periods.unknown(unit)
    if unit == "weekend":
        forward = step == 0 and reader.ahead(start, end)
        here = periods.nearest_weekend(reader.published, forward or step == 1)
        return here if step == 0 or not here.first else _other_weekend(reader.published, step)
    return periods.unit(unit, reader.published, step)


def _other_weekend(published: date, step: int) -> Placed:
    """Last weekend is the one that is over; next weekend the one to come, as newspapers use the words."""
    return periods.unit("weekend", published, step)


def _from_before(reader: Reader, unit: str, step: int, start: int) -> Placed:
    """By the date named last, where there is one near; a previous year or quarter without one goes by publication."""
    before = reader.before(start, day=unit == "day")
    if before and before.first:
        return periods.unit(unit, before.first, step)
    if reader.published:
        return periods.unit(unit, reader.published, step)
    return periods.unknown(unit)


def weekend(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Over the weekend, the weekend."""
    if reader.published is None:
        yield reader.time(start, end, periods.unknown("weekend"))
        return
    yield reader.time(start, end, periods.nearest_weekend(reader.published, reader.ahead(start, end)))


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


def ago(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Two weeks ago, a day later, five years earlier, six months from now."""
    words = reader.words
    unit_at = reader.at("U", start, end)
    count, unit, word = amount(words, start, unit_at), reader.name("U", start, end), words.word(end - 1).lower()
    plural = words.word(unit_at).lower().endswith("s")
    if unit == "half" or (start == unit_at and not plural):  # "day after day"
        return
    sign = {"ago": -1, "earlier": -1, "before": -1}.get(word, 1)
    if count is not None and count * _YEARS.get(unit, 1 / 12) > _REMOTE:
        yield reader.time(start, end, Placed("PAST_REF" if sign < 0 else "FUTURE_REF"))
    elif count is None or unit in ("hour", "minute", "second"):
        yield _uncounted(reader, start, end, unit, count, word)
    elif word in ("later", "afterward", "afterwards") and not reader.before(start):  # later than what?
        yield reader.time(start, end, Placed(periods.length(unit, count)), "duration")
    elif word in ("after", "before") and words.codes[end : end + 1] not in ("", ".", ",", "|", ";"):
        yield reader.time(start, end - 1, Placed(periods.length(unit, count)), "duration")
    else:
        yield reader.time(start, end, _away(reader, unit, int(sign * count), word, start))


def _uncounted(reader: Reader, start: int, end: int, unit: str, count: float | None, word: str) -> Time:
    if word == "ago" and unit not in ("hour", "minute", "second"):
        return reader.time(start, end, Placed("PAST_REF"))
    if word == "ago" and count is not None and reader.published:
        day = reader.published
        return reader.time(start, end, Placed(day.isoformat(), day, day))
    return reader.time(start, end, Placed(periods.length(unit, count)), "duration")


def _away(reader: Reader, unit: str, count: int, word: str, start: int) -> Placed:
    from_here = word in ("ago", "now", "hence")
    before = None if from_here else reader.before(start, day=unit == "day")
    if before and before.first and before.value[:2] != "FY":
        return periods.shifted(before.value[:10], before.first, unit, count)
    return periods.unit(unit, reader.published, count) if reader.published else periods.unknown(unit)


def day_beside(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The day before, the week after: by the date named last; what goes by an event stays unread."""
    words = reader.words
    following = words.codes[end : end + 1]
    unit, word = reader.name("U", start, end), words.word(reader.at("bL", start, end)).lower()
    if following == "d" and unit == "day" and reader.published:
        step = int(words.value(end)) + (-1 if word == "before" else 1)
        yield reader.time(start, end + 1, periods.day(reader.published + timedelta(days=step)))
    elif following in ("", ".", ",", "|", ";") and unit in ("day", "week", "month", "year"):
        yield reader.time(start, end, _from_before(reader, unit, -1 if word in ("before", "earlier") else 1, start))


def year_ago(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The year-earlier quarter, the year-ago period."""
    yield reader.time(start, end, _away(reader, reader.name("U", start, end), -1, "earlier", start))


def this_unit(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The end of the year, for the quarter, year-end, late in the month."""
    unit = reader.name("U", start, end)
    if unit not in ("year", "month", "quarter", "week", "decade", "century") or reader.words.word(
        end - 1
    ).lower().endswith("s"):
        return
    before = reader.before(start)
    if unit in ("quarter", "year", "month") and before and before.first and before.value[:2] != "FY":
        yield reader.time(start, end, periods.unit(unit, before.first))
    elif reader.published:
        yield reader.time(start, end, periods.unit(unit, reader.published))


def _stretch(reader: Reader, start: int, end: int, unit: str, count: float | None, step: int) -> Time:
    """A duration that ends or begins at publication."""
    placed = Placed(periods.length(unit, count))
    here = reader.published
    if here and count and count * _YEARS.get(unit, 1 / 12) <= _REMOTE:
        there = periods.moved(here, unit, int(step * count))
        placed = Placed(placed.value, min(here, there), max(here, there))
    return reader.time(start, end, placed, "duration")


def stretch(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The past two years, the last 100 days, the next six months, the first nine months."""
    words, unit_at = reader.words, end - 1
    index = reader.at("lxtsR", start, unit_at)
    count, unit = amount(words, index + 1, unit_at), str(words.value(unit_at))
    if words.codes[index] == "R":
        yield reader.time(start, end, Placed(periods.length(unit, count)), "duration")
    else:
        yield _stretch(reader, start, end, unit, count, -1 if words.codes[index] == "l" else 1)
