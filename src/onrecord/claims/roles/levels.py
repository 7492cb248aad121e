"""Signs that a figure is the level of what stands: a queue, a fleet, a capacity, the number who are missing."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.words import Line

_SUBJECT = 14  # words from a subject to the level that it has reached
_CLOSE = 4
_BOUNDS = (";", ":", ",", "but", "while", "whereas", "that")


def stands(draft: Draft) -> str | None:
    """How the text says that so much or so many of a standing thing there are; None if it does not."""
    if befell(draft):
        return None
    return next((why for rule, why in RULES.items() if rule(draft)), None)


def missing(draft: Draft) -> bool:
    """Whether it counts who is missing, be they ever so few: "Four are missing"."""
    here = draft.here
    ends = (end + 1 for end in draft.ends() if here.word(end) in ("are", "remain", "is"))
    return any(here.word(at + (here.tag(at) == "RB")) in ("missing", "unaccounted") for at in ends)


def befell(draft: Draft) -> bool:
    """Whether it counts whom something befell: the dead, the hurt, those arrested; these only add up."""
    counted = set((draft.counted or "").lower().split())
    return bool(counted & words("adding_up"))


def _measure(draft: Draft) -> bool:
    """ "the backlog rose by 240 to 3,145", "capacity stood at 24 GW", "the number of missing is down to 12"."""
    here, before = draft.here, draft.first - 1
    reached = here.word(before) in ("at", "to") or here.verb(before)
    if not reached or here.word(before) in ("had", "promised"):
        return False
    verb = next((i for i in range(before, max(-1, before - 2 * _CLOSE), -1) if _reaches(here, i)), None)
    if verb is None:
        return False
    if here.word(verb - 1) == ",":  # "the number of missing, which peaked at 41, is down to 12"
        verb = next((i for i in range(verb - 2, 0, -1) if here.word(i) == ","), verb)
    start = next((i + 1 for i in range(verb - 1, max(0, verb - _SUBJECT), -1) if here.word(i) in _BOUNDS), 0)
    subject = set(here.words[max(start, verb - _SUBJECT) : verb])
    if subject & words("adding_up"):
        return False
    numbered = "number" in subject and bool(subject & words("standing_state"))
    return numbered or bool(subject & words("standing_measures"))


def _reaches(here: Line, at: int) -> bool:
    level = {"stood", "stands", "stand", "is", "was", "reached", "reaches", "hit", "hits", "totalled", "totaled"}
    return here.verb(at) and (here.word(at) in level or here.word(at) in words("changing"))


def of_measure(draft: Draft) -> bool:
    """Whether it is the size of a standing thing: "its fleet of 640", "a queue of 3,100", "640 in the fleet"."""
    here, before = draft.here, draft.first - 1
    if here.word(before) == "of" and here.word(before - 1) in words("standing_measures"):
        return True
    inside = here.words[draft.last : draft.last + 2] in (("in", "the"), ("in", "its"))
    return inside and here.word(draft.last + 2) in words("standing_measures")


def in_hand(draft: Draft) -> bool:
    """Whether it is money that somebody has: "has 100 million left", "3 million in debt", "holds 2 million"."""
    here, end = draft.here, draft.last
    if draft.noun == "debt" or here.word(end) in ("remaining", "left", "offshore"):
        return True
    if here.word(end) in ("in", "on") and any(here.word(at) in words("funds") for at in (end + 1, end + 2)):
        return True
    owes = here.word(draft.first - 1) in ("owes", "owe", "owed") and here.verb(draft.first - 1)
    worth = ("net", "worth") in zip(here.words[: draft.first], here.words[1 : draft.first], strict=False)
    debt = owes or worth or draft.phrase is None and "debt" in here.words[max(0, draft.first - _CLOSE) : draft.first]
    return debt or here.word(draft.first - 1) in ("holds", "hold", "holding") and here.verb(draft.first - 1)


def _employed(draft: Draft) -> bool:
    """ "the yard employs 715 welders", "was holding 513 people"."""
    here = draft.here
    verb = next((i for i in range(draft.first - 1, max(-1, draft.first - _CLOSE), -1) if here.verb(i)), None)
    return verb is not None and here.word(verb) in ("employs", "employ", "employed", "holding", "housing", "owns")


def _capacity(draft: Draft) -> bool:
    """ "the capacity to analyse 45,000 samples a week"."""
    return "capacity" in draft.here.words[max(0, draft.first - _CLOSE) : draft.first]


def _are_there(draft: Draft) -> bool:
    """ "About 2,300 residents are under orders to leave", "940 crew members are on the lines"."""
    here = draft.here
    for end in draft.ends():
        if here.word(end) == "were" and here.word(end + 1) in ("out", "without"):
            return draft.quantity.unit is None  # "were out of work", "were without power"
        if _waits(here, end):
            return draft.quantity.unit is None
        if here.word(end) in ("are", "remain") and here.noun(end - 1):
            at = end + 1 + (here.tag(end + 1) == "RB")
            return here.word(at) in ("in", "on", "under", "at", "without", "out") and draft.quantity.unit is None
    return False


def _waits(here: Line, at: int) -> bool:
    """ "were waiting", "were under orders", "have waited more than a year", "are being built"."""
    state = at + 1 + (here.tag(at + 1) == "RB")
    if here.word(at) in ("have", "had", "has"):
        waiting = here.word(state) == "been" and here.word(state + 1) in words("standing_by")
        return waiting or here.word(state) in ("waited", "stood") and here.word(at) == "have"
    if here.word(at) in ("were", "are"):
        return here.word(state) in words("standing_by") or here.words[state : state + 2] == ("being", "built")
    return False


def _described(draft: Draft) -> bool:
    """ "161,300 registered voters", "1,550 displaced people"."""
    if draft.phrase is None or draft.head is None:
        return False
    here = draft.here
    after = draft.head + 1
    if here.word(after) == ",":
        after = next((i + 1 for i in range(after + 1, after + 2 * _CLOSE) if here.word(i) == ","), after)
    so = here.word(after) in words("unfilled") and not here.noun(after + 1)
    return so or any(here.word(at) in words("standing_state") for at in range(draft.last, draft.head))


def _labelled(draft: Draft) -> bool:
    """ "Missing: 52", "On the waiting list: 900"."""
    here, before = draft.here, draft.first - 1
    label = set(here.words[:before]) if here.word(before) == ":" and before <= _CLOSE else set()
    return bool(label & (words("standing_state") | words("standing_measures")))


RULES: dict[Callable[[Draft], bool], str] = {
    _measure: "the level of what stands",
    of_measure: "the size of what stands",
    _employed: "so many are kept",
    _capacity: "so much can be done at a time",
    _are_there: "so many are so at the time of writing",
    _labelled: "the label says that they stand",
    _described: "so many of a standing description",
}
