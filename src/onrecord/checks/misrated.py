"""The total of a week, month or year told as that of a day: the same number, or seven times what another gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.terms import class_of
from onrecord.checks.view import View
from onrecord.checks.wording import shared_words
from onrecord.compare import alike, digits, meant, share_like, side_by_side, value
from onrecord.model import Claim, Finding, Rate
from onrecord.values import overlaps, plain

_LONGER: dict[Rate, dict[float, str]] = {
    "day": {7: "week", 30: "month", 31: "month", 365: "year"},
    "week": {52: "year", 4: "month"},
    "month": {12: "year", 3: "quarter"},
}
_RARE = 2  # digits of a number that is hardly seven times another by chance
_SHARED = 2  # content words of two sentences on one thing
_MOST = 20  # rates of one story that are held against each other


def find(view: View) -> Iterator[Finding]:
    """Once for each document: a rate that is another's for a longer time."""
    for docs in view.stories:
        rates = [c for doc in docs for c in view.by_doc.get(doc, ()) if _is_rate(c)]
        rates = list({(c.doc, value(c)): c for c in reversed(rates)}.values())[::-1][:_MOST]
        done: set[str] = set()
        yield from _of_two_times(view, docs)
        for claim in rates:
            for other in rates:
                longer = _longer(view, claim, other) if claim.doc not in done else None
                if longer is not None:
                    done.add(claim.doc)
                    yield _finding(view, claim, other, *longer)


def _of_two_times(view: View, docs: Sequence[str]) -> Iterator[Finding]:
    """Once for each number: it is told a day by one outlet and a week by another."""
    by_value: dict[float, list[Claim]] = defaultdict(list)
    for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
        if claim.rate is not None and claim.low == claim.high is not None and digits(claim) >= _RARE:
            by_value[value(claim)].append(claim)
    for told in by_value.values():
        pairs = ((a, b) for a in told for b in told if a.doc < b.doc and a.rate != b.rate and a.unit == b.unit)
        pair = next(((a, b) for a, b in pairs if _told_of_one_thing(view, a, b)), None)
        if pair is not None:
            yield _two_times(view, *pair)


def _told_of_one_thing(view: View, a: Claim, b: Claim) -> bool:
    """Whether two outlets tell one number of one thing in sentences that share words, and no figure holds both."""
    figure = view.figure.get(a.id)
    apart = view.outlet(a.doc) != view.outlet(b.doc) and not (figure and b.id in figure.claims)
    return apart and not share_like(a) and _one_thing(a, b) and len(shared_words(view, a, b)) >= _SHARED


def _two_times(view: View, a: Claim, b: Claim) -> Finding:
    says = (
        f"{view.outlet(a.doc)} gives {paper.of(view, a)} a {a.rate}, {view.outlet(b.doc)} the same number a {b.rate}."
    )
    working = f"{paper.amount(a)}: a {a.rate} ({view.outlet(a.doc)}), a {b.rate} ({view.outlet(b.doc)})"
    return paper.finding(
        view, "rate", paper.PROBLEM, says, working, [a, b], 0.75,
        explanations=["the number of one length of time is given for another"],
        settle="The time that the source gives its number for.",
    )  # fmt: skip


def _is_rate(claim: Claim) -> bool:
    plainly = claim.low == claim.high is not None and claim.role not in ("target", "baseline")
    return plainly and claim.rate in _LONGER and not share_like(claim) and digits(claim) >= _RARE and value(claim) > 0


def _longer(view: View, claim: Claim, other: Claim) -> tuple[float, str] | None:
    """How many of the other's make the claim, and what so long a time is called."""
    apart = view.outlet(claim.doc) != view.outlet(other.doc) and claim.rate == other.rate and claim.unit == other.unit
    if not apart or claim.rate is None or not _one_thing(claim, other) or view.both_told(claim, other):
        return None
    low, high = meant(other)
    return next(
        ((n, name) for n, name in _LONGER[claim.rate].items() if overlaps((n * low, n * high), _exactly(claim))), None
    )


def _exactly(claim: Claim) -> tuple[float, float]:
    """The least room that a number's last digit leaves, so that chance seldom fits."""
    low, high = meant(claim)
    half = min(high - low, 0.03 * value(claim)) / 2
    return value(claim) - half, value(claim) + half


def _one_thing(a: Claim, b: Claim) -> bool:
    if side_by_side(a, b) == "differs" or (a.metric and b.metric and a.metric != b.metric):
        return False
    known = class_of(a.counted)
    return alike(a, b) >= 0.6 or (known is not None and known == class_of(b.counted))


def _finding(view: View, claim: Claim, other: Claim, times: float, name: str) -> Finding:
    says = (
        f"{view.outlet(claim.doc)} gives {paper.of(view, claim)} a {claim.rate}, {view.outlet(other.doc)} "
        f"{paper.of(view, other)} a {other.rate}: the first is what the second makes in a {name}."
    )
    total = paper.like(other, times * value(other))
    working = f"{plain(times)} x {paper.amount(other)} = {total}; given a {claim.rate}: {paper.amount(claim)}"
    return paper.finding(
        view, "cumulative", paper.PROBLEM, says, working, [claim, other], 0.8,
        explanations=[f"the total of a {name} told as that of a {claim.rate}"],
        settle="The time that the source gives its total for.",
    )  # fmt: skip
