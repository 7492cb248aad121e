"""Whether the sentence around a word looks ahead: "will meet on Friday" does, "met on Friday" does not."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import yaml

from onrecord.mentions.timex.words import Words

_SHORTEST_PAST = 3  # "red" is no verb
_REACH = 24  # words looked at on either side
_SENTENCE_END = re.compile(r"[|?!]")


@functools.cache
def _signs() -> dict[str, bool | None]:
    """Each telling word with True for ahead, False for back, None for neither whatever its ending."""
    file = Path(__file__).with_name("looking.yml")
    lists = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    signs = {"not_past": None, "back": False, "ahead": True}
    return {word: sign for name, sign in signs.items() for word in lists[name].split()}


def ahead(words: Words, start: int, end: int) -> bool:
    """True where the nearest verb that tells, before the words if there is one, else after, looks forward."""
    for index in range(start - 1, max(-1, start - _REACH), -1):
        if _stops(words, index):
            break
        if (sign := _sign(words.word(index))) is not None:
            return sign
    for index in range(end, min(len(words.codes), end + _REACH)):
        if _stops(words, index):
            break
        if (sign := _sign(words.word(index))) is not None:
            return sign
    return False


def _stops(words: Words, index: int) -> bool:
    """A sentence ends here: a mark of its own, or a full stop after a whole word with a capital to follow."""
    code = words.codes[index]
    if code != ".":
        return bool(_SENTENCE_END.match(code))
    before, after = words.word(index - 1), words.word(index + 1)
    return len(before) > 3 and words.codes[index - 1] not in "mw" and not after[:1].islower()


def _sign(word: str) -> bool | None:
    low, signs = word.lower(), _signs()
    if low in signs:
        return signs[low]
    return False if low.endswith("ed") and len(low) > _SHORTEST_PAST else None
