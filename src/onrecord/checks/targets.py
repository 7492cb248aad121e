"""Levels to reach against what was told of the days since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from onrecord import compare
from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import counted
from onrecord.checks.terms import set_apart
from onrecord.checks.view import View
from onrecord.compare import alike, side_by_side, single_day, value
from onrecord.model import Claim, Figure, Finding, Target
from onrecord.values import day, plain, share

_BY = re.compile(r"\bby\b(?:\s+\w+){0,5}\s*$", re.IGNORECASE)
_TAKES_IN = re.compile(
    r"\b(?:includ\w*|of (?:whom|which)|without|exclud\w*|of (?:the|that) total|of (?:these|those|them)|counting)\b",
    re.I,
)
_LEFT = re.compile(r"\b(?:leav(?:es?|ing)|left)\b[^.;\d]{0,20}$", re.IGNORECASE)
_MOST = 5  # times the level, or of it, from which on a number counts something else or a part
_BEFORE = 4  # days before the first article in which a level may have been announced, where no beat says when


def find(view: View) -> Iterator[Finding]:
    """For each level that a story tells: the days told of it, each with its share of the level."""
    for docs in view.stories:
        figures = view.figures_of(docs)
        happened = [
            c for f in figures for c in view.told(f) if counted(c) and single_day(c) and c.rate in (None, "day")
        ]
        for figure in figures:
            if figure.role == "target" and not figure.unit and _daily(view, figure):
                told = [claim for claim in view.told(figure) if claim.role == "target" and claim.per is None]
                yield from _target(view, figure, told, happened, docs)


def _daily(view: View, figure: Figure) -> bool:
    """Whether a level is one for each day: a total to reach is no measure of a day."""
    return figure.rate == "day" or (figure.rate is None and _announced(view.ledger.targets, figure) is not None)


def _target(
    view: View, figure: Figure, told: Sequence[Claim], happened: Sequence[Claim], docs: Sequence[str]
) -> Iterator[Finding]:
    lows = [claim.low for claim in told if claim.low is not None]
    if not lows or min(lows) <= 0:
        return
    level, first = min(lows), _first(view, figure, told, docs)
    days: dict[date, Claim] = {}
    for claim in sorted(
        happened, key=lambda c: (c.modifier != "exact", -_tellers(view, c), c.doc != told[0].doc, c.doc)
    ):
        same = any(alike(claim, goal) >= 0.6 and side_by_side(claim, goal) in ("same", "unknown") for goal in told)
        of_all = same and not set_apart(view, claim) and not _part(view, claim)
        of_all = of_all and level / _MOST < value(claim) < _MOST * level and value(claim) != level
        if of_all and claim.period and first is not None and claim.period[0] >= first:
            days.setdefault(claim.period[0], claim)
    days = _settled(days)
    yield from _averages(view, told, level, first, docs)
    if days:
        yield _finding(view, told, level, [days[when] for when in sorted(days)])
    for claim in days.values():
        yield from _only_with(view, told[0], level, claim)


def _averages(
    view: View, told: Sequence[Claim], level: float, first: date | None, docs: Sequence[str]
) -> Iterator[Finding]:
    """Once for each number: what a longer time comes to a day on average, where it is below the level."""
    done: set[float] = set()
    for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
        of_it = (
            claim.metric is not None and claim.metric == told[0].metric and side_by_side(claim, told[0]) != "differs"
        )
        if not of_it or not counted(claim) or claim.rate not in (None, "day") or value(claim) in done:
            continue
        if claim.period is None or first is None or claim.period[0] < first or single_day(claim):
            continue
        if not phrases("on_average").search(view.before(claim)):
            continue
        if level / _MOST < value(claim) < level:
            done.add(value(claim))
            ratio = share(value(claim) / level)
            what = f"{paper.amount(claim)} a day on average{paper.when(claim.period)}"
            says = f"{what} is {ratio} of the level of {plain(level)} {view.thing(told[0])} a day."
            working = f"{plain(value(claim))} / {plain(level)} = {ratio}"
            yield paper.finding(view, "target", paper.PROBLEM, says, working, [claim, told[0]], 0.85)


def _tellers(view: View, claim: Claim) -> int:
    """How many outlets tell a number: of two for one day, the total is told by more than its parts."""
    return len(view.figure[claim.id].outlets) if claim.id in view.figure else 1


def _part(view: View, claim: Claim) -> bool:
    """Whether the words tell a count as a part of another: "that includes 210", "which leaves 94"."""
    before = view.before(claim)
    return bool(_TAKES_IN.search(before) or _LEFT.search(before))


def _only_with(view: View, goal: Claim, level: float, claim: Claim) -> Iterator[Finding]:
    """A level that is reached only because the count takes in things of another kind, which are told apart."""
    taken_in = max(_inside(view, claim), key=lambda parts: sum(map(value, parts)), default=[])
    rest = value(claim) - sum(map(value, taken_in))
    if not taken_in or not rest < level <= value(claim):
        return
    parts = " - ".join(plain(value(part)) for part in taken_in)
    what = paper.listed(f"{paper.amount(part)} {paper.counted(part)}" for part in taken_in)
    says = (
        f"{paper.amount(claim)} reaches the level of {plain(level)} only with {what}; without them it is {plain(rest)}."
    )
    working = f"{plain(value(claim))} - {parts} = {plain(rest)}; {plain(rest)} / {plain(level)} = {share(rest / level)}"
    yield paper.finding(
        view, "target", paper.PROBLEM, says, working, [claim, *taken_in, goal], 0.85,
        explanations=["another definition: what was sent out or could be done is counted with what was done"],
        settle="What the level was announced to count.",
    )  # fmt: skip


def _inside(view: View, claim: Claim) -> Iterator[list[Claim]]:
    """By sentence, the counts of another kind that the story says the count takes in."""
    for doc in {claim.doc: None, **{other.doc: None for other in view.elsewhere(claim)}}:
        by_sentence: dict[int, list[Claim]] = {}
        for other in view.by_doc[doc]:
            of_its_day = compare.days(other.period, claim.period) == "same"
            if of_its_day and counted(other) and set_apart(view, other) and _TAKES_IN.search(view.sentence(other)):
                by_sentence.setdefault(view.place(other), []).append(other)
        for parts in by_sentence.values():
            if _spoken_of(view, parts) == value(claim):
                yield _outermost(parts)


def _spoken_of(view: View, parts: Sequence[Claim]) -> float | None:
    """The count that a sentence takes the parts out of: the last one told before them."""
    mine = {part.id for part in parts}
    told = (c for c in view.near(parts[0], 2) if c.start < parts[-1].start and counted(c) and c.id not in mine)
    before = [c for c in told if c.role != "baseline" and not phrases("held_against").search(view.before(c))]
    return value(before[-1]) if before else None


def _outermost(parts: Sequence[Claim]) -> list[Claim]:
    """Each number once, and of a sum and its parts the sum alone."""
    found = list({value(part): part for part in reversed(parts)}.values())[::-1]
    whole = next((part for part in found if len(found) > 2 and 2 * value(part) == sum(map(value, found))), None)
    return [whole] if whole else found


def _settled(days: dict[date, Claim]) -> dict[date, Claim]:
    """A number that is told for two days counts for the day that most tell it for, the first here."""
    seen: dict[float, date] = {}
    for when in sorted(days):
        seen.setdefault(value(days[when]), when)
    return {when: claim for when, claim in days.items() if seen[value(claim)] == when}


def _first(view: View, figure: Figure, told: Sequence[Claim], docs: Sequence[str]) -> date | None:
    """The first day on which a level counts: by the beat, by its own period, or a little before the first article."""
    known = _announced(view.ledger.targets, figure)
    if known is not None:
        return known.first
    due = [end for claim in told if (end := _due(view, claim)) is not None]
    if due:
        return min(due)
    for claim in told:
        if claim.period is not None:
            text = view.documents[claim.doc].text
            span = claim.period_span or (claim.end, claim.end)
            return claim.period[1] if _BY.search(text[: span[0]][-40:]) else claim.period[0]
    published = [d for doc in docs if (d := view.documents[doc].published) is not None]
    return min(published) - timedelta(days=_BEFORE) if published else None


def _due(view: View, claim: Claim) -> date | None:
    """The last day by which a level is to be reached, as its sentence says behind it: "by the end of May"."""
    text = view.documents[claim.doc].text
    stop = view.sentences(claim.doc)[view.place(claim)][1]
    for time in view.ledger.times.get(claim.doc, ()):
        if claim.end <= time.start < stop and time.last and _BY.search(text[claim.end : time.start][-40:]):
            return time.last
    return None


def _announced(targets: Sequence[Target], figure: Figure) -> Target | None:
    return next(
        (
            target for target in targets
            if target.metric == figure.metric and figure.low == target.low
            and (target.scope == "national") == (figure.scope in (None, "national"))
        ),
        None,
    )  # fmt: skip


def _finding(view: View, told: Sequence[Claim], level: float, days: Sequence[Claim]) -> Finding:
    goal = min(told, key=lambda claim: (claim.low != level, claim.doc != days[0].doc, claim.start))
    met = [claim for claim in days if value(claim) >= level]
    shares = ", ".join(
        f"{paper.amount(c)} on {day(c.period[0])} is {100 * value(c) / level:.0f}%" for c in days if c.period
    )
    what = f"{plain(level)} {view.thing(view.figure.get(goal.id, goal))} a day"
    count = "No day told of reaches" if not met else f"{len(met)} of {len(days)} days told of reach"
    says = f"{count} the level of {what}: {shares}."
    working = "; ".join(f"{plain(value(c))} / {plain(level)} = {share(value(c) / level)}" for c in days)
    verdict = paper.HOLDS if len(met) == len(days) else paper.PROBLEM
    rows = sorted({row.name for claim in days for row in view.rows(claim)})
    return paper.finding(
        view, "target", verdict, says, working, [*days, goal], 0.9, rows,
        settle="" if verdict == paper.HOLDS else "The counts of the days that no article tells.",
    )  # fmt: skip
