"""Every number in a text, in order, whatever it may turn out to mean.

One pass over the words and digits finds where a number may begin; each is then read locally, so the time is linear
in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.mentions.number_words import BEGINNINGS, words
from onrecord.mentions.numbers import MARKS, Number, digits

_BEGIN = re.compile(rf"[0-9{MARKS}]+|[a-zA-Z]+")


def scan(text: str) -> Iterator[Number]:
    """Every number in the text, in order; what is no quantity is sorted out later."""
    done = 0
    for begin in _BEGIN.finditer(text):
        word = begin.group()
        if word[0].isalpha():
            if word.lower() not in BEGINNINGS or begin.start() < done or not _whole(text, begin):
                continue
            found = words(text, begin.start(), word.lower())
        elif begin.start() >= done:
            number = digits(text, begin.start())
            found = [number] if number else []
        else:
            continue
        for number in found:
            done = number.end
            yield number


def _whole(text: str, begin: re.Match[str]) -> bool:
    """Whether the letters are a word of their own."""
    before, after = text[max(0, begin.start() - 1) : begin.start()], text[begin.end() : begin.end() + 1]
    return not (before.isalnum() or before in ("_", "'", "’") and before) and not (after.isalnum() or after == "_")
