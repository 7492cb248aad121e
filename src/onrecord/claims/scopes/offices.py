"""Figures of each office of a beat, of one that is named, and of each of other things: "65 at each of nine depots"."""

from __future__ import annotations

from onrecord.claims.draft import Draft, Scoped
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import name_at
from onrecord.claims.words import Line, stem

_COUNTED = 4  # words from "each of" to the things
_SUBJECT = 9  # words from "Each of the 40 towns" to what it is to get


def each_office(draft: Draft, page: Page) -> Scoped:
    """ "75 at each office", "per field office"; also a level that offices, as the subject, are to reach."""
    known = page.known
    if known is None or known.office_word is None:
        return None
    scope = f"each {known.office_word}"
    if draft.per and stem(draft.per.split()[-1].lower()) in known.office_nouns:
        draft.per = known.office_word
        return scope, "the figure is given per office"
    if (draft.metric or draft.role == "target") and _apiece(draft, page):
        draft.per = known.office_word
        return scope, "so many for each of the offices told of"
    if draft.role != "target" or draft.metric is None or not _of_offices(draft, page):
        return None
    draft.per = known.office_word
    return scope, "the level is one that each office is to reach"


def _apiece(draft: Draft, page: Page) -> bool:
    """ "25 offices with 75 arrests apiece", "offices are to bring in 75 people a day each"."""
    here = draft.here
    ends = {*draft.ends(), *(end + 2 for end in draft.ends() if here.word(end) in ("a", "per"))}
    if not any(here.word(end) == "apiece" or here.word(end) == "each" and not here.noun(end + 1) for end in ends):
        return False
    return page.known is not None and any(stem in page.known.office_nouns for stem in here.stems[: draft.first])


def _of_offices(draft: Draft, page: Page) -> bool:
    """Whether the offices of a sentence, one by one, are to reach its level."""
    here, span = draft.here, page.office_in(draft.sentence)
    country = here.word(draft.first - 3) in ("country", "nation")  # "and the country one of 1,500"
    if country or any(draft.last <= match.first < draft.last + 5 for match in page.where(draft).nation):
        return False
    if any(_one_by_one(here, at, page) for at in range(len(here) - 1)):
        return True
    if span is None:
        return False
    before = set(here.words[max(0, span[0] - 6) : span[0]])
    subject = span[1] <= draft.first and not before & {"across", "at", "from"}
    return bool(before & {"each", "every", "per"}) or subject


def _one_by_one(here: Line, at: int, page: Page) -> bool:
    """ "each office", "every office"."""
    each = here.word(at) in ("each", "every", "per")
    return each and page.known is not None and here.stems[at + 1] in page.known.office_nouns


def one_office(draft: Draft, page: Page) -> Scoped:
    """ "the Miami field office made 113 arrests"."""
    span = page.office_in(draft.sentence) if page.known else None
    if span is None or page.known is None or not draft.here.name(span[0] - 1):
        return None
    name = draft.here.cut(*name_at(draft.here, span[0] - 1))
    return (name, "the office that is named") if name.lower() in page.known.places else None


def each(draft: Draft, page: Page) -> Scoped:
    """ "65 at each of its nine depots", "Each of the 40 towns is promised 2 million": what it is of, one by one."""
    here = draft.here
    if page.known is not None or "each" not in here.words or draft.role == "count":
        return None
    for at in (end + 1 for end in draft.ends()):
        if here.word(at) == "each" and here.word(at - 1) in ("at", "in", "for"):
            return _one_of(here, at)
    begins = draft.first > _COUNTED and draft.first < _SUBJECT + _COUNTED and here.words[:2] == ("each", "of")
    return _one_of(here, 0) if begins else None


def _one_of(here: Line, at: int) -> Scoped:
    of = at + 1 + (here.word(at + 1) == "of")
    noun = next((i for i in range(of, of + _COUNTED) if here.tag(i).startswith("NN")), None)
    if noun is None or here.word(noun) in words("time_units") | words("persons"):
        return None
    return f"each {stem(here.word(noun))}", "it is given for each of them"
