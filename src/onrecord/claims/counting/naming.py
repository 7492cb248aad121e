"""The noun of a number that has none of its own, by the words of its sentence."""

from __future__ import annotations

from onrecord.claims import phrases
from onrecord.claims.counting.counted import name, taken_words
from onrecord.claims.counting.taking import claim_before, take
from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import rate_at
from onrecord.claims.words import Line

_LABEL = 4  # words of a line's label
_NOUN = 5  # words from a noun to its number
_MOVED = 9  # words from a verb of change to where it led: "fell by 6 percent to 518"
_PUT = 12  # words from "put" to "at"


def children(draft: Draft, page: Page) -> bool:
    """ "a father of five"."""
    if not draft.of_one("kin"):
        return False
    name(draft, "children", "a parent's")
    return True


def measured(draft: Draft, page: Page) -> bool:
    """ "a crowd of 18,000", "put the toll at 120", "enrolment in the county's schools fell to 49,310"."""
    here, before = draft.here, draft.first - 1
    if here.word(before) in ("of", "at") and here.word(before - 1) in words("measures"):
        name(draft, here.cut(phrases.begin(here, before - 1), before), "the measure beside it")
        return True
    if here.word(before) in words("measures"):  # "Toll passes 160"
        name(draft, here.cut(phrases.begin(here, before), before + 1), "the measure beside it")
        return True
    moves = words("changing") | words("reaches")
    near = range(before, max(-1, before - (_MOVED if here.word(before) in ("to", "from") else 4)), -1)
    verb = next((i for i in near if here.verb(i) or here.word(i) in moves and i and here.word(before) == "to"), None)
    if verb is None or here.word(verb) not in moves:
        return False
    first = max((i + 1 for i in range(verb) if here.word(i) in (",", ";", "that")), default=0)
    head = next((i for i in range(first, verb) if here.noun(i) and not here.noun(i + 1)), None)
    moved = here.tag(verb) in ("VBD", "VBZ", "VBP") and here.word(verb) in words("changing")
    opens = head == 0 and here.word(0).endswith("s")  # a capital hides that it is no name
    plural = moved and head is not None and (opens or countable(here, head))
    if head is None or here.word(head) not in words("measures") and not plural:
        head = next((i for i in range(verb - 1, verb - 4, -1) if here.word(i) in words("measures")), None)
    if head is None:
        return False
    last = phrases.restriction(here, head + 1, taken_words(draft, page))
    name(draft, here.cut(phrases.begin(here, head), max(head + 1, min(last, verb))), "the measure that moves")
    return True


def put(draft: Draft, page: Page) -> bool:
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
        what = draft.counted if claim_before(draft, page) else None
    name(draft, f"people {what}" if what in words("casualty") else what, "what is put at it")
    return True


def casualties(draft: Draft, page: Page) -> bool:
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


def labelled(draft: Draft, page: Page) -> bool:
    """ "Missing: 52, down from 87": the label of a list's line."""
    here, before = draft.here, draft.first - 1
    if here.word(before) != ":" or not 0 < before <= _LABEL or any(here.verb(at) for at in range(before - 1)):
        return False
    label = here.cut(0, before)
    name(draft, f"people {label.lower()}" if label.lower() in words("casualty") else label, "the label before it")
    return True


def scale(draft: Draft, page: Page) -> bool:
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


def employed(draft: Draft, page: Page) -> bool:
    """ "the works employs 4,100": employees."""
    if draft.here.word(draft.first - 1) not in ("employs", "employ", "employed", "employing"):
        return False
    name(draft, "employees", "those who are employed")
    return True


def peopled(draft: Draft, page: Page) -> bool:
    """ "in a country of 33 million": inhabitants."""
    if not draft.of_one("inhabited"):
        return False
    name(draft, "inhabitants", "those who live there")
    return True


def victims(draft: Draft, page: Page) -> bool:
    """ "killing more than 10,000": people, where no noun is given."""
    if draft.here.word(draft.first - 1) not in words("harming"):
        return False
    name(draft, "people", "those whom it befell")
    return True


def noun_before(draft: Draft, page: Page) -> bool:
    """A plural noun before it in the sentence that it gives the number of."""
    here, taken = draft.here, taken_words(draft, page)
    for at in range(draft.first - 1, -1, -1):
        teller = draft.rate and here.word(at) in words("sources")  # nobody counts officials a day
        if at in taken or teller or not countable(here, at):
            continue
        other = next((d for d in page.beside(draft) if d.head == at and not d.elliptic), None)
        if other:
            return take(draft, other, "the noun of the figure before it")
        first = at
        while first and here.tag(first - 1).startswith(("JJ", "NN")) and not here.name(first - 1):
            first -= 1
        draft.head = at
        last = phrases.restriction(here, at + 1, taken)
        draft.phrase = (first, last if last < draft.first else at + 1)
        name(draft, here.cut(*draft.phrase), "the noun before it in the sentence")
        return True
    return False


def countable(here: Line, at: int) -> bool:
    """A plural common noun that is no source, no length of time and no mere "number"."""
    spell = here.word(at) in words("time_units") and here.word(at + 1) != "of"  # but "hours of training" are counted
    if here.tag(at) != "NNS" or here.word(at) in words("hollow") or spell or rate_at(here, at - 1):
        return False
    source = here.word(at) in words("sources") and phrases.cited(here, at) or here.word(at + 1) in words("telling")
    return here.word(at + 1) not in ("'s", "'") and not source


def measure_at(draft: Draft, page: Page) -> bool:
    """A measure that moves or stands at the number: "the death toll rose to 58"."""
    here = draft.here
    verb = next((i for i in range(draft.first - 1, max(-1, draft.first - 5), -1) if here.verb(i)), None)
    if verb is None or here.word(verb) not in words("changing") | words("categories") | words("reaches"):
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


def headed(draft: Draft, page: Page) -> bool:
    """ "Homicide. At 518 it is the lowest ...": the word or two that stand before it as a heading."""
    if not draft.sentence or draft.first > 2:
        return False
    before = page.line(draft.sentence - 1)
    bare = 1 < len(before) <= _LABEL and not any(before.verb(at) for at in range(len(before)))
    head = next((at for at in range(len(before) - 1, -1, -1) if before.noun(at)), None)
    if not bare or head is None or before.word(len(before) - 1) not in (".", ":"):
        return False
    name(draft, before.cut(0, head + 1), "the heading before it")
    return True


def sentence_before(draft: Draft, page: Page) -> bool:
    """ "a late lift by posted kits. Some 40,000 were sent out": the last things named before."""
    if not draft.sentence or draft.here.tag(draft.last) not in ("VBD", "VBP", "VBN"):
        return False
    before = page.line(draft.sentence - 1)
    at = next((i for i in range(len(before) - 1, -1, -1) if countable(before, i)), None)
    if at is None or draft.value < _NOUN:
        return False
    first = at
    while first and before.tag(first - 1).startswith(("JJ", "NN")):
        first -= 1
    name(draft, before.cut(first, at + 1), "the last things named in the sentence before")
    return True
