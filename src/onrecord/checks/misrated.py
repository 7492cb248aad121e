"""The total of a week, month or year told as that of a day: seven times what another article gives a day."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.terms import class_of
from onrecord.checks.view import View
from onrecord.compare import alike, digits, meant, share_like, side_by_side, value
from onrecord.model import Claim, Finding, Rate
from onrecord.values import overlaps, plain

_LONGER: dict[Rate, dict[float, str]] = {
    "day": {7: "week", 30: "month", 31: "month", 365: "year"},
    "week": {52: "year", 4: "month"},
    "month": {12: "year", 3: "quarter"},
}
_RARE = 2  # digits of a number that is hardly seven times another by chance
_MOST = 20  # rates of one story that are held against each other


def find(view: View) -> Iterator[Finding]:
    """Once for each document: a rate that is another's for a longer time."""
    for docs in view.stories:
        rates = [c for doc in docs for c in view.by_doc.get(doc, ()) if _is_rate(c)]
        rates = list({(c.doc, value(c)): c for c in reversed(rates)}.values())[::-1][:_MOST]
        done: set[str] = set()
        for claim in rates:
            for other in rates:
                longer = _longer(view, claim, other) if claim.doc not in done else None
                if longer is not None:
                    done.add(claim.doc)
                    yield _finding(view, claim, other, *longer)


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
