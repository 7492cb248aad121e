"""Numbers in words: counts, fractions, multiples, and vague amounts as intervals."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.mentions.numbers import GAP, SCALE, SCALES, Number, grown
from onrecord.mentions.wordlists import either

_FIRST = "zero one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_UNITS = {word: n for n, word in enumerate(_FIRST.split(" "))}
_SMALL = _UNITS | {word: n for n, word in enumerate(_TEENS.split(" "), 10)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
         "ninety": 90}  # fmt: skip
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100,
          "thousandth": 1000}  # fmt: skip
# A vague word times a scale: "a few hundred" is 2 to 9 hundreds.
_FEW = {"few": (2.0, 9.0), "several": (3.0, 9.0), "couple": (2.0, 2.0), "handful": (3.0, 6.0)}
_PLURALS = {"tens": 10.0, "scores": 20.0} | {f"{word}s": scale for word, scale in SCALES.items()}
_FOLD = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
         "twenty": 20, "hundred": 100, "thousand": 1000}  # fmt: skip
_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5, "twice": 2.0,
              "thrice": 3.0}  # fmt: skip

_WORDS = "|".join([*_SMALL, *_TENS])
_PART = "|".join(f"{word}s?" if word != "half" else word for word in _PARTS)

_CHAIN = re.compile(rf"(?:{GAP}(and){GAP}|{GAP})?\b({_WORDS}|{SCALE})(?!\w)", re.IGNORECASE)
_POINT = re.compile(rf"{GAP}point((?:{GAP}(?:{'|'.join(_UNITS)})){{1,9}})(?!\w)", re.IGNORECASE)
_FRACTION = re.compile(rf"(?:({_WORDS}){GAP})?({_PART})(?!\w)", re.IGNORECASE)
_HALF_OF = re.compile(rf"(?:{GAP}(?:of{GAP})?an?)?{GAP}({SCALE})(?!\w)", re.IGNORECASE)
_FEW_OF = re.compile(rf"(?:few|several|couple(?:{GAP}of)?|handful(?:{GAP}of)?)((?:{GAP}(?:{SCALE})){{1,2}})(?!\w)",
                     re.IGNORECASE)  # fmt: skip
_PLURAL = re.compile(rf"({'|'.join(_PLURALS)})(?:{GAP}(?:and|upon){GAP}\1)?((?:{GAP}of{GAP}(?:{SCALE})s){{0,2}})(?!\w)",
                     re.IGNORECASE)  # fmt: skip
_LOOK = 16  # characters before a share in which stands what moved by it
_LONGEST = 16  # words of one number
_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)


# The first words of every number in words.
BEGINNINGS = frozenset(
    [
        *_SMALL,
        *_TENS,
        *SCALES,
        *_FEW,
        *_PLURALS,
        *_PARTS,
        *(f"{part}s" for part in _PARTS),
        *(f"{n}fold" for n in _FOLD),
    ]
    + [stem + end for stem in _MULTIPLES for end in ("", "e", "ed", "es", "ing")]
)


def words(text: str, start: int, word: str) -> list[Number]:
    """The numbers that begin with this word: none, one, or several that follow each other ("two three")."""
    for reader in _READERS:
        number = reader(text, start, word)
        if number:
            return [number]
    return _run(text, start)


def _multiple(text: str, start: int, word: str) -> Number | None:
    if word.endswith("fold") and word[:-4] in _FOLD:
        value = float(_FOLD[word[:-4]])
    else:
        known = [value for stem, value in _MULTIPLES.items() if word.startswith(stem)]
        if not known:
            return None
        value = known[0]
    return Number(start, start + len(word), value, value, "multiple", value)


def _fraction(text: str, start: int, word: str) -> Number | None:
    """ "half", "two-thirds", "a quarter of", "half a million"; ordinals and quarters of a year are not."""
    match = _FRACTION.match(text, start)
    if not match:
        return None
    part = match[2].casefold()
    over = float((_SMALL | _TENS)[match[1].casefold()]) if match[1] else 1.0
    value = round(over / _PARTS[part if part in _PARTS else part[:-1]], 4)
    if value >= 1:
        return None
    end, begin = match.end(), start
    if part in ("half", "quarter") and (whole := _HALF_OF.match(text, end)):
        scale = SCALES[whole[1].casefold()]
        begin = _article(text, start) if part == "quarter" and not match[1] else start
        return Number(begin, whole.end(), value * scale, value * scale, "words", value, scale)
    begin = _article(text, start) if not match[1] else start
    if part == "half":
        return Number(begin if text[begin:start].strip() == "" else start, end, value, value, "fraction", value)
    if not (match[1] or begin < start) or not _is_share(text, begin, end, match):
        return None
    return Number(begin, end, value, value, "fraction", value)


_PLURAL_VERB = re.compile(rf" (?:{either('nouns', 'plural_verbs')})\b")
_SHARE_BEFORE = re.compile(r"\b(?:by|nearly|almost|about|over|under|than|least|most|roughly|some|around|to) $", re.I)


_MOVED_BEFORE = re.compile(
    rf"\b(?:{either('modifiers', 'up')}|{either('modifiers', 'down')}|{either('modifiers', 'change')})(?: of)? $", re.I
)
_MOVED_AFTER = re.compile(r"[,.;:)\n]|$| (?:on|to|in|from|since|over|during|between|last|this|compared)\b")


def _is_share(text: str, begin: int, end: int, match: re.Match[str]) -> bool:
    """A hyphen, "of" or a verb for several after it, "by" or a change before it tell a third of it from the third."""
    of = text[end : end + 3].lower() == " of"
    if match[1]:
        return of or "-" in match[0] or match[2][-1:] == "s" and not match[2].lower().startswith("quarter")
    before = text[max(0, begin - _LOOK) : begin]
    # "A rise of a third", but not "gained a third seat".
    moved = _MOVED_AFTER.match(text, end) and _MOVED_BEFORE.search(before)
    return of or bool(moved or _SHARE_BEFORE.search(before) or _PLURAL_VERB.match(text, end))


def _few(text: str, start: int, word: str) -> Number | None:
    """ "a few hundred", "several dozen", "a handful"; "a few" alone says no number."""
    if word not in _FEW:
        return None
    low, high = _FEW[word]
    if match := _FEW_OF.match(text, start):
        scale = 1.0
        for name in _TOKEN.findall(match[1]):
            scale *= SCALES[name.casefold()]
        return Number(_article(text, start), match.end(), low * scale, high * scale, "vague", 1.0, scale)
    begin = _article(text, start)
    if word in ("handful", "couple") and begin < start and text[start + len(word) :].startswith(" of ", 0, 4):
        return Number(begin, start + len(word), low, high, "vague", 1.0)
    return None


def _plural(text: str, start: int, word: str) -> Number | None:
    """ "hundreds" are two to nine of them; "dozens" and all that is greater are one to ten, the usual reading."""
    match = _PLURAL.match(text, start) if word in _PLURALS else None
    if not match:
        return None
    scale = _PLURALS[word]
    for name in _TOKEN.findall(match[2]):
        scale *= SCALES.get(name.casefold().removesuffix("s"), 1.0)
    if word in ("tens", "scores") and not match[2] and text[match.end() : match.end() + 4].lower() != " of ":
        return None
    low, high = (2, 9) if match[0].casefold() in ("hundreds", "scores") else (1, 10)
    return Number(start, match.end(), low * scale, high * scale, "vague", 1.0, scale)


def _article(text: str, start: int) -> int:
    """Where an "a" or "an" before this place begins, else the place itself."""
    for article in ("a ", "an "):
        begin = start - len(article)
        if begin >= 0 and text[begin:start].lower() == article and not text[max(0, begin - 1) : begin].isalnum():
            return begin
    return start


_READERS: tuple[Callable[[str, int, str], Number | None], ...] = (_multiple, _few, _plural, _fraction)


def _run(text: str, start: int) -> list[Number]:
    """A run of number words: "one hundred and thirteen thousand" is one number, "two three" are two."""
    tokens: list[tuple[str, int, int, bool]] = []
    at = start
    while len(tokens) < _LONGEST and (match := _CHAIN.match(text, at)):
        tokens.append((match[2].casefold(), match.start(2), match.end(2), bool(match[1])))
        at = match.end()
    apart = text[max(0, start - 8) : start].lower() == "between "
    numbers: list[Number] = []
    while tokens:
        used, value, scale = _build(tokens, apart)
        first, last = tokens[0], tokens[used - 1]
        begin = _article(text, first[1]) if first[0] in SCALES else first[1]
        if value and not (first[0] in SCALES and begin == first[1] and not _bare(text, first[0], last[2])):
            numbers.append(_grown_words(text, Number(begin, last[2], value, value, "words", value / scale, scale)))
        elif first[0] == "zero":
            numbers.append(Number(begin, last[2], 0, 0, "words", 0))
        tokens = [token for token in tokens[used:] if not numbers or token[1] >= numbers[-1].end]
    return numbers


def _bare(text: str, word: str, end: int) -> bool:
    """A scale word with no number before it that still is one: "the dozen", "million-dollar"."""
    return word == "dozen" or text[end : end + 7].lower() == "-dollar"


def _grown_words(text: str, number: Number) -> Number:
    if number.scale == 1 and (point := _POINT.match(text, number.end)):
        digits = "".join(str(_UNITS[word.casefold()]) for word in _TOKEN.findall(point[1]))
        number.mantissa += float(f"0.{digits}")
        number.end = point.end()
    if number.scale == 1:
        return grown(text, number)
    return number


def _build(tokens: list[tuple[str, int, int, bool]], apart: bool) -> tuple[int, float, float]:
    """How many words make the first number, its value, and its last scale."""
    total, current, used, scale = 0.0, 0.0, 0, 1.0
    for word, _, _, after_and in tokens:
        if after_and and (apart or not used or tokens[used - 1][0] not in SCALES):
            break
        if word in SCALES:
            worth = SCALES[word]
            if used and tokens[used - 1][0] == "dozen":
                break
            if worth == 100 and current in range(1, 100):
                current *= worth
            elif not used:
                current = worth
            elif current:
                total, current = total + current * worth, 0.0
            else:
                total *= worth
            scale = worth if not after_and else 1.0
        elif not _fits(word, current, tokens[used - 1][0] if used else "", total):
            break
        else:
            current += _SMALL.get(word, 0) or _TENS.get(word, 0)
            scale = 1.0
        used += 1
    value = total + current
    return max(used, 1), value, scale if scale and value >= scale else 1.0


def _fits(word: str, current: float, before: str, total: float) -> bool:
    """Whether a small number can go on from here: twenty-eight, hundred six, thousand twelve; never "two three"."""
    if not before:
        return True
    if word in _UNITS and before in _TENS:
        return True
    return before in SCALES and (current % 100 == 0) and word != "zero"
