"""The words that the rules look for, read once."""

from __future__ import annotations

import functools
from typing import Any

from onrecord.claims.words import knowledge


@functools.cache
def _all() -> dict[str, Any]:
    return dict(knowledge("lexicon"))


@functools.cache
def words(name: str) -> frozenset[str]:
    """The set of words of that name."""
    return frozenset(str(word) for word in _all()[name])


@functools.cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """The list of that name whose items are more than a word."""
    return tuple(_all()[name])


@functools.cache
def grouped(name: str) -> dict[str, tuple[str, ...]]:
    """The words of that name by what they stand for."""
    return {key: tuple(map(str, listed)) for key, listed in _all()[name].items()}


@functools.cache
def _own_nouns() -> dict[str, str]:
    return {noun: kind for kind, nouns in grouped("own_nouns").items() for noun in nouns}


def kind_of(noun: str) -> str | None:
    """What kind of thing an article calls "the city", "the company", "the state"."""
    return _own_nouns().get(noun)
