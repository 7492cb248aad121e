"""What a quantity counts: the noun with what restricts it, or where it is left out, the noun it stands for."""

from __future__ import annotations

from onrecord.claims import phrases
from onrecord.claims.draft import PARTS, Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.roles.reaching import asked_for, rise_asked
from onrecord.claims.words import Line

_OBJECT = 18  # words of what a verb moves
_NEAR_VOTE = 12  # words within which voting words make two numbers a vote
_COINS = frozenset({"dollars", "euros", "pounds", "yen", "rupees", "pence", "cents"})


def count(draft: Draft, page: Page) -> None:
    """Settle what the draft counts, from its own words; ``borrow`` then fills what is left out."""
    quantity = draft.quantity
    if quantity.kind == "age":
        name(draft, "years of age", "an age")
    elif quantity.unit in PARTS:
        _share(draft, page)
    elif draft.money:
        _money(draft, page)
    elif _ballot(draft, page):
        name(draft, "votes", "one side of a vote")
    else:
        _thing(draft, page)


def name(draft: Draft, counted: str | None, why: str) -> None:
    """Settle what is counted, and why."""
    draft.counted = counted
    draft.rules["counted"] = why


# --- the number's own noun --------------------------------------------------------------------


def _thing(draft: Draft, page: Page) -> None:
    here, stops = draft.here, taken_words(draft, page)
    unit = None if draft.quantity.unit == "count" else draft.quantity.unit
    inside = _inside(draft)
    found = phrases.noun(here, draft.last, stops)
    if inside is not None and "-" in here.cut(draft.first, draft.last):
        _compound(draft, page, inside)
    elif inside is not None:
        last = phrases.restriction(here, draft.last, stops)
        settle(draft, inside, inside, last, "the noun within the quantity")
        if unit and _is_symbol(here.cut(inside, inside + 1)):
            draft.counted = f"{_plural(unit.split(' per ')[0])} {here.cut(draft.last, last)}".strip()
    elif found and not _forecast_by(here, found[1]):
        settle(draft, *found, phrases.restriction(here, found[1] + 1, stops), "the noun after the number")
        if unit and draft.quantity.number_end < draft.quantity.end and here.word(found[1])[:3] != unit[:3]:
            draft.counted = f"{_plural(unit)} of {draft.counted}"
    elif unit:
        name(draft, _plural(unit), "the unit")
    else:
        draft.elliptic = True


def _forecast_by(here: Line, head: int) -> bool:
    """ "the 190,000 economists had expected": who expected it, not what is counted."""
    verb = head + 1 + (here.word(head + 1) == "had")
    return here.word(head) in words("forecasters") and here.word(verb) in words("forecasting")


def _is_symbol(word: str) -> bool:
    """ "GW", "km": a unit in short, which is told by its name."""
    return len(word) < 4 and (word != word.lower() or not set("aeiou") & set(word))


def settle(draft: Draft, first: int, head: int, last: int, why: str) -> None:
    """Settle a noun of the sentence, with what restricts it and what befell it."""
    draft.head, draft.phrase = head, (first, last)
    name(draft, draft.here.cut(first, last) + phrases.participle(draft.here, last), why)


def _inside(draft: Draft) -> int | None:
    """The noun that the quantity's own characters hold: "225-page", "two decades"."""
    here, end = draft.here, draft.quantity.number_end
    own = range(draft.first, draft.last)
    held = [i for i in own if here.starts[i] >= end and here.noun(i) or here.word(i) in words("time_units")]
    return held[-1] if held else None


def _compound(draft: Draft, page: Page, inside: int) -> None:
    """ "a 225-page report": pages of the report."""
    here, stops = draft.here, taken_words(draft, page)
    unit = _plural(here.word(inside))
    found = phrases.noun(here, draft.last, stops)
    if found:
        draft.head, draft.phrase = found[1], (found[0], found[1] + 1)
        return name(draft, f"{unit} of {here.cut(*draft.phrase)}", "a compound of number and noun")
    last = phrases.restriction(here, draft.last, stops)
    draft.head, draft.phrase = inside, (inside, inside + 1)
    name(draft, f"{unit} {here.cut(draft.last, last)}".strip(), "a compound of number and noun")


