"""Figures that have the role of another beside them: joined to it, or in a row with it."""

from __future__ import annotations

from onrecord.claims.draft import Draft, Verdict
from onrecord.claims.page import Page


def like(draft: Draft, page: Page) -> Verdict:
    """ "17 people were held on Saturday and 9 on Sunday": as the figure whose noun it takes."""
    other = draft.borrowed
    if other is None or other.sentence != draft.sentence or other.role in ("target", "baseline"):
        return None
    return other.role, "as the figure it is joined to"


def in_row(draft: Draft, page: Page) -> Verdict:
    """ "the club will pay 26 million, the council 14 million": as the figure before it, whose verb it shares."""
    here = draft.here
    other = next((o for o in reversed(page.beside(draft)) if o.first < draft.first), None)
    if other is None or other.quantity.unit != draft.quantity.unit or other.role not in ("actual", "target", "stock"):
        return None
    between = range(other.last, draft.first)
    joined = any(here.word(at) in (",", "and", ":") for at in between)
    apart = any(here.verb(at) and here.tag(at) != "VBN" or here.tag(at) == "MD" for at in between)
    named = any(here.noun(at) or here.tag(at) == "IN" for at in between)
    return (other.role, "as the figure before it in the row") if joined and named and not apart else None
