"""Figures without a time of their own that go on from another: of the sentence or paragraph before, or told again."""

from __future__ import annotations

import re

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.periods.against import held_against
from onrecord.claims.periods.dating import Found, too_late
from onrecord.claims.periods.spells import unplaced

_SEVERAL = 2
_WORD = re.compile(r"\w{3,}")
_PARAGRAPH = 3  # sentences that a paragraph goes on for


def then(draft: Draft, page: Page) -> Found:
    """ "Then, the agency counted 40": the time of the sentence before."""
    here = draft.here
    if here.word(0) != "then" or not draft.sentence:
        return None
    before = page.line(draft.sentence - 1)
    dated = [time for time in page.times_in(before) if time.first and time.last]
    if not dated or dated[-1].first is None or dated[-1].last is None:
        return None
    return (dated[-1].first, dated[-1].last), (dated[-1].start, dated[-1].end), "'then' is the time just told"


def of_days(draft: Draft, page: Page) -> Found:
    """ "3,014 in three days": from the first to the last of the days told just before, where they are so many."""
    length = next((other.quantity for other in page.beside(draft) if other.quantity.unit == "day"), None)
    if length is None or draft.role != "actual":
        return None
    told = (other.period for other in page.before(draft, 1) if other.metric == draft.metric and other.period)
    days = sorted({first for first, last in told if first == last})
    if len(days) < _SEVERAL or len(days) != length.low or (days[-1] - days[0]).days != len(days) - 1:
        return None
    return (days[0], days[-1]), (length.start, length.end), "the days told just before, together"


def carried(draft: Draft, page: Page) -> Found:
    """The period of the figure before, where this sentence goes on about it."""
    if draft.role not in ("actual", "share", "count") or unplaced(draft, page):
        return None
    goes_on = draft.here.word(0) in words("continuing")
    for other in page.before(draft, 2):
        if other.period is None or other.period_span is None or other.role == "baseline" or held_against(other):
            continue
        if too_late(draft, other.period[0], page):
            continue
        same = draft.metric is not None and _family(draft, other, page) or draft.borrowed is other
        if same or goes_on and other.sentence >= draft.sentence - 1 and draft.role != "count":
            return other.period, other.period_span, "carried over from the figure before, which it goes on about"
    return None


def _family(draft: Draft, other: Draft, page: Page) -> bool:
    """The same metric, or a part or share of it, or another part."""
    if draft.metric is None or other.metric is None or page.known is None:
        return False
    roots = {page.known.metrics[metric].parent or metric for metric in (draft.metric, other.metric)}
    return (
        len(roots) == 1
        or draft.metric == other.metric
        or draft.metric.endswith(other.metric)
        or draft.metric.startswith("share")
        or other.sentence == draft.sentence
    )


def vote(draft: Draft, page: Page) -> Found:
    """A vote without a time of its own: the last day named before it."""
    if draft.rules.get("counted") != "one side of a vote" and draft.scope not in ("Senate", "House"):
        return None
    if draft.role != "actual":
        return None
    day = page.day_before(draft.quantity.start)
    if day is None or day.first is None:
        return None
    return (day.first, day.first), (day.start, day.end), "the last day named before the vote"


def goes_on(draft: Draft, page: Page) -> Found:
    """What a paragraph goes on to tell without another time happened when the figure before it did."""
    if draft.role not in ("actual", "share", "stock") or unplaced(draft, page):
        return None
    for other in page.before(draft, _PARAGRAPH):
        together = draft.role == other.role == "stock" and draft.quantity.unit == other.quantity.unit is not None
        if "\n" in page.document.text[other.quantity.end : draft.quantity.start] and not together:
            if draft.role == "stock":
                continue
            return None
        plain = other.role in ("actual", "share", "stock") and (draft.role != "stock" or other.role == "stock")
        if plain and other.period and other.period_span and not too_late(draft, other.period[0], page):
            return other.period, other.period_span, "the period of the figure before it in the paragraph"
    return None


def _same_thing(draft: Draft, other: Draft) -> bool:
    """Whether two equal numbers can be one: a headline's is, others are of the same things, and not just "half" of."""
    if not min(draft.sentence, other.sentence):
        return True
    same = set(_WORD.findall((draft.counted or "").lower())) & set(_WORD.findall((other.counted or "").lower()))
    return draft.quantity.unit != "fraction" and not same <= words("saying_little")


def retold(draft: Draft, page: Page) -> Found:
    """A number that the article gives twice, once with its time."""
    if draft.role not in ("actual", "share") or draft.quantity.modifier == "vague":
        return None
    for other in page.alike(draft):
        if _same_thing(draft, other) and other.period and other.period_span and other.role == draft.role:
            return other.period, other.period_span, "the period that the article gives for the same figure elsewhere"
    return None
