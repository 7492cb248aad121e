"""What looks like a number and counts nothing: dates, clock times, ordinals, scores, names, labels, idioms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.mentions.modifiers import Token
from onrecord.mentions.nouns import is_person, is_plural
from onrecord.mentions.numbers import Number
from onrecord.mentions.wordlists import data, either, words

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
_ORDINAL_AFTER = re.compile(
    r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,6}teenth"
    r"|\w{3,5}tieth|hundredth|thousandth|millionth)\b", re.IGNORECASE
)  # fmt: skip
_LAW_AFTER = re.compile(r" (?:U\.? ?S\.? ?C|C\.? ?F\.? ?R|Stat)\b\.?|[- ]?(?:D|x\d)\b")
_ISO = re.compile(r"-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{2,4}|\.[0-9]{1,2}\.[0-9]{2,4}")
_PHONE_AFTER = re.compile(r"[-.][0-9]{3}[-.][0-9]{4}|\) ?[0-9]{3}[-. ][0-9]{4}|-[0-9]{4}\b")
_LETTER_BEFORE = re.compile(
    r"[^\W_]$|[A-Za-z]+[-–]$|[#_/\\@.=&§]$|=[\"']$|\b[A-Z]\.? ?[A-Z]?\.$|[0-9][-–/:.,][0-9]{0,4}$|[0-9]['’′]$"
)
_SHARPNESS = re.compile(r"[2458]K\b")
_CAPITALS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]")
_LIST = re.compile(r"[.)]\s|\]")
_YEAR_LEAD = words("not_quantities", "before_years")
_BIG_TEN = words("not_quantities", "before_a_name")
_SEASONS = words("not_quantities", "seasons")
_PEOPLE = re.compile(rf" (?:{either('not_quantities', 'never_after_years')}|or (?:more|so))\b")
_HALF_NOT_BEFORE = words("not_quantities", "half_before")
_HALF_NOT_AFTER = re.compile(rf"[ -](?:{either('not_quantities', 'half_after')})\b", re.IGNORECASE)
_MULTIPLE_AFTER = re.compile(
    r" (?:the|that|its|his|her|their|our|what|as|last|this|in|from|to|over|since|by|within|during)\b|[.,;]|$| \d"
)
_NOUN_AFTER = re.compile(
    r"[ -](?!(?:in|of|at|on|during|to|with|and|for|after|before|is|are|was|were|has|have)\b)[^\W\d_]{2,}"
)
_ONE_NOUN = re.compile(r"[ \n]([^\W\d_]+(?:[’'][a-z]+)?)")
_DAY_AFTER = re.compile(r"\.? [0-9]{1,2}\b")  # "the 19 Sept. 11 hijackers"
_SOME_DAY = re.compile(r" (?:day|night|morning)\b(?! (?:of|in|per|a|after|before|later|earlier|only|and|or|at)\b)")
_DAY_LEADS = words("not_quantities", "before_one_day")
_FIGURES = re.compile(r"[- ]figures?\b", re.IGNORECASE)
_AS_MUCH = re.compile(r" (?:as (?:much|many|\w+ as)|the|that|what|its|their|last|this)\b")
_IDIOMS = re.compile(rf"-(?:{either('not_quantities', 'idioms')})\b| (?:tolerance|sum)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Lists:
    months: re.Pattern[str]
    month_words: frozenset[str]
    labels: frozenset[str]
    open: frozenset[str]
    street: re.Pattern[str]
    one_before: frozenset[str]
    one_after: frozenset[str]


@cache
def _lists() -> _Lists:
    listed = data("not_quantities")
    months = "|".join(listed["months"])
    return _Lists(
        re.compile(rf"(?:st|nd|rd|th)?(?: of)?[ -](?:{months})\b"),
        frozenset(word.lower() for word in listed["months"]),
        frozenset(map(str, listed["labels"])),
        frozenset(map(str, listed["open"])),
        re.compile(rf"(?: [A-Z0-9][\w.]*){{1,4}} (?:{'|'.join(w.capitalize() for w in listed['streets'])})\b"),
        frozenset(map(str, listed["one_before"])),
        frozenset(map(str, listed["one_after"])),
    )


def counts_nothing(text: str, number: Number, tokens: list[Token], measured: bool, joined: bool) -> bool:
    """Whether the number is no quantity. ``tokens``: the words before it, last first; ``measured``: has a unit;
    ``joined``: is a range."""
    if joined:
        return not measured and _joined(text, number, tokens)
    if number.form == "digits":
        return _digits(text, number, tokens, measured)
    before = tokens[0][0] if tokens and not text[tokens[0][2] : number.start].strip() else ""
    if number.form == "multiple" and text[number.end - 4 : number.end].lower() != "fold":
        if text[number.start : number.end].lower() in ("twice", "thrice"):
            return not _AS_MUCH.match(text, number.end)
        return not _MULTIPLE_AFTER.match(text, number.end) or text[number.end : number.end + 1] == "-"
    if number.form == "fraction":
        return _fraction(text, number, before)
    if _CLOCK.match(text, number.end) or _hyphened_name(text, number.start):
        return True
    if _ORDINAL_AFTER.match(text, number.end) or _IDIOMS.match(text, number.end):
        return True
    if number.form == "words" and measured and _one_day(text, number, before):
        return True
    if number.form == "words" and not measured:
        return _word(text, number, before, tokens)
    return before == "per"


def _one_day(text: str, number: Number, before: str) -> bool:
    """ "one day", some day."""
    return number.low == 1 and bool(_SOME_DAY.match(text, number.end)) and before not in _DAY_LEADS


def _joined(text: str, number: Number, tokens: list[Token]) -> bool:
    """Days, hours or labels from one to another: "20-26 January", "10 to 11:30 a.m.", "pages 12-15"."""
    labelled = bool(tokens) and tokens[0][0].rstrip(".") in _lists().labels
    return labelled or bool(_lists().months.match(text, number.end) or _CLOCK.match(text, number.end))


def _hyphened_name(text: str, start: int) -> bool:
    """ "turbo-four"."""
    return (
        start > 1
        and text[start - 1] == "-"
        and text[start - 2].isalpha()
        and text[max(0, start - 6) : start] != "minus-"
    )


def _fraction(text: str, number: Number, before: str) -> bool:
    if _HALF_NOT_AFTER.match(text, number.end):
        return True
    return before in _HALF_NOT_BEFORE


def _word(text: str, number: Number, before: str, tokens: list[Token]) -> bool:
    """Idioms and names with a number word, above all the pronoun "one"."""
    if text[number.start].isupper() and before == "of" and len(tokens) > 1 and text[tokens[1][1]].isupper():
        return True  # the Group of Seven
    if text[max(0, number.start - 4) : number.start].lower() in ("-on-", "-to-", "-by-"):
        return True
    if before in ("past", "to") and len(tokens) > 1 and tokens[1][0] in ("half", "quarter"):
        return True
    if text[number.start].isupper() and _lists().street.match(text, number.end):
        return True
    if before == "the" and text[tokens[0][1]] == "t" and _CAPITALS.match(text, number.start):
        return True  # the Four Seasons
    if text[number.start].isupper() and before in _BIG_TEN and text[tokens[0][1]].isupper():
        return True
    if before in ("top", "bottom", "last", "final", "big") and not _NOUN_AFTER.match(text, number.end):
        return True
    if (
        before in ("per", "net", "sub", "ground", "baker's", "baker’s")
        or before in _lists().labels
        and number.low < 20
        and _names(text, tokens)
    ):
        return True
    if _FIGURES.match(text, number.end) and 4 <= number.low <= 9:
        return True  # a six-figure sum
    if number.low != 1 or text[number.start : number.end].lower() != "one":
        return False
    if text[number.end : number.end + 1] == "-":
        return False
    if text[number.start] == "O" and len(tokens) > 1 and text[tokens[0][1]].isupper() and before:
        return True  # Air Force One
    after = _ONE_NOUN.match(text, number.end)
    if not after:
        return before not in ("least", "most", "only", "just", "than", "about")
    word = after[1].lower()
    return before in _lists().one_before or word in _lists().one_after or word.endswith("ing")


def _names(text: str, tokens: list[Token]) -> bool:
    return len(tokens) < 2 or tokens[1][0] not in ("each", "every", "per", "a", "this", "that")


def _digits(text: str, number: Number, tokens: list[Token], measured: bool) -> bool:
    start, end = number.start, number.end
    if _glued(text, number, measured) or _dated(text, number, tokens):
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
    if (month := _lists().months.match(text, number.end)) and not _DAY_AFTER.match(text, month.end()):
        return True
    for word, begin, stop in tokens[:3]:
        if word.rstrip(".") in _lists().month_words:
            return text[begin].isupper() and "," not in text[stop : number.start]
        if not (word[0].isdigit() or word in "-–—" or word in ("to", "and", "or", "through", "the")):
            return False
    return False


def _labelled(text: str, number: Number, tokens: list[Token]) -> bool:
    """ "page 3", "Title 42", "iPhone 11", "1600 Pennsylvania Avenue", "call 911"."""
    if _lists().street.match(text, number.end):
        return True
    if not tokens or text[tokens[0][2] : number.start].strip(" \u00a0.") or "," in text[number.start : number.end]:
        return False
    word, begin, _ = tokens[0]
    bare = word.rstrip(".")
    if bare in _lists().labels or word in ("and", "or", "to") and _second_label(tokens):
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
    if _counts_people(text, number.end):
        return False
    if len(bare) > 1 and text[begin : begin + len(bare)].isupper() and bare.isalpha() and bare not in _lists().open:
        return True
    return text[begin].isupper() and bare not in _lists().open and (len(tokens) > 1 or begin > 0)


def _counts_people(text: str, end: int) -> bool:
    """People after the number, or a headline's capital plural: "Police Arrest 12 Suspects", "In Chicago 12 people"."""
    word = _ONE_NOUN.match(text, end)
    return word is not None and (is_person(word[1]) or word[1][0].isupper() and is_plural(word[1]))


def _second_label(tokens: list[Token]) -> bool:
    """ "figures 2 and 3"."""
    return len(tokens) > 2 and tokens[1][0].isdigit() and tokens[2][0].rstrip(".") in _lists().labels


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
