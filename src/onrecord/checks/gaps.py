"""How far a number lies from a level that is told beside it: "57 votes, two short of the 60 it needed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.compare import meant, share_like, value
from onrecord.model import Claim, Finding
from onrecord.values import overlaps, plain

_GAP = re.compile(r"^[^.;\d]{0,40}(?:,|\bor|[—–(])\s*(?:just |only |still |or )*$", re.IGNORECASE)
_SIDE = re.compile(
    r"^(?: [a-z]+(?: points?)?){0,2} (?:(?P<below>short of|shy of|below|under|fewer than|less than|away from)"
    r"|(?P<above>above|over|more than|beyond|past))\s+"
    r"(?:(?:the|its|their|his|her|a|an)\s+)?(?:[a-z-]+\s+){0,3}[$£€]?$", re.IGNORECASE
)  # fmt: skip
_POINTS = ("percentage point", "point", None)


def find(view: View) -> Iterator[Finding]:
    """Once for each number, gap and level that follow one another in a sentence."""
    for doc in view.by_doc:
        for inside in view.inside(doc).values():
            for told in zip(inside, inside[1:], inside[2:], strict=False):
                yield from _gap(view, told)


def _gap(view: View, told: Sequence[Claim]) -> Iterator[Finding]:
    number, gap, level = told
    text = view.documents[number.doc].text
    side = _SIDE.match(text[gap.end : level.number_start])
    if side is None or not firm(number) or not firm(gap) or not _GAP.match(view.between(number, gap)):
        return
    kin = gap.unit in (_POINTS if share_like(level) else (level.unit, None))
    if number.unit != level.unit or number.rate != level.rate or not kin or value(gap) >= value(level):
        return
    distance = (value(level) - value(number)) * (1 if side["below"] else -1)
    low, high = (distance + sign * (_half(number) + _half(level)) for sign in (-1, 1))
    holds = overlaps((low, high), meant(gap))
    named = f"{paper.amount(number)} and {paper.like(level, value(level))}"
    working = (
        f"{plain(value(level))} - {plain(value(number))} = {plain(value(level) - value(number))}; "
        f"stated: {paper.amount(gap)} {'short' if side['below'] else 'over'}"
    )
    if holds:
        says = f"Between {named} lie {paper.amount(gap)}, as {view.outlet(number.doc)} has it."
        yield paper.finding(view, "sum", paper.HOLDS, says, working, told)
    elif abs(distance) <= 10 * value(gap):
        apart = paper.like(gap, abs(distance))
        says = f"Between {named} lie {apart}, not {paper.amount(gap)} as {view.outlet(number.doc)} has it."
        yield paper.finding(
            view, "sum", paper.PROBLEM, says, working, told, 0.85, settle="The source's own two numbers.",
        )  # fmt: skip


def _half(claim: Claim) -> float:
    """Half of what the last digit of a number leaves open, whatever word makes it a bound."""
    low, high = meant(claim)
    return (high - low) / 2 if abs(high - low) < abs(value(claim)) else 0.0
