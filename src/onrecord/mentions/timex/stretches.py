"""How long: two years, a 20-year term, half an hour; and now, recently, the future."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.mentions.timex import looking, periods, sets
from onrecord.mentions.timex.numerals import amount
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.model import Time

_SENTENCE_BEGINS = ("", ".", "|", ";", "?", "!")
_DOWN = ("decade", "year", "month", "week", "day", "hour", "minute", "second")


def duration(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Two years, a 20-year term, three full days, a 58-year-old; not a part ("three quarters")."""
    words, unit_at = reader.words, reader.words.codes.rindex("U", start, end)
    unit, count = str(words.value(unit_at)), amount(words, start, unit_at)
    if words.word(start).lower() == "some" and not words.word(unit_at).endswith("s"):  # "some day"
        return
    if unit == "half" or (unit in ("century", "decade") and _of_two(reader, start, end)):
        return
    if unit == "quarter" and (words.codes[end : end + 1] == "f" or words.codes[unit_at - 1] == "-"):
        return
    led_to = words.codes[start - 1 : start] in ("I", "T")
    if count == 1 and unit == "day" and not led_to and "-" not in words.codes[start:end]:
        return  # "one day" is as good as "some day"
    yield reader.time(start, end, Placed(periods.length(unit, count)), "duration")


def _of_two(reader: Reader, start: int, end: int) -> bool:
    """ "A decade or two decades" is no measure."""
    return "or" in (reader.words.word(start - 1), reader.words.word(end))


def together(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Two hours, 31 minutes and eight seconds; a year and six months: one stretch of several units."""
    words, days, hours, begin = reader.words, "", "", start
    units = [index for index in range(start, end) if words.codes[index] == "U"]
    sizes = [_DOWN.index(str(words.value(index))) if words.value(index) in _DOWN else -1 for index in units]
    apart = {"or", "to"} & {words.word(index + 1) for index in units[:-1]}
    if apart or sizes != sorted(set(sizes)):  # "a week or ten days", "24 hours a day, seven days a week" are two
        for index in units:
            begin += words.codes[begin] in "p,"
            if words.codes[begin] != "a":
                yield from duration(reader, begin, index + 1)
            begin = index + 1
        return
    for index in units:
        part = periods.length(str(words.value(index)), amount(words, begin, index))
        days, hours = (days, hours + part[2:]) if part[1] == "T" else (days + part[1:], hours)
        begin = index + 1
    yield reader.time(start, end, Placed(f"P{days}{'T' if hours else ''}{hours}"), "duration")


def lasting(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """A month-long strike, a centuries-old wall, a yearlong fight."""
    if value := reader.name("_", start, end):
        yield reader.time(start, end, Placed(value), "duration")
        return
    count = None if reader.words.word(end - 3).lower().endswith("s") else 1
    yield reader.time(start, end, Placed(periods.length(reader.name("U", start, end), count)), "duration")


def unmeasured(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Weeks of talks, within hours."""
    words, unit = reader.words, reader.name("U", start, end)
    if not words.word(start).endswith("s") or unit in ("minute", "second", "half", "quarter"):
        return
    of = words.codes[end : end + 1] == "f" and words.word(end + 1) != "age"
    if of or words.word(start - 1).lower() == "within":
        yield reader.time(start, end, Placed(periods.length(unit, None)), "duration")


def final(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The final hour, the final weeks."""
    count = None if reader.words.word(end - 1).lower().endswith("s") else 1
    yield reader.time(start, end, Placed(periods.length(reader.name("U", start, end), count)), "duration")


def one(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """For a year, nearly a decade, less than a month, half an hour, an hour and a half; not "75 a day"."""
    unit = str(reader.words.value(end - 1))
    half = reader.name("U", start, end) == "half" and unit != "half"
    if reader.at("p", start, end) >= 0:  # "an hour and a half"
        if unit == "half":
            yield reader.time(start, end, Placed(periods.length(reader.name("U", start, end), 1.5)), "duration")
        return
    if unit in ("quarter", "half") or (end - start > 2 and not half):
        return
    led_by, before = reader.words.codes[start - 1 : start], reader.words.word(start - 1)
    if not half and (led_by not in ("I", "T") and not before.endswith("ed") or _of_two(reader, start, end)):
        yield from sets.rate(reader, start, end)
        return
    yield reader.time(start, end, Placed(periods.length(unit, 0.5 if half else 1)), "duration")


def reference(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Now, recently, the future, these days; not "is now in office", which tells a state."""
    words = reader.words
    if words.codes[start] == "7":
        if reader.name("U", start, end) == "day":
            yield reader.time(start, end, Placed(reader.name("7", start, end)))
        return
    word, before = words.word(start), words.codes[start - 1 : start] if start else ""
    if words.codes[start] == "6":
        if before in "zp" and word.lower() == "once" and looking.back(words, end):
            yield reader.time(start, end, Placed("PAST_REF"))
        return
    if words.codes[start] == "r" and (before == "B" or (word[0].isupper() and before not in _SENTENCE_BEGINS)):
        return
    if words.codes[end - 1] == "l" and words.word(end - 1).lower() != "past":  # "in the last poll"
        return
    yield reader.time(start, end, Placed(reader.name("rZj", start, end) or "PAST_REF"))
