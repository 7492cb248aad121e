"""Search without a server: the figures and articles as small script files that one page reads."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.publish.index import Index
from onrecord.publish.page import Page
from onrecord.publish.words import count, day, sentence

SIZE = 300_000  # characters of one file


def pages(index: Index) -> Iterator[Page]:
    """The page of search; the only one that uses a script, and says so where there is none."""
    yield Page("search.html", "search.html", "Search", "search", {"files": len(list(parts(index)))})


def parts(index: Index) -> Iterator[str]:
    """The files that the page loads when somebody begins to type: each hands over a list of entries."""
    held: list[str] = []
    length = 0
    for entry in entries(index):
        text = json.dumps(entry, ensure_ascii=False)
        if held and length + len(text) > SIZE:
            yield _part(held)
            held, length = [], 0
        held.append(text)
        length += len(text)
    if held:
        yield _part(held)


def entries(index: Index) -> Iterator[tuple[str, str, str, str]]:
    """What can be found: its kind, its words, more words, its page."""
    for figure in sorted(index.ledger.figures, key=index.weight):
        outlets = ", ".join(dict.fromkeys(index.name(document) for document in index.documents_of(figure)))
        yield "figure", sentence(figure.says), outlets, index.path(figure)
    for document in index.in_order(index.ledger.documents):
        figures = count(len(index.claims_of[document.id]), "figure")
        more = f"{index.name(document)}, {day(document.published)}, {figures}"
        yield "article", document.title or document.id, more, index.path(document)


def _part(held: list[str]) -> str:
    return "onrecordFound([\n" + ",\n".join(held) + "\n]);\n"
