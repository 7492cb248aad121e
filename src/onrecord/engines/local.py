"""DuckDB inside this process."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.engines.engine import TextForm, UnevenText
from onrecord.errors import InputError


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
        widest = ", ".join(f"strlen(c{at})" for at in range(form.width))
        self._duck.execute(
            f"create temp view {name} as select *, greatest({widest}, 0) as widest"
            f" from read_csv({_quoted(str(file))}, auto_detect = false, header = false,"
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
