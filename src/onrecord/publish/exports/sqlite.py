"""One SQLite file that Datasette opens, with full-text search and links between its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from onrecord.beats import Beat
from onrecord.model import Ledger
from onrecord.publish import rows, tables
from onrecord.publish.exports import csvs, files

NAME = "onrecord.db"
_TYPES = {"whole": "INTEGER", "number": "REAL", "yes or no": "INTEGER"}
_LINKS = {("claims", "doc"): "documents"}
_SEARCHED = {
    "documents": ("title", "outlet", "text"),
    "claims": ("exact", "counted"),
    "figures": ("says",),
    "findings": ("says", "working"),
}


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """The database, and the words Datasette shows beside it."""
    with closing(sqlite3.connect(out / NAME)) as database:
        for name, items in rows.all_of(ledger).items():
            database.execute(f'CREATE TABLE "{name}" ({", ".join(_columns(name))})')
            _fill(database, name, items)
        for name, columns in _SEARCHED.items():
            _search(database, name, ", ".join(f'"{column}"' for column in columns))
        database.commit()
        database.execute("VACUUM")
    files.save(_described(ledger, beat), out / "metadata.json")


def _columns(name: str) -> Iterator[str]:
    shape = tables.shapes()[name]
    for column, (kind, _) in shape.columns.items():
        key = " PRIMARY KEY" if column == shape.key else ""
        other = _LINKS.get((name, column))
        link = f' REFERENCES "{other}"(id)' if other else ""
        yield f'"{column}" {_TYPES.get(kind, "TEXT")}{key}{link}'


def _fill(database: sqlite3.Connection, name: str, items: Iterator[rows.Row]) -> None:
    marks = ", ".join("?" * len(tables.shapes()[name].columns))
    insert = f'INSERT OR REPLACE INTO "{name}" VALUES ({marks})'
    database.executemany(insert, ([_value(value) for value in item.values()] for item in items))


def _value(value: object) -> object:
    """Lists as JSON; half a surrogate pair, which SQLite cannot hold, as a question mark."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return csvs.cell(value) if isinstance(value, list | dict) else value


def _search(database: sqlite3.Connection, name: str, columns: str) -> None:
    """A full-text index over a table, as Datasette finds it by itself."""
    database.execute(f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5({columns}, content="{name}")')
    database.execute(f'INSERT INTO "{name}_fts" (rowid, {columns}) SELECT rowid, {columns} FROM "{name}"')


def _described(ledger: Ledger, beat: Beat) -> dict[str, object]:
    told = {
        name: {"description": shape.about, "columns": {c: meaning for c, (_, meaning) in shape.columns.items()}}
        for name, shape in tables.shapes().items()
    }
    about = f"{beat.title}. {ledger.note}".strip()
    return {"title": ledger.title, "description": about, "databases": {"onrecord": {"tables": told}}}
