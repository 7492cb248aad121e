"""The event that people are counted for: deaths for "killed 43 people", arrests for "43 were arrested".

Outlets count one thing in many words; the noun of the event, in brackets after them, is what they share.
"""

from __future__ import annotations

import functools

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import entries, words
from onrecord.claims.page import Page

_AFTER = 7  # words from people to what befell them
_BEFORE = 3  # words from "killing" to the number


def name(draft: Draft, page: Page) -> None:
    """Add the event's noun to what is counted, where the words give it and do not say it already."""
    if draft.quantity.unit not in (None, "count", "percent", "fraction") or draft.telling:
        return
    event = _said(draft) or _befell(draft) or _crowd(draft, page) or _lives(draft) or _voting(draft, page)
    event = event or _posts(draft) or _passed_on(draft)
    if event is None:
        return
    draft.event = event
    if event not in (draft.counted or ""):
        draft.counted = f"{draft.counted or 'people'} ({event})"


@functools.cache
def _events() -> dict[str, str]:
    return {word: entry["noun"] for entry in entries("event_nouns") for word in entry["words"]}


def _said(draft: Draft) -> str | None:
    """By a word of what is counted: "people killed", "the toll", "lives"."""
    counted = (draft.counted or "").lower().split()
    at = next((i for i, word in enumerate(counted) if word in _events()), None)
    described = at is not None and draft.noun in counted[at + 1 :] and draft.noun not in words("persons")
    return None if at is None or described else _events()[counted[at]]  # but not "injured dogs"


def _befell(draft: Draft) -> str | None:
    """By a verb beside people: "killing 43", "14 people died", "were known to have died"."""
    people = draft.noun in words("persons") or draft.head is None and draft.counted == "people"
    if not people or draft.quantity.unit not in (None, "count"):
        return None
    here = draft.here
    before = here.words[max(0, draft.first - _BEFORE) : draft.first]
    led = next((_events()[word] for word in before if word in words("harming") and word in _events()), None)
    if led:
        return led
    end = draft.head + 1 if draft.head is not None else draft.last
    for at in range(end, min(len(here), end + _AFTER)):
        if here.word(at) in _events():
            return _events()[here.word(at)]
        if here.word(at) not in words("until_befallen") and here.tag(at) != "RB":
            return None
    return None


def _crowd(draft: Draft, page: Page) -> str | None:
    """ "put the crowd at 45,000": those who marched, where the article has just counted marchers."""
    if not {"crowd", "turnout", "attendance"} & set((draft.counted or "").lower().split()):
        return None
    crowds = words("crowds")
    return next((other.event for other in page.before(draft, 4) if other.event in crowds), None)


def _lives(draft: Draft) -> str | None:
    """ "a town of 8,400 people": those who live there."""
    return "inhabitants" if draft.of_one("inhabited") and draft.noun in words("persons") else None


def _voting(draft: Draft, page: Page) -> str | None:
    """A share of those who could vote, where turnout is spoken of; a lead or a margin in votes."""
    counted = set((draft.counted or "").lower().split())
    if draft.quantity.unit in ("percent", "fraction"):
        could = counted & words("electors") or counted == {"share"}
        near = range(max(0, draft.sentence - 1), draft.sentence + 1) if could else ()
        return "turnout" if any("turnout" in page.line(at).words for at in near) else None
    plain = draft.quantity.unit is None and bool(counted & words("margins"))
    return "votes" if plain and page.voting else None


def _posts(draft: Draft) -> str | None:
    """ "shed 1,400 posts", "laying off 2,900 workers": jobs."""
    here = draft.here
    near = set(here.words[max(0, draft.first - _BEFORE) : draft.first])
    let_go = near & words("letting_go") and draft.noun in words("let_go")
    return "jobs" if draft.noun in ("positions", "posts") or let_go or "layoffs" in near else None


def _passed_on(draft: Draft) -> str | None:
    """ "killed 222 people, 214 of them in the valley": the event of the figure whose noun it takes."""
    other = draft.borrowed
    if words("standing_state") & set((draft.counted or "").lower().split()):
        return None  # "four are missing" are not dead
    return other.event if other is not None and draft.quantity.unit is None and other.event != "votes" else None
