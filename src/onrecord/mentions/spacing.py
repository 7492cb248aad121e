"""The text as the grammar reads it: odd spaces and hyphens are ordinary ones, a wrapped line goes on.

One character stays one character, so an offset in the one is an offset in the other.
"""

from __future__ import annotations

import re

_SPACE = re.compile(r"[\u00a0\u2002-\u2005\u2007\u2008\u200a\t]")
_HYPHEN = re.compile(r"[\u2010\u2011]")
_LINE_END = re.compile(r"(?:\n|\r\n)(?=[a-z0-9$£€])")


def even(text: str) -> str:
    """The text with every odd space and hyphen an ordinary one, of the same length."""
    plain = _HYPHEN.sub("-", _SPACE.sub(_space, text))
    return _LINE_END.sub(_line_end, plain)


def _space(match: re.Match[str]) -> str:
    """A space that parts the thousands of a number stays apart from the others."""
    text, at = match.string, match.start()
    group = text[at + 1 : at + 4]
    apart = text[max(0, at - 1) : at].isdigit() and len(group) == 3 and group.isdigit()
    return "\u202f" if apart and not text[at + 4 : at + 5].isdigit() else " "


def _line_end(match: re.Match[str]) -> str:
    """A line that ends in a word and goes on in a small letter, or in a number, was only wrapped."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end()]
    wrapped = before.isalnum() or before == "," if after.islower() else before.islower() or before == ","
    return " " * len(match.group()) if wrapped else match.group()
