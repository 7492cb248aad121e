"""What is only reckoned: how far one figure is from another, what something would come to."""

from __future__ import annotations

from onrecord.claims.draft import SMALL, Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.roles.governing import governor
from onrecord.claims.roles.groups import GROUP
from onrecord.claims.words import Line

_SUBJECT = 4  # words from whom a verb is said to the verb
_OPENING = 8  # words within which a sentence says that it only supposes
_NEED = 6  # words from "anyone" to what it takes
_WOULD = ("would", "'d", "will")
_ANYONE = ("anyone", "anybody", "someone")


def difference(draft: Draft, page: Page) -> Verdict:
    """ "3,000 more than it had planned", "four short of the record": how far one figure is from another."""
    here, at = draft.here, draft.last
    while here.noun(at) and here.word(at) not in words("comparative"):
        at += 1
    apart = here.word(at) in words("comparative") and here.word(at + 1) == "than"
    if apart and here.tag(at + 2) == "IN":
        return "actual", "how far it moved from another day"
    if apart or here.words[at : at + 2] == ("short", "of"):
        many = draft.value >= SMALL or draft.money
        return ("actual" if many else "count"), "how far it is from another figure"
    return None


def supposed(draft: Draft, page: Page) -> Verdict:
    """ "25 offices with 75 arrests apiece would come to 1,875 a day": a reckoning, no report."""
    here = draft.here
    if any(here.words[i + 1 : i + 3] == ("yet", "to") for i in draft.ends()):
        return "count", "it has yet to happen"
    at = next((i for i in range(len(here)) if here.word(i) == "would" and here.word(i + 1) in words("coming_to")), None)
    coming = here.words[draft.first - 3 : draft.first]
    if coming[:1] == ("will",) and coming[1] in words("coming_to") and coming[2] in ("to", "up"):
        return "count", "what it is reckoned to come to"
    if at is None or {",", ";", "that"} & set(here.words[min(at, draft.first) : max(at, draft.first)]):
        return None
    return "count", "it is only reckoned, what it would come to"


def estimated(draft: Draft, page: Page) -> Verdict:
    """ "the centre estimates that the plan would raise 5 million", "40,000 people would lose cover": an effect."""
    plain = draft.money or draft.quantity.unit is None and draft.value >= SMALL
    modal = _modal(draft) if plain else None
    if modal is None:
        return None
    here, would = draft.here, draft.here.word(modal) != "will"
    done = here.words[modal + 1 : max(draft.last, modal) + _SUBJECT]
    effect = not words("effects").isdisjoint(done)
    said = _reckoning(draft, modal) and (would or effect) or would and _follows(draft, page)
    said = said or would and draft.money and "if" in here.words
    said = said or would and (effect and not words("plans").isdisjoint(here.words[:modal]) or _suffered(draft, modal))
    return ("count", "an estimate of what it would come to") if said else None


def _modal(draft: Draft) -> int | None:
    """The "would" or "will" that it stands under, before it or, of a subject, behind it."""
    after = next((end for end in draft.ends() if draft.here.word(end) in _WOULD), None)
    cue = governor(draft) if after is None else None
    return cue[0] if cue is not None and draft.here.word(cue[0]) in _WOULD else after


def _reckoning(draft: Draft, at: int) -> bool:
    """Whether somebody reckons what comes: "an analysis found it would", "it would, according to estimates"."""
    here = draft.here
    after = here.words[here.words.index("according") :] if "according" in here.words else ()
    return not words("estimating").isdisjoint((*here.words[:at], *after)) or "report" in after


def _follows(draft: Draft, page: Page) -> bool:
    """Whether the figure before it, of this sentence or the one before, is such an estimate or a case in point."""
    for other in page.before(draft, 1):
        if other.role != "incidental":
            return other.rules["role"] == "an estimate of what it would come to"
        if other.sentence == draft.sentence and other.rules["role"] == GROUP:
            return draft.money
    return False


def _suffered(draft: Draft, at: int) -> bool:
    """ "the top earners would see a cut of 900", "would affect 900 people": nobody sets out to reach so many."""
    here = draft.here
    return here.word(at + 1) in words("undergoing") or draft.money and "average" in here.words[at : draft.first]


def addressed(draft: Draft, page: Page) -> Verdict:
    """ "you'd need $500", "anyone wanting to borrow $500", "let's say it costs $500", "don't have to pay $500"."""
    here = draft.here
    if here.word(0) in ("suppose", "imagine", "assume") or "say" in here.words[:_OPENING] and _let_us(here):
        return "incidental", "a figure that is only supposed"
    near = range(draft.first - _NEED, draft.first)
    if any(here.word(at) in _ANYONE and here.tag(at + 1) in ("VBG", "WP") for at in near):
        return "incidental", "what a reader would need"
    cue = governor(draft)
    if cue is None or cue[1] == "happened":
        return None
    back = range(cue[0] - 1, max(-1, cue[0] - _SUBJECT), -1)
    at = next((i for i in back if here.tag(i) not in ("MD", "RB", "VB", "TO")), cue[0])
    if here.word(at) == "you" and here.word(cue[0]) not in ("want", "wants"):
        return "incidental", "what a reader would need"
    spared = cue[1] == "need" and here.word(cue[0] - 1) in ("n't", "not")
    return ("count", "it need not be") if spared else None


def _let_us(here: Line) -> bool:
    """ "Let's say it costs 500", "Say you earn 500"."""
    say = here.words.index("say")
    return here.word(say - 1) in ("'s", "let's") and here.word(say - 2) != "it" or say == 0 and here.word(1) == "you"
