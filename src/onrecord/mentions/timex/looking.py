"""Whether the sentence around a word looks ahead: "will meet on Friday" does, "met on Friday" does not."""

from __future__ import annotations

import functools
import re
from itertools import chain
from pathlib import Path

from onrecord import safe_yaml
from onrecord.mentions.timex.words import Words

_SHORTEST_PAST = 3  # "red" is no verb
_REACH = 24  # words looked at on either side
_SENTENCE_END = re.compile(r"[|?!]")


@functools.cache
def _lists() -> dict[str, list[str]]:
    file = Path(__file__).with_name("looking.yml")
    lists = safe_yaml.load(file)
    return {name: words.split() for name, words in lists.items()}


@functools.cache
def _signs() -> dict[str, bool | None]:
    """Each telling word with True for ahead, False for back, None for neither whatever its ending."""
    signs = {"neither": None, "back": False, "ahead": True}
    return {word: sign for name, sign in signs.items() for word in _lists()[name]}


def looks(words: Words, start: int, end: int, reach: int = _REACH) -> bool | None:
    """True where the sentence around those words looks ahead, False where it looks back, None where nothing tells.

    The nearest telling word before them decides, else the nearest after.
    """
    around = chain(range(start - 1, max(-1, start - reach), -1), [-1], range(end, min(len(words.codes), end + reach)))
    stopped = False
    for index in around:
        if index < 0:
            stopped = False
        elif not stopped and _stops(words, index):
            stopped = True
        elif not stopped and (sign := _sign(words, index)) is not None:
            return sign
    return True if words.word(start - 1).lower() in _lists()["before"] else None


def _stops(words: Words, index: int) -> bool:
    """A sentence ends here: a mark of its own, or a full stop after a whole word with a capital to follow."""
    code = words.codes[index]
    if code != ".":
        return bool(_SENTENCE_END.match(code))
    before, after = words.word(index - 1), words.word(index + 1)
    return len(before) > 3 and words.codes[index - 1] not in "mw" and not after[:1].islower()


def _sign(words: Words, index: int) -> bool | None:
    low, signs = words.word(index).lower(), _signs()
    if words.word(index - 1).lower() == "be":  # "will be signed": the word before it tells
        return None
    if low in signs:
        return signs[low]
    if low == "to" and words.word(index - 1).lower() in _lists()["be"]:  # "are to meet"
        return True
    if low == "after" and words.word(index + 1).endswith("ing"):  # "after voting"
        return False
    return False if low.endswith("ed") and len(low) > _SHORTEST_PAST else None
