"""Counts against announced levels."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Target
from onrecord.targets import attainment, scores

MONDAY = date(2025, 1, 27)
EACH = Target(
    "each",
    "arrests",
    "each office",
    75,
    None,
    "day",
    MONDAY,
    MONDAY,
    None,
    "Offices were told of it.",
    ("A paper",),
    ("A speaker: it is false",),
    "",
    ("some_arrests",),
)
ALL = Target("all", "arrests", "national", 1200, 1500, "day", MONDAY, MONDAY, None, "It was said.", (), (), "")
Row = tuple[str, str, int, int, int]  # metric, office, day of the series, count, days


def series(*rows: Row, kind: str = "recorded") -> pa.Table:
    return pa.table(
        {
            "metric": pa.array([row[0] for row in rows], pa.string()),
            "office": pa.array([row[1] for row in rows], pa.string()),
            "day": pa.array([MONDAY + timedelta(days=row[2]) for row in rows], pa.date32()),
            "count": pa.array([row[3] for row in rows], pa.int64()),
            "release": pa.array(["r"] * len(rows), pa.string()),
            "kind": pa.array([kind] * len(rows), pa.string()),
            "days": pa.array([row[4] for row in rows], pa.int64()),
        }
    )


def test_a_national_target_takes_all_offices_together() -> None:
    counts = series(("arrests", "A", 0, 700, 1), ("arrests", "B", 0, 400, 1), ("arrests", "office not given", 0, 79, 1))
    (row,) = attainment([ALL], counts).to_pylist()
    assert (row["office"], row["count"], round(100 * row["share"]), row["met"]) == ("national", 1179, 98, False)


def test_an_office_target_speaks_of_the_offices_of_the_beat() -> None:
    counts = series(("some_arrests", "A", 0, 75, 1), ("some_arrests", "headquarters", 0, 80, 1))
    (row,) = attainment([EACH], counts, ["A", "B"]).to_pylist()
    assert (row["office"], row["met"], row["metric"], row["counted"]) == ("A", True, "arrests", "some_arrests")


def test_days_before_a_target_are_history() -> None:
    counts = series(("arrests", "national", -1, 1300, 1), ("arrests", "national", 0, 1300, 1), kind="posted")
    before, since = scores(attainment([ALL], counts))
    assert (before.in_force, since.in_force) == (False, True)
    assert (before.first_met, since.first_met) == (MONDAY - timedelta(days=1), MONDAY)


def test_a_week_counts_by_its_daily_average_and_by_most_of_its_days() -> None:
    counts = series(("arrests", "national", -4, 7 * 600, 7), ("arrests", "national", 3, 7 * 1200, 7))
    before, since = attainment([ALL], counts).to_pylist()
    assert (before["share"], before["in_force"]) == (0.5, False)
    assert (since["share"], since["met"], since["in_force"]) == (1.0, True, True)
    score = scores(attainment([ALL], counts))[1]
    assert (score.days, score.days_met, score.longest_run, score.best, score.span) == (7, 7, 7, 1200, 7)


def test_nothing_to_hold_against_a_target() -> None:
    empty = attainment([ALL, EACH], series())
    assert empty.num_rows == 0 and scores(empty) == []
    assert attainment([], series(("arrests", "A", 0, 1, 1))).num_rows == 0


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 40), st.integers(0, 150), min_size=1))
def test_scores_say_what_the_days_show(counts: dict[int, int]) -> None:
    rows: list[Row] = [("arrests", "A", day, number, 1) for day, number in counts.items()]
    (score,) = scores(attainment([EACH], series(*rows)))
    met = sorted(day for day, number in counts.items() if number >= 75)
    assert (score.days, score.days_met) == (len(counts), len(met))
    assert score.first_met == (MONDAY + timedelta(days=met[0]) if met else None)
    runs = [sum(1 for _ in _run(met, day)) for day in met]
    assert score.longest_run == max(runs, default=0)
    assert score.best == max(counts.values())
    assert abs(score.mean_share - sum(counts.values()) / len(counts) / 75) < 1e-9


def _run(met: list[int], day: int) -> list[int]:
    following = []
    while day in met:
        following.append(day)
        day += 1
    return following
