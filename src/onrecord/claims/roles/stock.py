"""Standing totals: how many there are at a time, by the metric or by the words about them."""

from __future__ import annotations

from onrecord.claims.draft import SMALL, Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.roles.happening import event_verb
from onrecord.claims.roles.levels import befell, in_hand, missing, of_measure, stands
from onrecord.claims.roles.standing import standing

_KEPT = "so many are held or stand at a time"


def stock(draft: Draft, page: Page) -> Verdict:
    """A standing total by its metric, its verb or its noun."""
    if page.metric_kind(draft) == "stock":
        return "stock", "the metric is a standing total"
    if not draft.metric and missing(draft):
        return "stock", "so many are missing"
    if draft.metric or draft.value < SMALL:
        return None
    if draft.money:
        return ("stock", "the size of what stands") if of_measure(draft) or in_hand(draft) else None
    if _has_still(draft):
        return "stock", "as many as somebody has of what was counted before"
    why = stands(draft)
    if why is None and not draft.quantity.unit and draft.noun not in words("events"):
        why = standing(draft)
        why = None if why == _KEPT and _happened(draft) else why
    return ("stock", why) if why else None


def _has_still(draft: Draft) -> bool:
    """ "It is allowed 940 officers. In May it had 812.": what it has of a standing thing told before."""
    has = draft.here.word(draft.first - 1) in ("has", "had", "have")
    return has and draft.elliptic and draft.borrowed is not None and draft.borrowed.role == "stock"


def _happened(draft: Draft) -> bool:
    """Whether it counts whom an event befell, or stands beside a verb of what happens."""
    verb = event_verb(draft)
    done = verb is not None and draft.here.word(verb) in words("happened") - words("standing_state")
    done = done and draft.here.word(draft.first - 1) != "for"  # "was built for 800 inmates"
    return befell(draft) or done
