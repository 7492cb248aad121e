"""A release of another year, with other columns and a part of a year, is read without a change of code."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from made_releases import HEADERS

from onrecord import beats, records
from onrecord.beats import Beat

FIRST, DAYS = date(2026, 4, 1), 40  # a part of a year
OFFICES = ["Miami", "Harlingen", "St. Paul", "New York City", ""]
Say = Callable[[date], str]
DATES: dict[str, Say] = {
    "month first": lambda day: f"{day.month}/{day.day}/{day.year}",
    "two digits of the year": lambda day: day.strftime("%m/%d/%y"),
    "ISO": str,
    "ISO with times": lambda day: f"{day} {day.day % 24:02}:{day.month:02}:59",
    "month first with times": lambda day: f"{day.month}/{day.day}/{day.year} 12:0{day.day % 10}:00 AM",
    "as a spreadsheet keeps it": lambda day: str((day - date(1899, 12, 30)).days),
    "month by name": lambda day: day.strftime("%d-%b-%y").upper(),
}


@pytest.fixture(scope="module")
def beat() -> Beat:
    return beats.load("immigration_enforcement")


def _rows(header: list[str], say: Say, chance: random.Random) -> tuple[list[list[str]], Counter[tuple[str, date]]]:
    rows, counts = [], Counter[tuple[str, date]]()
    for number in range(300):
        day, office = FIRST + timedelta(days=number % DAYS), chance.choice(OFFICES)
        cells = {name: f"{name}, {number % 3}" for name in header if "Date" not in name} | {
            "Apprehension Date": say(day),
            "Apprehension AOR": f"{office} Area of Responsibility" if office else "",
            "TOA Current Duty AOR": office and f"{office} Field Office",
            "Unique Identifier": f"id {number}",
            "Anonymized Identifier": f"id {number}",
        }
        rows.append([cells.get(name, "") for name in header])
        counts[office or "office not given", day] += 1
    return rows, counts


def _text(rows: list[list[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


def _check(folder: Path, beat: Beat, counts: Counter[tuple[str, date]], read: int = 300) -> None:
    releases, series, unused = records.read(folder, beat)
    assert [(each.read, each.counted) for each in releases] == [(read, read)], (releases, unused)
    found = {(row["office"], row["day"]): row["count"] for row in series.to_pylist() if row["count"]}
    assert found == counts


@pytest.mark.parametrize("kind", ["december 2025", "march 2026"])
@pytest.mark.parametrize("dates", DATES)
def test_other_columns_in_another_order(tmp_path: Path, beat: Beat, kind: str, dates: str) -> None:
    chance = random.Random(f"{kind} {dates}")
    header = [*HEADERS[kind], "Supervision Level", "Apprehension Site, Revised"]
    chance.shuffle(header)
    rows, counts = _rows(header, DATES[dates], chance)
    titles = [["A unit of statistics"], [], ["Arrests of fiscal year 2026 to 10 May"]]
    (tmp_path / "x.csv").write_text(_text([*titles, header, *rows]), newline="")
    _check(tmp_path, beat, counts)


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_signs(tmp_path: Path, beat: Beat, delimiter: str, encoding: str) -> None:
    header = HEADERS["march 2026"]
    rows, counts = _rows(header, DATES["month first"], random.Random(7))
    for row in rows:
        row[header.index("Operation")] = "Opération"
    (tmp_path / "x.csv").write_bytes(_text([header, *rows], delimiter).encode(encoding))
    _check(tmp_path, beat, counts)


def test_fields_over_several_lines(tmp_path: Path, beat: Beat) -> None:
    header = HEADERS["december 2025"]
    rows, counts = _rows(header, DATES["ISO"], random.Random(8))
    rows[5][header.index("Apprehension Site Landmark")] = "a place\nwith a second line"
    (tmp_path / "x.csv").write_text(_text([header, *rows], end="\n"))
    _check(tmp_path, beat, counts)


def test_a_file_a_month_in_one_archive(tmp_path: Path, beat: Beat) -> None:
    header = HEADERS["december 2025"]
    rows, counts = _rows(header, DATES["ISO"], random.Random(9))
    at = header.index("Apprehension Date")
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for month in ("2026-04", "2026-05"):
            part = [row for row in rows if row[at].startswith(month)]
            archive.writestr(f"arrests/{month}.csv", _text([header, *part]))
        archive.writestr("read me.txt", "What these files are.\n")
    _check(tmp_path, beat, counts)
