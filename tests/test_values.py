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


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3_760_000_000, "3.76 billion"),
        (180_000_000, "180 million"),
        (1_412_900, "1,412,900"),
        (1500, "1,500"),
        (None, "open"),
    ],
)
def test_a_large_number_is_written_short_where_nothing_is_lost(value: float | None, words: str) -> None:
    assert values.short(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 1, 26), date(2025, 1, 26), "Sun 26 Jan 2025"),
        (date(2025, 6, 1), date(2025, 6, 30), "Jun 2025"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2023, 4, 1), date(2023, 6, 30), "Apr to Jun 2023"),
        (date(2023, 10, 1), date(2024, 9, 30), "Oct 2023 to Sep 2024"),
        (date(2024, 2, 28), date(2024, 3, 1), "Wed 28 Feb 2024 to Fri 1 Mar 2024"),
        (date(9999, 1, 1), date.max, "9999"),  # no day comes after it
    ],
)
def test_a_period_is_written_as_what_it_is(first: date, last: date, words: str) -> None:
    assert values.span((first, last)) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (97_200_000, 97_200_000, "dollar", "$97.2 million"),
        (190_000_000, 210_000_000, "euro", "€190 million to €210 million"),
        (40, 40, "dollar per month", "$40 per month"),
        (52, None, "percent", "52 percent"),
        (1, 1, "hectare", "1 hectare"),
        (1_300_000, 1_300_000, None, "1,300,000"),
    ],
)
def test_a_number_is_written_with_its_unit(low: float, high: float | None, unit: str | None, words: str) -> None:
    assert values.measured(low, high, unit) == words
