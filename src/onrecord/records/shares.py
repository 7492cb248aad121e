"""Shares of what a person is or how the arrest was made, over several weeks of what is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from onrecord.records.breakdowns import TO_SUNDAY, wilson


@dataclass(frozen=True, slots=True)
class Share:
    """What part of an office's or the nation's counts has one value, over the weeks in which it is shown."""

    release: str
    metric: str
    office: str
    by: str
    value: str
    first: date  # the first day of the first of these weeks
    last: date
    weeks: int
    hidden: int  # weeks in between that are left out, for a cell of theirs is hidden
    count: int
    total: int
    share: float
    low: float
    high: float


def shares(
    shown: pa.Table, office: str | None = None, first: date | None = None, last: date | None = None
) -> list[Share]:
    """The shares over the whole weeks between two days, by release, office and value; None asks for all.

    A week in which any cell of an office is hidden is left out for all of the office's values, so that they stay
    shares of the same whole, and nothing is added up that is not shown. Where that leaves less than half of the weeks
    there is no share, for they may be unlike the others. Releases are not added up: what is so rare that
    it goes under "other" is not the same in each.

    Args:
        shown: see ``Broken``.
    """
    weeks: defaultdict[tuple[str, str, str, str], defaultdict[date, dict[str, int | None]]]
    weeks = defaultdict(lambda: defaultdict(dict))
    for row in shown.to_pylist():
        within = (first is None or row["week"] >= first) and (last is None or row["week"] + TO_SUNDAY <= last)
        if within and office in (None, row["office"]):
            weeks[row["release"], row["metric"], row["office"], row["by"]][row["week"]][row["value"]] = row["count"]
    found = [share for key, cells in weeks.items() for share in _shares(*key, cells)]
    return sorted(found, key=lambda each: (each.metric, each.office, each.by, each.first, each.value))


def _shares(
    release: str, metric: str, office: str, by: str, found: Mapping[date, Mapping[str, int | None]]
) -> Iterator[Share]:
    whole = {week: cells for week, cells in found.items() if None not in cells.values()}
    counts = Counter[str]()
    for cells in whole.values():
        counts.update({value: count or 0 for value, count in cells.items()})
    total = sum(counts.values())
    if total and 2 * len(whole) >= len(found):
        days = min(whole), max(whole) + TO_SUNDAY, len(whole), len(found) - len(whole)
        for value, count in sorted(counts.items()):
            yield Share(release, metric, office, by, value, *days, count, total, *wilson(count, total))
