"""A finding: is it right?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Claim, Document, Finding, Release
from onrecord.publish.index import PROBLEM, Index
from onrecord.publish.page import Page
from onrecord.publish.passages import Passage, passage

MOST = 60  # articles side by side; the data holds them all


def pages(index: Index) -> Iterator[Page]:
    """A page a finding, and for each problem a card to put into another page."""
    for finding in index.findings:
        figures = [index.figure_of[id] for id in finding.claims if id in index.figure_of]
        named = [index.figures[id] for id in finding.figures if id in index.figures]
        data = {
            "finding": finding,
            "passages": passages(index, finding)[:MOST],
            "articles": len({index.claims[id].doc for id in finding.claims if id in index.claims}),
            "rows": [row(index, text) for text in finding.rows],
            "figures": list({figure.id: figure for figure in (*named, *figures)}.values()),
            "card": card(index, finding),
        }
        yield Page(index.path(finding), "finding.html", finding.says, "findings", data)
        if path := card(index, finding):
            yield Page(path, "card.html", finding.says, "findings", {"item": lead(index, finding)})


def card(index: Index, finding: Finding) -> str | None:
    """Where a problem's card lies; what adds up or is open has none."""
    return index.path(finding).replace("findings/", "cards/") if finding.verdict == PROBLEM else None


@dataclass(frozen=True, slots=True)
class Lead:
    """A finding with the two or three figures it is about."""

    finding: Finding
    claims: tuple[Claim, ...]


def lead(index: Index, finding: Finding) -> Lead:
    """The finding with up to three of its claims, different ones first."""
    claims = [index.claims[id] for id in finding.claims if id in index.claims]
    different = list({(c.low, c.high, c.doc): c for c in reversed(claims)}.values())[::-1]
    return Lead(finding, tuple(different[:3]))


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
