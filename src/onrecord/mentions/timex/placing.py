"""Where we stand in time while reading a text: the day of publication and the times named so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

from onrecord.mentions.timex import looking, periods
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.words import Words
from onrecord.model import Time

Kind = Literal["date", "duration", "set", "time"]
DayIn = Callable[[int], date]  # the day that is meant, in a given year
_WRITTEN = re.compile(r"\d{4}|['’]\d\d|FY|/\d\d")  # a year
_COMPARISON = re.compile(r"(?:earlier|ago|before)$|-(?:earlier|ago|year)\b")
_ENDED = re.compile(r"(?:ended|ending|ends)(?: on)?,? $")  # what follows belongs to the stretch before
_QUARTER = re.compile(r"\d{4}-Q\d")
_WEEKDAYS = 7
_NEAR = 400  # characters back to the date that "a day later" goes by
_ENDING = 12  # characters that "ended on" takes
_YEAR = 366  # days
_NEAR_DAYS = 45  # a day this near, before or after, needs no year whatever the sentence's tense
_CLOSE = 10  # words within which a verb tells the year of a month or day
_TO_COME = 9  # months ahead that a sentence looking forward may mean
_SOON = 3  # and one that does not say


class Reader:
    """Places the times of one text, one after the other."""

    def __init__(self, words: Words, published: date | None, fiscal_month: int) -> None:
        self.words = words
        self.published = published
        self.fiscal_month = fiscal_month
        self._named: Time | None = None  # the last date named
        self._day_named: Time | None = None  # and the last that is one day
        self._compared: Time | None = None  # and the last that is no comparison with an earlier one
        self.quarter_named: date | None = None  # the first day of the last quarter named
        self.by: Time | None = None  # the date that the time being read is counted from
        self.year_by = published  # completes days written without a year
        self.years: dict[int, int] = {}  # month to year, of the days around publication that the text writes out

    # --- tokens -----------------------------------------------------------------------------------

    def at(self, classes: str, start: int, end: int) -> int:
        """The first token of one of those classes, or -1."""
        return next((index for index in range(start, end) if self.words.codes[index] in classes), -1)

    def name(self, classes: str, start: int, end: int) -> str:
        """The calendar's value for the first token of those classes; empty if there is none."""
        index = self.at(classes, start, end)
        return "" if index < 0 else str(self.words.value(index))

    def time(self, start: int, end: int, placed: Placed, kind: Kind = "date") -> Time:
        """A time over those tokens."""
        first, last = self.words.starts[start], self.words.end(end - 1)
        exact = self.words.text[first:last]
        how = self._how(exact) if placed.first else ""
        return Time(first, last, exact, placed.value, placed.first, placed.last, kind, how)

    def _how(self, exact: str) -> str:
        """What a time was placed by."""
        if self.by:
            return f"counted from {self.by.exact!r}"
        if _WRITTEN.search(exact):
            return "as written"
        return f"by publication on {self.published}" if self.published else "by other days in the text"

    def named(self, time: Time) -> None:
        """Remember a date, for "a day later" and "that week"."""
        ends = _ENDED.search(self.words.text, max(0, time.start - _ENDING), time.start)
        if time.first and time.kind in ("date", "time") and not ends:
            self._named = time
            if _QUARTER.fullmatch(time.value):
                self.quarter_named = time.first
            if not _COMPARISON.search(time.exact):
                self._compared = time
            if time.first == time.last:
                self._day_named = time

    def before(self, start: int, reach: int = _NEAR, day: bool = False, compared: bool = False) -> Time | None:
        """The date, or the single day, that the text has named last before those tokens; None beyond its reach.

        With ``compared`` the last that is not itself told by a comparison: "from 5 percent last year".
        """
        named = self._day_named if day else self._compared if compared else self._named
        self.by = named if named and self.words.starts[start] - named.end < reach else None
        return self.by

    def from_named(self, unit: str, step: int, start: int) -> Placed:
        """A unit counted from the date named last where there is one near, else from publication."""
        named = self.before(start, day=unit == "day")
        here = named.first if named else self.published
        return periods.unit(unit, here, step) if here else periods.unknown(unit)

    def ahead(self, start: int, end: int) -> bool:
        """Whether the sentence around those tokens looks forward."""
        return bool(looking.looks(self.words, start, end))

    def completed_by(self, days: Sequence[date]) -> None:
        """Let days that the text writes out in full complete those it writes without a year."""
        if self.published is None:
            self.year_by = max(days, default=None)
        else:
            near = [day for day in days if abs((day - self.published).days) < _YEAR]
            self.years = {day.month: day.year for day in near}

    # --- days -------------------------------------------------------------------------------------

    def weekday(self, number: int, start: int, end: int, step: int | None = None) -> Placed:
        """The day of that name: the latest one, or the one to come where the sentence looks forward."""
        if self.published is None:
            return Placed(f"XXXX-WXX-{number}")
        gone = (self.published.isoweekday() - number) % _WEEKDAYS
        if step == -1:
            return periods.day(self.published - timedelta(days=gone or _WEEKDAYS))
        if step == 1 or (gone and self.ahead(start, end)):
            return periods.day(self.published + timedelta(days=_WEEKDAYS - gone))
        return periods.day(self.published - timedelta(days=gone))

    def date(self, year: int | None, month: int, number: int, start: int, end: int) -> Placed:
        """That day; a missing year is the one that brings it near, looking back unless the sentence looks forward."""
        year = self.year_of(lambda year: _in_year(year, month, number), year, start, end)
        if year is None:
            return Placed(f"XXXX-{month:02}-{number:02}")
        try:
            return periods.day(date(year, month, number))
        except ValueError:
            return Placed(f"{year:04}-{month:02}-{number:02}")

    def year_of(self, day_in: DayIn, written: int | None, start: int, end: int) -> int | None:
        """The year that is written, else the one whose day the sentence and nearness mean; None without any."""
        if written is not None or self.year_by is None:
            return written
        here = self.year_by
        away = {year: (day_in(year) - here).days for year in (here.year - 1, here.year, here.year + 1)}
        looks = looking.looks(self.words, start, end, _CLOSE) if self.published else None
        meant = [year for year in away if looks is None or (away[year] >= 0 if looks else away[year] <= 0)]
        nearest = min(away, key=lambda year: abs(away[year]))
        return nearest if abs(away[nearest]) <= _NEAR_DAYS else min(meant, key=lambda year: abs(away[year]))

    def month(self, month: int, start: int, end: int) -> Placed:
        """The month of that name: the one gone, or the one to come where the sentence or nearness says so."""
        if self.year_by is None:
            return Placed(f"XXXX-{month:02}")
        if month in self.years:
            return periods.month(self.years[month], month)
        gone = (self.year_by.month - month) % 12
        looks = looking.looks(self.words, start, end, _CLOSE) if self.published else False
        to_come = gone and (12 - gone <= _TO_COME if looks else looks is None and 12 - gone <= _SOON)
        return periods.month(self.year_by.year, self.year_by.month - gone + (12 if to_come else 0))

    def season(self, code: str, start: int, end: int) -> Placed:
        """The season of that name that has begun last, or the next where the sentence looks forward."""
        if self.published is None:
            return Placed(f"XXXX-{code}")
        this_year = periods.season(self.published.year, code)
        if self.at("t", start, end) >= 0 and code != "WI":  # "this summer" may be to come, whatever the sentence says
            return this_year
        if self.ahead(start, end):
            over = this_year.last is not None and this_year.last < self.published
            return periods.season(self.published.year + over, code)
        begun = this_year.first is not None and this_year.first <= self.published
        return periods.season(self.published.year - (not begun), code)


def _in_year(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        return date(year, month, 28)
