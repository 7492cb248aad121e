"""Countries that are told of as a group, by an adjective or by how many live there."""

from __future__ import annotations

from onrecord.claims.draft import PARTS, Draft, Scoped
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.scopes import atlas, owners
from onrecord.claims.words import Line

_NEAR = 16  # words from a group to its figure
_BESIDE = 15  # words from an adjective to its figure
_BACK = 2  # sentences back to a group or country told before
_GLOBAL = "global"


def group(draft: Draft, page: Page) -> Scoped:
    """ "Advanced economies will grow 2 percent", "global growth of 3 percent": the group before the number."""
    here = draft.here
    for at in range(draft.first - 1, max(-1, draft.first - _NEAR), -1):
        if here.word(at) in owners.BREAKS:
            return None
        if here.word(at) in words("lands") and (found := _named(here, at) or _those(draft, at, page)):
            return found, "the group of countries that it is said of"
        if here.word(at) in ("global", "world") and here.word(at + 1) in words("economic"):
            return _GLOBAL, "it is said of the whole world"
    return None


def _named(here: Line, at: int) -> str | None:
    """The group that ends there, by its adjective: "emerging markets"."""
    return here.cut(at - 1, at + 1).lower() if here.word(at - 1) in words("kinds_of_lands") else None


def _those(draft: Draft, at: int, page: Page) -> str | None:
    """The group named last before "those countries"."""
    if draft.here.word(at - 1) not in ("those", "these"):
        return None
    for piece in range(draft.sentence, max(-1, draft.sentence - _BACK), -1):
        here = page.line(piece)
        last = draft.first if piece == draft.sentence else len(here)
        named = (_named(here, end) for end in range(last - 1, 0, -1) if here.word(end) in words("lands"))
        if found := next(filter(None, named), None):
            return found
    return None


def adjective(draft: Draft, page: Page) -> Scoped:
    """ "Raised its Chilean growth forecast by 0.3 points to 2.9 percent": the country that its adjective stands for."""
    here = draft.here
    if not draft.money and draft.quantity.unit not in PARTS:
        return None
    for at in range(draft.first - 1, max(-1, draft.first - _BESIDE), -1):
        if here.word(at) in owners.BREAKS or here.word(at) in (",", _GLOBAL) or here.word(at) in words("lands"):
            return None
        land = atlas.country_of(here.cut(at, at + 1)) if here.capital(at) else None
        if land and here.word(at + 1) in words("economic"):
            return owners.labelled(land, page), "the country whose adjective is beside it"
    return None


def inhabited(draft: Draft, page: Page) -> Scoped:
    """ "A nation of 9 million": the country named last before, which is not the outlet's own."""
    if not draft.of_one("inhabited"):
        return None
    for piece in range(draft.sentence, max(-1, draft.sentence - _BACK), -1):
        here = page.line(piece)
        for at in reversed(page.where_at(piece).names):
            before = piece < draft.sentence or at < draft.first
            land = atlas.standing_for(here.cut(at, at + 1)) if before else None
            if land and land != atlas.NATIONAL:
                return owners.labelled(land, page), "the country named last before"
    return None
