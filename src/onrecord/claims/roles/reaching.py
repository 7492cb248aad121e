"""Signs that a number is a level to reach: the level is named beside it, or it is said of time to come."""

from __future__ import annotations

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.words import Line

_SOON = 5  # words after a number within which a clause says who demanded it
_STOPS = (".", ";", ",", "--", "—", "–")
_CLAUSES = ("after", "as", "while", "when", "because", "although", "but", "before")
_COPULA = 8  # words from "is" to the level


def level_noun(draft: Draft) -> int | None:
    """The noun that names it a level: "a target of 75", "the daily goal: 75", "the 1,200 quota"; None if none does."""
    here = draft.here
    named = _level_given(here, draft.first) or _level_is(here, draft.first)
    if named is not None:
        return named
    apposed = next((at for end in draft.ends() if (at := _end_of_level(here, end)) is not None), None)
    if apposed is not None:
        return apposed
    if here.word(draft.first - 1) in words("promised"):
        return draft.first - 1
    if here.word(draft.first - 1) in words("attaining") and here.tag(draft.first - 2) == "IN":
        return draft.first - 1
    for at in range(draft.last - 1, max(-1, draft.first - 5), -1):
        if here.verb(at) and here.word(at) not in ("is", "was", "are", "were") or here.word(at) in (*_STOPS, *_CLAUSES):
            break
        if _level(here, at):
            return at
    for at in range(draft.last, min(len(here), draft.last + 4)):
        if here.verb(at) and here.tag(at) != "VBN" or here.word(at) in (*_STOPS, "and", "to") or here.tag(at) == "IN":
            return None
        if _level(here, at) or here.word(at) in ("needed", "required", "necessary"):
            return at
    return None


def _end_of_level(here: Line, at: int) -> int | None:
    """ "no day reached 1,200, the lower end of the national goal": a level in apposition."""
    if here.word(at) != "," or here.word(at + 1) not in ("the", "its") or here.word(at + 2) not in words("level_ends"):
        return None
    of = next((i for i in range(at + 3, at + 5) if here.word(i) == "of"), at)
    phrase = range(of + 1, min(len(here), of + 5)) if of > at else range(0)
    return next((i for i in phrase if here.word(i) in words("hard_levels")), None)


def _level(here: Line, at: int) -> bool:
    """Whether a word names a level; a "benchmark rate" is the name of a rate."""
    name = here.word(at) in ("benchmark", "standard") and here.noun(at + 1)  # "a standard salary"
    name = name or here.word(at) == "minimum" and here.word(at + 2) in ("is", "was", "remains")  # the wage in force
    return here.word(at) in words("hard_levels") and not name


def _level_is(here: Line, first: int) -> int | None:
    """ "The goal, set in May, was for 900 homes a year", "the aim is a capacity of 900"."""
    verb = next((at for at in range(first - 1, max(-1, first - _COPULA), -1) if here.verb(at)), None)
    if verb is None or here.word(verb) not in ("is", "was", "remains", "remained"):
        return None
    if any(here.word(at) in (*_STOPS, *_CLAUSES, "that") for at in range(verb, first)):
        return None
    at = _subject_end(here, verb)
    if here.word(at) in words("aims"):
        return at
    head = next((i for i in range(verb) if here.noun(i) and not here.noun(i + 1)), verb)
    told = here.word(head + 1) in ("that", "which", "set") or here.tag(head + 1) in ("VBN", "VBD")
    return head if told and here.word(head) in words("aims") else None  # "the target that he set in May was 70"


def _subject_end(here: Line, verb: int) -> int:
    """The last word of a verb's subject, past an insertion between commas."""
    at = verb - 1
    if here.word(at) == ",":
        return next((i - 1 for i in range(at - 1, 0, -1) if here.word(i) == ","), at)
    return at


