"""What a document cites for each claim: the claim's own sources, and for a goal the report that it is told from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.figures import names
from onrecord.model import Attribution, Claim, Document

_NEAR = 2500  # characters between a goal and the words that name the report it is from


def sources(
    claims: Sequence[Claim], documents: Sequence[Document], attributions: Mapping[str, Sequence[Attribution]]
) -> dict[str, tuple[str, ...]]:
    """The sources of each claim, nearest first, without mere hedges.

    An agency that a text is credited to stands before whom the text cites. Who announced a goal is not who reported
    it: where a document names a report or unnamed people near by, the goal is from them.
    """
    texts = {document.id: document.text for document in documents}
    wires = {document.id: (document.wire,) for document in documents if document.wire}
    organisation = _organisations(claims)
    goals = {(claim.doc, claim.sentence) for claim in claims if claim.role == "target"}
    found: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        own = tuple(source for source in claim.sources if not names.hedge(source))
        if (claim.doc, claim.sentence) in goals and claim.role in ("target", "baseline"):
            own = _with_report(own, _near(claim, texts[claim.doc], attributions.get(claim.doc, ())))
        body = organisation.get(claim.doc) or organisation.get("")
        named = (body if body and names.papers(s) else s for s in own)
        found[claim.id] = tuple(dict.fromkeys((*wires.get(claim.doc, ()), *named)))
    return found


def own_work(claims: Sequence[Claim], documents: Sequence[Document]) -> set[str]:
    """The claims whose sentence says that the source counted or confirmed it by itself."""
    texts = {document.id: document.text for document in documents}
    phrases = names.words("independent")
    return {c.id for c in claims if any(p in texts[c.doc][slice(*c.sentence)].casefold() for p in phrases)}


def _reports(source: str) -> bool:
    return names.outlet(source) or names.unnamed(source)


def _near(claim: Claim, text: str, attributions: Sequence[Attribution]) -> list[str]:
    """The outlets and unnamed people cited near a claim, the nearest first, each with whom it cites."""
    found: list[tuple[int, str]] = []
    for attribution in attributions:
        said = attribution.way == "speech"
        if said and attribution.source is not None and abs(attribution.source[0] - claim.start) <= _NEAR:
            distance = abs(attribution.source[0] - claim.start)
            behind = [text[start:end] for start, end in attribution.chain]
            name = attribution.name or text[slice(*attribution.source)]
            found += [(distance, source) for source in (name, *behind) if not names.hedge(source) and _reports(source)]
    return [source for _, source in sorted(found)]


def _with_report(own: tuple[str, ...], near: Sequence[str]) -> tuple[str, ...]:
    """The report that a goal is told from and the unnamed people behind it; who gave out the goal is no source."""
    outlet = next((source for source in (*own, *near) if names.outlet(source)), None)
    unnamed = next((source for source in (*own, *near) if names.unnamed(source)), None)
    return tuple(source for source in (outlet, unnamed) if source) or own


def _organisations(claims: Sequence[Claim]) -> dict[str, str]:
    """For each document the body it cites most, which "the agency" stands for there; under "" the only one of all."""
    counts: dict[str, Counter[str]] = {}
    for claim in claims:
        for source in claim.sources:
            if source.isupper() or source.endswith(
                ("Office", "Department", "Agency", "Ministry", "Council", "Authority")
            ):
                counts.setdefault(claim.doc, Counter())[source] += 1
    most = {doc: min(c, key=lambda name: (-c[name], name)) for doc, c in counts.items() if not names.outlet(min(c))}
    return most | ({"": next(iter(most.values()))} if len(set(most.values())) == 1 else {})
