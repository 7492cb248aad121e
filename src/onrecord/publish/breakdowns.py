"""Counts by what a person is, as far as they may be shown: weeks down, values across."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow.compute as pc

from onrecord.publish.index import Index


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One metric by one trait; a cell is None where the release has none, its count is None where it is hidden."""

    metric: str
    by: str
    values: tuple[str, ...]
    weeks: tuple[tuple[date, tuple[dict[str, Any] | None, ...]], ...]
    releases: tuple[str, ...]


def of(index: Index, office: str) -> list[Breakdown]:
    """The breakdowns of an office, or of the nation."""
    table = index.ledger.breakdowns
    if table is None:
        return []
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in table.filter(pc.equal(table["office"], office)).to_pylist():
        groups[row["metric"], row["by"]].append(row)
    return [_breakdown(metric, by, rows) for (metric, by), rows in sorted(groups.items())]


def _breakdown(metric: str, by: str, rows: list[dict[str, Any]]) -> Breakdown:
    values = tuple(sorted({row["value"] for row in rows}))
    cells = {(row["week"], row["value"]): row for row in rows}
    weeks = sorted({row["week"] for row in rows})
    lines = tuple((week, tuple(cells.get((week, value)) for value in values)) for week in weeks)
    return Breakdown(metric, by, values, lines, tuple(sorted({row["release"] for row in rows})))
