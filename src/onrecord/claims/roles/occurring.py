"""What happened: counts of a metric, rates, money that moved, so many whom something befell."""

from __future__ import annotations

from onrecord.claims.draft import SMALL, Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.roles.governing import governor
from onrecord.claims.roles.happening import background, event_verb, told

_HOURLY = frozenset({("an", "hour"), ("per", "hour")})
_FAR = 14  # words from a subject to its verb
_HUNDRED = 100
_CLOSE = 4  # words within which a verb takes its object


def actual(draft: Draft, page: Page) -> Verdict:
    """What was counted of a metric, a rate, money that moved, or so many that something happened to."""
    cue = governor(draft)
    if draft.metric:
        maybe = cue is not None and cue[1] == "unsure"
        return ("count", "it may never be") if maybe else ("actual", "what was counted of the metric")
    verb = event_verb(draft)
    managed = cue is not None and cue[1] == "happened" and draft.here.word(cue[0]) in words("managed")
    if verb is None and cue and managed and not (draft.money and draft.here.word(cue[0]) in ("is", "are")):
        verb = cue[0]  # "managed to free 120"; but "2 million is for roads"
    if cue is not None and cue[1] == "unsure" and (draft.rate or draft.money):
        return _reckoned(draft, cue[0])
    if cue is not None and draft.here.word(cue[0]) == "would" and draft.here.word(cue[0] + 1) != "be":
        given = draft.here.tag(draft.first - 1) in ("DT", "PRP$")  # "would fall to the 40 members"
        return ("target", "what it would come to (would)") if draft.value >= SMALL and not given else None
    if draft.rate and draft.value >= SMALL:
        return "actual", "the rate at which it happens"
    if draft.money:
        if draft.here.words[draft.last : draft.last + 2] in _HOURLY:
            return "actual", "the rate of pay"
        past = cue is not None and cue[1] == "happened" and draft.here.tag(cue[0]) in ("VBD", "VBN")
        moved = verb is not None or past or _priced(draft)
        return ("actual", "money that moved") if moved else None
    event = draft.noun in words("events")
    if draft.rules.get("counted") == "what is put at it" and (draft.value >= SMALL or draft.event):
        return "actual", "what it is put at"
    if verb is None and not (event and (draft.value >= SMALL or page.times_in(draft.here))):
        return None
    if verb is not None and {"may", "might", "could"} & set(draft.here.words[draft.last : verb]):
        return "count", "it may never be"
    if not event and background(draft) and (draft.value < _HUNDRED or draft.here.word(verb or 0) in words("harming")):
        return "count", "the number of an event told as background"
    known = draft.here.word(draft.first - 1) in ("the", "these", "those", "both", "its", "their")
    plain = verb is not None and draft.here.word(verb) in words("happened") and not known
    return None if draft.value < SMALL and not event and not plain else ("actual", "something that happened")


def _reckoned(draft: Draft, at: int) -> Verdict:
    """ "the plan would save $40 million a year"; a "would be" and what is feared promise nothing."""
    here = draft.here
    plain = here.word(at + 1) == "be" and here.word(at + 2) != "worth"
    if here.word(at) not in ("would", "'d") or plain:
        return "count", "it may never be"
    return "target", f"what it would come to ({here.word(at)})"


def _priced(draft: Draft) -> bool:
    """ "the shares closed at $82", "gained 3 percent to 412 rupees", "bill climbs to 5 million"."""
    here, before = draft.here, draft.first - 1
    if here.word(before) not in ("at", "to", "by"):
        return False
    near = range(max(0, before - 3 * _CLOSE), before)
    return any(here.tag(at) == "VBD" or here.word(at) in words("changing") for at in near)


def told_of(draft: Draft, page: Page) -> Verdict:
    """So many people or things that do or suffer something, or that somebody counts: "the toll passes 160"."""
    cue = governor(draft)
    unsure = cue is not None and cue[1] != "happened" or background(draft)
    plain = draft.quantity.unit is None and draft.quantity.kind == "number"
    if unsure or not plain or draft.value < SMALL and draft.quantity.modifier != "vague":
        return None
    here, before = draft.here, draft.first - 1
    label = set(here.words[:before]) if here.word(before) == ":" and before <= _CLOSE else set()
    moved = here.word(before) == "of" and here.word(before - 1) in words("shrinking_or_growing")
    moved = moved or here.word(before) == "to" and here.word(before - 1) in ("up", "down") and here.verb(before - 2)
    if moved or label & (words("adding_up") | words("events")):
        return "actual", "so much it moved, or so many by its label"
    return ("actual", "so many are told of") if told(draft) else None


def of_those(draft: Draft, page: Page) -> Verdict:
    """ "Of 4,200 houses inspected so far, 3,150 ...": so many that something was done to, and a part of them."""
    here, first = draft.here, draft.first
    plain = draft.quantity.unit is None and draft.value >= SMALL
    if not plain or here.word(0) != "of" or here.word(draft.last) == "of":
        return None
    opens = first <= 2 and draft.phrase is not None
    done = opens and any(here.tag(at) == "VBN" for at in range(draft.last, draft.phrase[1])) if draft.phrase else False
    part = first > 0 and here.word(first - 1) == "," and first <= 2 * _CLOSE
    return ("actual", "so many of those told of") if done or part else None


def subject_of(draft: Draft, page: Page) -> Verdict:
    """ "Twenty states and the district have passed it": the verb stands far off, behind what restricts the subject."""
    here, before = draft.here, draft.first - 1
    plain = draft.quantity.unit is None and draft.quantity.kind == "number" and draft.value >= SMALL
    if (
        not plain
        or here.tag(before) in ("IN", "TO", "POS", "PRP$", "DT")
        or here.verb(before)
        and here.word(before) not in words("saying")
    ):
        return None
    far = range(draft.last, min(len(here), draft.last + _FAR))
    verb = next(
        (at for at in far if here.verb(at) and here.tag(at) != "VBG" or here.tag(at) in ("MD", ":", "WP")), None
    )
    if verb is None:
        return None
    so = here.tag(verb) == "VBP" and here.word(verb) in words("states") and draft.noun in words("persons")
    if so and (here.word(verb) != "have" or here.tag(verb + 1) in ("DT", "NN", "NNS", "JJ")):
        return "stock", f"so many are so ({here.word(verb)})"
    done = (
        here.tag(verb) == "VBD" and here.word(verb) not in words("being") | words("saying") or here.word(verb) == "had"
    )
    perfect = here.word(verb) in ("have", "has") and here.tag(verb + 1) == "VBN" and here.word(verb + 1) != "been"
    borne = here.word(verb) in ("was", "were") and here.tag(verb + 1) == "VBN"
    return ("actual", f"so many did it ({here.word(verb)})") if done or perfect or borne else None


def acting(draft: Draft, page: Page) -> Verdict:
    """ "Hundreds of thousands march in France", where a headline's verb passes for a noun."""
    here = draft.here
    acts = here.word(draft.last) in words("acts") and draft.quantity.unit is None
    acts = acts or here.word(draft.first - 1) in words("headline_acts") and draft.head is not None
    many = draft.value >= SMALL or draft.quantity.modifier == "vague"
    return ("actual", "so many act") if acts and many and draft.sentence == 0 else None
