"""Articles in web archives: one for each page that a WARC file holds, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.coverage import html
from onrecord.coverage.about import About
from onrecord.model import Document, SetAside

_LARGEST = 20_000_000  # bytes of a page
_PAGES = ("text/html", "application/xhtml+xml")


def read(name: str, file: Path, about: About) -> Iterator[Document | SetAside]:
    """The articles of an archive in order; their ids are the file's name and the page's number in it."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        yield SetAside(name, "web archives need one more package: pip install 'onrecord[warc]'")
        return
    number = other = 0
    try:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True, fsspec_args=False):
            if _is_page(record):
                number += 1
                yield _article(f"{name}#{number}", record)
            else:
                other += 1
    except (OSError, ValueError) as error:
        yield SetAside(name, f"it is no web archive, or broken after page {number} ({error}): the rest is not read")
        return
    if other:
        yield SetAside(name, "answers that are no web page, or an error page", count=other)
    if not number and not other:
        yield SetAside(name, "no web page is in it")


def _is_page(record: Any) -> bool:
    return record.http_content_type in _PAGES and (record.http_headers.status_code or 0) == 200


def _article(name: str, record: Any) -> Document | SetAside:
    address = record.headers.get("WARC-Target-URI")
    raw = record.reader.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        return SetAside(name, f"the page is larger than {_LARGEST:,} bytes", address or "")
    return html.article(name, raw, address=address)
