"""A text as words of the calendar: one class letter a token, so that patterns can run over the letters.

>>> Words("On Jan. 25, 2025").codes
'Om.D,Y'
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from onrecord import safe_yaml

# Words first, then numbers written as dates and times, plain numbers, line ends and single marks. White space stays
# with the token before it, so that the tokens of a text are all of its characters.
_KINDS = {
    "i": r"\d{4}-\d{2}-\d{2}(?![\d-])(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}\b|\d{1,2}\.\d{1,2}\.\d{4}\b|[01]\d-[0-3]\d-\d{2}(?:\d{2})?(?![\d-])|(?:19|20)\d\d[01]\d[0-3]\d\b",
    "k": r"\d{3}0['’]?s\b|\d0s\b",
    "C": r"\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.m\.|[apAP][mM]\b|[AP]\.M\.)|\d{1,2}:\d{2}(?!\d)|\d{1,2} o['’]clock"
    r"|[0-2]\d[0-5]\d (?:GMT|UTC)\b",
    "o": r"[1-3]?\d(?:st|nd|rd|th)\b",
    "Y": r"(?:1[5-9]|20)\d\d(?![\w%]|[,.]\d)",
    "D": r"[0-3]?\d(?![\w%]|[,.]\d)",
    "n": r"\d[\d,]*(?:\.\d+)?",
    "|": r"\n\s*",
}
_WORD = r"[^\W\d_]+\d*"
_TOKEN = re.compile(rf"(?:{_WORD}|[^\w\s]|{'|'.join(_KINDS.values())}|.)[^\S\n]*")  # a mark begins no number
_MARKS = {"-": "-", "–": "-", "—": ";", "'": "'", "’": "'", ".": ".", ",": ",", "?": "?", "!": "?"}
_CAPITAL = frozenset("WwMmHqKV")  # classes whose words are names: "may" and "sat" without a capital are not
_OTHER = "z"
_KEPT = 200_000  # tokens whose class is remembered


@functools.cache
def calendar() -> Mapping[str, tuple[str, str | int]]:
    """Each word in lower case with its class letter and value."""
    file = Path(__file__).with_name("calendar.yml")
    classes = safe_yaml.load(file)
    return {word: (letter, value) for letter, words in classes.items() for word, value in words.items()}


class _Codes(dict[str, str]):
    """The class letter of each token met so far."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        code = self[token] = _code(token.rstrip())
        return code


_codes = _Codes()


def _code(token: str) -> str:
    if token[:1].isdigit():
        return _number(token)
    if not token[:1].isalpha():
        return _MARKS.get(token, ";" if token else "|")
    known = calendar().get(token.lower())
    letter = known[0] if known else _with_digits(token)
    return _OTHER if letter in _CAPITAL and token[0].islower() else letter


def _number(token: str) -> str:
    return next((letter for letter, pattern in _KINDS.items() if re.fullmatch(pattern, token)), _OTHER)


def _with_digits(word: str) -> str:
    """Q3, H1 and FY2024 are words with digits at their end."""
    if not word[-1].isdigit():
        return _OTHER
    return "Q" if re.fullmatch(r"Q[1-4]|H[12]", word) else "y" if re.fullmatch(r"FY(?:\d\d)?\d\d", word) else _OTHER


class Words:
    """The tokens of a text: ``codes[i]`` is the class of token i."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = _TOKEN.findall(text)
        self.starts = list(accumulate(map(len, self._tokens), initial=0))
        self.codes = "".join(map(_codes.__getitem__, self._tokens))

    def word(self, index: int) -> str:
        """The token as written; empty beyond the ends."""
        return self._tokens[index].rstrip() if 0 <= index < len(self._tokens) else ""

    def end(self, index: int) -> int:
        """Where the token ends in the text."""
        return self.starts[index] + len(self.word(index))

    def in_a_name(self, index: int) -> bool:
        """Whether a word with a capital follows another right before it: USA Today, The Daily Beast."""
        beside = index > 0 and self.starts[index] - self.end(index - 1) == 1
        return beside and self.word(index)[0].isupper() and self.word(index - 1)[:1].isupper()

    def value(self, index: int) -> str | int:
        """What the calendar says of a token's word."""
        return calendar()[self.word(index).lower()][1]
