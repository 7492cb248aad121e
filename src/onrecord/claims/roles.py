"""What part a quantity plays: a level to reach, what happened, what went before, a standing total, a share.

The rules are tried in the order of ``RULES``; the first that decides is kept by its words.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.draft import Draft
from onrecord.claims.governing import Mood, governor
from onrecord.claims.happening import background, event_verb, told
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.reaching import level_noun, to_come
from onrecord.claims.standing import described, standing, whose
from onrecord.claims.words import Line, stem
from onrecord.model import Role

Verdict = tuple[Role, str] | None
_NOTHING = "a number of things, no statistic"
_SMALL = 13  # up to a dozen things are counted in passing
_HUNDRED = 100
_PARTS = ("percent", "fraction", "percentage point", "basis point")
_CLOSE = 4  # words within which a verb takes its object


def decide(draft: Draft, page: Page) -> None:
    """Settle the draft's role, and keep the rule that did."""
    for rule in RULES:
        verdict = rule(draft, page)
        if verdict:
            draft.role, draft.rules["role"] = verdict
            return
    draft.role, draft.rules["role"] = "count", _NOTHING


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
    if page.known and not draft.metric and draft.head is not None and stem(draft.noun) in page.known.office_nouns:
        return "count", "a number of offices"
    return None


def _vote(draft: Draft, page: Page) -> Verdict:
    tail = draft.here.words[draft.last : draft.last + 6]
    voting = draft.noun in words("voters") and any(word in words("votes") for word in tail)
    side = draft.rules.get("counted") == "one side of a vote"
    if side and {"would", "could", "might"} & set(draft.here.words[draft.last : draft.last + 10]):
        return "count", "a vote that may be"
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
    given = here.word(before) in words("framing") or here.tag(before) == "PRP$"
    near = set(here.words[max(0, draft.first - _CLOSE) : draft.first])
    lasting = near & words("lasting") and not _is_compound(draft)
    if given or lasting or after & {"after", "before", "ago", "later", "earlier", "since"}:
        return "incidental", "a length of time"
    return None


def _duration(draft: Draft, page: Page) -> Verdict:
    return ("incidental", "a length of time") if _lasting(draft) else None


def _compound(draft: Draft, page: Page) -> Verdict:
    plain = _is_compound(draft) and draft.metric is None
    return ("incidental", "a number within a name of a thing") if plain else None


# --- shares -----------------------------------------------------------------------------------


def _share(draft: Draft, page: Page) -> Verdict:
    if draft.quantity.unit not in _PARTS:
        return None
    near = draft.here.words[max(0, draft.first - 6) : draft.first]
    if any(word in words("needed") for word in near) or level_noun(draft) is not None:
        return "target", "a share that is needed"
    return "share", "a part of a whole"


def _metric_share(draft: Draft, page: Page) -> Verdict:
    return ("share", "the metric is a share") if _metric_kind(draft, page) == "share" else None


# --- what went before -------------------------------------------------------------------------


def _baseline(draft: Draft, page: Page) -> Verdict:
    here, first = draft.here, draft.first
    before = here.word(first - 1)
    start = first - 1
    passed = words("hard_levels") | words("peaks") | words("before_level")
    while here.word(start) in passed:
        start -= 1
    set_off = here.word(start - 1) == "," and _alike_before(draft, page)
    if here.word(start) == "from" and (_moves_on(draft, page) or _moved(here, start - 1) or set_off):
        return "baseline", "where a change began (from)"
    near = here.words[max(0, first - 4) : first]
    if "instead" in near and "of" in near or "rather" in near and "than" in near:
        return "baseline", "what is to be replaced (instead of)"
    if before == "the" and here.word(first - 2) in ("double", "triple", "twice", "times", "half", "quadruple"):
        return "baseline", "what a multiple is of"
    if _forecast(draft):
        return "baseline", "what was forecast, told for comparison"
    if start != first - 1 and level_noun(draft) is None and _held_against(here, start):
        return "baseline", "what another figure is held against"
    if level_noun(draft) is None and (before in ("than", "versus", "against") or "compared" in near):
        return "baseline", "what another figure is held against"
    return None


def _held_against(here: Line, at: int) -> bool:
    """ "lower than Thursday's peak of", "above the", "down on the", "short of the record"."""
    while here.name(at) or here.tag(at) == "POS":
        at -= 1
    word, before = here.word(at), here.word(at - 1)
    return word in ("than", "above", "below", "versus", "against") or word == "on" and before in ("up", "down")


