"""What the TimeML guidelines mark besides times that place something: daily, for weeks, recent years, current."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.numerals import amount
from onrecord.mentions.timex.placing import Kind
from onrecord.mentions.timex.words import Words
from onrecord.model import Time

# By the class letters of calendar.yml: the coming weeks, two decades, a day, each year; daily; now, recent, current.
_LENGTH = re.compile(r"h?[lx4]U|(?:[NDYn]-?N?|a?v)-?U|[ae]-?U|(?<!R)(?<!-)U")
_OFTEN = re.compile(r"2")
_REFERENCE = re.compile(r"r|4|t(?=z)")


def find(words: Words, placed: Sequence[Time]) -> list[Time]:
    """Every such expression that is no part of a time that was placed, in order."""
    taken = {at for time in placed for at in range(time.start, time.end)}
    found: list[Time] = []
    for time in sorted([*_lengths(words), *_often(words), *_references(words)], key=lambda time: time.start):
        if time.start not in taken and time.end - 1 not in taken:
            found.append(time)
            taken.update(range(time.start, time.end))
    return found


def _lengths(words: Words) -> Iterator[Time]:
    """Two decades is P2DE, the coming weeks are PXW; each day and a day are sets of one."""
    for match in _LENGTH.finditer(words.codes):
        start, unit_at = match.start(), match.end() - 1
        unit, lead = str(words.value(unit_at)), words.codes[start]
        plural = words.word(unit_at).lower().endswith("s")
        if unit == "half" or unit == "quarter" and lead != "e" or not plural and lead in "hlx4U":
            continue
        count = 1.0 if lead in "ae" else amount(words, start, unit_at) if lead in "NDYn" else None
        yield _time(words, start, match.end(), periods.length(unit, count), "set" if lead in "ae" else "duration")


def _often(words: Words) -> Iterator[Time]:
    for match in _OFTEN.finditer(words.codes):
        if not words.in_a_name(match.start()):
            yield _time(words, match.start(), match.end(), str(words.value(match.start())), "set")


def _references(words: Words) -> Iterator[Time]:
    """Recent, previously, now; of "this" and "current" only the latter."""
    for match in _REFERENCE.finditer(words.codes):
        word = words.word(match.start()).lower()
        if word != "this" and not (word == "soon" and words.word(match.end()).lower() == "as"):
            value = "PRESENT_REF" if word == "current" else str(words.value(match.start()))
            yield _time(words, match.start(), match.end(), value, "date")


def _time(words: Words, start: int, end: int, value: str, kind: Kind) -> Time:
    first, last = words.starts[start], words.end(end - 1)
    return Time(first, last, words.text[first:last], value, kind=kind)
