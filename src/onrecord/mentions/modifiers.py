"""Words beside a number that say how it is meant ("at least", "or so") and whether it moved ("rose", "down")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.mentions.wordlists import data, words
from onrecord.model import Modifier, Trend

Token = tuple[str, int, int]
_LOOK = 64  # characters looked back at
_WORDS = 6  # the longest phrase, in words
_TOKEN = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?|[0-9][0-9,.]*|[<>]=|[^\s\w]|_", re.UNICODE)
_QUOTES = "\"“”'‘’`«»*"
_AFTER = re.compile(r"[\"”’']? ?(-?[a-z]+|\+)((?: [a-z]+){0,2})", re.IGNORECASE)
_LOOSE = {"about", "over", "under", "above", "below", "around", "some", "near"}  # prepositions elsewhere
_GOING = words("modifiers", "going")
_OVER_PARTICLE = words("modifiers", "over_particle")
_MORE_AFTER = words("modifiers", "lasting")
_GIVEN = words("modifiers", "given")
_APART = words("modifiers", "apart")
_DIRECTED = ("at_least", "at_most", "up_to", "more_than", "less_than")
_ENDS = {".", "!", "?", ";", ":", ")", "…", ","}
_CLAUSE = 12  # words


@dataclass(frozen=True)
class _Phrases:
    before: dict[tuple[str, ...], Modifier]
    lasts: frozenset[str]
    between: frozenset[str]
    after: dict[str, Modifier]
    trend: dict[tuple[str, ...], Trend]
    transitive: frozenset[tuple[str, ...]]
    bodily: frozenset[tuple[str, ...]]
    phrasal: frozenset[str]
    by: dict[tuple[str, ...], bool]
    change: frozenset[str]


@cache
def _phrases() -> _Phrases:
    listed = data("modifiers")
    before = {tuple(phrase.split()): kind for kind, phrases in listed["before"].items() for phrase in phrases}
    kinds: tuple[Trend, ...] = ("up", "down")
    trends = {tuple(phrase.split()): kind for kind in kinds for phrase in listed[kind]}
    return _Phrases(
        before,
        frozenset(phrase[-1] for phrase in before),
        frozenset(listed["between"]),
        {phrase: kind for kind, phrases in listed["after"].items() for phrase in phrases},
        trends,
        frozenset(tuple(phrase.split()) for phrase in listed["transitive"]),
        frozenset((word,) for word in [*listed["bodily"], *listed["transitive"]]),
        frozenset(listed["phrasal"]),
        {tuple(phrase.split()): True for phrase in listed["by"]},
        frozenset([phrase[0] for phrase in trends if len(phrase) == 1] + listed["change"]),
    )


def tokens_before(text: str, start: int, look: int = _LOOK) -> list[Token]:
    """The words and marks before a place, in lower case, last first, back to the end of the sentence before."""
    begin = max(0, start - look)
    found = [(match.group().lower(), *match.span()) for match in _TOKEN.finditer(text, begin, start)]
    if begin and found and found[0][1] == begin:
        found = found[1:]  # it may be cut
    return found[::-1]


@dataclass(slots=True)
class Before:
    """What the words before a number say. ``rest``: the words before those, last first."""

    modifier: Modifier
    start: int | None
    trend: Trend | None
    rest: list[Token]


def before(tokens: list[Token], measured: bool = True, lasting: bool = False, far: bool = False) -> Before:
    """The modifier and the trend that the words before a number give it; ``measured``: it is no number of things;
    ``lasting``: it is a time, before which "over" is mostly "during"; ``far``: it is a length, which may be jumped.
    """
    phrases = _phrases()
    modifier: Modifier = "exact"
    start, at = None, 0
    while True:
        skip = _skip(tokens, at, phrases)
        found, size = _longest(tokens, skip, phrases.before)
        if not found or _is_no_modifier(tokens, skip, size, lasting) or _compares(tokens, skip, size):
            break
        modifier = modifier if modifier in _DIRECTED or (modifier != "exact" and found not in _DIRECTED) else found
        at = skip + size
        start = tokens[at - 1][1]
    if start is not None and tokens[at - 1][0] == "up" and at < len(tokens) and tokens[at][0] in _GOING:
        return Before("exact", None, None, tokens)  # "will go up to $15" is where it goes
    return Before(modifier, start, _trend(tokens, at, phrases, measured, far), tokens[at:])


def _is_no_modifier(tokens: list[Token], at: int, size: int, lasting: bool) -> bool:
    """The "over" of "$15 billion over five years", how long it took, and of "turned over 210 inmates"."""
    if size > 1 or at + 1 >= len(tokens):
        return False
    if tokens[at][0] in "<>":
        return tokens[at + 1][2] == tokens[at][1]  # the end of a tag
    if tokens[at][0] != "over":
        return False
    return tokens[at + 1][0] in _OVER_PARTICLE or lasting and tokens[at + 1][0] not in _MORE_AFTER


def _compares(tokens: list[Token], at: int, size: int) -> bool:
    """The "more than" of "12 percent more than 40" and of "more than the 40 of last year": what 40 is held against."""
    if tokens[at][0] != "than":
        return False
    given = at > 0 and tokens[at - 1][0] in _GIVEN
    apart = tokens[at + size][0] if at + size < len(tokens) else ""
    return given or apart in _APART or (apart[:1].isdigit() and apart[-1:].isdigit())  # no "134, more than half"


def _skip(tokens: list[Token], at: int, phrases: _Phrases) -> int:
    """Past quotation marks, and past one empty word where a modifier stands before it ("nearly the 300")."""
    while at < len(tokens) and tokens[at][0] in _QUOTES:
        opening = tokens[at][0] in "“‘«"
        at += 1
        if opening and at < len(tokens) and tokens[at][0] in _LOOSE:
            return at - 1
    if at + 1 < len(tokens) and tokens[at][0] in phrases.between:
        after = at + 1
        while after < len(tokens) and tokens[after][0] in _QUOTES:
            after += 1
        if not _longest(tokens, at, phrases.before)[0] and _longest(tokens, after, phrases.before)[0]:
            return after
    return at


def _longest(tokens: list[Token], at: int, known: dict[tuple[str, ...], Modifier]) -> tuple[Modifier | None, int]:
    if at >= len(tokens) or tokens[at][0] not in _phrases().lasts:
        return None, 0
    for size in range(min(_WORDS, len(tokens) - at), 0, -1):
        phrase = tuple(token[0] for token in reversed(tokens[at : at + size]))
        if phrase in known:
            return known[phrase], size
    return None, 0


def _trend(tokens: list[Token], at: int, phrases: _Phrases, measured: bool, far: bool) -> Trend | None:
    by_now = False
    if at and tokens[at - 1][0] in ("below", "above"):
        return None  # where it is
    while at < len(tokens):
        if tokens[at][0] in _QUOTES:
            at += 1
            continue
        for size in (3, 2, 1):
            phrase = tuple(token[0] for token in reversed(tokens[at : at + size]))
            if trend := phrases.trend.get(phrase):
                if phrase in (("up",), ("down",)) and at + 1 < len(tokens) and tokens[at + 1][0] in phrases.phrasal:
                    return None
                moves = phrases.bodily if far else phrases.transitive
                return trend if measured or by_now or phrase not in moves else None
        by = next((n for n in (3, 2, 1) if tuple(t[0] for t in reversed(tokens[at : at + n])) in phrases.by), 0)
        if not by:
            return None
        by_now = by_now or tokens[at][0] == "by"
        at += by
    return None


def after(text: str, end: int) -> tuple[Modifier, int] | None:
    """The modifier that follows a number ("or so", "or more"), with where it ends."""
    match = _AFTER.match(text, end)
    if not match:
        return None
    known = _phrases().after
    said = (match[1] + match[2]).lower().split(" ")
    for size in range(len(said), 0, -1):
        phrase = " ".join(said[:size])
        if phrase in known:
            place = match.start(1) + len(phrase)
            return (known[phrase], place) if _stands(text, match, phrase, place) else None
    return None


def _stands(text: str, match: re.Match[str], phrase: str, end: int) -> bool:
    """Whether the phrase can be meant: "5 plus 3" and "30 max temperature" are something else."""
    if phrase.startswith(("-", "+")):
        return match.start(1) == match.start() and text[end : end + 1] not in "0123456789" or end == len(text)
    return match.start(1) > match.start() and (phrase != "plus" or text[end : end + 2] in (" ", ""))


def changes(tokens: list[Token]) -> bool:
    """Whether a word of change stands in the clause before a place."""
    known = _phrases().change
    for word, _, _ in tokens[:_CLAUSE]:
        if word in _ENDS:
            return False
        if word in known:
            return True
    return False
