"""The text as the grammar reads it: odd spaces and hyphens are ordinary ones, a wrapped line goes on.

One character stays one character, so an offset in the one is an offset in the other.
"""

from __future__ import annotations

import re

_ODD = str.maketrans(
    dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2007\u2008\u200a\t", " ") | {"\u2011": "-", "\u2010": "-"}
)
_GROUP = re.compile(r"(?<=[0-9])\u00a0(?=[0-9]{3}(?![0-9]))")  # a thousand's space stays one
_WRAPPED = re.compile(r"(?<=[\w,])\r?\n(?=[a-z])|(?<=[a-z,])\r?\n(?=[0-9$£€])")


def even(text: str) -> str:
    """The text with every odd space an ordinary one, of the same length."""
    plain = _GROUP.sub("\u202f", text).translate(_ODD)
    return _WRAPPED.sub(lambda match: " " * len(match.group()), plain)
