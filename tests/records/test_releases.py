"""Files to releases and series: every row counted or set aside, whatever the file looks like."""

from __future__ import annotations

import bz2
import csv
import gzip
import lzma
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from made_releases import write_workbook
from pyarrow import feather, parquet

from onrecord import beats, records
from onrecord.beats import Beat

HEADER = '"Area of Responsibility"|"Apprehension Date"|"Apprehension Method"|"Citizenship"'
TITLES = ["A unit of statistics|||", "2019-TEST-1|||", '"Administrative arrests, a test"|||']
GOOD = [
    '"Dallas Area of Responsibility"|10/1/2015|"Located"|"X"',
    '"Dallas Area of Responsibility"|10/1/2015|"Located"|"X"',
    '"St Paul Field Office"|10/3/2015|"Located"|"a ""quoted"" | word"',
    '|10/3/2015|"Located"|"X"',
    '"(B)(6);(B)(7)(C) "|10/3/2015|"Located"|"X"',
    '"HQ Area of Responsibility"|10/2/2015|"Located"|"X"',
]
BAD = {
    "Dallas Area of Responsibility|10/1/2015|Located": "it has 3 fields where 4 are expected",
    "Dallas Area of Responsibility||Located|X": "it has no date",
    "Dallas Area of Responsibility|b(6), b(7)c|Located|X": "its date is redacted",
    "Dallas|2015-10-01|Located|X": "its date is not written as in the rest of the column (month/day/year)",
    HEADER.replace('"', ""): "it repeats the header",
}
WANTED = {
    ("Dallas", date(2015, 10, 1)): 2,
    ("St. Paul", date(2015, 10, 3)): 1,
    ("office not given", date(2015, 10, 3)): 2,
    ("HQ", date(2015, 10, 2)): 1,
}


@pytest.fixture(scope="module")
def beat() -> Beat:
    return beats.load("immigration_enforcement")


def text(*rows: str) -> str:
    return "\n".join([*TITLES, HEADER, *rows]) + "\n"


def counts(series: pa.Table) -> dict[tuple[str, date], int]:
    return {(row["office"], row["day"]): row["count"] for row in series.to_pylist() if row["count"]}


def test_a_text_release(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "any name.bin").write_text(text(*GOOD))
    (release,), series, unused = records.read(tmp_path, beat)
    assert counts(series) == WANTED
    assert (release.read, release.counted, release.set_aside, unused) == (6, 6, (), [])
    assert (release.title, release.layout) == ("Administrative arrests, a test", "foia_arrests")
    assert (release.first, release.last) == (date(2015, 10, 1), date(2015, 10, 3))


def test_an_office_has_zero_days_where_it_existed_and_the_release_covers_them(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "a.txt").write_text(text(*GOOD))
    _, series, _ = records.read(tmp_path, beat)
    zeros = [(row["office"], row["day"]) for row in series.to_pylist() if not row["count"]]
    assert ("Atlanta", date(2015, 10, 2)) in zeros and ("Dallas", date(2015, 10, 3)) in zeros
    assert not {"Harlingen", "HQ", "office not given"} & {office for office, _ in zeros}
    assert len(zeros) == 24 * 3 - 2


@pytest.mark.parametrize("compression", ["none", "gzip"])
def test_every_bad_row_has_its_reason_and_its_line(tmp_path: Path, beat: Beat, compression: str) -> None:
    content = text(*GOOD[:3], *BAD, *GOOD[3:]).encode()
    (tmp_path / "a.csv").write_bytes(gzip.compress(content) if compression == "gzip" else content)
    (release,), series, _ = records.read(tmp_path, beat)
    assert counts(series) == WANTED
    assert release.read == len(GOOD) + len(BAD) == release.counted + sum(item.count for item in release.set_aside)
    lines = {why: len(TITLES) + 1 + 3 + number for number, why in enumerate(BAD.values(), start=1)}
    assert {item.reason: item.where for item in release.set_aside} == {why: f"row {n}" for why, n in lines.items()}


def test_a_quote_that_never_closes_costs_one_row(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "a.csv").write_text(text(GOOD[0], '"Dallas|10/1/2015|Located|X', *GOOD[1:]))
    (release,), series, _ = records.read(tmp_path, beat)
    assert counts(series) == WANTED
    assert [(item.reason, item.where) for item in release.set_aside] == [
        ("a quote opens in it that does not close", "row 6")
    ]


