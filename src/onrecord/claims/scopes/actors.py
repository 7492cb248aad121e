"""People and bodies whose own figures are told: "his nine regattas", "she raised $2 million", "the campaign has"."""

from __future__ import annotations

import re

from onrecord.claims.draft import PARTS, Draft, Scoped
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import full_name
from onrecord.claims.scopes import atlas
from onrecord.claims.words import Line

_TOLD = 1500  # characters back to whose campaign "the campaign" is
_BACK = 3  # sentences back to whom "he" means
_STEPS = 5  # words from a verb to its amount
_OURS = 6  # words from "our" to the number
WHOSE = "the one whose figure it is"


def actor(draft: Draft, page: Page) -> Scoped:
    """The person or body whose own figure it is, in an article that is about no place or firm."""
    if page.known is not None or page.setting.scope is not None or draft.role in ("target", "baseline"):
        return None
    if draft.quantity.kind == "age" or draft.noun in words("time_units"):
        return None
    if draft.quantity.unit in PARTS:
        name = _rater(draft, page)  # the shares of a poll are of those who were asked
    else:
        name = _owner(draft, page) or _subject(draft, page) or _speaker(draft, page)
    return (name, WHOSE) if name else None


def _owner(draft: Draft, page: Page) -> str | None:
    """ "His nine regattas", "its 40 members", "Hale's six defeats"."""
    here, at = draft.here, draft.first - 1
    while here.tag(at).startswith(("JJ", "RB", "VBN")):
        at -= 1
    if here.word(at) in ("'s", "’s", "'") and here.name(at - 1) and here.capital(at - 1):
        return _whose(here, at - 1, page)
    return _meant(draft, at, page) if here.word(at) in ("his", "her", "its") and here.tag(at) == "PRP$" else None


def _subject(draft: Draft, page: Page) -> str | None:
    """ "He took a loss of $9 million", "Hale debated her five times", "the campaign has $2 million"."""
    here = draft.here
    near = range(draft.first - 1, max(-1, draft.first - _STEPS), -1)
    verb = next((at for at in near if here.verb(at) or here.word(at) in ("'s", ";", ":", "(")), -1)
    if verb < 1 or here.word(verb) not in words("own_acts"):
        return None
    at = verb - 1
    while here.tag(at).startswith(("MD", "RB", "VB")):
        at -= 1
    if here.word(at) in ("he", "she", "it"):
        return _meant(draft, at, page)
    if here.word(at) in words("own_bodies") and here.word(at - 1) == "the":
        return _body(draft, at, page)
    return _whose(here, at, page) if here.name(at) and here.capital(at) and draft.noun == "times" else None


def _whose(here: Line, at: int, page: Page) -> str | None:
    """The name there, if it is that of a person or body and no place's or day's."""
    name = full_name(here, at)
    placed = atlas.standing_for(name) or atlas.known(name) or here.word(at) in words("calendar") | words("bodies")
    return None if placed else name


def _body(draft: Draft, at: int, page: Page) -> str | None:
    """Which campaign or foundation "the campaign" means: that of the one named or meant last before."""
    noun, start = draft.here.word(at), draft.here.starts[at]
    told = re.findall(rf"\b([A-Z][\w-]+|his|her)(?:'s|’s)? {noun}\b", page.document.text[max(0, start - _TOLD) : start])
    told = [name for name in told if name.lower() not in words("leads") - {"his", "her"}]
    name = _last_person(draft, at, page) if told and told[-1] in ("his", "her") else told[-1] if told else None
    return f"{name} {noun}" if name else None


def _meant(draft: Draft, at: int, page: Page) -> str | None:
    """Whom "he" or "she" there means: the person named last before; "it", the body that its sentence names first."""
    here = draft.here
    if here.word(at) in ("it", "its"):
        first = next((name for name in page.where(draft).names if name < at and here.capital(name)), None)
        person = first is not None and full_name(here, first).rpartition(" ")[2] in page.setting.people
        return None if first is None or person else _whose(here, first, page)
    return _last_person(draft, at, page)


def _last_person(draft: Draft, at: int, page: Page) -> str | None:
    """The person named last before there in the sentence, else the first of one of the sentences before."""
    for piece in range(draft.sentence, max(-1, draft.sentence - _BACK), -1):
        line = page.line(piece)
        last = at if piece == draft.sentence else len(line)
        names = [name for name in page.where_at(piece).names if name < last and _person(line, name, page)]
        if names:
            return full_name(line, names[-1] if piece == draft.sentence else names[0])
    return None


def _person(here: Line, at: int, page: Page) -> bool:
    """Whether a name there is somebody's, and not part of a thing's: "Hale", but not "Hale's lawyer", "Hale aides"."""
    surname = here.cut(at, at + 1) in page.setting.people
    return surname and here.word(at + 1) not in ("'s", "’s", "'") and not here.noun(at + 1)


def _rater(draft: Draft, page: Page) -> str | None:
    """ "The panel rated 44% of the stalls dirty": the body that rated them, also told in the sentence before."""
    if words("rating").isdisjoint(draft.here.words):
        return None
    for piece in range(draft.sentence, max(-1, draft.sentence - _BACK), -1):
        here = page.line(piece)
        for at in page.where_at(piece).names:
            if here.word(at + 1) in words("rating") and here.capital(at):
                return _whose(here, at, page)
    return None


def _speaker(draft: Draft, page: Page) -> str | None:
    """ "Our register of 900 boats": of the body that is quoted."""
    here = draft.here
    if {"our", "we"}.isdisjoint(here.words[max(0, draft.first - _OURS) : draft.first]):
        return None
    said = next((one for one in page.holding[draft.index] if one.direct and one.name), None)
    if said is None or not said.name or said.anonymous or not said.name[0].isupper():
        return None
    return None if said.name.rpartition(" ")[2] in page.setting.people else said.name
