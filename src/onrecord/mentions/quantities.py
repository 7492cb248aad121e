"""Every quantity in a text, with its exact characters: number, modifier, unit, trend, rate.

One scan finds the numbers (``numbers``), each gets its unit (``measured``, ``units``), pairs become ranges
(``ranges``), what counts nothing is left out (``not_quantities``), and the words beside it say how it is meant
(``modifiers``, ``rates``, ``nouns``). No parser, no model: the word lists are data beside these modules.
"""

from __future__ import annotations

import re

from onrecord.mentions import modifiers, nouns, rates
from onrecord.mentions.measured import Draft, measure
from onrecord.mentions.modifiers import Token
from onrecord.mentions.not_quantities import counts_nothing
from onrecord.mentions.numbers import scan
from onrecord.mentions.ranges import join
from onrecord.model import Modifier, Quantity, Trend

_HYPHENED = re.compile(r"-([^\W\d_]+)(?:-old\b)?")
_AGE_AFTER = re.compile(r"[\"”’']?\s*(?:[,.;)]|$| who\b| and\b| on\b)")
_AGE_BEFORE = {"is", "was", "be", "turned", "turns", "turning", "aged", "age", "ages", "am", "were", "are"}
_PERSON = {"he", "she", "who", "i", "you", "they"}
_OPEN_HIGH = ("at_least", "more_than")
_OPEN_LOW = ("at_most", "less_than", "up_to")


def find(text: str) -> list[Quantity]:
    """Every quantity in the text, in order, none overlapping another; ``text[q.start:q.end] == q.exact``."""
    drafts = join(text, [measure(text, number) for number in scan(text)])
    found: list[Quantity] = []
    for draft in drafts:
        tokens = modifiers.tokens_before(text, draft.start)
        measured = draft.unit is not None or draft.joined or draft.suspended
        if not draft.kept or counts_nothing(text, draft.number, tokens, measured):
            continue
        found.append(_quantity(text, draft, tokens, found[-1] if found else None))
    return found


def _quantity(text: str, draft: Draft, tokens: list[Token], previous: Quantity | None) -> Quantity:
    said = modifiers.before(tokens)
    start = draft.start if said.start is None else said.start
    if previous and start < previous.end:
        start = draft.start
    modifier: Modifier = said.modifier
    end = _end(text, draft)
    if (after := modifiers.after(text, end)) and modifier in ("exact", "about"):
        modifier, end = after
    if modifier == "exact":
        modifier = "range" if draft.joined else "vague" if draft.number.form == "vague" and draft.low < draft.high else "exact"
        if modifier == "range" and tokens and tokens[0][0] == "between":
            start = tokens[0][1]
    unit = draft.unit or ("fraction" if draft.number.form == "fraction" else None)
    kind = "number"
    if draft.number.form == "multiple":
        kind, unit = "multiple", "count"
    elif unit == "year of age" or (unit is None and _is_age(text, draft, tokens)):
        kind, unit = "age", "year of age"
    noun_at = _noun_start(draft, end)
    noun = None
    if not draft.money and kind != "age":
        noun = nouns.of_phrase(text, noun_at) or (nouns.phrase(text, noun_at, one=draft.high == 1) if unit in (None, "fraction") else None)
    low, high = _interval(draft, modifier)
    number = draft.number
    tail = draft.unit_span[1] if draft.unit_span else noun.span[1] if noun else end
    return Quantity(
        start, end, text[start:end], number.start, number.end, text[number.start : number.end], low, high, modifier,
        _trend(text, draft, said.trend), unit, rates.rate_after(text, max(end, tail)) or rates.rate_before(text, start),
        rates.per(text, start, max(end, tail)), kind, noun.singular if noun else None, noun.span if noun else None,
    )  # fmt: skip


def _end(text: str, draft: Draft) -> int:
    """Where its exact words end: a word joined by a hyphen belongs to it ("225-page")."""
    if draft.unit_span is None and (hyphened := _HYPHENED.match(text, draft.end)):
        return hyphened.end()
    return draft.end


def _noun_start(draft: Draft, end: int) -> int:
    if draft.counted_at is not None:
        return draft.counted_at
    return draft.unit_span[1] if draft.unit_span else draft.end


def _interval(draft: Draft, modifier: Modifier) -> tuple[float | None, float | None]:
    """The number meant; a direction opens one end, unless both are given."""
    if modifier in _OPEN_HIGH and not draft.joined:
        return draft.low, None
    if modifier in _OPEN_LOW and not draft.joined:
        return None, draft.high
    return draft.low, draft.high


def _trend(text: str, draft: Draft, said: Trend | None) -> Trend | None:
    """Up or down as the verb before it says, or the sign of a percentage."""
    sign = text[draft.start : draft.start + 1]
    if said is None and sign in ("-", "−") and draft.low < 0 and draft.unit == "percent":
        return "down"
    return said


def _is_age(text: str, draft: Draft, tokens: list[Token]) -> bool:
    """", 49," after a name; "who was 10"; "aged 15"."""
    number = draft.number
    if number.form != "digits" or number.scale != 1 or not 0 < number.low < 120 or draft.joined or len(tokens) < 2:
        return False
    last, before = tokens[0], tokens[1]
    if last[0] in ("aged", "age", "ages"):
        return True
    if not _AGE_AFTER.match(text, number.end):
        return False
    if last[0] == ",":
        return text[before[1]].isupper() and before[0].isalpha() is True
    return last[0] in _AGE_BEFORE and before[0] in _PERSON
