from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from clinic_pages import page

from onrecord import coverage
from onrecord.model import SetAside

pytest.importorskip("fastwarc", reason="web archives need onrecord[warc]")
HEAD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {}\r\nWARC-Record-ID: <urn:uuid:{}>\r\n"
    "WARC-Date: 2025-01-29T10:00:00Z\r\n"
)


def record(number: int, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = HEAD.format(f"https://example.org/2025/01/2{number}/page", f"0000-{number}")
    length = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + length.encode() + answer + b"\r\n\r\n"


def test_every_page_of_an_archive_is_an_article_or_set_aside(tmp_path: Path) -> None:
    records = [
        record(1, page()),
        record(2, b"{}", "application/json"),
        record(3, b"gone", status="404 Not Found"),
        record(4, page()),
    ]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    documents, unread = coverage.read(tmp_path)
    assert [document.id for document in documents] == ["crawl.warc.gz#1", "crawl.warc.gz#2"]
    assert [document.url for document in documents] == [
        "https://example.org/2025/01/21/page",
        "https://example.org/2025/01/24/page",
    ]
    assert unread == [SetAside("crawl.warc.gz", "answers that are no web page, or an error page", count=2)]
    assert all("412 patients" in document.text for document in documents)


def test_an_archive_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(record(1, page())) + gzip.compress(record(2, page()))[:100])
    documents, unread = coverage.read(tmp_path)
    assert [document.id for document in documents][:1] == ["crawl.warc.gz#1"]
    assert len(documents) + len(unread) >= 2


def test_a_file_that_is_no_archive_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"no archive at all")
    documents, (aside,) = coverage.read(tmp_path)
    assert not documents and aside.source == "crawl.warc"
