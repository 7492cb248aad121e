"""Records: each official file, what was read of it and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.publish.index import Index
from onrecord.publish.page import Page


def pages(index: Index) -> Iterator[Page]:
    """The page of records."""
    files = {release.path for release in index.ledger.releases}
    others = [item for item in index.ledger.set_aside if item.source not in files]
    yield Page("records.html", "records.html", "Records", "records", {"set_aside": others})
