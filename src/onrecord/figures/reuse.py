"""Sentences that were copied: a telling whose words an earlier article of another outlet has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model import Claim, Document
from onrecord.text import stems

_RUN = 3  # words that make one shingle
_COPIED = 0.6  # share of a sentence's shingles that an earlier one must have


def copies(claims: Sequence[Claim], documents: Sequence[Document]) -> dict[str, str]:
    """For each claim whose sentence is copied: the outlet of the earliest document with that sentence."""
    texts = {document.id: document.text for document in documents}
    place = {document.id: index for index, document in enumerate(documents)}
    outlet = {document.id: document.outlet or document.id for document in documents}
    shingles = {claim.id: _shingles(texts[claim.doc][slice(*claim.sentence)]) for claim in claims}
    found: dict[str, str] = {}
    by_run: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (place[c.doc], c.start)):
        own = shingles[claim.id]
        near = {other.id: other for run in own for other in by_run[run][:3]}
        for other in sorted(near.values(), key=lambda c: (place[c.doc], c.start)):
            shared = len(own & shingles[other.id])
            if outlet[other.doc] != outlet[claim.doc] and shared >= _COPIED * len(own):
                found[claim.id] = outlet[other.doc]
                break
        for run in own:
            by_run[run].append(claim)
    return found


def _shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    words = stems(sentence)
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
