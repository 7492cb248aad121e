"""Every number in a text, in order, whatever it may turn out to mean.

The words of the text, each looked at once, tell which words a number may begin with; where these and digits stand the
number is read locally, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.mentions.number_words import BEGINNINGS, words
from onrecord.mentions.numbers import MARKS, Number, digits

_DIGITS = re.compile(rf"[0-9{MARKS}]+")
_WORD = re.compile(r"[a-zA-Z]+")
_WRITTEN = frozenset(form for word in BEGINNINGS for form in (word, word.capitalize(), word.upper()))


def scan(text: str) -> Iterator[Number]:
    """Every number in the text, in order; what is no quantity is sorted out later."""
    done = 0
    for start, word in _beginnings(text):
        if start < done:
            continue
        if word:
            found = words(text, start, word)
        else:
            number = digits(text, start)
            found = [number] if number else []
        for number in found:
            done = number.end
            yield number


def _beginnings(text: str) -> list[tuple[int, str]]:
    """Where a number may begin, in order, with its first word in small letters; none where that is digits."""
    places = [(digit.start(), "") for digit in _DIGITS.finditer(text)]
    for form in _WRITTEN.intersection(_WORD.findall(text)):
        word = form.lower()
        places += ((at, word) for at in _occurrences(text, form))
    return sorted(places)


def _occurrences(text: str, form: str) -> Iterator[int]:
    """Where the letters are a word of their own."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        before, after = text[at - 1] if at else " ", text[end : end + 1]
        if not (before.isalnum() or before in "_'’") and not (after.isalnum() or after == "_"):
            yield at
        at = text.find(form, end)
