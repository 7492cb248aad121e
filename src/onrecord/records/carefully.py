"""Delimited text line by line, for files that the fast reader cannot account for: every line is a row or a reason."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO

import pyarrow as pa

_BATCH = 50_000
_JOINED = 20  # lines that one row in quotes may run over


@dataclass(frozen=True, slots=True)
class Uneven:
    """A row that does not fit its columns."""

    line: int
    reason: str


def read(
    opener: Callable[[], IO[str]], delimiter: str, skip: int, width: int
) -> tuple[pa.RecordBatchReader, list[Uneven]]:
    """The rows below ``skip`` lines as batches, and a list that fills, as they are read, with rows that do not fit."""
    uneven: list[Uneven] = []
    schema = pa.schema([*((f"c{at}", pa.string()) for at in range(width)), ("line", pa.int64())])

    def batches() -> Iterator[pa.RecordBatch]:
        with opener() as lines:
            yield from _batches(_fitting(enumerate(lines, start=1), delimiter, skip, width, uneven), schema)

    return pa.RecordBatchReader.from_batches(schema, batches()), uneven


def _batches(rows: Iterator[tuple[int, list[str]]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    while batch := list(islice(rows, _BATCH)):
        columns = [pa.array(column, pa.string()) for column in zip(*(row for _, row in batch), strict=True)]
        lines = pa.array([line for line, _ in batch], pa.int64())
        yield pa.RecordBatch.from_arrays([*columns, lines], schema=schema)


def _fitting(
    lines: Iterator[tuple[int, str]], delimiter: str, skip: int, width: int, uneven: list[Uneven]
) -> Iterator[tuple[int, list[str]]]:
    ahead: deque[tuple[int, str]] = deque()
    below = ((number, line) for number, line in lines if number > skip)
    for number, line in _popping(ahead, below):
        if not line.strip("\r\n"):
            continue
        row = _row(line, delimiter)
        if row is None:
            row = _joined(line, ahead, below, delimiter, width)
        if isinstance(row, str):
            uneven.append(Uneven(number, row))
        elif len(row) != width:
            uneven.append(
                Uneven(number, f"it has {len(row)} {'field' if len(row) == 1 else 'fields'} where {width} are expected")
            )
        else:
            yield number, row


def _popping(ahead: deque[tuple[int, str]], below: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines in order; those looked at too early come from ``ahead``."""
    while True:
        following = ahead.popleft() if ahead else next(below, None)
        if following is None:
            return
        yield following


def _row(text: str, delimiter: str) -> list[str] | str | None:
    """A row; a reason why it is none; None where a quote is still open at its end."""
    if '"' not in text:
        return text.rstrip("\r\n").split(delimiter)
    try:
        return next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return None if "unexpected end" in str(error) else f"its quotes are not as they should be ({error})"


def _joined(
    line: str, ahead: deque[tuple[int, str]], below: Iterator[tuple[int, str]], delimiter: str, width: int
) -> list[str] | str:
    """A row in quotes over several lines. Where the quote never closes, only its own line is given up."""
    ahead.extend(islice(below, max(0, _JOINED - len(ahead))))
    text, row = line, None
    for used, (_, following) in enumerate(list(ahead), start=1):
        text += following
        if (row := _row(text, delimiter)) is None:
            continue
        if isinstance(row, list) and len(row) == width:
            for _ in range(used):
                ahead.popleft()
            return row
        break
    return "a quote opens in it that does not close"
