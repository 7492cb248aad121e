"""What may explain that two claims differ: each idea tested against the coverage and the record, the best first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.checks import paper
from onrecord.checks.sums import counted, typo
from onrecord.checks.view import View
from onrecord.compare import alike, days, head, meant, side_by_side, single_day, value
from onrecord.model import Claim, Finding, Verdict
from onrecord.values import day, overlaps, plain

_SINCE = re.compile(
    r"\b(?:since|so far|to date|cumulative\w*|in total|altogether|overall|running total)\b", re.IGNORECASE
)
_PART = re.compile(r"\b(?:of (?:whom|those|them)|among|including|only|alone|in one|at one)\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:revised|updated|corrected|now (?:say|put|stand)\w*|later|preliminary|provisional)\b", re.IGNORECASE
)

_TOGETHER = ("same", "unknown")


@dataclass(frozen=True)
class Explanation:
    """One idea that fits, with its evidence. ``honest``: both values can be right."""

    says: str
    strength: float
    claims: tuple[Claim, ...] = ()
    rows: tuple[str, ...] = ()
    honest: bool = False


def of(view: View, a: Claim, b: Claim) -> list[Explanation]:
    """The ideas that fit two values for one thing, the strongest first."""
    ideas = (_record, _added, _two_days_added, _mistyped, _part, _cumulative, _revised, _shifted_value, _rounded)
    found = [explanation for idea in ideas for explanation in idea(view, a, b)]
    return sorted(found, key=lambda explanation: (-explanation.strength, explanation.says))


def shift(view: View, pairs: Sequence[tuple[Claim, Claim]]) -> list[Explanation]:
    """Whether outlets' days lie apart by one step for all their values, and whose days others have."""
    step = min((b.period[0] - a.period[0]).days for a, b in pairs if a.period and b.period)
    step = abs(step)
    name = f"shifted by {'a day' if step == 1 else f'{step} days'}"
    fits, against = _other_days(view, pairs, step)
    found = [Explanation(f"{name}: the days of the outlets may be of the event and of its posting", 0.5)]
    if fits:
        found = [Explanation(f"{name}: the same step fits {fits} other value{'s' if fits > 1 else ''} of theirs", 0.9)]
    elif against:
        many = "s" if against > 1 else ""
        says = f"the step does not fit {against} other value{many} of theirs, so one date is likely wrong"
        found.append(Explanation(says, 0.6))
    for claim, other in [*pairs, *((y, x) for x, y in pairs)]:
        found += [*_whose_day(view, claim, other)]
    return sorted(found, key=lambda explanation: (-explanation.strength, explanation.says))


def _whose_day(view: View, claim: Claim, other: Claim) -> Iterator[Explanation]:
    """The record, or more outlets, on the side of one claim's day."""
    if claim.period is None:
        return
    number, when = plain(value(claim)), day(claim.period[0])
    rows = [row for row in view.rows(claim) if row.count == value(claim)]
    if rows and not any(row.count == value(other) for row in view.rows(other)):
        says = f"the record has {number} for {when}, as {view.outlet(claim.doc)} has it"
        yield Explanation(says, 0.95, rows=tuple(row.name for row in rows))
    figure = view.figure.get(claim.id)
    told = view.told(figure) if figure else []
    mine = {view.outlet(c.doc) for c in told if c.period == claim.period and c.low == claim.low}
    theirs = {view.outlet(c.doc) for c in told if c.period == other.period and c.low == claim.low}
    if len(mine) > len(theirs):
        yield Explanation(f"{len(mine)} of {len(mine | theirs)} outlets give {number} for {when}", 0.55)


def grows_with_time(view: View, a: Claim, b: Claim) -> bool:
    """Whether two undated values may be one count at two times: the later article has the larger one."""
    first, second = view.documents[a.doc].published, view.documents[b.doc].published
    if first is None or second is None or first == second:
        return False
    return (first < second) == (value(a) < value(b))


def _other_days(view: View, pairs: Sequence[tuple[Claim, Claim]], step: int) -> tuple[int, int]:
    """How many further values the same outlets give for days that lie apart by the step, and how many do not."""
    told = {value(pair[0]) for pair in pairs}
    fits = {value(pair[0]) for pair in pairs[1:]}
    against: set[float] = set()
    for doc, other_doc in {(a.doc, b.doc) for a, b in pairs}:
        days: dict[float, set[tuple[date, str, str | None]]] = defaultdict(set)
        for other in view.by_doc[other_doc]:
            if single_day(other) and counted(other) and other.period:
                days[value(other)].add((other.period[0], head(other.counted), other.metric))
        for mine in view.by_doc[doc]:
            if single_day(mine) and counted(mine) and mine.period and value(mine) not in told:
                for when, noun, metric in days[value(mine)]:
                    if mine.metric == metric and (metric or noun == head(mine.counted)):
                        (fits if (when - mine.period[0]).days == step else against).add(value(mine))
    return len(fits - {value(pairs[0][0])}), len(against)