REPEATING = [
    ["Apprehension Date", "Apprehension AOR", "Unique Identifier"],
    *([f"2025-03-{day:02}", "Miami", f"id {day}"] for day in range(1, 29)),
    ["2025-03-05", "Dallas", "id 5"],  # row 32, under two lines of title and the header
    ["2025-03-06", "Miami", "id 5"],
    *(["2025-03-07", "Miami", ""] for _ in range(3)),  # nobody knows whether these are one
    ["2051-01-01", "Miami", "id 9"],
    ["2051-01-01", "Miami", "id 9"],  # it has another reason already
    ["2025-03-05", "Miami", "id 5"],
]


@pytest.mark.parametrize("form", ["text", "workbook"])
def test_rows_that_repeat_others_are_numbered(tmp_path: Path, beat: Beat, form: str) -> None:
    rows = [["A title"], ["and more"], *REPEATING]
    if form == "text":
        (tmp_path / "a.csv").write_text("\n".join(",".join(row) for row in rows))
    else:
        write_workbook(tmp_path / "a.xlsx", {"Arrests": rows})
    (release,), _, _ = records.read(tmp_path, beat)
    assert (release.read, release.counted) == (36, 32)
    (repeats,) = [item for item in release.set_aside if "repeats the identifier" in item.reason]
    assert (repeats.count, repeats.where.rpartition("row")[2]) == (2, "s 32, 39")


def test_rows_far_from_all_others_are_set_aside(tmp_path: Path, beat: Beat) -> None:
    rows = [f"Dallas|10/{day}/2015|Located|X" for day in range(1, 21)]
    (tmp_path / "a.csv").write_text(text(*rows, "Dallas|10/1/2051|Located|X"))
    (release,), _, _ = records.read(tmp_path, beat)
    assert (release.read, release.counted, release.last) == (21, 20, date(2015, 10, 20))
    assert "60 days away" in release.set_aside[0].reason and release.set_aside[0].where == "row 25"


def test_an_office_that_the_beat_does_not_know(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "a.csv").write_text(text(*["Atlantis|10/1/2015|Located|X"] * 11, "Mr. Somebody|10/1/2015|Located|X"))
    (release,), series, _ = records.read(tmp_path, beat)
    assert counts(series) == {("office not known", date(2015, 10, 1)): 12}
    note = next(note for note in release.notes if "does not know" in note)
    assert "12 rows" in note and "Atlantis" in note and "Somebody" not in note


def _rows() -> list[list[str]]:
    lines = text(*GOOD).splitlines()
    return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter="|")]


def _delimited(delimiter: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    lines = [delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in _rows()]
    return (end.join(lines) + end).encode(encoding)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inside/part.csv", _delimited(","))


def _typed(as_dates: bool) -> pa.Table:
    rows = _rows()[4:]
    days = [datetime.strptime(row[1], "%m/%d/%Y") for row in rows]
    kind = pa.date32() if as_dates else pa.timestamp("us")
    return pa.table(
        {
            "apprehension_date": pa.array(days, kind),
            "area_of_responsibility": pa.array([row[0] or None for row in rows]).dictionary_encode(),
            "apprehension_method": [row[2] for row in rows],
        }
    )


FORMS: dict[str, Callable[[Path], object]] = {
    "commas": lambda path: path.write_bytes(_delimited(",")),
    "semicolons": lambda path: path.write_bytes(_delimited(";")),
    "tabs": lambda path: path.write_bytes(_delimited("\t")),
    "windows": lambda path: path.write_bytes(_delimited(",", "cp1252", "\r\n")),
    "old mac": lambda path: path.write_bytes(_delimited(",", end="\r")),
    "byte order mark": lambda path: path.write_bytes(_delimited(",", "utf-8-sig")),
    "utf-16": lambda path: path.write_bytes(_delimited("\t", "utf-16")),
    "mixed line ends": lambda path: path.write_bytes(_delimited(",").replace(b"\n", b"\r\n", 5)),
    "gzip": lambda path: path.write_bytes(gzip.compress(_delimited("|"))),
    "bzip2": lambda path: path.write_bytes(bz2.compress(_delimited("|"))),
    "xz": lambda path: path.write_bytes(lzma.compress(_delimited("|"))),
    "zip": _zip,
    "parquet": lambda path: parquet.write_table(_typed(True), path),
    "parquet with times": lambda path: parquet.write_table(_typed(False), path),
    "feather": lambda path: feather.write_feather(_typed(True), str(path)),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_release_in_every_form(tmp_path: Path, beat: Beat, form: str) -> None:
    FORMS[form](tmp_path / "release")
    (release,), series, unused = records.read(tmp_path, beat)
    assert counts(series) == WANTED, (release, unused)
    assert (release.read, release.counted, unused) == (6, 6, [])


def test_an_unchanged_file_is_read_once(tmp_path: Path, beat: Beat, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = tmp_path / "records", tmp_path / "cache"
    folder.mkdir()
    (folder / "a.csv").write_text(text(*GOOD))
    before = records.read(folder, beat, cache)
    monkeypatch.setattr("onrecord.records.releases.open_engine", lambda name: pytest.fail("read again"))
    assert records.read(folder, beat, cache) == before
    kept = b"".join(file.read_bytes() for file in cache.iterdir())
    assert b"Located" not in kept and b"quoted" not in kept, "a row was kept"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"\x00\x01\x02\x03" * 100, "it is no text"),
        (b"Only a sentence in a file.\n", "it is text but no table"),
        (b"PAR1 but not really", "damaged Parquet"),
        (b"ARROW1 but not really", "damaged or very old Feather"),
        (b"PK\x03\x04 but not really", "damaged or cut off"),
        (gzip.compress(text(*GOOD * 999).encode())[:90], "damaged or cut off"),
        (b"name,age\nx,1\n", "are in no layout of the beat"),
        (
            b"Area of Responsibility,Apprehension Method\nDallas,Located\n",
            "the nearest is foia_arrests: it lacks Appre",
        ),
        (b"date,arrests_reported,date\n2025-01-23,5,6\n", "the header date stands there twice"),
    ],
)
def test_a_file_that_is_no_release_says_why(tmp_path: Path, beat: Beat, content: bytes, reason: str) -> None:
    (tmp_path / "odd").write_bytes(content)
    (tmp_path / "good.csv").write_text(text(*GOOD))
    releases, series, (unused,) = records.read(tmp_path, beat)
    assert [release.path for release in releases] == ["good.csv"] and counts(series) == WANTED
    assert unused.source == "odd" and reason in unused.reason


