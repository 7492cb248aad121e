"""What the ledger's series say of the days and place of a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any

import pyarrow.compute as pc

from onrecord.model import Claim, Ledger, Period, Release

_MOST_DAYS = 400  # longer periods are not added up here


@dataclass(frozen=True)
class Row:
    """A total of one release for the days of a claim."""

    name: str  # as a finding points at it
    count: float
    metric: str
    release: Release
    kind: str


@dataclass(frozen=True)
class Index:
    """Counts by metric, office, release and day; ``days``: the days that a release counts each metric for."""

    releases: Sequence[Release]
    counts: dict[tuple[str, str, str], dict[date, float]]
    days: dict[tuple[str, str], tuple[date, date]]


def rows(index: Index, claim: Claim, step: timedelta = timedelta(0), metric: str | None = None) -> list[Row]:
    """The totals that releases give for a claim's metric, place and days, moved by ``step``."""
    metric = metric or claim.metric
    if metric is None or claim.period is None or (claim.period[1] - claim.period[0]).days > _MOST_DAYS:
        return []
    first, last = claim.period[0] + step, claim.period[1] + step
    found = []
    for release in index.releases:
        covered = index.days.get((release.id, metric))
        if covered is None or not covered[0] <= first <= last <= covered[1]:
            continue
        total = _total(index, release.id, metric, claim.scope, first, last)
        if total is not None:
            days = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
            name = f"{PurePath(release.path).name}: {metric} {claim.scope or 'national'} {days}"
            found.append(Row(name, total, metric, release, release.kind))
    return found


def _total(index: Index, release: str, metric: str, scope: str | None, first: date, last: date) -> float | None:
    offices = [office for r, m, office in index.counts if (r, m) == (release, metric)]
    if scope in (None, "national"):
        chosen = ["national"] if "national" in offices else offices
    else:
        chosen = [office for office in offices if office.casefold() == str(scope).casefold()]
    if not chosen:
        return None
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return sum(index.counts[release, metric, office].get(day, 0.0) for office in chosen for day in days)


def index(ledger: Ledger, claims: Iterable[Claim]) -> Index:
    """The daily counts of all days that any of the claims with a metric is about."""
    counts: dict[tuple[str, str, str], dict[date, float]] = defaultdict(dict)
    days: dict[tuple[str, str], tuple[date, date]] = {}
    for row in _wanted(ledger.series, [claim.period for claim in claims if claim.metric and claim.period]):
        counts[row["release"], row["metric"], row["office"]][row["day"]] = float(row["count"])
        known = days.get((row["release"], row["metric"]), (row["day"], row["day"]))
        days[row["release"], row["metric"]] = min(known[0], row["day"]), max(known[1], row["day"])
    return Index(ledger.releases, dict(counts), days)


def _wanted(series: Any, periods: Sequence[Period]) -> list[dict[str, Any]]:
    if series is None or not periods or series.num_rows == 0:
        return []
    first = min(period[0] for period in periods) - timedelta(days=2)
    last = max(period[1] for period in periods) + timedelta(days=2)
    keep = pc.and_(pc.greater_equal(series["day"], first), pc.less_equal(series["day"], last))
    if "days" in series.column_names:
        keep = pc.and_(keep, pc.equal(series["days"], 1))
    found: list[dict[str, Any]] = series.filter(keep).to_pylist()
    return found
