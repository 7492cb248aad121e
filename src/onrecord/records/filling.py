"""Days on which an office recorded nothing: zeros, where the office existed and the release covers the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from onrecord.beats.models import Office
from onrecord.model import Period
from onrecord.records.overlaps import Cell


def zeros(cells: Mapping[Cell, int], known: Sequence[Office]) -> Iterator[Cell]:
    """The cells that a record-level release leaves out because nothing happened.

    Only where the release names offices, and only between its first and last day: a day that a release does not
    cover is missing, not zero, and so is every day before an office existed.
    """
    names = {office for _, office, _, _ in cells}
    existing = [office for office in known if office.name in names] and known
    for metric, (first, last) in covered(cells).items():
        for office in existing:
            for day in each_day((max(first, office.first or first), min(last, office.last or last))):
                if (cell := Cell(metric, office.name, day, 1)) not in cells:
                    yield cell


def covered(cells: Mapping[Cell, int]) -> dict[str, Period]:
    """The first and last day of each metric that is counted by day."""
    days: dict[str, list[date]] = {}
    for metric, _, day, span in cells:
        if span == 1:
            days.setdefault(metric, []).append(day)
    return {metric: (min(found), max(found)) for metric, found in days.items()}


def each_day(period: Period) -> Iterator[date]:
    """Every day of a period, none where it ends before it begins."""
    for number in range((period[1] - period[0]).days + 1):
        yield period[0] + timedelta(days=number)
