from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord import examples, pipeline
from onrecord.dossier import open_dossier
from onrecord.opened import TABLES


def test_a_text_is_read_on_its_own() -> None:
    text = "The clinic gave 310 doses on Sunday, officials said."
    said = onrecord.read(text, date(2025, 1, 28), mode="fast")
    (claim,) = said.claims
    assert text[claim.start : claim.end] == "310"
    assert claim.period == (date(2025, 1, 26), date(2025, 1, 26))


def test_a_dossier_opens_as_data_frames(tmp_path: Path) -> None:
    root = examples.copy("april-2020", tmp_path / "dossier")
    ledger = pipeline.run(open_dossier(root))
    opened = onrecord.open(root)
    assert len(opened.claims) == len(ledger.claims)
    assert set(opened.findings["verdict"]) <= {"adds up", "does not add up", "cannot tell"}
    assert opened.arrow("series").num_rows == len(opened.series)
    assert f"{len(ledger.findings)} checks" in opened._repr_html_()
    with pytest.raises(AttributeError, match="it has documents"):
        opened.nothing  # noqa: B018


def test_a_dossier_that_was_not_run_says_so(tmp_path: Path) -> None:
    root = examples.copy("april-2020", tmp_path / "dossier")
    with pytest.raises(onrecord.InputError, match="onrecord run"):
        onrecord.open(root).claims  # noqa: B018


def test_every_table_that_a_dossier_names_opens(tmp_path: Path) -> None:
    root = examples.copy("april-2020", tmp_path / "dossier")
    pipeline.run(open_dossier(root))
    opened = onrecord.open(root)
    assert all(list(getattr(opened, name).columns) for name in TABLES)


WITHOUT_PANDAS = """
import sys
class NoPandas:
    def find_spec(self, name, path=None, target=None):
        if name == "pandas":
            raise ModuleNotFoundError("No module named 'pandas'")
sys.meta_path.insert(0, NoPandas())  # as where it is not installed
import onrecord
opened = onrecord.open(sys.argv[1])
print(opened.arrow("claims").num_rows > 0)
try:
    opened.claims
except onrecord.InputError as error:
    print(error)
"""


def test_without_pandas_the_tables_are_there_as_arrow(tmp_path: Path) -> None:
    root = examples.copy("april-2020", tmp_path / "dossier")
    pipeline.run(open_dossier(root))
    command = [sys.executable, "-c", WITHOUT_PANDAS, root]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert said[0] == "True"
    assert "pip install 'onrecord[pandas]'" in said[1]
