"""Numbers that leave out what another one beside them says: "up from 2.4 million", "from a few hundred to 900"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Quantity

_SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s+[\"“‘(]?[A-Z]|\n")
_CHANGE = re.compile(r"\b(?:from|to|than|or|against|versus|compared)\b[^,;]{0,30}$", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:,|(?:^|[\s,])(?:from|to|at|is|was|were|are|and|or|than|including|versus|vs\.?|against|by|only|of|for|with|up))"
    r"(?: (?:just|only|about|nearly|around|roughly|the|a|another|the other|almost|over))? ?$",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(r"-(?:, ?| and | or | to |, and |, or )")
_TO = re.compile(r" to (?:just |only )?")
_FROM_TO = re.compile(r"[^.;]*\b(?:from|to)\b[^.;]*")
_AGES = re.compile(r",? (?:and |or )?")
_FACTOR = 100.0  # how far apart two numbers of the same things may be
_NEAR = 160  # characters between them
_OTHER = {"percent", "fraction", "count", "year of age", "percentage point", "basis point"}
_TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}


def with_ellipsis(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities in order, each with the unit, noun or rate that it leaves out for another to say."""
    said: list[Quantity] = []
    for quantity in found:
        said.append(_filled(text, quantity, said[-3:]))
    for n in range(len(said) - 2, -1, -1):
        said[n] = _completed(text, said[n], said[n + 1])
    return said


def _filled(text: str, quantity: Quantity, before: list[Quantity]) -> Quantity:
    """The quantity with the unit or noun of the nearest one before it in its sentence that it can share."""
    for other in reversed(before):
        if quantity.start - other.end > _NEAR:
            break
        between = text[other.end : quantity.start]
        if _SENTENCE_END.search(between):
            break
        if quantity.rate is None and other.rate and _CHANGE.search(between) and _same_kind(quantity, other):
            quantity = replace(quantity, rate=other.rate)
        if _bare(quantity) and other.kind == "age" and _AGES.fullmatch(between):
            return replace(quantity, kind="age", unit=other.unit)
        if (
            _bare(quantity)
            and _can_share(quantity, other)
            and text[other.start - 1 : other.start] != "("
            and _leads(between, other)
        ):
            return replace(quantity, unit=other.unit, counted=other.counted)
    return quantity


def _bare(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.counted is None and quantity.kind == "number"


def _can_share(quantity: Quantity, other: Quantity) -> bool:
    if other.unit == "percent" and other.trend and quantity.trend:
        return True
    if other.unit in _OTHER or other.unit in _TIMES or other.unit is None and other.counted is None:
        return False
    one, two = _size(quantity), _size(other)
    return one > 0 and two > 0 and max(one, two) / min(one, two) <= _FACTOR


def _leads(between: str, other: Quantity) -> bool:
    match = _LEADS.search(between)
    return match is not None and not (match.group().startswith(",") and other.unit)


def _same_kind(quantity: Quantity, other: Quantity) -> bool:
    return _bare(quantity) or (quantity.unit, quantity.counted) == (other.unit, other.counted)


def _size(quantity: Quantity) -> float:
    return abs(next((end for end in (quantity.low, quantity.high) if end is not None), 0.0))


def _completed(text: str, quantity: Quantity, after: Quantity) -> Quantity:
    """What is said once after the second of two numbers and holds for the first too: "from 300 to 900 a day"."""
    if after.start - quantity.end > 40:
        return quantity
    between = text[quantity.end : after.start]
    if _bare(quantity) and _SUSPENDED.fullmatch(between):
        quantity = replace(quantity, unit=after.unit, counted=after.counted, kind=after.kind)
    elif _bare(quantity) and _TO.fullmatch(between) and _can_share(quantity, after):
        quantity = replace(quantity, unit=after.unit, counted=after.counted)
    if quantity.rate is None and after.rate and _same_kind(quantity, after) and _FROM_TO.fullmatch(between):
        quantity = replace(quantity, rate=after.rate)
    return quantity
