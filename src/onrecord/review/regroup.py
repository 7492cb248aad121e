"""Figures as people joined and split them.

A figure's id follows from its claims, so a decision names the claims it spoke of: it holds for whatever figures hold
them after the next reading, and is reported when they are gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from onrecord.model import Claim, Decision, Figure
from onrecord.standing import in_force

Groups = list[list[Claim]]
SIDES = ("claims", "with_claims")  # of the figure that was decided on, and of the one it was joined with


def named(figure: Figure, action: str, changes: Mapping[str, Any], figures: Iterable[Figure]) -> dict[str, Any]:
    """The changes with the claims that a join or split speaks of.

    Args:
        changes: for a join ``{"with": another figure's id}``, for a split ``{"claims": [those that leave]}``.

    Raises:
        ValueError: it cannot be done; the message says what to choose.
    """
    if action == "join":
        other = next((each for each in figures if each.id == changes.get("with")), None)
        if other is None or other.id == figure.id or other.story != figure.story:
            raise ValueError("Choose another figure of the same story to join it with.")
        return {"with": other.id, "claims": list(figure.claims), "with_claims": list(other.claims)}
    leaving = _ids(changes, "claims")
    if not leaving or not leaving < set(figure.claims):
        raise ValueError("Choose some claims of the figure that become a figure of their own, not all of them.")
    return {"claims": [key for key in figure.claims if key in leaving]}


def regrouping(decisions: Iterable[Decision]) -> Callable[[Groups], Groups]:
    """What does to the groups of claims in a story what people decided, in the order they did."""
    taken = of_figures(decisions)

    def regrouped(groups: Groups) -> Groups:
        for decision in taken:
            groups = (_joined if decision.action == "join" else _split)(groups, decision.changes)
        return groups

    return regrouped


def of_figures(decisions: Iterable[Decision]) -> list[Decision]:
    """The joins and splits that were not undone."""
    return [decision for decision in in_force(decisions) if decision.action in ("join", "split")]


def speaks_of(decision: Decision, figure: Figure) -> bool:
    """Whether a decision is on that figure, or joined or split its claims."""
    return decision.key == figure.id or any(_ids(decision.changes, side) & set(figure.claims) for side in SIDES)


def holds(decision: Decision, figures: Sequence[Figure]) -> bool:
    """Whether what a join or split speaks of is still there: for a join, both sides in one story."""
    sides = SIDES if decision.action == "join" else SIDES[:1]
    stories = [{f.story for f in figures if _ids(decision.changes, side) & set(f.claims)} for side in sides]
    return bool(set.intersection(*stories))


def _joined(groups: Groups, changes: Mapping[str, Any]) -> Groups:
    """One group of all that hold claims of either side; as they were where a side is not there."""
    ours, theirs = (_touched(groups, _ids(changes, side)) for side in SIDES)
    if not ours or not theirs:
        return groups
    together = ours | theirs
    whole = [claim for at in sorted(together) for claim in groups[at]]
    first = min(together)
    rest = {at: group for at, group in enumerate(groups) if at not in together}
    return [group for _, group in sorted([*rest.items(), (first, _in_order(whole))])]


def _split(groups: Groups, changes: Mapping[str, Any]) -> Groups:
    """Every group with the claims that leave it as a group of their own behind it."""
    leaving = _ids(changes, "claims")
    parts = [[c for c in group if (c.id in leaving) == gone] for group in groups for gone in (False, True)]
    return [part for part in parts if part]


def _touched(groups: Groups, ids: set[str]) -> set[int]:
    return {at for at, group in enumerate(groups) if any(claim.id in ids for claim in group)}


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.doc, claim.start))


def _ids(changes: Mapping[str, Any], side: str) -> set[str]:
    """The claim ids of one side; the file may have been edited by hand, so whatever else stands there is none."""
    listed = changes.get(side)
    return {key for key in listed if isinstance(key, str)} if isinstance(listed, list | tuple) else set()