def taken_words(draft: Draft, page: Page) -> frozenset[int]:
    """The words that other quantities and times take up, which no noun phrase runs into."""
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
    here, stops = draft.here, taken_words(draft, page)
    found = phrases.noun(here, draft.last, stops)
    at = found[1] + 1 if found else draft.last
    first, last = found[0] if found else draft.last, phrases.restriction(here, at, stops)
    draft.head = found[1] if found else None
    draft.phrase = (first, last) if last > first else None
    if found is None and here.word(draft.last) in words("comparative"):
        return _gap(draft, page)
    if found and here.word(found[1]) in words("shrinking_or_growing"):
        return name(draft, here.cut(first, last), "a change in percent")
    named = _named_change(draft, page) or _brought_down(draft)
    if named:
        return name(draft, named, "a change in percent")
    if draft.quantity.trend:
        what = _told_beside(draft, page) or phrases.mover(here, draft.first, stops)
        return name(draft, _moved(draft, what), "a change in percent")
    if rise_asked(draft):
        return name(draft, "pay rise" if _of_pay(draft, page) else "rise", "a rise that is offered or asked for")
    own = here.cut(first, last)
    if found is None and own and here.tag(first) == "VBN" and first == draft.last:  # "was 5 percent contained"
        return name(draft, " ".join(part for part in ("share", _whole(draft, page), own) if part), "a part of a whole")
    if found is None and own and here.tag(first) == "IN" and not own.startswith("of "):  # "17 percent in the north"
        return name(draft, " ".join(part for part in ("share", _whole(draft, page), own) if part), "a part of a whole")
    whole = own if own.startswith("of ") else f"of {own}" if own else _whole(draft, page)
    does = here.cut(draft.last, min(clause_end(here, draft.last), draft.last + 8)) if here.verb(draft.last) else ""
    name(draft, " ".join(part for part in ("share", whole, does and f"who {does}") if part), "a part of a whole")


def _named_change(draft: Draft, page: Page) -> str | None:
    """ "a decline of 19 percent", "a drop of 16 percent in thefts": the noun says which way it moved."""
    here, noun = draft.here, draft.first - 2
    if here.word(draft.first - 1) != "of" or here.word(noun) not in words("shrinking_or_growing") or asked_for(draft):
        return None
    stops = taken_words(draft, page)
    own = (
        here.cut(draft.last + 1, phrases.restriction(here, draft.last, stops)) if here.word(draft.last) == "in" else ""
    )
    what = own or _figure_before(draft, page)
    way = "fall" if here.word(noun) in words("shrinking") else "rise"
    return f"{way} in {what}" if what else f"{way} ({here.word(noun)})"


def _brought_down(draft: Draft) -> str | None:
    """ "cut the risk of failure by 31 percent": what the verb moves."""
    here, by = draft.here, draft.first - 1
    if here.word(by) != "by":
        return None
    verb = next((at for at in range(by - 1, max(-1, by - _OBJECT), -1) if here.word(at) in words("moving")), None)
    first = (verb or 0) + 1
    first += here.tag(first) in ("DT", "PRP$")
    if verb is None or first >= by or not any(here.noun(at) for at in range(first, by)):
        return None
    way = "fall" if here.word(verb) in words("lowering") else "rise"
    return f"{way} in {here.cut(first, by)}"


def _gap(draft: Draft, page: Page) -> None:
    """ "34 per cent fewer than a year before": how far the figure told beside is from another."""
    what = _figure_before(draft, page) or phrases.mover(draft.here, draft.first, taken_words(draft, page))
    draft.trend = "down" if draft.here.word(draft.last) in words("lesser") else "up"
    name(draft, _moved(draft, what), "a change in percent")


