"""The releases of fiscal years 2016 to 2018 give the totals that were published, cell by cell."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from onrecord import beats, records, targets
from onrecord.model import Release

SHARED = Path(__file__).parents[3] / "shared"
RELEASES = SHARED / "records"
GOLD = SHARED / "gold" / "arrests-by-office-day-fy2016-fy2018.csv"
pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="needs the shared records and gold, which are not here")


@pytest.fixture(scope="module")
def found() -> tuple[list[Release], pa.Table]:
    beat = beats.load("immigration_enforcement")
    releases, series, _ = records.read(RELEASES, beat)
    return releases, series


@pytest.fixture(scope="module")
def arrests(found: tuple[list[Release], pa.Table]) -> dict[tuple[date, str], int]:
    rows = found[1].to_pylist()
    daily = (row for row in rows if row["metric"] == "administrative_arrests" and row["days"] == 1)
    return {(row["day"], row["office"]): row["count"] for row in daily if row["count"]}


def test_every_cell(arrests: dict[tuple[date, str], int]) -> None:
    with GOLD.open(encoding="utf-8") as stream:
        gold = {
            (date.fromisoformat(row["date"]), row["office"].replace("(blank)", "office not given")): int(row["arrests"])
            for row in csv.DictReader(stream)
        }
    assert len(gold) == 23_459 and arrests == gold


@pytest.mark.parametrize(
    ("first", "last", "office", "total"),
    [
        ("2015-10-01", "2016-09-30", None, 110_104),
        ("2016-10-01", "2017-09-30", None, 143_470),
        ("2017-10-01", "2018-09-30", None, 158_581),
        ("2017-01-20", "2017-09-30", None, 110_568),
        ("2016-01-24", "2016-04-30", None, 30_028),
        ("2016-10-01", "2017-09-30", "Miami", 6_192),
        ("2016-10-01", "2017-09-30", "Buffalo", 1_494),
    ],
)
def test_published_totals(
    arrests: dict[tuple[date, str], int], first: str, last: str, office: str | None, total: int
) -> None:
    span = date.fromisoformat(first), date.fromisoformat(last)
    chosen = (n for (day, at), n in arrests.items() if span[0] <= day <= span[1] and office in (None, at))
    assert sum(chosen) == total


def test_every_row_is_counted(found: tuple[list[Release], pa.Table]) -> None:
    read = {release.path.rpartition("/")[2]: (release.read, release.counted) for release in found[0]}
    assert read["EROEncounters_FY2016.csv.gz"] == (368_645, 368_645)
    assert read["ICERemovals_FY2016.csv.gz"] == (240_255, 240_255)


def test_days_at_or_above_75_are_history(found: tuple[list[Release], pa.Table]) -> None:
    beat = beats.load("immigration_enforcement")
    announced = [entry.target() for entry in beat.targets if entry.id == "T1"]
    table = targets.attainment(announced, found[1], [office.name for office in beat.offices])
    daily = [score for score in targets.scores(table) if score.span == 1]
    assert {score.office: score.days_met for score in daily if score.days_met} == {
        "Dallas": 113, "Houston": 41, "Atlanta": 27, "Miami": 3, "Los Angeles": 2,
        "San Francisco": 2, "New Orleans": 1, "Philadelphia": 1, "Detroit": 1,
    }  # fmt: skip
    assert len(daily) == 24 and not any(score.in_force for score in daily)
