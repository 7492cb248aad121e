from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord import coverage

BODY = (
    "&lt;p&gt;The clinics of the county saw 412 patients on Sunday.&lt;/p&gt;"
    "&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;They are full.&lt;/p&gt;"
)
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>
<item><title>Clinics &amp;amp; wards full</title><link>https://example.org/1</link>
<pubDate>Mon, 27 Jan 2025 08:00:00 GMT</pubDate><description>Short.</description>
<content:encoded>{BODY}</content:encoded></item>
<item><title>Nothing in it</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Evening Ledger</title>
<entry><title>Ferry is late</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/2"/>
<published>2025-01-28T23:30:00-05:00</published><updated>2025-02-01T00:00:00Z</updated>
<content type="html">The ferry of the island was two hours late on Monday and nobody knew why it was so.</content>
</entry></feed>"""


def test_rss_gives_an_article_an_entry(tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_text(RSS, encoding="utf-8")
    (document,), (aside,) = coverage.read(tmp_path)
    assert document.id == "news.xml#1"
    assert document.text == "The clinics of the county saw 412 patients on Sunday.\n\nThey are full."
    assert (document.title, document.outlet) == ("Clinics & wards full", "The Harbour Post")
    assert (document.published, document.published_how) == (date(2025, 1, 27), "given in the feed")
    assert document.url == "https://example.org/1"
    assert (aside.source, aside.reason) == ("news.xml#2", "the entry has no text")


def test_atom_gives_the_day_of_first_publication(tmp_path: Path) -> None:
    (tmp_path / "news.atom").write_text(ATOM, encoding="utf-8")
    (document,), _ = coverage.read(tmp_path)
    assert (document.published, document.url) == (date(2025, 1, 28), "https://example.org/2")
    assert (document.title, document.outlet) == ("Ferry is late", "Evening Ledger")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss><channel>", "it is no feed that can be read"),
        ("", "it is no feed that can be read"),
        ("<page>words</page>", "it has no entries"),
        ('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss>&c;</rss>', "EntitiesForbidden"),
    ],
)
def test_what_is_no_feed_is_set_aside(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "news.rss").write_text(text, encoding="utf-8")
    documents, (aside,) = coverage.read(tmp_path)
    assert not documents and reason in aside.reason
