"""Whether who or what is named as a source can stand behind a figure at all.

People, bodies and writings can; the parts of a sample that was asked ("74 percent of voters said"), what only looks
like a subject ("a haven offered") and nobody in particular ("one might say") cannot.
"""

from __future__ import annotations

import functools
import re

from onrecord.claims.words import knowledge, stem

_PERCENTAGE = re.compile(r"(?:\w+ ){0,3}?\d[\d.,]* ?(?:%|percent|per cent)")
_SAMPLE_WORDS = 5  # in which a sample says how large it is: "a little over half of"


def vouches(name: str) -> bool:
    """Whether a source of that name, as written, can stand behind a figure.

    >>> vouches("the county clerk"), vouches("Ann Lee"), vouches("74 percent of voters"), vouches("a safe haven")
    (True, True, False, False)
    """
    words = name.replace("’", "'").split()
    small = [word.lower().strip(",.;:'\"“”") for word in words]
    if _sample(small) or _PERCENTAGE.match(name) or not any(map(str.isalpha, name)):
        return False
    if set(small) <= _list("nobody") or small[-1].endswith("n't"):
        return False
    return _named(words) or any(map(_common, small))


def _sample(small: list[str]) -> bool:
    """Whether it is a part of those who were asked: "74 percent of voters", "a majority of Americans"."""
    if "of" not in small[:_SAMPLE_WORDS]:
        return bool(small) and small[0].endswith("%")
    return any(word in _list("samples") or word.endswith("%") for word in small[: small.index("of")])


def _named(words: list[str]) -> bool:
    """Whether a word begins with a capital, beyond an article at the beginning of a sentence."""
    first = words[0].lower() in _list("openings")
    return any(word.lstrip("'\"“‘(")[:1].isupper() for word in words[first:])


@functools.lru_cache(maxsize=4_000)
def _common(word: str) -> bool:
    """Whether a common noun is one of people, bodies or writings, or ends as those do who do something."""
    forms = {word, stem(word)}
    if any(forms & _list(kind) for kind in ("people", "bodies", "writings")):
        return True
    return word.endswith(_doers()) and not forms & _list("no_doers")


@functools.cache
def _list(kind: str) -> frozenset[str]:
    return frozenset(knowledge("vouching")[kind].split())


@functools.cache
def _doers() -> tuple[str, ...]:
    return tuple(knowledge("vouching")["doers"])
