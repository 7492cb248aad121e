"""Releases of 2025 and 2026, of 2012 to 2023 and of the Deportation Data Project, generated to their real headers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from made_releases import HEADERS, Made, Sheets, make, write_workbook
from pyarrow import feather, parquet

from onrecord import beats, records
from onrecord.beats import Beat

FIRST = date(2025, 1, 20)
TITLES: list[list[Any]] = [["ERO-LESA Statistical Tracking Unit"], ["For Official Use Only"], [], ["Admin Arrests"], []]


@pytest.fixture(scope="module")
def beat() -> Beat:
    return beats.load("immigration_enforcement")


def _made(beat: Beat, kind: str, seed: int, first: date = FIRST) -> Made:
    return make(kind, seed, [office.name for office in beat.offices], first)


def counts(series: pa.Table) -> dict[tuple[str, date], int]:
    return {(row["office"], row["day"]): row["count"] for row in series.to_pylist() if row["count"]}


@pytest.mark.parametrize(
    ("kind", "layout", "above"),
    [
        ("march 2025", "arrests_2025", TITLES),
        ("december 2025", "arrests_2025", [*TITLES, []]),
        ("march 2026", "arrests_2026", [*TITLES, []]),
        ("2012-2023", "arrests_2012_2023", [*TITLES, []]),
    ],
)
def test_a_workbook(tmp_path: Path, beat: Beat, kind: str, layout: str, above: list[list[Any]]) -> None:
    made = _made(beat, kind, 1)
    write_workbook(tmp_path / "x.xlsx", {"Admin Arrests": [*above, HEADERS[kind], *made.rows], "Notes": [["Read me"]]})
    (release,), series, unused = records.read(tmp_path, beat)
    assert (release.layout, release.read, release.counted) == (layout, len(made.rows), sum(made.counts.values()))
    assert counts(series) == made.counts
    reasons = {item.reason: (item.count, item.where) for item in release.set_aside}
    assert reasons["it repeats the identifier and day of another row"][0] == made.doubled
    far = reasons["its date is more than 60 days away from all other rows"]
    assert far == (1, f"Admin Arrests, row {len(above) + 1 + len(made.rows)}")
    assert [item.where for item in unused] == ["Notes"]


def test_a_fiscal_year_a_sheet(tmp_path: Path, beat: Beat) -> None:
    years = {
        "FY2025": _made(beat, "march 2026", 2, date(2025, 9, 1)),
        "FY2026": _made(beat, "march 2026", 3, date(2025, 10, 1)),
    }
    sheets: Sheets = {name: [*TITLES, HEADERS["march 2026"], *made.rows] for name, made in years.items()}
    write_workbook(tmp_path / "x.xlsx", sheets)
    (release,), series, _ = records.read(tmp_path, beat)
    assert counts(series) == Counter(years["FY2025"].counts) + Counter(years["FY2026"].counts)
    assert (release.first, release.last) == (date(2025, 9, 1), date(2025, 10, 30))


@pytest.mark.parametrize("form", ["parquet", "feather"])
def test_rows_that_a_release_marks_to_drop(tmp_path: Path, beat: Beat, form: str) -> None:
    table = pa.table(
        {
            "apprehension_date": pa.array([FIRST] * 4, pa.date32()),
            "apprehension_aor": ["Miami Area of Responsibility"] * 3 + [None],
            "apprehension_method": ["Located"] * 4,
            "unique_identifier": ["a", "a", "b", "b"],
            "duplicate_likely": [True, True, True, True],
            "duplicate_drop_row": [False, True, False, True],
        }
    )
    file = tmp_path / "arrests"
    parquet.write_table(table, file) if form == "parquet" else feather.write_feather(table, str(file))
    (release,), series, _ = records.read(tmp_path, beat)
    assert counts(series) == {("Miami", FIRST): 2}
    (aside,) = release.set_aside
    assert (aside.count, aside.where) == (2, "rows 2, 4") and "marks it" in aside.reason


def test_redacted_identifiers_are_no_identifiers(tmp_path: Path, beat: Beat) -> None:
    header = ",".join(HEADERS["december 2025"])
    row = ["1/20/2025", "", "", "Miami", *[""] * 18]
    rows = [",".join([*row, mark]) for mark in ["(B)(6);(B)(7)(C) ", '"(b)(6), (b)(7)(C)"', "", "x", "x"]]
    (tmp_path / "a.csv").write_text("\n".join([header, *rows]))
    (release,), series, _ = records.read(tmp_path, beat)
    assert counts(series) == {("Miami", FIRST): 4} and (release.read, release.counted) == (5, 4)


def test_a_workbook_that_counts_numbers_as_text(tmp_path: Path, beat: Beat) -> None:
    rows: list[list[Any]] = [["date", "arrests_reported"], [date(2025, 1, 26), "956"], ["2025-01-27", 1179]]
    write_workbook(tmp_path / "x.xlsx", {"posted": rows})
    (release,), series, _ = records.read(tmp_path, beat)
    assert sorted(row["count"] for row in series.to_pylist()) == [956, 1179] and release.kind == "posted"
