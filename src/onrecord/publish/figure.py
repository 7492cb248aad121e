"""A figure: can I use it?"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Claim, Figure
from onrecord.publish import chains, words
from onrecord.publish.index import Index
from onrecord.publish.page import Page
from onrecord.publish.passages import passage

STANDING = {
    "single origin": "All wordings go back to one origin: repeated, not confirmed by another.",
    "repeated": "Repeated from one another; no second origin was found.",
    "corroborated": "More than one independent origin gives it.",
    "unknown": "The coverage does not show where it began.",
}


MOST = 200  # wordings on one page; the data holds them all


def pages(index: Index) -> Iterator[Page]:
    """A page a figure, but for those that have their place in an article alone."""
    for figure in filter(index.has_page, index.ledger.figures):
        claims = [index.claims[id] for id in figure.claims if id in index.claims]
        order = {document.id: at for at, document in enumerate(index.documents_of(figure))}
        claims.sort(key=lambda claim: (order[claim.doc], claim.start))
        findings = list(dict.fromkeys(f for id in (figure.id, *figure.claims) for f in index.findings_of[id]))
        data = {
            "figure": figure,
            "standing": STANDING[figure.standing],
            "wordings": [(claim, passage(index.documents[claim.doc].text, [claim])) for claim in claims[:MOST]],
            "told": len(claims),
            "drawn": chains.DRAWN,
            "drifts": {id: [d for d in figure.drifts if d.claim == id] for id in figure.claims},
            "findings": findings,
            "metric": index.metrics.get(figure.metric or ""),
            "chain": chains.figure(index, figure),
            "record": _record(index, figure),
            "quote": quote(index, figure),
        }
        yield Page(index.path(figure), "figure.html", figure.says, "figures", data)


def quote(index: Index, figure: Figure) -> str | None:
    """A sentence that can be used as it is: the earliest telling of the figure itself, with its source."""
    order = {document.id: at for at, document in enumerate(index.documents_of(figure))}
    claims = [index.claims[id] for id in figure.claims if id in index.claims]
    if not claims:
        return None
    claim = min(claims, key=lambda c: (_unlike(c, figure), order[c.doc], c.start))
    first = index.documents[claim.doc]
    counted = index.metric(figure.metric) or figure.counted or ""
    about = words.amount(claim, counted)
    when = f" ({words.period(claim.period)})" if claim.period else ""
    source = f"according to {claim.sources[-1]}, as " if claim.sources else ""
    said = f"{source}reported by {index.name(first)}"
    on = f" on {words.day(first.published)}" if first.published else ""
    return f"{words.sentence(about)}{when}, {said}{on}."


def _unlike(claim: Claim, figure: Figure) -> tuple[bool, bool, bool]:
    """Whether a telling has another number, another day, or no source: such a one is quoted last."""
    other = (claim.low, claim.high) != (figure.low, figure.high)
    return other, claim.period != figure.period, not claim.sources


def _record(index: Index, figure: Figure) -> list[dict[str, object]]:
    """Counts of the same metric for the same day, where the dossier has them."""
    if not (figure.metric and figure.period and figure.period[0] == figure.period[1]):
        return []
    return index.counts.get((figure.metric, figure.period[0]), [])
