"""A share of those who have something that is the share of those who, as the next sentence counts, have it not."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.shares import quotient, ratio
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.compare import digits, meant, scaled, value
from onrecord.model import Claim, Finding
from onrecord.values import overlaps

_REACH = 3  # sentences before a share in which its whole is told
_RARE = 3
_HALVES = 0.47, 0.53


def find(view: View) -> Iterator[Finding]:
    """Shares that fit only the number of those of whom the opposite is told."""
    for claims in view.by_doc.values():
        for share in claims:
            exactly = share.unit == "percent" and share.modifier == "exact" and share.low == share.high
            if exactly and share.trend is None and not _denies(view.sentence(share)):
                yield from _turned(view, share)


def _denies(sentence: str) -> bool:
    return bool(phrases("denied_of").search(sentence))


def _turned(view: View, share: Claim) -> Iterator[Finding]:
    behind = [c for c in view.near(share, 1) if view.place(c) == view.place(share) + 1]
    told = [c for c in behind if firm(c) and c.unit is None and digits(c) >= _RARE]
    if (
        len(told) != 1
        or not _denies(view.sentence(told[0]))
        or not phrases("has_something").search(view.sentence(share))
    ):
        return
    part, stated = told[0], scaled(meant(share), share.unit)
    wholes = [
        c for c in view.near(share, _REACH)
        if c.start < part.start and firm(c) and c.unit is None and digits(c) >= _RARE and value(c) > value(part)
    ]  # fmt: skip
    fitting = [whole for whole in wholes if overlaps(ratio(part, whole), stated) and not overlaps(stated, _HALVES)]
    if len(fitting) == 1:
        yield _finding(view, share, part, fitting[0])


def _finding(view: View, share: Claim, part: Claim, whole: Claim) -> Finding:
    outlet = view.outlet(share.doc)
    says = (
        f"{outlet} gives {paper.amount(share)} for “{' '.join(view.sentence(share).split())}”, which is the part that "
        f"it then counts as the opposite: “{' '.join(view.sentence(part).split())}”"
    )
    working = f"{quotient(part, whole)}; stated for the other part: {paper.amount(share)}"
    return paper.finding(
        view, "share", paper.PROBLEM, says, working, [share, part, whole], 0.85,
        explanations=["an inverted share: the percentage of one part is given for the other"],
        settle="The source's count of each part, under its own definition.",
    )  # fmt: skip
