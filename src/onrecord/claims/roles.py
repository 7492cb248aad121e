"""What part a quantity plays: a level to reach, what happened, what went before, a standing total, a share.

The rules are tried in the order of ``RULES``; the first that decides is kept by its words.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.draft import Draft
from onrecord.claims.governing import Mood, governor
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import rate_length
from onrecord.claims.words import Line
from onrecord.model import Role

Verdict = tuple[Role, str] | None
_SMALL = 13  # up to a dozen things are counted in passing
_HUNDRED = 100
_MANY = 1000  # so many people of one description are a standing total
_CLOSE = 4  # words within which a verb takes its object
_STOPS = (".", ";", ",", "--", "—", "–")
_RELATIVES = ("which", "who", "whose", "when", "where")


def decide(draft: Draft, page: Page) -> None:
    """Settle the draft's role, and keep the rule that did."""
    for rule in RULES:
        verdict = rule(draft, page)
        if verdict:
            draft.role, draft.rules["role"] = verdict
            return
    draft.role, draft.rules["role"] = "count", "a number of things, no statistic"


def _metric_kind(draft: Draft, page: Page) -> str | None:
    if page.known is None or draft.metric is None:
        return None
    return page.known.metrics[draft.metric].kind


# --- what is no statistic ---------------------------------------------------------------------


def _aside(draft: Draft, page: Page) -> Verdict:
    quantity = draft.quantity
    if quantity.kind == "age":
        return "incidental", "an age"
    if quantity.kind == "multiple":
        return "incidental", "a multiple"
    if draft.telling:
        return "incidental", "a number of sources"
    office = page.known.office_word if page.known else None
    if office and not draft.metric and (draft.counted or "").lower().rstrip("s").endswith(office.rstrip("s")):
        return "count", "a number of offices"
    return None


def _vote(draft: Draft, page: Page) -> Verdict:
    tail = draft.here.words[draft.last : draft.last + 6]
    voting = draft.noun in words("voters") and any(word in words("votes") for word in tail)
    side = draft.rules.get("counted") == "one side of a vote"
    cue = governor(draft) if voting else None
    needed = cue is not None and cue[1] in ("need", "obligation")
    return ("actual", "the count of a vote") if side or voting and not needed else None


def _lasting(draft: Draft) -> bool:
    counted = (draft.counted or "").split(" ")[0]
    return bool({draft.quantity.unit, draft.noun, counted} & words("time_units"))


def _anchored(draft: Draft, page: Page) -> Verdict:
    """ "15 years after the attacks", "the 17-year war": a length of time that nobody sets."""
    if not _lasting(draft):
        return None
    here, before = draft.here, draft.first - 1
    after = {here.word(draft.last), here.word(draft.last + 1)}
    given = here.word(before) in ("the", "this", "that", "past", "last", "first", "next", "previous", "in", "over", "for", "within", "every") or here.tag(before) == "PRP$"
    if given or after & {"after", "before", "ago", "later", "earlier", "since"}:
        return "incidental", "a length of time"
    return None


def _duration(draft: Draft, page: Page) -> Verdict:
    return ("incidental", "a length of time") if _lasting(draft) else None


def _compound(draft: Draft, page: Page) -> Verdict:
    plain = draft.rules.get("counted") == "a compound of number and noun" and draft.metric is None
    return ("incidental", "a number within a name of a thing") if plain else None


# --- shares -----------------------------------------------------------------------------------


def _share(draft: Draft, page: Page) -> Verdict:
    if draft.quantity.unit not in ("percent", "fraction"):
        return None
    near = draft.here.words[max(0, draft.first - 6) : draft.first]
    if any(word in words("needed") for word in near) or draft.here.word(draft.last) in words("hard_levels"):
        return "target", "a share that is needed"
    return "share", "a part of a whole"


def _metric_share(draft: Draft, page: Page) -> Verdict:
    return ("share", "the metric is a share") if _metric_kind(draft, page) == "share" else None


# --- what went before -------------------------------------------------------------------------


def _baseline(draft: Draft, page: Page) -> Verdict:
    here, first = draft.here, draft.first
    before = here.word(first - 1)
    start = first - 1
    while here.word(start) in words("hard_levels") | {"a", "an", "the", "of", "its", "average", "previous"}:
        start -= 1
    if here.word(start) == "from" and (_moves_on(draft, page) or _moved(here, start - 1)):
        return "baseline", "where a change began (from)"
    near = here.words[max(0, first - 4) : first]
    if "instead" in near and "of" in near or "rather" in near and "than" in near:
        return "baseline", "what is to be replaced (instead of)"
    if before == "the" and here.word(first - 2) in ("double", "triple", "twice", "times", "half", "quadruple"):
        return "baseline", "what a multiple is of"
    if before in ("than", "versus", "against") or "compared" in near:
        return "baseline", "what another figure is held against"
    return None


