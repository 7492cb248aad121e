"""What looks like a number and counts nothing: dates, clock times, ordinals, scores, names, labels, idioms."""

from __future__ import annotations

import re

from onrecord.mentions import codes, idioms
from onrecord.mentions.modifiers import Token
from onrecord.mentions.numbers import Number
from onrecord.mentions.wordlists import either, words

_NEAR = 12  # characters looked at beside the number
_CLOCK = re.compile(
    r"(?::[0-5][0-9])+(?![0-9])| ?[ap]\.? ?m\b\.?| ?o[’']clock|(?:[.:][0-5][0-9])? ?(?:[ap]\.m|(?:GMT|EST|EDT|BST)\b)",
    re.IGNORECASE,
)
_GLUED_AFTER = re.compile(
    r"""(?:st|nd|rd|th)\b              # 22nd
    | [’']?s\b                        # the 1990s
    | \([a-z0-9]{1,3}\)               # 287(g)
    | [-–][a-z]{1,2}[0-9]             # R2-D2
    | [/\\.:'’′][0-9]                 # a date, a version, a time, a height
    | [_@]
    | -(?:for|on|by|v|vs|to)-         # 3-for-4
    | -(?:something|under|eleven)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LAW_AFTER = re.compile(r" (?:U\.? ?S\.? ?C|C\.? ?F\.? ?R|Stat)\b\.?|[- ]?(?:D|x\d)\b")
_ISO = re.compile(r"-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{2,4}|\.[0-9]{1,2}\.[0-9]{2,4}")
_PHONE_AFTER = re.compile(r"[-.][0-9]{3}[-.][0-9]{4}|\) ?[0-9]{3}[-. ][0-9]{4}|-[0-9]{4}\b")
_LETTER_BEFORE = re.compile(
    r"[^\W_]$|[A-Za-z]+[-–]$|[#_/\\@.=&§]$|=[\"']$|\b[A-Z]\.? ?[A-Z]?\.$|[0-9][-–/:.,][0-9]{0,4}$|[0-9]['’′]$"
)
_SHARPNESS = re.compile(r"[2458]K\b")
_LIST = re.compile(r"[.)]\s|\]")
_YEAR_LEAD = words("not_quantities", "before_years")
_SEASONS = words("not_quantities", "seasons")
_PEOPLE = re.compile(rf" (?:{either('not_quantities', 'never_after_years')}|or (?:more|so))\b")
_DAY_AFTER = re.compile(r"\.? [0-9]{1,2}\b")  # "the 8 Oct. 3 fires"
_MONTHS = re.compile(rf"(?:st|nd|rd|th)?(?: of)?[ -](?:{either('not_quantities', 'months')})\b")
_MONTH_WORDS = frozenset(month.lower() for month in words("not_quantities", "months"))
_LABELS = words("not_quantities", "labels")
_OPEN = words("not_quantities", "open")
_STREET = re.compile(rf"(?: [A-Z0-9][\w.]*){{1,4}} (?:{either('not_quantities', 'streets')})\b")


def counts_nothing(text: str, number: Number, tokens: list[Token], measured: bool, joined: bool) -> bool:
    """Whether the number is no quantity. ``tokens``: the words before it, last first; ``measured``: has a unit;
    ``joined``: is a range."""
    if joined:
        return not measured and _joined(text, number, tokens)
    if number.form == "digits":
        return _digits(text, number, tokens, measured)
    return bool(_CLOCK.match(text, number.end)) or idioms.is_idiom(text, number, tokens, measured)


def _joined(text: str, number: Number, tokens: list[Token]) -> bool:
    """Days, hours or labels from one to another: "20-26 January", "10 to 11:30 a.m.", "pages 12-15"."""
    labelled = bool(tokens) and tokens[0][0].rstrip(".") in _LABELS
    return labelled or bool(_MONTHS.match(text, number.end) or _CLOCK.match(text, number.end))


def _digits(text: str, number: Number, tokens: list[Token], measured: bool) -> bool:
    start, end = number.start, number.end
    if codes.is_code(text, number, tokens) or _glued(text, number, measured) or _dated(text, number, tokens):
        return True
    if tokens and tokens[0][0] == "per" and text[tokens[0][2] : start] == " ":
        return True  # what a rate is told per
    if measured:
        return _year_word(text, number, tokens)
    return _labelled(text, number, tokens) or _year(text, number, tokens) or _listed(text, start, end)


def _glued(text: str, number: Number, measured: bool) -> bool:
    """Part of a code, a clock time, an ordinal, a phone number, a link."""
    if not measured and _LETTER_BEFORE.search(text[max(0, number.start - _NEAR) : number.start]):
        return True
    if _CLOCK.match(text, number.end) or _LAW_AFTER.match(text, number.end):
        return True
    if not measured and _SHARPNESS.match(text, number.start):
        return True
    if not measured and text[number.end : number.end + 1].isalpha():
        return True
    return bool(_GLUED_AFTER.match(text, number.end) and not measured or _PHONE_AFTER.match(text, number.end))


def _dated(text: str, number: Number, tokens: list[Token]) -> bool:
    """A day of a month, a day in figures, or the days after it ("Sept. 20-24")."""
    if _ISO.match(text, number.end):
        return True
    if number.low > 31 or number.scale != 1 or number.low != int(number.low):
        return False
    if (month := _MONTHS.match(text, number.end)) and not _DAY_AFTER.match(text, month.end()):
        return True
    for word, begin, stop in tokens[:3]:
        if word.rstrip(".") in _MONTH_WORDS:
            return text[begin].isupper() and "," not in text[stop : number.start]
        if not (word[0].isdigit() or word in "-–—" or word in ("to", "and", "or", "through", "the")):
            return False
    return False


def _labelled(text: str, number: Number, tokens: list[Token]) -> bool:
    """ "page 3", "Title 42", "iPhone 11", "1600 Pennsylvania Avenue", "call 911"."""
    if _STREET.match(text, number.end):
        return True
    if not tokens or text[tokens[0][2] : number.start].strip(" \u00a0.") or "," in text[number.start : number.end]:
        return False
    word, begin, _ = tokens[0]
    bare = word.rstrip(".")
    if idioms.is_label(tokens) or word in ("and", "or", "to") and _second_label(tokens):
        return True
    if bare in ("call", "called", "calls", "dial", "dialed", "dialled", "calling") and number.low in (
        911,
        999,
        311,
        112,
        988,
        101,
    ):
        return True
    if number.scale != 1 or number.low != int(number.low):
        return False
    if idioms.counts_people(text, number.end):
        return False
    if len(bare) > 1 and text[begin : begin + len(bare)].isupper() and bare.isalpha() and bare not in _OPEN:
        return True
    return text[begin].isupper() and bare not in _OPEN and (len(tokens) > 1 or begin > 0)


def _second_label(tokens: list[Token]) -> bool:
    """ "figures 2 and 3"."""
    return len(tokens) > 2 and tokens[1][0].isdigit() and tokens[2][0].rstrip(".") in _LABELS


def _year(text: str, number: Number, tokens: list[Token]) -> bool:
    """Four digits without a comma that read as a year."""
    written = text[number.start : number.end]
    if not (len(written) == 4 and written.isdigit() and 1500 <= number.low <= 2100 and number.scale == 1):
        return False
    before = tokens[0][0] if tokens else ""
    if 1900 <= number.low <= 2050:
        return not (_PEOPLE.match(text, number.end) and before not in _YEAR_LEAD and number.low % 50 == 0)
    if before == "of" and not (len(tokens) > 1 and (text[tokens[1][1]].isupper() or tokens[1][0] in _SEASONS)):
        return False
    return before in _YEAR_LEAD and not _PEOPLE.match(text, number.end)


def _year_word(text: str, number: Number, tokens: list[Token]) -> bool:
    """A year with a word after it that is a unit elsewhere ("during 2016 Stone")."""
    written = text[number.start : number.end]
    spaced = text[number.end : number.end + 2].strip().isalpha()
    year = len(written) == 4 and written.isdigit() and 1900 <= number.low <= 2050 and number.scale == 1
    return year and spaced and bool(tokens) and tokens[0][0] in ("in", "since", "during", "until")


def _listed(text: str, start: int, end: int) -> bool:
    """The number of an item at the beginning of a line, or of a note."""
    first = start == 0 or text[start - 1] in "\n(["
    return first and bool(_LIST.match(text, end)) and end - start < 3
