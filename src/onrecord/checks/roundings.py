"""Rounded tellings beside the exact one: 934 is "nearly 1,000"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.view import View
from onrecord.compare import agree, digits
from onrecord.model import Finding


def find(view: View) -> Iterator[Finding]:
    """Each figure that is told both exactly and rounded."""
    for figure in view.ledger.figures:
        claims = view.told(figure)
        exact = next((c for c in claims if c.modifier == "exact" and digits(c) >= 3 and c.low == c.high), None)
        if exact is None:
            continue
        for claim in claims:
            if claim.modifier in ("about", "nearly") and claim.doc != exact.doc and agree(claim, exact):
                says = f"{paper.amount(exact)} is {paper.quoted(claim)}, as {view.outlet(claim.doc)} has it."
                other = f"{paper.quoted(claim)} ({view.outlet(claim.doc)})"
                working = f"{paper.amount(exact)} ({view.outlet(exact.doc)}); {other}"
                yield paper.finding(view, "rounding", paper.HOLDS, says, working, [exact, claim])
