"""What one sentence says of places: names that follow a preposition, countries, and whether it speaks of the whole."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from onrecord.claims.known import Match, Wordings
from onrecord.claims.lexicon import words
from onrecord.claims.phrases import full_name, name_at
from onrecord.claims.scopes import atlas
from onrecord.claims.words import Line

_POSSESSIVE = ("'s", "’s", "'")


class Placed(NamedTuple):
    """A name that follows a preposition: where the preposition stands, where the name begins and ends."""

    at: int
    first: int
    last: int


class Where:
    """One sentence's places, looked for once."""

    def __init__(self, here: Line, nation: Wordings) -> None:
        self.words = frozenset(here.words)
        self.names: list[int] = [at for at, tag in enumerate(here.tags) if tag == "NNP" or tag == "NNPS"]
        named = bool(self.names)
        self.nation: list[Match] = nation.find(here, 0, len(here))  # "nationwide", "across the country"
        self.wider: list[Match] = _wider().find(here, 0, len(here))  # "statewide", "worldwide"
        # each name that follows a preposition
        self.placed: tuple[Placed, ...] = tuple(_placed(here, self.names)) if named and self.has(_leading()) else ()
        # each word that ends the name of a country that something is said of, last first
        self.countries: tuple[tuple[int, str], ...] = (
            tuple(_countries(here, self.names)) if named and self.has(atlas.last_words()) else ()
        )
        self.rules: tuple[Callable[..., tuple[str, str] | None], ...] | None = None  # those that it has words for

    def has(self, listed: frozenset[str]) -> bool:
        """Whether the sentence has one of those words."""
        return not listed.isdisjoint(self.words)


@functools.cache
def _leading() -> frozenset[str]:
    return words("placing") | {"of", "for", "to"}


def _placed(here: Line, names: Sequence[int]) -> Iterator[Placed]:
    leading = _leading()
    for name in names:
        at = name - 1
        while here.tag(at) in ("DT", "JJ") and here.word(at) not in words("calendar"):
            at -= 1
        word = here.word(at)
        if word in ("for", "to") and here.name(at - 1) and here.capital(at - 1):
            continue  # "the Center for Coastal Policy", a name of its own
        if word not in leading or word == "to" and here.tag(at - 1) not in ("VBN", "VBD", "CD", "NN", "NNS"):
            continue
        people = word in ("of", "from") and here.tag(name) == "NNPS"  # "of Americans"
        if people or not here.capital(name) or here.word(name) in words("calendar"):
            continue
        first, last = name_at(here, name)
        while here.noun(last) and here.capital(last):
            last += 1
        if _stands_alone(here, at, last):
            yield Placed(at, first, last)


def _stands_alone(here: Line, at: int, last: int) -> bool:
    """Whether a name is no part of a longer phrase: "in Pell", not "in Pell council", "near Route 9", "in Lee's"."""
    after = here.word(last)
    return (
        (not here.noun(last) or after in words("sites") and here.word(at) == "in")
        and after != "&"
        and here.tag(last) != "CD"
        and not (here.word(at) == "from" and after == "to")  # "marched from Hill Cross to"
        and after not in _POSSESSIVE
        and not here.word(last - 1).endswith("'s")
    )


def _countries(here: Line, names: Sequence[int]) -> Iterator[tuple[int, str]]:
    for at in reversed(names):
        if here.words[at] not in atlas.last_words() or here.noun(at + 1):
            continue
        name = full_name(here, at)
        if atlas.country_of(name) == name and here.tag(name_at(here, at)[0] - 1) not in ("IN", "TO"):
            yield at, name


@functools.cache
def anywhere() -> Wordings:
    """The words for a whole country."""
    return Wordings((phrase, atlas.NATIONAL, "") for phrase in words("nation"))


@functools.cache
def _wider() -> Wordings:
    return Wordings((phrase, kind, "") for kind in ("state", "world") for phrase in words(f"{kind}wide"))
