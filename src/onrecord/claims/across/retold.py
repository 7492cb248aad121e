"""Periods that one article leaves open and others on the story give for the same figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.across.together import telling
from onrecord.model import Claim, Period

_OWN = (
    "the time that governs it",
    "the stretch that",
    "from one to the other",
    "from the event up to",
    "the level at that time",
)
_LENT = (  # what a figure has only for want of a time of its own
    "no time is given",
    "the event that the article",
    "when it was said",
    "it is so at the time of writing",
)
Key = tuple[float | None, float | None, str | None, str | None]


def dated(claims: Sequence[Claim]) -> list[Claim]:
    """The same claims, in order, those without a time of their own dated as all others that give the figure date it."""
    given: dict[Key, dict[Period, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.period and telling(claim) and claim.rules.get("period", "").startswith(_OWN):
            given[_key(claim)][claim.period].add(claim.doc)
    return [_dated(claim, given.get(_key(claim), {})) for claim in claims]


def _dated(claim: Claim, given: dict[Period, set[str]]) -> Claim:
    lent = claim.rules.get("period", "").startswith(_LENT) and claim.role not in ("target", "incidental")
    if not lent or len(given) != 1 or not telling(claim):
        return claim
    [(period, docs)] = given.items()
    if not docs - {claim.doc} or period == claim.period:
        return claim
    why = "the period that other articles on the story give for the same figure"
    return replace(claim, period=period, period_span=None, rules={**claim.rules, "period": why})


def _key(claim: Claim) -> Key:
    return claim.low, claim.high, claim.unit, claim.rate
