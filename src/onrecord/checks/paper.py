"""How findings are written: one neutral sentence, the working as on paper, a place in the order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.checks.view import View, bare
from onrecord.compare import bound
from onrecord.model import Claim, Figure, Finding, Period, Verdict, stable_id
from onrecord.values import day, measured, span

PROBLEM: Verdict = "does not add up"
HOLDS: Verdict = "adds up"
OPEN: Verdict = "cannot tell"

# How much an editor wants to know of a problem of each kind before one of another.
_WEIGHT = {
    "share": 95, "conflict": 93, "sum": 92, "change": 91, "rate": 89, "product": 88,
    "record": 87, "scope": 86, "role": 85, "unit": 85, "term": 80, "target": 78, "calendar": 76,
    "cumulative": 75, "drift": 60,
}  # fmt: skip
_OPEN_WEIGHT = {"conflict": 50, "dependence": 45, "denial": 42, "version": 40, "drift": 25}
_OF_IT = re.compile(r" (?:of|in|on|at|to|for|from|by|with|who|that|which)\b")
_MODIFIERS = {
    "about": "about ", "at_least": "at least ", "at_most": "at most ", "more_than": "more than ",
    "less_than": "less than ", "nearly": "nearly ", "up_to": "up to ", "vague": "about ",
}  # fmt: skip
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def finding(
    view: View,
    kind: str,
    verdict: Verdict,
    says: str,
    working: str,
    claims: Iterable[Claim],
    confidence: float = 0.9,
    rows: Iterable[str] = (),
    explanations: Iterable[str] = (),
    settle: str = "",
) -> Finding:
    """A finding with its id, its figures and its rank."""
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    figures = dict.fromkeys(view.figure[claim].id for claim in ids if claim in view.figure)
    outlets = {outlet for claim in ids if claim in view.figure for outlet in view.figure[claim].outlets}
    return Finding(
        id=stable_id("finding", kind, verdict, working, *ids),
        kind=kind,
        verdict=verdict,
        says=says[:1].upper() + says[1:] if says.startswith(tuple(_MODIFIERS.values())) else says,
        working=working,
        confidence=round(confidence, 3),
        claims=ids,
        rows=tuple(rows),
        figures=tuple(figures),
        explanations=tuple(explanations),
        settle=settle,
        rank=_rank(kind, verdict, confidence, len(outlets)),
    )


def _rank(kind: str, verdict: Verdict, confidence: float, outlets: int) -> float:
    """Problems first, then what is open, then what holds; sure ones and widely told ones before others."""
    if verdict == PROBLEM:
        return round(100 + _WEIGHT.get(kind, 70) * confidence + min(outlets, 5) / 10, 3)
    if verdict == OPEN:
        return round(_OPEN_WEIGHT.get(kind, 30) * confidence + min(outlets, 5) / 10, 3)
    return round(confidence, 3)


def amount(claim: Claim) -> str:
    """The number as it was meant, with its modifier and unit: "nearly 52 percent", "at least 1,200 to 1,500"."""
    written = claim.unit == "fraction" and (claim.low == claim.high or None in (claim.low, claim.high))
    number = claim.number if written else measured(claim.low, claim.high, claim.unit)
    return f"{_MODIFIERS.get(bound(claim), '')}{number}"


def quoted(claim: Claim) -> str:
    """Its exact words as a quotation, the marks of a quotation inside them made single."""
    return f"“{claim.exact.translate(_SINGLE)}”"


def counted(claim: Claim) -> str:
    """The outlet's own word for what it counts, in quotation marks."""
    return f"“{bare(claim.counted) or 'of them'}”"


def noun(claim: Claim) -> str:
    """What an outlet counts in its own word, without what it says of it, in quotation marks."""
    return f"“{_OF_IT.split(bare(claim.counted) or 'of them', maxsplit=1)[0]}”"


def like(claim: Claim, number: float) -> str:
    """Another number as that of a claim is written: "$45.5 million" beside "$46.5 million"."""
    return measured(number, number, claim.unit)


def of(view: View, claim: Claim, known: Claim | Figure | None = None) -> str:
    """A number with what it counts, as its figure has it: "40 arrests", "$9.5 million “of fire department”"."""
    return " ".join(part for part in (amount(claim), view.thing(known or claim)) if part)


def when(period: Period | None) -> str:
    """A period in words, with its preposition; nothing where there is none."""
    if period is None:
        return ""
    if period[0] == period[1]:
        return f" on {day(period[0])}"
    words = span(period)
    return f" from {words}" if " to " in words else f" in {words}"


def listed(names: Iterable[str]) -> str:
    """Names in one phrase, each once: "A, B and C"."""
    kept = list(dict.fromkeys(names))
    return " and ".join([", ".join(kept[:-1]), kept[-1]] if len(kept) > 1 else kept)
