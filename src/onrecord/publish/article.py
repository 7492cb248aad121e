"""An article: its text as it was, its figures marked, a note on each in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Claim, Document, Figure, Finding, Span
from onrecord.publish.index import PART, Index
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
    """A page an article; a very long one goes on in further pages."""
    for document in index.ledger.documents:
        notes = {claim.id: note(index, document, claim) for claim in index.claims_of[document.id]}
        lines, last = paragraphs(document.text), max(0, len(document.text) - 1) // PART
        for number in range(last + 1):
            data = {
                "document": document,
                "stories": index.stories_of[document.id],
                "paragraphs": [paragraph(index, document, span, notes) for span in _within(lines, number)],
                "notes": notes,
                "part": number + 1,
                "before": index.part(document, number - 1) if number else None,
                "after": index.part(document, number + 1) if number < last else None,
            }
            title = document.title or index.name(document)
            yield Page(index.part(document, number), "article.html", title, "articles", data)


def _within(lines: Sequence[Span], number: int) -> Iterator[Span]:
    """The lines, or pieces of lines, that stand on one page of the article."""
    first, last = number * PART, (number + 1) * PART
    for start, end in lines:
        if start < last and end > first:
            yield max(start, first), min(end, last)


def paragraph(index: Index, document: Document, span: Span, notes: dict[str, Note]) -> Paragraph:
    """One line of the text with the claims that begin in it marked."""
    claims = [claim for claim in index.claims_of[document.id] if span[0] <= claim.start < span[1]]
    return Paragraph(tuple(pieces(document.text, span, claims)), tuple(notes[claim.id] for claim in claims))


def note(index: Index, document: Document, claim: Claim) -> Note:
    """What was read and what was checked."""
    when = document.text[slice(*claim.period_span)] if claim.period_span else None
    figure = index.figure_of.get(claim.id)
    findings = tuple(index.findings_of[claim.id])
    return Note(claim, when, figure, findings, index.state(findings))
