"""A story: who says what, and the way the report took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Claim, Document, Drift, Figure, Finding, Story
from onrecord.publish import chains
from onrecord.publish.index import Index
from onrecord.publish.page import Page
from onrecord.publish.passages import Wording, wording

COLUMNS = 6  # outlets side by side; more go into a further table
MOST = 150  # rows of one page; the list of figures has them all


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says of one figure: each different wording, and how it drifted."""

    claims: tuple[tuple[Claim, Wording, tuple[Drift, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure across the articles; a cell is None where an article does not carry it."""

    figure: Figure
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Figures by articles, in tables of a few columns each."""

    story: Story
    tables: tuple[tuple[tuple[Document, ...], tuple[Row, ...]], ...]
    left: int  # figures not shown


def pages(index: Index) -> Iterator[Page]:
    """A page a story."""
    for story in index.ledger.stories:
        figures = index.figures_of[story.id]
        data = {
            "story": story,
            "documents": members(index, story),
            "matrix": matrix(index, story, MOST),
            "figures": figures,
            "findings": findings(index, figures),
            "chain": chains.story(index, story, figures),
        }
        yield Page(index.path(story), "story.html", story.title, "stories", data)


def findings(index: Index, figures: Sequence[Figure]) -> list[Finding]:
    """The findings on the figures of a story, worst first."""
    ids = [id for figure in figures for id in (figure.id, *figure.claims)]
    found = {finding.id: finding for id in ids for finding in index.findings_of.get(id, ())}
    return index.ranked(found.values())


def members(index: Index, story: Story) -> list[Document]:
    """The articles of a story, in the order they were published."""
    return index.in_order(index.documents[id] for id in story.documents if id in index.documents)


def matrix(index: Index, story: Story, rows: int) -> Matrix:
    """The story's figures by its articles."""
    documents, figures = members(index, story), index.figures_of[story.id]
    chunks = [documents[at : at + COLUMNS] for at in range(0, len(documents), COLUMNS)]
    tables = tuple((tuple(chunk), tuple(_rows(index, figures[:rows], chunk))) for chunk in chunks)
    return Matrix(story, tables, max(0, len(figures) - rows))


def _rows(index: Index, figures: Sequence[Figure], documents: Sequence[Document]) -> Iterator[Row]:
    for figure in figures:
        cells = tuple(cell(index, figure, document) for document in documents)
        if any(cells):
            yield Row(figure, cells)


def cell(index: Index, figure: Figure, document: Document) -> Cell | None:
    """What the article says of the figure, each wording once."""
    claims = [c for id in figure.claims if (c := index.claims.get(id)) and c.doc == document.id]
    once = {claim.exact.casefold(): claim for claim in reversed(claims)}
    drifts = {id: tuple(d for d in figure.drifts if d.claim == id) for id in figure.claims}
    found = [(c, wording(document.text, c), drifts[c.id]) for c in sorted(once.values(), key=lambda c: c.start)]
    return Cell(tuple(found)) if found else None
