"""Schema.org ClaimReviews, for the findings that a person has decided and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.beats import Beat
from onrecord.model import Claim, Decision, Finding, Ledger
from onrecord.publish.exports import files
from onrecord.publish.index import Index
from onrecord.publish.words import web

# A reader's tool wants a number; these three are all that is ever said.
_RATINGS = {"does not add up": 1, "cannot tell": 2, "adds up": 3}
_DECIDED = ("accept", "correct")


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """``claimreviews.jsonld``: one review an article of every decided finding."""
    index = Index(ledger, beat)
    graph = [review for finding in index.findings for review in _reviews(index, finding)]
    files.save({"@context": "https://schema.org", "@graph": graph}, out / "claimreviews.jsonld")


def _reviews(index: Index, finding: Finding) -> Iterator[dict[str, Any]]:
    decision = index.decisions.get(finding.id)
    if decision is None or decision.action not in _DECIDED:
        return
    first = {claim.doc: claim for id in reversed(finding.claims) if (claim := index.claims.get(id))}
    for claim in reversed(first.values()):
        yield _review(index, finding, claim, decision)


def _review(index: Index, finding: Finding, claim: Claim, decision: Decision) -> dict[str, Any]:
    verdict = str(decision.changes.get("verdict", finding.verdict))
    said = decision.note or finding.says
    return {
        "@type": "ClaimReview",
        "@id": files.urn("review", finding.id, claim.doc),
        "url": index.path(finding),
        "datePublished": decision.at[:10],
        "author": {"@type": "Person", "name": decision.by} if decision.by else _organisation(index.ledger.title),
        "claimReviewed": " ".join(index.documents[claim.doc].text[slice(*claim.sentence)].split()),
        "reviewBody": said,
        "itemReviewed": _item(index, claim),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS.get(verdict, 2),
            "worstRating": 1,
            "bestRating": 3,
            "alternateName": verdict,
        },
    }


def _item(index: Index, claim: Claim) -> dict[str, Any]:
    """The claim as its article made it."""
    document = index.documents[claim.doc]
    article = {"@type": "CreativeWork", "headline": document.title or document.id}
    if web(document.url):
        article["url"] = str(document.url)
    item: dict[str, Any] = {
        "@type": "Claim",
        "author": _organisation(index.name(document)),
        "appearance": article,
    }
    if document.published:
        item["datePublished"] = document.published.isoformat()
    return item


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}
