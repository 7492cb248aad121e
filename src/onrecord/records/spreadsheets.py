"""Workbooks (xlsx, xlsb, xls, ods) to sheets, without running or expanding anything that is in them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_BATCH = 5_000  # rows that are held as Python's own at once


class Sheet:
    """One sheet, its cells as they are stored."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    def head(self, most: int) -> tuple[tuple[str, ...], ...]:
        """The first rows as text."""
        rows = islice(self._sheet.iter_rows(), most)
        return tuple(tuple(as_text(cell) or "" for cell in row) for row in rows)

    def columns(self, skip: int, wanted: Sequence[int]) -> pa.Table:
        """The wanted columns below the first ``skip`` rows as text, named ``c0``, ``c1`` ... by position.

        The sheet is let go, for it holds every cell, most of them in columns that nobody wants.
        """
        rows = islice(self._sheet.iter_rows(), skip, None)
        self._sheet = None
        schema = pa.schema([(f"c{at}", pa.string()) for at in wanted])
        return pa.Table.from_batches(_batches(rows, wanted, schema), schema)


def _batches(rows: Iterator[Sequence[Any]], wanted: Sequence[int], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    while batch := list(islice(rows, _BATCH)):
        columns = [_texts([row[at] for row in batch]) for at in wanted]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _texts(cells: Sequence[Any]) -> pa.Array:
    """Cells as ``as_text`` gives them; where all of them are text already, at once."""
    try:
        texts = pc.utf8_trim_whitespace(pa.array(cells, pa.string()))
    except (pa.ArrowTypeError, pa.ArrowInvalid):
        return pa.array([as_text(cell) for cell in cells], pa.string())
    return pc.if_else(pc.equal(texts, ""), None, texts)


def sheets(file: Path) -> Iterator[tuple[str, Sheet | str]]:
    """Each sheet by name, or a plain reason why it or the whole workbook cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if _declares_entities(file):
        yield "", "its XML declares entities, which a workbook never needs: it is not opened"
        return
    try:
        workbook = CalamineWorkbook.from_path(str(file))
        names = workbook.sheet_names
    except PasswordError:
        yield "", "the workbook is encrypted: save it without a password"
        return
    except (CalamineError, OSError, ValueError) as error:
        yield "", f"the workbook is damaged, cut off or encrypted ({_short(error)})"
        return
    for name in names:
        try:
            yield name, Sheet(workbook.get_sheet_by_name(name))
        except (CalamineError, ValueError) as error:
            yield name, f"sheet {name} cannot be read ({_short(error)})"


@lru_cache(4096, typed=True)  # the same days and numbers come again and again; 1, 1.0 and True are told apart
def as_text(cell: Any) -> str | None:
    """A cell as one would type it: dates in ISO form, whole numbers without a point; None where it is empty."""
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return None if cell is None else str(cell)


def _declares_entities(file: Path) -> bool:
    if not zipfile.is_zipfile(file):
        return False
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")) and not member.flag_bits & 1:
                try:
                    start = archive.open(member).read(4096)
                except (zipfile.BadZipFile, OSError, NotImplementedError, zlib.error):
                    continue  # the workbook reader says what is wrong with it
                if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                    return True
    return False


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
