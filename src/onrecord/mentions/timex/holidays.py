"""Days with names: Christmas Eve, Thanksgiving, Labor Day, New Year's Day, Easter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.mentions.timex.written import year_among
from onrecord.model import Time

_PLAIN_YEAR = 2001  # and the one after, in which a holiday of a fixed day is on the same day


def holiday(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The day of that name: of the year written, else of the one that is meant, or of every year."""
    words = reader.words
    if words.codes[start] == "H" and words.codes[end : end + 1] == "z" and words.word(end)[0].isupper():
        return  # Easter Island
    if (reader.name("q", start, end) == "good friday") != (reader.name("W", start, end) == "5"):
        return  # "Labor Friday"
    each = words.codes[start - 1 : start] == "e"
    named = _DAYS[reader.name("HqK", start, end)]
    eve = timedelta(days=any(words.word(index).lower() == "eve" for index in range(start, end)))
    if each:
        if named(_PLAIN_YEAR).timetuple()[1:3] == named(_PLAIN_YEAR + 1).timetuple()[1:3]:
            yield reader.time(start, end, Placed(f"XXXX-{named(_PLAIN_YEAR) - eve:%m-%d}"), "set")
        return
    year = reader.year_of(lambda year: named(year) - eve, year_among(words, start, end), start, end)
    yield reader.time(start, end, Placed("XXXX-XX-XX") if year is None else periods.day(named(year) - eve))


def _on(month: int, number: int) -> Callable[[int], date]:
    return lambda year: date(year, month, number)


def _nth(month: int, weekday: int, nth: int, first: int = 1) -> Callable[[int], date]:
    """The nth (from 0) such weekday from a day of the month on."""

    def day_in(year: int) -> date:
        begin = date(year, month, first)
        return begin + timedelta(days=(weekday - begin.weekday()) % 7 + 7 * nth)

    return day_in


def _easter(year: int) -> date:
    """Western Easter, by the anonymous Gregorian computation."""
    century, golden = year // 100, year % 19
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + skipped + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


def _good_friday(year: int) -> date:
    return _easter(year) - timedelta(days=2)


_DAYS: dict[str, Callable[[int], date]] = {
    "bastille": _on(7, 14),
    "boxing": _on(12, 26),
    "christmas": _on(12, 25),
    "columbus": _nth(10, 0, 1),
    "earth": _on(4, 22),
    "easter": _easter,
    "election": _nth(11, 1, 0, first=2),  # the Tuesday after a Monday
    "father": _nth(6, 6, 2),
    "fools": _on(4, 1),
    "good friday": _good_friday,
    "halloween": _on(10, 31),
    "inauguration": _on(1, 20),
    "independence": _on(7, 4),
    "juneteenth": _on(6, 19),
    "king": _nth(1, 0, 2),
    "labor": _nth(9, 0, 0),
    "memorial": _nth(5, 0, 0, first=25),
    "mother": _nth(5, 6, 1),
    "new year": _on(1, 1),
    "patrick": _on(3, 17),
    "presidents": _nth(2, 0, 2),
    "thanksgiving": _nth(11, 3, 3),
    "valentine": _on(2, 14),
    "veterans": _on(11, 11),
}
