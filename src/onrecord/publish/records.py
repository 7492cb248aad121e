"""Records: each official file, what was read of it and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.publish import breakdowns
from onrecord.publish.index import Index
from onrecord.publish.page import Page

MOST = 100  # revisions in the table, the largest


def pages(index: Index) -> Iterator[Page]:
    """The page of records."""
    files = {release.path for release in index.ledger.releases}
    others = [item for item in index.ledger.set_aside if item.source not in files]
    revised = [] if index.ledger.revisions is None else index.ledger.revisions.to_pylist()
    revised.sort(key=lambda row: (-abs((row["became"] or 0) - (row["was"] or 0)), row["day"], row["office"]))
    data = {
        "set_aside": others,
        "revised": revised[:MOST],
        "revisions": len(revised),
        "breakdowns": breakdowns.of(index, "national"),
    }
    yield Page("records.html", "records.html", "Records", "records", data)
