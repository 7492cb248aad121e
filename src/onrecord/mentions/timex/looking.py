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
    limit = words.word(start - 1).lower() in _lists()["before"]
    led_by = start - 2 if words.codes[start - 1 : start] in ("O", "A") else start - 1
    if words.word(led_by) in ("is", "are"):  # "the hearing is Friday", "is on Friday"
        return True
    stopped = clause = to_do = False
    for index in around:
        if index < 0:
            stopped = clause = False
        elif stopped:
            continue
        elif _stops(words, index):
            stopped = True
        elif limit and words.word(index).lower() in _lists()["gives"]:
            continue
        elif index < start and not clause and _infinitive(words, index):
            if limit:  # "told him to answer by Friday"
                return True
            to_do = True
        elif (sign := _sign(words, index)) is not None:
            return sign
        clause = clause or words.codes[index : index + 1] == ";"
    return True if limit or to_do else None  # "agrees to pay in May"


def _infinitive(words: Words, index: int) -> bool:
    if words.word(index) != "to" or words.word(index - 1).lower() in _lists()["be"]:
        return False
    return words.codes[index + 1 : index + 2] == "z" and words.word(index + 1).islower()


def back(words: Words, index: int) -> bool:
    """Whether a word tells of the past by itself: "traded", "had"."""
    return _sign(words, index) is False


def _stops(words: Words, index: int) -> bool:
    """A sentence ends here: a mark of its own, or a full stop after a whole word with a capital to follow."""
    code = words.codes[index]
    if code == "C":
        return words.word(index).endswith(".") and words.word(index + 1)[:1].isupper()
    if code != ".":
        return bool(_SENTENCE_END.match(code)) or words.word(index) == ";"
    before, after = words.word(index - 1), words.word(index + 1)
    return len(before) > 3 and words.codes[index - 1] not in "mw" and not after[:1].islower()


def _sign(words: Words, index: int) -> bool | None:
    low, signs = words.word(index).lower(), _signs()
    before, after = words.word(index - 1).lower(), words.word(index + 1).lower()
    if before == "be":  # "will be signed": the word before it tells
        return None
    if low == "could" and after == "not":  # "could not keep him from winning"
        return False
    if low in signs and words.word(index) != "May":
        return signs[low]
    if low == "to" and before in _lists()["be"]:  # "are to meet"
        return True
    if low == "set" and before in _lists()["be"] and after in ("to", "for"):
        return True
    if low == "after" and after.endswith("ing"):  # "after voting"
        return False
    if not low.endswith("ed") or len(low) <= _SHORTEST_PAST:
        return None
    return before in ("is", "are") and words.word(index - 3).lower() in _lists()["once"]  # "when she is sentenced"
