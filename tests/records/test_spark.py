"""Spark and this machine give the same releases and the same counts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from made_releases import HEADERS, make
from pyarrow import parquet

from onrecord import beats, records

pytest.importorskip("pyspark", reason="Spark is not installed: pip install onrecord[spark]")
pytestmark = [
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs a Java 17 runtime, which is not here"),
    pytest.mark.filterwarnings("ignore"),  # Spark's own
]


@pytest.fixture(scope="module", autouse=True)
def two_cores() -> Iterator[None]:
    before = os.environ.get("SPARK_MASTER_URL")
    os.environ["SPARK_MASTER_URL"] = "local[2]"
    yield
    from pyspark.sql import SparkSession

    if session := SparkSession.getActiveSession():
        session.stop()
    if before is None:
        del os.environ["SPARK_MASTER_URL"]


def test_the_same_releases_and_counts(tmp_path: Path) -> None:
    beat = beats.load("immigration_enforcement")
    made = make("december 2025", 5, [office.name for office in beat.offices], date(2025, 1, 20), arrests=150)
    columns = zip(*[[_text(cell) for cell in row] for row in made.rows], strict=True)
    table = pa.table(dict(zip(HEADERS["december 2025"], [pa.array(c, pa.string()) for c in columns], strict=True)))
    parquet.write_table(table, tmp_path / "arrests.parquet")
    (tmp_path / "posted.csv").write_text('title,,\ndate,arrests_reported,detainers_reported\n2025-01-26,"1,956",5\n')
    uneven = "date|arrests_reported|detainers_reported\n2025-02-26|956|5\n2025-02-27|7\n2025-02-28|8|9\n"
    (tmp_path / "uneven.txt").write_text(uneven)
    here, there = records.gather(tmp_path, beat), records.gather(tmp_path, beat, engine="spark")
    assert here.series.equals(there.series) and here.series.num_rows > 100
    assert [(r.path, r.read, r.counted, r.notes) for r in here.releases] == [
        (r.path, r.read, r.counted, r.notes) for r in there.releases
    ]
    reasons = [[(item.reason, item.count) for r in found.releases for item in r.set_aside] for found in (here, there)]
    assert reasons[0] == reasons[1] and len(reasons[0]) == 3


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)
