"""The different date texts of a column to days: one format for the whole column, never a guess by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

_ISO = "%Y-%m-%d"
_TIME = re.compile(r"[ T]\d{1,2}:\d\d.*$")
FIRST_YEAR, LAST_YEAR = 1900, 2200  # outside, a date is a slip of the hand


def read(texts: Mapping[str, int], formats: Sequence[str]) -> tuple[dict[str, date], str]:
    """The day of each text that follows the column's format, and the format.

    The format is the first of those given that fits the most rows (ISO dates are always among them); a text that
    follows another is left out, for 3/4/2025 in a column of 2025-04-03 is anybody's guess.

    Args:
        texts: each different text with its number of rows.
    """
    tried = [(form, _fitting(texts, form)) for form in dict.fromkeys((*formats, _ISO))]
    form, found = max(tried, key=lambda each: sum(texts[text] for text in each[1]))
    return found, form


def _fitting(texts: Iterable[str], form: str) -> dict[str, date]:
    found = {text: _day(text, form) for text in texts}
    return {text: day for text, day in found.items() if day}


def _day(text: str, form: str) -> date | None:
    try:
        day = datetime.strptime(_TIME.sub("", text.strip()), form).date()
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
