"""Times as TIMEX3 values and as the days they cover, every one at its exact characters.

    >>> find("It met on Sunday.", date(2025, 1, 29))[0].value
    '2025-01-26'

Words are read as letters of calendar.yml, ``grammar`` says which letters make a time, and ``Reader`` places each by
the day of publication and by what the text has named before. Left out on purpose: a rate by the day or less ("75 a
day", "daily") is part of its quantity, and stretches without a measure ("for weeks", "in recent years") place nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from onrecord.mentions.timex import grammar, loose, periods, written
from onrecord.mentions.timex.placing import Reader
from onrecord.mentions.timex.words import Words
from onrecord.model import Time

_COUNTED = re.compile(r"PT(?P<hours>\d{1,3})H|P(?P<count>\d{1,3})(?P<unit>[DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_DAY = 24  # hours
_TO = re.compile(r"(?: period)?,? (?:up )?(?:to|until|through|ending|ended|ending on|ended on|to the) ")
_FIRST = re.compile(r"(?:the )?first ", re.IGNORECASE)
_OF = re.compile(r" of ")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200  # outside no article was published, whatever its metadata say


def find(text: str, published: date | None, fiscal_month: int = 1, every: bool = False) -> list[Time]:
    """The times of a text in order. Without ``published`` what depends on it keeps an open value and no days.

    Args:
        fiscal_month: the first month of the fiscal year that the text means (U.S. government: 10).
        every: with those that TimeML marks though they place nothing: "daily", "for weeks", "recent years", "current".
    """
    if published and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None
    words = Words(text)
    reader = Reader(words, published, fiscal_month)
    reader.completed_by(written.full_days(reader))
    found: list[Time] = []
    for read, start, end in grammar.matches(words.codes):
        reader.by = None
        for time in read(reader, start, end):
            if not found or found[-1].end <= time.start:
                found.append(time)
                reader.named(time)
    found = [_up_to(text, time, after) for time, after in zip_longest(found, found[1:])]
    return sorted([*found, *loose.find(words, found)], key=lambda time: time.start) if every else found


def _up_to(text: str, time: Time, after: Time | None) -> Time:
    """A duration with its days where these follow: "the 24 hours to 9am Thursday", "the first 20 days of June"."""
    if time.kind != "duration" or time.first or after is None or after.first is None or after.last is None:
        return time
    counted = _COUNTED.fullmatch(time.value)
    if counted and counted["count"] and _FIRST.match(time.exact) and _OF.fullmatch(text, time.end, after.start):
        beyond = periods.moved(after.first, _UNITS[counted["unit"]], int(counted["count"]))
        return replace(time, first=after.first, last=max(after.first, beyond - timedelta(days=1)))
    if not counted or not _TO.fullmatch(text, time.end, after.start):
        return time
    if counted["hours"]:
        first = periods.moved(after.last, "day", -round(int(counted["hours"]) / _DAY))
    else:
        first = periods.up_to(after.last, _UNITS[counted["unit"]], int(counted["count"]))
    return replace(time, first=min(first, after.last), last=after.last)
