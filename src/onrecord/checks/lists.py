"""Lists with one amount on each line, against the total that they are told to break down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import adds, fails, firm, written
from onrecord.checks.view import View
from onrecord.compare import share_like, value
from onrecord.model import Claim, Finding, Span
from onrecord.values import plain

_LINE = re.compile(r"(?:^|(?<=\n))[ \t]*(?:[-–—•*·]|\d+[.)])[ \t]+[^\n]+")
_LEAST = 3  # lines that make a list
_NEAR = 0.8, 1.25  # a list whose sum is further from a total is no breakdown of it
_LEAD = 3  # sentences before a list in which its total is told


def find(view: View) -> Iterator[Finding]:
    """Once for each list whose lines each hold one amount in one unit."""
    for doc, claims in view.by_doc.items():
        text = view.documents[doc].text
        for lines in _lists(text) if len(claims) > _LEAST else ():
            parts = [[c for c in claims if begin <= c.start < end and firm(c)] for begin, end in lines]
            if all(len(one) == 1 for one in parts):
                yield from _list(view, [one[0] for one in parts], claims, lines[0][0])


def _lists(text: str) -> Iterator[list[Span]]:
    """Lines with a mark before them that follow one another, at least three."""
    run: list[Span] = []
    for match in _LINE.finditer(text):
        if run and text[run[-1][1] : match.start()].strip():
            if len(run) >= _LEAST:
                yield run
            run = []
        run.append(match.span())
    if len(run) >= _LEAST:
        yield run


def _list(view: View, parts: Sequence[Claim], claims: Sequence[Claim], begin: int) -> Iterator[Finding]:
    if len({(part.unit, part.rate) for part in parts}) > 1 or share_like(parts[0]):
        return
    first = view.place(parts[0])
    lead = [
        c for c in claims
        if c.start < begin and first - view.place(c) <= _LEAD and firm(c) and c.unit == parts[0].unit
        and value(c) > max(map(value, parts))
    ]  # fmt: skip
    wholes = {value(claim): claim for claim in lead}
    words = " ".join(view.sentence(claim) for claim in lead) + view.leading(parts[0], _LEAD)
    total = sum(map(value, parts))
    if len(wholes) != 1 or not phrases("breaks_down").search(words):
        return
    whole = next(iter(wholes.values()))
    if adds(parts, whole):
        says = f"{written(parts)} is {paper.amount(whole)}, as the list of {view.outlet(whole.doc)} has it."
        working = f"{written(parts)} = {plain(total)}; stated: {paper.amount(whole)}"
        yield paper.finding(view, "sum", paper.HOLDS, says, working, [*parts, whole])
    elif _NEAR[0] <= total / value(whole) <= _NEAR[1]:
        yield fails(view, parts, whole)
