"""The data files: every row, the same types whether there are any or not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import harbour
import pyarrow.parquet as pq
import pytest

from onrecord.model import Ledger
from onrecord.publish import rows, tables

NAMES = list(tables.shapes())


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split("\n")[:-1]


def test_rows_have_exactly_the_columns_that_are_described() -> None:
    for name, items in rows.all_of(harbour.ledger()).items():
        for item in items:
            assert list(item) == list(tables.shapes()[name].columns), name


@pytest.mark.parametrize("ledger", [harbour.ledger(), harbour.empty()], ids=["full", "empty"])
def test_lines_and_parquet_hold_the_same_rows(ledger: Ledger, tmp_path: Path) -> None:
    tables.write(ledger, tmp_path / "data")
    for name in NAMES:
        found = lines(tmp_path / "data" / f"{name}.jsonl")
        table = pq.read_table(tmp_path / "data" / f"{name}.parquet")
        assert table.num_rows == len(found) == len(list(rows.all_of(ledger)[name]))
        assert table.column_names == list(tables.shapes()[name].columns)
        assert list(table.schema.types) == [tables.TYPES[kind] for kind, _ in tables.shapes()[name].columns.values()]


def test_every_span_can_be_checked_from_the_data_alone(tmp_path: Path) -> None:
    tables.write(harbour.ledger(), tmp_path)
    read = {name: [json.loads(line) for line in lines(tmp_path / f"{name}.jsonl")] for name in NAMES}
    texts = {document["id"]: document["text"] for document in read["documents"]}
    for claim in read["claims"]:
        assert texts[claim["doc"]][claim["start"] : claim["end"]] == claim["exact"]
    known = {claim["id"] for claim in read["claims"]}
    assert all(set(finding["claims"]) <= known for finding in read["findings"])


def test_half_a_surrogate_pair_is_replaced_by_one_sign(tmp_path: Path) -> None:
    document = replace(harbour.DOCUMENTS[0], text="a\ud800b")
    tables.write(replace(harbour.empty(), documents=(document,)), tmp_path)
    assert pq.read_table(tmp_path / "documents.parquet")["text"].to_pylist() == ["a?b"]
    assert json.loads((tmp_path / "documents.jsonl").read_text(encoding="utf-8"))["text"] == "a?b"


def test_bytes_are_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        tables.write(harbour.ledger(), tmp_path / name)
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
