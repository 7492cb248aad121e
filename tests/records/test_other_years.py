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
from made_releases import HEADERS, Cell, Sheets, write_workbook

from onrecord import beats, records
from onrecord.beats import Beat
from onrecord.beats.models import Office

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
    "in full": lambda day: f"{day:%A, %B} {day.day}, {day.year}",
    "weekday before it": lambda day: f"{day:%a} {day.day} {day:%b %Y}",
    "as a database prints it": lambda day: f"{day:%b} {day.day:2} {day.year} 12:00AM",
    "day first with points": lambda day: day.strftime("%d.%m.%Y"),
    "to the second in UTC": lambda day: f"{day}T00:00:00.000Z",
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


OFFICE_NAMES: dict[str, Callable[[Office], str]] = {
    "code": lambda office: office.code,
    "name and code": lambda office: f"{office.name} ({office.code})",
    "code and name": lambda office: f"{office.code} - {office.name}",
    "agency before it": lambda office: f"ERO {office.name}",
    "AOR after it": lambda office: f"{office.name} AOR",
    "kind before it": lambda office: f"Field Office: {office.name}",
    "capitals": lambda office: f"{office.name} AREA OF RESPONSIBILITY".upper(),
    "no points": lambda office: office.name.replace(".", ""),
}


@pytest.mark.parametrize("written", OFFICE_NAMES)
def test_every_office_under_another_name(tmp_path: Path, beat: Beat, written: str) -> None:
    rows, counts = [], Counter[tuple[str, date]]()
    for number, office in enumerate(beat.offices * 12):
        day = FIRST + timedelta(days=number % DAYS)
        rows.append([str(number), OFFICE_NAMES[written](office), str(day)])
        counts[office.name, day] += 1
    (tmp_path / "x.csv").write_text(_text([["Unique ID", "Field Office", "Arrest Date"], *rows]))
    _check(tmp_path, beat, counts, len(rows))


PLAIN = ["Apprehension Date", "Apprehension AOR", "Unique Identifier"]


@pytest.mark.parametrize(
    "header",
    [
        ["APPREHENSION_DATE", "APPREHENSION_AOR", "UNIQUE_IDENTIFIER"],
        [" Apprehension\nDate ", "apprehension\u00a0aor", "Unique  Identifier*"],
        ["Date of Arrest", "Arrest Area of Responsibility", "Anonymized Unique Identifier"],
        ["Apprehension Date And Time", "TOA Current Duty AOR", "Anonymized ID"],
    ],
)
def test_headers_in_other_words(tmp_path: Path, beat: Beat, header: list[str]) -> None:
    rows, counts = _rows(PLAIN, str, random.Random(10))
    numbered = [["", "No.", *header, ""], *(["", str(at), *row, ""] for at, row in enumerate(rows))]
    (tmp_path / "x.csv").write_text(_text([["Data as of 12 May"], ["For release"], [], *numbered]))
    _check(tmp_path, beat, counts)


def test_lines_below_the_table_are_set_aside(tmp_path: Path, beat: Beat) -> None:
    rows, counts = _rows(PLAIN, DATES["month by name"], random.Random(11))
    below = [[], ["Total", "", "300"], ["Source: a unit of statistics"], ["Data are provisional."]]
    (tmp_path / "x.csv").write_text(_text([PLAIN, *rows, *below], end="\n"))
    (release,), series, _ = records.read(tmp_path, beat)
    assert (release.read, release.counted) == (303, 300)
    assert sorted((item.count, item.where) for item in release.set_aside) == [(1, "row 303"), (2, "rows 304, 305")]
    assert sum(series["count"].to_pylist()) == sum(counts.values())


def test_sheets_with_the_columns_in_another_order(tmp_path: Path, beat: Beat) -> None:
    rows, counts = _rows(PLAIN, str, random.Random(12))
    typed: list[list[Cell]] = [[date.fromisoformat(day), office, number] for day, office, number in rows]
    first = [row for row in typed if row[0] < date(2026, 5, 1)]  # type: ignore[operator]
    sheets: Sheets = {
        "Cover": [["Prepared for a request"]],
        "Q3": [["A title"], [], list(PLAIN), *first],
        "Q3, May": [[*reversed(PLAIN), "A new column"], *([*reversed(row), 5] for row in typed if row not in first)],
        "Notes": [["Field", "Meaning"], ["Apprehension Date", "the day"]],
    }
    write_workbook(tmp_path / "x.xlsx", sheets)
    _check(tmp_path, beat, counts)


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
