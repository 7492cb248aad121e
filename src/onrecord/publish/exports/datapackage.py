"""A Frictionless data package: CSV files and what every column means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.beats import Beat
from onrecord.model import Ledger
from onrecord.publish import tables
from onrecord.publish.exports import csvs, files
from onrecord.publish.words import slug

_TYPES = {"whole": "integer", "number": "number", "day": "date", "yes or no": "boolean", "rules": "object"}
_PLAIN = {"text": "string", **_TYPES}


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """``datapackage.json`` beside the CSV files."""
    csvs.write(ledger, beat, out)
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": slug(ledger.title) or "onrecord",
        "title": ledger.title,
        "resources": [_resource(name, shape) for name, shape in tables.shapes().items()],
    }
    if ledger.note:
        package["description"] = ledger.note
    files.save(package, out / "datapackage.json")


def _resource(name: str, shape: tables.Shape) -> dict[str, Any]:
    fields = [
        {"name": column, "type": _PLAIN.get(kind, "array"), "description": meaning}
        for column, (kind, meaning) in shape.columns.items()
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if shape.key:
        schema["primaryKey"] = [shape.key]
    if name == "claims":
        there = {"resource": "documents", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["doc"], "reference": there}]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": shape.about,
        "schema": schema,
    }
