"""Figures of a poll that nobody is named as telling: "Twelve percent were unsure", "... in the latest Pell poll"."""

from __future__ import annotations

from onrecord.claims.draft import PARTS, Draft, Named
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.sources.vouching import vouches

NAMED = "the poll that its sentence names"
_NEAR = 4  # sentences in which a poll goes on
_IN = frozenset({"in", "by", "from", "to"})
_HAS = frozenset({"has", "had", "have", "gives", "gave", "puts", "put", "shows", "showed", "finds", "found"})
_PHRASE = ("DT", "JJ", "JJS", "PRP$", "POS", "CD", "HYPH", "RBS", "SYM")


def polled(draft: Draft, page: Page) -> tuple[list[Named], str]:
    """The poll whose figure it is, named in its sentence or shortly before; and why it is that."""
    if draft.quantity.unit not in PARTS and draft.noun not in ("point", "points"):
        return [], ""
    if own := _beside(draft):
        return [own], NAMED
    here = draft.here.words
    if not any(word in words("polled") for word in here) or any(map(_other, ("", *here), here)):
        return [], ""
    before = next((other for other in page.before(draft, _NEAR) if other.sources), None)
    known = list(zip(before.sources, before.source_spans, strict=True)) if before else []
    told = known or _reported(draft, page)
    named = told[0][0].lower().split() if told else []
    if words("polls").isdisjoint(named) or not words("earlier_polls").isdisjoint(named):
        return [], ""
    return told, "the poll that the sentences before go by"


def _reported(draft: Draft, page: Page) -> list[Named]:
    """Who tells what the sentences before report without a figure: "They are tied, according to a Pell poll"."""
    start = page.pieces[max(0, draft.sentence - _NEAR)].start
    told = [a for a in page.said_between(start, draft.here.start) if a.name and a.stance == "reported"]
    return [(told[-1].name or "", told[-1].source)] if told and vouches(told[-1].name or "") else []


def _other(before: str, word: str) -> bool:
    """Whether a word tells of a vote or of another poll, not of "the poll"."""
    return word in words("not_polled") and not (word in words("polls") and before in ("the", "this"))


def _beside(draft: Draft) -> Named | None:
    """ "In a Pell poll, 55 percent", "the poll had her up 5 points", "by 5 points in the latest Pell poll"."""
    here = draft.here
    for at in (at for at, word in enumerate(here.words) if word in words("polls") and not here.noun(at + 1)):
        first = at
        while first and (here.noun(first - 1) or here.tag(first - 1) in _PHRASE or here.word(first - 1) == "/"):
            first -= 1
        opens = first < 2 and at < draft.first
        led = here.word(first - 1) in _IN
        if (led and (opens or first > draft.last) or opens and here.word(at + 1) in _HAS) and vouches(
            shown := here.cut(first, at + 1)
        ):
            return shown, (here.starts[first], here.ends[at])
    return None
