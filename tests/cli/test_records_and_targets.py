"""`onrecord records` and `onrecord targets` on a small dossier."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "dossier.toml").write_text('title = "T"\nbeat = "immigration_enforcement"\n')
    (tmp_path / "records").mkdir()
    posted = "date,arrests_reported\n2025-01-26,956\n2025-01-27,1179\n2025-01-28,n/a\n"
    (tmp_path / "records" / "posted.csv").write_text(posted)
    (tmp_path / "records" / "odd.csv").write_text("name,age\nx,1\n")
    return tmp_path


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output


def test_what_was_read(dossier: Path) -> None:
    code, said = run("records", dossier)
    assert code == 0
    assert "3 rows read, 2 counted, 1 set aside" in said and "(row 4): its count is no whole number" in said
    assert "odd.csv: its headers (name, age) are in no layout" in said


def test_what_was_read_as_json(dossier: Path) -> None:
    found = json.loads(run("records", dossier, "--json")[1])
    (release,) = found["releases"]
    assert (release["read"], release["counted"], release["first"]) == (3, 2, "2025-01-26")
    assert found["set_aside"][0]["source"] == "odd.csv"


def test_the_scoreboard(dossier: Path) -> None:
    code, said = run("targets", dossier, "--office", "national", "--from", "2025-01-27")
    assert code == 0 and "98.2%" in said and "79.7%" not in said
    scores = [json.loads(line) for line in run("targets", dossier, "--json")[1].splitlines()]
    assert {score["target"] for score in scores} == {"T2", "T3"}
    assert [score["days_met"] for score in scores] == [0, 0]


def test_no_such_office(dossier: Path) -> None:
    code, said = run("targets", dossier, "--office", "Atlantis")
    assert code == 2 and "Atlanta" in said


def test_no_records_at_all(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text('beat = "immigration_enforcement"\n')
    assert run("records", tmp_path) == (0, "No official file was read: put some into the folder records.\n")
    assert run("targets", tmp_path) == (0, "Nothing to hold against a target on these days.\n")
