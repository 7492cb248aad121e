"""Dates of a column: one format for all of it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.beats.models import Column
from onrecord.records import days
from onrecord.records.cells import number
from onrecord.records.days import isolated

US = Column(names=("Date",), what="date", formats=("%m/%d/%Y",))


def test_one_format_for_the_column() -> None:
    found = days.read({"3/4/2025": 15, "2025-04-03": 2, "13/4/2025": 1, "": 1}, US)
    assert (found.days, found.says, found.expected) == ({"3/4/2025": date(2025, 3, 4)}, "month/day/year", True)


def test_iso_dates_need_not_be_named_and_times_do_not_matter() -> None:
    found = days.read({"2025-01-26 00:00:00": 1, "2025-01-27T13:05:00": 1, " 2025-01-28 ": 1}, US)
    assert [day.day for day in found.days.values()] == [26, 27, 28]


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (["01/05/25", "1/26/25 7:30 PM"], "month/day/year"),
        (["01-05-2025", "01-26-2025"], "month-day-year"),
        (["2025/01/05", "2025/01/26"], "year/month/day"),
        (["20250105", "20250126"], "yearmonthday"),
        (["05-JAN-25", "26-JAN-25"], "day-month-year"),
        (["5 January 2025", "26 January 2025"], "day month year"),
        (["Jan 5, 2025", "Jan 26, 2025"], "month day, year"),
        (["Sunday, January 5, 2025", "Sunday, January 26, 2025"], "month day, year"),
        (["45662", "45683.75"], "days since 1900"),
    ],
)
def test_the_ways_that_days_are_written(texts: list[str], says: str) -> None:
    found = days.read(dict.fromkeys(texts, 1), US)
    assert list(found.days.values()) == [date(2025, 1, 5), date(2025, 1, 26)]
    assert found.says == says


def test_days_before_months_only_where_the_days_themselves_say_so() -> None:
    found = days.read({"05/01/2025": 9, "26/01/2025": 2}, US)
    assert list(found.days.values()) == [date(2025, 1, 5), date(2025, 1, 26)] and not found.expected
    assert days.read({"05/01/2025": 9}, US).days == {"05/01/2025": date(2025, 5, 1)}


@pytest.mark.parametrize("text", ["0025-01-01", "2925-01-01", "2025-02-30", "456781", "n/a"])
def test_no_day(text: str) -> None:
    assert days.read({text: 1}, US).days == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,179", 1179), (" 1179.0 ", 1179), ("0", 0), ("", None), ("-3", None), ("1.5", None), ("about 9", None)],
)
def test_numbers_as_they_are_written(text: str, value: int | None) -> None:
    assert number(text) == value


def test_only_a_few_far_rows_are_isolated() -> None:
    ordinary = {f"2025-01-{day:02}": (date(2025, 1, day), 10) for day in range(1, 21)}
    assert isolated({**ordinary, "x": (date(2035, 1, 1), 1), "y": (date(1995, 1, 1), 2)}) == {"x", "y"}
    assert isolated({**ordinary, "x": (date(2025, 8, 1), 40)}) == set(), "a second batch of days is no slip"
    assert isolated({"x": (date(2025, 1, 1), 1), "y": (date(2025, 8, 1), 1)}) == set()
