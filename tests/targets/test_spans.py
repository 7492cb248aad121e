"""Weeks, trailing days and sentences."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from test_attainment import ALL, EACH, MONDAY, series

from onrecord.targets import agreement, attainment, evidence, lags, scores, statements, trailing, weekly


def test_whole_weeks_and_trailing_days() -> None:
    table = attainment([ALL], series(*[("arrests", "national", day, 1000 + day, 1) for day in range(-2, 9)]))
    (week,) = weekly(table)
    assert (week.first, week.last, week.count) == (MONDAY, MONDAY + timedelta(days=6), 7 * 1000 + 21)
    assert week.share == pytest.approx(7021 / 8400) and week.shortfall == pytest.approx(8400 - 7021)
    assert [stretch.first for stretch in trailing(table)] == [MONDAY + timedelta(days=day) for day in range(-2, 3)]


def test_a_week_with_a_missing_day_is_not_whole() -> None:
    table = attainment([ALL], series(*[("arrests", "national", day, 1, 1) for day in (0, 1, 2, 3, 5, 6)]))
    assert weekly(table) == [] and len(trailing(table, 2)) == 4


def test_every_target_in_plain_sentences() -> None:
    counts = series(
        *[("some_arrests", "A", day, 80, 1) for day in range(3)],
        *[("some_arrests", "B", day, 10, 1) for day in range(3)],
        ("arrests", "national", -364, 300, 1),
        ("arrests", "national", 0, 1150, 1),
    )
    table = attainment([EACH, ALL], counts, ["A", "B"])
    said = statements([EACH, ALL], scores(table), table, 2)
    assert said == [
        "each: 75 arrests a day for each of 2 offices, from 2025-01-27 on.",
        "  Announced 2025-01-27: Offices were told of it. Reported by A paper. Denied by A speaker: it is false.",
        "  Taken together it implies 150 a day nationally.",
        "  Recorded some arrests, 2025-01-27 to 2025-01-29: 1 of 2 offices ever met it;"
        " 60.0% of it was reached on average.",
        "all: 1,200 to 1,500 arrests a day for the whole country, from 2025-01-27 on.",
        "  Announced 2025-01-27: It was said.",
        "  Its lower end, 1,200, is what it is held against here.",
        "  Recorded arrests, 2025-01-27 to 2025-01-27: never met; the best day, 2025-01-27, reached 1,150;"
        " 95.8% of it was reached on average, 50 a day short.",
        "  Recorded arrests, 2024-01-29 to 2024-01-29 (history: the target was not in force): never met;"
        " the best day, 2024-01-29, reached 300; 25.0% of it was reached on average, 900 a day short.",
        "  Before it, 2024-01-29 to 2024-01-29: 300 a day.",
        "  A year before, 2024-01-29 to 2024-01-29: 300 a day.",
    ]


def test_one_office_is_told_of_by_itself() -> None:
    counts = series(*[("some_arrests", "A", day, 80 - day, 1) for day in range(-3, 7)])
    whole = attainment([EACH], counts, ["A"])
    asked = whole.filter(pc.greater_equal(whole["day"], pa.scalar(MONDAY)))
    assert statements([EACH], scores(asked), whole, 2)[3:] == [
        "  Recorded some arrests in A, 2025-01-27 to 2025-02-02: met on 6 of 7 days (first on 2025-01-27, at most 6 in"
        " a row); the best day, 2025-01-27, reached 80; 102.7% of it was reached on average.",
        "  Before it, 2025-01-24 to 2025-01-26: 82 a day.",
        "  Whole weeks: 1 of 1 met it; the best, from 2025-01-27 on: 539, 102.7% of the level.",
        "  The last seven days known, 2025-01-27 to 2025-02-02: 539, 102.7% of the level.",
    ]


def test_an_average_over_a_week_is_told_as_one() -> None:
    table = attainment([ALL], series(("arrests", "national", 0, 9100, 7), ("arrests", "national", 7, 7000, 7)))
    (said,) = [line for line in statements([ALL], scores(table), table, 2) if "averages" in line]
    assert "as averages over 7 days: 1 of 2 averages met it (the first from 2025-01-27 on)" in said


def test_weeks_and_the_last_seven_days_are_said() -> None:
    table = attainment([ALL], series(*[("arrests", "national", day, 1000 + 40 * day, 1) for day in range(10)]))
    said = statements([ALL], scores(table), table, 2)
    assert said[-2:] == [
        "  Whole weeks: 0 of 1 met it; the best, from 2025-01-27 on: 7,840, 93.3% of the level, 560 short.",
        "  The last seven days known, 2025-01-30 to 2025-02-05: 8,680, 103.3% of the level.",
    ]


def test_the_evidence_for_every_lag_is_said() -> None:
    recorded = series(*[("arrests", "national", day, n, 1) for day, n in enumerate(SHAPE)])
    posted = series(*[("arrests", "national", day + 1, n, 1) for day, n in enumerate(SHAPE)], kind="posted")
    first, *tried = evidence(lags([ALL], _both(recorded, posted)))
    assert "a lag of 1 day (posted later)" in first and len(tried) == 7
    assert "  At a lag of 1 day (posted later): 10 days, 0.0% apart on average, correlation 1.00." in tried
    assert evidence([]) == ["No day was both posted and recorded."]


def test_nothing_known_of_a_target() -> None:
    empty = attainment([ALL], series())
    assert statements([ALL], [], empty, 2)[-1] == "  No day of it is posted or recorded here."


SHAPE = [900, 300, 1100, 950, 200, 400, 1200, 1000, 700, 350]


@pytest.mark.parametrize("late", [-2, 0, 1, 3])
def test_the_lag_is_found_from_the_days(late: int) -> None:
    recorded = series(*[("arrests", "national", day, n, 1) for day, n in enumerate(SHAPE)])
    posted = series(*[("arrests", "national", day + late, n + 20, 1) for day, n in enumerate(SHAPE)], kind="posted")
    found = lags([ALL], _both(recorded, posted))
    best = min(found, key=lambda each: each.distance)
    assert best.lag == late and best.correlation == pytest.approx(1) and len(found) == 7
    assert ("no lag" if not late else f"a lag of {abs(late)} day") in agreement(found)


def test_too_few_days_or_none_decide_nothing() -> None:
    recorded = series(("arrests", "national", 0, 900, 1), ("arrests", "national", 7, 900, 7))
    posted = series(("arrests", "national", 0, 1000, 1), kind="posted")
    assert agreement(lags([ALL], _both(recorded, posted))).startswith("Too few days")
    assert agreement(lags([ALL], recorded)) == "No day was both posted and recorded."


def test_days_that_are_all_alike_decide_nothing() -> None:
    recorded = series(*[("arrests", "national", day, 900, 1) for day in range(10)])
    posted = series(*[("arrests", "national", day, 1000, 1) for day in range(10)], kind="posted")
    found = lags([ALL], _both(recorded, posted))
    assert agreement(found).startswith("No lag fits clearly better") and found[0].correlation is None
    assert found[3].distance == pytest.approx(0.1) and date(2025, 1, 27) == MONDAY


def _both(recorded: object, posted: object) -> object:
    import pyarrow as pa

    return pa.concat_tables([recorded, posted])
