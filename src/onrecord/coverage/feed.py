"""Articles in feeds: RSS and Atom, one article an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from onrecord.coverage.about import About
from onrecord.model import Document, SetAside

_ENTRIES = ("item", "entry")
_TEXTS = ("encoded", "content", "description", "summary")  # the fullest first
_DAYS = ("pubDate", "published", "date", "issued", "updated")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "blockquote", "tr", "table", "section")
)
_UNSEEN = frozenset(("script", "style", "figcaption"))


def read(name: str, file: Path, about: About) -> Iterator[Document | SetAside]:
    """The articles of a feed in order; their ids are the file's name and their number."""
    try:
        root = fromstring(file.read_bytes())
    except (ParseError, DefusedXmlException, ValueError) as error:
        yield SetAside(name, f"it is no feed that can be read ({type(error).__name__}): save it again from its address")
        return
    entries = [element for element in root.iter() if _tag(element) in _ENTRIES]
    if not entries:
        yield SetAside(name, "it is XML, but no RSS or Atom feed: it has no entries")
    outlet = _text(root, "title") or _text(next(iter(root), root), "title")
    for number, entry in enumerate(entries, 1):
        yield _article(f"{name}#{number}", entry, outlet)


def _article(name: str, entry: Element, outlet: str | None) -> Document | SetAside:
    text = next((said for tag in _TEXTS if (said := _prose(_text(entry, tag) or ""))), "")
    if not text:
        return SetAside(name, "the entry has no text")
    published = next((day for tag in _DAYS if (day := _day(_text(entry, tag)))), None)
    how = "given in the feed" if published else None
    return Document(name, text, outlet, _prose(_text(entry, "title") or "") or None, published, how, _link(entry))


def _tag(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _text(element: Element, tag: str) -> str | None:
    found = next((child for child in element if _tag(child) == tag), None)
    return "".join(found.itertext()).strip() or None if found is not None else None


def _link(entry: Element) -> str | None:
    links = [child for child in entry if _tag(child) == "link"]
    chosen = next((link for link in links if link.get("rel") in (None, "alternate")), None)
    return None if chosen is None else chosen.get("href") or (chosen.text or "").strip() or None


def _day(said: str | None) -> date | None:
    """The day of an RSS date ("Wed, 29 Jan 2025 10:00:00 GMT") or an Atom one, as the feed's own clock has it."""
    if not said:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(said).date()
        except (ValueError, TypeError):
            continue
    return None


def _prose(markup: str) -> str:
    """The text of a piece of HTML, a line for each block."""
    prose = _Prose()
    prose.feed(markup)
    prose.close()
    lines = (" ".join(line.split()) for line in "".join(prose.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Prose(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)