def _told_beside(draft: Draft, page: Page) -> str | None:
    """ "sold 412,000 cars, down 6 percent": the figure told before an added change."""
    before = draft.here.words[max(0, draft.first - 2) : draft.first + 1]
    return _figure_before(draft, page) if "," in before and {"up", "down"} & set(before) else None


def _figure_before(draft: Draft, page: Page) -> str | None:
    """What the nearest figure before it in the sentence counts, money and lengths of time apart."""
    beside = (o for o in reversed(page.beside(draft)) if o.first < draft.first and o.quantity.unit not in PARTS)
    found = (o.counted for o in beside if o.counted and not {o.noun, o.quantity.unit} & words("time_units"))
    first = next(found, None)
    return first.partition(" of ")[2] or first if first and first.split()[0] in _COINS else first


def _of_pay(draft: Draft, page: Page) -> bool:
    near = range(max(0, draft.sentence - 3), draft.sentence + 1)
    return any(words("pay") & set(page.line(at).words) for at in near)


def _moved(draft: Draft, what: str) -> str:
    """ "rise in revenue", by the way that it moved."""
    way = {"up": "rise", "down": "fall"}.get(draft.trend or draft.quantity.trend or "", "change")
    return f"{way} in {what}" if what else way


def _whole(draft: Draft, page: Page) -> str:
    """What a share without a noun is of: the same as the share before it in the sentence, else the noun before."""
    opening = draft.here.word(0) in ("of", "among")
    for other in page.beside(draft):
        if other.first < draft.first and other.quantity.unit in PARTS and other.counted:
            return other.counted.removeprefix("share ").split(" who ")[0]
        if other.first < draft.first and opening and other.head is not None:
            return f"of {other.counted}"
    what = phrases.subject(draft.here, draft.first, taken_words(draft, page))
    return f"of {what}" if what and what.lower() != "share" else ""


def clause_end(here: Line, at: int) -> int:
    """Where the clause that goes on there ends."""
    while at < len(here) and here.word(at) not in (",", ";", ".", "while", "but", "and", "--", "—", "?", "!"):
        at += 1
    return at


def _money(draft: Draft, page: Page) -> None:
    here, stops, unit = draft.here, taken_words(draft, page), _plural((draft.quantity.unit or "").split(" per ")[0])
    found = phrases.noun(here, draft.last, stops)
    if found:
        draft.phrase, draft.head = (found[0], found[1] + 1), found[1]
        return name(draft, f"{unit} of {here.cut(*draft.phrase)}", "money, and the noun after it")
    last = phrases.restriction(here, draft.last, stops)
    draft.phrase = (draft.last, last) if last > draft.last else None
    what = phrases.subject(here, draft.first, stops)
    named = f"{unit} {here.cut(*draft.phrase)}" if draft.phrase else f"{unit} of {what}" if what else unit
    name(draft, named, "money, and what it is for")


def _ballot(draft: Draft, page: Page) -> bool:
    """ "348-77", "52 to 48": one side of a vote, where voting words stand near."""
    here = draft.here
    if draft.quantity.unit or draft.value > 10_000 or "from" in here.words[max(0, draft.first - 3) : draft.first]:
        return False
    near = here.words[max(0, draft.first - _NEAR_VOTE) : draft.last + _NEAR_VOTE // 2]
    facing = any(_facing(here, draft, other) for other in page.beside(draft) if other is not draft)
    return facing and any(word in words("votes") for word in near)


def _facing(here: Line, one: Draft, other: Draft) -> bool:
    left, right = sorted((one.quantity, other.quantity), key=lambda quantity: quantity.start)
    joint = here.text[left.end : right.start].strip()
    return joint in ("-", "–", "—", "to", "-to-", "- to") and not left.unit and not right.unit


def _plural(unit: str) -> str:
    if unit == "pound sterling":
        return "pounds sterling"
    if unit.endswith("s"):
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit[-2:-1] not in "aeiou" else f"{unit}s"
