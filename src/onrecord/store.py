"""The ledger file: a DuckDB database rebuilt whole from the dossier, and swapped in only when complete."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.arrow import table
from onrecord.errors import InputError
from onrecord.model import (
    Attribution,
    Claim,
    Decision,
    Document,
    Figure,
    Finding,
    Ledger,
    Release,
    Score,
    SetAside,
    Story,
    Target,
    Time,
)

NAME = "ledger.duckdb"


def write(ledger: Ledger, path: Path) -> None:
    """The ledger as a DuckDB file at that path; the one that was there stays until this one is whole."""
    import duckdb

    building = path.with_name(f".{path.name}.building")
    building.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(building)) as database:
            for name, content in _tables(ledger):
                database.register("incoming", content)
                database.execute(f'create table "{name}" as select * from incoming')
                database.unregister("incoming")
        os.replace(building, path)
    finally:
        building.unlink(missing_ok=True)


def digest(ledger: Ledger) -> str:
    """A hash of all that the ledger holds: another hash, another site."""
    whole = hashlib.sha256(f"{ledger.beat}\x1f{ledger.title}\x1f{ledger.note}".encode())
    for name, content in _tables(ledger):
        whole.update(name.encode())
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, content.schema) as stream:
            stream.write_table(content.combine_chunks())
        whole.update(sink.getvalue())
    return whole.hexdigest()


def read(path: Path, name: str) -> pa.Table:
    """One table of a ledger file.

    Raises:
        InputError: there is no such ledger.
    """
    import duckdb

    if not path.is_file():
        raise InputError(f"There is no ledger at {path}: run `onrecord run` on the dossier first.")
    with duckdb.connect(str(path), read_only=True) as database:
        return database.execute(f'select * from "{name}"').to_arrow_table()


def _tables(ledger: Ledger) -> Iterator[tuple[str, pa.Table]]:
    yield "documents", table(Document, ledger.documents)
    yield "stories", table(Story, ledger.stories)
    yield "times", _by_document(Time, ledger.times)
    yield "attributions", _by_document(Attribution, ledger.attributions)
    yield "claims", table(Claim, ledger.claims)
    yield "figures", table(Figure, ledger.figures)
    yield "findings", table(Finding, ledger.findings)
    yield "releases", table(Release, ledger.releases)
    yield "targets", table(Target, ledger.targets)
    yield "scores", table(Score, ledger.scores)
    yield "set_aside", table(SetAside, ledger.set_aside)
    yield "decisions", table(Decision, ledger.decisions)
    yield "series", ledger.series
    yield "attainment", ledger.attainment
    if ledger.revisions is not None:
        yield "revisions", ledger.revisions
    if ledger.breakdowns is not None:
        yield "breakdowns", ledger.breakdowns


def _by_document(noun: type, mentions: Mapping[str, Sequence[Any]]) -> pa.Table:
    """Mentions with the document they stand in as the first column."""
    found = [(doc, item) for doc, items in mentions.items() for item in items]
    bare = table(noun, [item for _, item in found])
    return bare.add_column(0, "doc", pa.array([doc for doc, _ in found], pa.string()))
