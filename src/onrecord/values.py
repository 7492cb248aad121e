"""Numbers and periods: intervals under rounding and modifiers, days, fiscal years."""

from __future__ import annotations

import calendar
import math
import re
from datetime import date, timedelta

from onrecord.model import Period

Interval = tuple[float, float]


def days(period: Period) -> int:
    """How many days a period has, both ends included."""
    return (period[1] - period[0]).days + 1


def fiscal_year(year: int, first_month: int) -> Period:
    """The fiscal year named by the year it ends in (U.S.: first_month 10; 1 is the calendar year)."""
    if first_month == 1:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year - 1, first_month, 1), date(year, first_month, 1) - timedelta(days=1)


def last_digit(number: str, value: float) -> float:
    """What one step in the last written digit is worth: "1.5" of 1500000 is 100000, "1,000" is 1000.

    Trailing zeros of a whole number count as rounded away, for nothing in the text says they are not.
    """
    match = re.search(r"\d[\d,]*(?:\.(\d+))?", number)
    if not match:
        return 0.0
    digits = match.group().replace(",", "")
    written = float(digits)
    scale = abs(value) / written if written else 1.0
    if match.group(1):
        return float(scale * 10 ** -len(match.group(1)))
    zeros = len(digits) - len(digits.rstrip("0")) if written else 0
    return float(scale * 10**zeros)


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether two intervals share a value."""
    return a[0] <= b[1] and b[0] <= a[1]


def interval(low: float | None, high: float | None) -> Interval:
    """Open ends as infinities."""
    return (-math.inf if low is None else low, math.inf if high is None else high)


def share(value: float) -> str:
    """A fraction as a percentage to one decimal: 0.480 is "48.0%"."""
    return f"{100 * value:.1f}%"


def plain(value: float | None) -> str:
    """A number as a newspaper writes it: 2,314; 26.47; 1.5 million is 1,500,000; a quotient to one decimal."""
    if value is None:
        return "open"
    if math.isinf(value):
        return "no limit"
    if math.isclose(value, round(value), rel_tol=1e-12):
        return f"{value:,.0f}"
    if abs(value) < 10:
        return f"{value:,.4g}"
    as_written = math.isclose(value, round(value, 2), rel_tol=1e-12)
    return f"{value:,.2f}".rstrip("0") if as_written else f"{value:,.1f}"


def short(value: float | None) -> str:
    """A number as a headline writes it, where that loses nothing: 3,760,000,000 is 3.76 billion; else as ``plain``."""
    for step, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if (
            value is not None
            and step <= abs(value) < math.inf
            and math.isclose(value / step, round(value / step, 2), rel_tol=1e-12)
        ):
            return f"{plain(value / step)} {word}"
    return plain(value)


def day(value: date) -> str:
    """A day as the pages write it: Sun 26 Jan 2025."""
    return f"{value:%a} {value.day} {value:%b %Y}"


def span(period: Period) -> str:
    """A period as the pages write it: a day, a month, a year, whole months, or from one day to another."""
    first, last = period
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if first == last or not whole:
        return day(first) if first == last else f"{day(first)} to {day(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    if (first.month, last.month) == (1, 12):
        return f"{first:%Y}" if first.year == last.year else f"{first:%Y} to {last:%Y}"
    return f"{first:%b} to {last:%b %Y}" if first.year == last.year else f"{first:%b %Y} to {last:%b %Y}"


_SIGNS = {"dollar": "$", "euro": "€", "pound sterling": "£"}


def measured(low: float | None, high: float | None, unit: str | None) -> str:
    """A number or range with its unit: "$3.76 billion", "52 percent", "5 to 7 hectares"; things counted have none."""
    unit, per = (unit or "").split(" per ", 1) if " per " in (unit or "") else (unit, "")
    if per:
        return f"{measured(low, high, unit)} per {per}"
    ends = [low if low is not None else high] if low == high or None in (low, high) else [low, high]
    if unit is None or unit in ("fraction", "count"):
        return " to ".join(plain(end) for end in ends)
    if unit in _SIGNS:
        return " to ".join(f"{_SIGNS[unit]}{short(end)}" for end in ends)
    numbers = " to ".join(short(end) for end in ends)
    return f"{numbers} {unit}{'' if unit == 'percent' or unit[-1:] in 'sn' or ends == [1] else 's'}"
