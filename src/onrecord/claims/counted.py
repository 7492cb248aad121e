"""What a quantity counts: the noun with what restricts it, or where it is left out, the noun it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.draft import Draft, Page
from onrecord.claims.lexicon import words
from onrecord.claims.words import Line
from onrecord.model import Span

_LONG = 14  # words of a restriction that are still read
_INNER = ("DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD", "``", "''", "-LRB-", "-RRB-", "$")
_QUOTES = frozenset("\"'“”‘’[]`") | {"''", "``"}
_RATES = frozenset({"daily", "weekly", "monthly", "yearly", "annually", "hourly", "nightly"})
_ENDS = frozenset({",", ";", ":", ".", "?", "!", "--", "—", "–", "(", ")", "…", "...", "while", "but", "whereas", "although", "though", "because",
                   "as", "when", "after", "before", "since", "until", "according", "compared", "versus", "up", "down"})  # fmt: skip


def count(draft: Draft, page: Page) -> None:
    """Settle what the draft counts, from its own words; ``borrow`` then fills what is left out."""
    quantity = draft.quantity
    if quantity.kind == "age":
        _name(draft, "years of age", "an age")
    elif quantity.unit in ("percent", "fraction", "percentage point", "basis point"):
        _share(draft, page)
    elif quantity.unit in words("money"):
        _money(draft, page)
    elif _ballot(draft, page):
        _name(draft, "votes", "one side of a vote")
    else:
        _thing(draft, page)


def borrow(draft: Draft, page: Page) -> None:
    """Give a number without a noun the noun it stands for: in its sentence, else in the one before."""
    if not draft.elliptic:
        return
    for find in (_category, _pair, _noun_before, _claim_before):
        if find(draft, page):
            return
    _name(draft, None, "nothing near says what is counted")


def _name(draft: Draft, counted: str | None, why: str) -> None:
    draft.counted = counted
    draft.rules["counted"] = why


# --- the number's own noun --------------------------------------------------------------------


def _thing(draft: Draft, page: Page) -> None:
    here, quantity = draft.here, draft.quantity
    inside = _inside(draft)
    if (
        inside is not None
        and here.word(inside) in words("time_units") | {"page", "person", "member", "man", "seat"}
        or (inside is not None and "-" in here.cut(draft.first, draft.last))
    ):
        _compound(draft, page, inside)
    elif inside is not None:
        _settle(draft, inside, inside, _restriction(draft, page, inside + 1), "the noun within the quantity")
    elif found := phrase(here, draft.last, _stops(draft, page)):
        first, head = found
        _settle(draft, first, head, _restriction(draft, page, head + 1), "the noun after the number")
        if quantity.unit and here.word(head)[:3] != quantity.unit[:3]:
            draft.counted = f"{_plural(quantity.unit)} of {draft.counted}"
    elif quantity.unit:
        _name(draft, _plural(quantity.unit), "the unit")
    else:
        draft.elliptic = True


def _settle(draft: Draft, first: int, head: int, last: int, why: str) -> None:
    draft.head, draft.phrase = head, (first, last)
    _name(draft, draft.here.cut(first, last) + _predicate(draft.here, last), why)


def _inside(draft: Draft) -> int | None:
    """The noun that the quantity's own characters hold: "225-page", "two decades"."""
    here, end = draft.here, draft.quantity.number_end
    held = [i for i in range(draft.first, draft.last) if here.starts[i] >= end and here.words[i].isalpha()]
    nouns = [i for i in held if here.noun(i) or here.word(i) in words("time_units")]
    return nouns[-1] if nouns and not draft.quantity.modifier == "about" or nouns and here.noun(nouns[-1]) else None


def _compound(draft: Draft, page: Page, inside: int) -> None:
    """ "a 225-page report": pages of the report."""
    here = draft.here
    unit = _plural(here.word(inside))
    found = phrase(here, draft.last, _stops(draft, page))
    draft.head = found[1] if found else inside
    draft.phrase = (found[0], found[1] + 1) if found else (inside, inside + 1)
    of = f" of {here.cut(*draft.phrase)}" if found else ""
    last = "" if found else here.cut(draft.last, _restriction(draft, page, draft.last))
    _name(draft, f"{unit}{of} {last}".strip(), "a compound of number and noun")


def phrase(here: Line, at: int, stops: frozenset[int] = frozenset()) -> Span | None:
    """The noun phrase that begins there, as (first word, head), through "of the" and adjectives; None if none does."""
    while here.word(at) in _QUOTES:
        at += 1
    if here.word(at) == "of":
        at += 1
        while here.tag(at) in ("DT", "PDT", "PRP$", "CD", "$") or here.word(at) in ("these", "those", "all", "the"):
            if here.word(at) in ("those", "these") and not here.noun(at + 1) and here.tag(at + 1) not in ("JJ",):
                return at, at
            at += 1
        stops = frozenset(s for s in stops if s < at or here.noun(s)) if here.tag(at - 1) == "CD" else stops
    first, head = at, None
    while at < len(here) and at not in stops and not rate_at(here, at):
        if here.noun(at) or (here.tag(at) == "CD" and head is None and here.noun(at + 1)):
            head = at if here.noun(at) else head
        elif (
            head is not None
            and not (here.tag(at) in ("POS", "HYPH") or here.word(at) in _QUOTES and here.noun(at + 1))
            or head is None
            and not (
                here.tag(at) in _INNER or here.word(at) in _QUOTES or here.tag(at).startswith("RB") or _paired(here, at)
            )
        ):
            break
        at += 1
    return None if head is None else (first, _joined(here, head, stops))


