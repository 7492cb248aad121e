"""What was so at an earlier time, told beside what is so now: "in 2019 it had 903", "then, 40 came"."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.claims.draft import SMALL, Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.words import Line
from onrecord.model import Time

_LONG_AGO = timedelta(days=400)  # of years past, news tells for comparison
_BEFORE = timedelta(days=32)  # not the month that is being told of
_NEAR = 12  # words from a time to the figure that it places
_PARTS = ("percent", "fraction")
_SENTENCES = 3  # within which a figure stands beside another
_OPENING = 3  # words within which a time opens its sentence
_AFTER = ("VBD", ",", "CD", "CC")  # between a figure and a time after it: the time is of something else
# The end or beginning of what is told of.
_SPAN = re.compile(r"\b(?:last|first|final) (?:\w+ )?(?:months|weeks|days)\b")
_YEAR = re.compile(r"(?:19|20)\d\d|\bago\b")


def former(draft: Draft, page: Page) -> Verdict:
    """A figure of years past, or one of an earlier time that opens its sentence and says how things were."""
    if _once(draft) or _since(draft, page):
        return "baseline", "how it once was"
    if _has_since(draft.here, range(max(0, draft.first - _NEAR), draft.first)):
        return None  # "and has since climbed to 70 as of 2015"
    published = page.document.published
    if published is None or draft.quantity.trend or draft.value < SMALL and not _measured(draft):
        return None
    time = next((time for time in page.times_in(draft.here) if time.last and _places(draft, time, page)), None)
    if time is None or time.last is None:
        return None
    gone, was = published - time.last, _was(draft, time)
    if not _compares(draft, page):
        return None
    if gone > _LONG_AGO and _YEAR.search(time.exact) and (was or not draft.money):
        return "baseline", f"so long ago that it is told for comparison ({time.exact})"
    if gone > _BEFORE and was and not _SPAN.search(time.exact):
        return "baseline", f"how it was at an earlier time ({time.exact})"
    return None


def _once(draft: Draft) -> bool:
    """ "As recently as May 40 came", "where nurses once saw 2,800 people", "the year before it was 61"."""
    here = draft.here
    near = range(max(0, draft.first - _OPENING), draft.first)
    once = any(here.word(at) == "once" and here.verb(at + 1) for at in near)
    longer = here.word(1) in words("time_units") - words("day_units")  # a day's count stands beside the next day's
    then = here.words[:3] == ("as", "recently", "as") or longer and here.word(2) in ("before", "earlier", "ago")
    return draft.value >= SMALL and (once or then)


def earlier_vote(draft: Draft, page: Page) -> Verdict:
    """ "had a ten-point lead in 2012", "won 27 percent of their votes in 2012": how an election of years past went."""
    published, here = page.document.published, draft.here
    led = draft.noun in words("margins") or not words("winning").isdisjoint(here.words[: draft.first])
    if published is None or not led:
        return None
    for time in page.times_in(here):
        if time.last and published - time.last > _LONG_AGO and _YEAR.search(time.exact):
            first, last = here.at((time.start, time.end))
            gap = range(last, draft.first) if last <= draft.first else range(draft.last, first)
            if len(gap) <= _NEAR and not any(here.word(at) in (";", "while", "but", "than", "since") for at in gap):
                return "baseline", f"how an election of years past went ({time.exact})"
    return None


def voted(draft: Draft, page: Page) -> Verdict:
    """ "won the county by 12 points in 2012": the margin of an election of years past."""
    by = draft.here.word(draft.first - 1) == "by"
    return earlier_vote(draft, page) if by and draft.noun in ("points", "votes", "point") else None


def _since(draft: Draft, page: Page) -> bool:
    """ "was 40 in 1990 and has since climbed to 70": a later figure of the same unit is where it has come to."""
    if "since" not in draft.here.words:
        return False
    later = (o for o in page.beside(draft) if o.first > draft.last and o.quantity.unit == draft.quantity.unit)
    return any(_has_since(draft.here, range(draft.last, other.first)) for other in later)


def _has_since(here: Line, near: range) -> bool:
    return any(here.word(at) == "since" and here.word(at - 1) in ("has", "have") for at in near)


def _measured(draft: Draft) -> bool:
    return draft.money or draft.quantity.unit in _PARTS


def _places(draft: Draft, time: Time, page: Page) -> bool:
    """Whether a time says when: it opens the sentence or stands by the figure, and is no bound, no part of a name."""
    here = draft.here
    first, last = here.at((time.start, time.end))
    if here.word(first - 1) in words("bounding") or here.noun(last) and last != draft.first:
        return False
    gap = range(last, draft.first) if last <= draft.first else range(draft.last, first)
    if len(gap) > _NEAR or any(here.word(at) in words("parting") or here.tag(at) in ("VBZ", "VBP") for at in gap):
        return False
    if last > draft.first:
        if not words("peaks") & set(here.words[max(0, draft.first - _OPENING) : draft.first]):
            return False  # "paid 25 percent of it in 2013" tells of then
        apart = any(here.tag(at) in _AFTER or here.word(at) in words("parting_after") for at in gap)
    else:
        apart = not _opens(here, first) and any(here.tag(at) in (",", "CD", "CC") for at in gap)
    return not apart


def _opens(here: Line, first: int) -> bool:
    """ "In 2019", "in the last election, in 2021," "when it was built in 2021"."""
    return first <= _OPENING or first <= _NEAR and here.word(0) in words("opening_times")


def _was(draft: Draft, time: Time) -> bool:
    """ "In 2019 it was 40", "in May there were 12": the time opens the sentence, and its verb says how things were."""
    here = draft.here
    first, last = here.at((time.start, time.end))
    verb = next((at for at in range(draft.first - 1, last - 1, -1) if here.verb(at)), None)
    return _opens(here, first) and verb is not None and here.word(verb) in words("was_so")


def _compares(draft: Draft, page: Page) -> bool:
    """Whether a figure of the same unit stands before it, in its sentence or in the few before."""
    units = _PARTS if draft.quantity.unit in _PARTS else (draft.quantity.unit,)
    return any(other.quantity.unit in units for other in page.before(draft, _SENTENCES))
