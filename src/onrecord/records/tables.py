"""Files to raw tables: what lies above the header, the rows as text, and how an engine can count them.

Nothing is recognised by its name: the first bytes say what a file is. A raw table is not read before it is counted;
a file of any size streams through the engine.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from onrecord.engines import Engine, TextForm
from onrecord.records import carefully, lines, spreadsheets

HEAD_ROWS = 40  # how far down a header is looked for
_HEAD_BYTES = 1 << 17
_GZIP = b"\x1f\x8b"
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16
_DELIMITERS = ",|\t;"
_ZIP_RATIO, _ZIP_MOST = 200, 1 << 36  # more than this many times larger, or 64 GB, unpacked: not opened
Row = tuple[str, ...]


class Unreadable(Exception):
    """A file or a part of it that cannot be read as a table: one plain sentence without the file's name."""


@dataclass(slots=True)
class Source:
    """A raw table as an engine sees it. ``first`` is the number of its first row, as a person counts in the file."""

    table: Any  # an Ibis table with columns c0, c1, ...
    first: int
    uneven: list[carefully.Uneven] = field(default_factory=list)
    rows: Callable[[], int] | None = None  # how many rows it must have, where that is known
    head: Sequence[Row] = ()  # its first rows of data
    lasting: bool = False  # whether it can be read again and again


