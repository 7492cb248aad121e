"""Periods and places settled across the documents of a story.

A copy printed days later keeps "on Sunday", and its dateline then places that a week too late. Where the same figures
stand in other documents a whole number of weeks earlier, the copy's relative periods are moved.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.claims.across.retold import dated
from onrecord.claims.across.together import place
from onrecord.model import Claim, Document

_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|weekend|(?:this|last|past|previous)\s+week"
    r"|days?\s+(?:later|earlier|ago|before|after))\b",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATED = re.compile(rf"\b(?:19|20)\d{{2}}\b|\b{_MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{_MONTH}")
_TELLING = 3  # digits of a number that two stories hardly share by chance
Key = tuple[object, ...]


def align(documents: Sequence[Document], claims: Sequence[Claim]) -> list[Claim]:
    """The same claims, in the same order, those of a late copy moved to the weeks that other documents give."""
    texts = {document.id: document.text for document in documents}
    published = {document.id: document.published for document in documents}
    moves = _moves(claims, texts, published)
    return place(
        documents,
        dated([_moved(one, moves[one.doc]) if one.doc in moves and _relative(one, texts) else one for one in claims]),
    )


def _moves(claims: Sequence[Claim], texts: dict[str, str], published: dict[str, date | None]) -> dict[str, int]:
    """By document, the days that its relative periods are off, where what others give agrees on it."""
    given: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _comparable(claim):
            given[_key(claim)].append(claim)
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for same in given.values():
        for claim in same:
            if _relative(claim, texts):
                for days in {_apart(claim, other) for other in same if _earlier(other, claim, published)} - {0}:
                    votes[claim.doc][days] += 1
    agreed = {doc: [days for days in count if days % 7 == 0] for doc, count in votes.items()}
    return {doc: days[0] for doc, days in agreed.items() if len(days) == 1}


def _comparable(claim: Claim) -> bool:
    """Whether a claim can show that two documents tell of one day: placed, of a thing, and no round number."""
    told = claim.role in ("actual", "share") and bool(claim.metric or claim.counted)
    digits = "".join(filter(str.isdigit, claim.number)).strip("0")
    return told and claim.period is not None and len(digits) >= _TELLING


def _key(claim: Claim) -> Key:
    """Claims of one key give the same number of the same thing."""
    return claim.metric or claim.counted, claim.role, claim.low, claim.high, claim.rate, claim.scope


def _earlier(other: Claim, claim: Claim, published: dict[str, date | None]) -> bool:
    """Whether the other's document was out before the claim's."""
    first, second = published.get(other.doc), published.get(claim.doc)
    return other.doc != claim.doc and first is not None and second is not None and first < second


def _apart(claim: Claim, other: Claim) -> int:
    """Days from the claim's period to the other's, where both are as long; 0 where they are not."""
    if claim.period is None or other.period is None:
        return 0
    starts, ends = other.period[0] - claim.period[0], other.period[1] - claim.period[1]
    return starts.days if starts == ends else 0


def _relative(claim: Claim, texts: dict[str, str]) -> bool:
    """Whether its period comes from words that mean a day only by the day of publication, also by way of others."""
    if claim.period is None or claim.period_span is None:
        return False
    words = texts[claim.doc][slice(*claim.period_span)]
    return bool(_RELATIVE.search(words)) and not _DATED.search(f"{words} {claim.rules.get('period', '')}")


def _moved(claim: Claim, days: int) -> Claim:
    if claim.period is None:
        return claim
    by = timedelta(days=days)
    weeks = abs(days) // 7
    why = (
        f"{claim.rules.get('period', '')}; moved {weeks} week{'s' * (weeks > 1)} {'back' if days < 0 else 'on'}: "
        "earlier documents give the same figures for that day, so this reads like a later copy"
    )
    return replace(claim, period=(claim.period[0] + by, claim.period[1] + by), rules={**claim.rules, "period": why})
