"""Attainment over more than a day: by week, over trailing days, and what a target comes to as a whole."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.model import Score, Target
from onrecord.values import plain, share

_WEEK, _YEAR = 7, 364  # a year of whole weeks, so that weekdays fall on weekdays
Kept = tuple[str, str, str, str, float]  # target, counted, evidence, office, level


@dataclass(frozen=True, slots=True)
class Stretch:
    """A target over several days in one office or nationally: the sum against the level times the days."""

    target: str
    counted: str
    evidence: str
    office: str
    first: date
    last: date
    count: int
    share: float
    shortfall: float  # below the level, over all the days; 0 where it was met


def weekly(attainment: pa.Table) -> list[Stretch]:
    """Each whole week, Monday to Sunday, of which every day is known."""
    return [
        _stretch(key, first, 7, days)
        for key, days in _daily(attainment).items()
        for first in sorted(days)
        if first.weekday() == 0 and _whole(days, first, 7)
    ]


def trailing(attainment: pa.Table, length: int = 7) -> list[Stretch]:
    """Every run of that many days of which each is known, by its last day."""
    return [
        _stretch(key, first, length, days)
        for key, days in _daily(attainment).items()
        for first in sorted(days)
        if _whole(days, first, length)
    ]


def _daily(attainment: pa.Table) -> Mapping[Kept, dict[date, int]]:
    kept: defaultdict[Kept, dict[date, int]] = defaultdict(dict)
    for row in attainment.filter(pc.equal(attainment["days"], 1)).to_pylist():
        key = row["target"], row["counted"], row["evidence"], row["office"], row["level"]
        kept[key][row["day"]] = row["count"]
    return kept


def _whole(days: Mapping[date, int], first: date, length: int) -> bool:
    return all(first + timedelta(days=n) in days for n in range(length))


def _stretch(key: Kept, first: date, length: int, days: Mapping[date, int]) -> Stretch:
    target, counted, evidence, office, level = key
    count = sum(days[first + timedelta(days=n)] for n in range(length))
    wanted = level * length
    last = first + timedelta(days=length - 1)
    return Stretch(target, counted, evidence, office, first, last, count, count / wanted, max(0.0, wanted - count))


def statements(targets: Sequence[Target], scores: Sequence[Score], attainment: pa.Table, offices: int) -> list[str]:
    """Each target in plain sentences: what was reached while it was in force, and what went before.

    Args:
        attainment: of whatever days are known, though the scores may be of some days alone.
    """
    return [line for target in targets for line in _said(target, scores, attainment, offices)]


def _said(target: Target, scores: Sequence[Score], attainment: pa.Table, offices: int) -> Iterator[str]:
    mine = [score for score in scores if score.target == target.id]
    where = f"each of {offices} offices" if target.scope == "each office" else "the whole country"
    top = f" to {plain(target.high)}" if target.high is not None and target.high != target.low else ""
    until = f"from {target.first} to {target.last}" if target.last else f"from {target.first} on"
    metric = target.metric.replace("_", " ")
    yield f"{target.id}: {plain(target.low)}{top} {metric} a {target.rate} for {where}, {until}."
    yield f"  Announced {target.announced}: {target.wording.strip()}{_reported(target)}"
    if target.scope == "each office":
        yield f"  Taken together it implies {plain(target.low * offices)} a {target.rate} nationally."
    if top:
        yield f"  Its lower end, {plain(target.low)}, is what it is held against here."
    if not mine:
        yield "  No day of it is posted or recorded here."
    for evidence in sorted({(score.evidence, score.counted, score.span) for score in mine}):
        yield from _by_evidence(target, [s for s in mine if (s.evidence, s.counted, s.span) == evidence], attainment)


def _reported(target: Target) -> str:
    """Who reported a target and who denied it, as far as the beat says."""
    by = f" Reported by {'; '.join(target.reported_by)}." if target.reported_by else ""
    return by + (f" Denied by {'; '.join(target.denied_by)}." if target.denied_by else "")


def _by_evidence(target: Target, mine: Sequence[Score], attainment: pa.Table) -> Iterator[str]:
    for in_force in (True, False):
        chosen = [score for score in mine if score.in_force is in_force]
        if chosen:
            yield f"  {_met(target, chosen)}"
    now = [score for score in mine if score.in_force and score.span <= _WEEK]
    if len(now) == 1:  # of the nation, or of the one office that is asked for
        yield from _before(now[0], target, attainment)
        yield from _by_week(now[0], attainment)


def _met(target: Target, chosen: Sequence[Score]) -> str:
    first, last = min(s.first for s in chosen), max(s.last for s in chosen)
    name = (chosen[0].counted or chosen[0].metric).replace("_", " ")
    place = f" in {chosen[0].office}" if target.scope == "each office" and len(chosen) == 1 else ""
    unit = "" if chosen[0].span == 1 else f", as averages over {chosen[0].span} days"
    head = f"{chosen[0].evidence.capitalize()} {name}{place}, {first} to {last}{unit}"
    head += "" if chosen[0].in_force else " (history: the target was not in force)"
    mean = f"{share(fmean(score.mean_share for score in chosen))} of it was reached on average"
    if len(chosen) > 1:
        ever = [score for score in chosen if score.days_met]
        often = "ever met it" if chosen[0].span == 1 else "reached it on average"
        return f"{head}: {len(ever)} of {len(chosen)} offices {often}; {mean}."
    (score,) = chosen
    short = f", {plain(round(score.shortfall / score.days))} a day short" if score.shortfall else ""
    best = f"the best day, {score.best_day}, reached {plain(score.best)}"
    if score.span > 1:
        best = f"the best of them, from {score.best_day} on, was {plain(score.best)} a day"
    return f"{head}: {_how_often(score)}; {best}; {mean}{short}."


def _how_often(score: Score) -> str:
    if not score.days_met:
        return "never met" if score.span == 1 else "no average met it"
    if score.span > 1:
        return f"{score.counts_met} of {score.counts} averages met it (the first from {score.first_met} on)"
    run = f" (first on {score.first_met}, at most {score.longest_run:,} in a row)"
    return f"met on {score.days_met:,} of {score.days:,} days{run}"


def _before(now: Score, target: Target, attainment: pa.Table) -> Iterator[str]:
    """The level up to the target, and the same days a year earlier, where they are known."""
    mine = _of(now, attainment)
    daily = {r["day"]: r["count"] / now.span for r in mine.to_pylist() if r["days"] == now.span}
    spans = {
        "Before it": (target.first - timedelta(days=_YEAR), target.first - timedelta(days=now.span)),
        "A year before": (now.first - timedelta(days=_YEAR), now.last - timedelta(days=_YEAR + now.span - 1)),
    }
    for name, (first, last) in spans.items():
        if before := {day: count for day, count in daily.items() if first <= day <= last}:
            known = f"{min(before)} to {max(before) + timedelta(days=now.span - 1)}"
            yield f"  {name}, {known}: {plain(round(fmean(before.values())))} a day."


def _of(score: Score, attainment: pa.Table) -> pa.Table:
    """The counts of a score's target, place, metric and kind of evidence, on whatever days."""
    same = {name: getattr(score, name) for name in ("target", "office", "evidence")}
    same["counted"] = score.counted or score.metric
    return attainment.filter(functools.reduce(pc.and_, (pc.equal(attainment[n], v) for n, v in same.items())))


def _by_week(now: Score, attainment: pa.Table) -> Iterator[str]:
    """Whole weeks and the last seven days, for a series by day."""
    mine = _of(now, attainment)
    asked = pc.and_(
        pc.greater_equal(mine["day"], pa.scalar(now.first)), pc.less_equal(mine["day"], pa.scalar(now.last))
    )
    chosen = mine.filter(pc.and_(mine["in_force"], asked))
    if weeks := weekly(chosen):
        best = max(weeks, key=lambda week: week.count)
        met = sum(not week.shortfall for week in weeks)
        yield f"  Whole weeks: {met} of {len(weeks)} met it; the best, from {best.first} on: {_short(best)}."
    if runs := trailing(chosen, _WEEK):
        yield f"  The last seven days known, {runs[-1].first} to {runs[-1].last}: {_short(runs[-1])}."


def _short(stretch: Stretch) -> str:
    missing = f", {plain(round(stretch.shortfall))} short" if stretch.shortfall else ""
    return f"{plain(stretch.count)}, {share(stretch.share)} of the level{missing}"
