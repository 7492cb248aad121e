from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.mentions import times
from onrecord.mentions.timex import periods
from onrecord.mentions.timex.words import Words

CASES = json.loads((Path(__file__).parent.parent / "cases" / "times.json").read_text(encoding="utf-8"))
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
FRAGMENTS = [
    *[
        "on ",
        "Sunday",
        " Jan. 25",
        ", 2025",
        " the last ",
        "two ",
        "weeks",
        " ago",
        " a day later",
        "-",
        "\n",
        "’",
        "90s",
    ],
    *[" 9 a.m. ", "fiscal year ", "May ", "the end of ", "every ", "\u202e", "é", "1/2/2020 ", "99/99/9999 ", " FY24"],
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_reads_what_the_case_says(case: dict[str, Any]) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    found = times.find(case["text"], published, fiscal_month=10)
    assert [{"exact": time.exact, "value": time.value} for time in found] == case["times"]


@pytest.mark.parametrize("case", [case for case in CASES if "every" in case], ids=lambda case: case["text"])
def test_reads_every_time_where_asked(case: dict[str, Any]) -> None:
    found = times.find(case["text"], date.fromisoformat(case["published"]), every=True)
    assert [{"exact": time.exact, "value": time.value} for time in found] == case["every"]


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len(CASES) >= 150
    assert len({(case["text"], case["published"]) for case in CASES}) == len(CASES)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=30).map("".join),
    st.none() | DAYS,
    st.booleans(),
)
def test_spans_are_exact_in_order_and_apart(text: str, published: date | None, every: bool) -> None:
    found = times.find(text, published, every=every)
    assert [text[time.start : time.end] for time in found] == [time.exact for time in found]
    for before, after in zip(found, found[1:], strict=False):
        assert before.end <= after.start
    for time in found:
        assert time.exact.strip() == time.exact != ""
        assert (time.first is None) == (time.last is None)
        assert time.first is None or time.last is None or time.first <= time.last


@settings(deadline=None)
@given(st.text())
def test_tokens_are_all_of_the_text(text: str) -> None:
    words = Words(text)
    assert len(words.codes) + 1 == len(words.starts)
    assert words.starts[-1] == len(text)


@settings(deadline=None)
@given(DAYS)
def test_a_value_covers_its_days(day: date) -> None:
    for name in ("day", "week", "month", "quarter", "half", "year"):
        placed = periods.unit(name, day)
        assert placed.first is not None and placed.last is not None
        assert placed.first <= day <= placed.last
        after = periods.unit(name, placed.last + timedelta(days=1))
        assert after == periods.unit(name, day, 1)


@settings(deadline=None)
@given(DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_is_the_latest_before_publication(published: date, name: str) -> None:
    (found,) = times.find(f"It rained on {name}.", published)
    assert found.first is not None
    assert f"{found.first:%A}" == name
    assert 0 <= (published - found.first).days < 7


def test_the_fiscal_year_begins_when_it_is_told_to() -> None:
    text, published = "Costs rose in the last fiscal year.", date(2024, 11, 5)
    us, calendar_year = (times.find(text, published, month)[0] for month in (10, 1))
    assert (us.value, us.first, us.last) == ("FY2024", date(2023, 10, 1), date(2024, 9, 30))
    assert (calendar_year.value, calendar_year.first, calendar_year.last) == (
        "FY2023",
        date(2023, 1, 1),
        date(2023, 12, 31),
    )


def test_a_stretch_up_to_publication_has_its_days() -> None:
    (found,) = times.find("Sales doubled over the past two years.", date(2025, 1, 29))
    assert (found.kind, found.first, found.last) == ("duration", date(2023, 1, 29), date(2025, 1, 29))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It rose in the 24 hours to 5pm on Saturday.", date(2020, 4, 10), date(2020, 4, 11)),
        ("In the seven days to Friday it rose.", date(2020, 4, 4), date(2020, 4, 10)),
        ("In the 48-hour period up to 9am on 12 April it rose.", date(2020, 4, 10), date(2020, 4, 12)),
        ("Over the 12 months ended March 31 it rose.", date(2019, 4, 1), date(2020, 3, 31)),
    ],
)
def test_a_stretch_up_to_a_day_has_its_days(text: str, first: date, last: date) -> None:
    stretch, _ = times.find(text, date(2020, 4, 12))
    assert (stretch.kind, stretch.first, stretch.last) == ("duration", first, last)


def test_the_week_ending_has_the_seven_days_to_it() -> None:
    week, _ = times.find("The week ending Jan. 24 was cold.", date(2025, 1, 29))
    assert (week.first, week.last) == (date(2025, 1, 18), date(2025, 1, 24))


def test_without_publication_nothing_is_placed_by_it() -> None:
    for text in ("on Sunday", "last week", "yesterday", "over the weekend", "two years ago", "in the last fiscal year"):
        (found,) = times.find(f"It happened {text}.", None)
        assert found.first is None, text


@pytest.mark.parametrize(
    "text", ["", "\n", "2025", "the", "99:99", "Jan. 99", "February 30, 2024", "31 June", "a" * 10_000]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    for published in (None, date(2024, 2, 29), date.min, date.max):
        assert all(time.exact == text[time.start : time.end] for time in times.find(text, published))


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar_do_no_harm(published: date) -> None:
    for case in CASES:
        for time in times.find(case["text"], published, fiscal_month=10):
            assert time.first is None or time.last is None or time.first <= time.last


def test_each_says_what_it_was_placed_by() -> None:
    text = "On Saturday it leaked. A day later it broke. It was built in 1998 and will reopen some day."
    assert [time.how for time in times.find(text, date(2025, 1, 29))] == [
        "by publication on 2025-01-29",
        "counted from 'Saturday'",
        "as written",
    ]
    assert [time.how for time in times.find(text, None)] == ["", "", "as written"]
