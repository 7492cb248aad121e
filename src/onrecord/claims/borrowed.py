"""The noun of a number that has none of its own: in its sentence, else in the one before."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims import phrases
from onrecord.claims.counted import clause_end, name, settle, taken_words
from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import rate_at
from onrecord.claims.words import Line

_LABEL = 4  # words of a line's label
_NOUN = 5  # words from a noun to its number
_MOVED = 9  # words from a verb of change to where it led: "fell by 6 percent to 518"
_PUT = 12  # words from "put" to "at"
_RESTRICTS = ("with", "without", "who", "whose", "in", "from")


def borrow(draft: Draft, page: Page) -> None:
    """Give a number without a noun the noun it stands for: in its sentence, else in the one before."""
    if not draft.elliptic:
        return
    for find in FINDERS:
        if find(draft, page):
            _restrict(draft, page)
            return _differs(draft)
    name(draft, None, "nothing near says what is counted")


def _restrict(draft: Draft, page: Page) -> None:
    """Add what restricts a borrowed noun: "6,000 with criminal records"."""
    here = draft.here
    last = phrases.restriction(here, draft.last, taken_words(draft, page))
    if draft.borrowed and draft.phrase is None and here.word(draft.last) in _RESTRICTS:
        draft.phrase = (draft.last, last) if last > draft.last else None
        draft.counted = f"{draft.counted} {here.cut(draft.last, last)}".strip()


def _differs(draft: Draft) -> None:
    """ "1,310 fewer than a year earlier": not so many, but so many fewer."""
    way = draft.here.word(draft.last)
    if way in words("comparative") and draft.counted and draft.borrowed and draft.phrase is None:
        draft.counted = f"{'fewer' if way in words('lesser') else 'more'} {draft.counted}"


def _children(draft: Draft, page: Page) -> bool:
    """ "a father of five"."""
    here = draft.here
    if here.word(draft.first - 1) != "of" or here.word(draft.first - 2) not in words("kin"):
        return False
    name(draft, "children", "a parent's")
    return True


def _measured(draft: Draft, page: Page) -> bool:
    """ "a crowd of 18,000", "put the toll at 120", "enrolment in the county's schools fell to 49,310"."""
    here, before = draft.here, draft.first - 1
    if here.word(before) in ("of", "at") and here.word(before - 1) in words("measures"):
        name(draft, here.cut(phrases.begin(here, before - 1), before), "the measure beside it")
        return True
    if here.word(before) in words("measures"):  # "Toll passes 160"
        name(draft, here.cut(phrases.begin(here, before), before + 1), "the measure beside it")
        return True
    moves = words("changing") | _REACHES
    near = range(before, max(-1, before - (_MOVED if here.word(before) in ("to", "from") else 4)), -1)
    verb = next((i for i in near if here.verb(i) or here.word(i) in moves and i and here.word(before) == "to"), None)
    if verb is None or here.word(verb) not in moves:
        return False
    first = max((i + 1 for i in range(verb) if here.word(i) in (",", ";", "that")), default=0)
    head = next((i for i in range(first, verb) if here.noun(i) and not here.noun(i + 1)), None)
    moved = here.tag(verb) in ("VBD", "VBZ", "VBP") and here.word(verb) in words("changing")
    opens = head == 0 and here.word(0).endswith("s")  # a capital hides that it is no name
    plural = moved and head is not None and (opens or _countable(here, head))
    if head is None or here.word(head) not in words("measures") and not plural:
        head = next((i for i in range(verb - 1, verb - 4, -1) if here.word(i) in words("measures")), None)
    if head is None:
        return False
    last = phrases.restriction(here, head + 1, taken_words(draft, page))
    name(draft, here.cut(phrases.begin(here, head), max(head + 1, min(last, verb))), "the measure that moves")
    return True


def _put(draft: Draft, page: Page) -> bool:
    """ "put the number of missing at 10,000", "estimate the crowd at 700"."""
    here, at = draft.here, draft.first - 1
    verb = next((i for i in range(at - 1, max(-1, at - _PUT), -1) if here.word(i) in words("putting")), None)
    if here.word(at) != "at" or verb is None or here.tag(verb + 1) not in ("DT", "PRP$"):
        return False
    if {",", ";"} & set(here.words[verb:at]):
        return False
    first = verb + 2
    if here.words[first : first + 2] == ("number", "of"):
        first += 2
    what: str | None = here.cut(first, at)
    if here.word(at - 1) in words("hollow") - words("measures"):
        what = draft.counted if _claim_before(draft, page) else None
    name(draft, f"people {what}" if what in words("casualty") else what, "what is put at it")
    return True


def _casualties(draft: Draft, page: Page) -> bool:
    """ "43 dead", "10,000 more are missing", "all 157 killed": people, where nothing else was counted."""
    here, at = draft.here, draft.last
    while here.tag(at) in ("RB", "MD", "JJR") or here.word(at) in words("being"):
        at += 1
    if here.word(at) not in words("casualty") or here.noun(at + 1) and here.word(at) != "dead":
        return False
    for other in page.before(draft, 1):
        if other.counted and not other.quantity.unit and other.noun in words("persons") | words("stocks"):
            return False
    name(draft, f"people {here.word(at)}", "those whom it befell")
    return True


def _them(draft: Draft, page: Page) -> bool:
    """ "found 110 of them": what the figure before counted."""
    here, at = draft.here, draft.last
    back = here.word(at) == "of" and here.word(at + 1) in ("them", "these", "those", "whom", "which")
    return back and _claim_before(draft, page)


def _category(draft: Draft, page: Page) -> bool:
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
    if (passive or here.verb(draft.last)) and _claim_before(draft, page):
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


def _labelled(draft: Draft, page: Page) -> bool:
    """ "Missing: 52, down from 87": the label of a list's line."""
    here, before = draft.here, draft.first - 1
    if here.word(before) != ":" or not 0 < before <= _LABEL or any(here.verb(at) for at in range(before - 1)):
        return False
    label = here.cut(0, before)
    name(draft, f"people {label.lower()}" if label.lower() in words("casualty") else label, "the label before it")
    return True


