"""Dates of a column: one format for all of it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.records import days
from onrecord.records.counts import isolated, number

US = ("%m/%d/%Y",)


def test_one_format_for_the_column() -> None:
    found, form = days.read({"3/4/2025": 5, "2025-04-03": 2, "13/4/2025": 1, "": 1}, US)
    assert (found, form) == ({"3/4/2025": date(2025, 3, 4)}, "%m/%d/%Y")


def test_iso_dates_need_not_be_named_and_times_do_not_matter() -> None:
    found, _ = days.read({"2025-01-26 00:00:00": 1, "2025-01-27T13:05:00": 1, " 2025-01-28 ": 1}, US)
    assert [day.day for day in found.values()] == [26, 27, 28]


@pytest.mark.parametrize("text", ["0025-01-01", "2925-01-01", "2025-02-30", "45678", "n/a"])
def test_no_day(text: str) -> None:
    assert days.read({text: 1}, US)[0] == {}


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
