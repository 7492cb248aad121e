"""The data files: every table as JSON lines and as Parquet."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord import safe_yaml
from onrecord.model import Ledger
from onrecord.publish import rows

_TEXT = pa.string()
_TEXTS = pa.list_(_TEXT)
TYPES: dict[str, pa.DataType] = {
    "text": _TEXT,
    "whole": pa.int64(),
    "number": pa.float64(),
    "day": pa.date32(),
    "yes or no": pa.bool_(),
    "texts": _TEXTS,
    "span": pa.list_(pa.int64()),
    "spans": pa.list_(pa.list_(pa.int64())),
    "rules": pa.map_(_TEXT, _TEXT),
    "origins": pa.list_(
        pa.struct([("name", _TEXT), ("anonymous", pa.bool_()), ("through", _TEXTS), ("claims", _TEXTS)])
    ),
    "drifts": pa.list_(pa.struct([("claim", _TEXT), ("aspect", _TEXT), ("was", _TEXT), ("became", _TEXT)])),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What one table is about and its columns: name to (type, meaning)."""

    about: str
    columns: dict[str, tuple[str, str]]
    key: str | None = None


@functools.cache
def shapes() -> dict[str, Shape]:
    """Every table's shape, by name, as ``columns.yml`` gives them."""
    listed = safe_yaml.load(Path(__file__).with_name("columns.yml"))
    return {name: Shape(**shape) for name, shape in listed.items()}


def write(ledger: Ledger, out: Path) -> None:
    """Writes ``documents``, ``claims``, ``figures``, ``findings`` and ``attainment`` into the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for name, items in rows.all_of(ledger).items():
        listed = list(items)
        with (out / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(map(line, listed))
        pq.write_table(arrow(name, listed), out / f"{name}.parquet", compression="zstd")


def line(item: rows.Row) -> str:
    """One row as a line of JSON; half a surrogate pair, which no file can hold, becomes a question mark."""
    return json.dumps(item, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def arrow(name: str, items: Sequence[rows.Row]) -> pa.Table:
    """The rows as Arrow, with the same types whether there are any or not."""
    columns = shapes()[name].columns
    schema = pa.schema([(column, TYPES[kind]) for column, (kind, _) in columns.items()])
    try:
        return pa.Table.from_pydict({c: [_value(item[c], columns[c][0]) for item in items] for c in columns}, schema)
    except UnicodeEncodeError:
        return arrow(name, [json.loads(line(item)) for item in items])


def _value(value: Any, kind: str) -> Any:
    """A value as Arrow takes it: a map as pairs, a day as a day."""
    if value is None:
        return None
    if kind == "day":
        return rows.day(value)
    return list(value.items()) if kind == "rules" else value
