"""Decisions applied to what was read; ids are made from content, so a decision survives re-reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from onrecord.model import Claim, Decision, Figure, Finding, Ledger, Period, SetAside
from onrecord.review.regroup import holds, of_figures
from onrecord.standing import standing

_FIELDS = {field.name for field in fields(Claim)} - {"id", "doc", "start", "end", "exact", "sentence"}


def to_claims(claims: Sequence[Claim], decisions: Iterable[Decision]) -> list[Claim]:
    """The claims as people corrected them, without those they rejected."""
    stands = standing(decisions)
    reviewed = []
    for claim in claims:
        decision = stands.get(claim.id)
        if decision is None or decision.action == "accept":
            reviewed.append(claim)
        elif decision.action == "correct":
            reviewed.append(_corrected(claim, decision))
    return reviewed


def gone(decisions: Sequence[Decision], claims: Iterable[Claim], ledger: Ledger) -> list[SetAside]:
    """Decisions that speak of what is no longer there, in the order they were taken.

    Args:
        claims: those that were read, also those that a decision took out of the ledger.
    """
    things: list[Claim | Figure | Finding] = [*claims, *ledger.figures, *ledger.findings]
    known = {thing.id for thing in things}
    last = {decision.id for decision in standing(decisions).values()}
    regrouped = {decision.id for decision in of_figures(decisions)}
    return [
        SetAside("reviews.jsonl", f"what it spoke of is gone: {decision.quote or decision.key}", decision.id)
        for decision in decisions
        if (decision.id in regrouped and not holds(decision, ledger.figures))
        or (decision.id in last - regrouped and decision.key not in known)
    ]


def _corrected(claim: Claim, decision: Decision) -> Claim:
    changes = {name: _value(name, value) for name, value in decision.changes.items() if name in _FIELDS}
    who = decision.by or "a reviewer"
    rules = {**claim.rules, **dict.fromkeys(changes, f"corrected by {who}")}
    return replace(claim, **changes, rules=rules)


def period(days: Sequence[str]) -> Period:
    """The period from one ISO date to another, or of one alone.

    Raises:
        ValueError: a date that is none, or a last day before the first.
    """
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    if last < first:
        raise ValueError("the last day lies before the first")
    return first, last


def _value(name: str, value: Any) -> Any:
    if name == "period" and value:
        return period(value)
    return tuple(value) if isinstance(value, list) else value
