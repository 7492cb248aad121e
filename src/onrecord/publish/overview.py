"""The first page: what should I look at?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Story
from onrecord.publish import story, targets, words
from onrecord.publish.finding import lead
from onrecord.publish.index import Index
from onrecord.publish.page import Page

FIRST = 5  # findings shown with their figures
SHORT = 10  # further findings shown as a line
ROWS = 8  # rows of the small matrix
TABLES = 2  # of it, six outlets each


def pages(index: Index) -> Iterator[Page]:
    """The overview."""
    ledger = index.ledger
    shown = [f for f in index.findings if f.verdict != "adds up"]
    data = {
        "headline": headline(index),
        "totals": totals(index),
        "leading": [lead(index, finding) for finding in shown[:FIRST]],
        "further": shown[FIRST : FIRST + SHORT],
        "left": max(0, len(shown) - FIRST - SHORT),
        "targets": targets.sections(index),
        "matrices": [_small(index, item) for item in ledger.stories[:1]],
        "stories": ledger.stories[1:13],
        "lacking": lacking(index),
    }
    yield Page("index.html", "overview.html", index.beat.title, "overview", data)


def _small(index: Index, item: Story) -> story.Matrix:
    """The matrix of a story, as far as it can be taken in at a glance."""
    whole = story.matrix(index, item, ROWS)
    return replace(whole, tables=whole.tables[:TABLES])


def headline(index: Index) -> str:
    """The page in one line."""
    ledger = index.ledger
    if not ledger.documents and not ledger.releases:
        return "Nothing loaded yet"
    checks = words.count(len(ledger.findings), "check")
    if not index.problems:
        figures = words.count(len(ledger.figures), "figure")
        return f"Nothing found that does not add up: {figures}, {checks}"
    return f"{len(index.problems)} of {checks} {'does' if len(index.problems) == 1 else 'do'} not add up"


def totals(index: Index) -> list[tuple[str, str]]:
    """The line of totals: each a number and its word."""
    ledger = index.ledger
    verdicts = Counter(finding.verdict for finding in ledger.findings)
    outlets = {document.outlet for document in ledger.documents if document.outlet}
    origins = {origin.name for figure in ledger.figures for origin in figure.origins}
    pairs = [
        (len(ledger.documents), "article"),
        (len(outlets), "named outlet"),
        (len(ledger.figures), "figure"),
        (len(origins), "independent origin"),
        (verdicts["does not add up"], "problem"),
        (verdicts["cannot tell"], "open question"),
        (verdicts["adds up"], "check that adds up"),
        *([(len(index.decisions), "decision")] if index.decisions else []),
    ]
    many = {"check that adds up": "checks that add up"}
    return [(f"{n:,}", words.count(n, one, many.get(one)).split(" ", 1)[1]) for n, one in pairs]


def lacking(index: Index) -> list[str]:
    """What the dossier does not have yet, and what to add."""
    ledger = index.ledger
    out = []
    if not ledger.documents:
        out.append("No article is loaded: put articles as text or HTML files into the dossier's coverage folder.")
    elif len(ledger.documents) == 1:
        out.append("One article only: add articles of other outlets on the same event to see whether they agree.")
    if not ledger.releases:
        out.append("No record is loaded: put official files into the dossier's records folder.")
    if not ledger.targets:
        out.append("The beat announces no target: add one to its targets.yml to see whether it was met.")
    return [f"{line} Then run onrecord run again." for line in out]
