"""The made stories as the program meets them: their text alone, through the real reader, grouping and checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from made_stories import Made, make
from telling import ledger

from onrecord import coverage, reading
from onrecord.coverage import stories
from onrecord.model import Document, Ledger


def read(seeds: Sequence[int], planted: str | None) -> Iterator[tuple[Made, Ledger]]:
    """Each made story, beside the ledger that reading its articles gives."""
    made = [make(seed, planted) for seed in seeds]
    documents = {
        f"{seed:05}/{document.id}": document
        for seed, one in zip(seeds, made, strict=True)
        for document in one.ledger.documents
    }
    whole = [replace(document, id=name) for name, document in documents.items()]
    found = dict(reading.read(whole, reading.Asked()))
    for seed, one in zip(seeds, made, strict=True):
        yield one, _ledger({d: r for d, r in found.items() if d.id.startswith(f"{seed:05}/")})


def _ledger(found: dict[Document, reading.Read]) -> Ledger:
    documents = coverage.shared(sorted(found, key=lambda document: document.id))
    settled = dict(reading.settled(list(found), found))
    claims = [claim for read in settled.values() for claim in read.claims]
    return ledger(
        documents,
        claims,
        {document.id: read.times for document, read in settled.items()},
        {document.id: read.attributions for document, read in settled.items()},
        stories.group(documents, claims),
    )
