"""How long and how often: two years, a 20-year term, every week; and now, recently, the future."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.numerals import amount
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.model import Time

_RATE_REACH = 9  # words back to the number whose rate "each week" is
_SENTENCE_BEGINS = ("", ".", "|", ";", "?", "!")


def duration(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Two years, a 20-year term, 24 hours; an age is no time, nor is a part ("three quarters")."""
    words, unit_at = reader.words, end - 1
    unit, count = str(words.value(unit_at)), amount(words, start, unit_at)
    if words.word(start).lower() == "some" and not words.word(unit_at).endswith("s"):  # "some day"
        return
    if unit in ("half", "century", "decade") or _is_age(reader, start, end):
        return
    if unit == "quarter" and (words.codes[end : end + 1] == "f" or words.codes[unit_at - 1] == "-"):
        return
    led_to = words.codes[start - 1 : start] in ("I", "T")
    if count == 1 and unit == "day" and not led_to and "-" not in words.codes[start:end]:
        return  # "one day" is as good as "some day"
    yield reader.time(start, end, Placed(periods.length(unit, count)), "duration")


def _is_age(reader: Reader, start: int, end: int) -> bool:
    if "age" in (reader.words.word(start - 1), reader.words.word(start - 2)):
        return True
    following = reader.words.codes[end : end + 2]
    return following[:1] == "G" or following == "-G" or (following[:1] == "f" and reader.words.word(end + 1) == "age")


def one(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """For a year, less than a month, half an hour; not "75 a day"."""
    unit = str(reader.words.value(end - 1))
    half = reader.words.word(start).lower() == "half"
    if (
        unit in ("quarter", "decade", "half", "century")
        or (end - start > 2 and not half)
        or _is_age(reader, start, end)
    ):
        return
    yield reader.time(start, end, Placed(periods.length(unit, 0.5 if half else 1)), "duration")


def often(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Every week, each year, every two years, Sundays; not the rate of a number before it."""
    words = reader.words
    if (number := reader.name("V", start, end)) and words.codes[start] != "e":
        yield reader.time(start, end, Placed(f"XXXX-WXX-{number}"), "set")
        return
    before = words.codes[max(0, start - _RATE_REACH) : start]
    unit = reader.name("U", start, end)
    if not unit:
        yield reader.time(start, end, Placed(f"XXXX-WXX-{reader.name('W', start, end)}"), "set")
    elif unit in ("week", "month", "year") and not set("DnN") & set(before):
        yield reader.time(start, end, Placed(periods.length(unit, amount(words, start + 1, end - 1) or 1)), "set")


def reference(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Now, recently, the future; not "is now in office", which tells a state."""
    words = reader.words
    word, before = words.word(start), words.codes[start - 1 : start] if start else ""
    if words.codes[start] == "r" and (before == "B" or (word[0].isupper() and before not in _SENTENCE_BEGINS)):
        return
    if words.codes[end - 1] == "l" and words.word(end - 1).lower() != "past":  # "in the last poll"
        return
    yield reader.time(start, end, Placed(reader.name("rZj", start, end) or "PAST_REF"))
