"""Conflicts: two values for one thing, place and time, or one value for two days; each with what may explain it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from onrecord.checks import explanations, paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import counted, typo
from onrecord.checks.terms import set_apart
from onrecord.checks.view import View
from onrecord.checks.wording import OF_THEM, is_difference
from onrecord.compare import (
    agree,
    alike,
    days,
    digits,
    distinctive,
    head,
    measured,
    named_place,
    people,
    side_by_side,
    single_day,
    thing,
    value,
)
from onrecord.model import Claim, Figure, Finding, Period
from onrecord.values import day

_MOST_APART = 2.0  # values further apart than this are hardly two tellings of one thing
_MOST_TELLINGS = 12  # of one figure
_ROUNDED = 3  # digits of a number that may be told of two days because it is rounded
_OF_ALL = re.compile(r"\bof (?:the|its|their)\s+$", re.IGNORECASE)  # before a whole that is known, and of no day
_LEAST = 3  # below this, numbers are hardly counts that outlets differ on
_LONGER = 3  # times as long as another is a time of which a number cannot be the same
_SPAN = 3  # days beyond the first that make a running total
_MOST = 60  # figures of one thing in one story that are held against each other
_SAME_THING = 0.75
_MILLION = 1e6  # of so many standing things one day's number is the next one's too
_TEN = 9.0
_OUT_OF = re.compile(r"\d[^.;]{0,90}\bout of (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:who|whom|that|which)\b")
_PLACE_HOLDS = 2  # sentences after the one that names it, in which a place is still meant
_FAR = 1.5  # times as much; two reports of one thing that no explanation joins are seldom so unlike


def find(view: View) -> Iterator[Finding]:
    """Each conflict once, as a problem where nothing honest explains it, else as open."""
    for docs in view.stories:
        by_thing: dict[str, list[Figure]] = defaultdict(list)
        for figure in view.figures_of(docs):
            claims = [claim for claim in view.told(figure) if _firm(claim)]
            if claims:
                by_thing[figure.metric or head(figure.counted)].append(figure)
        shifts = _Shifts(view)
        conflicts = [found for figures in by_thing.values() for found in _among(view, figures[:_MOST], shifts)]
        yield from shifts.findings()
        yield from conflicts
        for figures in by_thing.values():
            yield from (found for figure in figures for found in _day_or_span(view, figure))


def _firm(claim: Claim) -> bool:
    if claim.rules.get("period", "").startswith("carried"):
        return False  # its day is that of another number
    money = measured(claim) and claim.low == claim.high and claim.role in ("actual", "count", "stock")
    return (counted(claim) or money) and claim.stance in ("asserted", "reported")


def _dated(claim: Claim) -> bool:
    """Whether a number's own words give its time, not the event that its article is about."""
    return not claim.rules.get("period", "").startswith(("carried", "the event"))


def _among(view: View, figures: Sequence[Figure], shifts: _Shifts) -> Iterator[Finding]:
    """Conflicts among the figures of one thing; what is told for two days is noted as a shift."""
    everything = [[claim for claim in view.told(figure) if _firm(claim)] for figure in figures]
    told = [_distinct(claims) for claims in everything]
    done: set[int] = set()
    for index, claims in enumerate(told):
        two = _two_days(view, claims)
        if two is not None:
            others = [
                i for i, other in enumerate(told)
                if i != index and _rival_of_either(view, two, other)
                and not _told_together(everything[index], everything[i])
            ]  # fmt: skip
            shifts.add(two, [told[i][0] for i in others])
            done |= {index, *others}
    for index, claims in enumerate(told):
        for other in range(index + 1, len(told)):
            if index not in done or other not in done:
                apart = _part_apart(view, everything[index], everything[other])
                pair = apart or _rivals(view, claims, told[other])
                if pair and (apart or not _told_together(everything[index], everything[other])):
                    yield from _conflict(view, *pair)


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """One claim of all that differ in their document alone, a few of each figure."""
    found = {(c.low, c.modifier, c.metric, c.counted, c.scope, c.period, c.sources): c for c in reversed(claims)}
    return list(found.values())[::-1][:_MOST_TELLINGS]


def _step(a: Claim, b: Claim) -> int:
    """How many days lie between the two claims."""
    return (b.period[0] - a.period[0]).days if a.period and b.period else 0


