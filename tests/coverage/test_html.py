from __future__ import annotations

from datetime import date
from pathlib import Path

from clinic_pages import PARAGRAPH, page

from onrecord import coverage
from onrecord.coverage import html
from onrecord.coverage.page import GUESSED, IN_MARKUP, extract
from onrecord.model import Document, SetAside

META = (
    '<meta property="article:published_time" content="2025-01-27T08:00:00Z">'
    '<meta property="og:site_name" content="The Harbour Post">'
)


def test_a_page_gives_its_article_title_outlet_and_day(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(head=META))
    (document,), unread = coverage.read(tmp_path)
    assert "412 patients" in document.text and "Sport" not in document.text
    assert (document.title, document.outlet) == ("Clinics are full", "The Harbour Post")
    assert (document.published, document.published_how) == (date(2025, 1, 27), IN_MARKUP)
    assert not unread


def test_a_guessed_day_says_that_it_is_one() -> None:
    found = extract(
        page(head="<!-- generated 2019-03-04 -->", body="Copyright 2019. Last change: March 4, 2019. " + "Words. " * 90)
    )
    assert found.published is None or found.published_how in (GUESSED, IN_MARKUP)


def test_what_is_given_goes_before_what_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes(page(head=META))
    (tmp_path / "coverage.yml").write_text(
        "- {file: a.htm, outlet: Evening Ledger, published: 2025-01-28}\n", encoding="utf-8"
    )
    (document,), _ = coverage.read(tmp_path)
    assert (document.outlet, document.published) == ("Evening Ledger", date(2025, 1, 28))


def test_a_page_without_an_article_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><body></body></html>")
    assert coverage.read(tmp_path)[1] == [SetAside("a.html", "no article was found in the page")]


def test_a_page_that_takes_too_long_is_set_aside_and_the_next_is_read() -> None:
    slow = html.article("slow.html", page(PARAGRAPH * 20_000), seconds=0)
    assert isinstance(slow, SetAside) and "within 0 seconds" in slow.reason
    assert isinstance(html.article("next.html", page()), Document)


def test_broken_pages_do_no_harm() -> None:
    for raw in (b"<html><body><p>" * 5000, b"<", b"\x00\xff" * 99, "<p>\ud83d".encode("utf-8", "surrogatepass")):
        assert isinstance(html.article("broken.html", raw), SetAside | Document)
