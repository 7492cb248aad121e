"""Every quantity in a text, with its exact characters: number, modifier, unit, trend, rate.

One scan finds the numbers (``numbers``), each gets its unit (``measured``, ``units``), pairs become ranges
(``ranges``), what counts nothing is left out (``not_quantities``), and the words beside it say how it is meant
(``modifiers``, ``rates``, ``nouns``). No parser, no model: the word lists are data beside these modules.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import Literal

from onrecord.mentions import modifiers, nouns, rates
from onrecord.mentions.ellipsis import with_ellipsis
from onrecord.mentions.measured import Draft, measure
from onrecord.mentions.modifiers import Token
from onrecord.mentions.not_quantities import counts_nothing
from onrecord.mentions.ranges import join
from onrecord.mentions.scanning import scan
from onrecord.mentions.spacing import even
from onrecord.model import Modifier, Quantity, Trend

Kind = Literal["number", "age", "multiple"]
_HYPHENED = re.compile(r"-([A-Za-zÀ-ÖØ-öø-ɏ]+)(?:-old)?\b(?!-[0-9])")
_AGE_AFTER = re.compile(r"[\"”’']?(?:\s*[,.;)―—–]|\s*$| (?:who|and|on|by|when|at the|in|this|next|now)\b)")
_NO_ASIDE = re.compile(r" (?:by|at the|in)\b")  # "Pell, 44 by noon" tells no age; "she turned 44 in May" does
_OLDER = re.compile(r",? (?:and|or) (?:older|younger|over|up|under)\b|-(?:and|or)-(?:older|over|under)\b")
_RESTRICTS = {"top", "record", "remaining", "additional", "extra"}
_BECAME = {"turned", "turns", "turning"}
_IS = {"is", "was", "be", "am", "were", "are", "turn", "being"}
_ANYBODY = {"anyone", "anybody", "everyone", "everybody", "nobody", "those", "them", "someone"}
_PERSON = {"he", "she", "who", "i", "you", "they"}
# What a verb that also takes an object ("lost", "gained") can move by.
_MOVING = {"percent", "percentage point", "basis point", "point", "cent", "penny", "sen"}
_TIMES = {"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"}
_LENGTHS = {"metre", "foot", "mile", "kilometre", "yard", "inch", "centimetre", "millimetre"}
_NO_COMPOUND = {"percent", "fraction", "percentage point", "basis point", "year of age"}
_AGAIN = re.compile(r"(?: [^\W\d_]+){0,3} ?\(|(?: [^\W\d_]+){0,3},? or | ?/ ?")
_OPEN_HIGH = ("at_least", "more_than")
_OPEN_LOW = ("at_most", "less_than", "up_to")


def find(text: str) -> list[Quantity]:
    """Every quantity in the text, in order, none overlapping another; ``text[q.start:q.end] == q.exact``."""
    original, text = text, even(text)
    drafts = join(text, _drafts(text))
    found: list[Quantity] = []
    for draft, following in zip_longest(drafts, drafts[1:]):
        tokens = modifiers.tokens_before(text, draft.start)
        measured = draft.unit is not None or draft.suspended
        if not draft.kept or not draft.sure and counts_nothing(text, draft.number, tokens, measured, draft.joined):
            continue
        limit = following.start if following else len(text)
        found.append(_Reading(text, draft, tokens, found, limit).quantity())
    return [_as_written(original, quantity) for quantity in with_ellipsis(text, found)]


def _as_written(text: str, quantity: Quantity) -> Quantity:
    """The quantity with its characters as the unmodified text has them."""
    exact, number = text[quantity.start : quantity.end], text[quantity.number_start : quantity.number_end]
    return quantity if exact == quantity.exact else replace(quantity, exact=exact, number=number)


def _drafts(text: str) -> list[Draft]:
    """Every number with its unit; digits inside a unit ("cm2") are not read again."""
    drafts: list[Draft] = []
    edge = 0
    for number in scan(text):
        if number.start >= edge:
            drafts.append(measure(text, number))
            drafts[-1].start = max(drafts[-1].start, min(edge, number.start))
            edge = max(drafts[-1].end, drafts[-1].unit_span[1] if drafts[-1].unit_span else 0)
    return drafts


class _Reading:
    """One draft with the words around it, read into a quantity."""

    def __init__(self, text: str, draft: Draft, tokens: list[Token], found: list[Quantity], limit: int) -> None:
        self.text, self.draft, self.tokens, self.limit = text, draft, tokens, limit
        self.previous = found[-1] if found else None
        self.kind, self.unit = self._unit()
        self.end = self._end()
        self.noun = self._noun()
        self.tail = max(self.end, draft.unit_span[1] if draft.unit_span else 0, self.noun.span[1] if self.noun else 0)

    def quantity(self) -> Quantity:
        """The quantity that the draft and the words say."""
        draft, number = self.draft, self.draft.number
        start, end, modifier, trend = self._modified()
        low, high = _interval(draft, modifier)
        rate = rates.rate_after(self.text, max(self.tail, end)) or rates.rate_before(self.text, start)
        under = self._under()
        per = under if under and not rates.is_period(under) else rates.per(self.text, start, max(self.tail, end))
        return Quantity(
            start, end, self.text[start:end], number.start, number.end, self.text[number.start : number.end],
            low, high, modifier, trend, f"{self.unit} per {under}" if under else self.unit, rate, per, self.kind,
            self._counted(),
        )  # fmt: skip

    def _counted(self) -> str | None:
        """What is counted, with the word before the number that restricts it too ("the top three seeds")."""
        if self.noun is None:
            return None
        first = self.tokens[0][0] if self.tokens else ""
        return f"{first} {self.noun.singular}" if first in _RESTRICTS and not self.draft.unit else self.noun.singular

    def _unit(self) -> tuple[Kind, str | None]:
        draft = self.draft
        if draft.number.form == "multiple":
            return "multiple", "count"
        if draft.unit == "year of age" or draft.unit in (None, "year") and self._is_age():
            return "age", "year of age"
        return "number", draft.unit or ("fraction" if draft.number.form == "fraction" else None)

    def _under(self) -> str | None:
        """What its unit is per where that is written right beside it: the month of "dollar per month"."""
        if self.unit is None or self.unit in _NO_COMPOUND or not (self.draft.money or self.draft.unit_span):
            return None
        return rates.denominator(self.text, self.draft.unit_span[1] if self.draft.unit_span else self.end)

    def _end(self) -> int:
        """Where its exact words end: a word joined by a hyphen belongs to it ("90-page")."""
        draft = self.draft
        after = modifiers.after(self.text, draft.end)
        plain = draft.unit_span is None and not draft.money and not after
        hyphened = _HYPHENED.match(self.text, draft.end) if plain else None
        return hyphened.end() if hyphened and hyphened.end() <= self.limit else draft.end

    def _noun(self) -> nouns.Noun | None:
        """What is counted: the words right after it, or those after "of the"."""
        draft = self.draft
        if draft.money or self.kind == "age":
            return None
        if draft.noun:
            return nouns.Noun(draft.noun[0], (draft.noun[1], draft.noun[1] + len(draft.noun[0])))
        if self.end > draft.end:
            word = self.text[draft.end + 1 : self.end]
            if word == "strong":  # "the 1,400-strong workforce"
                return nouns.phrase(self.text, self.end, one=True)
            return nouns.Noun(nouns.singular(word), (draft.end + 1, self.end))
        at = draft.counted_at or (draft.unit_span[1] if draft.unit_span else draft.end)
        if not draft.unit_span and (after := modifiers.after(self.text, draft.end)):
            at = after[1]
        if noun := nouns.of_phrase(self.text, at) or (nouns.whole(self.text, at) if self.unit == "fraction" else None):
            return noun
        if (
            self.unit is None
            or self.unit == "fraction"
            and (draft.counted_at or "/" in self.text[draft.start : draft.end])
        ):
            return nouns.phrase(self.text, at, one=draft.high == 1)
        return None

    def _modified(self) -> tuple[int, int, Modifier, Trend | None]:
        """Where its exact words begin and end, how it is meant, and whether it moved."""
        draft = self.draft
        said = modifiers.before(self.tokens, self.unit in _MOVING, self.unit in _TIMES, self.unit in _LENGTHS)
        start = draft.start if said.start is None else said.start
        if self.previous and start < self.previous.end:
            start = draft.start
        modifier, end = said.modifier, self.end
        after = modifiers.after(self.text, end)
        if after and after[1] <= self.limit and modifier in ("exact", "about"):
            modifier, end = after
        if modifier == "about" and _plain_modifier(draft) == "vague":
            modifier = "vague"  # "maybe tens of thousands"
        trend = said.trend or _signed(self.text, draft)
        if modifier == "exact" and trend is None and self.previous and self._restates(self.previous):
            modifier, trend = self.previous.modifier, self.previous.trend
            modifier = "exact" if modifier in ("range", "vague") else modifier
        if modifier == "exact":
            modifier = _plain_modifier(draft)
            led = modifier == "range" and bool(self.tokens) and self.tokens[0][0] == "between"
            if led and not (self.previous and self.tokens[0][1] < self.previous.end):
                start = self.tokens[0][1]
        return start, end, modifier, trend

    def _restates(self, previous: Quantity) -> bool:
        """ "80 hp (60 kW)", "up 12 points, or 0.4%": the same amount again in another unit."""
        if self.draft.money or not self.unit or not previous.unit or self.unit == previous.unit:
            return False
        near = self.draft.start - previous.end <= 40
        return near and bool(_AGAIN.fullmatch(self.text[previous.end : self.draft.start]))

    def _is_age(self) -> bool:
        """ ", 49," after a name; "who was 10"; "aged 15"; "under the age of 9 years"."""
        text, number, tokens = self.text, self.draft.number, self.tokens
        if number.scale != 1 or not 0 < number.low < 120 or len(tokens) < 2:
            return False
        last, before = tokens[0], tokens[1]
        if last[0] in ("aged", "age", "ages") or last[0] == "of" and before[0] in ("age", "ages"):
            return True
        if self._is_age_limit():
            return True
        if (
            number.form != "digits"
            or self.draft.joined
            or self.unit_follows()
            or not _AGE_AFTER.match(text, number.end)
        ):
            return False
        if last[0] == "at" and before[0] == ",":
            return True
        if last[0] == ",":
            named = text[before[1]].isupper() or number.low >= 5 and text[number.end : number.end + 1] == ","
            named = named and not _NO_ASIDE.match(text, number.end)
            return named and before[0].replace("-", "").isalpha()
        return last[0] in _BECAME or last[0] in _IS and bool(_PERSON & {before[0], *(t[0] for t in tokens[2:3])})

    def _is_age_limit(self) -> bool:
        """ "children under 5", "voters 65 and older"."""
        if self.draft.unit or self.draft.number.form != "digits":
            return False
        if _OLDER.match(self.text, self.draft.end):
            return True
        whose = self.tokens[1][0]
        limited = self.tokens[0][0] in ("under", "over") and (nouns.is_person(whose) or whose in _ANYBODY)
        noun = nouns.phrase(self.text, self.draft.end) if limited else None
        return limited and not (noun and nouns.is_plural(self.text[slice(*noun.span)]))

    def unit_follows(self) -> bool:
        """Whether it has a unit already."""
        return self.draft.unit is not None


def _plain_modifier(draft: Draft) -> Modifier:
    if draft.joined:
        return "range"
    return "vague" if draft.number.form == "vague" and draft.low < draft.high else "exact"


def _interval(draft: Draft, modifier: Modifier) -> tuple[float | None, float | None]:
    """The number meant; a direction opens one end, unless both are given."""
    if modifier in _OPEN_HIGH and not draft.joined:
        return draft.low, None
    if modifier in _OPEN_LOW and not draft.joined:
        return None, draft.high
    return draft.low, draft.high


def _signed(text: str, draft: Draft) -> Trend | None:
    """A percentage with a minus sign fell."""
    sign = text[draft.start : draft.start + 1]
    return "down" if sign in ("-", "−", "–") and draft.low < 0 and draft.unit == "percent" else None