def test_posted_days(tmp_path: Path, beat: Beat) -> None:
    rows = [
        "date,arrests_reported,detainers_reported",
        '2025-01-26,"1,956",554',
        "2025-01-27,about 9,",
        "2025-01-28,12,x",
    ]
    (tmp_path / "posted.csv").write_text("\n".join(rows))
    (release,), series, _ = records.read(tmp_path, beat)
    found = {(row["metric"], row["office"], row["day"].day): row["count"] for row in series.to_pylist()}
    assert found == {
        ("arrests", "national", 26): 1956,
        ("detainers", "national", 26): 554,
        ("arrests", "national", 28): 12,
    }
    assert (release.kind, release.basis, release.read, release.counted) == ("posted", "label", 3, 2)
    assert [(item.reason, item.where) for item in release.set_aside] == [("its count is no whole number", "row 3")]


def test_a_week_is_no_day(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "w.csv").write_text("series,week_start,count\nTotal Arrests,2025-01-26,5798\nOther,2025-01-26,1\n")
    (release,), series, _ = records.read(tmp_path, beat)
    assert [(row["count"], row["days"]) for row in series.to_pylist()] == [(5798, 7)]
    assert release.last == date(2025, 2, 1) and "Total Arrests" in release.set_aside[0].reason


def test_no_folder_of_records_is_no_problem(tmp_path: Path, beat: Beat) -> None:
    releases, series, unused = records.read(tmp_path, beat)
    assert (releases, series.num_rows, unused) == ([], 0, [])


def test_two_stray_quotes_swallow_no_lines_between_them(tmp_path: Path, beat: Beat) -> None:
    rows = [f"Dallas|10/{day}/2015|Located|X" for day in range(1, 31)]
    rows[3], rows[28] = 'Dallas|10/4/2015|"Located|X', 'Dallas|10/29/2015|Located"|X'
    (tmp_path / "a.csv").write_text(text(*rows))
    (release,), series, _ = records.read(tmp_path, beat)
    assert (release.read, release.counted) == (30, 29) and len(counts(series)) == 29


def test_rows_that_stream_by_once_are_all_counted(tmp_path: Path, beat: Beat) -> None:
    header = "Apprehension Date,Apprehension AOR,Apprehension Method,Unique Identifier"
    rows = ["1/20/2025,Miami,x,a", "1/20/2025,Miami,x,a", "1/20/2025,Miami,x,", '1/20/2025,Miami,x,"(b)(6), (b)(7)(C)"']
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", "\n".join([header, *rows]))
    (release,), series, _ = records.read(tmp_path, beat)
    assert (release.read, release.counted) == (4, 3) and list(counts(series).values()) == [3]