def _moved(here: Line, at: int) -> bool:
    change = range(max(0, at - 14), at + 1)
    return here.word(at) in ("up", "down") or any(here.word(i) in words("changing") for i in change)


def _moves_on(draft: Draft, page: Page) -> bool:
    later = [other.first for other in page.beside(draft) if other.first > draft.first]
    return any("to" in draft.here.words[draft.last : at] for at in later)


def _average(draft: Draft, page: Page) -> Verdict:
    here = draft.here
    near = here.words[max(0, draft.first - 7) : draft.first] + here.words[draft.last : draft.last + 6]
    reached = "to an average of" in here.cut(max(0, draft.first - 4), draft.first)
    earlier = bool(words("before") & set(here.words)) and not reached
    if draft.rate and earlier and any(word in words("average") for word in near) and not _target(draft, page):
        return "baseline", "an average given for comparison"
    return None


# --- levels to reach --------------------------------------------------------------------------

_MOODS: dict[Mood, str] = {
    "obligation": "an obligation",
    "intention": "an intention",
    "need": "it is needed",
    "order": "it is ordered, planned or asked for",
    "to be done": "it is yet to be done",
}


def _target(draft: Draft, page: Page) -> Verdict:
    here = draft.here
    level = _level_noun(here, draft)
    if _whose(draft) and draft.noun in words("stocks") | words("persons"):
        return None
    if level is not None:
        return "target", f"the level is named ({here.word(level)})"
    if _to_come(draft):
        return "target", "it is said to be done in time to come"
    cue = governor(draft)
    if cue is None or cue[1] not in _MOODS or _stands(draft, page, cue[0]):
        return None
    at, mood = cue
    slight = mood == "to be done" and draft.value < _SMALL or here.word(at) in ("ask", "asks", "asked") and draft.value < _HUNDRED
    if slight and draft.metric is None and not draft.rate:
        return None
    return "target", f"{_MOODS[mood]} ({here.word(at)})"


def _level_noun(here: Line, draft: Draft) -> int | None:
    """ "a target of 75", "the daily goal: 75", "the 1,200 quota"."""
    for at in range(draft.first - 1, max(-1, draft.first - 5), -1):
        if here.verb(at) or here.word(at) in _STOPS:
            break
        if here.word(at) in words("hard_levels"):
            return at
    for at in range(draft.last, min(len(here), draft.last + 4)):
        if here.verb(at) and here.tag(at) != "VBN" or here.word(at) in (*_STOPS, "and", "of", "to", "in"):
            return None
        if here.word(at) in words("hard_levels") or here.word(at) in ("needed", "required", "necessary"):
            return at
    return None


def _to_come(draft: Draft) -> bool:
    """ "about 7,000 troops will be withdrawn", "40 stores are to close"."""
    here = draft.here
    ends = {draft.last, *(draft.phrase or ()), (draft.head or 0) + 1}
    for after in sorted(end for end in ends if end > draft.first):
        would = here.word(after) == "would" and here.word(after + 1) == "be" and here.tag(after + 2) == "VBN"
        if would or here.tag(after) == "MD" and here.word(after) in words("obliging") | words("intending"):
            return True
        if here.word(after) in ("are", "is") and here.word(after + 1) in ("to", "due", "set", "expected"):
            return True
    return False


def _stands(draft: Draft, page: Page, cue: int) -> bool:
    """A standing total that an order is about: "to focus on 2 million people who have ..."."""
    if _metric_kind(draft, page) != "stock" and not _described(draft):
        return False
    here, before = draft.here, draft.first - 1
    about = here.tag(before) in ("PRP$", "POS") or here.word(before) in ("on", "among", "about", "against")
    return about or draft.first - cue > 2 * _CLOSE


# --- standing totals --------------------------------------------------------------------------


def _stock(draft: Draft, page: Page) -> Verdict:
    if _metric_kind(draft, page) == "stock":
        return "stock", "the metric is a standing total"
    if draft.metric or draft.value < _SMALL or draft.quantity.unit or draft.noun in words("events"):
        return None
    for rule in (_there_are, _owned, _kept, _now, _described):
        if rule(draft):
            return "stock", _STANDING[rule]
    return None


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
    return _whose(draft) and draft.value >= _HUNDRED or holding and draft.noun in words("stocks") | words("persons")


def _whose(draft: Draft) -> bool:
    before = draft.first - 1
    return draft.here.tag(before) in ("POS", "PRP$") or draft.here.word(before).endswith(("'s", "'"))


def _kept(draft: Draft) -> bool:
    """ "40,000 people in custody", "currently 300 patients"."""
    here = draft.here
    near = [*range(max(0, draft.first - 4), draft.first), *range(draft.last, min(len(here), draft.last + 4))]
    tail = here.words[draft.last : draft.last + 10]
    starts = [i for i, word in enumerate(tail) if word in ("in", "on")]
    held = any(word in words("held_in") for i in starts for word in tail[i : i + 4])
    return held or any(here.word(i) in words("standing") for i in near)


