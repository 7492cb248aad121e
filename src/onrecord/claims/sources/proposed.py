"""Who recommends, plans or threatens a figure that nobody is named as saying: the proposer stands behind it."""

from __future__ import annotations

import re

from onrecord.claims.draft import Draft, Named
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.words import Line

_HELPING = frozenset({"has", "have", "had", "did", "also", ",", "though", "however", "meanwhile", "to"})
_NOW = frozenset({"currently", "now", "today", "already"})
_IF = frozenset({"if", "unless", "when"})
_TOLD = frozenset(
    {"said", "says", "say", "found", "finds", "find", "shows", "showed", "show", "estimates", "estimated"}
)
_FAR = 10_000  # characters back to whoever "she" is
_WHO = {  # with a courtesy title; papers that use none leave it to the subject before
    "he": re.compile(r"\bMr\. [A-Z][\w’'-]*[a-z]"),
    "she": re.compile(r"\bM(?:r?s|iss)\.? [A-Z][\w’'-]*[a-z]"),
}
_POSSESSIVE = re.compile(r"[’']s?$")
_PLACED = ("DT", "JJ", "PRP$", "POS", "PRP")


def proposer(draft: Draft, page: Page) -> tuple[list[Named], str]:
    """Who recommends, plans or threatens the figure, or would bring it about; and why it is they."""
    if draft.role not in ("target", "share", "count", "incidental"):
        return [], ""
    found = _by_word(draft) or _would(draft, page)
    return (found, "who proposes, plans or predicts it") if found else ([], "")


def _by_word(draft: Draft) -> list[Named]:
    """ "The panel recommended 40", "the mayor's plan to hire 40"."""
    here = draft.here
    cue = next((i for i in range(draft.first - 1, -1, -1) if here.word(i) in words("proposing")), None)
    if cue is not None and here.word(cue).startswith("call") and here.word(cue + 1) != "for":
        return []
    if cue is None or here.word(cue - 1) not in ("'s", "'") and _apart(here, cue + 1, draft.first):
        return []  # a verb's own object, or anything of somebody's plan
    if any(here.word(at) in _NOW for at in range(cue, draft.first)):
        return []  # "under her plan they would pay the rate which is now 40 percent"
    last = cue
    while last and _passed_over(here, last - 1):
        last -= 1
    if here.word(last - 1) in ("'s", "'"):
        last -= 1
    return _before(here, last)


def _would(draft: Draft, page: Page) -> list[Named]:
    """ "Lee would impose a tax of 4 percent": somebody by name, or known, and what only a plan would do."""
    here = draft.here
    modal = next((at for at in range(draft.first - 1, 0, -1) if here.word(at) in ("would", "'d")), None)
    if modal is None or any(word in _IF or word in _TOLD for word in here.words[: draft.first]):
        return []
    verb = next((at for at in range(modal + 1, draft.first) if here.tag(at) == "VB"), None)
    if verb is None or here.word(verb) not in words("enacting") or _apart(here, verb + 1, draft.first):
        return []
    last = modal
    while last and here.tag(last - 1).startswith("RB"):
        last -= 1
    pattern = _WHO.get(here.word(last - 1))
    if pattern:
        return _with_title(pattern, page.document.text, here.starts[last - 1])
    first = last == 1 and here.capital(0) and here.tag(0) == "NN" and here.word(0) not in words("plans")
    return _before(here, last) if here.name(last - 1) or first else []


def _with_title(pattern: re.Pattern[str], text: str, end: int) -> list[Named]:
    named = list(pattern.finditer(text, max(0, end - _FAR), end))[-1:]
    return [(_POSSESSIVE.sub("", one.group()), one.span()) for one in named]


def _apart(here: Line, first: int, last: int) -> bool:
    """Whether other verbs, other numbers or a comma stand between."""
    return any(here.verb(at) or here.tag(at) == "CD" or here.word(at) == "," for at in range(first, last))


def _passed_over(here: Line, at: int) -> bool:
    """Between a subject and its verb: helping words, adverbs, ", though,"."""
    return here.tag(at).startswith(("RB", "MD")) or here.word(at) in _HELPING


def _before(here: Line, last: int) -> list[Named]:
    """The noun phrase that ends there."""
    first = last
    while first and (here.noun(first - 1) or here.tag(first - 1) in _PLACED):
        first -= 1
    if first == last or here.tag(last - 1) == "PRP" or not here.noun(last - 1):
        return []
    return [(here.cut(first, last), (here.starts[first], here.ends[last - 1]))]
