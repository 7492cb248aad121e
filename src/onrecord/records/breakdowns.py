"""Counts by what a person is or how the arrest was made, as far as they may be shown.

They are by week, small cells hidden, each share with its interval. A method of arrest is no trait of a person, but it
may say where somebody was held before; beside an office and a day it would single people out as a trait does, so the
same rule holds for it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from onrecord.model import Period, Release
from onrecord.records import suppress
from onrecord.records.offices import NATIONAL

BY = ("criminality", "method")
NOT_GIVEN = "not given"
OTHER = "other"
_SEVERAL = 2
TO_SUNDAY = timedelta(days=6)
_NORMAL = 1.96  # for an interval that holds in 95 of 100 cases


_Cells = Counter[tuple[str, str]]  # by office and value
_Weeks = defaultdict[date, _Cells]
KEY = ("metric", "office", "week", "by", "value")
TRAITS = pa.schema(
    [
        ("metric", pa.string()),
        ("office", pa.string()),
        ("week", pa.date32()),  # its Monday
        ("by", pa.string()),  # the column ("criminality")
        ("value", pa.string()),  # what stands in it
        ("count", pa.int64()),
    ]
)


@dataclass(frozen=True, slots=True)
class Broken:
    """One cell that may be shown. ``count`` is None where it is hidden; a share has its Wilson interval."""

    metric: str
    office: str
    week: date  # its Monday
    by: str
    value: str
    count: int | None
    share: float | None
    low: float | None
    high: float | None
    release: str


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def traits(metric: str | None, office: Any, week: Any, by: str, value: Any, rows: Any) -> pa.Table:
    """Counts by one column out of the groups of a table; see ``TRAITS``."""
    same = {"metric": metric, "by": by} | ({"office": office} if isinstance(office, str) else {})
    columns = {"office": office, "week": week, "value": value, "count": rows}
    columns |= {name: pa.repeat(pa.scalar(given, pa.string()), len(rows)) for name, given in same.items()}
    return pa.Table.from_arrays([columns[field.name] for field in TRAITS], schema=TRAITS)


def publishable(release: str, counts: pa.Table, covered: Period) -> tuple[Broken, ...]:
    """The cells of a release that may be shown, small ones hidden, week by week; audited.

    A week that the release does not cover from Monday to Sunday is none.

    Args:
        counts: see ``TRAITS``.
        covered: the first and the last day of the release.

    Raises:
        DisclosureError: a hidden cell could be worked out.
    """
    told: defaultdict[tuple[str, str], _Weeks] = defaultdict(lambda: defaultdict(Counter))
    for metric, office, week, by, value, count in zip(*(column.to_pylist() for column in counts.columns), strict=True):
        if covered[0] <= week and week + TO_SUNDAY <= covered[1]:
            told[metric, by][week][office, value] += count
    return tuple(
        cell
        for (metric, by), weeks in sorted(told.items())
        for week, found in sorted(_folded(weeks).items())
        for cell in _week(release, metric, week, by, found)
    )


def _folded(weeks: _Weeks) -> _Weeks:
    """The weeks with the values that are small cells in one of them, all offices together, put together as "other".

    They are so in every week of the release, so that the shares of several weeks are of the same things.
    """
    rare = {value for found in weeks.values() for value, total in _totals(found).items() if total < suppress.THRESHOLD}
    named = {value for found in weeks.values() for _, value in found} - rare
    if len(rare) < _SEVERAL or len(named) < _SEVERAL:
        return weeks
    folded: _Weeks = defaultdict(Counter)
    for week, found in weeks.items():
        for (office, value), count in found.items():
            folded[week][office, OTHER if value in rare else value] += count
    return folded


def _totals(found: _Cells) -> Counter[str]:
    totals = Counter[str]()
    for (_, value), count in found.items():
        totals[value] += count
    return totals


def _week(release: str, metric: str, week: date, by: str, found: _Cells) -> Iterator[Broken]:
    offices, values = sorted({o for o, _ in found}), sorted({v for _, v in found})
    table = [[found[office, value] for value in values] for office in offices]
    hidden = suppress.hide(table)
    if hidden is None:
        return
    suppress.audit(table, hidden)
    rows = [(NATIONAL, [sum(column) for column in zip(*table, strict=True)], set[int]())]
    if offices != [NATIONAL]:
        rows += [(o, table[i], {j for r, j in hidden if r == i}) for i, o in enumerate(offices)]
    for office, counts, unseen in rows:
        total = sum(counts)
        for j, value in enumerate(values):
            shown = None if j in unseen else counts[j]
            share, low, high = wilson(shown, total) if shown is not None and total else (None, None, None)
            yield Broken(metric, office, week, by, value, shown, share, low, high, release)


def wilson(count: int, total: int) -> tuple[float, float, float]:
    """A share with the interval of Wilson (1927), which stays within 0 and 1 however small the numbers are."""
    share, z2 = count / total, _NORMAL**2
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _NORMAL * math.sqrt(share * (1 - share) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    return share, max(0.0, middle - half), min(1.0, middle + half)


def newest(found: Sequence[tuple[Release, Sequence[Broken]]]) -> list[Broken]:
    """The cells to show: for each metric, week and trait those of one release, for two hide different cells."""
    speaks: dict[tuple[str, date, str], str] = {}
    for release, cells in sorted(found, key=lambda each: (each[0].last or date.min, each[0].counted, each[0].path)):
        speaks |= {(cell.metric, cell.week, cell.by): release.id for cell in cells}
    return [cell for _, cells in found for cell in cells if speaks[cell.metric, cell.week, cell.by] == cell.release]
