"""The noun of a number that has none of its own, taken from another figure."""

from __future__ import annotations

from onrecord.claims import phrases
from onrecord.claims.counting.counted import clause_end, name, settle, taken_words
from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page

_NOUN = 5  # words from a noun to its number


def them(draft: Draft, page: Page) -> bool:
    """ "found 110 of them": what the figure before counted."""
    here, at = draft.here, draft.last
    back = here.word(at) == "of" and here.word(at + 1) in ("them", "these", "those", "whom", "which")
    return back and claim_before(draft, page)


def rest(draft: Draft, page: Page) -> bool:
    """ "Of the 90 tests 40 were kits; a laboratory processed the other 50": what the whole shortly before counted."""
    here = draft.here
    if here.word(draft.first - 1) not in ("other", "remaining") or here.word(draft.first - 2) != "the":
        return False
    wholes = (other for other in page.before(draft, 1) if other.head is not None and not other.quantity.unit)
    whole = max(wholes, key=lambda other: other.value, default=None)
    return whole is not None and whole.value > draft.value and take(draft, whole, "the rest of the whole before it")


def parts(draft: Draft, page: Page) -> bool:
    """ "1,850 people slept in two halls: 1,160 in the old one": the parts of what the most counted, behind a colon."""
    if draft.here.word(draft.first - 1) != ":":
        return False
    told = [o for o in page.beside(draft) if o.first < draft.first and o.head is not None and not o.quantity.unit]
    most = max(told, key=lambda other: other.value, default=None)
    return most is not None and most.value >= draft.value and take(draft, most, "what the figure before it counted")


def category(draft: Draft, page: Page) -> bool:
    """ "412 were considered safe landings", "388 were killed"."""
    here, at = draft.here, draft.last
    categories = words("categories")
    if here.word(at) not in categories and here.tag(at) not in ("VBD", "VBP"):
        return False
    while here.word(at) in categories or here.tag(at).startswith("RB") or here.word(at) in ("as", "to", "be"):
        at += 1
    found = phrases.noun(here, at) if here.tag(at) != "VBN" or here.noun(at + 1) else None
    if found and here.word(draft.last) in categories:
        stops = taken_words(draft, page)
        settle(draft, *found, phrases.restriction(here, found[1] + 1, stops), "what the number is said to be")
        return True
    passive = at > draft.last and here.tag(at) in ("VBN", "VBD")
    if (passive or here.verb(draft.last)) and claim_before(draft, page):
        last = at + 1 if passive else min(clause_end(here, draft.last), draft.last + 8)
        draft.phrase = (draft.last, last)
        short = last == draft.last + 1 and here.tag(draft.last) in ("VBD", "VBN")  # "7 were granted, 9 refused"
        does = here.word(at) if passive else here.word(draft.last) if short else f"who {here.cut(*draft.phrase)}"
        name(draft, f"{_plain(draft)} {does}", "what befell the things counted before")
        return True
    return False


def _plain(draft: Draft) -> str | None:
    """The noun that it takes, without what befell those others."""
    other = draft.borrowed
    return other.here.cut(*other.phrase) if other and other.phrase else draft.counted


def pair(draft: Draft, page: Page) -> bool:
    """The other end of a change or comparison: "from a few hundred to 1,200 arrests"."""
    for other in page.beside(draft):
        near = 0 < other.first - draft.last <= 6 and draft.here.word(other.first - 1) in ("to", "and", "or", "than")
        if near and other.head is not None and not other.elliptic and not other.quantity.unit and not other.telling:
            return take(draft, other, "the same as the figure it is set against")
    return False


def parallel(draft: Draft, page: Page) -> bool:
    """The figure that it is joined to: "17 people on Saturday, and 9 on Sunday"."""
    here = draft.here
    if here.word(draft.first - 1) not in ("and", "or", "but", "another", "including"):
        return False
    for other in reversed(page.beside(draft)):
        plain = other.first < draft.first and not other.quantity.unit
        if plain and other.elliptic and other.borrowed and other.first > draft.first - 2 * _NOUN:
            return take(draft, other, "the noun of the figure it is joined to")
        plain = plain and other.head is not None
        if plain and not other.elliptic and not other.telling:
            take(draft, other, "the noun of the figure it is joined to")
            if other.phrase and here.tag(draft.last) == "VBN":  # "59 were killed and 500 injured"
                draft.counted = f"{here.cut(*other.phrase)} {here.word(draft.last)}"
            return True
    return False


def began_at(draft: Draft, page: Page) -> bool:
    """ "rose to 5,215, from 4,480": what the figure that it came from counted."""
    if draft.here.word(draft.first - 1) != "from":
        return False
    before = (other for other in reversed(page.beside(draft)) if other.first < draft.first)
    other = next((o for o in before if not o.quantity.unit and o.counted and not o.telling), None)
    return take(draft, other, "what the figure that it changed to counts") if other else False


def hollow(draft: Draft, page: Page) -> bool:
    """ "gives a higher figure: 174", "the previous update gave 161": what the figures before counted."""
    here = draft.here
    near = range(draft.first - 1, max(-1, draft.first - _NOUN), -1)
    at = next((i for i in near if here.noun(i) or here.word(i) in (",", ";")), None)
    if at is None or here.word(at) not in (words("hollow") | words("tellings")) - words("measures"):
        return False
    return claim_before(draft, page)


def object_of(draft: Draft, page: Page) -> bool:
    """ "the police counted 55,000", "organisers claimed 45,000": who says or does it is not what is counted."""
    here, before = draft.here, draft.first - 1
    acts = here.tag(before) in ("VBD", "VBZ", "VBP") and here.word(before) not in words("changing") | words("reaches")
    return acts and here.word(before) not in words("being") and claim_before(draft, page)


def claim_before(draft: Draft, page: Page) -> bool:
    """What the last figure of the same kind counted, in this sentence or the two before."""
    near = sorted(page.before(draft, 2), key=lambda other: bool(draft.rate) and not other.rate)  # the nearest of a kind
    for other in near:
        plain = other.counted and not other.quantity.unit and other.quantity.kind == "number"
        if plain and not other.telling and other.noun not in words("time_units"):
            return take(draft, other, "what the figure before it counted")
    return False


def take(draft: Draft, other: Draft, why: str) -> bool:
    """True: the draft now counts what the other counts."""
    draft.borrowed = other.borrowed or other
    name(draft, other.counted, why)
    return True