def _beside(view: View, claim: Claim) -> Iterator[Claim]:
    """The other counts of the same place and time, in its document and elsewhere in the story."""
    for other in (*view.by_doc[claim.doc], *view.elsewhere(claim)):
        together = side_by_side(other, claim) != "differs" and days(other.period, claim.period) in _TOGETHER
        if other.id != claim.id and counted(other) and together:
            yield other


def _record(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    for claim, other in ((a, b), (b, a)):
        rows = [row for row in view.rows(claim) if row.count == value(claim)]
        if rows:
            says = (
                f"the record has {plain(value(claim))}, as {view.outlet(claim.doc)} has it, not {plain(value(other))}"
            )
            yield Explanation(says, 0.95, rows=tuple(row.name for row in rows))


def added_together(view: View, a: Claim, b: Claim) -> Claim | None:
    """The other count that makes the larger of two values out of the smaller."""
    large, small = (a, b) if value(a) > value(b) else (b, a)
    for other in _beside(view, small):
        if other.id != large.id and alike(other, small) < 0.6 and value(small) + value(other) == value(large):
            return other
    return None


def _added(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    large, small = (a, b) if value(a) > value(b) else (b, a)
    other = added_together(view, a, b)
    if other is not None:
        says = (
            f"two counts added together: {plain(value(small))} {view.thing(small)} + {plain(value(other))} "
            f"{view.thing(other)} = {plain(value(large))}"
        )
        yield Explanation(says, 0.9, (other,))


def _two_days_added(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    large, small = (a, b) if value(a) > value(b) else (b, a)
    gap = value(large) - value(small)
    for other in (*view.by_doc[small.doc], *view.elsewhere(small)):
        apart = days(other.period, small.period) == "differs" and alike(other, small) >= 0.6
        if apart and counted(other) and value(other) == gap and small.period and other.period:
            when, then = day(small.period[0]), day(other.period[0])
            says = f"{plain(value(small))} for {when} + {plain(gap)} for {then} = {plain(value(large))}"
            yield Explanation(f"cumulative against daily: {says}", 0.9, (other,))
            return


def _mistyped(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    if not typo(value(a), value(b)):
        return
    for claim, other in ((a, b), (b, a)):
        relation = _relation(view, claim, paper.HOLDS)
        if relation is not None and _fits_better(view, relation, other, claim):
            says = f"{paper.amount(other)} fits better what {_teller(view, relation)} states: {relation.working}"
        elif relation is not None and _relation(view, other, paper.HOLDS) is None:
            says = f"{plain(value(claim))} goes with what {_teller(view, relation)} states: {relation.working}"
        elif _relation(view, other, paper.PROBLEM) is not None and _relation(view, claim, paper.PROBLEM) is None:
            relation = _relation(view, other, paper.PROBLEM)
            says = f"{plain(value(other))} does not go with what {view.outlet(other.doc)} states beside it"
        else:
            continue
        beside = [view.claims[name] for name in relation.claims] if relation else []
        yield Explanation(f"a digit mistyped: {says}", 0.92, tuple(beside))
        return
    yield Explanation(
        f"a digit mistyped: {plain(value(a))} and {plain(value(b))} differ by one digit or two exchanged", 0.6
    )


def _fits_better(view: View, relation: Finding, other: Claim, claim: Claim) -> bool:
    """Whether a percent change that was taken for a rounding is exact with the other value."""
    told = [view.claims[name] for name in relation.claims if name in view.claims]
    if relation.kind != "change" or len(told) != 3 or told[0].unit not in ("percent", "fraction"):
        return False
    stated = value(told[0]) * (100 if told[0].unit == "fraction" else 1)
    pairs = [(told[1], told[2]), tuple(other if value(c) == value(claim) else c for c in told[1:])]
    off = [abs(abs(100 * (value(new) / value(base) - 1)) - stated) for base, new in pairs]
    return off[1] < 0.05 < off[0]


def _relation(view: View, claim: Claim, verdict: Verdict) -> Finding | None:
    """The arithmetic that a telling of this number bears out, or fails."""
    figure = view.figure.get(claim.id)
    told = [other for other in view.told(figure) if other.low == claim.low] if figure else [claim]
    found = [f for other in told for f in view.arithmetic.get(other.id, ()) if f.verdict == verdict]
    return min(found, key=lambda f: (not f.kind.startswith(("share", "change")), -f.confidence), default=None)


def _teller(view: View, finding: Finding) -> str:
    return view.outlet(view.claims[finding.claims[0]].doc)


def _part(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    large, small = (a, b) if value(a) > value(b) else (b, a)
    gap = value(large) - value(small)
    for other in _beside(view, large):
        kin = alike(other, small) >= 0.6 or (other.metric is not None and view.related(other, small))
        if other.id != small.id and value(other) == gap >= 3 and kin and view.related(other, large):
            gap_told = f"{plain(value(large))} - {plain(value(small))} = {plain(gap)}"
            yield Explanation(f"whole against part: {gap_told}, which is told too", 0.7, (other,), honest=True)
            return
    if _PART.search(view.sentence(small)) and not _PART.search(view.sentence(large)):
        yield Explanation("whole against part: the smaller value may be a part of the larger", 0.3)


def _cumulative(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    large, small = (a, b) if value(a) > value(b) else (b, a)
    if _SINCE.search(view.sentence(large)) and not _SINCE.search(view.sentence(small)):
        yield Explanation(
            f"cumulative against daily: {view.outlet(large.doc)} counts from an earlier day on", 0.6, honest=True
        )


def _revised(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    for claim, other in ((a, b), (b, a)):
        repeated = _repeats_older(view, claim, other)
        if repeated is not None:
            first = view.outlet(str(view.documents[repeated.doc].copy_of))
            says = (
                f"an older copy: {view.outlet(repeated.doc)} repeats the text of {first}, "
                f"which came out before {view.outlet(other.doc)}"
            )
            yield Explanation(says, 0.8, (repeated,), honest=True)
            return
    for claim in (a, b):
        if _LATER.search(view.sentence(claim)):
            yield Explanation(
                f"an older count: {view.outlet(claim.doc)} calls its value revised or provisional", 0.8, honest=True
            )
            return
    dates = view.documents[a.doc].published, view.documents[b.doc].published
    if dates[0] and dates[1] and dates[0] != dates[1]:
        early, late = (a, b) if dates[0] < dates[1] else (b, a)
        apart = abs((dates[0] - dates[1]).days)
        yield Explanation(
            f"an older count: {view.outlet(early.doc)} came out {apart} day{'s' if apart > 1 else ''} before "
            f"{view.outlet(late.doc)}", 0.35,
        )  # fmt: skip


def _repeats_older(view: View, claim: Claim, other: Claim) -> Claim | None:
    """A telling of the claim's number in a copy of an article that came out before the other's."""
    figure = view.figure.get(claim.id)
    between = view.documents[other.doc].published
    for told in view.told(figure) if figure else [claim]:
        document = view.documents[told.doc]
        first = view.documents.get(document.copy_of or "", document).published
        if told.low == claim.low and first and between and document.published and first < between <= document.published:
            return told
    return None


def _shifted_value(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    """One of the two values is told elsewhere, or recorded, for the day before or after."""
    for claim in (a, b):
        if claim.period is None or not single_day(claim):
            continue
        for other in (*view.by_doc[claim.doc], *view.elsewhere(claim)):
            near = other.period and single_day(other) and abs((other.period[0] - claim.period[0]).days) == 1
            if near and other.period and value(other) == value(claim) and alike(other, claim) >= 0.6:
                says = f"shifted by a day: {plain(value(claim))} is also given for {day(other.period[0])}"
                yield Explanation(says, 0.85, (other,))
                return
        for step in (-1, 1):
            for row in view.rows(claim, timedelta(days=step)):
                if row.count == value(claim):
                    side = "before" if step < 0 else "after"
                    says = f"shifted by a day: the record has {plain(value(claim))} for the day {side}"
                    yield Explanation(says, 0.85, rows=(row.name,))
                    return


def _rounded(view: View, a: Claim, b: Claim) -> Iterator[Explanation]:
    (low, high), (low_b, high_b) = meant(a), meant(b)
    if overlaps((low * 0.93, high * 1.07), (low_b, high_b)):
        yield Explanation("rounding: the two values lie within a fourteenth of each other", 0.2)
