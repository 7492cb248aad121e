"""A number in digits, with its scale: 4,300; 2.5 million; 3bn; 2½; .38."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["digits", "words", "vague", "fraction", "multiple"]


@dataclass(slots=True)
class Number:
    """A number in the text. ``mantissa`` times ``scale`` is its value, before a range or a unit is looked at."""

    start: int
    end: int
    low: float
    high: float
    form: Form
    mantissa: float
    scale: float = 1.0


SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
          "trillion": 1e12}  # fmt: skip
SCALE = "|".join(SCALES)
GAP = r"(?:[ \u00a0\u2009\u202f-]|[ \t]?\r?\n[ \t]?)"  # what may stand between the words of one number
# Letters written on to the digits; "m" and "b" may be a unit too, which the units decide.
GLUED = {"k": 1e3, "mil": 1e6, "mill": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6, "mm": 1e6, "million": 1e6, "bn": 1e9,
         "bln": 1e9, "b": 1e9, "billion": 1e9, "tn": 1e12, "trn": 1e12, "t": 1e12, "trillion": 1e12}  # fmt: skip
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
           "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
MARKS = "".join(_VULGAR)

_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,7}(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,7},[0-9]{3}(?![0-9])"
    r"|[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3}){1,7}(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
)
_LONGEST = 40  # characters; more is a code
_SIMPLE = re.compile(r"([0-9]{1,2})[/⁄]([0-9]{1,2})(?![0-9/])")
_MIXED = re.compile(r" ([1-9])[/⁄](2|3|4|5|8|16)(?![0-9/])")
_HALF_MORE = re.compile(
    rf"{GAP}and{GAP}(?:(?:a|one){GAP})?(half|third|quarter)\b|{GAP}and{GAP}(two|three){GAP}(thirds|quarters)\b",
    re.IGNORECASE,
)
_MORE = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "thirds": 1 / 3, "quarters": 1 / 4, "two": 2, "three": 3}
_SCALE_NEXT = re.compile(rf"{GAP}({SCALE})(?!\w)", re.IGNORECASE)
_GLUED_NEXT = re.compile(
    rf"({'|'.join(sorted(GLUED, key=len, reverse=True))}| (?:bl?n|mln|trn|tn))(?!\w)", re.IGNORECASE
)


def digits(text: str, start: int) -> Number | None:
    """The number whose first digit stands here."""
    if text[start] in _VULGAR:
        value = _VULGAR[text[start]]
        return grown(text, Number(start, start + 1, value, value, "fraction", value))
    if simple := _SIMPLE.match(text, start):
        return _simple_fraction(simple)
    match = _DIGITS.match(text, start)
    if not match or match.end() - start > _LONGEST or text[start - 1 : start] != "." and re.match(r"0[0-9]", match[0]):
        return None
    if start and text[start - 1] == "." and not text[max(0, start - 2) : start - 1].isalnum() and "." not in match[0]:
        start -= 1
    end = match.end()
    value = float(re.sub(r"[,\s]", "", text[start:end]))
    if end < len(text) and text[end] in _VULGAR:
        value, end = value + _VULGAR[text[end]], end + 1
    elif mixed := _MIXED.match(text, end):
        value, end = value + int(mixed[1]) / int(mixed[2]), mixed.end()
    return grown(text, Number(start, end, value, value, "digits", value))


def _simple_fraction(match: re.Match[str]) -> Number | None:
    over, under = int(match[1]), int(match[2])
    if not 0 < over < under or under not in (2, 3, 4, 5, 6, 8, 10, 16, 32):
        return None
    value = round(over / under, 4)
    return Number(match.start(), match.end(), value, value, "fraction", value)


def grown(text: str, number: Number) -> Number:
    """The number with "and a half" and the scale words that follow it."""
    if more := _HALF_MORE.match(text, number.end):
        over, part = (1, more[1]) if more[1] else (_MORE[more[2].casefold()], more[3])
        number.mantissa += over * _MORE[part.casefold()]
        number.end = more.end()
    for _ in range(2):  # "4 hundred million"
        if scale := _SCALE_NEXT.match(text, number.end):
            number.scale *= SCALES[scale[1].casefold()]
            number.end = scale.end()
    number.low = number.high = round(number.mantissa * number.scale, 6)  # 4.1 million is 4,100,000
    return number


def glued_scale(text: str, number: Number) -> tuple[float, int] | None:
    """The scale letters written on to the digits ("3bn") or, where they can be nothing else, after a space ("3 bn"),
    with where they end."""
    match = _GLUED_NEXT.match(text, number.end) if number.form == "digits" and number.scale == 1 else None
    if not match or (match[1] != match[1].lower() and match[1] != match[1].upper() and len(match[1]) > 2):
        return None
    return GLUED[match[1].lower().strip()], match.end()