def _now(draft: Draft) -> bool:
    """ "700,000 people are protected by it", "5,200 soldiers are already deployed"."""
    here = draft.here
    ends = {draft.last, *(draft.phrase or ()), (draft.head or 0) + 1}
    for after in (end for end in ends if end > draft.first):
        at = after + 1
        while here.tag(at) == "RB":
            at += 1
        if here.word(after) in ("are", "remain") and here.tag(at) in ("VBN", "IN") and here.word(at) not in words("happened"):
            return draft.noun in words("stocks") | words("persons")
    return False


def _described(draft: Draft) -> bool:
    """So many people marked off by what they are or have: a standing total, not an event."""
    if draft.head is None or draft.head < draft.last or draft.noun not in words("persons") or draft.value < _MANY:
        return False
    tail = draft.here.words[draft.head + 1 : draft.head + 4]
    if not any(word in ("who", "with", "without", "facing") for word in tail):
        return False
    cue = governor(draft)
    return cue is None or cue[1] != "happened" or draft.first - cue[0] > _CLOSE


_STANDING: dict[Callable[[Draft], bool], str] = {
    _there_are: "there are so many",
    _owned: "somebody has so many",
    _kept: "so many are held or stand at a time",
    _now: "so many are so at the time of writing",
    _described: "so many people of one description",
}


# --- what happened ----------------------------------------------------------------------------


def _actual(draft: Draft, page: Page) -> Verdict:
    if draft.metric:
        return "actual", "what was counted of the metric"
    verb = _event_verb(draft)
    if draft.rate and draft.value >= _SMALL:
        return "actual", "the rate at which it happens"
    if draft.money:
        cue = governor(draft)
        moved = verb is not None or cue is not None and cue[1] == "happened"
        return ("actual", "money that moved") if moved else None
    event = draft.noun in words("events")
    if verb is None and not event:
        return None
    if not event and _background(draft):
        return "count", "the number of an event told as background"
    plain = verb is not None and draft.here.word(verb) in words("happened")
    return None if draft.value < _SMALL and not event and not plain else ("actual", "something that happened")


def _event_verb(draft: Draft) -> int | None:
    """The past verb that the number is the subject or object of, close by."""
    ends = [draft.last, *(draft.phrase or ()), (draft.head or 0) + 1]
    for start in dict.fromkeys(end for end in ends if end >= draft.last):
        verb = _verb_after(draft.here, start + rate_length(draft.here, start))
        if verb is not None:
            return verb
    return _verb_before(draft.here, draft.first)


def _verb_after(here: Line, start: int) -> int | None:
    for at in range(start, min(len(here), start + 5)):
        word, tag = here.word(at), here.tag(at)
        past = tag == "VBD" and word not in ("was", "were", "had") or tag == "VBN" and here.tag(at - 1).startswith("VB")
        if word in words("happened") or past:
            return at
        if not tag.startswith(("VB", "RB", "MD")) and word not in ("n't", "not"):
            return None
    return None


_LED_TO = frozenset({"killing", "injuring", "wounding", "leaving", "raising", "destroying", "displacing", "affecting", "costing", "earning"})


def _verb_before(here: Line, first: int) -> int | None:
    for at in range(first - 1, max(-1, first - 6), -1):
        word, tag = here.word(at), here.tag(at)
        if word in _LED_TO or word in words("happened") and tag.startswith("VB"):
            return at
        if word in (*_STOPS, "and", "but", "which") or tag == "VB":
            return None
        if tag in ("VBD", "VBN") and word not in ("was", "were", "had", "been", "said", "told", "did"):
            return at
    return None


def _background(draft: Draft) -> bool:
    """Within a relative clause: the number of an event that another is told beside."""
    here = draft.here
    for at in range(draft.first - 1, max(-1, draft.first - 9), -1):
        word = here.word(at)
        if word in _STOPS:
            return False
        if word in _RELATIVES and here.tag(at).startswith("W") and here.word(at - 1) != "," or word == "that" and here.noun(at - 1):
            return True
        if word == "along" and here.word(at + 1) == "with":
            return True
    return False


def _like(draft: Draft, page: Page) -> Verdict:
    """ "17 people were held on Saturday and 9 on Sunday": as the figure whose noun it takes."""
    other = draft.borrowed
    if other is None or other.sentence != draft.sentence or other.role in ("target", "baseline"):
        return None
    return other.role, "as the figure it is joined to"


RULES: tuple[Callable[[Draft, Page], Verdict], ...] = (
    _aside,
    _vote,
    _share,
    _metric_share,
    _anchored,
    _baseline,
    _average,
    _target,
    _duration,
    _compound,
    _stock,
    _actual,
    _like,
)