def _stands(view: View, claim: Claim) -> bool:
    """Whether a number is what somebody has, and so of no day: "the firm's 7,150 drivers"."""
    words = view.documents[claim.doc].text[max(0, claim.start - 30) : claim.start]
    return bool(phrases("its", r"(?:\b|(?<=\w))", r"\s+(?:\w+\s+)?$").search(words))


def _ends(by_day: Mapping[Period | None, Claim]) -> set[date]:
    return {end for period in by_day if period for end in period}


def _two_days(view: View, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Two tellings of one rare number for two days at most a week apart."""
    exactly = [c for c in claims if _dated(c) and (c.modifier == "exact" or digits(c) > _ROUNDED)]
    of_a_day = [claim for claim in exactly if single_day(claim) and distinctive(claim) and not _runs(view, claim)]
    by_day = {claim.period: claim for claim in reversed(of_a_day) if not _stands(view, claim)}
    if any(
        claim.period and claim.period[0] < claim.period[1] and set(claim.period) & _ends(by_day) for claim in claims
    ):
        return None  # told for a span of days too, of which the day is the end
    ordered = [by_day[period] for period in sorted(by_day, key=str)]
    for a, b in zip(ordered, ordered[1:], strict=False):
        if a.doc != b.doc and a.period and b.period and (b.period[0] - a.period[0]).days <= 7:
            return a, b
    return None


def _runs(view: View, claim: Claim) -> bool:
    """Whether a number stands for more than its day: what is so far, or of all people, is told on any day."""
    return claim.role == "stock" and bool(phrases("running").search(view.sentence(claim)) or value(claim) >= _MILLION)


def _rival_of_either(view: View, two: tuple[Claim, Claim], others: Sequence[Claim]) -> bool:
    """Whether a value is another's for one of the two days, and nothing but the days explains that."""
    pairs = [pair for claim in two if (pair := _rivals(None, [claim], others)) is not None]
    return bool(pairs) and not any(_added(view, *pair) or typo(*map(value, pair)) for pair in pairs)


def _rivals(view: View | None, a: Sequence[Claim], b: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """A claim of each that cannot both be true of one thing; two documents' before one document's."""
    pairs = [(x, y) for x in a for y in b if _contradict(view, x, y) and _comparable(view, x, y)]
    return min(pairs, key=lambda p: (p[0].doc == p[1].doc, p[0].doc, p[1].doc, p[0].start), default=None)


def _told_together(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether a document tells both values in one sentence or from one source: it means two things by them."""
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in b:
        by_doc[claim.doc].append(claim)
    return any(
        x.period == y.period and (x.sentence == y.sentence or x.sources == y.sources) for x in a for y in by_doc[x.doc]
    )


def _part_apart(view: View, a: Sequence[Claim], b: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """A number that one article tells as a part, and another as the whole that the first gives otherwise."""
    whole, part = sorted((a, b), key=lambda told: -value(told[0]))
    inside = {claim.doc for claim in part if _of_them(view, claim) and any(claim.doc == other.doc for other in whole)}
    if not inside or {claim.doc for claim in whole} & {claim.doc for claim in part} - inside:
        return None
    pairs = ((x, y) for x in whole for y in part if x.doc in inside and y.doc not in inside)
    return next((pair for pair in pairs if _contradict(view, *pair) and _comparable(view, *pair)), None)


def _contradict(view: View | None, a: Claim, b: Claim) -> bool:
    if agree(a, b) or a.unit != b.unit or a.per != b.per or a.rate != b.rate:
        return False
    if not _one_thing(a, b) or not _one_place(view, a, b) or _of_them(view, a) != _of_them(view, b):
        return False
    if view is not None and any(kind(view, a) != kind(view, b) for kind in (set_apart, is_difference, _out_of)):
        return False
    if view is not None and (_knows(view, a, b) or _knows(view, b, a) or _hours(view, a) != _hours(view, b)):
        return False
    if min(abs(value(a)), abs(value(b))) < _LEAST or (view is not None and _of_two(view, a, b)):
        return False
    if a.doc == b.doc and not (a.sources and b.sources):
        return False
    return days(a.period, b.period) == "same" or (a.period == b.period is None and a.doc != b.doc)


def _out_of(view: View, claim: Claim) -> bool:
    """Whether a number is the whole of which the one before it is a part: "821 out of an authorized 940"."""
    return bool(_OUT_OF.search(view.before(claim)))


def _knows(view: View, claim: Claim, other: Claim) -> bool:
    """Whether an article tells the other's number beside its own: "23, up from 14 in the afternoon"; ten times its own
    it means something else wherever it tells it."""
    if (
        abs(value(other)) / max(abs(value(claim)), 1e-9) >= _TEN
        or abs(value(claim)) / max(abs(value(other)), 1e-9) >= _TEN
    ):
        return any(told.low == told.high == other.low is not None for told in view.by_doc[claim.doc])
    return any(near.low == near.high == other.low is not None for near in view.near(claim, 0))


def _hours(view: View, claim: Claim) -> str:
    """Until what hour of its day a number counts, as its sentence says: "by 3 p.m."."""
    told = phrases("by_hour").search(view.sentence(claim))
    return told.group().lower() if told else ""


def _of_two(view: View, a: Claim, b: Claim) -> bool:
    """Whether two numbers may be what two contenders have: votes or goals, and no name that both sentences give."""
    if not phrases("contended").search(f"{a.counted} {b.counted}") or typo(value(a), value(b)):
        return False
    words = [{w for w in view.sentence(c)[: c.start - c.sentence[0]].split() if w[:1].isupper()} for c in (a, b)]
    return not words[0] & words[1]


def _of_them(view: View | None, claim: Claim) -> bool:
    """Whether a number is told as a part: "of those, 512 passed", "fines that were paid"."""
    told = view is not None and OF_THEM.search(view.documents[claim.doc].text[slice(*claim.sentence)][:40])
    return bool(told or _WHICH.search(claim.counted or ""))


def _one_place(view: View | None, a: Claim, b: Claim) -> bool:
    """Whether two places are one; where the whole was only assumed, the words before may name the other's place."""
    if side_by_side(a, b) in ("same", "unknown"):
        return True
    pairs = [(x, y) for x, y in ((a, b), (b, a)) if named_place(x) is None and y.scope not in (None, "national")]
    return view is not None and any(str(y.scope) in view.leading(x, _PLACE_HOLDS) for x, y in pairs)


def _comparable(view: View | None, a: Claim, b: Claim) -> bool:
    """Whether two values may be tellings of one: near each other, a digit apart, or one with another count added."""
    low, high = sorted((abs(value(a)), abs(value(b))))
    return high <= _MOST_APART * low or typo(value(a), value(b)) or _added(view, a, b)


def _added(view: View | None, a: Claim, b: Claim) -> bool:
    """Whether two values are one count and the same with another count added."""
    return view is not None and explanations.added_together(view, a, b) is not None


def _one_thing(a: Claim, b: Claim) -> bool:
    if a.metric is not None or b.metric is not None:
        return a.metric == b.metric
    x, y = thing(a), thing(b)
    if people(a.counted) and not (x == y and len(x) > 1):
        return False
    one_digit = typo(value(a), value(b)) and (x <= y or y <= x) and a.period is not None
    return alike(a, b) >= _SAME_THING and (x == y or len(x & y) >= 2 or one_digit)


def _day_or_span(view: View, figure: Figure) -> Iterator[Finding]:
    """One rare number for a time in an article, and in another for one several times as long that it is the end of."""
    told = [c for c in view.told(figure) if _firm(c) and _dated(c) and distinctive(c) and c.period and c.rate is None]
    told = [c for c in told if not is_difference(view, c) and c.role != "stock" and not _OF_ALL.search(view.before(c))]
    spans = [c for c in told if _lasts(c) > _SPAN and phrases("lasting").search(view.sentence(c))]
    for claim in told:
        for span in (span for span in spans if span.doc != claim.doc and _lasts(span) >= _LONGER * _lasts(claim)):
            inside = claim.period and span.period and span.period[0] < claim.period[0] <= span.period[1]
            both = any(other.doc == claim.doc and other.period == span.period for other in told)
            if inside and not both and _one_thing(claim, span):
                yield _counted_on(view, claim, span)
                return


def _lasts(claim: Claim) -> int:
    return (claim.period[1] - claim.period[0]).days + 1 if claim.period else 0


def _counted_on(view: View, claim: Claim, span: Claim) -> Finding:
    told = paper.of(view, claim, view.figure.get(claim.id))
    says = (
        f"{told} is given{paper.when(claim.period)} by {view.outlet(claim.doc)} "
        f"and{paper.when(span.period)} by {view.outlet(span.doc)}."
    )
    working = (
        f"{paper.amount(claim)}{paper.when(claim.period)} ({view.outlet(claim.doc)}); "
        f"{_days(span)} ({view.outlet(span.doc)})"
    )
    return paper.finding(
        view, "conflict", paper.PROBLEM, says, working, [claim, span], 0.8,
        explanations=[f"cumulative against daily: {view.outlet(span.doc)} counts from an earlier day on"],
        settle="From which day on the source counts.",
    )  # fmt: skip


def _days(span: Claim) -> str:
    return f"{paper.amount(span)}{paper.when(span.period)}"


def _conflict(view: View, a: Claim, b: Claim) -> Iterator[Finding]:
    """Two values: open where one is a later count, the words name two scopes, or they lie so far apart without any
    reason that they may well count two things; else a problem.
    """
    tried = explanations.of(view, a, b)
    undated = a.period is None
    if undated and not _share_names(view, a, b):
        return
    later = undated and explanations.grows_with_time(view, a, b)
    small, great = sorted((abs(value(a)), abs(value(b))))
    far = not tried and great > _FAR * small
    verdict = paper.OPEN if later or far or any(found.honest for found in tried) else paper.PROBLEM
    says = (
        f"{view.outlet(a.doc)} gives {paper.amount(a)} and {view.outlet(b.doc)} gives {paper.amount(b)} for "
        f"{view.thing(a)}{paper.when(a.period)}."
    )
    working = (
        f"{paper.amount(a)} ({view.outlet(a.doc)}) against {paper.amount(b)} ({view.outlet(b.doc)}); "
        f"difference {paper.like(a, abs(value(a) - value(b)))}"
    )
    yield paper.finding(
        view, "conflict", verdict, says, working, [a, b, *(c for found in tried for c in found.claims)],
        0.6 if undated else 0.85, [row for found in tried for row in found.rows],
        [found.says for found in tried] or ["cannot tell: nothing in the coverage explains the difference"],
        "The source's own figure for that day and place.",
    )  # fmt: skip


def _share_names(view: View, a: Claim, b: Claim) -> bool:
    """Whether two undated claims are about one thing by the names in their sentences."""
    words = [{w for w in view.sentence(c).split() if w[:1].isupper()} for c in (a, b)]
    return len(words[0] & words[1]) >= 2


class _Shifts:
    """What one story tells for two days: values that lie apart by the same step are one finding."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._pairs: dict[int, list[tuple[Claim, Claim]]] = defaultdict(list)
        self._others: dict[int, list[Claim]] = defaultdict(list)

    def add(self, two: tuple[Claim, Claim], others: Sequence[Claim]) -> None:
        """Note one value for two days, with what else is told of those days."""
        self._pairs[_step(*two)].append(two)
        self._others[_step(*two)] += others

    def findings(self) -> Iterator[Finding]:
        """One finding for each step."""
        for step, pairs in self._pairs.items():
            ordered = sorted(pairs, key=lambda pair: (-len(self._outlets(pair[0])), -value(pair[0])))
            yield self._shifted(ordered, self._others[step])

    def _shifted(self, pairs: Sequence[tuple[Claim, Claim]], others: Sequence[Claim]) -> Finding:
        view = self._view
        tried = explanations.shift(view, pairs)
        values = {value(pair[0]) for pair in pairs}
        beside = [claim for claim in others if value(claim) not in values]
        told = [
            f"{paper.of(view, a, view.figure.get(a.id))} is given for {_day(a)} "
            f"by {paper.listed(self._outlets(a))} and for {_day(b)} by {paper.listed(self._outlets(b))}"
            for a, b in pairs[:2]
        ]
        told += [f"{paper.amount(claim)} is also given{paper.when(claim.period)}" for claim in beside[:2]]
        claims = list({claim.id: claim for claim in (*(claim for pair in pairs for claim in pair), *beside)}.values())
        working = "; ".join(f"{_day(c)}: {paper.amount(c)} ({view.outlet(c.doc)})" for c in claims)
        sure = 0.95 if beside or len(pairs) > 1 else 0.85
        return paper.finding(
            view, "conflict", paper.PROBLEM, "; ".join(told) + ".", working, claims, sure,
            [row for found in tried for row in found.rows], [found.says for found in tried],
            "Whether each outlet dates by the day of the event, of the count or of its posting.",
        )  # fmt: skip

    def _outlets(self, claim: Claim) -> list[str]:
        """Who tells this value for this day."""
        view = self._view
        figure = view.figure.get(claim.id)
        told = view.told(figure) if figure else [claim]
        return list(dict.fromkeys(view.outlet(c.doc) for c in told if c.period == claim.period and c.low == claim.low))


def _day(claim: Claim) -> str:
    return day(claim.period[0]) if claim.period else "no day"
