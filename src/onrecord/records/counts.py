"""Rows to counts: an engine groups the rows by their raw cells, and only the different cells are interpreted.

A release of a hundred million rows has some thousands of different (day, office) cells, so what is costly is done by
the engine and what is delicate is done once a cell. Rows read = rows counted + rows set aside, always.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.beats.models import Column, Office
from onrecord.engines import Engine, UnevenText
from onrecord.model import SetAside
from onrecord.records import days, grouping, offices
from onrecord.records.breakdowns import NOT_GIVEN, Trait, monday
from onrecord.records.layouts import Match, key
from onrecord.records.overlaps import Cell
from onrecord.records.setaside import SHOWN, Reasons, placed
from onrecord.records.tables import Opener, RawTable, Source

ISOLATED_DAYS = 60  # a few rows this far from all the others have a slip in their date
_FEW = 3
_SMALL = 11  # an unknown office name on fewer rows than this is not repeated in a note
_YES = {"true", "t", "1", "1.0", "yes", "y"}


@dataclass(frozen=True, slots=True)
class Counted:
    """What one table holds."""

    cells: Counter[Cell]
    traits: Counter[Trait]
    read: int
    counted: int
    set_aside: tuple[SetAside, ...]
    notes: tuple[str, ...]


def count(raw: RawTable, match: Match, known: Sequence[Office], engine: Engine, source: str) -> Counted:
    """The counts of a table by metric, office and day.

    Raises:
        UnevenText: its rows cannot be read to the end.
    """
    used = grouping.used(match.layout, match.columns)
    wanted = sorted({at for _, at in used})

    def ask(opener: Opener) -> tuple[Source, list[dict[str, Any]]]:
        opened = opener(engine, match.header, wanted)
        groups = engine.run(grouping.grouped(opened.table, used, match.layout)).to_pylist()
        if any(group["widest"] > grouping.LONG_FIELD for group in groups):
            raise UnevenText("a field that may have swallowed lines")
        return opened, groups

    again = raw.open
    try:
        opened, groups = ask(raw.open)
    except UnevenText:
        if not raw.careful:
            raise
        again = raw.careful
        opened, groups = ask(raw.careful)
    reading = _Reading(match, known, used)
    for group in groups:
        reading.note(group)
    reading.settle()
    for uneven in opened.uneven:
        reading.reasons.add(uneven.reason, 1)

    def rows(column: str, values: set[str]) -> list[int]:
        fresh = again(engine, match.header, wanted)
        found = engine.rows(fresh.table, column, sorted(values)[:1000], SHOWN)
        return [row if "line" in fresh.table.columns else row + fresh.first for row in found]

    return Counted(
        reading.cells, reading.traits, reading.counted + reading.reasons.rows, reading.counted,
        tuple(_set_aside(source, raw.where, reading.reasons, opened, rows)), tuple(reading.notes(raw.where)),
    )  # fmt: skip


class _Reading:
    """The groups of one table, interpreted."""

    def __init__(self, match: Match, known: Sequence[Office], used: Sequence[tuple[Column, int]]) -> None:
        self.layout = match.layout
        self.cells: Counter[Cell] = Counter()
        self.traits: Counter[Trait] = Counter()
        self.counted = 0
        self.reasons = Reasons()
        self._groups: list[dict[str, Any]] = []
        self._of = {
            what: [(c, f"c{at}") for c, at in used if c.what == what] for what in ("date", "count", "criminality")
        }
        office = next((c for c, _ in used if c.what == "office"), None)
        self._at = {c.what: f"c{at}" for c, at in used if c.what != "count"}
        self._offices = offices.Names(
            known, office.lookups if office else {}, self.layout.strip_office, self.layout.redaction
        )
        self._format = ""
        self._blank = 0
        self._not_numbers = 0

    def note(self, group: dict[str, Any]) -> None:
        """Keep one group of rows with the same raw cells for settling."""
        texts = {name: "" if value is None else value for name, value in group.items()}
        # DuckDB's sums are wider than 64 bits and come as decimals.
        self._groups.append({**texts, "rows": int(group["rows"]), "repeated": int(group["repeated"])})

    def settle(self) -> None:
        """Every group into the counts or among the reasons."""
        self._days = self._read_days()
        self._faults = {
            text: self._fault(text) for text in {group.get(self._at.get("date", "")) for group in self._groups}
        }
        for group in self._groups:
            if (why := self._refused(group)) is not None:
                self.reasons.add(why[0], group["rows"], why[1], str(group[why[1]]))
                continue
            if group["repeated"]:
                self.reasons.add("it repeats the identifier and day of another row", group["repeated"])
            self._add(group, group["rows"] - group["repeated"])

    def _read_days(self) -> dict[str, date]:
        if "date" not in self._at:
            return {}
        column, name = self._of["date"][0]
        texts: Counter[str] = Counter()
        for group in self._groups:
            group[name] = column.lookups.get(str(group[name]).strip(), str(group[name]))
            texts[group[name]] += group["rows"]
        found, self._format = days.read(texts, column.formats)
        if self.layout.metric:
            for text in isolated({text: (day, texts[text]) for text, day in found.items()}):
                found[text] = date.max
        return found

    def _refused(self, group: dict[str, Any]) -> tuple[str, str] | None:
        """Why a group is not counted, and the column that shows it."""
        return self._refused_day(group) or self._refused_mark(group) or self._refused_count(group)

    def _refused_day(self, group: dict[str, Any]) -> tuple[str, str] | None:
        name = self._at.get("date")
        fault = self._faults[group[name]] if name else None
        return (fault, name) if fault and name else None

    def _fault(self, text: str | None) -> str | None:
        """What is wrong with the text of a date, if anything; asked once for each different text."""
        if text is None or (text in self._days and self._days[text] != date.max):
            return None
        if not text.strip():
            return "it has no date"
        if offices.is_redacted(text, self.layout.redaction):
            return "its date is redacted"
        if key(text) in {key(other) for other in self._of["date"][0][0].names}:
            return "it repeats the header"
        if text not in self._days:
            return f"its date is not written as in the rest of the column ({self._format})"
        return f"its date is more than {ISOLATED_DAYS} days away from all other rows"

    def _refused_mark(self, group: dict[str, Any]) -> tuple[str, str] | None:
        mark, series = self._at.get("duplicate"), self._at.get("series")
        if mark and str(group[mark]).strip().lower() in _YES:
            return "the release marks it as a duplicate to drop", mark
        if series and str(group[series]).strip() not in self.layout.series:
            return f"its series is not one that the layout counts ({', '.join(self.layout.series)})", series
        return None

    def _refused_count(self, group: dict[str, Any]) -> tuple[str, str] | None:
        counts = [str(group[name]).strip() for _, name in self._of["count"]]
        if not counts or any(number(text) is not None for text in counts):
            return None
        name = self._of["count"][0][1]
        return ("it gives no count", name) if not any(counts) else ("its count is no whole number", name)

    def _add(self, group: dict[str, Any], rows: int) -> None:
        self.counted += rows
        office = self._office(group)
        if self.layout.metric and not self._of["count"]:
            self.cells[Cell(self.layout.metric, office, self._day(group), self.layout.span_days)] += rows
            self._add_traits(self.layout.metric, office, group, rows)
            return
        for column, name in self._of["count"]:
            value = number(str(group[name]))
            if value is None:
                self._not_numbers += bool(str(group[name]).strip())
                continue
            metric = column.metric or self._metric_of_series(group) or self.layout.metric
            first, span = self._span(column, group)
            self.cells[Cell(str(metric), office, first, span)] += value * rows

    def _add_traits(self, metric: str, office: str, group: dict[str, Any], rows: int) -> None:
        for column, name in self._of["criminality"]:
            text = str(group[name]).strip()
            blank = not text or offices.is_redacted(text, self.layout.redaction)
            value = NOT_GIVEN if blank else column.lookups.get(text, text)
            self.traits[Trait(metric, office, monday(self._day(group)), column.what, value)] += rows

    def _office(self, group: dict[str, Any]) -> str:
        if "office" not in self._at:
            return offices.NATIONAL
        found = self._offices.find(str(group[self._at["office"]]), group["rows"])
        self._blank += group["rows"] if found == offices.NOT_GIVEN else 0
        return found

    def _day(self, group: dict[str, Any]) -> date:
        return self._days[group[self._at["date"]]]

    def _metric_of_series(self, group: dict[str, Any]) -> str | None:
        return self.layout.series.get(str(group[self._at["series"]]).strip()) if "series" in self._at else None

    def _span(self, column: Column, group: dict[str, Any]) -> tuple[date, int]:
        if column.period:
            return column.period[0], (column.period[1] - column.period[0]).days + 1
        return self._day(group), self.layout.span_days

    def notes(self, where: str) -> Iterator[str]:
        """What a reader of the counts should know."""
        place = f"{where}: " if where else ""
        if self._blank:
            yield f"{place}{self._blank:,} of {self.counted:,} rows give no office; they are kept as such"
        if self._offices.unknown:
            names = sorted(name for name, rows in self._offices.unknown.items() if rows >= _SMALL)
            listed = f" ({', '.join(names[:SHOWN])})" if names else ""
            rows = sum(self._offices.unknown.values())
            yield f"{place}{rows:,} rows name an office that the beat does not know{listed}; they are kept as such"
        if self._not_numbers:
            yield f"{place}{self._not_numbers:,} counts that are no whole numbers were left out of their rows"
        yield from self._unexpected(place)

    def _unexpected(self, place: str) -> Iterator[str]:
        """What a healthy release would not show."""
        expected = self.layout.expected
        if expected.rows and not expected.rows[0] <= self.counted <= expected.rows[1]:
            low, high = expected.rows
            yield f"{place}{self.counted:,} rows were counted where {low:,} to {high:,} are expected"
        if expected.blank_office and self.counted:
            share, (_, most) = self._blank / self.counted, expected.blank_office
            if share > most:
                yield f"{place}{share:.1%} of the rows give no office where at most {most:.0%} is expected"


def number(text: str) -> int | None:
    """A count as it may be written: 2314, "2,314", " 2314.0 "; None where it is no whole number."""
    plain = text.strip().replace(",", "").replace("\u00a0", "")
    return int(float(plain)) if re.fullmatch(r"\d+(\.0*)?", plain) else None


def isolated(dated: dict[str, tuple[date, int]]) -> set[str]:
    """The texts of the few rows at either end that lie far from all the others."""
    found: set[str] = set()
    total = sum(rows for _, rows in dated.values())
    for latest_first in (True, False):
        order = sorted(dated.items(), key=lambda item: item[1][0], reverse=latest_first)
        rows, apart = 0, set[str]()
        for (text, (day, count_)), (_, (following, _)) in zip(order, order[1:], strict=False):
            rows += count_
            apart.add(text)
            if rows > max(total // 1000, min(_FEW, total // 10)):
                break
            if abs(day - following) > timedelta(days=ISOLATED_DAYS):
                found |= apart
    return found


def _set_aside(source: str, where: str, reasons: Reasons, opened: Source, rows: Any) -> Iterator[SetAside]:
    lines: dict[str, list[int]] = {}
    for uneven in opened.uneven:
        lines.setdefault(uneven.reason, []).append(uneven.line)
    for why, reason in sorted(reasons.found.items()):
        found = lines.get(why) or (rows(reason.column, reason.values) if reason.column else [])
        yield SetAside(source, why, placed(where, found, reason.rows), reason.rows)
