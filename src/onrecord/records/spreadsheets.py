"""Workbooks (xlsx, xlsb, xls, ods) to sheets, without running or expanding anything that is in them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

_BATCH = 50_000


class Sheet:
    """One sheet, its cells as they are stored; they become text batch by batch."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    def head(self, most: int) -> tuple[tuple[str, ...], ...]:
        """The first rows as text."""
        rows = islice(self._sheet.iter_rows(), most)
        return tuple(tuple(as_text(cell) or "" for cell in row) for row in rows)

    def columns(self, skip: int, wanted: Sequence[int]) -> pa.RecordBatchReader:
        """The wanted columns below the first ``skip`` rows as text, named ``c0``, ``c1`` ... by position."""
        schema = pa.schema([(f"c{at}", pa.string()) for at in wanted])
        return pa.RecordBatchReader.from_batches(schema, self._batches(skip, wanted, schema))

    def _batches(self, skip: int, wanted: Sequence[int], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        rows = islice(self._sheet.iter_rows(), skip, None)
        while batch := list(islice(rows, _BATCH)):
            columns = [pa.array([as_text(row[at]) for row in batch], pa.string()) for at in wanted]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)


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