def _forecast(draft: Draft) -> bool:
    """ "short of the 240,000 that economists had forecast", "analysts had expected 4,000"."""
    here = draft.here
    near = range(draft.last, min(len(here), draft.last + 8))
    had = any(here.word(i) == "had" and here.word(i + 1) in words("forecasting") for i in near)
    had = had or here.word(draft.last) == "that" and here.word(draft.last + 2) in words("forecasting")
    given = had and not {",", ";", ".", "but", "and"} & set(here.words[draft.last : draft.last + 3])
    first = draft.first - 1
    verb = next((i for i in range(first, max(-1, first - _CLOSE), -1) if here.word(i) in words("forecasting")), None)
    if verb is None or {",", ";", "but"} & set(here.words[verb : draft.first]):
        return given
    return given or "had" in here.words[max(0, verb - _CLOSE) : verb] or here.word(verb - 1) in words("forecasters")


def _from_there(here: Line, first: int) -> bool:
    return here.word(first - 1) in ("from", "than", "against") or here.word(first - 2) == "from"


def _restated(draft: Draft, page: Page) -> Verdict:
    """ "compared with $1.05 billion, or $1.80 a share": the level before in other units."""
    here, before = draft.here, [other for other in page.beside(draft) if other.first < draft.first]
    near = before and draft.first - before[-1].last <= _CLOSE
    said = here.word(draft.first - 1) == "or" and here.word(draft.first - 2) == ","
    if not (near and said and before[-1].role in ("baseline", "target")) or draft.quantity.unit in _PARTS:
        return None
    return before[-1].role, "the figure before in other words"


def _difference(draft: Draft, page: Page) -> Verdict:
    """ "3,000 more than it had planned", "four short of the record": how far one figure is from another."""
    here, at = draft.here, draft.last
    while here.noun(at) and here.word(at) not in words("comparative"):
        at += 1
    apart = here.word(at) in words("comparative") and here.word(at + 1) == "than"
    if apart or here.words[at : at + 2] == ("short", "of"):
        return "count", "how far it is from another figure"
    return None


def _supposed(draft: Draft, page: Page) -> Verdict:
    """ "25 offices with 75 arrests apiece would come to 1,875 a day": a reckoning, no report."""
    here = draft.here
    if any(here.words[i + 1 : i + 3] == ("yet", "to") for i in draft.ends()):
        return "count", "it has yet to happen"
    at = next((i for i in range(len(here)) if here.word(i) == "would" and here.word(i + 1) in words("coming_to")), None)
    if at is None or {",", ";", "that"} & set(here.words[min(at, draft.first) : max(at, draft.first)]):
        return None
    return "count", "it is only reckoned, what it would come to"


def _moved(here: Line, at: int) -> bool:
    change = range(max(0, at - 14), at + 1)
    near = {"up", "down"} & set(here.words[max(0, at - _CLOSE) : at + 1])  # "down 12 per cent from"
    return bool(near) or any(here.word(i) in words("changing") for i in change)


def _alike_before(draft: Draft, page: Page) -> bool:
    """Whether a figure of the same unit stands before it in the sentence: "was 124 in July, from 110 a year before"."""
    return any(o.first < draft.first and o.quantity.unit == draft.quantity.unit for o in page.beside(draft))


def _moves_on(draft: Draft, page: Page) -> bool:
    later = [other.first for other in page.beside(draft) if other.first > draft.first]
    return any("to" in draft.here.words[draft.last : at] for at in later)


def _average(draft: Draft, page: Page) -> Verdict:
    here = draft.here
    near = here.words[max(0, draft.first - 7) : draft.first] + here.words[draft.last : draft.last + 6]
    reached = "to an average of" in here.cut(max(0, draft.first - 4), draft.first)
    current = {"now", "current", "currently"} & set(here.words[max(0, draft.first - 6) : draft.first])
    earlier = bool(words("before") & set(here.words)) and not reached and not current
    moved = any(_from_there(here, other.first) for other in page.beside(draft) if other.first > draft.first)
    if (
        draft.rate
        and earlier
        and not moved
        and any(word in words("average") for word in near)
        and not _target(draft, page)
    ):
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
    if whose(draft) and draft.noun in words("stocks") | words("persons"):
        return None
    level = level_noun(draft)
    if level is not None:
        return "target", f"the level is named ({draft.here.word(level)})"
    if to_come(draft) and not _handful(draft):
        return "target", "it is said to be done in time to come"
    if _due(draft, page):
        return "target", "it is to be so by a day to come"
    cue = governor(draft)
    if cue is None or cue[1] not in _MOODS or _stands(draft, page, cue[0]) or _slight(draft, *cue):
        return None
    return "target", f"{_MOODS[cue[1]]} ({draft.here.word(cue[0])})"


