"""Counts as Arrow tables: what is worked out for one text of a column is handed to every group of rows that has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

KEY = ("metric", "office", "day", "days")
CELLS = pa.schema(
    [
        ("metric", pa.string()),
        ("office", pa.string()),
        ("day", pa.date32()),
        ("days", pa.int64()),  # from ``day`` on
        ("count", pa.int64()),
    ]
)


class Texts:
    """One column of raw cells: its different texts, and which of them each group of rows has."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        encoded = pc.fill_null(column.cast(pa.string()), "").combine_chunks().dictionary_encode()
        self.texts: list[str] = encoded.dictionary.to_pylist()
        self._at = encoded.indices

    def mapped(self, tell: Callable[[str], Any], kind: pa.DataType) -> pa.Array:
        """For each group of rows what its text tells."""
        return pa.array([tell(text) for text in self.texts], kind).take(self._at)

    def rows(self, weights: pa.ChunkedArray) -> dict[str, int]:
        """How many rows each text has."""
        counted = pa.table({"at": self._at, "rows": weights}).group_by("at").aggregate([("rows", "sum")])
        pairs = zip(counted["at"].to_pylist(), counted["rows_sum"].to_pylist(), strict=True)
        return {self.texts[at]: rows for at, rows in pairs}


def added(table: pa.Table, keys: Sequence[str] = KEY, total: str = "count") -> pa.Table:
    """One row for each different key, with the sum of its counts, in order."""
    sums = table.group_by(list(keys), use_threads=False).aggregate([(total, "sum")])
    return sums.rename_columns([*keys, total]).sort_by([(name, "ascending") for name in keys])


def cells(metric: Any, office: Any, day: Any, days: int, count: Any, rows: int) -> pa.Table:
    """Counts out of columns; what is the same for all of them may be given once."""
    given = {"metric": metric, "office": office, "day": day, "days": days, "count": count}
    columns = [_column(given[field.name], field.type, rows) for field in CELLS]
    return pa.Table.from_arrays(columns, schema=CELLS)


def _column(value: Any, kind: pa.DataType, rows: int) -> Any:
    return value if isinstance(value, pa.Array | pa.ChunkedArray) else pa.repeat(pa.scalar(value, kind), rows)


def span(table: pa.Table) -> tuple[date | None, date | None]:
    """The first and the last day that the counts cover."""
    if not table.num_rows:
        return None, None
    last = pc.add(table["day"].cast(pa.int32()), pc.subtract(table["days"], 1).cast(pa.int32()))
    return pc.min(table["day"]).as_py(), pc.max(last).cast(pa.date32()).as_py()


def number(text: str) -> int | None:
    """A count as it may be written: 2314, "2,314", " 2314.0 "; None where it is no whole number."""
    plain = text.strip().replace(",", "").replace("\u00a0", "")
    return int(float(plain)) if re.fullmatch(r"\d+(\.0*)?", plain) else None
