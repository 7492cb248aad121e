"""A text as words of the calendar: one class letter a token, so that patterns can run over the letters.

>>> Words("On Jan. 25, 2025").codes
'Om.D,Y'
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

# Numbers written as dates and times come first, then plain numbers, words and single marks; a line's end is a token.
_TOKEN = re.compile(
    r"""[^\W\d_]+\d*
    |(?P<i>\d{4}-\d{2}-\d{2}(?![\d-])(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?
        |\d{1,2}/\d{1,2}/\d{2,4}\b|\d{1,2}\.\d{1,2}\.\d{4}\b)
    |(?P<k>\d{3}0s\b|(?<=['’])\d0s\b)
    |(?P<C>\d{1,2}(?:[:.]\d{2})?\ ?(?:[ap]\.m\.|[apAP][mM]\b|[AP]\.M\.)|\d{1,2}:\d{2}(?!\d))
    |(?P<o>[1-3]?\d(?:st|nd|rd|th)\b)
    |(?P<Y>(?:1[5-9]|20)\d\d(?![\w%]|[,.]\d))
    |(?P<D>[0-3]?\d(?![\w%]|[,.]\d))
    |(?P<n>\d[\d,]*(?:\.\d+)?)
    |(?P<line>\n)
    |[^\w\s]""",
    re.VERBOSE,
)
_MARKS = {"-": "-", "–": "-", "—": ";", "'": "'", "’": "'", ".": ".", ",": ",", "\n": "|", "?": "?", "!": "?"}
_CAPITAL = frozenset("WwMmHqKV")  # classes whose words are names, "may" and "sat" without a capital are not
_OTHER = "z"


@functools.cache
def calendar() -> Mapping[str, tuple[str, str | int]]:
    """Each word in lower case with its class letter and value."""
    file = Path(__file__).with_name("calendar.yml")
    classes = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {word: (letter, value) for letter, words in classes.items() for word, value in words.items()}


def _short(word: str) -> str:
    """Q3 and FY2024 are words with digits at their end."""
    if not word[-1].isdigit():
        return _OTHER
    return "Q" if re.fullmatch(r"Q[1-4]", word) else "y" if re.fullmatch(r"FY(?:\d\d)?\d\d", word) else _OTHER


class Words:
    """The tokens of a text: ``codes[i]`` is the class of ``tokens[i]``, a (start, end) pair."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[int, int]] = []
        self.codes = "".join(self._read())

    def _read(self) -> list[str]:
        known, codes, add = calendar(), [], self.tokens.append
        for match in _TOKEN.finditer(self.text):
            add(match.span())
            word = match.group()
            if match.lastgroup:
                codes.append(_MARKS["\n"] if match.lastgroup == "line" else match.lastgroup)
                continue
            letter = known[low][0] if (low := word.lower()) in known else _MARKS.get(word) or _short(word)
            codes.append(_OTHER if letter in _CAPITAL and word[0].islower() else letter)
        return codes

    def word(self, index: int) -> str:
        """The token as written; empty beyond the ends."""
        if not 0 <= index < len(self.tokens):
            return ""
        start, end = self.tokens[index]
        return self.text[start:end]

    def value(self, index: int) -> str | int:
        """What the calendar says of a token's word."""
        return calendar()[self.word(index).lower()][1]