Opener = Callable[[Engine, int, Sequence[int]], Source]


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table of a file. ``head`` are its first rows, the header somewhere among them."""

    where: str  # the sheet, or the file inside an archive; "" where there is only one
    head: tuple[Row, ...]
    open: Opener  # given the header's place in ``head`` and the columns that are wanted
    careful: Opener | None = None  # a slower way that accounts for rows that do not fit


def tables(file: Path) -> Iterator[RawTable | Unreadable]:
    """The tables of a file, and a reason for each part that holds none."""
    try:
        with file.open("rb") as stream:
            start = stream.read(8)
        yield from _by_content(file, start)
    except Unreadable as reason:
        yield reason
    except OSError as error:
        yield Unreadable(f"it cannot be opened ({error.strerror or error})")


def _by_content(file: Path, start: bytes) -> Iterator[RawTable | Unreadable]:
    if not start:
        raise Unreadable("it is empty")
    if start.startswith(b"PAR1"):
        yield _parquet(file)
    elif start.startswith((b"ARROW1", b"FEA1")):
        yield _feather(file)
    elif start.startswith(b"PK"):
        yield from _zipped(file)
    elif start.startswith(b"\xd0\xcf\x11\xe0"):
        yield from _sheets(file)
    elif start.startswith(b"%PDF"):
        raise Unreadable("it is a PDF: ask for the table as CSV or a spreadsheet")
    else:
        alone = not start.startswith((b"BZh", b"\xfd7zXZ", *_WIDE))
        yield _text("", _opener(file, start), file if alone else None, start.startswith(_GZIP))


# --- delimited text ---------------------------------------------------------------------------


def _opener(file: Path, start: bytes) -> Callable[[], IO[bytes]]:
    if start.startswith(_GZIP):
        return lambda: gzip.open(file, "rb")  # type: ignore[return-value]
    if start.startswith(b"BZh"):
        return lambda: bz2.open(file, "rb")
    if start.startswith(b"\xfd7zXZ"):
        return lambda: lzma.open(file, "rb")
    return lambda: file.open("rb")


def _text(where: str, opener: Callable[[], IO[bytes]], file: Path | None, zipped: bool = False) -> RawTable:
    """A table of delimited text; ``file`` where an engine can open it by itself."""
    start = _start(opener)
    encoding = _encoding(start)
    text = start.decode(encoding, "replace").lstrip("\ufeff")
    if len(start) == _HEAD_BYTES:
        text = text.rpartition("\n")[0] or text
    delimiter = _delimiter(text)
    if not delimiter:
        raise Unreadable("it is text but no table: no delimiter divides its lines into columns")
    head, ends = _head(text, delimiter)
    end = b"\n" if "\n" in text else b"\r"

    def careful(engine: Engine, header: int, wanted: Sequence[int]) -> Source:
        batches, uneven = carefully.read(
            lambda: _decoded(opener(), encoding), delimiter, ends[header], _width(head, header)
        )
        return Source(engine.arrow(batches), ends[header] + 1, uneven, head=_below(head, header))

    def fast(engine: Engine, header: int, wanted: Sequence[int]) -> Source:
        assert file
        packed = "gzip" if zipped else "none"
        form = TextForm(delimiter, _for_engine(encoding), ends[header], _width(head, header), packed)
        rows = lines.counting(opener, end, ends[header])
        return Source(engine.text(file, form), ends[header] + 1, rows=rows, head=_below(head, header), lasting=True)

    return RawTable(where, head, fast if file else careful, careful if file else None)


def _decoded(stream: IO[bytes], encoding: str) -> IO[str]:
    return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


def _start(opener: Callable[[], IO[bytes]]) -> bytes:
    try:
        with opener() as stream:
            return stream.read(_HEAD_BYTES)
    except (EOFError, OSError, lzma.LZMAError, zlib.error, zipfile.BadZipFile) as error:
        raise Unreadable(f"it is damaged or cut off ({error})") from error


def _encoding(start: bytes) -> str:
    if start.startswith(_WIDE):
        return "utf-16"
    if start.count(0) * 10 > len(start):
        raise Unreadable("it is no text: its first bytes are binary")
    try:
        start[:-4].decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return "cp1252"


def _for_engine(encoding: str) -> str:
    return "latin-1" if encoding == "cp1252" else encoding


def _delimiter(lines: str) -> str:
    """The delimiter that divides most lines into the same number of fields, more than one."""

    def even(delimiter: str) -> int:
        widths = Counter(len(row) for row in csv.reader(lines.splitlines()[:200], delimiter=delimiter) if row)
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return (width - 1) * rows

    best = max(_DELIMITERS, key=even)
    return best if even(best) else ""


def _head(lines: str, delimiter: str) -> tuple[tuple[Row, ...], list[int]]:
    """The first rows, and the line each of them ends on."""
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)
    rows, ends = [], []
    for row in reader:
        rows.append(tuple(cell.strip() for cell in row))
        ends.append(reader.line_num)
        if len(rows) == HEAD_ROWS + 20:
            break
    return tuple(rows), ends


def _below(head: Sequence[Row], header: int) -> list[Row]:
    """The first whole rows of data."""
    width = _width(head, header)
    return [row for row in head[header + 1 :] if len(row) == width]


def _width(head: Sequence[Row], header: int) -> int:
    """Fields in a row: as many as most of the first rows have, for a header may lack the last delimiter."""
    widths = Counter(len(row) for row in head[header + 1 :] if row)
    return max(widths, key=lambda width: (widths[width], width), default=len(head[header]))


# --- archives and workbooks -------------------------------------------------------------------


def _zipped(file: Path) -> Iterator[RawTable | Unreadable]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise Unreadable(f"it is damaged or cut off ({error})") from error
    _refuse_bombs(members)
    names = {member.filename for member in members}
    if "[Content_Types].xml" in names or "mimetype" in names:
        yield from _sheets(file)
        return
    for member in members:
        if not member.is_dir():
            yield _member(file, member)


def _refuse_bombs(members: Sequence[zipfile.ZipInfo]) -> None:
    size, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if size > _ZIP_MOST or (size > 1 << 24 and size > _ZIP_RATIO * max(packed, 1)):
        raise Unreadable(f"it would unpack to {size:,} bytes from {packed:,}: unpack it yourself if it is meant so")


def _member(file: Path, member: zipfile.ZipInfo) -> RawTable | Unreadable:
    if member.flag_bits & 1:
        return Unreadable(f"{member.filename} inside it is encrypted: unpack it with its password first")
    try:
        return _text(member.filename, lambda: zipfile.ZipFile(file).open(member), None)
    except Unreadable as reason:
        return Unreadable(f"{member.filename} inside it: {reason}")


def _sheets(file: Path) -> Iterator[RawTable | Unreadable]:
    for name, sheet in spreadsheets.sheets(file):
        if isinstance(sheet, spreadsheets.Sheet):
            yield _sheet(name, sheet)
        else:
            yield Unreadable(sheet)


def _sheet(name: str, sheet: spreadsheets.Sheet) -> RawTable:
    head = sheet.head(HEAD_ROWS)

    def open_sheet(engine: Engine, header: int, wanted: Sequence[int]) -> Source:
        rows = engine.arrow(sheet.columns(header + 1, wanted))
        return Source(rows, header + 2, head=head[header + 1 :], lasting=True)

    return RawTable(name, head, open_sheet)


# --- typed files ------------------------------------------------------------------------------


def _parquet(file: Path) -> RawTable:
    from pyarrow import parquet

    try:
        names = parquet.read_schema(file).names
    except (pa.ArrowInvalid, OSError) as error:
        raise Unreadable(f"it is a damaged Parquet file ({error})") from error
    return RawTable("", (tuple(names),), lambda engine, *_: Source(_as_text(engine.parquet(file)), 1, lasting=True))


def _feather(file: Path) -> RawTable:
    from pyarrow import dataset

    try:
        content = dataset.dataset(file, format="feather")
        names = content.schema.names
    except (pa.ArrowInvalid, OSError) as error:
        raise Unreadable(f"it is a damaged or very old Feather file ({error})") from error
    return RawTable("", (tuple(names),), lambda engine, *_: Source(_as_text(engine.arrow(content)), 1))


def _as_text(table: Any) -> Any:
    """Every column as text, named by position; of a moment only its day, else every minute would be told apart."""
    return table.select(**{f"c{at}": _text_of(table[name]) for at, name in enumerate(table.columns)})


def _text_of(column: Any) -> Any:
    text = column.cast("string")
    return text.substr(0, len("2025-01-31")) if column.type().is_timestamp() else text
