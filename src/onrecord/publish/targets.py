"""Targets against what was posted and recorded, each with a chart, a sentence and the days as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from onrecord import values
from onrecord.model import Score, Target
from onrecord.publish import charts, words
from onrecord.publish.index import Index

FEW = 45  # days drawn one by one; more are drawn by week
NEAR = 0.95  # a day at this share of the level "came within"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days of one kind held against one target: what the chart says, the chart, the days.

    ``score`` is of the days the target was in force, where there are any; else all is history.
    """

    headline: str
    chart: Markup
    days: tuple[dict[str, Any], ...]  # one by one, where they are few
    months: tuple[dict[str, Any], ...]  # else by month
    score: Score
    history: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One target and all that speaks to it."""

    target: Target
    level: str
    evidence: tuple[Evidence, ...]
    offices: Markup | None
    offices_headline: str
    offices_scores: tuple[Score, ...]


def sections(index: Index) -> list[Section]:
    """Every target of the beat, the newest last."""
    return [_section(index, target) for target in index.ledger.targets]


def level(index: Index, target: Target) -> str:
    """The target in words: "1,200 to 1,500 inspections a day, national"."""
    top = f" to {values.plain(target.high)}" if target.high is not None and target.high != target.low else ""
    return f"{values.plain(target.low)}{top} {index.metric(target.metric)} a {target.rate}, {target.scope}"


def _section(index: Index, target: Target) -> Section:
    national = [s for s in index.ledger.scores if s.target == target.id and s.office == "national"]
    offices = finest(in_force(s for s in index.ledger.scores if s.target == target.id and s.office != "national"))
    kinds = {(s.evidence, s.counted, s.span): s for s in sorted(national, key=lambda s: s.in_force)}
    leading = sorted(kinds.values(), key=lambda s: not s.in_force)
    shown = tuple(_evidence(index, target, score) for score in leading)
    ranked = tuple(sorted(offices, key=lambda s: (-s.days_met, -s.mean_share, s.office)))
    headline = _offices_headline(target, ranked)
    return Section(target, level(index, target), shown, _bars(target, ranked, headline), headline, ranked)


def in_force(scores: Iterable[Score]) -> list[Score]:
    """The scores of days the target was in force, where there are any; else all, which are history."""
    given = list(scores)
    return [score for score in given if score.in_force] or given


def finest(scores: Sequence[Score]) -> list[Score]:
    """The scores of the shortest span that there is: days, where there are any."""
    shortest = min((score.span for score in scores), default=1)
    return [score for score in scores if score.span == shortest]


def _evidence(index: Index, target: Target, score: Score) -> Evidence:
    rows = index.attained(score)
    title = headline(score)
    about = f"{words.count(len(rows), 'count')} from {values.day(score.first)} to {values.day(score.last)}."
    if len(rows) <= FEW:
        marks = [(row["day"], row["count"] / row["days"], row["in_force"]) for row in rows]
        chart = charts.days(marks, score.evidence, target.low, target.high, title, about)
        return Evidence(title, chart, tuple(rows), (), score, not score.in_force)
    chart = charts.weeks(list(by_week(rows)), target.low, target.high, title, about)
    return Evidence(title, chart, (), tuple(by_month(rows)), score, not score.in_force)


def headline(score: Score) -> str:
    """What a target's chart says: "No posted day reached 80; Thu 6 Mar 2025 came within 3"."""
    level, kind = values.plain(score.level), score.evidence
    unit = "day" if score.span == 1 else f"{score.span}-day average"
    best = values.plain(score.best)
    if score.days_met == score.days:
        every = "The one" if score.counts == 1 else f"All {score.counts}"
        return f"{every} {kind} {unit}{'' if score.counts == 1 else 's'} reached {level}"
    if score.days_met:
        reached = f"{score.counts_met:,} of {score.counts:,} {kind} {unit}s reached {level}"
        return f"{reached}; the highest was {best}, {values.day(score.best_day)}"
    short = score.level - score.best
    if score.best >= NEAR * score.level:
        return f"No {kind} {unit} reached {level}; {values.day(score.best_day)} came within {values.plain(short)}"
    share = values.share(score.best / score.level)
    return f"No {kind} {unit} reached {level}; the highest was {best}, {values.day(score.best_day)} ({share})"


def _offices_headline(target: Target, scores: Sequence[Score]) -> str:
    met = [score for score in scores if score.days_met]
    first = words.listed([f"{score.office} {score.counts_met:,}" for score in met[:3]])
    level, span = values.plain(target.low), scores[0].span if scores else 1
    one, many = ("counted day", "Days") if span == 1 else (f"{span}-day average", f"{span}-day averages")
    if not met:
        return f"No office has a {one} at or above {level}"
    return f"{many} at or above {level}: {first}; {len(scores) - len(met)} of {len(scores)} offices have none"


def _bars(target: Target, scores: Sequence[Score], title: str) -> Markup | None:
    met = [(score.office, score.days_met) for score in scores if score.days_met and score.span == 1]
    return charts.bars(met, title, f"Days met by office, for {values.plain(target.low)} a day.") if met else None


def by_week(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[date, float, float]]:
    """Each week's Monday, its daily mean and its highest day."""
    for monday, days in _grouped(rows, lambda day: day - timedelta(days=day.weekday())):
        counts = [row["count"] / row["days"] for row in days]
        yield monday, round(sum(counts) / len(counts), 1), max(counts)


def by_month(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each month's days counted, daily mean, highest day and days met."""
    for month, days in _grouped(rows, lambda day: day.replace(day=1)):
        counts = [row["count"] / row["days"] for row in days]
        best = max(days, key=lambda row: row["count"])
        yield {
            "month": f"{month:%b %Y}",
            "days": len(days),
            "mean": sum(counts) / len(counts),
            "best": best["count"] / best["days"],
            "best_day": best["day"],
            "met": sum(row["met"] for row in days),
        }


def _grouped(rows: Sequence[dict[str, Any]], key: Any) -> list[tuple[date, list[dict[str, Any]]]]:
    groups: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[key(row["day"])].append(row)
    return sorted(groups.items())
