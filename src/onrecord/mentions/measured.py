"""A number with the currency before it and the unit after it, as one draft that ranges and modifiers work on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.mentions import units
from onrecord.mentions.numbers import Number, glued_scale
from onrecord.mentions.units import Unit
from onrecord.mentions.wordlists import either
from onrecord.model import Span

_METRES = re.compile(
    rf"m(?: ?(?:$|[.,;:)?!/x×-]|(?:{either('units', 'after_metres')})\b|of (?!the\b|them\b|its\b)))"
)  # else "m" is a million
_NOTES = re.compile(r"s\b")
_BEFORE_UNIT = {"fraction": re.compile(r" (?:of )?an?(?= )"), "vague": re.compile(r" of(?= )")}
_LINES = {480, 576, 720, 1080, 1440, 2160}
_OVER_AGE = re.compile(r"(?:over|under)[- ]$", re.IGNORECASE)
_PLUS = re.compile(r"-(?:plus|odd|ish|some)\b|\+")


@dataclass(slots=True)
class Draft:
    """A number on its way to being a quantity. ``start``/``end`` hold its marks and unit of value."""

    number: Number
    start: int
    end: int
    low: float
    high: float
    unit: str | None = None
    unit_span: Span | None = None
    money: bool = False
    glued: bool = False  # the unit is written on to the number, or is its symbol
    joined: bool = False  # a range
    suspended: bool = False  # "four-, five- and six-cylinder"
    kept: bool = True
    sure: bool = False  # what it is joined to shows that it is a quantity
    noun: tuple[str, int] | None = None  # what it counts, where the noun stands before it
    counted_at: int | None = None  # where the noun that it counts begins, when that is not right after it


def measure(text: str, number: Number) -> Draft:
    """The number with its currency, scale letters and unit."""
    draft = Draft(number, number.start, number.end, number.low, number.high)
    _sign(text, draft)
    if number.form in ("digits", "words", "vague"):
        _money_before(text, draft)
    unit = None if number.form == "multiple" else units.after(text, _unit_place(text, number))
    scale = glued_scale(text, number)
    if scale and _is_scale(text, draft, scale, unit):
        _scaled(draft, scale)
        unit = units.after(text, number.end)
    if draft.money and _NOTES.match(text, draft.end):
        draft.kept = False  # "a handful of $20s"
    if unit and not (draft.money and _unlikely(unit)):
        _take(text, draft, unit)
    return draft


def _unit_place(text: str, number: Number) -> int:
    """Where its unit would begin: past "-plus" ("15-plus years"), past "of a" ("a quarter of a mile")."""
    match = _BEFORE_UNIT.get(number.form, _PLUS).match(text, number.end)
    return match.end() if match else number.end


def _sign(text: str, draft: Draft) -> None:
    """A minus sign, or the word, right before the number."""
    number = draft.number
    before = text[max(0, number.start - 10) : number.start]
    match = re.search(r"(?:(?<![\w%)\]/])[-−–](?=$|\$)\$?|(?<!or )\bminus[- ])$", before, re.IGNORECASE)
    if match and number.form in ("digits", "words") and not before.endswith("--"):
        draft.low, draft.high = -number.high, -number.low
        draft.start = number.start = number.start - len(match.group())


def _money_before(text: str, draft: Draft) -> None:
    found = units.before(text, draft.start)
    if found and not (found[0] == "south african rand" and draft.number.end - draft.number.start < 3):
        draft.unit, draft.start = found
        draft.money = True
        signed = text[draft.number.start : draft.number.start + 1] in "-−–"
        if not signed and text[max(0, draft.start - 1) : draft.start] in ("-", "−") and _apart(text, draft.start - 1):
            draft.start -= 1
            draft.low, draft.high = -draft.high, -draft.low


def _apart(text: str, at: int) -> bool:
    return not text[max(0, at - 1) : at].strip() or text[at - 1] == "("


def _is_scale(text: str, draft: Draft, scale: tuple[float, int], unit: Unit | None) -> bool:
    """Whether "m" is a million here, not metres; "b" a billion, not bits; "t" a trillion, not tonnes."""
    letters = text[draft.number.end : scale[1]].strip()
    if draft.money or letters.lower() in (
        "million",
        "billion",
        "trillion",
        "bn",
        "mn",
        "mln",
        "mil",
        "mill",
        "bln",
        "tn",
        "trn",
        "k",
    ):
        return True
    if letters == "m":
        return not _METRES.match(text, draft.number.end) or bool(
            re.match(r"m(?: people|illion)", text[scale[1] - 1 :][:8])
        )
    return letters == "M" or (letters in ("b", "B") and unit is None)


def _scaled(draft: Draft, scale: tuple[float, int]) -> None:
    number = draft.number
    number.scale, number.end = scale
    number.low, number.high = number.mantissa * number.scale, number.mantissa * number.scale
    draft.end = number.end
    sign = -1 if draft.low < 0 else 1
    draft.low = draft.high = sign * number.low


def _unlikely(unit: Unit) -> bool:
    return not unit.money and not unit.glued


def _is_age_group(text: str, number: Number) -> bool:
    if _OVER_AGE.search(text[max(0, number.start - 6) : number.start]):
        return True
    return number.low == int(number.low) and (number.low % 10 == 0 or number.low > 20)


def _take(text: str, draft: Draft, unit: Unit) -> None:
    """Give the draft its unit. A mark before the number is surer than a word after it."""
    number = draft.number
    if draft.money and not unit.money:
        return
    if unit.name == "generation wireless" and not (number.form == "digits" and 2 <= number.low <= 6 and unit.glued):
        return
    if unit.name == "second" and unit.glued and unit.symbol and _is_age_group(text, number):
        return  # the 1970s, her 40s, over-65s
    if unit.name == "penny" and number.low in _LINES:
        return  # "1080p" video
    if unit.name == "pound-mass" and number.scale >= 1e6:
        unit = Unit("pound sterling", unit.start, unit.end, True, unit.glued, unit.symbol)
    named = draft.unit if draft.money and unit.name in ("dollar", "cent") else unit.name
    draft.unit, draft.unit_span, draft.money = named, (unit.start, unit.end), unit.money
    draft.glued = unit.glued
    if unit.money or unit.glued or unit.symbol or unit.name in ("percent", "percentage point", "basis point"):
        draft.end = unit.end
