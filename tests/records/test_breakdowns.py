"""What a person is, only by week and only where no small cell can be worked out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_releases import HEADERS, make

from onrecord import beats, records
from onrecord.arrow import table
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
    shown = records.gather(tmp_path, beat).breakdowns.to_pylist()
    found = [row for row in shown if row["by"] == "criminality"]
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


def test_method_is_counted_by_week_too(tmp_path: Path, beat: Beat) -> None:
    true = _release(tmp_path, ["Miami", "Dallas", "Boston"], 900)
    found = records.gather(tmp_path, beat).breakdowns.to_pylist()
    national = [row for row in found if row["office"] == "national" and row["by"] == "method"]
    assert {row["value"] for row in national} == {"Located", "CAP Local Incarceration", "Non-Custodial Arrest"}
    assert sum(row["count"] for row in national) == sum(true.values())


Told = tuple[str, int, str, int]  # office, week, value, count


def _shown(told: list[Told], first: date = MONDAY, last: date = MONDAY + timedelta(days=20)) -> list[breakdowns.Broken]:
    office, week, value, count = (list(column) for column in zip(*told, strict=True))
    weeks = pa.array([MONDAY + timedelta(weeks=number) for number in week], pa.date32())
    columns = [pa.array(column) for column in (office, value, count)]
    table = breakdowns.traits("arrests", columns[0], weeks, "method", columns[1], columns[2])
    return list(breakdowns.publishable("r", table, (first, last)))


USUAL: list[Told] = [(office, week, value, 100) for office in "AB" for week in range(3) for value in ("jail", "prison")]


def test_what_is_rare_in_one_week_is_under_other_in_all() -> None:
    rare: list[Told] = [("A", 0, "boat", 3), ("A", 0, "train", 40), ("B", 1, "train", 4), ("B", 1, "boat", 50)]
    national = [cell for cell in _shown([*USUAL, *rare]) if cell.office == "national"]
    assert {cell.value for cell in national} == {"jail", "prison", "other"}
    assert [cell.count for cell in national if cell.value == "other"] == [43, 54]


def test_a_week_that_is_covered_in_part_is_not_shown() -> None:
    shown = _shown(USUAL, MONDAY + timedelta(days=1), MONDAY + timedelta(days=19))
    assert {cell.week for cell in shown} == {MONDAY + timedelta(days=7)}


def test_shares_over_weeks_leave_out_those_with_a_hidden_cell() -> None:
    few: list[Told] = [("A", 2, "boat", 5), ("B", 2, "boat", 20)]
    cells = table(breakdowns.Broken, _shown([*USUAL, *few]))
    found = {(share.office, share.value): share for share in records.shares(cells)}
    jail = found["A", "jail"]
    assert (jail.count, jail.total, jail.weeks, jail.hidden) == (200, 400, 2, 1)
    assert (jail.first, jail.last) == (MONDAY, MONDAY + timedelta(days=13))
    assert jail.low < jail.share == 0.5 < jail.high and ("A", "boat") not in found
    assert found["national", "boat"].count == 25 and found["national", "jail"].weeks == 3
    within = records.shares(cells, "national", MONDAY + timedelta(days=7), MONDAY + timedelta(days=19))
    assert [(share.value, share.count, share.weeks) for share in within] == [("jail", 200, 1), ("prison", 200, 1)]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 2), st.sampled_from("uvwxyz"), st.integers(1, 60))))
def test_nothing_shown_is_small_or_added_wrongly(told: list[Told]) -> None:
    shown = _shown([*USUAL, *told])
    assert not [cell for cell in shown if cell.count and cell.count < 11]
    for week in {cell.week for cell in shown}:
        whole = sum(n for _, number, _, n in [*USUAL, *told] if MONDAY + timedelta(weeks=number) == week)
        assert sum(cell.count or 0 for cell in shown if (cell.office, cell.week) == ("national", week)) == whole


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(1, 400))
def test_an_interval_holds_its_share(count: int, total: int) -> None:
    share, low, high = breakdowns.wilson(min(count, total), total)
    assert 0 <= low <= share + 1e-12 and share <= high + 1e-12 <= 1 + 1e-12
