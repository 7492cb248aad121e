"""Percentages of one question that come to more than all: 45 for, 38 against and 27 undecided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.compare import value
from onrecord.model import Claim, Finding
from onrecord.values import plain

_LEAST = 3  # percentages that split a whole
_MOST = 130.0  # a sum beyond this is of several questions


def find(view: View) -> Iterator[Finding]:
    """Once for each sentence whose last percentage is of those who are on no side."""
    for doc in view.by_doc:
        for inside in view.inside(doc).values():
            shares = [claim for claim in inside if claim.unit == "percent"]
            if len(shares) >= _LEAST and all(c.low == c.high and c.trend is None for c in shares):
                yield from _split(view, shares)


def _split(view: View, shares: Sequence[Claim]) -> Iterator[Finding]:
    text, last = view.documents[shares[0].doc].text, shares[-1]
    behind = text[last.end : view.sentences(last.doc)[view.place(last)][1]]
    total, room = sum(map(value, shares)), 100 + len(shares) / 2
    first = text[shares[0].end : shares[1].start]
    if not phrases("undecided").search(behind) or not phrases("for_it").search(first) or not room < total <= _MOST:
        return
    written = " + ".join(plain(value(share)) for share in shares)
    says = f"The parts that {view.outlet(last.doc)} gives of one question, {written}, come to {plain(total)} percent."
    yield paper.finding(
        view, "share", paper.PROBLEM, says, f"{written} = {plain(total)}; all: 100", shares, 0.85,
        explanations=["one of the percentages is mistyped"], settle="The source's own percentages.",
    )  # fmt: skip
