"""The noun phrase after a number, singular, told from the words alone ("different boss", "field office").

The grammar goes from the number to the first plural noun: what stands between restricts it. A parser, where there
is one, can do better; this is right for most newspaper sentences and costs next to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.mentions.wordlists import data
from onrecord.model import Span

_WORD = re.compile(r"[ \u00a0]?((?:[A-Z]\.){2,}|[^\W\d_](?:[^\W_]|[’'&-](?=\w))*)")
_MORE = re.compile(r" (?:more|fewer|further)(?= [a-z])")
_CONTRACTED = re.compile(
    r"(?:n[’']t|^(?:he|she|it|who|that|they|we|you|i|there|what)[’'](?:s|re|ve|d|ll|m))$", re.IGNORECASE
)
_CLOSING = '"”’'
_SHARED = re.compile(r"-(?:,| and| or|, and|, or)(?= [^\W\d_])")
_LONGEST = 6  # words of one noun phrase
_NUMBER = r"(?:[0-9][0-9,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)"
_WHOSE = (
    r"(?:(?:the|its|their|his|her|our|your|my|all|these|those)\b ?)*(?:[^\W\d_]+[’']s? )?"
    rf"(?:(?:last|past|first|next|final|other|remaining|top) )?(?:{_NUMBER} )?"
)
_OF = re.compile(rf" (?:out )?of {_WHOSE}", re.IGNORECASE)
_ALL = re.compile(rf" (?=the|its|their|his|her|our|these|those|all){_WHOSE}", re.IGNORECASE)


@dataclass(frozen=True)
class _Lists:
    stop: frozenset[str]
    verbs: frozenset[str]
    invariant: frozenset[str]
    singular: frozenset[str]
    irregular: dict[str, str]
    persons: frozenset[str]
    also_nouns: frozenset[str]
    plural_modifiers: frozenset[str]


@cache
def _lists() -> _Lists:
    listed = data("nouns")
    return _Lists(
        frozenset(map(str, listed["stop"])),
        frozenset(map(str, listed["verbs"])),
        frozenset(listed["invariant"]),
        frozenset(map(str, listed["singular_s"])),
        listed["irregular"],
        frozenset(listed["persons"]),
        frozenset(listed["also_nouns"]),
        frozenset(listed["plural_modifiers"]),
    )


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: as it would be written for one of them, and where it stands."""

    singular: str
    span: Span


def phrase(text: str, start: int, one: bool = False, mass: bool = False) -> Noun | None:
    """The noun phrase that begins here. ``one``: only one thing is counted, so the noun is singular; ``mass``: the
    noun may be what is not counted in pieces ("4% of global turnover").
    """
    start += text[start : start + 1] in _CLOSING and start < len(text)
    more = _MORE.match(text, start)
    words = _words(text, more.end() if more else start)
    one = one or mass and not any(is_plural(word) for word, _, _ in words)
    size = (_until_verb(words) if one else _until_plural(words)) if words else 0
    if not size:
        return None
    chosen = words[:size]
    names = [word for word, _, _ in chosen]
    names[-1] = singular(names[-1])
    return Noun(" ".join(names), (chosen[0][1], chosen[-1][2]))


def of_phrase(text: str, start: int) -> Noun | None:
    """The noun phrase after "of the", "out of its" and their like."""
    match = _OF.match(text, start)
    return phrase(text, match.end() - 1, mass=True) if match and text[match.end() - 1] == " " else None


def whole(text: str, start: int) -> Noun | None:
    """The noun phrase of what a part is taken from: "half the condos"."""
    match = _ALL.match(text, start)
    return phrase(text, match.end() - 1, mass=True) if match else None


def _words(text: str, at: int) -> list[tuple[str, int, int]]:
    """The words from here on that may belong to a noun phrase."""
    stop = _lists().stop
    words: list[tuple[str, int, int]] = []
    while len(words) < _LONGEST and (match := _WORD.match(text, at)):
        if shared := _SHARED.match(text, match.end()):
            at = shared.end()  # "low- and middle-income people"
            continue
        word = match[1]
        if word.lower() in stop or _CONTRACTED.search(word) or (words and match.start(1) == at):
            break
        words.append((word, match.start(1), match.end(1)))
        at = match.end()
    return words


def _until_plural(words: list[tuple[str, int, int]]) -> int:
    """How many of the words reach to the first plural noun, and past it in compounds ("operations experts")."""
    for n, (word, _, _) in enumerate(words, 1):
        if n > 1 and _is_verb(word) and not any(is_plural(w) for w, _, _ in words[n : n + 2]):
            break
        if is_plural(word):
            more = n < len(words) and (_compound(words[n][0]) or _restricts(word, words[n][0]))
            return n + 1 if more else n
    first = words[0][0].lower()
    if _is_verb(first) or first.endswith("ly"):
        return 0
    return 2 if words[0][0][0].isupper() and len(words) > 1 and words[1][0][0].isupper() else 1


def _until_verb(words: list[tuple[str, int, int]]) -> int:
    """How many words one thing has: to the verb, three at most."""
    if words[0][0].lower() in _lists().verbs - _lists().also_nouns:
        return 0
    for n, (word, _, _) in enumerate(words[:4], 1):
        if n > 1 and word.lower() not in _lists().also_nouns and (_is_verb(word) or word.lower().endswith("ly")):
            return n - 1
    return min(len(words), 3)


def _compound(word: str) -> bool:
    return is_plural(word) and not _is_verb(word) and word.lower() not in _lists().invariant


def _restricts(word: str, following: str) -> bool:
    """Whether a plural restricts the singular after it: "sales force"."""
    return word.lower() in _lists().plural_modifiers and not _is_verb(following)


def _is_verb(word: str) -> bool:
    lower = word.lower()
    return lower in _lists().verbs or (lower.endswith(("ed", "ing")) and len(lower) > 4 and not lower.endswith("eed"))


def is_plural(word: str) -> bool:
    """Whether the word looks like a plural noun."""
    lower = word.lower().rstrip(".")
    lists = _lists()
    if lower in lists.invariant or lower.endswith(("men", "people")):
        return True
    if lower in lists.singular or lower.endswith(("ss", "'s", "’s", "ous", "is", "us")):
        return False
    return lower.endswith("s") and len(lower) > 2 or lower in lists.irregular


def is_person(word: str) -> bool:
    """Whether the word is one of people, told by their age."""
    return word in _lists().persons


def singular(word: str) -> str:
    """The word for one of them."""
    lower = word.lower()
    lists = _lists()
    if lower in lists.irregular:
        return _as(word, lists.irregular[lower])
    if not is_plural(word) or lower in lists.invariant:
        return word[:-3] + "man" if lower.endswith("men") and len(lower) > 4 else word
    head, _, tail = lower.rpartition("-")
    if tail in lists.irregular:
        return word[: len(head) + 1] + lists.irregular[tail]
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1] if lower.endswith("s") else word


def _as(word: str, form: str) -> str:
    return form[0].upper() + form[1:] if word[0].isupper() else form
