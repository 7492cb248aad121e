"""A story: who says what, and the way the report took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Claim, Document, Drift, Figure, Finding, Story
from onrecord.publish import chains
from onrecord.publish.index import Index
from onrecord.publish.page import Page
from onrecord.publish.passages import Wording, wording

COLUMNS = 6  # outlets side by side; more go into a further table
MOST = 150  # rows of one page; the list of figures has them all
CELLS = 600  # filled cells of one page; further tables go on further pages


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says of one figure: each different wording, and how it drifted."""

    claims: tuple[tuple[Claim, Wording, tuple[Drift, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure across the articles; a cell is None where an article does not carry it."""

    figure: Figure
    cells: tuple[Cell | None, ...]


Table = tuple[tuple[Document, ...], tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Figures by articles, in tables of a few columns each."""

    story: Story
    tables: tuple[Table, ...]
    left: int  # figures not shown


def pages(index: Index) -> Iterator[Page]:
    """A page a story; one that very many articles tell goes on in further pages."""
    for story in index.ledger.stories:
        figures, whole = index.figures_of[story.id], matrix(index, story, MOST)
        cut = list(parts(whole)) or [whole]
        for number, part in enumerate(cut):
            data = {
                "story": story,
                "documents": [document for documents, _ in part.tables for document in documents],
                "articles": len(story.documents),
                "matrix": part,
                "figures": figures,
                "findings": [] if number else findings(index, figures),
                "chain": None if number else chains.story(index, story, figures),
                "drawn": chains.DRAWN,
                "part": number + 1,
                "before": index.part(story, number - 1) if number else None,
                "after": index.part(story, number + 1) if number < len(cut) - 1 else None,
            }
            yield Page(index.part(story, number), "story.html", story.title, "stories", data)


def parts(whole: Matrix) -> Iterator[Matrix]:
    """The matrix in pieces that each fit one page."""
    held: list[Table] = []
    filled = 0
    for table in whole.tables:
        more = sum(cell is not None for row in table[1] for cell in row.cells)
        if held and filled + more > CELLS:
            yield replace(whole, tables=tuple(held))
            held, filled = [], 0
        held.append(table)
        filled += more
    if held:
        yield replace(whole, tables=tuple(held))


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
    told = [(figure, cells(index, figure)) for figure in figures[:rows]]
    chunks = [documents[at : at + COLUMNS] for at in range(0, len(documents), COLUMNS)]
    tables = tuple((tuple(chunk), tuple(_rows(told, chunk))) for chunk in chunks)
    return Matrix(story, tables, max(0, len(figures) - rows))


def _rows(told: Sequence[tuple[Figure, Mapping[str, Cell]]], documents: Sequence[Document]) -> Iterator[Row]:
    for figure, by_document in told:
        found = tuple(by_document.get(document.id) for document in documents)
        if any(found):
            yield Row(figure, found)


def cells(index: Index, figure: Figure) -> dict[str, Cell]:
    """What each article that carries the figure says of it, each wording once."""
    claims: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in sorted((index.claims[id] for id in figure.claims if id in index.claims), key=lambda c: c.start):
        claims[claim.doc].setdefault(claim.exact.casefold(), claim)
    drifts: dict[str, list[Drift]] = defaultdict(list)
    for drift in figure.drifts:
        drifts[drift.claim].append(drift)
    return {
        doc: Cell(tuple((c, wording(index.documents[doc].text, c), tuple(drifts[c.id])) for c in once.values()))
        for doc, once in claims.items()
    }
