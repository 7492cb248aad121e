"""One line a target and office: how often, when first, how long in a row and how nearly it was met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

import pyarrow as pa

from onrecord.model import Score

_KEYS = ("target", "metric", "evidence", "counted", "days", "office", "in_force")


def scores(attainment: pa.Table) -> list[Score]:
    """How each target was met, by office and kind of evidence, the days it was in force apart from all others."""
    keys, key = list(_KEYS), itemgetter(*_KEYS)
    wanted = [("day", "min"), ("day", "max"), ("day", "count"), ("share", "mean"), ("release", "distinct")]
    whole = attainment.group_by(keys).aggregate([*wanted, ("level", "min")])
    likeliest = [(name, "ascending") for name in _KEYS] + [("share", "descending"), ("day", "ascending")]
    ordered = attainment.sort_by(likeliest).group_by(keys, use_threads=False)
    best = {key(row): row for row in ordered.aggregate([("day", "first"), ("count", "first")]).to_pylist()}
    met = attainment.filter(attainment["met"]).group_by(keys).aggregate([("day", "list")])
    days = {key(row): sorted(row["day_list"]) for row in met.to_pylist()}
    rows = whole.sort_by([(name, "ascending") for name in _KEYS]).to_pylist()
    return [_score(row, best[key(row)], days.get(key(row), [])) for row in rows]


def _score(row: Mapping[str, Any], best: Mapping[str, Any], met: Sequence[date]) -> Score:
    span = row["days"]
    return Score(
        target=row["target"],
        metric=row["metric"],
        office=row["office"],
        evidence=row["evidence"],
        in_force=row["in_force"],
        level=row["level_min"],
        first=row["day_min"],
        last=row["day_max"] + timedelta(days=span - 1),
        days=span * row["day_count"],
        days_met=span * len(met),
        first_met=met[0] if met else None,
        longest_run=span * _longest_run(met, span),
        best=best["count_first"] / span,
        best_day=best["day_first"],
        mean_share=row["share_mean"],
        sources=tuple(sorted(row["release_distinct"])),
        counted="" if row["counted"] == row["metric"] else row["counted"],
        span=span,
    )


def _longest_run(days: Sequence[date], span: int) -> int:
    """How many follow one another without a gap."""
    longest = run = 0
    before: date | None = None
    for day in days:
        run = run + 1 if before and day - before == timedelta(days=span) else 1
        longest, before = max(longest, run), day
    return longest
