"""Times told by how far they are from another: two weeks ago, a day later, the day before, the past two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.numerals import amount
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.model import Time

_BESIDE = re.compile(r"d|[lt]U")  # "a year ago today", "five years ago this week"
_CLOCK_UNITS = ("hour", "minute", "second")
_YEARS = {"year": 1, "decade": 10, "century": 100}  # anything less is some months
_A_YEAR = {"quarter": 4, "month": 12}
_TWO_AWAY = {("before", "last"): -2, ("after", "next"): 2}  # "the year before last"
_REMOTE = 500  # years beyond which a calendar of days says nothing
_LATER = ("later", "afterward", "afterwards")
_STOPS = ("", ".", ",", "|", ";")  # after which "the day before" goes by no event of its own


def ago(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Two weeks ago, a day later, five years earlier, six months from now."""
    words = reader.words
    units = [index for index in range(start, end) if words.codes[index] == "U"]
    unit_at = next((index for index in units if words.value(index) != "half"), units[0])  # "two and a half years"
    count, unit, word = amount(words, start, unit_at), str(words.value(unit_at)), words.word(end - 1).lower()
    plural = words.word(unit_at).lower().endswith("s")
    if unit == "half" or (start == unit_at and not plural):  # "day after day"
        return
    if word == "ago" and count and (beside := _BESIDE.match(words.codes, end)) and reader.published:
        there = periods.moved(reader.published, unit, -int(count))
        named = reader.name("U", end, beside.end()) or "day"
        step = int(reader.name("lt", end, beside.end()) or 0)
        yield reader.time(start, beside.end(), periods.unit(named, there, step))
        return
    sign = {"ago": -1, "earlier": -1, "before": -1}.get(word, 1)
    if count is not None and count * _YEARS.get(unit, 1 / 12) > _REMOTE:
        yield reader.time(start, end, Placed("PAST_REF" if sign < 0 else "FUTURE_REF"))
    elif count is None or unit in _CLOCK_UNITS:
        yield _uncounted(reader, start, end, unit, count, word)
    elif word in _LATER and not reader.before(start, day=unit == "day"):  # later than what?
        yield reader.time(start, end, Placed(periods.length(unit, count)), "duration")
    elif word in ("after", "before") and words.codes[end : end + 1] not in _STOPS:
        yield reader.time(start, end - 1, Placed(periods.length(unit, count)), "duration")
    else:
        yield reader.time(start, end, _away(reader, unit, int(sign * count), word, start))


def _uncounted(reader: Reader, start: int, end: int, unit: str, count: float | None, word: str) -> Time:
    if word == "ago" and unit not in _CLOCK_UNITS:
        return reader.time(start, end, Placed("PAST_REF"))
    if word == "ago" and count is not None and reader.published:
        day = reader.published
        return reader.time(start, end, Placed(day.isoformat(), day, day))
    return reader.time(start, end, Placed(periods.length(unit, count)), "duration")


def _away(reader: Reader, unit: str, count: int, word: str, start: int) -> Placed:
    from_here = word in ("ago", "now", "hence")
    before = None if from_here else reader.before(start, day=unit == "day", compared=count < 0)
    if before and before.first and before.value[:2] != "FY":
        return periods.shifted(before.value[:10], before.first, unit, count)
    return periods.unit(unit, reader.published, count) if reader.published else periods.unknown(unit)


def day_beside(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The day before, the week after: by the date named last; what goes by an event stays unread."""
    words = reader.words
    following = words.codes[end : end + 1]
    said = words.word(end - 1).lower(), words.word(end).lower()
    if said in _TWO_AWAY:
        if reader.published:
            here = periods.unit(reader.name("U", start, end), reader.published, _TWO_AWAY[said])
            yield reader.time(start, end + 1, here)
        return
    unit, word = reader.name("U", start, end), words.word(reader.at("bL", start, end)).lower()
    if following == "d" and unit == "day" and reader.published:
        step = int(words.value(end)) + (-1 if word == "before" else 1)
        yield reader.time(start, end + 1, periods.day(reader.published + timedelta(days=step)))
    elif following in _STOPS and unit in ("day", "week", "month", "year"):
        yield reader.time(start, end, reader.from_named(unit, -1 if word in ("before", "earlier") else 1, start))


def year_ago(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The year-earlier quarter, the year-ago period, the prior-year quarter."""
    unit, noun = reader.name("U", start, end), reader.name("U", end - 1, end)
    placed = _away(reader, unit, -1, "earlier", start)
    if unit not in ("year", "quarter", "month") or (noun == unit and reader.at("l", start, end) >= 0):
        return
    if unit == "year" and noun in _A_YEAR and reader.by is None and reader.published:  # of the one that has just ended
        placed = periods.unit(noun, reader.published, -1 - _A_YEAR[noun])
    yield reader.time(start, end, placed)


def from_day(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """A week from Friday, two weeks from today."""
    words = reader.words
    unit_at = reader.at("U", start, end)
    unit, count = reader.name("U", start, end), amount(words, start, unit_at)
    if words.word(unit_at + 1).lower() != "from" or not count or reader.published is None:
        return
    here: date | None = reader.published + timedelta(days=int(reader.name("d", start, end) or 0))
    if number := reader.name("W", start, end):
        here = reader.weekday(int(number), start, end, 1).first
    if here and unit in ("day", "week", "month", "year"):
        yield reader.time(start, end, periods.day(periods.moved(here, unit, int(count))))


def to_here(reader: Reader, start: int, end: int, unit: str, count: float | None, step: int) -> Time:
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
        yield to_here(reader, start, end, unit, count, -1 if words.codes[index] == "l" else 1)
