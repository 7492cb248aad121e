"""The groups of one table to counts: each different text is interpreted once, and the rest is arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.beats.models import Column, Layout, Office
from onrecord.records import breakdowns, days, offices
from onrecord.records.cells import CELLS, Texts, added, cells, number
from onrecord.records.refusals import REPEATED, Places, refuse
from onrecord.records.setaside import SHOWN, Reasons

_SMALL = 11  # an unknown office name on fewer rows than this is not repeated in a note


@dataclass(slots=True)
class Interpreted:
    """What the groups of a table come to."""

    reasons: Reasons
    cells: pa.Table = field(default_factory=CELLS.empty_table)
    traits: pa.Table = field(default_factory=breakdowns.TRAITS.empty_table)
    counted: int = 0
    blank: int = 0  # rows without an office
    unknown: Counter[str] = field(default_factory=Counter)  # rows by names that the beat does not have
    not_numbers: int = 0
    dates: days.Dated = days.Dated()

    def notes(self, layout: Layout, where: str) -> Iterator[str]:
        """What a reader of the counts should know."""
        place = f"{where}: " if where else ""
        if not self.dates.expected:
            yield f"{place}its dates are read as {self.dates.says}, for most of them can be nothing else"
        if self.blank:
            yield f"{place}{self.blank:,} of {self.counted:,} rows give no office; they are kept as such"
        if self.unknown:
            names = sorted(name for name, rows in self.unknown.items() if rows >= _SMALL)
            listed = f" ({', '.join(names[:SHOWN])})" if names else ""
            rows = sum(self.unknown.values())
            yield f"{place}{rows:,} rows name an office that the beat does not know{listed}; they are kept as such"
        if self.not_numbers:
            yield f"{place}{self.not_numbers:,} counts that are no whole numbers were left out of their rows"
        yield from self._unexpected(layout, place)

    def _unexpected(self, layout: Layout, place: str) -> Iterator[str]:
        """What a healthy release would not show."""
        expected = layout.expected
        if expected.rows and not expected.rows[0] <= self.counted <= expected.rows[1]:
            low, high = expected.rows
            yield f"{place}{self.counted:,} rows were counted where {low:,} to {high:,} are expected"
        if expected.blank_office and self.counted:
            share, (_, most) = self.blank / self.counted, expected.blank_office
            if share > most:
                yield f"{place}{share:.1%} of the rows give no office where at most {most:.0%} is expected"


def interpret(
    groups: pa.Table, layout: Layout, known: Sequence[Office], used: Sequence[tuple[Column, int]]
) -> Interpreted:
    """The counts that groups of rows with the same raw cells come to, and why some are not counted."""
    places: dict[str, list[tuple[Column, str]]] = {}
    for column, at in used:
        if column.what != "identifier":  # a group is of rows with different ones
            places.setdefault(column.what, []).append((column, f"c{at}"))
    dated = _dated(groups, places, layout)
    found = Interpreted(Reasons(), dates=dated)
    left = groups.filter(refuse(groups, places, layout, dated, found.reasons))
    if repeated := pc.sum(left["repeated"]).as_py():
        found.reasons.add(REPEATED, repeated)
    _Counting(left, places, layout, dated.days, found).by_office(known)
    return found


def _dated(groups: pa.Table, places: Places, layout: Layout) -> days.Dated:
    if "date" not in places:
        return days.Dated()
    column, name = places["date"][0]
    return days.read(Texts(groups[name]).rows(groups["rows"]), column, apart=bool(layout.metric))


class _Counting:
    """The groups that are counted, column by column."""

    def __init__(
        self, groups: pa.Table, places: Places, layout: Layout, dated: Mapping[str, date], found: Interpreted
    ) -> None:
        self.places, self.layout, self.found = places, layout, found
        self.rows = pc.subtract(groups["rows"], groups["repeated"])
        self.texts = {name: Texts(groups[name]) for columns in places.values() for _, name in columns}
        self.dated = dated
        found.counted = pc.sum(self.rows).as_py() or 0

    def by_office(self, known: Sequence[Office]) -> None:
        """Everything into what was found."""
        office = self._offices(known)
        day: Any = None
        if "date" in self.places:
            day = self._texts("date").mapped(self.dated.get, pa.date32())
        if self.layout.metric and "count" not in self.places:
            whole = cells(self.layout.metric, office, day, self.layout.span_days, self.rows, len(self.rows))
            self.found.cells, self.found.traits = added(whole), self._traits(office, day)
        else:
            parts = [self._counts(column, name, office, day) for column, name in self.places.get("count", ())]
            self.found.cells = added(pa.concat_tables([CELLS.empty_table(), *parts]))

    def _texts(self, what: str) -> Texts:
        return self.texts[self.places[what][0][1]]

    def _offices(self, known: Sequence[Office]) -> Any:
        """The office of each group; those without one and those that nobody knows are noted."""
        if "office" not in self.places:
            return offices.NATIONAL
        column, name = self.places["office"][0]
        names = offices.Names(known, column.lookups, self.layout.strip_office, self.layout.redaction)
        for text, rows in self.texts[name].rows(self.rows).items():
            place = names.find(text)
            self.found.blank += rows if place == offices.NOT_GIVEN else 0
            self.found.unknown.update({text.strip(): rows} if place == offices.NOT_KNOWN else {})
        return self.texts[name].mapped(names.find, pa.string())

    def _counts(self, column: Column, name: str, office: Any, day: Any) -> pa.Table:
        """The counts of one column that holds some."""
        texts = self.texts[name]
        values = texts.mapped(number, pa.int64())
        there = pc.is_valid(values)
        self.found.not_numbers += pc.sum(texts.mapped(lambda text: bool(text.strip()), pa.bool_())).as_py() or 0
        self.found.not_numbers -= pc.sum(there).as_py() or 0
        metric: Any = column.metric or self.layout.metric
        if not column.metric and "series" in self.places:
            metric = self._texts("series").mapped(lambda text: self.layout.series[text.strip()], pa.string())
        span = self.layout.span_days
        if column.period:
            day, span = column.period[0], (column.period[1] - column.period[0]).days + 1
        return cells(metric, office, day, span, pc.multiply(values, self.rows), len(values)).filter(there)

    def _traits(self, office: Any, day: Any) -> pa.Table:
        """The counts by what a person is or how it was done, by week."""
        week = self._texts("date").mapped(lambda text: breakdowns.monday(self.dated[text]), pa.date32())
        parts = [breakdowns.TRAITS.empty_table()]
        for what in breakdowns.BY:
            for column, name in self.places.get(what, ()):
                value = self.texts[name].mapped(partial(self._value, column), pa.string())
                parts.append(breakdowns.traits(self.layout.metric, office, week, what, value, self.rows))
        return added(pa.concat_tables(parts), breakdowns.KEY)

    def _value(self, column: Column, text: str) -> str:
        plain = text.strip()
        blank = not plain or offices.is_redacted(plain, self.layout.redaction)
        return breakdowns.NOT_GIVEN if blank else column.lookups.get(plain, plain)
