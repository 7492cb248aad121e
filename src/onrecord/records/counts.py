"""Rows to counts: an engine groups the rows by their raw cells, and only the different texts are interpreted.

A release of a hundred million rows has some thousands of different days and some dozens of offices, so what is costly
is done by the engine and what is delicate is done once a text. Rows read = rows counted + rows set aside, always.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from onrecord.beats.models import Office
from onrecord.engines import Apart, Engine, UnevenText
from onrecord.model import SetAside
from onrecord.records import grouping
from onrecord.records.interpreting import Interpreted, interpret
from onrecord.records.layouts import Match
from onrecord.records.refusals import REPEATED
from onrecord.records.setaside import SHOWN, placed
from onrecord.records.tables import Opener, RawTable, Source


@dataclass(frozen=True, slots=True)
class Counted:
    """What one table holds."""

    cells: pa.Table  # see ``cells.CELLS``
    traits: pa.Table  # see ``breakdowns.TRAITS``
    read: int
    counted: int
    set_aside: tuple[SetAside, ...]
    notes: tuple[str, ...]


def count(
    raw: RawTable, match: Match, known: Sequence[Office], engine: Engine, source: str, by: Sequence[str] = ()
) -> Counted:
    """The counts of a table by metric, office and day, and by week for each of ``by`` (see ``breakdowns.BY``).

    Raises:
        UnevenText: its rows cannot be read to the end.
    """
    asked = _Asked(match, engine, by)
    again = raw.open
    try:
        opened, groups = asked.ask(raw.open)
    except UnevenText:
        if not raw.careful:
            raise
        again = raw.careful
        opened, groups = asked.ask(raw.careful)
    found = interpret(groups, match.layout, known, asked.used)
    for uneven in opened.uneven:
        found.reasons.add(uneven.reason, 1)
    aside = tuple(_set_aside(source, raw.where, found, opened, _Places(asked, again, opened)))
    read = found.counted + found.reasons.rows
    notes = tuple(found.notes(match.layout, raw.where))
    return Counted(found.cells, found.traits, read, found.counted, aside, notes)


class _Asked:
    """What an engine is asked about one table."""

    def __init__(self, match: Match, engine: Engine, by: Sequence[str]) -> None:
        self.match, self.engine = match, engine
        self.used = grouping.used(match.layout, match.columns, by)
        self.apart: Apart | None = None

    def open(self, opener: Opener) -> Source:
        opened = opener(self.engine, self.match.header, sorted({at for _, at in self.used}))
        opened.table = grouping.without_times(opened.table, self.used, opened.head)
        return opened

    def ask(self, opener: Opener) -> tuple[Source, pa.Table]:
        """The groups of rows; every line of a text must be one of them."""
        opened = self.open(opener)
        groups = pa.concat_tables([self._run(table, used) for table, used in self._parts(opened)])
        if opened.rows and opened.rows() != sum(groups["rows"].to_pylist()):
            raise UnevenText("rows that run over lines, or blank lines")
        return opened, groups

    def _parts(self, opened: Source) -> Iterator[tuple[Any, grouping.Used]]:
        """The table; or its rows that repeat no identifier, and the others, so that few have to be told apart."""
        keys = [f"c{at}" for what in ("identifier", "date") for column, at in self.used if column.what == what]
        self.apart = self.engine.apart(opened.table, keys) if opened.lasting and len(keys) > 1 else None
        if self.apart:
            yield self.apart.alone, [(column, at) for column, at in self.used if column.what != "identifier"]
        yield (self.apart.doubtful if self.apart else opened.table), self.used

    def _run(self, table: Any, used: grouping.Used) -> pa.Table:
        groups = self.engine.run(grouping.grouped(table, used, self.match.layout))
        names = sorted(f"c{at}" for column, at in used if column.what != "identifier")
        sums = {name: groups[name].cast(pa.int64()) for name in ("rows", "repeated")}  # DuckDB's are wider
        return pa.table({name: groups[name].cast(pa.string()) for name in names} | sums)


@dataclass(frozen=True, slots=True)
class _Places:
    """Finds rows again by the text of one of their cells."""

    asked: _Asked
    opener: Opener
    opened: Source

    def find(self, column: str, values: set[str]) -> list[int]:
        """The numbers of the first of them, as a person counts in the file."""
        fresh = self.opened if self.opened.lasting else self.asked.open(self.opener)
        found = self.asked.engine.rows(fresh.table, column, sorted(values)[:1000], SHOWN)
        return [row if "line" in fresh.table.columns else row + fresh.first for row in found]

    def repeats(self, days: Sequence[str]) -> list[int]:
        """The numbers of the first rows that repeat another, where the engine tells such rows apart; else none."""
        if not self.asked.apart:
            return []
        asked = grouping.repeats(self.asked.apart.numbered, self.asked.used, self.asked.match.layout, days, SHOWN)
        return [row + self.opened.first for row in self.asked.engine.run(asked)["row"].to_pylist()]


def _set_aside(source: str, where: str, found: Interpreted, opened: Source, places: _Places) -> Iterator[SetAside]:
    lines: dict[str, list[int]] = {}
    for uneven in opened.uneven:
        lines.setdefault(uneven.reason, []).append(uneven.line)
    for why, reason in sorted(found.reasons.found.items()):
        if why == REPEATED:
            shown = places.repeats(sorted(found.dates.days))
        else:
            shown = lines.get(why) or (places.find(reason.column, reason.values) if reason.column else [])
        yield SetAside(source, why, placed(where, shown, reason.rows), reason.rows)
