"""The nouns as plain rows: what the data files, the exports and the command line print.

Keys are an interface: they are added to, never renamed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from onrecord.model import Claim, Document, Figure, Finding, Ledger, Period

Row = dict[str, Any]


def document(item: Document) -> Row:
    """One article with its text, so that every span can be checked from the data alone."""
    return {
        "id": item.id,
        "outlet": item.outlet,
        "title": item.title,
        "published": iso(item.published),
        "published_how": item.published_how,
        "url": item.url,
        "language": item.language,
        "note": item.note,
        "text": item.text,
    }


def claim(item: Claim) -> Row:
    """One claim, as ``onrecord extract`` prints it, with its id."""
    return {
        "id": item.id,
        "doc": item.doc,
        "start": item.start,
        "end": item.end,
        "exact": item.exact,
        "number": item.number,
        "number_start": item.number_start,
        "number_end": item.number_end,
        "low": item.low,
        "high": item.high,
        "modifier": item.modifier,
        "trend": item.trend,
        "counted": item.counted,
        "unit": item.unit,
        "rate": item.rate,
        "per": item.per,
        "metric": item.metric,
        "role": item.role,
        "scope": item.scope,
        "period": _period(item.period),
        "period_start": item.period_span[0] if item.period_span else None,
        "period_end": item.period_span[1] if item.period_span else None,
        "sources": list(item.sources),
        "source_spans": [list(span) if span else None for span in item.source_spans],
        "stance": item.stance,
        "sentence": list(item.sentence),
        "rules": dict(item.rules),
    }


def figure(item: Figure) -> Row:
    """One figure with its wordings' claims, origins and drifts."""
    return {
        "id": item.id,
        "says": item.says,
        "metric": item.metric,
        "counted": item.counted,
        "role": item.role,
        "scope": item.scope,
        "period": _period(item.period),
        "low": item.low,
        "high": item.high,
        "rate": item.rate,
        "unit": item.unit,
        "claims": list(item.claims),
        "outlets": list(item.outlets),
        "origins": [
            {"name": o.name, "anonymous": o.anonymous, "through": list(o.through), "claims": list(o.claims)}
            for o in item.origins
        ],
        "standing": item.standing,
        "drifts": [{"claim": d.claim, "aspect": d.aspect, "was": d.was, "became": d.became} for d in item.drifts],
        "denied_by": list(item.denied_by),
        "story": item.story,
    }


def finding(item: Finding) -> Row:
    """One finding with its evidence."""
    return {
        "id": item.id,
        "kind": item.kind,
        "verdict": item.verdict,
        "says": item.says,
        "working": item.working,
        "confidence": item.confidence,
        "claims": list(item.claims),
        "rows": list(item.rows),
        "figures": list(item.figures),
        "explanations": list(item.explanations),
        "settle": item.settle,
        "rank": item.rank,
    }


def set_aside(ledger: Ledger) -> Iterator[Row]:
    """What was not used, and why: whole files first, then rows of the releases."""
    for release, items in (("", ledger.set_aside), *((release.id, release.set_aside) for release in ledger.releases)):
        for item in items:
            yield {
                "release": release,
                "source": item.source,
                "where": item.where,
                "reason": item.reason,
                "count": item.count,
            }


def of_table(table: Any) -> Iterator[Row]:
    """The rows of one of the ledger's tables; none where the ledger has no such table."""
    for row in [] if table is None else table.to_pylist():
        yield {key: iso(value) if isinstance(value, date) else value for key, value in row.items()}


def all_of(ledger: Ledger) -> Mapping[str, Iterator[Row]]:
    """Every table by name, in the order the data page lists them."""
    return {
        "documents": map(document, ledger.documents),
        "claims": map(claim, ledger.claims),
        "figures": map(figure, ledger.figures),
        "findings": map(finding, ledger.findings),
        "attainment": of_table(ledger.attainment),
        "series": of_table(ledger.series),
        "revisions": of_table(ledger.revisions),
        "breakdowns": of_table(ledger.breakdowns),
        "set_aside": set_aside(ledger),
    }


def iso(value: date | None) -> str | None:
    """A day as ISO 8601, None as None."""
    return value.isoformat() if value else None


def day(value: str) -> date:
    """The day that ``iso`` wrote."""
    return date.fromisoformat(value)


def _period(period: Period | None) -> list[str] | None:
    return [day.isoformat() for day in period] if period else None
