"""Numbers said around a noun: "a week or two", "an hour and a half"."""

from __future__ import annotations

import re

from onrecord.mentions.measured import Draft
from onrecord.mentions.number_words import BEGINNINGS

_OR_TWO = re.compile(r"\ban? ([a-z]+) or $", re.IGNORECASE)
_AND_HALF = re.compile(r"\ban? (hour|day|week|month|year|decade|century|mile|minute) and (?:a )?$", re.IGNORECASE)
_UNITS = {"second", "minute", "hour", "day", "night", "week", "month", "year", "century", "mile", "point"}
_LOOK = 24  # characters looked back at


def complete(text: str, draft: Draft) -> None:
    """Take in the noun and the number before it, where the draft is the end of such a phrase."""
    before = text[max(0, draft.start - _LOOK) : draft.start]
    if draft.low == 2 and draft.number.form == "words" and (match := _OR_TWO.search(before)):
        _or_two(text, draft, match)
    elif draft.low == 0.5 and (match := _AND_HALF.search(before)):
        draft.low = draft.high = 1.5
        draft.start = draft.number.start = draft.start - len(match.group())
        draft.number.form, draft.unit, draft.unit_span = "words", match[1].lower(), None


def _or_two(text: str, draft: Draft, match: re.Match[str]) -> None:
    """One to two of them; decades ("a decade or two") are told in years."""
    noun = match[1].lower()
    if noun in BEGINNINGS:
        return
    end = draft.number.end
    again = f" {noun}s"
    if text[end : end + len(again)].lower() == again:
        draft.number.end = draft.end = end + len(again)
    worth = 10.0 if noun == "decade" else 1.0
    draft.low, draft.high, draft.joined = worth, 2 * worth, True
    draft.start = draft.number.start = draft.start - len(match.group())
    draft.unit_span = None
    if noun == "decade":
        draft.unit = "year"
    elif noun in _UNITS:
        draft.unit = noun
    else:
        draft.unit, draft.noun = None, (noun, draft.start + match.start(1) - match.start())