def _paired(here: Line, at: int) -> bool:
    """A joined adjective: "sick and injured people"."""
    return (here.tag(at) in ("CC", ",") and here.tag(at - 1) in ("JJ", "VBN") and here.tag(at + 1) in ("JJ", "VBN"))  # fmt: skip


def _joined(here: Line, head: int, stops: frozenset[int]) -> int:
    """The head, moved over "and" to a noun of the same number: "arrests and deportations"."""
    at = head + 2
    if here.tag(head + 1) != "CC" or here.tag(at) != here.tag(head) or at in stops or here.tag(head) != "NNS":
        return head
    return head if here.verb(at + 1) and here.tag(at + 1) != "VBN" or here.tag(at + 1) == "MD" else at


def rate_at(here: Line, at: int) -> bool:
    """Whether a rate or a denominator begins there: "a day", "per office", "daily"."""
    word = here.word(at)
    return (
        word in _RATES
        or word == "per"
        or (word in ("a", "an", "each", "every") and here.word(at + 1) in words("time_units"))
    )


def _stops(draft: Draft, page: Page) -> frozenset[int]:
    """Words that other quantities and times take up, which no noun phrase runs into."""
    taken: set[int] = set()
    for other in page.beside(draft):
        if other is not draft:
            taken.update(range(other.first, other.last))
    for time in page.times_in(draft.here):
        first, last = draft.here.at((time.start, time.end))
        taken.update(range(first, last))
    return frozenset(taken)


def _restriction(draft: Draft, page: Page, at: int) -> int:
    """Where what restricts the noun ends: "of", "with", "in", a participle or a relative clause, no further."""
    here, stops = draft.here, _stops(draft, page)
    opens = here.word(at) in ("of", "with", "without", "in", "on", "who", "whose", "for", "against", "under", "from", "at", "among", "to",
                              "lacking", "that", "not", "aged", "across") or here.tag(at) in ("VBG", "VBN")  # fmt: skip
    if not opens or at in stops or at + 1 in stops and here.word(at) not in ("who", "whose", "with"):
        return at
    last = at
    while (
        last < len(here)
        and last < at + _LONG
        and last not in stops
        and here.words[last] not in _ENDS
        and not rate_at(here, last)
    ):
        last += 1
    while last > at and (
        here.tag(last - 1) in ("IN", "TO", "DT", "CC", "PRP$", "POS") or here.word(last - 1) in _QUOTES
    ):
        last -= 1
    return max(at, last)


def _predicate(here: Line, at: int) -> str:
    """ " killed" of "26 people were killed": the participle that says what befell what is counted."""
    while here.tag(at) in ("MD", "RB") or here.word(at) in (
        "have",
        "has",
        "had",
        "were",
        "was",
        "are",
        "is",
        "been",
        "be",
        "being",
    ):
        at += 1
    return f" {here.word(at)}" if here.tag(at) == "VBN" and here.word(at - 1) != here.word(at) else ""


# --- shares, money, votes ---------------------------------------------------------------------


def _share(draft: Draft, page: Page) -> None:
    here, at = draft.here, draft.last
    found = phrase(here, at, _stops(draft, page))
    if found and here.word(found[1]) in words("shrinking_or_growing"):
        draft.phrase, draft.head = (found[0], found[1] + 1), found[1]
        last = _restriction(draft, page, found[1] + 1)
        return _name(draft, f"{here.cut(found[0], last)}", "a change in percent")
    first = found[0] if found else at
    last = _restriction(draft, page, found[1] + 1) if found else _restriction(draft, page, at)
    draft.phrase = (first, last) if last > first else None
    draft.head = found[1] if found else None
    whole = here.cut(*draft.phrase) if draft.phrase else _subject(here, draft.first)
    _name(draft, f"share of {whole}".strip() if whole else "share", "a part of a whole")


def _subject(here: Line, at: int) -> str:
    """The nearest noun before, where a share names its whole first: "unemployment was 4 percent"."""
    for i in range(at - 1, max(-1, at - 12), -1):
        if here.noun(i) and here.word(i) not in words("calendar"):
            first = i
            while first and (here.noun(first - 1) or here.tag(first - 1).startswith("JJ")):
                first -= 1
            return here.cut(first, i + 1)
    return ""


