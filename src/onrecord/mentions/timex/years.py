"""Years and their parts: 2013, the late '80s, nineteen eighty-nine, the third quarter of 1989, fiscal 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.mentions.timex import periods
from onrecord.mentions.timex.numerals import amount
from onrecord.mentions.timex.periods import Placed
from onrecord.mentions.timex.placing import Reader
from onrecord.mentions.timex.words import Words
from onrecord.mentions.timex.written import digits_of, of_two_digits, year_among
from onrecord.model import Time

_SHORT = {"Q": "quarter", "H": "half"}
_CENTURY = 100
_TEEN = 10  # "nineteen five" is no year
_PLAIN_YEARS = 1900  # from here on four digits need no preposition to be a year
_FIRST_DECADE = 30  # "the '30s" are of the last century
_NO_YEAR_AFTER = "$£€#-+/:.№"
_NO_YEAR_BEFORE = ("%", "°", "/")
_OF_A_YEAR = re.compile(r"\d{4}(?:-[QH]\d)?")


def quarter(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The third quarter of 1989, last year's first half, Q3, the 20th century, the second quarter of last year."""
    words = reader.words
    place = reader.at("RoQ", start, end)
    short = words.word(place)[0] if words.codes[place] == "Q" else ""
    unit = _SHORT.get(short) or reader.name("U", place, end)
    number = int(words.value(place)) if words.codes[place] == "R" else digits_of(words.word(place))
    if words.codes[end : end + 1] == "-" and words.word(end + 1).lower().startswith("final"):
        return
    if unit == "century":
        yield reader.time(start, end, periods.century(number))
    elif unit == "quarter" and number <= 4 or (unit == "half" and number <= 2 and _half_of_a_year(reader, start, end)):
        yield reader.time(start, end, _part_of_year(reader, unit, number, start, end))


def first_of_two(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The second and third quarters: the second of them."""
    words = reader.words
    unit_at = words.codes.index("U", end)
    unit, number = str(words.value(unit_at)), int(words.value(end - 1))
    if unit in ("quarter", "half") and words.word(unit_at).endswith("s") and number <= 4:
        yield reader.time(start, end, _part_of_year(reader, unit, number, start, end))


def _half_of_a_year(reader: Reader, start: int, end: int) -> bool:
    """ "The second half" is a game's unless a year stands in it or was named shortly before."""
    if reader.at("QYflxt", start, end) >= 0:
        return True
    before = reader.before(start)
    reader.by = None
    return bool(before and _OF_A_YEAR.fullmatch(before.value)) or reader.quarter_named is not None


def _part_of_year(reader: Reader, unit: str, number: int, start: int, end: int) -> Placed:
    year = year_among(reader.words, start, end)
    make = periods.quarter if unit == "quarter" else periods.half
    if year is None and reader.published is None:
        return Placed(f"XXXX-{unit[0].upper()}{number}")
    if year is None and reader.published:
        step = reader.name("lxt", start, end)
        begun = make(reader.published.year, number).first
        past = begun and begun > reader.published and not step and not reader.ahead(start, end)
        year = reader.published.year + int(step or 0) - bool(past)
    return make(year or 0, number)


def year(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """2013, early 2024, the end of 1989, 2016-18, '88; not a number of things."""
    words, index = reader.words, reader.at("YDn", start, end)
    if words.codes[index] != "Y":
        if _apostrophe_year(words, index):
            yield reader.time(start, end, periods.year(of_two_digits(int(words.word(index)))))
        return
    if not _is_year(reader, start, end):
        return
    number = int(words.word(index))
    yield reader.time(start, end, periods.year(number))
    short = words.codes[end : end + 2] in ("-D", "-n") and len(words.word(end + 1)) == 2
    if short and words.starts[end] == words.end(end - 1):
        yield reader.time(end + 1, end + 2, periods.year(number // 100 * 100 + int(words.word(end + 1))))


def _apostrophe_year(words: Words, index: int) -> bool:
    begin = words.starts[index]
    text = words.text
    return len(words.word(index)) == 2 and text[begin - 1] in "'’‘" and (begin < 2 or text[begin - 2].isspace())


def _is_year(reader: Reader, start: int, end: int) -> bool:
    """Four digits are a year unless a mark before or a counted noun after makes them something else."""
    words, index = reader.words, reader.at("Y", start, end)
    before = words.text[words.starts[index] - 1 : words.starts[index]]
    ranged = start == index and words.codes[index - 1 : index] == "-" and words.codes[index - 2 : index - 1] == "Y"
    if before and before in _NO_YEAR_AFTER and not (start < index or ranged):
        return False
    if (
        words.codes[end : end + 1] in ("X", "G")
        or words.text[words.end(index) : words.end(index) + 1] in _NO_YEAR_BEFORE
    ):
        return False
    if int(words.word(index)) >= _PLAIN_YEARS or words.codes[end : end + 2] == "-Y":
        return True
    return start < index or (index > 0 and words.codes[index - 1] in "IpbO")


def fiscal(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Fiscal year 2024, fiscal 2024, FY24, the last fiscal year, the 2024 fiscal year."""
    number = _fiscal_number(reader, start, end)
    placed = Placed("FYXXXX") if number is None else periods.fiscal(number, reader.fiscal_month)
    yield reader.time(start, end, placed)


def _fiscal_number(reader: Reader, start: int, end: int) -> int | None:
    words = reader.words
    if (written := year_among(words, start, end)) is not None:
        return written
    if (index := reader.at("yD", start, end)) >= 0:
        digits = digits_of(words.word(index))
        return digits + 2000 if digits < _CENTURY else digits
    if reader.published is None:
        return None
    current = reader.published.year + (1 < reader.fiscal_month <= reader.published.month)
    return current + int(reader.name("lxt", start, end) or 0)


def spoken_year(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """Nineteen eighty-nine."""
    century, rest = int(reader.words.value(start)), amount(reader.words, start + 1, end)
    if rest and _TEEN <= rest < _CENTURY:
        yield reader.time(start, end, periods.year(_CENTURY * century + int(rest)))


def decade(reader: Reader, start: int, end: int) -> Iterator[Time]:
    """The 1990s, the late '80s."""
    if said := reader.name("u", start, end):
        century = reader.name("5", start, end) or "19"
        yield reader.time(start, end, periods.decade(int(century) * _CENTURY + int(said)))
        return
    word = reader.words.word(reader.at("k", start, end))
    digits = digits_of(word)
    if digits < _CENTURY and reader.at("'", start, end) < 0:  # "in her 80s"
        return
    if word[-2] in "'’" and start == end - 1 and reader.words.codes[start - 1 : start] != "h":
        yield reader.time(start, end, periods.year(digits))  # "1990's best"
        return
    if digits < _CENTURY:
        digits += 1900 if digits >= _FIRST_DECADE else 2000
    yield reader.time(start, end, periods.decade(digits))
