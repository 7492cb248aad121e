"""What governs a number: whether the words before it say that it is ordered, planned or needed, or that it happened."""

from __future__ import annotations

from onrecord.claims.draft import Cue, Draft, Mood
from onrecord.claims.lexicon import words
from onrecord.claims.words import Line

_FINITE = ("VBD", "VBZ", "VBP")
_BE = ("is", "are", "was", "were", "be", "'s", "'re", "been", "being")
_PERFECT = ("have", "has", "had", "'ve")
_NEEDS = ("need", "needs", "needed", "take", "takes", "took", "require", "requires", "required")
_APART = frozenset({";", "despite", "amid", "while"})  # what stands before these governs nothing after them
# With these another thing is told.
_ASIDES = frozenset({("such", "as"), (",", "with"), ("of", "which"), ("of", "whom")})
_WANTS = frozenset({"want", "wants", "wanted"})
_AIMED = 3  # words from "targeted" to the level that is meant
_WISHED = 4  # words from a wish to what is to be done
_DIRECT = 8  # words between an ordering verb and its object


def governor(draft: Draft) -> Cue | None:
    """The word before the number that decides, and what it says; None if none does. Sought once."""
    if draft.cue is None:
        draft.cue = (_governor(draft),)
    return draft.cue[0]


def _governor(draft: Draft) -> Cue | None:
    here = draft.here
    at = _start(here, draft.first)
    if at is None or _own_clause(draft):
        return None
    waiting = False  # an infinitive or a participle waits for what governs it
    while at >= 0 and here.word(at) not in _APART:
        if (here.word(at - 1), here.word(at)) in _ASIDES:
            return None
        mood = _mood(here, at, draft, waiting)
        if mood:
            return at, mood
        if here.word(at) in _BE and here.tag(at) in _FINITE and here.tag(at + 1) == "VBG":
            return None  # "is nearing 20 million": what stands before is another clause
        waiting = waiting or here.tag(at) in ("VB", "VBG")
        at -= 1
    return _headline(here, draft.first) if at < 0 else None


def _own_clause(draft: Draft) -> bool:
    """ "... to boil water, and 210 engineers are on the streets": the number begins a clause of its own."""
    here = draft.here
    return here.word(draft.first - 1) == "and" and any(here.tag(end) in (*_FINITE, "MD") for end in draft.ends()[1:])


def _headline(here: Line, first: int) -> Cue | None:
    """ "Bakery chain to shut 40 shops": a headline's infinitive, where nothing before it is a finite verb."""
    if any(here.tag(at) in (*_FINITE, "MD") for at in range(first)):
        return None
    near = range(max(1, first - _DIRECT), first)
    to = next((at for at in near if here.word(at) == "to" and here.tag(at + 1) == "VB" and here.noun(at - 1)), None)
    return (to, "to be done") if to is not None else None


def _start(here: Line, first: int) -> int | None:
    """Where to look from: past "to 1,500", the verb of the change; nowhere, for "the fate of thousands"."""
    at = first - 1
    while here.tag(at) in ("DT", "PRP$", "RB", "PDT"):
        at -= 1
    if here.word(at) == "of" and here.noun(at - 1) and here.word(at - 1) not in words("nominal"):
        return None
    if here.word(at) in ("after", "since", "following", "despite", "amid", "because"):
        return None
    if here.word(at) not in ("to", "by", "from"):
        return at
    return next((i for i in range(at - 1, -1, -1) if here.word(i) in words("changing")), at - 1)


def _mood(here: Line, at: int, draft: Draft, waiting: bool) -> Mood | None:
    word, tag = here.word(at), here.tag(at)
    if tag == "MD":
        return _modal(here, at, draft)
    if word in _PERFECT and here.word(at + 1) == "to" and waiting:
        return "need"
    if word in words("unsure") and waiting:
        return "unsure"
    if word in _NEEDS and tag in ("VB", *_FINITE) and (here.word(at) != "took") and _object(here, at, draft, waiting):
        return "need"
    if word in ("targeted", "targets") and draft.first - at > _AIMED:
        return None  # "hackers targeted systems in two states"
    whom = word in words("offers") and not draft.quantity.unit  # "offers hope to thousands"
    if word in words("ordered") and not whom and _orders(here, at) and _object(here, at, draft, waiting):
        return "order"
    if waiting and word in words("levels") | words("needed") and _links(here, at + 1):
        return "order"
    if tag in _FINITE:
        return _finite(here, at, waiting)
    if tag == "VBN" and here.noun(at - 1) and _WANTS & set(here.words[max(0, at - _WISHED) : at]):
        return "order"  # "wants deaths cut by 40 percent"
    done = here.word(at - 1) in _PERFECT or draft.first - at <= 2 and here.word(at - 1) not in _BE
    return "happened" if tag == "VBN" and done else None


