"""Two numbers that are one: ranges and shares; and two that look like one: votes, scores, changes."""

from __future__ import annotations

import re

from onrecord.mentions.measured import Draft
from onrecord.mentions.modifiers import before, changes, tokens_before
from onrecord.mentions.nouns import is_plural
from onrecord.mentions.units import data

_TO = re.compile(r"-? (?:to|through) ?-?|\s?[-–—−‑]\s?|-to-|-?/-?|\s?~\s?")
_OR = re.compile(r"-? or ")
_AND = re.compile(r" and ")
_IN = re.compile(r" (?:in|of) (?:every )?| out of (?:every )?|-in-")
_SUSPENDED = re.compile(r"-(?:, ?| and | or | to |, and |, or )")
_HYPHEN = re.compile(r"[-–—‑]")
_TIGHT = {"-", "–", "—", "‑", "-to-"}
_CODE = re.compile(r"[-–][0-9]")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
_MONTHS = frozenset(month.lower() for month in data("not_quantities.yml")["months"])
_VOTES = re.compile(rf"\b(?:{'|'.join(data('not_quantities.yml')['votes'])})\b", re.IGNORECASE)
_SPORT = re.compile(r"\b(?:win|won|beat|beats|beating|defeat\w*|lead|leads|led|lost|loss|draw|drew|score\w*|goals?|victory|record|series|match|game|trail\w*"
                    r"|tie|tied|rout\w*|season|league|half-?time|penalt\w+|sets?)\b", re.IGNORECASE)  # fmt: skip
_AROUND = 70
_SHARES_OF = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 300, 500, 1000, 10000, 100000, 1000000}  # fmt: skip
_OR_TWO = re.compile(r"\ban? ([a-z]+) or $", re.IGNORECASE)
_AND_HALF = re.compile(r"\ban? (hour|day|week|month|year|decade|century|mile|minute) and (?:a )?$", re.IGNORECASE)
_YEAR_LEADS = {"in", "by", "since", "until", "during", "before", "after"}
_TIME_UNITS = {"second", "minute", "hour", "day", "night", "week", "month", "year", "century", "mile", "point"}
_TIME = re.compile(r"[- ](?:second|minute|hour|day|night|week|month|year|decade|game|match)s?\b")


