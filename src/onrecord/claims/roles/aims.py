"""Levels to reach: what is ordered, planned, needed, promised or forecast, also told again in other words."""

from __future__ import annotations

from onrecord.claims.draft import SMALL, Draft, Mood, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.roles.governing import governor
from onrecord.claims.roles.happening import event_verb
from onrecord.claims.roles.reaching import level_noun, to_come
from onrecord.claims.roles.standing import described, given, whose

_HUNDRED = 100
_CLOSE = 4  # words within which a verb takes its object
_MOODS: dict[Mood, str] = {
    "obligation": "an obligation",
    "intention": "an intention",
    "need": "it is needed",
    "order": "it is ordered, planned or asked for",
    "to be done": "it is yet to be done",
}


def restates(draft: Draft, page: Page) -> Verdict:
    """ "Spread evenly, that is 120 a day", "which means adding 257 GW, or 47 GW a year": a level in other words."""
    here = draft.here
    told = (o for o in page.before(draft, 1) if o.role != "incidental")
    other = next((o for o in told if not (draft.money and o.money) or _base(o) == _base(draft)), None)
    if other is None or other.role != "target" or _base(draft) != _base(other):
        return None
    near = here.words[max(0, draft.first - 2 * _CLOSE) : draft.first]
    said = any(pair in _OTHER_WORDS for pair in zip(near, near[1:], strict=False))
    said = said or bool({"means", "becomes", "equals", "bringing", "taking"} & set(near)) or near[-2:] == (",", "or")
    return ("target", "the level before it in other words") if said and event_verb(draft) is None else None


def _base(draft: Draft) -> str | None:
    """The unit without what it is per."""
    return draft.quantity.unit.split(" per ")[0] if draft.quantity.unit else None


_OTHER_WORDS = frozenset({("that", "is"), ("which", "is"), ("it", "is"), ("that", "means"), ("works", "out")})


def outlook(draft: Draft, page: Page) -> Verdict:
    """ "raised its full-year forecast to 16 billion", "guided to revenue of 4 billion"."""
    here, first = draft.here, draft.first
    near = here.words[max(0, first - 2 * _CLOSE) : first]
    level = draft.money and (here.word(first - 1) in ("to", "of", "at") or here.word(first) == "between")
    said = set(near)
    told = said & words("outlooks") or said & words("estimates") and said & words("changing")
    return ("target", "what is forecast to be reached") if level and told else None


def proposed(draft: Draft, page: Page) -> Verdict:
    """Money of a plan: "a $40 million package", "a plan worth $40 million", "the contract costs $40 million"."""
    if not draft.money:
        return None
    here = draft.here
    if draft.noun in words("proposals") and draft.head is not None and draft.head >= draft.last:
        return "target", f"money of what is planned ({draft.noun})"
    far = 4 * _CLOSE if here.word(draft.first - 1) in ("worth", "at") else 2 * _CLOSE
    for at in range(draft.first - 1, max(-1, draft.first - far), -1):
        if here.word(at) in words("proposals") and here.noun(at):
            stands = here.word(at) in words("standing_measures") and here.word(draft.first - 1) == "of"
            return None if stands else ("target", f"money of what is planned ({here.word(at)})")
        if here.tag(at) in ("VBD", "VBN", "CD", ":") and here.word(at) not in words("valuing"):
            return None
    return None


def target(draft: Draft, page: Page) -> Verdict:
    """A level that is named as one, is yet to come, or is ordered, planned or needed."""
    if given(draft) or whose(draft) and draft.noun in words("stocks") | words("persons"):
        return None
    if draft.event == "inhabitants":
        return None
    if draft.here.words[max(0, draft.first - 2) : draft.first] == (",", "now"):
        return None  # "cut the backlog, now 2,300, by half"
    level = level_noun(draft)
    if level is not None:
        return "target", f"the level is named ({draft.here.word(level)})"
    if to_come(draft) and not _handful(draft):
        return "target", "it is said to be done in time to come"
    if draft.here.words[draft.first - 2 : draft.first] == ("budgeted", "at"):
        return "target", "what is budgeted"
    if _bound(draft):
        return "target", "a bound that is set"
    if _due(draft, page):
        return "target", "it is to be so by a day to come"
    cue = governor(draft)
    if cue is None or cue[1] not in _MOODS or _stands(draft, page, cue[0]) or _slight(draft, *cue):
        return None
    return "target", f"{_MOODS[cue[1]]} ({draft.here.word(cue[0])})"


def _bound(draft: Draft) -> bool:
    """ "no more than 3 percent", "when the gap is 1 point or less", "fines of up to $500"; nothing that was."""
    here, quantity = draft.here, draft.quantity
    bounded = quantity.modifier == "at_most" or quantity.modifier == "up_to" and draft.money
    bounded = bounded or quantity.modifier == "at_least" and here.word(draft.first) == "no"  # "no fewer than"
    within = here.word(draft.first - 1) == "within" and bool(quantity.unit) and words("conditions") & set(here.words)
    return (bounded or bool(within)) and event_verb(draft) is None


def _due(draft: Draft, page: Page) -> bool:
    """ "200,000 a day by the end of May": a day that is to come, or was when it was announced, ends its clause."""
    published, here = page.document.published, draft.here
    announced = words("announcing") & set(here.words[max(0, draft.first - _CLOSE) : draft.first])
    for time in page.times_in(here) if published else ():
        first, _ = here.at((time.start, time.end))
        near = 0 < first - draft.last < 2 * _CLOSE and not {",", ";", "that"} & set(here.words[draft.last : first])
        by = here.word(first - 1) == "by" and time.last and published and (announced or time.last > published)
        to_be = here.word(first - 1) in ("for", "from", "in") and time.first and published and time.first > published
        if near and (by or to_be):
            return True
    return False


def _handful(draft: Draft) -> bool:
    """Up to a dozen things, just so many, of no metric and at no rate: counted in passing."""
    plain = draft.quantity.modifier == "exact" and draft.quantity.unit is None
    return plain and draft.metric is None and not draft.rate and draft.value < SMALL


def _slight(draft: Draft, at: int, mood: Mood) -> bool:
    """A handful that is planned, a few asked for, an interview agreed on is no level."""
    if draft.metric or draft.rate:
        return False
    word = draft.here.word(at)
    bound = mood in ("obligation", "need") and draft.first - at <= _CLOSE or word in words("needed")
    asked = word in ("ask", "asks", "asked") and draft.value < _HUNDRED
    spell = is_compound(draft) and mood == "order" and word not in words("proposing") | words("needed")
    return _handful(draft) and not bound or asked or spell


def is_compound(draft: Draft) -> bool:
    """Whether number and noun are one word: "60-day"."""
    return draft.rules.get("counted") == "a compound of number and noun"


def _stands(draft: Draft, page: Page, cue: int) -> bool:
    """A standing total that an order is about: "to focus on 2 million people who have ..."."""
    if page.metric_kind(draft) != "stock" and not described(draft):
        return False
    here, before = draft.here, draft.first - 1
    about = here.tag(before) in ("PRP$", "POS") or here.word(before) in ("on", "among", "about", "against")
    return about or draft.first - cue > 2 * _CLOSE
