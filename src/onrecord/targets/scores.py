"""One line a target and office: how often, when first, how long in a row and how nearly it was met."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from statistics import fmean
from typing import Any

import pyarrow as pa

from onrecord.model import Score

_KEYS = ("target", "metric", "evidence", "counted", "days", "office", "in_force")


def scores(attainment: pa.Table) -> list[Score]:
    """How each target was met, by office and kind of evidence, the days it was in force apart from all others."""
    order = [(name, "ascending") for name in (*_KEYS, "day")]
    key = itemgetter(*_KEYS)
    return [_score(list(rows)) for _, rows in groupby(attainment.sort_by(order).to_pylist(), key)]


def _score(rows: Sequence[dict[str, Any]]) -> Score:
    first, last, span = rows[0], rows[-1], rows[0]["days"]
    met = [row["day"] for row in rows if row["met"]]
    best = max(rows, key=itemgetter("share"))
    return Score(
        target=first["target"],
        metric=first["metric"],
        office=first["office"],
        evidence=first["evidence"],
        in_force=first["in_force"],
        level=first["level"],
        first=first["day"],
        last=last["day"] + timedelta(days=span - 1),
        days=span * len(rows),
        days_met=span * len(met),
        first_met=met[0] if met else None,
        longest_run=span * _longest_run(met, span),
        best=best["count"] / span,
        best_day=best["day"],
        mean_share=fmean(row["share"] for row in rows),
        sources=tuple(sorted({row["release"] for row in rows})),
        counted="" if first["counted"] == first["metric"] else first["counted"],
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
