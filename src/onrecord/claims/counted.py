"""What a quantity counts: the noun with what restricts it, or where it is left out, the noun it stands for."""

from __future__ import annotations

from onrecord.claims import phrases
from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import rate_at
from onrecord.claims.words import Line

_NEAR_VOTE = 12  # words within which voting words make two numbers a vote
_SHARES = ("percent", "fraction", "percentage point", "basis point")


def count(draft: Draft, page: Page) -> None:
    """Settle what the draft counts, from its own words; ``borrow`` then fills what is left out."""
    quantity = draft.quantity
    if quantity.kind == "age":
        _name(draft, "years of age", "an age")
    elif quantity.unit in _SHARES:
        _share(draft, page)
    elif draft.money:
        _money(draft, page)
    elif _ballot(draft, page):
        _name(draft, "votes", "one side of a vote")
    else:
        _thing(draft, page)


def borrow(draft: Draft, page: Page) -> None:
    """Give a number without a noun the noun it stands for: in its sentence, else in the one before."""
    if not draft.elliptic:
        return
    for find in (_children, _them, _category, _pair, _parallel, _noun_before, _measure, _claim_before):
        if find(draft, page):
            return _restrict(draft, page)
    _name(draft, None, "nothing near says what is counted")


def _restrict(draft: Draft, page: Page) -> None:
    """Add what restricts a borrowed noun: "6,000 with criminal records"."""
    here = draft.here
    last = phrases.restriction(here, draft.last, _stops(draft, page))
    if draft.borrowed and draft.phrase is None and here.word(draft.last) in ("with", "without", "who", "whose", "in", "from"):
        draft.phrase = (draft.last, last) if last > draft.last else None
        draft.counted = f"{draft.counted} {here.cut(draft.last, last)}".strip()


def _name(draft: Draft, counted: str | None, why: str) -> None:
    draft.counted = counted
    draft.rules["counted"] = why


# --- the number's own noun --------------------------------------------------------------------


def _thing(draft: Draft, page: Page) -> None:
    here, stops = draft.here, _stops(draft, page)
    unit = None if draft.quantity.unit == "count" else draft.quantity.unit
    inside = _inside(draft)
    found = phrases.noun(here, draft.last, stops)
    if inside is not None and "-" in here.cut(draft.first, draft.last):
        _compound(draft, page, inside)
    elif inside is not None:
        _settle(draft, inside, inside, phrases.restriction(here, draft.last, stops), "the noun within the quantity")
    elif found:
        _settle(draft, *found, phrases.restriction(here, found[1] + 1, stops), "the noun after the number")
        if unit and draft.quantity.number_end < draft.quantity.end and here.word(found[1])[:3] != unit[:3]:
            draft.counted = f"{_plural(unit)} of {draft.counted}"
    elif unit:
        _name(draft, _plural(unit), "the unit")
    else:
        draft.elliptic = True


def _settle(draft: Draft, first: int, head: int, last: int, why: str) -> None:
    draft.head, draft.phrase = head, (first, last)
    _name(draft, draft.here.cut(first, last) + phrases.participle(draft.here, last), why)


def _inside(draft: Draft) -> int | None:
    """The noun that the quantity's own characters hold: "225-page", "two decades"."""
    here, end = draft.here, draft.quantity.number_end
    own = range(draft.first, draft.last)
    held = [i for i in own if here.starts[i] >= end and here.noun(i) or here.word(i) in words("time_units")]
    return held[-1] if held else None


def _compound(draft: Draft, page: Page, inside: int) -> None:
    """ "a 225-page report": pages of the report."""
    here, stops = draft.here, _stops(draft, page)
    unit = _plural(here.word(inside))
    found = phrases.noun(here, draft.last, stops)
    if found:
        draft.head, draft.phrase = found[1], (found[0], found[1] + 1)
        return _name(draft, f"{unit} of {here.cut(*draft.phrase)}", "a compound of number and noun")
    last = phrases.restriction(here, draft.last, stops)
    draft.head, draft.phrase = inside, (inside, inside + 1)
    _name(draft, f"{unit} {here.cut(draft.last, last)}".strip(), "a compound of number and noun")


def _stops(draft: Draft, page: Page) -> frozenset[int]:
    """Words that other quantities and times take up, which no noun phrase runs into."""
    taken: set[int] = set()
    for other in page.beside(draft):
        if other is not draft:
            taken.update(range(other.first, other.last))
    for time in page.times_in(draft.here):
        first, last = draft.here.at((time.start, time.end))
        if time.kind != "duration" and not first < draft.last <= last:
            taken.update(range(first, last))
    return frozenset(taken)


