"""Shares of a whole that is only named beside them, "396 million, or 36 percent of revenue", and told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.shares import fails, goes_by, holds, ratio
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.compare import days, meant, scaled, value
from onrecord.model import Claim, Finding
from onrecord.text import stem, stems
from onrecord.values import overlaps
from onrecord.values import share as percent

_OF_A_NOUN = re.compile(
    r"^ of (?:(?:the|its|their|all|total|overall|annual|group|net|his|her) )*(?P<noun>[a-z]+)\b(?! of)"
)
_TOO_LOOSE = frozenset({"total", "whole", "sum", "figure", "number", "amount", "time", "people", "them", "those"})


def find(view: View) -> Iterator[Finding]:
    """Shares that fit, and that do not fit, what the story tells of the whole that they name."""
    for claims in view.by_doc.values():
        for share in claims:
            if share.unit == "percent" and share.low == share.high and share.trend is None and share.role != "target":
                yield from _named(view, share)


def _named(view: View, share: Claim) -> Iterator[Finding]:
    noun = _OF_A_NOUN.match(view.documents[share.doc].text[share.end : share.end + 40])
    part = named_part(view, share)
    if noun is None or noun["noun"] in _TOO_LOOSE or part is None or share.id in view.arithmetic:
        return
    wholes = _wholes(view, part, stem(noun["noun"]))
    stated = scaled(meant(share), share.unit)
    fitting = [whole for whole in wholes if overlaps(ratio(part, whole), stated)]
    now = {value(whole): whole for whole in wholes if whole.role != "baseline"}
    if any(whole in fitting for whole in now.values()):
        yield holds(view, share, part, next(whole for whole in now.values() if whole in fitting))
    elif len(now) == 1:
        why = [f"taken of the earlier {paper.amount(old)}, of which it is {_percent(part, old)}" for old in fitting[:1]]
        yield fails(view, share, part, next(iter(now.values())), why)


def named_part(view: View, share: Claim) -> Claim | None:
    """The number right before a share whose other name it is."""
    before = [claim for claim in view.near(share, 0) if claim.end <= share.start]
    last = before[-1:]
    return next((claim for claim in last if firm(claim) and goes_by(view, claim, share)), None)


def _wholes(view: View, part: Claim, noun: str) -> Sequence[Claim]:
    """The larger numbers of the same unit that go by that noun, in every document that tells the part too."""
    docs = {part.doc} | {other.doc for other in view.elsewhere(part) if _same(other, part)}
    return [
        claim for doc in sorted(docs) for claim in view.by_doc[doc]
        if firm(claim) and claim.unit == part.unit and value(claim) > value(part) and noun in stems(claim.counted or "")
        and (days(claim.period, part.period) != "differs" or claim.role == "baseline")
    ]  # fmt: skip


def _percent(part: Claim, whole: Claim) -> str:
    return percent(value(part) / value(whole))


def _same(a: Claim, b: Claim) -> bool:
    return a.low == b.low and a.high == b.high and a.unit == b.unit
