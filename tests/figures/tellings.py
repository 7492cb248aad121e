"""Claims made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.model import Claim, Document, stable_id
from onrecord.text import holder, sentences

DAY = date(2024, 5, 6)


def document(name: str, text: str, outlet: str | None = None, published: date | None = DAY) -> Document:
    return Document(name, text, outlet or f"Outlet {name}", published=published)


def claim(read: Document, number: str, value: float, **more: Any) -> Claim:
    """A claim on the first place of that number in the text."""
    start = read.text.index(number)
    end = start + len(number)
    spans = sentences(read.text)
    fields: dict[str, Any] = {
        "id": stable_id("claim", read.id, start), "doc": read.id, "start": start, "end": end, "exact": number,
        "number": number, "number_start": start, "number_end": end, "low": value, "high": value, "modifier": "exact",
        "trend": None, "counted": "fines", "unit": None, "rate": None, "per": None, "metric": None, "role": "actual",
        "scope": None, "period": (DAY, DAY), "period_span": None, "sources": (), "source_spans": (),
        "stance": "reported", "sentence": spans[holder(spans, start)],
    }  # fmt: skip
    return Claim(**{**fields, **more})
