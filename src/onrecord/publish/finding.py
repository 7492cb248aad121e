"""A finding: is it right?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.model import Claim, Document, Finding, Release
from onrecord.publish.index import Index
from onrecord.publish.page import Page
from onrecord.publish.passages import Passage, passage


def pages(index: Index) -> Iterator[Page]:
    """A page a finding."""
    for finding in index.findings:
        figures = [index.figure_of[id] for id in finding.claims if id in index.figure_of]
        named = [index.figures[id] for id in finding.figures if id in index.figures]
        data = {
            "finding": finding,
            "passages": passages(index, finding),
            "rows": [row(index, text) for text in finding.rows],
            "figures": list({figure.id: figure for figure in (*named, *figures)}.values()),
        }
        yield Page(index.path(finding), "finding.html", finding.says, "findings", data)


def row(index: Index, text: str) -> tuple[Release | None, str]:
    """A row of the record: its release, where it is named, and the rest of its address."""
    name, _, rest = text.partition(": ")
    release = index.releases.get(name)
    return (release, rest) if release else (None, text)


def passages(index: Index, finding: Finding) -> list[tuple[Document, list[Passage]]]:
    """The sentences a finding rests on, by article in the order they were published."""
    sentences: dict[str, dict[tuple[int, int], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for id in dict.fromkeys(finding.claims):
        if claim := index.claims.get(id):
            sentences[claim.doc][claim.sentence].append(claim)
    out = []
    for document in index.in_order(index.documents[id] for id in sentences):
        found = sorted(sentences[document.id].items())
        out.append((document, [passage(document.text, claims) for _, claims in found]))
    return out