def _apart(draft: Draft, page: Page) -> bool:
    """ "1,850 people slept in two halls: 1,160 in the old one": the parts of what the most counted, behind a colon."""
    if draft.here.word(draft.first - 1) != ":":
        return False
    told = [o for o in page.beside(draft) if o.first < draft.first and o.head is not None and not o.quantity.unit]
    most = max(told, key=lambda other: other.value, default=None)
    return most is not None and most.value >= draft.value and _take(draft, most, "what the figure before it counted")


def _scale(draft: Draft, page: Page) -> bool:
    """ "magnitude 6.9", "a magnitude of 6.7", "6.9 on the moment magnitude scale"."""
    here, at = draft.here, draft.first - 1
    at -= here.word(at) == "of"
    if here.word(at) in words("scales") and here.noun(at):
        name(draft, here.cut(phrases.begin(here, at), at + 1), "the scale that it is on")
        return True
    if here.words[draft.last : draft.last + 2] == ("on", "the"):
        found = phrases.noun(here, draft.last + 2)
        if found and here.word(found[1]) in ("scale", "index"):
            name(draft, here.cut(found[0], found[1] + 1), "the scale that it is on")
            return True
    return False


def _began(draft: Draft, page: Page) -> bool:
    """ "rose to 5,215, from 4,480": what the figure that it came from counted."""
    if draft.here.word(draft.first - 1) != "from":
        return False
    before = (other for other in reversed(page.beside(draft)) if other.first < draft.first)
    other = next((o for o in before if not o.quantity.unit and o.counted and not o.telling), None)
    return _take(draft, other, "what the figure that it changed to counts") if other else False


def _hollow(draft: Draft, page: Page) -> bool:
    """ "gives a higher figure: 174", "the previous update gave 161": what the figures before counted."""
    here = draft.here
    near = range(draft.first - 1, max(-1, draft.first - _NOUN), -1)
    at = next((i for i in near if here.noun(i) or here.word(i) in (",", ";")), None)
    if at is None or here.word(at) not in (words("hollow") | words("tellings")) - words("measures"):
        return False
    return _claim_before(draft, page)


def _sentence_before(draft: Draft, page: Page) -> bool:
    """ "a late lift by posted kits. Some 40,000 were sent out": the last things named before."""
    if not draft.sentence or draft.here.tag(draft.last) not in ("VBD", "VBP", "VBN"):
        return False
    before = page.line(draft.sentence - 1)
    at = next((i for i in range(len(before) - 1, -1, -1) if _countable(before, i)), None)
    if at is None or draft.value < _NOUN:
        return False
    first = at
    while first and before.tag(first - 1).startswith(("JJ", "NN")):
        first -= 1
    name(draft, before.cut(first, at + 1), "the last things named in the sentence before")
    return True


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
    if here.word(draft.first - 1) not in ("and", "or", "but", "another", "including"):
        return False
    for other in reversed(page.beside(draft)):
        plain = other.first < draft.first and not other.quantity.unit
        if plain and other.elliptic and other.borrowed and other.first > draft.first - 2 * _NOUN:
            return _take(draft, other, "the noun of the figure it is joined to")
        plain = plain and other.head is not None
        if plain and not other.elliptic and not other.telling:
            _take(draft, other, "the noun of the figure it is joined to")
            if other.phrase and here.tag(draft.last) == "VBN":  # "59 were killed and 500 injured"
                draft.counted = f"{here.cut(*other.phrase)} {here.word(draft.last)}"
            return True
    return False


