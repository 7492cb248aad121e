"""What is no statistic: ages, sources, lengths of time, votes that have a rule of their own."""

from __future__ import annotations

from onrecord.claims.draft import Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.roles.aims import is_compound
from onrecord.claims.roles.former import earlier_vote
from onrecord.claims.roles.governing import governor
from onrecord.claims.roles.happening import event_verb
from onrecord.claims.words import stem

_COUNTLESS = 2000  # nothing lasts so many hours or days; these are counted
_CLOSE = 4  # words within which a verb takes its object


def aside(draft: Draft, page: Page) -> Verdict:
    """An age, a multiple, a number of sources or of the beat's offices."""
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


def vote(draft: Draft, page: Page) -> Verdict:
    """One side of a vote; so many who voted."""
    tail = draft.here.words[draft.last : draft.last + 6]
    if draft.noun == "votes" and "electoral" in draft.here.words[draft.last : draft.head] and event_verb(draft) is None:
        return "count", "votes that are to be won"
    voting = draft.noun in words("voters") and any(word in words("votes") for word in tail)
    side = draft.rules.get("counted") == "one side of a vote"
    if side and {"would", "could", "might"} & set(draft.here.words[draft.last : draft.last + 10]):
        return "count", "a vote that may be"
    cue = governor(draft) if voting else None
    needed = cue is not None and cue[1] in ("need", "obligation")
    return ("actual", "the count of a vote") if side or voting and not needed else None


def _lasting(draft: Draft) -> bool:
    here = draft.here
    if draft.head is not None and any(here.verb(at) for at in range(draft.last, draft.head)):
        return False  # "the 9,000 recorded the day before"
    if draft.value >= _COUNTLESS:
        return False  # "worked 200,000 extra hours"
    counted = (draft.counted or "").split(" ")[0]
    return bool({draft.quantity.unit, draft.noun, counted} & words("time_units"))


def averaged_time(draft: Draft, page: Page) -> Verdict:
    """ "an average of 7 minutes", "wait 14 months on average": a length of time that is measured."""
    if not _lasting(draft) or is_compound(draft):
        return None
    near = draft.here.words[max(0, draft.first - _CLOSE) : draft.last + _CLOSE]
    return ("actual", "a length of time that is measured") if set(near) & words("averaging") else None


def anchored(draft: Draft, page: Page) -> Verdict:
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


def duration(draft: Draft, page: Page) -> Verdict:
    """A length of time of which nothing else is said."""
    return ("incidental", "a length of time") if _lasting(draft) else None


def compound(draft: Draft, page: Page) -> Verdict:
    """ "a 12-page letter": a number within the name of a thing."""
    if is_compound(draft) and draft.noun in words("margins"):
        return earlier_vote(draft, page) or ("actual", "by how much somebody leads")
    plain = is_compound(draft) and draft.metric is None
    return ("incidental", "a number within a name of a thing") if plain else None
