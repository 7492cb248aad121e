"""Signs that a number counts what happened: a past verb that it is the subject or object of."""

from __future__ import annotations

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.phrases import rate_length
from onrecord.claims.words import Line

_STOPS = (".", ";", ":", ",", "--", "—", "–")
_APART = ("for", "with", "at", "from", "about", "against")  # after these a noun of the object stands apart
_CLAUSE = 9  # words within which a relative clause reaches its number
_ASIDE = 14  # words of an aside between a subject and its verb
_SUBJECT = 5  # words from a subject to its verb
_BE = ("is", "are", "was", "were", "be", "'s", "'re")
_RELATIVES = ("which", "who", "whose", "when", "where")


def event_verb(draft: Draft) -> int | None:
    """The past verb that the number is the subject or object of, close by; None if there is none."""
    for end in draft.ends():
        start = end + rate_length(draft.here, end)
        beyond = past_aside(draft, start)
        verb = beyond if beyond != start else _verb_after(draft.here, start)
        if verb is not None:
            return verb
    return _verb_before(draft.here, draft.first)


def past_aside(draft: Draft, at: int) -> int:
    """Where the sentence goes on behind an aside: "84 buses, about 5 percent of the fleet, ran"."""
    here = draft.here
    if here.word(at) != "," or draft.first and here.word(draft.first - 1) not in words("saying"):
        return at
    ends = range(at + 1, min(len(here) - 1, at + _ASIDE))
    return next((i + 1 for i in ends if here.word(i) == "," and here.tag(i + 1) in ("VBD", "VBN")), at)


def _verb_after(here: Line, start: int) -> int | None:
    for at in range(start, min(len(here), start + 5)):
        word, tag = here.word(at), here.tag(at)
        helps = word in ("was", "were", "had", "been")
        past = not helps and (tag == "VBD" or tag == "VBN" and here.tag(at - 1).startswith("VB"))
        if word in words("happened") or past:
            return at
        if not tag.startswith(("VB", "RB", "MD")) and word not in ("n't", "not"):
            return None
    return None


def _verb_before(here: Line, first: int) -> int | None:
    for at in range(first - 1, max(-1, first - 6), -1):
        word, tag = here.word(at), here.tag(at)
        joined = (
            tag == "VBG" and here.word(at - 1) == "," and here.word(at) not in words("linking")
        )  # ", posting earnings of"
        if word in words("leading_to") or joined or word in words("happened") and tag.startswith("VB"):
            return at
        if word in (*_STOPS, "and", "but", "which") or tag == "VB":
            return None
        if here.noun(at) and here.word(at + 1) in _APART:
            return None  # "made an offer for 120"
        if tag in ("VBD", "VBN") and word not in ("was", "were", "had", "been", "said", "told", "did"):
            return at
    return None


def told(draft: Draft) -> bool:
    """Whether the number is the subject of what is done or suffered, or the object of a verb of counting."""
    here, before = draft.here, draft.first - 1
    if any(here.word(at) in words("counting") for at in range(max(0, before - 3), before + 1)):
        return True
    if here.tag(before) in ("DT", "IN", "TO", "PRP$", "POS") or here.verb(before):
        return False
    end = max(draft.ends())
    verb = next((at for at in range(end, min(len(here), end + _SUBJECT)) if here.verb(at) or _suffers(here, at)), None)
    if verb is None or here.tag(verb) in ("VBP", "VBZ", "VB") and here.word(verb) not in _BE:
        return False
    return here.word(verb) not in _BE or here.tag(verb + 1) in ("VBN", "VBG", "IN")


def _suffers(here: Line, at: int) -> bool:
    return here.word(at) in ("dead", "hurt", "missing", "injured", "gone")


def background(draft: Draft) -> bool:
    """Whether it stands in a relative clause: the number of an event that another is told beside."""
    here = draft.here
    for at in range(draft.first - 1, max(-1, draft.first - _CLAUSE), -1):
        if here.word(at) in _STOPS:
            return False
        if _relative(here, at) or here.word(at) == "along" and here.word(at + 1) == "with":
            return True
    return False


def _relative(here: Line, at: int) -> bool:
    """Whether a restricting clause begins there: "in which", "that killed", but not ", which"."""
    word = here.word(at)
    if word == "that":
        near = {here.word(at - 1), here.word(at - 2), here.word(at - 3)}
        return here.noun(at - 1) and not near & words("saying")  # "said Monday that"
    return word in _RELATIVES and here.tag(at).startswith("W") and here.word(at - 1) not in (",", "of")
