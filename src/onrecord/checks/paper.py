"""How findings are written: one neutral sentence, the working as on paper, a place in the order."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.checks.view import View
from onrecord.compare import bound
from onrecord.model import Claim, Finding, Period, Verdict, stable_id
from onrecord.values import day, plain

PROBLEM: Verdict = "does not add up"
HOLDS: Verdict = "adds up"
OPEN: Verdict = "cannot tell"

# How much an editor wants to know of a problem of each kind before one of another.
_WEIGHT = {
    "share": 95, "conflict": 93, "sum": 92, "change": 91, "rate": 89, "product": 88,
    "record": 87, "scope": 86, "role": 85, "unit": 85, "term": 80, "target": 78, "calendar": 76,
    "cumulative": 75, "drift": 60,
}  # fmt: skip
_OPEN_WEIGHT = {"conflict": 50, "dependence": 45, "denial": 42, "drift": 25}
_MODIFIERS = {
    "about": "about ", "at_least": "at least ", "at_most": "at most ", "more_than": "more than ",
    "less_than": "less than ", "nearly": "nearly ", "up_to": "up to ", "vague": "about ",
}  # fmt: skip


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
    modifier = _MODIFIERS.get(bound(claim), "")
    if claim.low is not None and claim.high is not None and claim.low != claim.high:
        number = f"{plain(claim.low)} to {plain(claim.high)}"
    elif claim.unit == "fraction":
        number = claim.number
    else:
        number = plain(claim.low if claim.low is not None else claim.high)
    if claim.unit == "dollar":
        return f"{modifier}${number}"
    if claim.unit is not None and claim.unit not in ("percent", "fraction", "count"):
        return f"{modifier}{number} {claim.unit}{'s' if claim.unit[-1:] not in 'sn' else ''}"
    return f"{modifier}{number}{' percent' if claim.unit == 'percent' else ''}"


def when(period: Period | None) -> str:
    """A period in words, after a comma; nothing where there is none."""
    if period is None:
        return ""
    first, last = period
    return f" on {day(first)}" if first == last else f" from {day(first)} to {day(last)}"


def listed(names: Iterable[str]) -> str:
    """Names in one phrase, each once: "A, B and C"."""
    kept = list(dict.fromkeys(names))
    return " and ".join([", ".join(kept[:-1]), kept[-1]] if len(kept) > 1 else kept)
