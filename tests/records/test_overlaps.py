"""Releases over time: one speaks for a day, none are added up, and what changed is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord import beats, records
from onrecord.beats import Beat

BY_OFFICE = "Apprehension Date,Apprehension AOR,Apprehension Method,Unique Identifier\n"
NATIONAL = "Apprehension Date,Apprehension Method,Arrest Created By,Anonymized Identifier\n"


@pytest.fixture(scope="module")
def beat() -> Beat:
    return beats.load("immigration_enforcement")


def rows(days: dict[int, int], office: str = "Miami,") -> str:
    return "".join(f"1/{day}/2025,{office}Located,{day}-{n}\n" for day, count in days.items() for n in range(count))


def test_a_later_release_speaks_and_its_revisions_are_kept(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "june.csv").write_text(BY_OFFICE + rows({1: 5, 2: 3, 3: 1}))
    (tmp_path / "march.csv").write_text(BY_OFFICE + rows({1: 4, 2: 3}))
    found = records.gather(tmp_path, beat)
    june, march = found.releases
    miami = [row for row in found.series.to_pylist() if row["office"] == "Miami"]
    assert [(row["day"].day, row["count"], row["release"]) for row in miami] == [
        (1, 5, june.id), (2, 3, june.id), (3, 1, june.id),
    ]  # fmt: skip
    (revision,) = found.revisions.to_pylist()
    assert (revision["day"], revision["was"], revision["became"]) == (date(2025, 1, 1), 4, 5)
    assert (revision["release"], revision["newer"]) == (march.id, june.id)
    assert "2 days from 2025-01-01 to 2025-01-02 are taken from june.csv" in march.notes


def test_a_release_by_office_speaks_before_one_without(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "a.csv").write_text(BY_OFFICE + rows({1: 5, 2: 3}))
    (tmp_path / "b.csv").write_text(NATIONAL + _national({1: 7, 2: 7, 3: 7}))
    found = records.gather(tmp_path, beat)
    spoken = {(row["day"].day, row["office"]): row["count"] for row in found.series.to_pylist() if row["count"]}
    assert spoken == {(1, "Miami"): 5, (2, "Miami"): 3, (3, "national"): 7}


def _national(days: dict[int, int]) -> str:
    return "".join(f"1/{day}/2025,Located,x,{day}-{n}\n" for day, count in days.items() for n in range(count))


def test_the_last_days_are_still_filling(tmp_path: Path, beat: Beat) -> None:
    (tmp_path / "a.csv").write_text(BY_OFFICE + rows(dict.fromkeys(range(1, 21), 2)))
    found = records.gather(tmp_path, beat)
    assert found.releases[0].filling_from == date(2025, 1, 14)
    assert {row["day"].day for row in found.series.to_pylist() if row["filling"]} == set(range(14, 21))


def test_the_same_file_twice_counts_once(tmp_path: Path, beat: Beat) -> None:
    for name in ("a.csv", "copy of a.csv"):
        (tmp_path / name).write_text(BY_OFFICE + rows({1: 5}))
    found = records.gather(tmp_path, beat)
    assert sum(found.series["count"].to_pylist()) == 5 and found.revisions.num_rows == 0
