"""Whose money, price or takings a figure gives: a firm, a part of one, or who raised, paid or spent it."""

from __future__ import annotations

from onrecord.claims.atlas import NATIONAL, country_of
from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import cited, full_name, name_at
from onrecord.claims.words import Line

SHARES = ("percent", "fraction", "percentage point", "basis point")
_PART = 7  # words from the takings of a part of a firm to their amount
_SUBJECT = 8  # words from who pays or earns to how much
TAKINGS = "whose takings they are"
SAID_OF = "who the money is said of"
_PRICE = "the firm whose price moves"
OWN = frozenset({TAKINGS, _PRICE, SAID_OF})  # these hold for their figure alone
_BREAKS = {";", "while", "but", "whereas"}


def part(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "Cloud revenue was $540 million": the part of a firm whose takings they are."""
    here = draft.here
    for at in range(draft.first - 1, max(0, draft.first - _PART), -1):
        if here.word(at) in _BREAKS or here.word(at) == ",":
            return None
        if here.word(at) in words("takings") and here.name(at - 1) and here.word(at - 1) not in words("calendar"):
            return here.cut(name_at(here, at - 1)[0], at), TAKINGS
    return None


def shares(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "Shares in Orrin Foods fell 3 percent", "Orrin Foods gained 3 percent to $41": the firm whose price it is."""
    here = draft.here
    if page.known is not None or not (draft.money or draft.quantity.unit in SHARES):
        return None
    verb = next((i for i in range(draft.first - 1, max(-1, draft.first - _PART), -1) if here.verb(i)), None)
    if verb is None or here.word(verb) not in words("trading"):
        return _same_firm(draft, page)
    stock = next((i for i in range(verb - 1, max(-1, verb - _PART), -1) if here.word(i) in ("shares", "stock")), None)
    near = verb - 1 if stock is None else next((i for i in range(verb - 1, stock, -1) if here.name(i)), None)
    near = near if near is None or here.word(near) != "," else near - 1
    if near is None or not here.name(near) or not here.capital(near) or country_of(full_name(here, near)):
        return None
    return full_name(here, near), _PRICE


def _same_firm(draft: Draft, page: Page) -> tuple[str, str] | None:
    """Further figures of a sentence about a firm's price."""
    for other in page.before(draft, 0):
        if other.rules.get("scope") == _PRICE:
            return other.scope or NATIONAL, _PRICE
    return None


def owner(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "whose district is a third Latino": the owner's district; of money: who raised or spent it."""
    here = draft.here
    for at in range(draft.first - 1, max(-1, draft.first - 5), -1):
        if here.word(at) == "whose" and here.noun(at + 1):
            name = next((i for i in range(at - 1, -1, -1) if here.name(i)), None)
            if name is not None:
                return f"{full_name(here, name)}'s {here.cut(at + 1, at + 2)}", "what is said to be theirs"
    if draft.money and draft.role == "actual":
        name = next((at for at in range(draft.first - 1, -1, -1) if _bearer(here, at)), None)
        if name is not None and page.setting and not _pays(here, name, draft.first):
            return None  # the article's own place or company is likelier
        return (full_name(here, name), SAID_OF) if name is not None else None
    return None


def _pays(here: Line, name: int, first: int) -> bool:
    """Whether a name is the subject whose verb takes the amount: "Congress allotted $1.9 billion"."""
    verbs = [at for at in range(name + 1, first) if here.verb(at) and here.tag(at) != "VBG"]
    return bool(verbs) and verbs[0] - name <= 3 and verbs[-1] - verbs[0] <= 2 and first - verbs[-1] <= _SUBJECT


def _bearer(here: Line, at: int) -> bool:
    """The last word of a name that stands for itself, not "New York" of "the New York banker"."""
    alone = here.name(at) and not here.noun(at + 1) and here.word(at) not in words("calendar")
    if here.word(at + 1) in (")", "-rrb-"):
        return False  # "Pell Mining (LSE: PELM)"
    inside = "(" in here.words[max(0, at - 3) : at] and ")" in here.words[at : at + 6]  # "(NASDAQ: PELM)"
    return alone and not inside and not cited(here, at)
