"""Signs that a number is a standing total: it is there, owned, kept, or marks off so many people."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.roles.governing import governor

_ARE = ("that", "it", "there", "here", "what")
_ARE_SO = tuple(f"{word}'s" for word in _ARE)
_HUNDRED = 100
_MANY = 1000  # so many people of one description are a standing total
_SOON = 6  # words within which a subject meets its verb
_CLOSE = 4  # words within which a verb takes its object


def standing(draft: Draft) -> str | None:
    """How the text says that so many stand at a time; None if it does not."""
    return next((why for rule, why in RULES.items() if rule(draft)), None)


def whose(draft: Draft) -> bool:
    """Whether the number follows an owner: "its 1.3 million troops"."""
    before = draft.first - 1
    if draft.here.word(before) == "'s" and draft.here.word(before - 1) in _ARE or draft.here.word(before) in _ARE_SO:
        return False  # "that's 1.2 million people"
    return draft.here.tag(before) in ("POS", "PRP$") or draft.here.word(before).endswith(("'s", "'"))


def described(draft: Draft) -> bool:
    """Whether so many people are marked off by what they are or have, not by an event."""
    if draft.head is None or draft.head < draft.last or draft.noun not in words("persons") or draft.value < _MANY:
        return False
    tail = draft.here.words[draft.head + 1 : draft.head + 4]
    if not any(word in ("who", "with", "without", "facing") for word in tail):
        return False
    cue = governor(draft)
    return cue is None or cue[1] != "happened" or draft.first - cue[0] > _CLOSE


def _there_are(draft: Draft) -> bool:
    here = draft.here
    near = range(max(0, draft.first - 6), draft.first)
    there = next((i for i in near if here.word(i) == "there"), None)
    if there is None:
        return False
    return any(here.word(i) in ("are", "is", "'re", "remain") for i in range(there, draft.first))


def _owned(draft: Draft) -> bool:
    """ "its 1.3 million troops", "the firm has 40,000 employees"."""
    here, before = draft.here, draft.first - 1
    holder = next((i for i in range(before, max(-1, before - 4), -1) if here.verb(i)), None)
    holding = holder is not None and here.word(holder) in words("holding")
    has = here.word(before) in words("has_now") and here.tag(before) in ("VBZ", "VBP") and draft.head is not None
    has = has and here.noun(draft.head or 0) and draft.noun not in words("events") | words("time_units")
    return (
        whose(draft) and draft.value >= _HUNDRED or holding and draft.noun in words("stocks") | words("persons") or has
    )


def _kept(draft: Draft) -> bool:
    """ "40,000 people in custody", "currently 300 patients"."""
    here = draft.here
    if draft.counted is None:
        return False
    near = [*range(max(0, draft.first - 4), draft.first), *range(draft.last, min(len(here), draft.last + 4))]
    tail = here.words[draft.last : draft.last + 10]
    tail = tail[: next((i for i, word in enumerate(tail) if word in (";", ",", ".", "--", "—")), len(tail))]
    starts = [i for i, word in enumerate(tail) if word in ("in", "on")]
    held = any(word in words("held_in") for i in starts for word in tail[i : i + 4])
    if here.word(draft.first - 1) == "remaining":
        near.remove(draft.first - 1)  # "the remaining 119 were not clean" are the rest of those told of
    return held or _stands(draft, near)


def _stands(draft: Draft, near: list[int]) -> bool:
    """Whether a word near says that they stand; no verb of the past ("enrolled 4,000"), no rate ("now 60 a day")."""
    here = draft.here
    return not draft.rate and any(here.word(i) in words("standing") and here.tag(i) not in ("VBN", "VBD") for i in near)


def _now(draft: Draft) -> bool:
    """ "700,000 people are protected by it", "5,200 soldiers are already deployed"."""
    if draft.noun not in words("stocks") | words("persons"):
        return False
    after = range(draft.last, draft.last + _SOON)
    return any(_is_so(draft, at) for at in after if draft.here.word(at) in ("are", "remain", "have"))


def _is_so(draft: Draft, at: int) -> bool:
    here, state = draft.here, at + 1
    while here.tag(state) == "RB":
        state += 1
    if here.word(at) == "have":
        return here.word(state) in ("no", "a", "neither", "any")
    if here.tag(state) == "VBG" or here.word(state) in words("standing"):
        return True
    so = here.word(at) == "are" and here.word(state) in words("standing_state")
    return here.tag(state) in ("VBN", "IN") and (so or here.word(state) not in words("happened"))


def _room_for(draft: Draft) -> bool:
    """ "rooms meant for 240", "a hall built for 900 people"."""
    here, before = draft.here, draft.first - 1
    return here.word(before) == "for" and here.word(before - 1) in ("meant", "built", "designed", "up", "authorized")


def _level(draft: Draft) -> bool:
    """ "capacity stood at 242", "a town of 8,400 people", "a total of 484 GW of capacity"."""
    here, before = draft.here, draft.first - 1
    near = here.words[max(0, draft.first - _SOON) : draft.first]
    if here.word(before) == "at" and here.word(before - 1) in ("stands", "stood", "standing"):
        wide = set(here.words[max(0, draft.first - 2 * _SOON) : draft.first])
        return not wide & (words("adding_up") | words("summing"))
    return here.word(before) == "of" and bool(set(near[-4:]) & words("peopled"))


def given(draft: Draft) -> bool:
    """ "see that the 12,500 teachers get a desk": a plan or an order is about so many who are there already."""
    known = draft.here.word(draft.first - 1) in ("the", "those", "these") and draft.value >= _MANY
    own = draft.head is not None and draft.head >= draft.last and draft.noun in words("persons") | words("stocks")
    cue = governor(draft) if known and own else None
    return cue is not None and cue[1] != "happened"


RULES: dict[Callable[[Draft], bool], str] = {
    _there_are: "there are so many",
    _owned: "somebody has so many",
    _kept: "so many are held or stand at a time",
    _now: "so many are so at the time of writing",
    _room_for: "there is room for so many",
    _level: "it stands at so many",
    given: "so many are there already",
    described: "so many people of one description",
}
