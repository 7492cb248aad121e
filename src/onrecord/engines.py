"""The same relational work on this machine (DuckDB) or on Spark: where a table comes from and where a result goes.

What is asked is an Ibis expression, the same for every engine. Ibis and the engines are imported when first used, for
a run that finds everything in its cache needs none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from onrecord.errors import InputError, UsageError


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a file of delimited text is written, from its first row of data on."""

    delimiter: str
    encoding: str  # "utf-8", "utf-16" or "latin-1"
    skip: int  # lines above the first row of data
    width: int  # fields in a row
    compression: str = "none"  # or "gzip"


class UnevenText(Exception):
    """The fast reader cannot account for every row of this file: read it with care, line by line."""


class Engine(Protocol):
    """Where expressions run. Columns of every table are text, named ``c0``, ``c1`` ... by position."""

    name: str

    def text(self, file: Path, form: TextForm) -> Any:
        """The file as an Ibis table. Running it may raise UnevenText."""

    def parquet(self, file: Path) -> Any:
        """The file as an Ibis table, columns as they are named and typed in it."""

    def arrow(self, content: pa.Table | pa.RecordBatchReader) -> Any:
        """Rows in memory, or streaming by once, as an Ibis table."""

    def run(self, expression: Any) -> pa.Table:
        """The result of an expression."""

    def rows(self, table: Any, column: str, values: Sequence[str | None], most: int) -> list[int]:
        """The first rows in which the column has one of the values: by ``line`` where the table has it, else from 0.

        Empty where rows have no order.
        """


def open_engine(name: str = "local") -> Engine:
    """The engine of that name: "local" (DuckDB) or "spark".

    Raises:
        UsageError: there is no such engine.
    """
    if name == "local":
        return DuckEngine()
    raise UsageError(f"There is no engine {name!r}: use local or spark.")


class DuckEngine:
    """DuckDB inside this process. Nothing is ever written to disk: what does not fit in memory is an error."""

    name = "local"

    def __init__(self) -> None:
        import ibis

        self._ibis = ibis.duckdb.connect()
        self._duck = self._ibis.con
        self._duck.execute("set temp_directory = ''; set enable_progress_bar = false")
        self._names = (f"t{number}" for number in count())
        self._rejects: list[str] = []

    def text(self, file: Path, form: TextForm) -> Any:
        """The file as an Ibis table; rows that do not fit raise UnevenText when it is run."""
        name = next(self._names)
        columns = ", ".join(f"'c{i}': 'varchar'" for i in range(form.width))
        self._rejects.append(f"{name}_rejected")
        self._duck.execute(
            f"create temp view {name} as from read_csv({_quoted(str(file))}, auto_detect = false, header = false,"
            f" columns = {{{columns}}}, delim = {_quoted(form.delimiter)}, quote = '\"', escape = '\"',"
            f" skip = {form.skip}, encoding = {_quoted(form.encoding)}, compression = '{form.compression}',"
            f" ignore_errors = true, store_rejects = true,"
            f" rejects_table = '{name}_rejected', rejects_scan = '{name}_scans')"
        )
        return self._ibis.table(name)

    def parquet(self, file: Path) -> Any:
        """The file as an Ibis table."""
        return self._ibis.read_parquet(str(file), table_name=next(self._names))

    def arrow(self, content: pa.Table | pa.RecordBatchReader) -> Any:
        """Rows in memory, or streaming by once, as an Ibis table."""
        name = next(self._names)
        self._duck.register(name, content)
        return self._ibis.table(name)

    def run(self, expression: Any) -> pa.Table:
        """The result of an expression.

        Raises:
            UnevenText: a row of a text file did not fit its columns.
        """
        import duckdb

        try:
            # Ibis's own way to Arrow imports pandas, which costs more than a small question itself.
            result = self._duck.execute(self._ibis.compile(expression)).to_arrow_table()
        except duckdb.InvalidInputException as error:
            raise UnevenText(str(error).partition("\n")[0]) from error
        except duckdb.OutOfMemoryException as error:
            raise InputError("Not enough memory to count these records: use a machine with more.") from error
        if self._rejected():
            raise UnevenText("rows that do not fit")
        return result

    def _rejected(self) -> int:
        """How many rows did not fit since this was last asked."""
        tables, self._rejects = self._rejects, []
        return sum(self._duck.execute(f"select count(*) from {table}").fetchall()[0][0] for table in tables)

    def rows(self, table: Any, column: str, values: Sequence[str | None], most: int) -> list[int]:
        """The first rows (from 0) in which the column has one of the values."""
        number = "line" if "line" in table.columns else "row_number() over () - 1"
        query = (
            f"select row from (select {number} as row, {column} as value from ({self._ibis.compile(table)}))"
            f" where list_contains($wanted, coalesce(value::varchar, '')) order by row limit {most}"
        )
        found = self._duck.execute(query, {"wanted": [value or "" for value in values]}).fetchall()
        return [row for (row,) in found]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
