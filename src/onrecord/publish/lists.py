"""The lists of stories, findings, figures and articles, in pages that stay small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.publish.index import Index
from onrecord.publish.page import Page

LENGTH = 250  # entries a page


def pages(index: Index) -> Iterator[Page]:
    """Each list, cut into pages."""
    ledger = index.ledger
    yield from cut("stories", "Stories", ledger.stories)
    yield from cut("findings", "Findings", index.findings)
    yield from cut("figures", "Figures", sorted(ledger.figures, key=index.weight))
    yield from cut("articles", "Articles", index.in_order(ledger.documents))


def cut(section: str, title: str, items: Sequence[Any]) -> Iterator[Page]:
    """One list as pages that name the ones before and after."""
    last = max(0, len(items) - 1) // LENGTH
    for at in range(last + 1):
        data = {
            "items": items[at * LENGTH : (at + 1) * LENGTH],
            "first": at * LENGTH + 1,
            "total": len(items),
            "before": path(section, at - 1) if at else None,
            "after": path(section, at + 1) if at < last else None,
        }
        yield Page(path(section, at), f"list-{section}.html", title, section, data)


def path(section: str, at: int) -> str:
    """Where the page of a list lies; the first is the section's index."""
    return f"{section}/{f'page-{at + 1}' if at else 'index'}.html"
