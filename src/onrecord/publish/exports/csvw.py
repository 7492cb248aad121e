"""CSV on the Web: CSV files and W3C metadata for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.beats import Beat
from onrecord.model import Ledger
from onrecord.publish import tables
from onrecord.publish.exports import csvs, files

_TYPES = {"text": "string", "whole": "integer", "number": "number", "day": "date", "yes or no": "boolean"}


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """``csv-metadata.json`` beside the CSV files."""
    csvs.write(ledger, beat, out)
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": ledger.title,
        "dialect": {"lineTerminators": ["\r\n", "\n"], "header": True, "encoding": "utf-8"},
        "tables": [_table(name, shape) for name, shape in tables.shapes().items()],
    }
    files.save(group, out / "csv-metadata.json")


def _table(name: str, shape: tables.Shape) -> dict[str, Any]:
    columns = [
        {"name": column, "titles": column, "datatype": _TYPES.get(kind, "json"), "dc:description": meaning}
        for column, (kind, meaning) in shape.columns.items()
    ]
    schema: dict[str, Any] = {"columns": columns}
    if shape.key:
        schema["primaryKey"] = shape.key
    if name == "claims":
        there = {"resource": "documents.csv", "columnReference": "id"}
        schema["foreignKeys"] = [{"columnReference": "doc", "reference": there}]
    return {"url": f"{name}.csv", "dc:description": shape.about, "tableSchema": schema}
