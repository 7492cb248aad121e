"""Every claim as a W3C Web Annotation on its article: where it stands and what was read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.beats import Beat
from onrecord.model import Claim, Document, Ledger
from onrecord.publish.exports import files
from onrecord.publish.words import amount, period, web

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after, so that a reader finds the place in a changed page


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """``annotations.jsonld``: one collection with one page."""
    documents = {document.id: document for document in ledger.documents}
    names = {metric.id: metric.name for metric in beat.metrics}
    items = [_annotation(claim, documents[claim.doc], names) for claim in ledger.claims]
    collection = files.urn("annotations", ledger.title)
    page = {"id": f"{collection}#1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    whole = {"id": collection, "type": "AnnotationCollection", "label": ledger.title, "total": len(items)}
    files.save({"@context": CONTEXT, **whole, "first": page}, out / "annotations.jsonld")


def _annotation(claim: Claim, document: Document, names: dict[str, str]) -> dict[str, Any]:
    said = amount(claim, names.get(claim.metric or "") or claim.counted or "")
    value = f"{said}; {period(claim.period)}" if claim.period else said
    return {
        "id": files.urn("claim", claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en"},
        "target": {
            "source": web(document.url) or files.urn("document", document.id),
            "selector": _where(claim, document),
        },
    }


def _where(claim: Claim, document: Document) -> list[dict[str, Any]]:
    """The place by its characters and by its words."""
    text, start, end = document.text, claim.start, claim.end
    around = {"prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": claim.exact, **around},
    ]
