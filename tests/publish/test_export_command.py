"""`onrecord export`: writes a form whole or leaves the last one, and says what it wrote."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.dossier import create
from onrecord.publish import tables
from onrecord.publish.exports import EXPORTERS


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier with one short article."""
    create(tmp_path / "story", "immigration_enforcement")
    (tmp_path / "story/coverage/one.txt").write_text("The office counted 12 ships on Monday.\n", encoding="utf-8")
    return tmp_path / "story"


def export(dossier: Path, form: str) -> Any:
    return CliRunner().invoke(main, ["export", str(dossier), "--format", form])


def test_what_was_written_is_named(dossier: Path) -> None:
    done = export(dossier, "csv")
    assert done.exit_code == 0, done.output
    names = [Path(line).name for line in done.output.split()]
    assert names == [f"{name}.csv" for name in sorted(tables.shapes())]
    with (dossier / "exports/csv/documents.csv").open(encoding="utf-8", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == ["The office counted 12 ships on Monday.\n"]


def test_the_last_export_stays_when_the_disk_is_full(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert export(dossier, "csv").exit_code == 0
    before = (dossier / "exports/csv/claims.csv").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(EXPORTERS, "csv", full)
    done = export(dossier, "csv")
    assert done.exit_code == 2
    assert "could not be written (No space left on device): what was there before still is." in done.output
    assert (dossier / "exports/csv/claims.csv").read_bytes() == before
    assert [path.name for path in (dossier / "exports").iterdir()] == ["csv"]


def test_an_unknown_form_is_answered_with_the_known_ones(dossier: Path) -> None:
    done = export(dossier, "docx")
    assert done.exit_code == 2 and "claimreview" in done.output