def _links(here: Line, at: int) -> bool:
    """Whether what follows says what is planned or needed, past a closing quotation mark."""
    return here.word(at + (not here.word(at).isalnum())) in ("to", "of", "for", "that")


def _modal(here: Line, at: int, draft: Draft) -> Mood | None:
    """ "should make", "will hire", "the bill would cut", "she would send"; "might" promises nothing."""
    word = here.word(at)
    if word in words("obliging"):
        return "obligation"
    if "," in here.words[at : draft.first] and word not in words("obliging"):
        return None  # another clause has begun
    if word == "would" and here.word(at + 1) == "be" and here.tag(at + 2) != "VBN":
        return "unsure"  # "would be a cost of"
    promised = here.tag(at - 1) == "PRP" or bool(words("plans") & set(here.words[:at]))
    if word in words("intending") or word in ("would", "'d") and promised:
        return "intention"
    return "unsure" if word in ("could", "might", "may", "would") else None


def _orders(here: Line, at: int) -> bool:
    """Whether the word is used as a verb or adjective: "set a target", "ready to"; or as a noun before "for"."""
    if here.word(at) in ("set", "sets", "setting") and here.word(at + 1) in ("aside", "up", "off", "out"):
        return False  # "set aside $120 million"
    if here.word(at) in ("set", "sets") and "record" in here.words[at + 1 : at + 5]:
        return False  # "set a record with 2,200"
    if here.word(at) in ("called", "calling") and here.word(at + 1) not in ("for", "on"):
        return False  # "called back 35 of them"
    if here.word(at) in ("meant", "designed") and here.word(at + 1) == "for":
        return False  # "rooms meant for 240" hold so many
    called = here.word(at) in ("call", "calls", "push") and here.word(at + 1) == "for"
    return called or here.tag(at).startswith(("VB", "JJ"))


def _object(here: Line, at: int, draft: Draft, waiting: bool) -> bool:
    """Whether a verb takes the number: through an infinitive, "for", "that" or "with", or as its object."""
    between = range(at + 1, draft.first)
    if waiting:
        return True
    if any(here.tag(i) in _FINITE for i in between):
        return any(here.word(i) == "that" for i in between) and here.word(at) not in words("asking")
    if here.word(at) in words("asking"):
        return "for" in here.words[at + 1 : at + 5]
    linked = any(here.word(i) in ("to", "that", "for", "with") for i in between)
    if here.word(at) in ("decide", "decides", "decided"):
        return linked  # "decided 2,160 appeals"
    active = here.tag(at) != "VBN" or here.word(at - 1) in _PERFECT
    return linked or len(between) <= _DIRECT and active


def _finite(here: Line, at: int, waiting: bool) -> Mood | None:
    """A finite verb ends the search, but for a helping one and for a clause that an ordering verb may take."""
    word = here.word(at)
    if word in _BE and here.tag(at + 1) in ("VBN", "VBD") and not waiting:
        return "happened"
    if word in ("is", "are", "'s", "'re") and waiting and here.word(at + 1) == "to":
        return "to be done"
    if word in ("is", "are", "'s", "'re") and here.word(at + 1) in words("undertaking"):
        return "intention"  # "is cutting 400 jobs"
    if word in _BE and here.word(at + 1) == "going" and here.word(at + 2) == "to":
        return "to be done"
    if word in _BE and (waiting or here.tag(at + 1) in ("VBG", "RB", "JJ")):
        return None
    if word in _PERFECT and here.word(at + 1) == "to":
        return "need"
    if waiting and here.word(at + 1) == "to" and word not in words("managed"):
        return "to be done"
    before = set(here.words[:at])
    if here.tag(at) != "VBD" and word not in _PERFECT and "that" in before and before & words("ordered"):
        return None  # "recommended that officers take 40 hours"
    return "happened"
