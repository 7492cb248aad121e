"""DuckDB inside this process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import ibis
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from onrecord.engines.engine import Apart, TextForm, UnevenText
from onrecord.errors import InputError

Numbers = npt.NDArray[np.uint64]
_SLICE_BITS = 4
_SLICES = 1 << _SLICE_BITS
_BUFFER = 8_000_000  # bytes of a text that a thread reads at once: as quick as DuckDB's 32 million, in half the memory


class DuckEngine:
    """DuckDB inside this process, one question at a time: others wait, and what was answered is worked on meanwhile."""

    name = "local"

    def __init__(self) -> None:
        self._duck = duckdb.connect()
        self._duck.execute("set temp_directory = ''; set enable_progress_bar = false; set timezone = 'UTC'")
        self._names = (f"raw_{number}" for number in count())
        self._texts: list[str] = []
        self._asking = Lock()

    def text(self, file: Path, form: TextForm) -> Any:
        """The file as an Ibis table; rows that do not fit raise UnevenText when it is run."""
        name = next(self._names)
        self._texts.append(name)
        columns = ", ".join(f"'c{i}': 'varchar'" for i in range(form.width))
        self._say(
            f"create temp view {name} as select *"
            f" from read_csv({_quoted(str(file))}, auto_detect = false, header = false,"
            f" columns = {{{columns}}}, delim = {_quoted(form.delimiter)}, quote = '\"', escape = '\"',"
            f" skip = {form.skip}, encoding = {_quoted(form.encoding)}, compression = '{form.compression}',"
            f" buffer_size = {_BUFFER},"
            f" ignore_errors = true, store_rejects = true,"
            f" rejects_table = '{name}_rejected', rejects_scan = '{name}_scans')"
        )
        return ibis.table({f"c{at}": "string" for at in range(form.width)}, name=name)

    def parquet(self, file: Path) -> Any:
        """The file as an Ibis table."""
        from pyarrow import parquet

        name = next(self._names)
        self._say(f"create temp view {name} as select * from read_parquet({_quoted(str(file))})")
        return ibis.table(ibis.Schema.from_pyarrow(parquet.read_schema(file)), name=name)

    def arrow(self, content: Any) -> Any:
        """Rows in memory, or streaming by once, as an Ibis table."""
        name = next(self._names)
        with self._asking:
            self._duck.register(name, content)
        return ibis.table(ibis.Schema.from_pyarrow(content.schema), name=name)

    def run(self, expression: Any) -> pa.Table:
        """The result of an expression.

        Raises:
            UnevenText: a row of a text file did not fit its columns.
        """
        try:
            with self._asking:
                result = self._duck.execute(sql := _sql(expression)).to_arrow_table()
                if self._rejected(sql):
                    raise UnevenText("rows that do not fit")
                return result
        except duckdb.InvalidInputException as error:
            raise UnevenText(str(error).partition("\n")[0]) from error
        except duckdb.OutOfMemoryException as error:
            raise InputError("Not enough memory to count these records: use a machine with more.") from error

    def _say(self, sql: str) -> None:
        with self._asking:
            self._duck.execute(sql)

    def _rejected(self, sql: str) -> bool:
        """Whether rows of a text that was asked of did not fit."""
        asked = [f"{name}_rejected" for name in self._texts if f'"{name}"' in sql]
        return any(self._duck.execute(f"select 1 from {table} limit 1").fetchall() for table in asked)

    def apart(self, table: Any, keys: Sequence[str]) -> Apart | None:
        """The rows whose keys no other row has, and the rows whose keys others may have too.

        Grouping by keys holds all of them in memory, some two hundred bytes each; a hash takes eight, and only rows
        that share theirs have to be grouped. Rows that share one by chance are among them, so nothing is guessed.
        """
        name, rows = next(self._names), f"({_sql(table)})"
        hashed = f"hash({', '.join(keys)}) as hashed"
        self._say(f"create temp view {name} as select *, {hashed} from {rows}")
        self._say(f"create temp view {name}_row as select *, {hashed}, row_number() over () - 1 as row from {rows}")
        with self._asking:
            hashes = self._duck.execute(f"select hashed from {name}").to_arrow_reader(1 << 20)
            shared = pa.table({"hashed": repeated(np.asarray(batch.column(0)) for batch in hashes)})
            self._duck.register(f"{name}_shared", shared)
        parts = {"alone": (name, "anti"), "doubtful": (name, "semi"), "numbered": (f"{name}_row", "semi")}
        for part, (whole, join) in parts.items():
            chosen = f"from {whole} {join} join {name}_shared using (hashed)"
            self._say(f"create temp view {name}_{part} as select * exclude (hashed) {chosen}")
        columns = {name: str(kind) for name, kind in table.schema().items()}
        schemas = {"alone": columns, "doubtful": columns, "numbered": {**columns, "row": "int64"}}
        return Apart(**{part: ibis.table(schema, name=f"{name}_{part}") for part, schema in schemas.items()})

    def rows(self, table: Any, column: str, values: Sequence[str | None], most: int) -> list[int]:
        """The first rows (from 0) in which the column has one of the values."""
        number = "line" if "line" in table.columns else "row_number() over () - 1"
        query = (
            f"select row from (select {number} as row, {column} as value from ({_sql(table)}))"
            f" where list_contains($wanted, coalesce(value::varchar, '')) order by row limit {most}"
        )
        with self._asking:
            found = self._duck.execute(query, {"wanted": [value or "" for value in values]}).fetchall()
        return [row for (row,) in found]


def repeated(batches: Iterable[Numbers]) -> Numbers:
    """The numbers that occur more than once, found slice by slice of their range so that none are held twice."""
    edges = np.arange(1, _SLICES, dtype=np.uint64) << np.uint64(64 - _SLICE_BITS)
    ordered = (np.sort(batch) for batch in batches)
    slices = [np.split(batch, np.searchsorted(batch, edges)) for batch in ordered]
    found = [np.empty(0, np.uint64)]
    for parts in zip(*slices, strict=True):
        part = np.sort(np.concatenate(parts))
        found.append(np.unique(part[1:][part[1:] == part[:-1]]))
    return np.concatenate(found)


def _sql(expression: Any) -> str:
    """What Ibis makes of an expression. A connection of Ibis's own would import half a dozen libraries first."""
    return str(ibis.to_sql(expression, dialect="duckdb", pretty=False))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
