"""How figures changed in the telling: a goal told as a fact, one place's number as the whole's, a bound turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.bounds import LEAST, MOST, turned, two_fates
from onrecord.checks.view import View
from onrecord.checks.wording import tentative
from onrecord.compare import topic, value
from onrecord.model import Claim, Drift, Figure, Finding

_ASPECTS = {  # what changes, and how it reads where there is none
    "modifier": ("the bound", "no bound"),
    "unit": ("the unit", "no rate"),
    "attribution": ("the source", "no source"),
}


def find(view: View) -> Iterator[Finding]:
    """Drift of role, scope, rate and to the other bound as problems, other drift as open, one a figure and aspect."""
    for docs in view.stories:
        for figure in (f for f in view.figures_of(docs) if f.role != "incidental"):
            for aspect in ("role", "scope", "unit", "modifier", "attribution"):
                found = [drift for drift in figure.drifts if drift.aspect == aspect and drift.claim in view.claims]
                if found:
                    yield from _aspect(view, figure, aspect, found)


def _aspect(view: View, figure: Figure, aspect: str, drifts: Sequence[Drift]) -> Iterator[Finding]:
    claims = [view.claims[drift.claim] for drift in drifts]
    if aspect in ("role", "scope") or (aspect == "unit" and all(drift.was and drift.became for drift in drifts)):
        for drift, claim in zip(drifts, claims, strict=True):
            if _serious(view, figure, drift, claim):
                yield _problem(view, figure, drift, claim)
                return
        return
    opposite = _opposite(view, figure) if aspect == "modifier" else None
    if opposite is not None:
        yield turned(view, *opposite)
    elif len(figure.outlets) > 1:
        yield _open(view, figure, aspect, drifts, claims)


def _opposite(view: View, figure: Figure) -> tuple[Claim, Claim] | None:
    """Two outlets' tellings of one number as the least and as the most."""
    told = view.told(figure)
    if any(c.low is not None and c.high is not None and c.low != c.high for c in told):
        return None  # of a range one may give the lower end and another the upper
    pairs = ((a, b) for a in told for b in told if a.modifier in LEAST and b.modifier in MOST)
    apart = ((a, b) for a, b in pairs if view.outlet(a.doc) != view.outlet(b.doc) and value(a) == value(b))
    return next((pair for pair in apart if not two_fates(view, *pair)), None)


def _serious(view: View, figure: Figure, drift: Drift, claim: Claim) -> bool:
    """Whether another outlet tells it in the other role or place, and means the same thing."""
    others = [other for other in view.told(figure) if other.doc != claim.doc]
    if drift.aspect == "role":
        named = claim.metric is not None or bool(topic(claim.counted) - topic(claim.unit))
        goal_as_fact = named and {drift.was, drift.became} == {"target", "actual"}
        told = [claim, *(other for other in others if other.role == drift.was)]
        hedged = {one.role: tentative(view.sentence(one)) for one in told}
        return goal_as_fact and claim.unit is None and hedged == {"target": True, "actual": False}
    if drift.aspect == "unit":
        return any(other.rate and drift.was == f"a {other.rate}" for other in others)
    return any(other.scope == drift.was and other.rate == claim.rate for other in others) and (
        "national" in (drift.was, drift.became)
    )


def _problem(view: View, figure: Figure, drift: Drift, claim: Claim) -> Finding:
    model = next(o for o in view.told(figure) if o.doc != claim.doc and drift.was in (o.role, o.scope, f"a {o.rate}"))
    kinds = {"target": "a level to reach", "actual": "what happened", "baseline": "what went before"}
    was, became = kinds.get(drift.was, f"“{drift.was}”"), kinds.get(drift.became, f"“{drift.became}”")
    says = (
        f"{paper.of(view, claim, figure)} is told as {was} by {view.outlet(model.doc)} and as {became} "
        f"by {view.outlet(claim.doc)}."
    )
    working = f"{view.outlet(model.doc)}: {drift.was}; {view.outlet(claim.doc)}: {drift.became}"
    return paper.finding(
        view, drift.aspect, paper.PROBLEM, says, working, [claim, model], 0.7,
        settle="The wording of the source.",
    )  # fmt: skip


def _open(view: View, figure: Figure, aspect: str, drifts: Sequence[Drift], claims: Sequence[Claim]) -> Finding:
    what, nothing = _ASPECTS[aspect]
    was, *became = (f"“{told}”" if told else nothing for told in (drifts[0].was, *(drift.became for drift in drifts)))
    outlets = paper.listed(view.outlet(claim.doc) for claim in claims)
    says = f"In the tellings of {figure.says} {what} changes from {was} to {paper.listed(became)} ({outlets})."
    told = [*_as_elsewhere(view, figure, claims), *claims]
    working = "; ".join(f"{view.outlet(claim.doc)}: {paper.quoted(claim)}" for claim in told)
    return paper.finding(view, "drift", paper.OPEN, says, working, told, 0.6, settle="The wording of the source.")


def _as_elsewhere(view: View, figure: Figure, drifted: Sequence[Claim]) -> list[Claim]:
    """The first telling by each outlet that did not drift."""
    ids = {claim.id for claim in drifted}
    return list({view.outlet(c.doc): c for c in reversed(view.told(figure)) if c.id not in ids}.values())[::-1]
