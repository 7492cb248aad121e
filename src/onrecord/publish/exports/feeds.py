"""The findings as an Atom feed and a JSON Feed, worst first.

Their dates are those of the articles, so that the same dossier gives the same feed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from onrecord.beats import Beat
from onrecord.model import Finding, Ledger
from onrecord.publish.exports import files
from onrecord.publish.index import Index
from onrecord.publish.words import badge, printable, sentence

ATOM, JSON = "findings.atom", "findings.json"
MOST = 300  # findings in a feed
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_DAY = date(1970, 1, 1)  # where no article has a date


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """``findings.atom`` and ``findings.json``; their links are to the pages of the site they lie in."""
    index = Index(ledger, beat)
    _atom(index, out / ATOM)
    _json(index, out / JSON)


def _atom(index: Index, file: Path) -> None:
    feed = ET.Element("feed", xmlns=_NAMESPACE)
    _add(feed, "id", files.urn("feed", index.ledger.title))
    _add(feed, "title", f"{index.ledger.title}: findings")
    if index.ledger.note:
        _add(feed, "subtitle", index.ledger.note)
    _add(feed, "updated", _moment(max(map(_day, index.ledger.documents), default=_NO_DAY)))
    _add(ET.SubElement(feed, "author"), "name", index.ledger.title)
    ET.SubElement(feed, "link", rel="self", href=ATOM)
    for finding in index.findings[:MOST]:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", files.urn("finding", finding.id))
        _add(entry, "title", sentence(finding.says))
        _add(entry, "updated", _moment(_when(index, finding)))
        ET.SubElement(entry, "link", rel="alternate", type="text/html", href=index.path(finding))
        ET.SubElement(entry, "category", term=badge(finding))
        _add(entry, "summary", finding.working or finding.says)
    ET.indent(feed, " ")
    file.write_text(ET.tostring(feed, encoding="unicode", xml_declaration=True) + "\n", encoding="utf-8")


def _json(index: Index, file: Path) -> None:
    items = [
        {
            "id": files.urn("finding", finding.id),
            "url": index.path(finding),
            "title": sentence(finding.says),
            "content_text": finding.working or finding.says,
            "date_modified": _moment(_when(index, finding)),
            "tags": [badge(finding)],
        }
        for finding in index.findings[:MOST]
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"{index.ledger.title}: findings", "items": items}
    files.save({**feed, "description": index.ledger.note} if index.ledger.note else feed, file)


def _when(index: Index, finding: Finding) -> date:
    """The newest article a finding rests on."""
    documents = [index.documents[index.claims[id].doc] for id in finding.claims if id in index.claims]
    return max(map(_day, documents), default=_NO_DAY)


def _day(document: object) -> date:
    return getattr(document, "published", None) or _NO_DAY


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = printable(text)
