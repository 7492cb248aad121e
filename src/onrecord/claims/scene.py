"""The town, county or site that an article is about: the name that it keeps placing things by.

>>> scene("Pell votes on a tram\\n\\nVoters in Pell backed a tram. Turnout in Pell was 54 per cent.")
'Pell'
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from onrecord.claims.lexicon import words
from onrecord.claims.words import knowledge

_NO_NAME = r"(?!(?:The|This|That|His|Her|Its|Their|Our|My|A|An|In|At|On|For|But|And|Mr|Mrs|Ms|Dr|St)\b)"
_WORD = _NO_NAME + r"[A-Z][^\W\d_]+(?:[-'’][A-Z][^\W\d_]+)*"
_HEAD = 500  # characters of the headline and the first sentences
_HEADLINE, _DATELINE = 4, 3  # what standing there adds to the times that a name is given
_LEAST = 3
_CANDIDATES = 12
_NAME = re.compile(rf"\b{_WORD}(?: {_WORD}){{0,2}}\b")
_BESIDE = 24  # characters before a name in which stands what makes it a place
_MARKS = ("'", "’")
_LEADING, _OF = ("n ", "t ", "near ", "across ", "round ", "side ", "through "), ("of ", "above ", "around ")
_LED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Aa]round|[Oo]utside|[Tt]hrough) \Z")
_LOCAL = re.compile(r"\b(?:the|this|a) (?:city|town|village|borough|county)\b")
_DATED = re.compile(r"^([A-Z][A-Z .'’-]{2,30}?)(?:, [^\n(–—]{2,25})? ?(?:\([^)\n]+\) ?)?(?:—|–|--? )", re.MULTILINE)


def scene(text: str) -> str | None:
    """The place that the article is about; None where it keeps to no one place."""
    body = len(text.lstrip().partition("\n")[0])  # a headline in capitals names more than names
    found = Counter(name for name, _ in _placings(text, body, len(text)))
    for name, led in _placings(text, 0, body):
        if not led and re.search(rf"[a-z,] {re.escape(name)}\b", text[body:]):
            found[name] += 1
    dated = {match.group(1).title() for match in _DATED.finditer(text, 0, 2 * _HEAD)}
    weights = {name: _weight(text, name, found[name], name in dated) for name, _ in found.most_common(_CANDIDATES)}
    best = max(weights, key=lambda name: (weights[name], name), default=None)
    if best is None or weights[best] < _LEAST:
        return None
    region = None if best in text[:body] else _region().search(text, 0, _HEAD)
    return region.group() if region else best


def _placings(text: str, begin: int, end: int) -> Iterator[tuple[str, bool]]:
    """Each name by which something is placed, and whether a preposition alone does it: "in Pell", "the town of Pell",
    "Pell council", "Tarn County". Names are sought, then what stands beside them: few words begin with a capital.
    """
    for match in _NAME.finditer(text, begin, end):
        name, start, stop = match.group(), match.start(), match.end()
        before = text[max(begin, start - _BESIDE) : start]
        if before.endswith(_LEADING) and _LED.search(before) and text[stop : stop + 1] not in _MARKS:
            yield name, True
        elif before.endswith(_OF) and _site().search(before):
            yield name, False
        elif region := _with_region(name):
            yield region, False
        elif _body().match(text, stop, end):
            yield name, False


def _with_region(name: str) -> str | None:
    """The name up to the word that makes it a part of a country: "Tarn County" of "Tarn County Sheriff"."""
    parts = name.split(" ")
    at = next((at for at, word in enumerate(parts) if at and word in words("regions")), None)
    return " ".join(parts[: at + 1]) if at else None


def _weight(text: str, name: str, placed: int, dated: bool) -> int:
    """How much an article is about a place; nothing where neither headline, dateline nor opening names it."""
    headline = name in text.lstrip().partition("\n")[0]
    opening = text.find(name, 0, _HEAD) >= 0
    if not (headline or dated or opening) or name in _elsewhere() or name.isupper():
        return 0
    if name.split()[-1].lower() in words("happenings"):
        return 0  # the Cedar Fire
    named = len(re.findall(rf"\b{re.escape(name)}\b", text))
    local = _LOCAL.search(text) is not None
    return (named if named > 1 else local) + placed - 1 + _HEADLINE * headline + _DATELINE * dated + local + opening


@functools.cache
def _elsewhere() -> frozenset[str]:
    """Names that are countries', capitals' or of the calendar, each of which another rule knows."""
    countries = knowledge("countries")
    known = {name for country, others in countries.items() for name in (country, *others)}
    return frozenset({*known, *map(str.title, words("calendar")), *knowledge("capitals").values()})


@functools.cache
def _region() -> re.Pattern[str]:
    """The part of a country whose towns are named: "Tarn County"."""
    return re.compile(rf"\b{_WORD} (?:{_any(words('regions'))})\b")


@functools.cache
def _site() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(words('sites'))}|residents|people|streets|hills) (?:of|above|around) \Z")


@functools.cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)? (?:[a-z]\w+ )?(?:{_any(words('local'))})\b")


def _any(listed: frozenset[str]) -> str:
    return "|".join(sorted(re.escape(word) for word in listed))