def _level_given(here: Line, first: int) -> int | None:
    """ "offices given a number: 75", "a goal of 75 for each, and for the country one of 1,500"."""
    if here.word(first - 1) == ":" and here.word(first - 2) in ("number", "figure") and "given" in here.words[:first]:
        return first - 2
    if here.word(first - 1) != "of" or here.word(first - 2) not in ("one", "another"):
        return None
    return next((at for at in range(first - 3, -1, -1) if here.word(at) in words("hard_levels")), None)


def to_come(draft: Draft) -> bool:
    """Whether it is said of time to come: "about 60 buses will be withdrawn", "40 stores are to close"."""
    here = draft.here
    if draft.phrase and any(_due(here, at) for at in range(*draft.phrase)):
        return True
    if here.tag(draft.last + 1) == "VBD" and draft.head == draft.last and draft.noun in words("persons"):
        return False  # "18,640 people sought asylum"
    ends = [draft.last, *(at for at in range(draft.last, draft.last + _SOON) if here.word(at) == "that")]
    if any(_demanded(here, at) for at in range(draft.last, ends[-1] + _SOON)):
        return True
    ends = [at for at in draft.ends() if here.word(at - 1) not in ("who", "that", "which")]
    return any(_coming(here, at) or draft.money and _would_go(here, at) for at in ends)


def _would_go(here: Line, at: int) -> bool:
    """ "$9 million would go to the stage"; but "46 percent would choose her" are asked, not told to come."""
    return here.word(at) == "would" and here.tag(at + 1) == "VB" and here.word(at + 1) not in ("be", "have")


def demanded(draft: Draft) -> bool:
    """ "the $25 billion the president had demanded", "below the 68 percent it promised"."""
    return any(_demanded(draft.here, at) for at in range(draft.last, draft.last + _SOON))


def _due(here: Line, at: int) -> bool:
    """Within a relative clause: "the 75 that each office is to make", "that they should make"."""
    bound = here.tag(at) == "MD" and here.word(at) in words("obliging")
    return bound or here.word(at) in ("is", "are") and here.word(at + 1) == "to" and here.tag(at + 2) == "VB"


def _demanded(here: Line, at: int) -> bool:
    """ "the $25 billion the president had demanded"."""
    if here.word(at) not in words("demanded") or here.tag(at) not in ("VBD", "VBN"):
        return False
    return here.tag(at - 1).startswith(("NN", "PRP")) or here.word(at - 1) in ("had", "has", "have")


def _coming(here: Line, at: int) -> bool:
    word = here.word(at)
    if word == "would":
        return here.word(at + 1) == "be" and here.tag(at + 2) == "VBN"
    if here.tag(at) == "MD":
        return word in words("obliging") | words("intending")
    return word in ("are", "is") and here.word(at + 1) in ("to", "due", "set", "expected", "coming", "going")


def asked_for(draft: Draft) -> bool:
    """Whether a share is offered, asked for or planned: "wants 7 percent", "an offer of 4 percent", "to reach half"."""
    here, first = draft.here, draft.first
    at = first - 1
    while here.tag(at) in ("DT", "IN", "RB", "JJR", "TO", "PRP$") or here.word(at) in words("reaching"):
        at -= 1
    if here.word(at) in words("offering") and (at < first - 1 or here.verb(at)):
        return True
    while here.noun(at) or here.tag(at) in ("DT", "PRP$"):
        at -= 1  # "offered its drivers 4 percent"
    if here.word(at) in words("offering") and here.verb(at):
        return True
    if here.word(at) in words("offers") and here.word(first - 1) == "of":
        return True
    return here.word(draft.last) in words("offers")


def rise_asked(draft: Draft) -> bool:
    """Whether a share without a noun is what is offered or asked for: "wants 7 percent", "a 4 percent offer"."""
    here, at = draft.here, draft.first - 1
    if here.word(draft.last) in ("offer", "bid", "demand"):
        return True
    if here.word(at) == "of" and here.word(at - 1) in ("offer", "bid", "demand"):
        return True
    at -= here.word(at) in ("for", "them", "staff")
    bare = here.tag(draft.last) in (".", ",", ":", "") or here.word(draft.last) in (";", "but", "and", "while")
    return bare and here.word(at) in words("bargaining")