_REACHES = {"stood", "stands", "hit", "hits", "reached", "reaches", "totaled", "totalled"}


def _measure(draft: Draft, page: Page) -> bool:
    """A measure that moves or stands at the number: "the death toll rose to 58"."""
    here = draft.here
    verb = next((i for i in range(draft.first - 1, max(-1, draft.first - 5), -1) if here.verb(i)), None)
    if verb is None or here.word(verb) not in words("changing") | words("categories") | _REACHES:
        return False
    nearest = next((i for i in range(verb - 1, -1, -1) if here.noun(i)), 0)
    whole = here.name(nearest) and here.name(phrases.begin(here, nearest))
    if whole and not here.text[here.starts[nearest] : here.ends[nearest]].isupper():
        return False  # "Ann Lee promised to cut it to 40"
    what = phrases.subject(here, verb, taken_words(draft, page))
    if not what or what.lower() in words("hollow") or what.lower() in words("sources"):
        return False
    name(draft, what, "the measure that moves or stands at it")
    return True


def _victims(draft: Draft, page: Page) -> bool:
    """ "killing more than 10,000": people, where no noun is given."""
    if draft.here.word(draft.first - 1) not in words("harming"):
        return False
    name(draft, "people", "those whom it befell")
    return True


def _object(draft: Draft, page: Page) -> bool:
    """ "the police counted 55,000", "organisers claimed 45,000": who says or does it is not what is counted."""
    here, before = draft.here, draft.first - 1
    acts = here.tag(before) in ("VBD", "VBZ", "VBP") and here.word(before) not in words("changing") | _REACHES
    return acts and here.word(before) not in words("being") and _claim_before(draft, page)


def _employed(draft: Draft, page: Page) -> bool:
    """ "the works employs 4,100": employees."""
    if draft.here.word(draft.first - 1) not in ("employs", "employ", "employed", "employing"):
        return False
    name(draft, "employees", "those who are employed")
    return True


def _peopled(draft: Draft, page: Page) -> bool:
    """ "in a country of 33 million": inhabitants."""
    here = draft.here
    if here.word(draft.first - 1) != "of" or here.word(draft.first - 2) not in words("inhabited"):
        return False
    name(draft, "inhabitants", "those who live there")
    return True


def _noun_before(draft: Draft, page: Page) -> bool:
    """A plural noun before it in the sentence that it gives the number of."""
    here, taken = draft.here, taken_words(draft, page)
    for at in range(draft.first - 1, -1, -1):
        teller = draft.rate and here.word(at) in words("sources")  # nobody counts officials a day
        if at in taken or teller or not _countable(here, at):
            continue
        other = next((d for d in page.beside(draft) if d.head == at and not d.elliptic), None)
        if other:
            return _take(draft, other, "the noun of the figure before it")
        first = at
        while first and here.tag(first - 1).startswith(("JJ", "NN")) and not here.name(first - 1):
            first -= 1
        draft.head = at
        last = phrases.restriction(here, at + 1, taken)
        draft.phrase = (first, last if last < draft.first else at + 1)
        name(draft, here.cut(*draft.phrase), "the noun before it in the sentence")
        return True
    return False


def _countable(here: Line, at: int) -> bool:
    """A plural common noun that is no source, no length of time and no mere "number"."""
    spell = here.word(at) in words("time_units") and here.word(at + 1) != "of"  # but "hours of training" are counted
    if here.tag(at) != "NNS" or here.word(at) in words("hollow") or spell or rate_at(here, at - 1):
        return False
    source = here.word(at) in words("sources") and phrases.cited(here, at) or here.word(at + 1) in words("telling")
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
    name(draft, other.counted, why)
    return True


FINDERS: tuple[Callable[[Draft, Page], bool], ...] = (
    _labelled,
    _apart,
    _scale,
    _children,
    _them,
    _put,
    _casualties,
    _measured,
    _category,
    _pair,
    _parallel,
    _victims,
    _began,
    _hollow,
    _employed,
    _peopled,
    _object,
    _noun_before,
    _measure,
    _claim_before,
    _sentence_before,
)
