"""`onrecord records` and `onrecord targets` on a small dossier."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
    scores = _lines(dossier, "score")
    assert {score["target"] for score in scores} == {"T2", "T3"}
    assert [score["days_met"] for score in scores] == [0, 0]


def _lines(dossier: Path, kind: str, *words: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in run("targets", dossier, "--json", *words)[1].splitlines()]
    return [line for line in lines if line["kind"] == kind]


def test_every_target_has_its_sentences_in_json(dossier: Path) -> None:
    says = {line["target"]: line["says"] for line in _lines(dossier, "finding")}
    assert list(says) == ["T1", "T2", "T3"]
    assert says["T1"][0] == "T1: 75 arrests a day for each of 25 offices, from 2025-01-26 on."
    assert says["T1"][-1] == "No day of it is posted or recorded here."
    assert "never met; the best day, 2025-01-27, reached 1,179" in says["T2"][-1]
    assert _lines(dossier, "finding", "--office", "Miami") == []


def test_shares_by_criminality(dossier: Path) -> None:
    header = "Apprehension Date,Apprehension AOR,Apprehension Criminality,Unique Identifier"
    kinds = ["1 Convicted Criminal", "2 Pending Criminal Charges", "3 Other Immigration Violator"]
    rows = [
        f"2025-03-{3 + number % 14:02},Miami Area of Responsibility,{kinds[number % 4 % 3]},{number}"
        for number in range(560)
    ]
    (dossier / "records" / "recorded.csv").write_text("\n".join([header, *rows]))
    shares = {line["value"]: line for line in _lines(dossier, "share", "--office", "MIA")}
    assert {value: line["share"] for value, line in shares.items()} == {
        "with a criminal conviction": 0.5,
        "with a pending criminal charge": 0.25,
        "with neither": 0.25,
    }
    one = shares["with a criminal conviction"]
    assert (one["first"], one["last"], one["weeks"], one["count"]) == ("2025-03-03", "2025-03-16", 2, 280)
    assert 0.45 < one["low"] < 0.5 < one["high"] < 0.55
    code, said = run("targets", dossier)
    assert code == 0 and "with a criminal conviction" in said and "50.0%" in said
    assert [line["count"] for line in _lines(dossier, "week", "--office", "MIA")] == [280, 280]
    assert len(_lines(dossier, "trailing", "--office", "MIA")) == 8


def test_no_such_office(dossier: Path) -> None:
    code, said = run("targets", dossier, "--office", "Atlantis")
    assert code == 2 and "Atlanta" in said


def test_no_records_at_all(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text('beat = "immigration_enforcement"\n')
    assert run("records", tmp_path) == (0, "No official file was read: put some into the folder records.\n")
    assert run("targets", tmp_path) == (0, "Nothing to hold against a target on these days.\n")
