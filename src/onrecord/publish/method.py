"""Method: definitions, rules, limits and how to repeat everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.publish import tables
from onrecord.publish.index import Index
from onrecord.publish.page import Page


def pages(index: Index) -> Iterator[Page]:
    """The page of method."""
    kinds = sorted(Counter(finding.kind for finding in index.ledger.findings).items())
    dated = Counter(document.published_how or "not known" for document in index.ledger.documents)
    data = {"kinds": kinds, "dated": sorted(dated.items()), "shapes": tables.shapes()}
    yield Page("method.html", "method.html", "Method", "method", data)
