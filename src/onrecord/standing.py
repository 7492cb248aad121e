"""Which decisions stand: the last one about each thing, without what was undone."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Decision


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not undone, in the order they were taken."""
    taken = list(decisions)
    undone: set[str] = set()
    for decision in reversed(taken):
        if decision.about == "decision" and decision.id not in undone:
            undone.add(decision.key)
    return [d for d in taken if d.about != "decision" and d.id not in undone]


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last decision about each thing that was not undone, by what it is about."""
    return {decision.key: decision for decision in in_force(decisions)}
