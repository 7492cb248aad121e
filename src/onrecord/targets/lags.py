"""Posted against recorded, day by day: on which day's record does a posted figure sit best?

A post's date may be the day it was posted, not the day it tells of. That is tried out, never assumed: each posted day
is held against the recorded day some days before and after, and the evidence for each is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import StatisticsError, correlation, fmean

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.model import Target
from onrecord.values import plain, share

MOST = 3  # days before and after
_ENOUGH = 7  # days in common that a conclusion takes
_CLEARLY = 0.8  # the best lag's distance must be this much of the next one's


@dataclass(frozen=True, slots=True)
class Lag:
    """The evidence for one lag: a posted day held against the day recorded so many days before it."""

    metric: str  # as posted
    counted: str  # as recorded, maybe under another definition
    lag: int
    days: int  # held against one another
    posted: float  # the mean
    recorded: float
    distance: float  # mean distance of a day's posted from its recorded, as a share of the posted
    correlation: float | None


def lags(targets: Sequence[Target], series: pa.Table) -> list[Lag]:
    """The evidence for every lag, for each metric that was posted and, under its own or another name, recorded."""
    pairs = dict.fromkeys((target.metric, counted) for target in targets for counted in (target.metric, *target.also))
    posted = {metric: _national(series, metric, "posted") for metric, _ in pairs}
    found: list[Lag] = []
    for metric, counted in pairs:
        recorded = _national(series, counted, "recorded")
        found += _evidence(metric, counted, posted[metric], recorded)
    return found


def evidence(found: Sequence[Lag]) -> list[str]:
    """For each metric what the lags come to, and the evidence for each of them."""
    if not found:
        return [agreement(found)]
    said: list[str] = []
    for pair in dict.fromkeys((each.metric, each.counted) for each in found):
        mine = [each for each in found if (each.metric, each.counted) == pair]
        said += [agreement(mine), *(f"  {_tried(each)}" for each in mine)]
    return said


def _tried(lag: Lag) -> str:
    together = "" if lag.correlation is None else f", correlation {lag.correlation:.2f}"
    return f"At {_lag(lag.lag)}: {lag.days} days, {share(lag.distance)} apart on average{together}."


def agreement(evidence: Sequence[Lag]) -> str:
    """What the evidence for the lags of one metric comes to, as a sentence."""
    if not evidence:
        return "No day was both posted and recorded."
    best, *others = sorted(evidence, key=lambda each: (each.distance, abs(each.lag)))
    name = f"posted {best.metric} and recorded {best.counted}".replace("_", " ")
    if best.days < _ENOUGH:
        return f"Too few days are both posted and recorded to say on which day the {name} agree best: {best.days}."
    differ = f"{share(best.distance)} apart on average over {best.days} days"
    if others and best.distance > _CLEARLY * others[0].distance:
        return f"No lag fits clearly better than the others: at {_lag(best.lag)}, {name} are {differ}."
    means = f"{plain(round(best.posted))} posted and {plain(round(best.recorded))} recorded a day"
    return f"The {name} agree best at {_lag(best.lag)}: {differ}, {means}."


def _lag(lag: int) -> str:
    if not lag:
        return "no lag"
    return f"a lag of {abs(lag)} day{'s' if abs(lag) > 1 else ''} ({'posted later' if lag > 0 else 'posted earlier'})"


def _national(series: pa.Table, metric: str, kind: str) -> dict[date, int]:
    """The count of each day, all offices together; weeks and longer spans left out."""
    wanted = pc.and_(pc.equal(series["metric"], metric), pc.equal(series["kind"], kind))
    rows = series.filter(pc.and_(wanted, pc.equal(series["days"], 1)))
    added = rows.group_by("day").aggregate([("count", "sum")])
    return dict(zip(added["day"].to_pylist(), added["count_sum"].to_pylist(), strict=True))


def _evidence(metric: str, counted: str, posted: Mapping[date, int], recorded: Mapping[date, int]) -> Iterator[Lag]:
    for lag in range(-MOST, MOST + 1):
        pairs = [(n, recorded[day - timedelta(days=lag)]) for day, n in sorted(posted.items()) if n
                 if day - timedelta(days=lag) in recorded]  # fmt: skip
        if pairs:
            ours, theirs = zip(*pairs, strict=True)
            apart = fmean(abs(a - b) / a for a, b in pairs)
            yield Lag(metric, counted, lag, len(pairs), fmean(ours), fmean(theirs), apart, _correlation(ours, theirs))


def _correlation(ours: Sequence[int], theirs: Sequence[int]) -> float | None:
    try:
        return correlation(ours, theirs) if len(ours) > 2 else None
    except StatisticsError:  # one of them is the same every day
        return None
