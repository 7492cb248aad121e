"""Two numbers beside each other that are no range: votes, scores, years, days of a month, changes."""

from __future__ import annotations

import re

from onrecord.mentions.measured import Draft
from onrecord.mentions.modifiers import Token, before, changes, tokens_before
from onrecord.mentions.nouns import is_plural
from onrecord.mentions.wordlists import either, words

_MONTHS = frozenset(month.lower() for month in words("not_quantities", "months"))
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)? (?:of )?(?:{either('not_quantities', 'months')})\b")
_VOTES = re.compile(rf"\b(?:{either('not_quantities', 'votes')})\b", re.IGNORECASE)
_SPORT = re.compile(rf"\b(?:{either('not_quantities', 'sport')})\b", re.IGNORECASE)
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
_FROM_AFTER = re.compile(r"(?: [^\W\d_]+)? from\b")
_CODE = re.compile(r"[-–][0-9]")
_YEAR_LEADS = {"in", "on", "by", "since", "until", "during", "before", "after"}
_AROUND = 70  # characters in which a vote or a game shows itself


def leave_out(first: Draft, second: Draft) -> bool:
    """Neither of the two is a quantity."""
    first.kept = second.kept = False
    return True


def is_vote(text: str, first: Draft, second: Draft) -> bool:
    """ "212-40": both numbers count, where votes are spoken of and nothing else is counted."""
    around = text[max(0, first.start - _AROUND) : second.end + _AROUND]
    return bool(_VOTES.search(around)) and text[second.end : second.end + 1] != "-" and not _counted(text, second)


def is_score(text: str, first: Draft, second: Draft) -> bool:
    """ "3-2", or a code of several numbers: neither number counts anything."""
    if _CODE.match(text, second.end):
        return True
    if first.low < second.low and _counted(text, second):
        return False
    around = text[max(0, first.start - _AROUND) : second.end + _AROUND]
    return first.low >= second.low or bool(_SPORT.search(around))


def _counted(text: str, second: Draft) -> bool:
    """Whether the words after the two say what they count: "20-30 hours"."""
    word = _WORD_AFTER.match(text, second.end)
    named = word is not None and is_plural(word[1]) and word[1].islower() and not _VOTES.fullmatch(word[1])
    return named or second.unit is not None or text[second.end : second.end + 1] == "-"


def are_years(text: str, first: Draft, second: Draft) -> bool:
    """ "1600 to 1900", with nothing counted after it."""
    if first.unit or second.unit or "," in text[first.start : second.end]:
        return False
    plain = all(n.form == "digits" and n.scale == 1 and n.low == int(n.low) for n in (first.number, second.number))
    word = _WORD_AFTER.match(text, second.end)
    counted = word is not None and is_plural(word[1]) and word[1].islower()
    return plain and 1500 <= first.low <= 2100 and second.low <= 2100 and not counted


def are_days(text: str, first: Draft, second: Draft) -> bool:
    """ "September 16-19", "3 to 5 May"."""
    tokens = tokens_before(text, first.start, 20)
    month = bool(tokens) and tokens[0][0].rstrip(".") in _MONTHS or bool(_MONTH_AFTER.match(text, second.end))
    return month and first.low <= 31 and second.low <= 31 and second.unit is None


def after_year(text: str, first: Draft, second: Draft) -> bool:
    """ "rose in 2018 to 3.9 million": the first is a year, the second is not."""
    number = first.number
    year = number.form == "digits" and number.end - number.start == 4 and 1900 <= number.low <= 2100
    lead = tokens_before(text, first.start, 12)
    led = bool(lead) and lead[0][0] in _YEAR_LEADS
    return year and number.scale == 1 and led and (second.unit is not None or second.high > 2100)


def is_change(text: str, first: Draft, second: Draft) -> bool:
    """ "fell from 10 to 8" and "rose 30 points to 2,150": two numbers, for one is where it was or how far it went."""
    tokens = tokens_before(text, first.start, 90)
    if led_by(text, first, "from"):
        from_the = len(tokens) > 2 and tokens[0][0] == "the" and tokens[1][0] == "from"
        return changes(_before_comma(tokens)) and not from_the and first.low != 0
    if (
        led_by(text, first, "by")
        and changes(tokens)
        and (second.high > 5 * first.low or _FROM_AFTER.match(text, second.end))
    ):
        return True  # "rose by 12 to 48 from 36", "raised by $3 million to $90 million"
    if not before(tokens).trend or (first.money and first.unit_span is None and second.unit is None):
        return False
    if first.unit_span or first.money:
        return first.unit != second.unit or first.money or second.high > 5 * first.low
    return second.unit is None and second.high > 5 * first.low


def _before_comma(tokens: list[Token]) -> list[Token]:
    """The words before ", from": "rose by 19 percent, from 40 to 48" tells of the rise in the clause before."""
    lead = next((at for at, token in enumerate(tokens[:3]) if token[0] == "from"), -1)
    return tokens[lead + 2 :] if [token[0] for token in tokens[lead + 1 : lead + 2]] == [","] else tokens


def led_by(text: str, first: Draft, word: str) -> bool:
    """Whether that word stands right before the first number, a modifier or two aside."""
    return any(token[0] == word for token in tokens_before(text, first.start, 30)[:3])
