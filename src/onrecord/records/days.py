"""The different date texts of a column to days: one format for the whole column, never a guess by cell."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from onrecord import safe_yaml
from onrecord.beats.models import Column

_TIME = re.compile(r"[ T]\d{1,2}:\d\d.*$")
_WEEKDAY = re.compile(rf"^(?:{'|'.join(calendar.day_abbr)})[a-z]*[.,]?\s+", re.IGNORECASE)
_SERIAL, _SERIALS = re.compile(r"\d{5}(\.\d+)?"), "days since 1900"
_DAY_ZERO = date(1899, 12, 30)  # of a spreadsheet
ISOLATED_DAYS = 60  # a few rows this far from all the others have a slip in their date
_FEW = 3
_CLEARLY = 1.1  # so many times the rows must follow a form that nobody named
FIRST_YEAR, LAST_YEAR = 1900, 2200  # outside, a date is a slip of the hand
_PARTS = {"%Y": "year", "%y": "year", "%m": "month", "%b": "month", "%B": "month", "%d": "day"}


@dataclass(frozen=True, slots=True)
class Dated:
    """The days that the texts of a column tell."""

    days: Mapping[str, date] = field(default_factory=dict)
    isolated: frozenset[str] = frozenset()  # texts whose days lie far from all the others
    form: str = ""
    expected: bool = True  # whether the layout names that form, or it leaves nothing open

    @property
    def says(self) -> str:
        """The form in words: "month/day/year"."""
        return re.sub(r"%[A-Za-z]", lambda part: _PARTS[part[0]], self.form)


def read(texts: Mapping[str, int], column: Column, apart: bool = False) -> Dated:
    """The day of each text that follows the column's format.

    The format is the one that fits the most rows, those that the layout names first; a text that follows another is
    left out, for 3/4/2025 in a column of 2025-04-03 is anybody's guess.

    Args:
        texts: each different text with its number of rows.
        apart: whether a few rows far from all the others are a slip.
    """
    plain = {text: column.lookups.get(text.strip(), text) for text in texts}
    form, found = _best(plain, texts, column.formats)
    far = isolated({text: (day, texts[text]) for text, day in found.items()}) if apart else set()
    kept = {text: day for text, day in found.items() if text not in far}
    return Dated(kept, frozenset(far), form, form in (*column.formats, *_forms()))


def _best(plain: Mapping[str, str], rows: Mapping[str, int], named: Sequence[str]) -> tuple[str, dict[str, date]]:
    """The first of the forms that fits the most rows. One is tried in earnest only where it fits what is left over."""
    first, *others = dict.fromkeys((*named, *_forms(), *_varied(named)))
    best = first, _fitting(plain, first)
    for form in others:
        if any(_day(text, form) for key, text in plain.items() if key not in best[1]):
            found = _fitting(plain, form)
            more = 1 if form in named or form in _forms() else _CLEARLY
            if sum(rows[text] for text in found) > more * sum(rows[text] for text in best[1]):
                best = form, found
    return best


@functools.cache
def _forms() -> tuple[str, ...]:
    return tuple(safe_yaml.load(Path(__file__).with_name("date_forms.yml")))


def _varied(named: Iterable[str]) -> Iterator[str]:
    """The forms that are named with other signs between, with two digits of the year, with day and month swapped."""
    for form in named:
        swapped = form.replace("%d", "%%").replace("%m", "%d").replace("%%", "%m")
        for order in (form, swapped):
            for year in (order, order.replace("%Y", "%y")):
                yield from (year.replace("/", sign) for sign in "/-.")


def _fitting(plain: Mapping[str, str], form: str) -> dict[str, date]:
    found = {key: _day(text, form) for key, text in plain.items()}
    return {key: day for key, day in found.items() if day}


def _day(text: str, form: str) -> date | None:
    text = _WEEKDAY.sub("", _TIME.sub("", text.strip()))
    if form == _SERIALS:
        return _DAY_ZERO + timedelta(days=int(float(text))) if _SERIAL.fullmatch(text) else None
    try:
        day = datetime.strptime(text, form).date()
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def isolated(dated: dict[str, tuple[date, int]]) -> set[str]:
    """The texts of the few rows at either end that lie far from all the others."""
    found: set[str] = set()
    total = sum(rows for _, rows in dated.values())
    for latest_first in (True, False):
        order = sorted(dated.items(), key=lambda item: item[1][0], reverse=latest_first)
        rows, apart = 0, set[str]()
        for (text, (day, count_)), (_, (following, _)) in zip(order, order[1:], strict=False):
            rows += count_
            apart.add(text)
            if rows > max(total // 1000, min(_FEW, total // 10)):
                break
            if abs(day - following) > timedelta(days=ISOLATED_DAYS):
                found |= apart
    return found
