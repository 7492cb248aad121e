"""Two numbers that are one: ranges ("400 to 450") and shares ("one in five")."""

from __future__ import annotations

import re

from onrecord.mentions import halves, versus
from onrecord.mentions.measured import Draft

_TO = re.compile(r"-? (?:to|through) ?-?|\s?[-–—−‑]\s?|-to-|-?/-?|\s?~\s?")
_OR = re.compile(r"-? or ")
_AND = re.compile(r" and ")
_IN = re.compile(r" (?:in|of) (?:every )?| out of (?:every )?|-in-")
_THING_IN = re.compile(r" [a-z]+(?:-[a-z]+)?(?: [a-z]+)? in (?:every )?")
_COUNTED = re.compile(r" [a-z]+s\b")
_SUSPENDED = re.compile(r"-(?:, ?| and | or |, and |, or )")
_HYPHENS = {"-", "–", "—", "‑"}
_FAR = 60  # characters between the two
# What a share is told of ("one in 200"), when "out of" does not say that it is one.
_WHOLES = {*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 300, 500, 10**3, 10**4, 10**5, 10**6}
_TIME = re.compile(r"[- ](?:second|minute|hour|day|night|week|month|year|decade|game|match)s?\b")


def join(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts with every range and share made one; votes are told apart, scores are left out."""
    joined: list[Draft] = []
    for draft in drafts:
        halves.complete(text, draft)
    at = 0
    while at < len(drafts):
        joined.append(drafts[at])
        near = at + 1 < len(drafts) and drafts[at + 1].start - drafts[at].number.end <= _FAR
        at += 2 if near and _pair(text, drafts[at], drafts[at + 1]) else 1
    return joined


def _pair(text: str, first: Draft, second: Draft) -> bool:
    """Whether the two have become one, which is then the first, or none."""
    end = first.unit_span[1] if first.unit_span else first.end
    between = text[end : second.start]
    if not between or "\n\n" in between:
        return False
    if _SUSPENDED.fullmatch(between):
        _lend(first, second)
        first.suspended = True
        return False
    if first.unit == "foot" and between == "-" and second.unit is None and second.high < 12:
        second.kept = False  # 6-foot-7
        return False
    if _TO.fullmatch(between):
        return _range(text, first, second, between)
    if _AND.fullmatch(between) and versus.led_by(text, first, "between"):
        dated = versus.are_years(text, first, second) or versus.are_days(text, first, second)
        return versus.leave_out(first, second) if dated else _merge(first, second)
    if _OR.fullmatch(between):
        return _close(first, second) and _merge(first, second)
    one = first.number.form == "words" and first.low == first.high == 1
    split = one and _THING_IN.fullmatch(between) and not _COUNTED.match(text, second.end)  # "one train in five"
    return bool(split or _IN.fullmatch(between)) and _share(text, first, second, between)


def _range(text: str, first: Draft, second: Draft, between: str) -> bool:
    tight = between.strip()
    if versus.are_days(text, first, second) or versus.are_years(text, first, second):
        return versus.leave_out(first, second)
    if tight in _HYPHENS and first.number.form != second.number.form:
        return False
    if (tight in _HYPHENS or tight == "-to-") and first.unit is None:
        if versus.is_vote(text, first, second):
            first.sure = second.sure = True
            return False
        if versus.is_score(text, first, second):
            return versus.leave_out(first, second)
    if "/" in between and not (first.money and second.money) or versus.after_year(text, first, second):
        return False
    if _part(first, second):
        return False
    if " " in between and versus.is_change(text, first, second):
        _lend(first, second)
        second.sure = True
        return False
    return _merge(first, second)


def _close(first: Draft, second: Draft) -> bool:
    """ "three or four": neighbours that say one rough number."""
    return first.unit in (None, second.unit) and first.low < second.low <= 2 * first.low + 1 and first.low < 1000


def _share(text: str, first: Draft, second: Draft, between: str) -> bool:
    """ "one in five", "9 out of 10"; "35 of the 50 seats" are two numbers."""
    out_of = "out" in between or "every" in between
    if first.unit or not 0 < first.low <= second.low:
        return False
    if not out_of:
        one = first.low == 1 and second.low <= 100 and " of" not in between
        usual = one or (second.low == 10 if " of" in between else second.low in _WHOLES)
        if second.unit or not usual or first.low == second.low or first.low > 10 or _TIME.match(text, second.end):
            return False
    first.low = first.high = first.low / second.low
    first.number.end = first.end = second.number.end
    first.unit, first.counted_at = "fraction", second.end
    return True


def _merge(first: Draft, second: Draft) -> bool:
    """Make the two one range if their values and units allow it."""
    if not (_same_kind(first, second) and _same_unit(first, second)):
        return False
    own = first.unit is not None and first.unit == second.unit and first.unit != "percent"
    _lend(first, second)
    if not first.low < second.high and not own:
        return False
    first.high, first.joined = second.high, True
    first.number.end, first.end = second.number.end, second.end
    first.unit_span, first.glued = second.unit_span, second.glued
    return True


def _same_kind(first: Draft, second: Draft) -> bool:
    """No range goes from a share or a multiple to a count."""
    forms = (first.number.form, second.number.form)
    if forms == ("words", "multiple") and first.unit is None:
        first.number.form = "multiple"  # "four- to fivefold"
        return True
    return "multiple" not in forms and not _part(first, second)


def _part(first: Draft, second: Draft) -> bool:
    """ "fell by half to 412 million euros": the first is a part, the second is none."""
    form = second.number.form
    whole = form != "fraction" and (second.unit is None or second.money or form == "digits")
    return first.number.form == "fraction" and first.unit is None and whole


def _same_unit(first: Draft, second: Draft) -> bool:
    """Whether the two can have one unit: said twice, or by one of them for both."""
    if first.unit and second.unit and first.unit != second.unit:
        return first.money and second.money and "dollar" in first.unit and "dollar" in second.unit
    if first.unit_span and not first.money and first.unit != "percent" and second.unit is None:
        return False
    # "$600 to 750", but not "$130,000 to one woman"
    marked = first.money and first.unit_span is None and second.unit is None
    return not marked or second.number.form == "digits"


def _lend(first: Draft, second: Draft) -> None:
    """Give the first the scale and the unit of the second, or the second the first's currency."""
    if first.unit_span is None and _shares_scale(first, second):
        scale = second.number.scale
        first.number.scale = scale
        first.low, first.high = first.low * scale, first.high * scale
    if first.unit is None and second.unit:
        first.unit, first.money = second.unit, second.money
    elif second.unit is None and first.money:
        second.unit, second.money = first.unit, first.money


def _shares_scale(first: Draft, second: Draft) -> bool:
    """ "$1.5 to $2 billion": the first is in billions too; "$500 to $1 million": it is not."""
    one, two = first.number, second.number
    if one.scale != 1 or two.scale == 1 or not 0 < abs(one.mantissa) < abs(two.mantissa):
        return False
    return one.form == two.form == "digits" or one.form == "words" and two.scale >= 100
