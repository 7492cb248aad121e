"""Rates of a tax or a tariff: one that somebody would impose is a level to reach, that in force is held against it."""

from __future__ import annotations

from onrecord.claims.draft import Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.words import Line

_CLAUSE = 12  # words from what is done about a rate to the rate
_NEAR = 5
_STOPS = frozenset({",", ";", ".", "of", "in", "from", "and", "to", "for"})
_LEADING = frozenset({"of", "by", "at", "to", "goes", "is", "was"})


def levy(draft: Draft, page: Page) -> Verdict:
    """ "she would impose a surcharge of 7 percent", "which currently stands at 12.5 percent"."""
    here = draft.here
    if not _of_levy(draft, page):
        return None
    if words("in_force") & set(here.words[max(0, draft.first - 2 * _NEAR) : draft.first]):
        return "baseline", "the rate in force, told beside what it would be"
    if _imposed(here, draft.first) or _if_imposed(here, draft):
        return "target", "a rate that somebody would impose"
    return None


def _of_levy(draft: Draft, page: Page) -> bool:
    """Whether it is a levy's: "a 7 percent surcharge", "a tax of 9 percent", "the rate would decline by 2 points"."""
    here, first = draft.here, draft.first
    behind = here.words[draft.last : draft.last + _NEAR]
    named = {*behind[: next((at for at, word in enumerate(behind) if word in _STOPS), _NEAR)], draft.noun}
    if here.word(first - 1) in _LEADING:
        named.update(here.words[max(0, first - _CLAUSE) : first])
    if named & words("levies"):
        return True
    before = page.line(draft.sentence - 1).words if draft.sentence else ()
    return bool(named & {"rate", "rates"}) and not words("levies").isdisjoint((*here.words, *before))


def _imposed(here: Line, first: int) -> bool:
    """Whether a verb that is yet to be done governs it: "would install a", "be subject to a", "threats to slap a"."""
    for at in range(first - 1, max(-1, first - _CLAUSE), -1):
        word, tag = here.word(at), here.tag(at)
        if word in (";", "which", "that", "who") or tag in ("VBD", "VBZ", "VBP"):
            return word in words("asking_levies")
        if tag == "MD":
            return word in words("obliging") | words("intending") | {"would", "'d"} and bool(
                words("levying") & set(here.words[at:first])
            )
        if tag == "TO" and here.word(at + 1) in words("levying") and here.tag(at + 1) == "VB":
            return True
        if word in words("asking_levies"):
            return True
    return False


def _if_imposed(here: Line, draft: Draft) -> bool:
    """ "if a duty of 22 percent were levied"."""
    after = here.words[draft.last : draft.last + _NEAR]
    return "if" in here.words[max(0, draft.first - 4) : draft.first] and bool({"were", "is", "was"} & set(after))
