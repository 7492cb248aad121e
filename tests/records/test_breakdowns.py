"""What a person is, only by week and only where no small cell can be worked out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_releases import HEADERS, make

from onrecord import beats, records
from onrecord.beats import Beat
from onrecord.records import breakdowns

MONDAY = date(2025, 1, 20)


@pytest.fixture(scope="module")
def beat() -> Beat:
    return beats.load("immigration_enforcement")


def _release(folder: Path, offices: list[str], arrests: int) -> Counter[tuple[str, date, str]]:
    made = make("december 2025", 9, offices, MONDAY, days=14, arrests=arrests)
    lines = [",".join(HEADERS["december 2025"])]
    lines += [",".join(f'"{cell if cell is not None else ""}"' for cell in row) for row in made.rows]
    (folder / "a.csv").write_text("\n".join(lines))
    at = HEADERS["december 2025"].index("Apprehension Criminality")
    kept = {(row[-1], row[0]): row for row in reversed(made.rows[:-1])}
    return Counter((_office(row), breakdowns.monday(row[0]), str(row[at])[2:]) for row in kept.values())


def _office(row: list[object]) -> str:
    return str(row[3]).replace(" Area of Responsibility", "") if row[3] else "office not given"


def test_shown_cells_are_right_and_small_ones_are_hidden(tmp_path: Path, beat: Beat) -> None:
    true = _release(tmp_path, ["Miami", "Dallas", "Boston"], 900)
    found = records.gather(tmp_path, beat).breakdowns.to_pylist()
    names = {
        "with a criminal conviction": "Convicted Criminal",
        "with a pending criminal charge": "Pending Criminal Charges",
        "with neither": "Other Immigration Violator",
    }
    by_office = [row for row in found if row["office"] != "national"]
    assert {row["week"] for row in by_office} == {MONDAY, date(2025, 1, 27)}
    for row in by_office:
        count = true[row["office"], row["week"], names[row["value"]]]
        assert row["count"] in (None, count) and not (row["count"] and row["count"] < 11)
    assert any(row["count"] is None for row in by_office), "the few without an office are small cells"
    national = [row for row in found if row["office"] == "national"]
    assert sum(row["count"] for row in national) == sum(true.values())
    assert all(0 <= row["low"] <= row["share"] <= row["high"] <= 1 for row in national)


def test_a_release_of_few_rows_shows_nothing(tmp_path: Path, beat: Beat) -> None:
    _release(tmp_path, ["Miami", "Dallas"], 12)
    assert records.gather(tmp_path, beat).breakdowns.num_rows == 0


def test_what_is_kept_on_disk_has_small_cells_hidden_too(tmp_path: Path, beat: Beat) -> None:
    folder, cache = tmp_path / "records", tmp_path / "cache"
    folder.mkdir()
    _release(folder, ["Miami", "Dallas", "Boston"], 900)
    records.gather(folder, beat, cache)
    kept = "".join(file.read_text() for file in cache.iterdir())
    cells = re.findall(r'"by":"criminality","value":"[^"]+","count":(\d+|null)', kept)
    assert "null" in cells and not [cell for cell in cells if cell != "null" and 0 < int(cell) < 11]


@given(st.integers(0, 400), st.integers(1, 400))
def test_an_interval_holds_its_share(count: int, total: int) -> None:
    share, low, high = breakdowns.wilson(min(count, total), total)
    assert 0 <= low <= share + 1e-12 and share <= high + 1e-12 <= 1 + 1e-12
