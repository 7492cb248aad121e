"""When the thing counted happened: the time expression that governs it, or the period that plainly goes on."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.draft import Draft
from onrecord.claims.page import Page
from onrecord.claims.periods import carrying, dating, occasions, surveyed
from onrecord.claims.periods.dating import Found

_AT_WRITING = ("so many are so at the time of writing", "so many are held or stand at a time")


def settle(draft: Draft, page: Page) -> None:
    """Settle the draft's period and keep what decided it; a level to reach has none."""
    if draft.role == "target":
        draft.rules["period"] = "a level to reach has no period of its own"
    elif draft.role != "incidental" and not _first(RULES, draft, page):
        draft.rules["period"] = "no time is given"


def again(draft: Draft, page: Page) -> None:
    """Give a figure without a time the one that it has elsewhere, else that of what the article tells of."""
    if draft.period is None and draft.role not in ("target", "incidental"):
        _first(AGAIN, draft, page)
    published = page.document.published
    if draft.period is None and published and draft.role == "stock" and draft.rules["role"] in _AT_WRITING:
        draft.period, draft.rules["period"] = (published, published), "it is so at the time of writing"


def _first(rules: tuple[Callable[[Draft, Page], Found], ...], draft: Draft, page: Page) -> bool:
    for rule in rules:
        if found := rule(draft, page):
            draft.period, draft.period_span, draft.rules["period"] = found
            occasions.on_the_eve(draft, page)
            occasions.add_up(draft, page)
            return True
    return False


RULES: tuple[Callable[[Draft, Page], Found], ...] = (
    dating.named_day,
    dating.governing,
    carrying.then,
    carrying.of_days,
    carrying.carried,
    carrying.vote,
    carrying.goes_on,
)
AGAIN: tuple[Callable[[Draft, Page], Found], ...] = (
    surveyed.asked,
    carrying.retold,
    occasions.year_back,
    occasions.reported,
    occasions.of_toll,
    occasions.of_event,
)
