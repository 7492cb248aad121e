"""An article: its text as it was, its figures marked, a note on each in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Claim, Document, Figure, Finding, Span
from onrecord.publish.index import Index
from onrecord.publish.page import Page
from onrecord.publish.passages import Piece, paragraphs, pieces


@dataclass(frozen=True, slots=True)
class Note:
    """What the margin says of one claim."""

    claim: Claim
    when: str | None  # the words that gave its time
    figure: Figure | None
    findings: tuple[Finding, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text and the notes on it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def pages(index: Index) -> Iterator[Page]:
    """A page an article."""
    for document in index.ledger.documents:
        notes = {claim.id: note(index, document, claim) for claim in index.claims_of[document.id]}
        data = {
            "document": document,
            "stories": index.stories_of[document.id],
            "paragraphs": [paragraph(index, document, span, notes) for span in paragraphs(document.text)],
            "notes": notes,
        }
        yield Page(index.path(document), "article.html", document.title or index.name(document), "articles", data)


def paragraph(index: Index, document: Document, span: Span, notes: dict[str, Note]) -> Paragraph:
    """One line of the text with its claims marked."""
    claims = [c for c in index.claims_of[document.id] if c.start < span[1] and c.end > span[0]]
    begun = tuple(notes[c.id] for c in claims if c.start >= span[0])
    return Paragraph(tuple(pieces(document.text, span, claims)), begun)


def note(index: Index, document: Document, claim: Claim) -> Note:
    """What was read and what was checked."""
    when = document.text[slice(*claim.period_span)] if claim.period_span else None
    figure = index.figure_of.get(claim.id)
    findings = tuple(index.findings_of[claim.id])
    return Note(claim, when, figure, findings, index.state(findings))
