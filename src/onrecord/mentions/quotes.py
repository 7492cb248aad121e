"""Quotations, with their marks: straight or curly, over several paragraphs, also where a mark is missing.

>>> [find('He said "no" twice.')[0][k] for k in (0, 1)]
[8, 12]
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.text import trim

# Two apostrophes or two backticks stand for a double mark in older newspaper feeds.
_MARK = re.compile(
    r"“|”|„|«|»|\"|''|``|‘(?<!\w‘)(?=\w|“|\W?\w)|’(?<=[\w.,!?…]’)(?!\w)"
    r"|'(?<![\w']')(?=[\w\"“])|'(?<=[\w.,!?…]')(?![\w'])"  # each mark first: a text is searched for it at once
)
_OPENS, _CLOSES = {"“", "„", "«", "``"}, {"”", "»"}
_CURLED = {"“": "”", "„": "”“", "«": "»", "‘": "’", "``": ("''", '"')}
_SINGLE = {"‘", "’", "'"}
_BREAK = re.compile(r"\n\s*")
_FAR = 5_000  # characters; no quotation without a break is longer


class Quote(NamedTuple):
    """One quotation inside one paragraph, marks included."""

    start: int
    end: int
    closed: bool = True  # False: the speech goes on in the next paragraph


def find(text: str) -> list[Quote]:
    """The outermost quotations of a text in order. A quotation never runs past its paragraph."""
    found: list[Quote] = []
    begin = 0
    for stop in _BREAK.finditer(text):
        found += _paragraph(text, begin, stop.start())
        begin = stop.end()
    return found + _paragraph(text, begin, len(text))


def _paragraph(text: str, begin: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    opened, mark = -1, ""
    for match in _MARK.finditer(text, begin, end):
        sign = match.group()
        if opened < 0:
            if _opens(text, match, begin):
                opened, mark = match.start(), sign
        elif _ends(text, match, mark, end):
            found.append(Quote(opened, match.end()))
            opened = -1
    if opened >= 0 and mark not in _SINGLE:
        found.append(Quote(opened, trim(text, (opened, end))[1], False))
    return found


def _opens(text: str, match: re.Match[str], begin: int) -> bool:
    sign = match.group()
    if sign in _OPENS or sign == "‘":
        return True
    if sign in _CLOSES or sign == "’":
        return False
    before = text[match.start() - 1] if match.start() > begin else " "
    after = text[match.end() : match.end() + 1]
    return not before.isalnum() and bool(after.strip())


def _ends(text: str, match: re.Match[str], mark: str, end: int) -> bool:
    sign = match.group()
    if mark == "“" and sign == '"':
        return _closes_curled(text, match.end(), end)
    if mark in _CURLED:
        return sign in _CURLED[mark]
    after = text[match.end() : match.end() + 1]
    return sign in (mark, "”" if mark == '"' else mark) and (match.end() >= end or not after.isalnum())


def _closes_curled(text: str, at: int, end: int) -> bool:
    """Whether a straight mark ends a curly quotation: no curly one is left to do so, and no word follows at once."""
    far = min(end, at + _FAR)
    closing, opening = text.find("”", at, far), text.find("“", at, far)
    return (closing < 0 or 0 <= opening < closing) and not text[at : at + 1].isalnum() and text[at - 2] in ",.?!"
