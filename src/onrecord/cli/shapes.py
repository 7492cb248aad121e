"""What `extract` prints of each noun: fields are only ever added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.model import Attribution, Claim, Document, Period, Time

# A modifier as the sign of a bound, where there is no trend.
CHANGE = {
    "exact": "=", "range": "=", "about": "~", "nearly": "~", "vague": "=", "at_least": ">", "more_than": ">",
    "at_most": "<", "less_than": "<", "up_to": "<",
}  # fmt: skip


def claim(document: Document, c: Claim) -> dict[str, Any]:
    """A claim as `extract` prints it."""
    start, end = c.period_span or (None, None)
    return {
        "doc": document.id, "start": c.start, "end": c.end, "exact": c.exact,
        "number": c.number, "number_start": c.number_start, "number_end": c.number_end,
        "low": c.low, "high": c.high, "modifier": c.modifier, "trend": c.trend,
        "counted": c.counted, "unit": c.one, "rate": c.rate, "per": c.per, "metric": c.metric,
        "role": c.role, "scope": c.scope, "period": _days(c.period), "period_start": start, "period_end": end,
        "sources": list(c.sources), "source_spans": list(c.source_spans), "stance": c.stance,
        "sentence": list(c.sentence), "id": c.id, "change": c.trend or CHANGE[c.modifier], "rules": dict(c.rules),
    }  # fmt: skip


def time(document: Document, t: Time) -> dict[str, Any]:
    """A time as `extract` prints it."""
    first, last = (day.isoformat() if day else None for day in (t.first, t.last))
    return {
        "doc": document.id, "start": t.start, "end": t.end, "exact": t.exact, "value": t.value,
        "first": first, "last": last, "how": t.how,
    }  # fmt: skip


def attribution(document: Document, a: Attribution) -> dict[str, Any]:
    """An attribution as `extract` prints it."""
    return {
        "doc": document.id, "content": [list(span) for span in a.content], "source": a.source, "cue": a.cue,
        "direct": a.direct, "name": a.name, "chain": [list(span) for span in a.chain], "stance": a.stance,
        "way": a.way,
    }  # fmt: skip


def _days(period: Period | None) -> list[str] | None:
    return [day.isoformat() for day in period] if period else None


KINDS: dict[str, Callable[[Document, Any], dict[str, Any]]] = {
    "claims": claim,
    "times": time,
    "timex3": time,
    "attributions": attribution,
}