def _due(draft: Draft, page: Page) -> bool:
    """ "200,000 a day by the end of May": a day to come ends its clause."""
    published, here = page.document.published, draft.here
    for time in page.times_in(here) if published else ():
        first, _ = here.at((time.start, time.end))
        near = 0 < first - draft.last < 2 * _CLOSE and not {",", ";", "that"} & set(here.words[draft.last : first])
        if near and here.word(first - 1) == "by" and time.last and published and time.last > published:
            return True
    return False


def _handful(draft: Draft) -> bool:
    """Up to a dozen things, just so many, of no metric and at no rate: counted in passing."""
    plain = draft.quantity.modifier == "exact" and draft.quantity.unit is None
    return plain and draft.metric is None and not draft.rate and draft.value < _SMALL


def _slight(draft: Draft, at: int, mood: Mood) -> bool:
    """A handful that is planned, a few asked for, an interview agreed on is no level."""
    if draft.metric or draft.rate:
        return False
    word = draft.here.word(at)
    bound = mood in ("obligation", "need") and draft.first - at <= _CLOSE or word in words("needed")
    asked = word in ("ask", "asks", "asked") and draft.value < _HUNDRED
    spell = _is_compound(draft) and mood == "order" and word not in words("proposing") | words("needed")
    return _handful(draft) and not bound or asked or spell


def _is_compound(draft: Draft) -> bool:
    return draft.rules.get("counted") == "a compound of number and noun"


def _stands(draft: Draft, page: Page, cue: int) -> bool:
    """A standing total that an order is about: "to focus on 2 million people who have ..."."""
    if _metric_kind(draft, page) != "stock" and not described(draft):
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
    why = standing(draft)
    return ("stock", why) if why else None


# --- what happened ----------------------------------------------------------------------------


def _actual(draft: Draft, page: Page) -> Verdict:
    cue = governor(draft)
    if draft.metric:
        maybe = cue is not None and cue[1] == "unsure"
        return ("count", "it may never be") if maybe else ("actual", "what was counted of the metric")
    verb = event_verb(draft)
    if verb is None and cue and cue[1] == "happened" and draft.here.word(cue[0]) in words("managed"):
        verb = cue[0]  # "managed to free 120"
    if cue is not None and cue[1] == "unsure" and (draft.rate or draft.money):
        return "count", "it may never be"
    if draft.rate and draft.value >= _SMALL:
        return "actual", "the rate at which it happens"
    if draft.money:
        past = cue is not None and cue[1] == "happened" and draft.here.tag(cue[0]) in ("VBD", "VBN")
        moved = verb is not None or past
        return ("actual", "money that moved") if moved else None
    event = draft.noun in words("events")
    if draft.rules.get("counted") == "what is put at it" and draft.value >= _SMALL:
        return "actual", "what it is put at"
    if verb is None and not (event and (draft.value >= _SMALL or page.times_in(draft.here))):
        return None
    if verb is not None and {"may", "might", "could"} & set(draft.here.words[draft.last : verb]):
        return "count", "it may never be"
    if not event and background(draft):
        return "count", "the number of an event told as background"
    known = draft.here.word(draft.first - 1) in ("the", "these", "those", "both", "its", "their")
    plain = verb is not None and draft.here.word(verb) in words("happened") and not known
    return None if draft.value < _SMALL and not event and not plain else ("actual", "something that happened")


def again(draft: Draft, page: Page) -> None:
    """A number that the article gives as a level to reach is that level wherever nothing else is said of it."""
    weak = draft.role in ("count", "actual") and draft.rules["role"] in _WEAK
    if not weak or draft.value < _SMALL or draft.quantity.low == draft.quantity.high and draft.value % 10:
        return
    metrics = page.levels.get((draft.value, draft.quantity.unit), set())
    if metrics and (not draft.metric or draft.metric in metrics):
        draft.role, draft.rules["role"] = "target", "the level that the article names elsewhere"


_WEAK = (_NOTHING, "the rate at which it happens", "something that happened")


def _told(draft: Draft, page: Page) -> Verdict:
    """So many people or things that do or suffer something, or that somebody counts: "the toll passes 160"."""
    cue = governor(draft)
    unsure = cue is not None and cue[1] != "happened" or background(draft)
    plain = draft.quantity.unit is None and draft.quantity.kind == "number"
    if unsure or not plain or draft.value < _SMALL and draft.quantity.modifier != "vague":
        return None
    return ("actual", "so many are told of") if told(draft) else None


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
    _supposed,
    _restated,
    _difference,
    _target,
    _duration,
    _compound,
    _stock,
    _actual,
    _like,
    _told,
)
