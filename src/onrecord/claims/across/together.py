"""Where figures hold that no words place, settled across the documents of a story.

An article that never says whose story it is takes that from the others, if it names it or gives their figures. A figure
that others give for the place of the story is of that place here, too, whatever else its article is about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Claim, Document

_ASSUMED = "no place or body is named beside it"
_ABOUT = re.compile(r"the article is about that \w+$")
_ELSEWHERE = f"{_ASSUMED}, and other articles on the story are about that"
_SAME = f"{_ASSUMED}, and other articles give the same figure for that"
_TELLING = 3  # digits of a number that two stories hardly share by chance
_SHARED = 2  # such numbers, which make two articles ones on the same thing
Key = tuple[float | None, float | None, str | None]


def place(documents: Sequence[Document], claims: Sequence[Claim]) -> list[Claim]:
    """The same claims, in the same order, those that no words place put where the story is."""
    about = _settings(claims)
    whole = _most(list(about.values()))
    if whole is None:
        return list(claims)
    told: dict[Key, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.scope == whole and telling(claim):
            told[_key(claim)].add(claim.doc)
    shared = Counter(claim.doc for claim in claims if telling(claim) and told[_key(claim)] - {claim.doc})
    texts = {document.id: document.text for document in documents}
    names = whole.partition(" (")[0]
    theirs = {doc for doc, text in texts.items() if doc not in about and (names in text or shared[doc] >= _SHARED)}
    return [_placed(claim, whole, claim.doc in theirs, told) for claim in claims]


def _settings(claims: Sequence[Claim]) -> dict[str, str]:
    """By document what it is about, short names under their full ones."""
    about = {claim.doc: claim.scope or "" for claim in claims if _ABOUT.search(claim.rules.get("scope", ""))}
    full = {
        name: max((other for other in about.values() if other.startswith(name)), key=len) for name in about.values()
    }
    return {doc: full[name] for doc, name in about.items()}


def _most(settings: list[str]) -> str | None:
    """What more than half of the documents that are about something are about, two at least."""
    most = Counter(settings).most_common(1)
    return most[0][0] if most and most[0][1] > max(1, len(settings) // 2) else None


def _placed(claim: Claim, whole: str, there: bool, told: dict[Key, set[str]]) -> Claim:
    """A figure put where the story is, if its article or those that give the same figure are set there."""
    why = claim.rules.get("scope", "")
    if not why.startswith(_ASSUMED) or claim.scope == whole:
        return claim
    if there:
        return replace(claim, scope=whole, rules={**claim.rules, "scope": _ELSEWHERE})
    if telling(claim) and told[_key(claim)] - {claim.doc}:
        return replace(claim, scope=whole, rules={**claim.rules, "scope": _SAME})
    return claim


def telling(claim: Claim) -> bool:
    """Whether two stories would hardly give its number by chance."""
    return len("".join(filter(str.isdigit, claim.number)).strip("0")) >= _TELLING


def _key(claim: Claim) -> Key:
    return claim.low, claim.high, claim.unit
