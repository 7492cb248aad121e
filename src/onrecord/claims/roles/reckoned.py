"""What is only reckoned: how far one figure is from another, what something would come to."""

from __future__ import annotations

from onrecord.claims.draft import SMALL, Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page


def difference(draft: Draft, page: Page) -> Verdict:
    """ "3,000 more than it had planned", "four short of the record": how far one figure is from another."""
    here, at = draft.here, draft.last
    while here.noun(at) and here.word(at) not in words("comparative"):
        at += 1
    apart = here.word(at) in words("comparative") and here.word(at + 1) == "than"
    if apart and here.tag(at + 2) == "IN":
        return "actual", "how far it moved from another day"
    if apart or here.words[at : at + 2] == ("short", "of"):
        many = draft.value >= SMALL or draft.money
        return ("actual" if many else "count"), "how far it is from another figure"
    return None


def supposed(draft: Draft, page: Page) -> Verdict:
    """ "25 offices with 75 arrests apiece would come to 1,875 a day": a reckoning, no report."""
    here = draft.here
    if any(here.words[i + 1 : i + 3] == ("yet", "to") for i in draft.ends()):
        return "count", "it has yet to happen"
    at = next((i for i in range(len(here)) if here.word(i) == "would" and here.word(i + 1) in words("coming_to")), None)
    if at is None or {",", ";", "that"} & set(here.words[min(at, draft.first) : max(at, draft.first)]):
        return None
    return "count", "it is only reckoned, what it would come to"
