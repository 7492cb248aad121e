"""Offices: who reached the level, how often and when; a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord import values
from onrecord.model import Score, Target
from onrecord.publish import breakdowns, small, targets
from onrecord.publish.index import Index
from onrecord.publish.page import Page


@dataclass(frozen=True, slots=True)
class Office:
    """One office against one target."""

    score: Score
    rows: tuple[dict[str, Any], ...]
    spark: small.Spark
    headline: str


@dataclass(frozen=True, slots=True)
class Board:
    """All offices against one target, by one kind of evidence, best first."""

    target: Target
    level: str  # the target in words, and what is held against it
    weekly: bool  # drawn by week; few days are drawn one by one
    headline: str
    offices: tuple[Office, ...]
    calendar: small.Calendar
    top: float
    absent: tuple[str, ...]  # the beat's other offices: the records name none of them


def pages(index: Index) -> Iterator[Page]:
    """The comparison of offices and a page for each."""
    made = boards(index)
    missing = sorted({office.name for office in index.beat.offices} - {s.office for s in index.ledger.scores})
    data = {"boards": made, "missing": missing, "unplaced": _unplaced(index)}
    yield Page("offices/index.html", "offices.html", "Offices", "offices", data)
    names = sorted({office.score.office for board in made for office in board.offices})
    known = {office.name: office for office in index.beat.offices}
    for name in names:
        mine = [(board, office) for board in made for office in board.offices if office.score.office == name]
        calendars = [small.calendar(Counter({r["day"]: int(r["met"]) for r in o.rows}), 1) for _, o in mine]
        months = [tuple(targets.by_month(office.rows)) for _, office in mine]
        parts = list(zip(mine, calendars, months, strict=True))
        page = {
            "name": name,
            "office": known.get(name),
            "offices": parts,
            "releases": _releases(index, mine),
            "breakdowns": breakdowns.of(index, name),
        }
        yield Page(index.office(name), "office.html", name, "offices", page)


def boards(index: Index) -> list[Board]:
    """A board for each target that offices are held to and each kind of evidence."""
    out = []
    for target in index.ledger.targets:
        scores = [s for s in index.ledger.scores if s.target == target.id and s.office != "national"]
        for key in sorted({(not s.in_force, s.evidence, s.counted, s.span) for s in scores}):
            mine = [s for s in scores if (not s.in_force, s.evidence, s.counted, s.span) == key]
            out.append(_board(index, target, mine))
    return out


def _board(index: Index, target: Target, scores: Sequence[Score]) -> Board:
    ranked = sorted(scores, key=lambda s: (-s.mean_share, s.office))
    rows = {s.office: [r for r in index.attained(s) if r["in_force"] == s.in_force] for s in ranked}
    weekly = max(map(len, rows.values())) > targets.FEW
    points = {office: list(targets.by_week(found) if weekly else _by_day(found)) for office, found in rows.items()}
    top = max([target.low, *(best for found in points.values() for _, _, best in found)])
    first, last = min(s.first for s in ranked), max(s.last for s in ranked)
    offices = tuple(
        Office(
            s,
            tuple(rows[s.office]),
            small.spark(points[s.office], first, last, top, 7 if weekly else s.span),
            targets.headline(s),
        )
        for s in ranked
    )
    met = Counter(row["day"] for found in rows.values() for row in found if row["met"])
    covered = Counter({row["day"]: met[row["day"]] for found in rows.values() for row in found})
    calendar = small.calendar(covered, max([1, *met.values()]))
    counted = f" {index.metric(ranked[0].counted)}" if ranked[0].counted else ""
    averages = f", {ranked[0].span}-day averages" if ranked[0].span > 1 else ""
    kind = f"{ranked[0].evidence}{counted}{averages}{'' if ranked[0].in_force else ', history'}"
    level = f"{targets.level(index, target)}: {kind}"
    absent = tuple(sorted({office.name for office in index.beat.offices} - {score.office for score in ranked}))
    return Board(target, level, weekly, _headline(target, ranked, met), offices, calendar, top, absent)


def _by_day(rows: Sequence[dict[str, Any]]) -> list[tuple[date, float, float]]:
    return [(row["day"], row["count"] / row["days"], row["count"] / row["days"]) for row in rows]


def _headline(target: Target, scores: Sequence[Score], met: Counter[date]) -> str:
    ever = sum(bool(score.days_met) for score in scores)
    best = scores[0]
    level = values.plain(target.low)
    leader = f"highest on average is {best.office} with {values.share(best.mean_share)} of it"
    if not ever:
        when = "on any day counted" if best.span == 1 else f"on average over {best.span} days"
        return f"None of {len(scores)} offices reached {level} {when}; {leader}"
    when = "on at least one day" if best.span == 1 else f"on average over {best.span} days"
    return f"{ever} of {len(scores)} offices reached {level} {when}; {leader}"


def _unplaced(index: Index) -> int:
    """Counts whose record names no office."""
    series = index.ledger.series
    return sum(
        n for n, office in zip(series["count"].to_pylist(), series["office"].to_pylist(), strict=True)
        if office == "office not given"
    )  # fmt: skip


def _releases(index: Index, mine: Sequence[tuple[Board, Office]]) -> list[Any]:
    ids = dict.fromkeys(id for _, office in mine for id in office.score.sources)
    return [index.releases[id] for id in ids if id in index.releases]
