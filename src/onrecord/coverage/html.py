"""Articles in web pages: the article's own text, with what the page says of its title, outlet and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.coverage.about import About
from onrecord.coverage.page import Page
from onrecord.coverage.worker import Worker
from onrecord.model import Document, SetAside

SECONDS = 20  # for one page
_worker = Worker()


def read(name: str, file: Path, about: About) -> Iterator[Document | SetAside]:
    """The one article of a page."""
    yield article(name, file.read_bytes(), about.url)


def article(name: str, raw: bytes, address: str | None = None, seconds: float = SECONDS) -> Document | SetAside:
    """The article that a page's bytes hold, found in a worker process that is stopped when its time is over.

    Args:
        address: where the page is from; it may tell the day.
    """
    if not raw.strip():
        return SetAside(name, "it is empty")
    page = _worker.extract(raw, address, seconds)
    if page is None:
        return SetAside(name, f"no article was found in it within {seconds:g} seconds")
    if not page.text:
        return SetAside(name, "no article was found in the page")
    return _document(name, page, address)


def _document(name: str, page: Page, address: str | None) -> Document:
    published = date.fromisoformat(page.published) if page.published else None
    return Document(name, page.text, page.outlet, page.title, published, page.published_how, address or page.url)