def join(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts with every range and share made one; votes are told apart, scores are dropped."""
    joined: list[Draft] = []
    at = 0
    for draft in drafts:
        _or_two(text, draft)
        _and_half(text, draft)
    while at < len(drafts):
        first = drafts[at]
        second = drafts[at + 1] if at + 1 < len(drafts) else None
        if second is None or second.start - first.number.end > 60:
            joined.append(first)
            at += 1
            continue
        joined.append(first)
        at += 2 if _pair(text, first, second) else 1
    return joined


def _or_two(text: str, draft: Draft) -> None:
    """ "a week or two", "a decade or two decades": one to two of them; decades are told in years."""
    if draft.low != 2 or draft.number.form != "words":
        return
    match = _OR_TWO.search(text[max(0, draft.start - 24) : draft.start])
    if not match:
        return
    noun = match[1].lower()
    again = re.compile(rf" {re.escape(noun)}s\b", re.IGNORECASE).match(text, draft.number.end)
    worth = 10.0 if noun == "decade" else 1.0
    draft.low, draft.high, draft.joined = worth, 2 * worth, True
    draft.start = draft.number.start = draft.start - len(match.group())
    draft.number.end = draft.end = again.end() if again else draft.number.end
    draft.unit, draft.unit_span = ("year" if noun == "decade" else _time_unit(noun)), None
    draft.noun = None if draft.unit else (noun, draft.start + match.start(1) - match.start())


def _and_half(text: str, draft: Draft) -> None:
    """ "an hour and a half"."""
    match = _AND_HALF.search(text[max(0, draft.start - 24) : draft.start]) if draft.low == 0.5 else None
    if match:
        draft.low = draft.high = 1.5
        draft.start = draft.number.start = draft.start - len(match.group())
        draft.number.form, draft.unit, draft.unit_span = "words", match[1].lower(), None


def _time_unit(noun: str) -> str | None:
    return noun if noun in _TIME_UNITS else None


def _pair(text: str, first: Draft, second: Draft) -> bool:
    """Whether the two have become one, which is then the first."""
    end = first.unit_span[1] if first.unit_span else first.end
    between = text[end : second.start] if end <= second.start else ""
    if not between or "\n\n" in between:
        return False
    if _SUSPENDED.fullmatch(between) and not _TO.fullmatch(between):
        _lend(first, second)
        first.suspended = True
        return False
    if first.unit == "foot" and between == "-" and second.unit is None and second.high < 12:
        second.kept = False  # 6-foot-7
        return False
    if _TO.fullmatch(between):
        return _range(text, first, second, between)
    if _AND.fullmatch(between):
        return _led_by(text, first, "between") and _between(text, first, second)
    if _OR.fullmatch(between):
        return _close(first, second) and _merge(first, second)
    if _IN.fullmatch(between):
        return _share(text, first, second)
    return False


def _range(text: str, first: Draft, second: Draft, between: str) -> bool:
    if _month_days(text, first) and second.low <= 31 and second.unit is None:
        first.kept = second.kept = False
        return True
    if _HYPHEN.fullmatch(between) and _CODE.match(text, second.end):
        first.kept = second.kept = False
        return True
    if _HYPHEN.fullmatch(between) and first.number.form != second.number.form:
        return False
    if between.strip() in _TIGHT and first.unit is None and _versus(text, first, second):
        return not first.kept
    if between.strip("-") == "/" and not (first.money and second.money):
        return False
    if first.unit is None and second.unit is None and _years(text, first, second):
        first.kept = second.kept = False
        return True
    if _in_year(text, first) and (second.unit or second.high > 2100):
        return False
    if " " in between and _is_change(text, first, second):
        _lend(first, second)
        second.sure = True
        return False
    return _merge(first, second)


def _years(text: str, first: Draft, second: Draft) -> bool:
    """ "1600 to 1900" and nothing that is counted after it."""
    plain = all(n.form == "digits" and n.scale == 1 and n.low == int(n.low) for n in (first.number, second.number))
    word = _WORD_AFTER.match(text, second.end)
    counted = word is not None and is_plural(word[1]) and word[1].islower()
    return (
        plain
        and 1500 <= first.low <= 2100
        and second.low <= 2100
        and "," not in text[first.start : second.end]
        and not counted
    )


def _in_year(text: str, first: Draft) -> bool:
    """ "rose in 2018 to 3.9 million"."""
    number = first.number
    plain = number.form == "digits" and number.end - number.start == 4 and 1900 <= number.low <= 2100
    lead = tokens_before(text, first.start, 12)
    return plain and number.scale == 1 and bool(lead) and lead[0][0] in _YEAR_LEADS


def _month_days(text: str, first: Draft) -> bool:
    """ "September 16-19"."""
    tokens = tokens_before(text, first.start, 20)
    return bool(tokens) and tokens[0][0].rstrip(".") in _MONTHS and first.low <= 31


def _is_change(text: str, first: Draft, second: Draft) -> bool:
    """ "fell from 10 to 8" and "rose 64 points to 4,577": two numbers, for one is where it was or how far it went."""
    tokens = tokens_before(text, first.start, 90)
    if _led_by(text, first, "from"):
        down_from = len(tokens) > 2 and tokens[0][0] == "the" and tokens[1][0] == "from"
        return changes(tokens) and not down_from
    if not before(tokens).trend:
        return False
    if first.money and first.unit_span is None and second.unit is None:
        return False
    if first.unit_span or first.money:
        return first.unit != second.unit or first.money or second.high > 5 * first.low
    return second.unit is None and second.high > 5 * first.low


def _between(text: str, first: Draft, second: Draft) -> bool:
    if first.unit is None and second.unit is None and _years(text, first, second):
        first.kept = False
        return True
    return _merge(first, second)


def _versus(text: str, first: Draft, second: Draft) -> bool:
    """ "348-77" is a vote and "3-2" a score: a vote is two quantities, a score is none."""
    word = _WORD_AFTER.match(text, second.end)
    counted = second.unit is not None or text[second.end : second.end + 1] == "-" or (
        word is not None and is_plural(word[1]) and word[1].islower() and not _VOTES.fullmatch(word[1]))  # fmt: skip
    if first.low < second.low and counted:
        return False
    around = text[max(0, first.start - _AROUND) : second.end + _AROUND]
    if _VOTES.search(around) and not text[second.end : second.end + 2].startswith("-") and not counted:
        first.sure = second.sure = True
        return True
    if first.low >= second.low or _SPORT.search(around):
        first.kept = second.kept = False
        return True
    return False


def _led_by(text: str, first: Draft, word: str) -> bool:
    """Whether that word stands right before the first number, a modifier or two aside."""
    tokens = tokens_before(text, first.start, 30)
    return any(token[0] == word for token in tokens[:3])


def _close(first: Draft, second: Draft) -> bool:
    """ "three or four": neighbours that say one rough number."""
    return first.unit in (None, second.unit) and first.low < second.low <= 2 * first.low + 1 and first.low < 1000


def _share(text: str, first: Draft, second: Draft) -> bool:
    """ "one in five", "9 out of 10"."""
    whole = "out" in text[first.end : second.start] or "every" in text[first.end : second.start]
    of = " of" in text[first.end : second.start] and not whole and second.low != 10
    if (
        of
        or first.unit
        or second.unit
        and not whole
        or not 0 < first.low <= second.low
        or first.low == second.low
        and not whole
    ):
        return False
    if not whole and (second.low not in _SHARES_OF or _TIME.match(text, second.end) or first.low > 10):
        return False
    first.low = first.high = first.low / second.low
    first.number.end = first.end = second.number.end
    first.unit, first.joined, first.counted_at = "fraction", False, second.end
    return True


def _merge(first: Draft, second: Draft) -> bool:
    """Make the two one range if their values and units allow it."""
    if first.unit and second.unit and first.unit != second.unit and not _sharpens(first, second):
        return False
    if second.number.form == "multiple" and first.number.form == "words" and first.unit is None:
        first.number.form = "multiple"  # "four- to fivefold"
    elif "multiple" in (first.number.form, second.number.form) or (
        first.number.form == "fraction" and not second.unit and second.number.form != "fraction"
    ):
        return False
    if first.unit_span and not first.money and first.unit != "percent" and second.unit is None:
        return False
    own = first.unit is not None and first.unit == second.unit and first.unit != "percent"
    if first.money and first.unit_span is None and second.unit is None and not _bare_end(second):
        return False
    _lend(first, second)
    if not first.low < second.high and not own:
        return False
    first.high = second.high
    first.number.end = second.number.end
    first.end = second.end
    first.unit_span = second.unit_span
    first.glued = second.glued
    first.joined = True
    return True


def _bare_end(second: Draft) -> bool:
    """Whether a number can be the upper end of an amount of money: "$800 to 1,000", not "$130,000 to one woman"."""
    return second.number.form == "digits"


def _sharpens(first: Draft, second: Draft) -> bool:
    """ "1 to 2 degrees" where the first unit is part of the second's name."""
    return bool(
        first.unit
        and second.unit
        and first.money
        and second.money
        and "dollar" in first.unit
        and "dollar" in second.unit
    )


def _lend(first: Draft, second: Draft) -> None:
    """Give the first the scale and the unit of the second, or the second the first's currency."""
    one, two = first.number, second.number
    if first.unit_span is not None:
        pass
    elif (
        one.scale == 1
        and two.scale > 1
        and 0 < abs(one.mantissa) < abs(two.mantissa)
        and one.form == two.form == "digits"
        or (one.scale == 1 and two.scale >= 100 and one.form == "words" and 0 < one.mantissa < two.mantissa)
    ):
        one.scale = two.scale
        first.low, first.high = first.low * two.scale, first.high * two.scale
    if first.unit is None and second.unit:
        first.unit, first.money = second.unit, second.money
    elif second.unit is None and first.unit and first.money:
        second.unit, second.money = first.unit, first.money
