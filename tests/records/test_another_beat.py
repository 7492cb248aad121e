"""A beat of another country and subject needs a layout and no code."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from onrecord import beats, records, targets

SHARED = Path(__file__).parents[3] / "shared" / "records" / "uk-covid-tests"
LAYOUT = """
id: tests_by_day
title: Tests by day of publication
row: one day of publication
basis: publication
columns:
  - {names: [Date], what: date, formats: ["%Y-%m-%d"]}
  - {names: [Country], what: office, lookups: {UK: national}}
  - {names: [DailyTestsPerformed], what: count, metric: tests}
  - {names: [DailyPeopleTested], what: count, metric: people_tested}
source: the test
"""
METRICS = """
- {id: tests, name: tests, wording: [tests], definition: d, source: s}
- {id: people_tested, name: people tested, wording: [people tested], definition: d, source: s}
"""
TARGET = """
- {id: hundred, metric: tests, scope: national, low: 100000, rate: day, announced: 2020-04-02, first: 2020-04-30,
   wording: w, reported_by: [x], source: s}
"""


@pytest.fixture
def beat(tmp_path: Path) -> beats.Beat:
    folder = tmp_path / "beat"
    (folder / "layouts").mkdir(parents=True)
    about = "name: beat\ntitle: T\nabout: a\nfiscal_year: {first_month: 4, source: s}\n"
    for name, content in {"beat": about, "metrics": METRICS, "targets": TARGET, "layouts/tests": LAYOUT}.items():
        (folder / f"{name}.yml").write_text(content)
    return beats.load(str(folder))


def test_a_wide_table_with_gaps(tmp_path: Path, beat: beats.Beat) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    rows = ["Date,Country,DailyTestsPerformed,TotalTestsPerformed,DailyPeopleTested"]
    rows += ["2020-04-29,UK,,818539,", "2020-04-30,UK,81611,901905,54575", "2020-05-01,UK,122347,1023824,"]
    (folder / "tests.csv").write_text("\n".join(rows))
    (release,), series, _ = records.read(folder, beat)
    found = {(row["metric"], row["day"].day): (row["office"], row["count"]) for row in series.to_pylist()}
    assert found == {
        ("tests", 30): ("national", 81611),
        ("tests", 1): ("national", 122347),
        ("people_tested", 30): ("national", 54575),
    }
    assert [(item.reason, item.where) for item in release.set_aside] == [("it gives no count", "row 2")]
    table = targets.attainment([entry.target() for entry in beat.targets], series)
    (score,) = targets.scores(table)
    assert (score.days, score.days_met, score.first_met) == (2, 1, date(2020, 5, 1))


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared table of tests, which is not here")
def test_the_real_table(beat: beats.Beat) -> None:
    (release,), series, _ = records.read(SHARED, beat)[:3]
    with (SHARED / "covid-19-tests-uk.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    daily = {row["Date"]: int(row["DailyTestsPerformed"]) for row in rows if row["DailyTestsPerformed"]}
    assert {r["day"].isoformat(): r["count"] for r in series.to_pylist() if r["metric"] == "tests"} == daily
    assert release.read == len(rows) and release.basis == "publication"
