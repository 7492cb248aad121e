"""Claims against the record: what releases count for the same metric, place and days, and whether that compares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onrecord.checks import paper
from onrecord.checks.recorded import Row
from onrecord.checks.sums import counted, typo
from onrecord.checks.terms import set_apart
from onrecord.checks.view import View
from onrecord.compare import meant, single_day, value
from onrecord.model import Claim, Figure, Finding
from onrecord.values import plain

_MOST_APART = 2.0  # a claim further from the record than this counts something else


def find(view: View) -> Iterator[Finding]:
    """Each figure with each telling of it that differs in days, held once against the best record."""
    done: set[tuple[str, object]] = set()
    for claim in view.claims.values():
        figure: Figure | None = view.figure.get(claim.id)
        key = (figure.id if figure else claim.id, (claim.period, claim.low))
        if key in done or claim.rate not in (None, "day") or not counted(claim):
            continue
        if claim.rate == "day" and not single_day(claim):
            continue
        rows = view.rows(claim) if not set_apart(view, claim) else []
        if rows:
            done.add(key)
            yield from _finding(view, claim, min(rows, key=lambda row: abs(row.count - value(claim))))


def _finding(view: View, claim: Claim, row: Row) -> Iterator[Finding]:
    low, high = meant(claim)
    same = low <= row.count <= high
    source = f"{row.release.title} has {plain(row.count)} {view.thing(claim)}{paper.when(claim.period)}"
    working = f"{paper.amount(claim)} ({view.outlet(claim.doc)}) against {plain(row.count)} ({row.name})"
    basis = f"its days are days of {row.release.basis}" if row.release.basis != "event" else ""
    if same:
        says = f"{source}; {view.outlet(claim.doc)} has {paper.amount(claim)}."
        yield paper.finding(view, "record", paper.HOLDS, says, working, [claim], 0.9, [row.name])
        return
    if row.release.basis == "publication" and (later := _published_after(view, claim)):
        yield _under_next_day(view, claim, later)
        return
    tried = list(_why(view, claim))
    if typo(value(claim), row.count):
        tried.append(
            f"a digit mistyped: {plain(value(claim))} and {plain(row.count)} differ by one digit or two exchanged"
        )
    elif not tried and not row.count / _MOST_APART <= value(claim) <= row.count * _MOST_APART:
        return  # another count than the one that the record keeps
    comparable = single_day(claim) and (row.release.basis == "event" or typo(value(claim), row.count))
    verdict = paper.PROBLEM if comparable else paper.OPEN
    says = f"{source}, where {view.outlet(claim.doc)} has {paper.amount(claim)}."
    yield paper.finding(
        view, "record", verdict, says, working, [claim], 0.8 if row.kind == "posted" else 0.7, [row.name],
        [*tried, *([basis] if basis else [])] or ["cannot tell: no day beside it has that count"],
        "The release's own definition and the day on which it counts.",
    )  # fmt: skip


def _published_after(view: View, claim: Claim) -> Row | None:
    """The row of the day after with the claim's value: what is published on a day counts the one before."""
    rows = view.rows(claim, timedelta(days=1)) if single_day(claim) else []
    return next((row for row in rows if row.count == value(claim)), None)


def _under_next_day(view: View, claim: Claim, row: Row) -> Finding:
    says = (
        f"{row.release.title} has {plain(row.count)} {view.thing(claim)} under the day after, its days being days of "
        f"publication; {view.outlet(claim.doc)} has {paper.amount(claim)}{paper.when(claim.period)}."
    )
    working = f"{paper.amount(claim)} ({view.outlet(claim.doc)}) against {plain(row.count)} ({row.name})"
    return paper.finding(view, "record", paper.HOLDS, says, working, [claim], 0.8, [row.name])


def _why(view: View, claim: Claim) -> Iterator[str]:
    """Another day, or another metric of that day, that has the claim's value."""
    if not single_day(claim):
        return
    for step, word in ((-1, "before"), (1, "after")):
        if any(row.count == value(claim) for row in view.rows(claim, timedelta(days=step))):
            yield f"shifted by a day: the record has {plain(value(claim))} for the day {word}"
    own = {row.count for row in view.rows(claim)}
    for metric in view.metrics.values():
        others = {row.count for row in view.rows(claim, metric=metric.id)} if metric.id != claim.metric else set()
        if value(claim) in others:
            yield f"another definition: the record has {plain(value(claim))} {metric.name} for that day"
        for a, b in ((a, b) for a in sorted(own) for b in sorted(others) if a + b == value(claim)):
            both = f"{plain(a)} {view.thing(claim)} + {plain(b)} {metric.name} = {plain(a + b)}"
            yield f"two counts added together: {both}"