def _money(draft: Draft, page: Page) -> None:
    here, unit = draft.here, draft.quantity.unit or ""
    at = draft.last
    if found := phrase(here, at, _stops(draft, page)):
        draft.phrase, draft.head = (found[0], found[1] + 1), found[1]
        return _name(draft, f"{_plural(unit)} of {here.cut(found[0], found[1] + 1)}", "money, and the noun after it")
    last = _restriction(draft, page, at)
    what = here.cut(at, last) or _subject(here, draft.first)
    draft.phrase = (at, last) if last > at else None
    joint = " " if last > at else " of "
    _name(draft, f"{_plural(unit)}{joint}{what}" if what else _plural(unit), "money, and what it is for")


def _ballot(draft: Draft, page: Page) -> bool:
    """ "348-77", "52 to 48": one side of a vote, where voting words stand near."""
    if draft.quantity.unit or draft.value > 10_000:
        return False
    here = draft.here
    near = any(word in words("votes") for word in here.words[max(0, draft.first - 12) : draft.last + 6])
    return near and any(_facing(here, draft, other) for other in page.beside(draft) if other is not draft)


def _facing(here: Line, one: Draft, other: Draft) -> bool:
    left, right = sorted((one.quantity, other.quantity), key=lambda q: q.start)
    return here.text[left.end : right.start].strip() in ("-", "–", "—", "to") and not left.unit and not right.unit


def _plural(unit: str) -> str:
    if unit == "pound sterling":
        return "pounds sterling"
    return (
        unit
        if unit.endswith("s")
        else f"{unit[:-1]}ies"
        if unit.endswith("y") and unit[-2:-1] not in "aeiou"
        else f"{unit}s"
    )


# --- what is left out -------------------------------------------------------------------------


def _category(draft: Draft, page: Page) -> bool:
    """ "613 were considered criminal arrests", "566 were killed"."""
    here, at = draft.here, draft.last
    if here.word(at) not in words("categories") and not (here.tag(at) == "VBD"):
        return False
    while here.word(at) in words("categories") or here.tag(at).startswith("RB") or here.word(at) in ("as", "to", "be"):
        at += 1
    found = phrase(here, at) if here.tag(at) != "VBN" or here.noun(at + 1) else None
    if found and here.word(draft.last) in words("categories"):
        _settle(draft, found[0], found[1], _restriction(draft, page, found[1] + 1), "what the number is said to be")
        return True
    if here.tag(at) in ("VBN", "VBD") and _claim_before(draft, page):
        draft.phrase = (draft.last, at + 1)
        _name(draft, f"{draft.counted} {here.word(at)}", "what befell the things counted before")
        return True
    return False


def _pair(draft: Draft, page: Page) -> bool:
    """The other end of a change or comparison: "from a few hundred to 1,200 arrests"."""
    for other in page.beside(draft):
        close = other is not draft and other.head is not None and not other.elliptic and not other.quantity.unit
        if (
            close
            and 0 < other.first - draft.last <= 6
            and draft.here.word(other.first - 1) in ("to", "and", "or", "than")
        ):
            return _take(draft, other, "the same as the figure it is set against")
    return False


def _noun_before(draft: Draft, page: Page) -> bool:
    """A plural noun before it in the sentence that it gives the number of."""
    here, taken = draft.here, _stops(draft, page)
    for i in range(draft.first - 1, -1, -1):
        word, named = here.word(i), here.name(i)
        if i in taken or here.tag(i) != "NNS" or word in words("hollow") or word in words("sources") or named:
            continue
        if rate_at(here, i - 1) or here.word(i + 1) in ("'s", "'", "’"):
            continue
        other = next((d for d in page.beside(draft) if d.head == i and not d.elliptic), None)
        if other:
            return _take(draft, other, "the noun of the figure before it")
        first = i
        while first and (here.tag(first - 1).startswith(("JJ", "NN")) and not here.name(first - 1)):
            first -= 1
        draft.head, draft.phrase = i, (first, _restriction(draft, page, i + 1) if i + 1 < draft.first else i + 1)
        draft.phrase = (first, min(draft.phrase[1], draft.first))
        _name(draft, here.cut(*draft.phrase), "the noun before it in the sentence")
        return True
    return False


def _claim_before(draft: Draft, page: Page) -> bool:
    """What the last figure of the same kind counted, in this sentence or the two before."""
    for other in page.before(draft, 2):
        plain = other.counted and not other.quantity.unit and other.quantity.kind == "number"
        if plain and not _told_by(other) and other.noun not in words("time_units"):
            return _take(draft, other, "what the figure before it counted")
    return False


def _told_by(draft: Draft) -> bool:
    return draft.noun in words("sources") and draft.value < 100


def _take(draft: Draft, other: Draft, why: str) -> bool:
    draft.borrowed = other.borrowed or other
    _name(draft, other.counted, why)
    return True


def nouns(drafts: Sequence[Draft]) -> list[str]:
    """The head nouns, for those that have one."""
    return [draft.noun for draft in drafts if draft.head is not None]
