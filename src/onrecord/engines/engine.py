"""What an engine is: where a table comes from and where a result goes. What is asked is an Ibis expression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a file of delimited text is written, from its first row of data on."""

    delimiter: str
    encoding: str  # "utf-8", "utf-16" or "latin-1"
    skip: int  # lines above the first row of data
    width: int  # fields in a row
    compression: str = "none"  # or "gzip"


@dataclass(frozen=True, slots=True)
class Apart:
    """The rows of a table by whether others may have their keys too, as Ibis tables."""

    alone: Any  # no other row has their keys
    doubtful: Any
    numbered: Any  # the doubtful ones once more, with the place of each in the whole table as ``row``, from 0


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

    def apart(self, table: Any, keys: Sequence[str]) -> Apart | None:
        """The rows whose keys no other row has, and the rows whose keys others may have too.

        None where the engine groups any number of rows as it is.
        """

    def rows(self, table: Any, column: str, values: Sequence[str | None], most: int) -> list[int]:
        """The first rows in which the column has one of the values: by ``line`` where the table has it, else from 0.

        Empty where rows have no order.
        """
