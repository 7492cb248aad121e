"""Which layout a table has, by its headers alone; where none fits, the nearest and what differs."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.beats.models import Column, Layout

_SHOWN, _LONG = 12, 40  # headers named in a message, and how much of each


@dataclass(frozen=True, slots=True)
class Match:
    """A layout found in a table: where its header stands and which column is where."""

    layout: Layout
    header: int
    title: str  # the last line above the header
    columns: tuple[tuple[Column, int], ...]  # every column of the layout that is there, and its position
    known: int  # headers that the layout knows
    extra: tuple[str, ...]  # headers that the layout does not know
    doubled: tuple[str, ...]  # headers of the layout's that stand there twice


@functools.lru_cache(4096)  # every row near the top of a file is compared with every name of every layout
def key(name: str) -> str:
    """A header as it is compared: "Apprehension Date" is "apprehension_date"."""
    return " ".join(re.findall(r"[a-z0-9]+", name.lower()))


def find(head: Sequence[Sequence[str]], layouts: Sequence[Layout]) -> Match | str:
    """The layout that explains most of a table's headers, or a sentence that says which was nearest."""
    found = [match for at, row in enumerate(head) for layout in layouts if (match := _match(head, at, row, layout))]
    if found:
        return max(found, key=lambda match: (match.known, len(match.columns), -match.header))
    return _nearest(head, layouts)


def _match(head: Sequence[Sequence[str]], at: int, row: Sequence[str], layout: Layout) -> Match | None:
    keys = [key(cell) for cell in row]
    if any(key(name) in keys for name in layout.unless):
        return None
    places = [(column, _place(keys, column)) for column in layout.columns]
    if any(place is None and column.required for column, place in places):
        return None
    columns = tuple((column, place) for column, place in places if place is not None)
    ignored = {key(name) for name in layout.ignored}
    taken = {keys[place] for _, place in columns} | ignored
    return Match(
        layout,
        at,
        _title(head[:at]),
        columns,
        len(columns) + len(ignored & set(keys)),
        tuple(cell for cell, name in zip(row, keys, strict=True) if name and name not in taken),
        tuple(sorted({row[place] for column, place in columns if _matters(column) and keys.count(keys[place]) > 1})),
    )


def _place(keys: Sequence[str], column: Column) -> int | None:
    """Where the column stands, by the first of its names that is there."""
    return next((keys.index(key(name)) for name in column.names if key(name) in keys), None)


def _matters(column: Column) -> bool:
    return column.what != "ignored"


def _title(above: Iterable[Sequence[str]]) -> str:
    lines = [" ".join(cell for cell in row if cell) for row in above]
    return next((line for line in reversed(lines) if line), "")


def _nearest(head: Sequence[Sequence[str]], layouts: Sequence[Layout]) -> str:
    """What was seen, which layout comes nearest, what it needs besides."""
    row = max(head, key=lambda row: _likeness(row, layouts), default=())
    seen = _listed([cell for cell in row if cell])
    if not layouts:
        return f"its headers ({seen}) cannot be recognised: the beat has no layouts"
    best = max(layouts, key=lambda layout: _shared(row, layout))
    if not _shared(row, best)[0]:
        return f"its headers ({seen}) are in no layout of the beat: describe the file in a layout of its own"
    keys = {key(cell) for cell in row}
    lacks = [column.names[0] for column in best.columns if column.required and _place(list(keys), column) is None]
    barred = [name for name in best.unless if key(name) in keys]
    differs = [f"it lacks {_listed(lacks)}"] if lacks else []
    differs += [f"it has {_listed(barred)}, which that layout never has"] if barred else []
    return f"its headers ({seen}) match no layout; the nearest is {best.id}: {' and '.join(differs)}"


def _likeness(row: Sequence[str], layouts: Sequence[Layout]) -> tuple[int, int]:
    """How much a row looks like a header."""
    known = {key(name) for layout in layouts for name in _names(layout)}
    words = [cell for cell in row if re.search(r"[A-Za-z]", cell)]
    return sum(key(cell) in known for cell in row), len(words)


def _names(layout: Layout) -> list[str]:
    return [*layout.ignored, *(name for column in layout.columns for name in column.names)]


def _shared(row: Sequence[str], layout: Layout) -> tuple[float, int]:
    keys = [key(cell) for cell in row]
    there = [column for column in layout.columns if _place(keys, column) is not None]
    required = [column for column in layout.columns if column.required]
    ignored = sum(key(name) in keys for name in layout.ignored)
    return sum(column.required for column in there) / max(1, len(required)), len(there) + ignored


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(name if len(name) <= _LONG else f"{name[:_LONG]}..." for name in names[:_SHOWN]) + more
