"""Days on which an office recorded nothing: zeros, where the office existed and the release covers the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.beats.models import Office
from onrecord.model import Period
from onrecord.records.cells import CELLS, cells


def zeros(counts: pa.Table, known: Sequence[Office]) -> pa.Table:
    """A zero for each office and day that a record-level release covers, whether or not it counts something there.

    Only where the release names offices, and only between its first and last day: a day that a release does not
    cover is missing, not zero, and so is every day before an office existed.
    """
    names = set(counts["office"].unique().to_pylist())
    existing = known if any(office.name in names for office in known) else ()
    parts = [
        _zeros(metric, office.name, days)
        for metric, (first, last) in covered(counts).items()
        for office in existing
        if (days := list(each_day((max(first, office.first or first), min(last, office.last or last)))))
    ]
    return pa.concat_tables([CELLS.empty_table(), *parts])


def _zeros(metric: str, office: str, days: Sequence[date]) -> pa.Table:
    return cells(metric, office, pa.array(days, pa.date32()), 1, 0, len(days))


def covered(counts: pa.Table) -> dict[str, Period]:
    """The first and last day of each metric that is counted by day."""
    daily = counts.filter(pc.equal(counts["days"], 1)).group_by("metric").aggregate([("day", "min"), ("day", "max")])
    return {row["metric"]: (row["day_min"], row["day_max"]) for row in daily.to_pylist()}


def each_day(period: Period) -> Iterator[date]:
    """Every day of a period, none where it ends before it begins."""
    for number in range((period[1] - period[0]).days + 1):
        yield period[0] + timedelta(days=number)
