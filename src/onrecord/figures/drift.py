"""How one wording of a figure differs from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from onrecord.compare import alike, days, named_place, places, rates
from onrecord.model import Claim, Drift

_BOUND = {
    "at_least": "at least", "more_than": "at least", "at_most": "up to", "less_than": "up to", "up_to": "up to",
    "range": "between", "exact": "", "about": "about", "nearly": "about", "vague": "about",
}  # fmt: skip


def drifts(claims: Sequence[Claim], order: Mapping[str, int], sourced: Set[tuple[str, str]]) -> tuple[Drift, ...]:
    """Each telling against the first and commonest one, aspect by aspect.

    ``sourced``: the documents that give a source for a claim in that role, if not for this one.
    """
    base = _base(claims, order)
    found = [drift for claim in claims if claim.id != base.id for drift in _against(base, claim)]
    return (*found, *_lost(claims, sourced))


def _lost(claims: Sequence[Claim], sourced: Set[tuple[str, str]]) -> list[Drift]:
    """The first telling of each document that gives no source where others do."""
    source = next((claim.sources[0] for claim in claims if claim.sources), None)
    loose = {claim.doc: claim for claim in reversed(claims) if (claim.doc, claim.role) not in sourced}
    return [Drift(claim.id, "attribution", source, "") for claim in loose.values()] if source else []


def _base(claims: Sequence[Claim], order: Mapping[str, int]) -> Claim:
    """The telling with the commonest wording that names its place; of equals, that of the document that came first."""

    def wording(claim: Claim) -> tuple[object, ...]:
        return _bound(claim), claim.metric or claim.counted, claim.role, claim.scope

    kinds = Counter(wording(claim) for claim in claims)
    return min(claims, key=lambda c: (named_place(c) is None, -kinds[wording(c)], order[c.doc], c.start))


def _against(base: Claim, claim: Claim) -> list[Drift]:
    found: list[tuple[str, str, str]] = []
    if _bound(base) != _bound(claim) and not _rounded(base, claim):
        found.append(("modifier", _bound(base), _bound(claim)))
    if alike(base, claim) < 0.6:
        found.append(("definition", base.counted or base.metric or "", claim.counted or claim.metric or ""))
    if places(named_place(base), named_place(claim)) in ("part", "differs"):
        found.append(("scope", base.scope or "", claim.scope or ""))
    if days(base.period, claim.period) == "differs" and base.role != "target":
        found.append(("date", _period(base), _period(claim)))
    if not rates(base, claim):
        found.append(("unit", f"a {base.rate}" if base.rate else "", f"a {claim.rate}" if claim.rate else ""))
    if (base.role == "target") != (claim.role == "target") and "count" not in (base.role, claim.role):
        found.append(("role", base.role, claim.role))
    return [Drift(claim.id, aspect, was, became) for aspect, was, became in found]


def _bound(claim: Claim) -> str:
    """What the modifier does to the number, so that "a minimum of" and "at least" are one; nothing for a bare one."""
    return _BOUND[claim.modifier]


def _rounded(a: Claim, b: Claim) -> bool:
    """A rounded telling beside the exact one is no drift; "at least" lost is."""
    return {_bound(a), _bound(b)} <= {"about", ""}


def _period(claim: Claim) -> str:
    return "" if claim.period is None else "/".join(day.isoformat() for day in claim.period)