# --- shares, money, votes ---------------------------------------------------------------------


def _share(draft: Draft, page: Page) -> None:
    here, stops = draft.here, _stops(draft, page)
    found = phrases.noun(here, draft.last, stops)
    at = found[1] + 1 if found else draft.last
    first, last = found[0] if found else draft.last, phrases.restriction(here, at, stops)
    draft.head = found[1] if found else None
    draft.phrase = (first, last) if last > first else None
    if found and here.word(found[1]) in words("shrinking_or_growing"):
        return _name(draft, here.cut(first, last), "a change in percent")
    if draft.quantity.trend:
        what = phrases.subject(here, draft.first, stops)
        return _name(draft, f"change in {what}" if what else "change", "a change in percent")
    own = here.cut(first, last)
    whole = own if own.startswith("of ") else f"of {own}" if own else _whole(draft, page)
    does = here.cut(draft.last, min(_clause_end(here, draft.last), draft.last + 8)) if here.verb(draft.last) else ""
    _name(draft, " ".join(part for part in ("share", whole, does and f"who {does}") if part), "a part of a whole")


def _whole(draft: Draft, page: Page) -> str:
    """What a share without a noun is of: the same as the share before it in the sentence, else the noun before."""
    opening = draft.here.word(0) in ("of", "among")
    for other in page.beside(draft):
        if other.first < draft.first and other.quantity.unit in _SHARES and other.counted:
            return other.counted.removeprefix("share ").split(" who ")[0]
        if other.first < draft.first and opening and other.head is not None:
            return f"of {other.counted}"
    what = phrases.subject(draft.here, draft.first, _stops(draft, page))
    return f"of {what}" if what else ""


def _clause_end(here: Line, at: int) -> int:
    while at < len(here) and here.word(at) not in (",", ";", ".", "while", "but", "and", "--", "—", "?", "!"):
        at += 1
    return at


def _money(draft: Draft, page: Page) -> None:
    here, stops, unit = draft.here, _stops(draft, page), _plural((draft.quantity.unit or "").split(" per ")[0])
    found = phrases.noun(here, draft.last, stops)
    if found:
        draft.phrase, draft.head = (found[0], found[1] + 1), found[1]
        return _name(draft, f"{unit} of {here.cut(*draft.phrase)}", "money, and the noun after it")
    last = phrases.restriction(here, draft.last, stops)
    draft.phrase = (draft.last, last) if last > draft.last else None
    what = phrases.subject(here, draft.first, stops)
    named = f"{unit} {here.cut(*draft.phrase)}" if draft.phrase else f"{unit} of {what}" if what else unit
    _name(draft, named, "money, and what it is for")


