"""Damaged, hostile and contradictory files: a plain reason with its place, and the rest is read."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from made_releases import Sheets, write_workbook

from onrecord import beats, records
from onrecord.beats import Beat
from onrecord.records import tables

POSTED: Sheets = {"posted": [["date", "arrests_reported"], [date(2025, 1, 26), 956]]}


@pytest.fixture(scope="module")
def beat() -> Beat:
    return beats.load("immigration_enforcement")


def _truncated(path: Path) -> None:
    write_workbook(path, POSTED)
    path.write_bytes(path.read_bytes()[:-300])


def _damaged_sheet(path: Path) -> None:
    write_workbook(path, POSTED)
    _rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])


def _laughing(path: Path) -> None:
    write_workbook(path, POSTED)
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    _rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: laughs + xml.replace("<is><t", "<is><t>&b;</t><t"))


def _rewrite(path: Path, name: str, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {item: archive.read(item).decode() for item in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for item, content in parts.items():
            archive.writestr(item, change(content) if item == name else content)


def _encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("posted.csv", b"\n" * (1 << 25))


def _workbook_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (1 << 25))


def _locked_member(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("posted.csv", "date,arrests_reported\n")
    content = bytearray(path.read_bytes())
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (_truncated, "damaged or cut off"),
        (_damaged_sheet, "sheet posted"),
        (_laughing, "declares entities"),
        (_encrypted, "damaged, cut off or encrypted"),
        (_bomb, "would unpack to"),
        (_workbook_bomb, "would unpack to"),
        (_locked_member, "posted.csv inside it is encrypted"),
    ],
)
def test_a_hostile_file_is_set_aside_and_the_rest_is_read(
    tmp_path: Path, beat: Beat, write: Callable[[Path], None], reason: str
) -> None:
    write(tmp_path / "bad.xlsx")
    write_workbook(tmp_path / "good.xlsx", POSTED)
    (release,), series, unused = records.read(tmp_path, beat)
    assert release.path == "good.xlsx" and series.num_rows == 1
    assert unused and all(item.source == "bad.xlsx" for item in unused)
    assert any(reason in f"{item.reason}" for item in unused), unused


def test_nul_bytes_in_a_row(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "a.csv").write_bytes(b"date,arrests_reported\n2025-01-26,956\n2025-01-\0\x007,5\n2025-01-28,969\n")
    (release,), series, _ = records.read(tmp_path, beat)
    assert sorted(row["count"] for row in series.to_pylist()) == [956, 969]
    assert [item.where for item in release.set_aside] == ["row 3"]


def test_an_archive_inside_an_archive_is_not_opened(tmp_path: Path, beat: Beat) -> None:
    write_workbook(tmp_path / "x.xlsx", POSTED)
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as archive:
        archive.write(tmp_path / "x.xlsx", "inner.xlsx")
    (_, *_), _, (aside,) = records.read(tmp_path, beat)
    assert aside.source == "y.zip" and aside.reason.startswith("inner.xlsx inside it:")


def test_only_the_newer_of_two_that_contradict_one_another_counts(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "a.csv").write_text("date,arrests_reported\n2025-01-26,956\n2025-01-27,1179\n2025-01-28,969\n")
    (tmp_path / "b.csv").write_text("date,arrests_reported\n2025-01-26,950\n2025-01-27,1179\n")
    (newer, older), series, _ = records.read(tmp_path, beat)
    assert {row["day"].day: row["count"] for row in series.to_pylist()} == {26: 956, 27: 1179, 28: 969}
    assert set(series["release"].to_pylist()) == {newer.id}
    assert "2 days from 2025-01-26 to 2025-01-27 are taken from a.csv" in older.notes
    assert "1 of its counts is given otherwise by the release in use" in older.notes


def test_every_kind_of_text_has_a_limit_for_its_head(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n" + b'"x' * (1 << 18))
    (found,) = tables.tables(tmp_path / "a.csv")
    assert isinstance(found, tables.RawTable | tables.Unreadable)


def damaged(packed: bytes, at: int) -> bytes:
    return packed[:at] + b"\xff" * 20 + packed[at + 20 :]


@pytest.mark.parametrize("rows", [20, 200_000], ids=["at its head", "far below its head"])
def test_packed_files_with_damaged_bytes(rows: int, tmp_path: Path, beat: Beat) -> None:
    chance = random.Random(rows)
    text = "date,arrests_reported\n" + "".join(f"2025-01-26,{chance.randrange(10**6)}\n" for _ in range(rows))
    place = 20 if rows < 100 else -5000
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", text)
    at = 60 if rows < 100 else len(packed.getvalue()) - 5000
    (tmp_path / "a.zip").write_bytes(damaged(packed.getvalue(), at))
    whole = gzip.compress(text.encode())
    (tmp_path / "b.csv.gz").write_bytes(damaged(whole, place % len(whole)))
    found, _, aside = records.read(tmp_path, beat)
    assert {item.source for item in aside} == {"a.zip", "b.csv.gz"} and not found
    assert all("damaged" in item.reason for item in aside)
