"""Times of what is said, not of what happened: "said on Monday", "told lawmakers last week"."""

from __future__ import annotations

from onrecord.claims.lexicon import words
from onrecord.claims.periods.spells import STRETCHES
from onrecord.claims.words import Line
from onrecord.model import Time

_NEAR = 3  # words from "published" to its day


def is_said(here: Line, time: Time) -> bool:
    """Whether a time stands with a verb of saying: "said on Monday that", "reported last year"."""
    if time.how in STRETCHES:
        return False  # nobody speaks for a quarter of a year
    first, last = here.at((time.start, time.end))
    at = first - 1
    while _between(here, at):
        at -= 1
    if here.word(at) in words("saying") | words("showing"):
        return True
    return opens(here, time) and any(word in words("saying") for word in here.words[last : last + 6])


def published(here: Line, time: Time) -> bool:
    """Whether a time is when figures came out: "figures published on Friday"; a poll is taken shortly before."""
    first, last = here.at((time.start, time.end))
    near = (*here.words[max(0, first - _NEAR) : first], *here.words[last : last + 1])
    return not words("publishing").isdisjoint(near) and words("polling").isdisjoint(here.words)


def _between(here: Line, at: int) -> bool:
    """What may stand between a verb of saying and its time: "told lawmakers in", "said on"."""
    told = here.tag(at) in ("PRP", "NNS") and here.word(at - 1) in words("saying")
    return told or here.name(at) or here.tag(at) in ("IN", "DT", "RB")


def opens(here: Line, time: Time) -> bool:
    """Whether a time opens its clause: first in the sentence, or right after "and"."""
    first, _ = here.at((time.start, time.end))
    at = first - 1
    while here.tag(at) in ("IN", "DT", "RB", "``") or here.word(at) in ("“", '"', "notably", "later"):
        at -= 1
    return at < 0 or here.tag(at) == "CC" and not here.name(at - 1) or here.word(at) in (";", "—", "--", "•")
