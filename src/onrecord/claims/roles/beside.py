"""Figures that have the role of another beside them: joined to it, or in a row with it."""

from __future__ import annotations

from onrecord.claims.draft import SMALL, Draft, Verdict
from onrecord.claims.page import Page

_NEAR = 5  # words between the two ends of a change


def like(draft: Draft, page: Page) -> Verdict:
    """ "17 people were held on Saturday and 9 on Sunday": as the figure whose noun it takes."""
    other = draft.borrowed
    if other is None or other.sentence != draft.sentence or other.role in ("target", "baseline"):
        return None
    return other.role, "as the figure it is joined to"


def converted(draft: Draft, page: Page) -> Verdict:
    """ "sales of $4 billion (3 billion pounds)": the figure before it in another unit."""
    here, unit = draft.here, draft.quantity.unit
    other = next(page.before(draft, 0), None)
    if other is None or here.word(draft.first - 1) != "(" or not unit or not other.quantity.unit:
        return None
    again = unit != other.quantity.unit and other.last == draft.first - 1 and draft.money == other.money
    return (other.role, "the figure before it in another unit") if again else None


def led_to(draft: Draft, page: Page) -> Verdict:
    """ "from 1,320 to 1,318", "to 144 from 139": where a change led."""
    here = draft.here
    if here.word(draft.first - 1) != "to":
        return None
    alike = (o for o in page.beside(draft) if o is not draft and o.quantity.unit == draft.quantity.unit)
    near = (o for o in alike if min(abs(o.first - draft.last), abs(draft.first - o.last)) <= _NEAR)
    began = any(here.word(other.first - 1) == "from" for other in near)
    return ("actual", "where a change led") if began else None


def broken_down(draft: Draft, page: Page) -> Verdict:
    """ "1,850 people slept there: 1,160 in the hall", "half of all thefts: 16,300": what the figure before it was."""
    other = next((o for o in page.before(draft, 0) if o.quantity.unit or o.value >= SMALL), None)
    if other is None or draft.here.word(draft.first - 1) != ":" or draft.quantity.unit:
        return None
    role = "actual" if other.role == "share" else other.role
    return (role, "the figure before it, told in parts") if role in ("actual", "stock", "target") else None


def goes_on(draft: Draft, page: Page) -> Verdict:
    """A number without a noun that counts on what one before it counted: "the merged list gives 174"."""
    other = draft.borrowed
    plain = draft.quantity.unit is None and draft.quantity.kind == "number" and draft.value >= SMALL
    if not draft.elliptic or not plain or other is None or other.role not in ("actual", "stock"):
        return None
    return other.role, "as the figure that it goes on from"


def parallel(draft: Draft, page: Page) -> Verdict:
    """ "an average cut of $900, compared with $30 for the others": as the figure of another group."""
    here = draft.here
    other = next((o for o in page.before(draft, 0) if o.role != "incidental"), None)
    held = {"compared", "against", "versus"} & set(here.words[max(0, draft.first - _NEAR) : draft.first])
    if other is None or not held or other.quantity.unit != draft.quantity.unit:
        return None
    return other.role, "as the figure of the other group, which it is told beside"


def of_plan(draft: Draft, page: Page) -> Verdict:
    """ "a package worth 10 million; 2 million is for roads": a part of a sum that is to be spent."""
    if not draft.money or any(draft.here.tag(at) == "VBD" for at in range(draft.first)):
        return None
    sums = (o for o in page.before(draft, 2) if o.money and o.quantity.unit == draft.quantity.unit)
    other = next(sums, None)
    return ("target", "a part of the sum that is planned") if other and other.role == "target" else None


def in_row(draft: Draft, page: Page) -> Verdict:
    """ "the club will pay 26 million, the council 14 million": as the figure before it, whose verb it shares."""
    here = draft.here
    other = next(page.before(draft, 0), None)
    if other is None or other.quantity.unit != draft.quantity.unit or other.role not in ("actual", "target", "stock"):
        return None
    between = range(other.last, draft.first)
    joined = any(here.word(at) in (",", "and", ":") for at in between)
    apart = any(here.verb(at) and here.tag(at) != "VBN" or here.tag(at) == "MD" for at in between)
    named = any(here.noun(at) or here.tag(at) == "IN" for at in between)
    return (other.role, "as the figure before it in the row") if joined and named and not apart else None
