"""What part a quantity plays: a level to reach, what happened, what went before, a standing total, a share.

The rules are tried in the order of ``RULES``; the first that decides is kept by its words.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.aims import is_compound, outlook, restates, target
from onrecord.claims.before import averaged, held_before, restated
from onrecord.claims.draft import Draft, Verdict
from onrecord.claims.governing import governor
from onrecord.claims.happening import background, event_verb, told
from onrecord.claims.levels import befell, stands
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.reaching import asked_for, level_noun
from onrecord.claims.standing import standing
from onrecord.claims.words import stem

_NOTHING = "a number of things, no statistic"
_SMALL = 13  # up to a dozen things are counted in passing
_PARTS = ("percent", "fraction", "percentage point", "basis point")
_KEPT = "so many are held or stand at a time"
_CLOSE = 4  # words within which a verb takes its object


def decide(draft: Draft, page: Page) -> None:
    """Settle the draft's role, and keep the rule that did."""
    for rule in RULES:
        verdict = rule(draft, page)
        if verdict:
            draft.role, draft.rules["role"] = verdict
            return
    draft.role, draft.rules["role"] = "count", _NOTHING


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
    lasting = near & words("lasting") and not is_compound(draft)
    if given or lasting or after & {"after", "before", "ago", "later", "earlier", "since"}:
        return "incidental", "a length of time"
    return None


def _duration(draft: Draft, page: Page) -> Verdict:
    return ("incidental", "a length of time") if _lasting(draft) else None


def _compound(draft: Draft, page: Page) -> Verdict:
    plain = is_compound(draft) and draft.metric is None
    return ("incidental", "a number within a name of a thing") if plain else None


# --- shares -----------------------------------------------------------------------------------


def _share(draft: Draft, page: Page) -> Verdict:
    if draft.quantity.unit not in _PARTS:
        return None
    near = draft.here.words[max(0, draft.first - 6) : draft.first]
    if any(word in words("needed") for word in near) or level_noun(draft) is not None:
        return "target", "a share that is needed"
    if asked_for(draft):
        return "target", "a share that is offered, asked for or planned"
    return held_before(draft, page) or ("share", "a part of a whole")


def _metric_share(draft: Draft, page: Page) -> Verdict:
    return ("share", "the metric is a share") if page.metric_kind(draft) == "share" else None


# --- what is only reckoned -----------------------------------------------------------------------


def _difference(draft: Draft, page: Page) -> Verdict:
    """ "3,000 more than it had planned", "four short of the record": how far one figure is from another."""
    here, at = draft.here, draft.last
    while here.noun(at) and here.word(at) not in words("comparative"):
        at += 1
    apart = here.word(at) in words("comparative") and here.word(at + 1) == "than"
    if apart and here.tag(at + 2) == "IN":
        return "actual", "how far it moved from another day"
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


# --- standing totals --------------------------------------------------------------------------


def _stock(draft: Draft, page: Page) -> Verdict:
    if page.metric_kind(draft) == "stock":
        return "stock", "the metric is a standing total"
    if draft.metric or draft.value < _SMALL or draft.money:
        return None
    why = stands(draft)
    if why is None and not draft.quantity.unit and draft.noun not in words("events"):
        why = standing(draft)
        why = None if why == _KEPT and _happened(draft) else why
    return ("stock", why) if why else None


def _happened(draft: Draft) -> bool:
    """Whether it counts whom an event befell, or stands beside a verb of what happens."""
    verb = event_verb(draft)
    done = verb is not None and draft.here.word(verb) in words("happened") - words("standing_state")
    done = done and draft.here.word(draft.first - 1) != "for"  # "was built for 800 inmates"
    return befell(draft) or done


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
        moved = verb is not None or past or _priced(draft)
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


def _priced(draft: Draft) -> bool:
    """ "the shares closed at $82", "gained 3 percent to 412 rupees", "bill climbs to 5 million"."""
    here, before = draft.here, draft.first - 1
    if here.word(before) not in ("at", "to", "by"):
        return False
    near = range(max(0, before - 3 * _CLOSE), before)
    return any(here.tag(at) == "VBD" or here.word(at) in words("changing") for at in near)


def _acting(draft: Draft, page: Page) -> Verdict:
    """ "Hundreds of thousands march in France", where a headline's verb passes for a noun."""
    acts = draft.here.word(draft.last) in words("acts") and draft.quantity.unit is None
    many = draft.value >= _SMALL or draft.quantity.modifier == "vague"
    return ("actual", "so many act") if acts and many and draft.sentence == 0 else None


def again(draft: Draft, page: Page) -> None:
    """A number that the article gives as a level to reach is that level wherever nothing else is said of it."""
    weak = draft.role in ("count", "actual") and draft.rules["role"] in _WEAK
    crossed = draft.here.word(draft.first - 1) in ("above", "over", "below", "beyond", "past", "of")
    if draft.metric and (crossed or event_verb(draft) is None and not page.times_in(draft.here)):
        weak = weak or draft.rules["role"] == "what was counted of the metric"
    if draft.rules["role"] == "something that happened" and page.times_in(draft.here) and not crossed:
        weak = False
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


def _out_of(draft: Draft, page: Page) -> Verdict:
    """ "24 GW out of a total of 48", "12 GW of the total": the whole beside its part, in one unit or none."""
    here = draft.here
    other = next((o for o in page.before(draft, 0) if o.first < draft.first), None)
    if other is None or other.role not in ("stock", "actual") or not other.quantity.unit:
        return None
    own = {other.noun, here.word(other.last)}  # its unit stands right behind it
    between = set(here.words[other.last : draft.first])
    whole = "of" in between and between <= {"out", "of", "a", "the", "total", "all", "(", ")", *own}
    same = draft.quantity.unit in (None, other.quantity.unit)
    return (other.role, "the whole of the figure before it") if whole and same else None


def _of_total(draft: Draft, page: Page) -> Verdict:
    """ "Wind made up 12 GW of the total": a part of what stands stands."""
    here = draft.here
    if not draft.quantity.unit or not {"total", "rest", "remaining"} & set(here.words):
        return None
    alike = (o for o in page.before(draft, 3) if o.quantity.unit == draft.quantity.unit)
    other = next((o for o in alike if o.role in ("stock", "target")), None)
    return ("stock", "a part of what stands") if other and other.role == "stock" else None


def _in_row(draft: Draft, page: Page) -> Verdict:
    """ "the club will pay 26 million, the council 14 million": as the figure before it, whose verb it shares."""
    here = draft.here
    other = next((o for o in reversed(page.beside(draft)) if o.first < draft.first), None)
    if other is None or other.quantity.unit != draft.quantity.unit or other.role not in ("actual", "target", "stock"):
        return None
    between = range(other.last, draft.first)
    joined = any(here.word(at) in (",", "and", ":") for at in between)
    apart = any(here.verb(at) and here.tag(at) != "VBN" or here.tag(at) == "MD" for at in between)
    named = any(here.noun(at) or here.tag(at) == "IN" for at in between)
    return (other.role, "as the figure before it in the row") if joined and named and not apart else None


RULES: tuple[Callable[[Draft, Page], Verdict], ...] = (
    _aside,
    _vote,
    _share,
    _metric_share,
    _anchored,
    held_before,
    _supposed,
    restated,
    _difference,
    restates,
    outlook,
    target,
    averaged,
    _duration,
    _compound,
    _out_of,
    _of_total,
    _stock,
    _actual,
    _like,
    _told,
    _acting,
    _in_row,
)