def _ballot(draft: Draft, page: Page) -> bool:
    """ "348-77", "52 to 48": one side of a vote, where voting words stand near."""
    if draft.quantity.unit or draft.value > 10_000:
        return False
    here = draft.here
    near = here.words[max(0, draft.first - _NEAR_VOTE) : draft.last + _NEAR_VOTE // 2]
    facing = any(_facing(here, draft, other) for other in page.beside(draft) if other is not draft)
    return facing and any(word in words("votes") for word in near)


def _facing(here: Line, one: Draft, other: Draft) -> bool:
    left, right = sorted((one.quantity, other.quantity), key=lambda quantity: quantity.start)
    joint = here.text[left.end : right.start].strip()
    return joint in ("-", "–", "—", "to") and not left.unit and not right.unit


def _plural(unit: str) -> str:
    if unit == "pound sterling":
        return "pounds sterling"
    if unit.endswith("s"):
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit[-2:-1] not in "aeiou" else f"{unit}s"


# --- what is left out -------------------------------------------------------------------------


def _children(draft: Draft, page: Page) -> bool:
    """ "a father of five"."""
    here = draft.here
    if here.word(draft.first - 1) != "of" or here.word(draft.first - 2) not in words("kin"):
        return False
    _name(draft, "children", "a parent's")
    return True


def _them(draft: Draft, page: Page) -> bool:
    """ "found 110 of them": what the figure before counted."""
    here, at = draft.here, draft.last
    back = here.word(at) == "of" and here.word(at + 1) in ("them", "these", "those", "whom", "which")
    return back and _claim_before(draft, page)


def _category(draft: Draft, page: Page) -> bool:
    """ "613 were considered criminal arrests", "566 were killed"."""
    here, at = draft.here, draft.last
    categories = words("categories")
    if here.word(at) not in categories and here.tag(at) not in ("VBD", "VBP"):
        return False
    while here.word(at) in categories or here.tag(at).startswith("RB") or here.word(at) in ("as", "to", "be"):
        at += 1
    found = phrases.noun(here, at) if here.tag(at) != "VBN" or here.noun(at + 1) else None
    if found and here.word(draft.last) in categories:
        stops = _stops(draft, page)
        _settle(draft, *found, phrases.restriction(here, found[1] + 1, stops), "what the number is said to be")
        return True
    passive = at > draft.last and here.tag(at) in ("VBN", "VBD")
    if (passive or here.verb(draft.last)) and _claim_before(draft, page):
        last = at + 1 if passive else min(_clause_end(here, draft.last), draft.last + 8)
        draft.phrase = (draft.last, last)
        does = here.word(at) if passive else f"who {here.cut(*draft.phrase)}"
        _name(draft, f"{draft.borrowed.counted if draft.borrowed else ''} {does}".strip(), "what befell the things counted before")
        return True
    return False


def _pair(draft: Draft, page: Page) -> bool:
    """The other end of a change or comparison: "from a few hundred to 1,200 arrests"."""
    for other in page.beside(draft):
        near = 0 < other.first - draft.last <= 6 and draft.here.word(other.first - 1) in ("to", "and", "or", "than")
        if near and other.head is not None and not other.elliptic and not other.quantity.unit and not other.telling:
            return _take(draft, other, "the same as the figure it is set against")
    return False


def _parallel(draft: Draft, page: Page) -> bool:
    """The figure that it is joined to: "17 people on Saturday, and 9 on Sunday"."""
    here = draft.here
    if here.word(draft.first - 1) not in ("and", "or", "but", "another"):
        return False
    for other in reversed(page.beside(draft)):
        plain = other.first < draft.first and other.head is not None and not other.quantity.unit
        if plain and not other.elliptic and not other.telling:
            return _take(draft, other, "the noun of the figure it is joined to")
    return False


def _measure(draft: Draft, page: Page) -> bool:
    """A measure that moves or stands at the number: "the death toll rose to 58"."""
    here = draft.here
    verb = next((i for i in range(draft.first - 1, max(-1, draft.first - 5), -1) if here.verb(i)), None)
    moving = verb is not None and here.word(verb) in words("changing") | words("categories") | {"stood", "stands", "hit", "reached"}
    if verb is None or not moving:
        return False
    what = phrases.subject(here, verb, _stops(draft, page))
    if not what or what.lower() in words("hollow") or what.lower() in words("sources"):
        return False
    _name(draft, what, "the measure that moves or stands at it")
    return True


def _noun_before(draft: Draft, page: Page) -> bool:
    """A plural noun before it in the sentence that it gives the number of."""
    here, taken = draft.here, _stops(draft, page)
    for at in range(draft.first - 1, -1, -1):
        if at in taken or not _countable(here, at) or draft.rate and here.word(at) in words("sources"):
            continue
        other = next((d for d in page.beside(draft) if d.head == at and not d.elliptic), None)
        if other:
            return _take(draft, other, "the noun of the figure before it")
        first = at
        while first and here.tag(first - 1).startswith(("JJ", "NN")) and not here.name(first - 1):
            first -= 1
        draft.head = at
        draft.phrase = (first, min(phrases.restriction(here, at + 1, taken), draft.first))
        _name(draft, here.cut(*draft.phrase), "the noun before it in the sentence")
        return True
    return False


def _countable(here: Line, at: int) -> bool:
    """A plural common noun that is no source, no length of time and no mere "number"."""
    if here.tag(at) != "NNS" or here.word(at) in words("hollow") or rate_at(here, at - 1):
        return False
    source = here.word(at) in words("sources") and phrases.cited(here, at)
    return here.word(at + 1) not in ("'s", "'") and not source


def _claim_before(draft: Draft, page: Page) -> bool:
    """What the last figure of the same kind counted, in this sentence or the two before."""
    near = sorted(page.before(draft, 2), key=lambda other: bool(draft.rate) and not other.rate)  # the nearest of a kind
    for other in near:
        plain = other.counted and not other.quantity.unit and other.quantity.kind == "number"
        if plain and not other.telling and other.noun not in words("time_units"):
            return _take(draft, other, "what the figure before it counted")
    return False


def _take(draft: Draft, other: Draft, why: str) -> bool:
    draft.borrowed = other.borrowed or other
    _name(draft, other.counted, why)
    return True


