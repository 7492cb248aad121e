"""Values as the pages write them: numbers, periods, badges, safe addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from onrecord import values
from onrecord.model import Claim, Figure, Finding, Period

MODIFIERS = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
    "nearly": "nearly ",
    "up_to": "up to ",
    "range": "",
    "vague": "about ",
}
ROLES = {
    "target": "a level to reach",
    "actual": "what happened",
    "baseline": "what went before",
    "stock": "a standing total",
    "share": "a part or a multiple of a whole",
    "count": "a number of things",
    "incidental": "in passing",
}
# What the badge of a problem says, by kind of check; all others say the verdict.
PROBLEMS = {
    "conflict": "in conflict",
    "record": "not borne out",
    "target": "target missed",
    "term": "wording differs",
    "drift": "wording differs",
}
OPEN = {
    "dependence": "one origin",
    "denial": "denied",
    "drift": "wording differs",
}  # badges where there is nothing to decide
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def badge(finding: Finding) -> str:
    """The two or three words that class a finding."""
    if finding.verdict == "does not add up":
        return PROBLEMS.get(finding.kind, "does not add up")
    return OPEN.get(finding.kind, "cannot tell") if finding.verdict == "cannot tell" else "adds up"


def amount(item: Claim | Figure, counted: str | None = "") -> str:
    """The number meant, of what: "at least 80 inspections a day", "52%", "more than 40 dollars"."""
    number = _number(item)
    joint = ", " if item.unit in ("percent", "fraction") else " "
    what = f"{joint}{counted}" if counted else ""
    unit = "" if item.unit and (counted or "").startswith(item.unit) else _unit(item.unit)
    return f"{number}{unit}{what}{f' a {item.rate}' if item.rate else ''}"


def _number(item: Claim | Figure) -> str:
    times = 100 if item.unit == "fraction" else 1
    low, high = (None if end is None else end * times for end in (item.low, item.high))
    if low is None and high is None:
        return item.number if isinstance(item, Claim) else "not given"
    if low is not None and high is not None:
        number = values.plain(low) if low == high else f"{values.plain(low)} to {values.plain(high)}"
    else:
        number = values.plain(high if low is None else low)
    return f"{_modifier(item, low, high)}{number}"


def _modifier(item: Claim | Figure, low: float | None, high: float | None) -> str:
    if isinstance(item, Claim):
        return MODIFIERS[item.modifier]
    if (low is None) == (high is None):
        return ""
    return "at least " if high is None else "at most "


def _unit(unit: str | None) -> str:
    return "%" if unit in ("percent", "fraction") else f" {unit}" if unit else ""


def period(value: Period | None) -> str:
    """A day or a span of days in words; empty where there is none."""
    if value is None:
        return ""
    return values.span(value)


def sentence(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


def told(value: str) -> str:
    """A value that one telling gives, days in words: "2025-03-02/2025-03-03" as the pages write a period."""
    if not _ISO.fullmatch(value):
        return value
    days = [date.fromisoformat(part) for part in value.split("/")]
    return period((days[0], days[-1]))


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 article", "12 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def web(url: str | None) -> str | None:
    """The address where it is one a reader may follow (http or https), else None: it is then shown as text."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def slug(name: str) -> str:
    """A name as part of a file name: letters, digits and hyphens."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[:60]


def printable(page: str) -> str:
    """The page without characters that HTML or UTF-8 cannot hold, each one replaced by one sign."""
    return _UNPRINTABLE.sub("\ufffd", page)


def day(value: date | None) -> str:
    """A day as the pages write it, or a plain word where there is none."""
    return values.day(value) if value else "no date"


FILTERS: dict[str, Any] = {
    "amount": amount,
    "badge": badge,
    "count": count,
    "day": day,
    "listed": listed,
    "number": values.plain,
    "role": ROLES.__getitem__,
    "period": period,
    "sentence": sentence,
    "share": values.share,
    "slug": slug,
    "told": told,
    "web": web,
}
