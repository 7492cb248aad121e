"""A number told of the place of which another article gives another number beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from onrecord.checks import paper
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.compare import alike, digits, named_place, places, value
from onrecord.model import Claim, Finding

_RARE = 2  # significant digits of a number of which two articles tell
_LARGE = 100
_KIN = 0.6
_REACH = 1  # sentences between the two numbers of one article


def find(view: View) -> Iterator[Finding]:
    """Once for each document and number."""
    for docs in view.stories:
        told: dict[Hashable, list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            if firm(claim) and claim.trend is None and digits(claim) >= _RARE and value(claim) >= _LARGE:
                told[value(claim), claim.unit, claim.rate].append(claim)
        done: set[tuple[str, float]] = set()
        for claims in (claims for claims in told.values() if len({claim.scope for claim in claims}) > 1):
            models = {(claim.scope, claim.role): claim for claim in reversed(claims)}
            for right in models.values():
                for other in (other for other in claims if other.scope != right.scope and other.doc != right.doc):
                    beside = _beside(view, right, other) if (other.doc, value(other)) not in done else None
                    if beside is not None:
                        done.add((other.doc, value(other)))
                        yield _finding(view, other, right, beside)


def _beside(view: View, right: Claim, other: Claim) -> Claim | None:
    """The number that the article of the one gives for the place that the other article gives the first for."""
    place = named_place(other)
    if place in (None, "national") or right.scope == other.scope or view.outlet(right.doc) == view.outlet(other.doc):
        return None
    if places(right.scope, other.scope) not in ("differs", "part") or alike(right, other) < _KIN:
        return None
    near = [
        c for c in view.near(right, _REACH)
        if firm(c) and c.scope == place and (c.unit, c.rate, c.role) == (right.unit, right.rate, right.role)
        and alike(c, right) >= _KIN and c.period == right.period and value(c) != value(right)
    ]  # fmt: skip
    return near[0] if len(near) == 1 and not view.tells(other.doc, near[0]) else None


def _finding(view: View, other: Claim, right: Claim, beside: Claim) -> Finding:
    whole = "the whole" if right.scope == "national" else right.scope
    says = (
        f"{view.outlet(other.doc)} gives {paper.of(view, other)} for {other.scope}; {view.outlet(right.doc)} has "
        f"{paper.amount(beside)} for it, and {paper.amount(right)} for {whole}."
    )
    working = (
        f"{view.outlet(right.doc)}: {beside.scope} {paper.amount(beside)}, {whole} {paper.amount(right)}; "
        f"{view.outlet(other.doc)}: {other.scope} {paper.amount(other)}"
    )
    return paper.finding(
        view, "scope", paper.PROBLEM, says, working, [other, right, beside], 0.75,
        explanations=["another place: the number of one is given for the other"],
        settle="The source's own numbers for both places.",
    )  # fmt: skip
