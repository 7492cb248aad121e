"""Counts of one crowd by two sides, each with its source, that lie far apart: open, and nothing to settle by sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.unsourced import rivals, whose
from onrecord.checks.view import View
from onrecord.compare import value
from onrecord.model import Claim, Finding


def find(view: View) -> Iterator[Finding]:
    """Once for each pair of counts of a story."""
    for docs in view.stories:
        done: set[frozenset[float]] = set()
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ()) if whose(view, claim)):
            for rival in (one for one in rivals(view, claim) if abs(view.place(one) - view.place(claim)) < 2):
                pair = frozenset((value(claim), value(rival)))
                if pair not in done:
                    done.add(pair)
                    yield _finding(view, sorted((claim, rival), key=lambda one: one.start))


def _finding(view: View, two: Sequence[Claim]) -> Finding:
    a, b = two
    sides = f"{paper.of(view, a)} by {whose(view, a)}, {paper.amount(b)} by {whose(view, b)}"
    low, high = sorted((value(a), value(b)))
    working = (
        f"{paper.amount(a)} ({whose(view, a)}) against {paper.amount(b)} ({whose(view, b)}): {high / low:.1f} times"
    )
    says = f"{view.outlet(a.doc)} gives two counts of one crowd: {sides}."
    return paper.finding(
        view, "conflict", paper.OPEN, says, working, two, 0.8,
        explanations=["rival counts: each side counts in its own way, and may count another place or hour"],
        settle="How, where and when each side counted.",
    )  # fmt: skip
