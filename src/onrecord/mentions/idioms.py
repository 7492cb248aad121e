"""Numbers in words that count nothing: ordinals, names, idioms, and "one" where it is a pronoun."""

from __future__ import annotations

import re

from onrecord.mentions.modifiers import Token
from onrecord.mentions.nouns import is_person, is_plural
from onrecord.mentions.numbers import Number
from onrecord.mentions.wordlists import either, words

_ORDINAL_AFTER = re.compile(
    r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,6}teenth"
    r"|\w{3,5}tieth|hundredth|thousandth|millionth)\b", re.IGNORECASE
)  # fmt: skip
_HALF_NOT_BEFORE = words("not_quantities", "half_before")
_HALF_NOT_AFTER = re.compile(rf"[ -](?:{either('not_quantities', 'half_after')})\b", re.IGNORECASE)
_MULTIPLE_AFTER = re.compile(
    r" (?:the|that|its|his|her|their|our|what|as|last|this|in|from|to|over|since|by|within|during)\b|[.,;]|$| \d"
)
_NOUN_AFTER = re.compile(
    r"[ -](?!(?:in|of|at|on|during|to|with|and|for|after|before|is|are|was|were|has|have)\b)[^\W\d_]{2,}"
)
_SOME_DAY = re.compile(r" (?:day|night|morning)\b(?! (?:of|in|per|a|after|before|later|earlier|only|and|or|at)\b)")
_DAY_LEADS = words("not_quantities", "before_one_day")
_FIGURES = re.compile(r"[- ]figures?\b", re.IGNORECASE)
_AS_MUCH = re.compile(r" (?:as (?:much|many|\w+ as)|the|that|what|its|their|last|this)\b")
_IDIOMS = re.compile(rf"-(?:{either('not_quantities', 'idioms')})\b| (?:tolerance|sum)\b", re.IGNORECASE)
_BEFORE_NOTHING = {"per", "net", "sub", "ground", "baker's", "baker’s"}
_ONE_NOUN = re.compile(r"[ \n]([^\W\d_]+(?:[’'][a-z]+)?)")
_BIG_TEN = words("not_quantities", "before_a_name")
_CAPITALS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]")
_STREET = re.compile(rf"(?: [A-Z0-9][\w.]*){{1,4}} (?:{either('not_quantities', 'streets')})\b")
_LABELS = words("not_quantities", "labels")
_LOOSE = words("not_quantities", "loose_labels")
_DETERMINERS = words("not_quantities", "determiners")
_ONE_BEFORE = words("not_quantities", "one_before")
_ONE_AFTER = words("not_quantities", "one_after")


def is_idiom(text: str, number: Number, tokens: list[Token], measured: bool) -> bool:
    """Whether the words before and after the number make it no quantity. ``tokens``: those before it, last first."""
    before = tokens[0][0] if tokens and not text[tokens[0][2] : number.start].strip() else ""
    if number.form == "multiple":
        return _multiple(text, number)
    if number.form == "fraction":
        return bool(_HALF_NOT_AFTER.match(text, number.end)) or before in _HALF_NOT_BEFORE
    if before == "per" or _hyphened_name(text, number.start):
        return True
    if _ORDINAL_AFTER.match(text, number.end) or _IDIOMS.match(text, number.end):
        return True
    if number.form != "words":
        return False
    if measured:
        return _some_day(text, number, before)
    readings = (_named, _phrased, _one)
    return any(reading(text, number, before, tokens) for reading in readings)


def _multiple(text: str, number: Number) -> bool:
    """ "double-digit", "a double blow": only a verb, or "double the", multiplies."""
    word = text[number.start : number.end].lower()
    if word.endswith("fold"):
        return False
    if word in ("twice", "thrice"):
        return not _AS_MUCH.match(text, number.end)
    return not _MULTIPLE_AFTER.match(text, number.end) or text[number.end : number.end + 1] == "-"


def _some_day(text: str, number: Number, before: str) -> bool:
    """ "one day", some day."""
    return number.low == 1 and bool(_SOME_DAY.match(text, number.end)) and before not in _DAY_LEADS


def _hyphened_name(text: str, start: int) -> bool:
    """ "turbo-four"."""
    return (
        start > 1
        and text[start - 1] == "-"
        and text[start - 2].isalpha()
        and text[max(0, start - 6) : start] != "minus-"
    )


def _named(text: str, number: Number, before: str, tokens: list[Token]) -> bool:
    """The Group of Seven, the Four Seasons, the Big Ten, Ten Downing Street."""
    if not text[number.start].isupper() or not tokens:
        return text[number.start].isupper() and bool(_STREET.match(text, number.end))
    led_by_capital = text[tokens[0][1]].isupper()
    return bool(
        before == "of" and len(tokens) > 1 and text[tokens[1][1]].isupper()
        or before == "the" and not led_by_capital and _CAPITALS.match(text, number.start)
        or before in _BIG_TEN and led_by_capital
        or _STREET.match(text, number.end)
    )  # fmt: skip


def _phrased(text: str, number: Number, before: str, tokens: list[Token]) -> bool:
    """ "one-on-one", "half past four", "the bottom three", "phase two", "six figures"."""
    second = tokens[1][0] if len(tokens) > 1 else ""
    if text[max(0, number.start - 4) : number.start].lower() in ("-on-", "-to-", "-by-"):
        return True
    if before in ("past", "to") and second in ("half", "quarter") or before in _BEFORE_NOTHING:
        return True
    if before in ("top", "bottom", "last", "final", "big") and not _NOUN_AFTER.match(text, number.end):
        return True
    if number.low < 20 and is_label(tokens) and not counts_people(text, number.end):
        return True
    return 4 <= number.low <= 9 and bool(_FIGURES.match(text, number.end))


def _one(text: str, number: Number, before: str, tokens: list[Token]) -> bool:
    """ "one" as a pronoun ("this one", "one of", "no one") or in a name ("Air Force One")."""
    if text[number.start : number.end].lower() != "one" or text[number.end : number.end + 1] == "-":
        return False
    if text[number.start] == "O" and len(tokens) > 1 and before and text[tokens[0][1]].isupper():
        return True
    after = _ONE_NOUN.match(text, number.end)
    if not after:
        return before not in ("least", "most", "only", "just", "than", "about")
    word = after[1].lower()
    return before in _ONE_BEFORE or word in _ONE_AFTER or word.endswith("ing")


def is_label(tokens: list[Token]) -> bool:
    """Whether the word before the number makes it a name: "page 3", "week 9"; not "last week 9 people"."""
    word = tokens[0][0].rstrip(".") if tokens else ""
    determined = len(tokens) > 1 and tokens[1][0] in _DETERMINERS
    return word in _LABELS and not (word in _LOOSE and determined)


def counts_people(text: str, end: int) -> bool:
    """People after the number, or a headline's capital plural: "Police Arrest 12 Suspects", "In Chicago 12 people"."""
    word = _ONE_NOUN.match(text, end)
    return word is not None and (is_person(word[1]) or word[1][0].isupper() and is_plural(word[1]))
