"""The noun of a number that has none of its own: in its sentence, else in the one before."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims import phrases
from onrecord.claims.counting.counted import name, taken_words
from onrecord.claims.counting.naming import (
    casualties,
    children,
    employed,
    headed,
    labelled,
    measure_at,
    measured,
    noun_before,
    peopled,
    put,
    scale,
    sentence_before,
    victims,
)
from onrecord.claims.counting.taking import (
    began_at,
    category,
    claim_before,
    hollow,
    object_of,
    pair,
    parallel,
    parts,
    rest,
    them,
)
from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page

_RESTRICTS = ("with", "without", "who", "whose", "in", "from")

FINDERS: tuple[Callable[[Draft, Page], bool], ...] = (
    labelled,
    rest,
    parts,
    scale,
    children,
    them,
    put,
    casualties,
    measured,
    category,
    pair,
    parallel,
    victims,
    began_at,
    hollow,
    employed,
    peopled,
    object_of,
    noun_before,
    measure_at,
    headed,
    claim_before,
    sentence_before,
)


def borrow(draft: Draft, page: Page) -> None:
    """Give a number without a noun the noun it stands for: in its sentence, else in the one before."""
    if not draft.elliptic:
        return
    for find in FINDERS:
        if find(draft, page):
            _restrict(draft, page)
            return _differs(draft)
    name(draft, None, "nothing near says what is counted")


def _restrict(draft: Draft, page: Page) -> None:
    """Add what restricts a borrowed noun: "6,000 with criminal records"."""
    here = draft.here
    last = phrases.restriction(here, draft.last, taken_words(draft, page))
    if draft.borrowed and draft.phrase is None and here.word(draft.last) in _RESTRICTS:
        draft.phrase = (draft.last, last) if last > draft.last else None
        draft.counted = f"{draft.counted} {here.cut(draft.last, last)}".strip()


def _differs(draft: Draft) -> None:
    """ "1,310 fewer than a year earlier": not so many, but so many fewer."""
    way = draft.here.word(draft.last)
    if way in words("comparative") and draft.counted and draft.borrowed and draft.phrase is None:
        draft.counted = f"{'fewer' if way in words('lesser') else 'more'} {draft.counted}"
