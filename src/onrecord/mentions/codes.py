"""Digits in names and codes: models ("737 Max"), gates, postcodes, phone numbers, and clock times with a full stop."""

from __future__ import annotations

import re

from onrecord.mentions import idioms
from onrecord.mentions.modifiers import Token
from onrecord.mentions.numbers import Number
from onrecord.mentions.wordlists import either

_MODEL = re.compile(rf" (?:{either('not_quantities', 'models')})\b(?! [A-Z][a-z]+s\b)")
_PLACE_SUFFIX = re.compile(r"[A-Z]{1,2}(?![^\W_])")  # Runway 22L, Room 4B
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}")
_POSTCODE_LENGTH = 8
_PHONE_BEFORE = re.compile(r"(?:\b0[0-9]{2,4}|\+[0-9]{1,3}(?: \(?[0-9]{1,4}\)?)*) (?:[0-9]{3,4} )?$")
_PHONE = re.compile(r"[0-9]{3,8}(?![0-9,.%]*[0-9%])")
_LONGEST_PHONE = 20
_STAMP = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9](?![0-9.%])")
_STAMPED = re.compile(r"[ \t]*[-–—:|]?(?:\s+[A-Z“\"‘']|\s*$|[ap]m\b)")
_LEAD = 8  # characters before a stamp, in which its line begins
_LINE_BEGINS = re.compile(r"\n[ \t*•\[(]*\Z")
_AT = ("at", "by", "until", "till", "from", "since", "before", "after")
_WHEN = re.compile(r" (?:on [A-Z][a-z]+day|this |yesterday|today|tomorrow|(?:in the )?(?:morning|afternoon|evening))\b")


def is_code(text: str, number: Number, tokens: list[Token]) -> bool:
    """Whether the digits belong to a name, a code or a clock time. ``tokens``: the words before, last first."""
    return (
        _suffixed(text, number, tokens)
        or bool(_MODEL.match(text, number.end))
        or _phone(text, number)
        or _clock(text, number, tokens)
    )


def _suffixed(text: str, number: Number, tokens: list[Token]) -> bool:
    """Capital letters written on to the digits of something labelled, or of a postcode."""
    suffix = _PLACE_SUFFIX.match(text, number.end)
    if not suffix:
        return False
    if idioms.is_label(tokens) and text[tokens[0][1]].isupper():
        return True
    begin = max(0, number.start - _POSTCODE_LENGTH)
    return any(
        code.start() <= number.start < code.end()
        for code in _POSTCODE.finditer(text, begin, number.end + _POSTCODE_LENGTH)
    )


def _phone(text: str, number: Number) -> bool:
    """ "020 7946 0958", "+44 20 7946 0958": the groups after the first."""
    if not _PHONE.fullmatch(text, number.start, number.end):
        return False
    return bool(_PHONE_BEFORE.search(text[max(0, number.start - _LONGEST_PHONE) : number.start]))


def _clock(text: str, number: Number, tokens: list[Token]) -> bool:
    """ "10.03" as the stamp that begins a line of a live report, or "at 10.03 on Monday"."""
    if not _STAMP.fullmatch(text, number.start, number.end):
        return False
    lead = f"\n{text[: number.start]}" if number.start < _LEAD else text[number.start - _LEAD : number.start]
    if _LINE_BEGINS.search(lead):
        return bool(_STAMPED.match(text, number.end))
    return bool(tokens) and tokens[0][0] in _AT and bool(_WHEN.match(text, number.end))
