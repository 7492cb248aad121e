"""Numbers and periods: intervals under rounding and modifiers, days, fiscal years."""

from __future__ import annotations

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


def day(value: date) -> str:
    """A day as the pages write it: Sun 26 Jan 2025."""
    return f"{value:%a} {value.day} {value:%b %Y}"
