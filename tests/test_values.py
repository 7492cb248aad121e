from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import values


@pytest.mark.parametrize(
    ("year", "month", "first", "last", "days"),
    [
        (2024, 10, date(2023, 10, 1), date(2024, 9, 30), 366),
        (2025, 10, date(2024, 10, 1), date(2025, 9, 30), 365),
        (2021, 4, date(2020, 4, 1), date(2021, 3, 31), 365),
        (2020, 1, date(2020, 1, 1), date(2020, 12, 31), 366),
    ],
)
def test_fiscal_years(year: int, month: int, first: date, last: date, days: int) -> None:
    period = values.fiscal_year(year, month)
    assert period == (first, last)
    assert values.days(period) == days


@pytest.mark.parametrize(
    ("number", "value", "step"),
    [
        ("1,000", 1000, 1000),
        ("956", 956, 1),
        ("1.5", 1.5e6, 1e5),
        ("310", 310, 10),
        ("52", 52, 1),
        ("0", 0, 1),
        ("half", 0.5, 0),
    ],
)
def test_last_digit(number: str, value: float, step: float) -> None:
    assert values.last_digit(number, value) == pytest.approx(step)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_overlap_is_symmetric(a: float, b: float, c: float, d: float) -> None:
    one, two = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    assert values.overlaps(one, two) == values.overlaps(two, one)
    assert values.overlaps(one, one)


def test_numbers_and_days_as_the_pages_write_them() -> None:
    shown = [values.plain(v) for v in (1179.0, 309.9262, 1_500_000.0, None, math.inf, 0.4801)]
    assert shown == ["1,179", "309.9", "1,500,000", "open", "no limit", "0.4801"]
    assert values.share(566 / 1179) == "48.0%"
    assert values.day(date(2025, 1, 26)) == "Sun 26 Jan 2025"
