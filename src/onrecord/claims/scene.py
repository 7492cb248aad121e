"""The town, county or site that an article is about: the name that it keeps placing things by.

>>> scene("Pell votes on a tram\\n\\nVoters in Pell backed a tram. Turnout in Pell was 54 per cent.")
'Pell'
"""

from __future__ import annotations

import functools
import re
from collections import Counter

from onrecord.claims.lexicon import words
from onrecord.claims.words import knowledge

_NO_NAME = r"(?!(?:The|This|That|His|Her|Its|Their|Our|My|A|An|In|At|On|For|But|And|Mr|Mrs|Ms|Dr|St)\b)"
_WORD = _NO_NAME + r"[A-Z][^\W\d_]+(?:[-'’][A-Z][^\W\d_]+)*"
_HEAD = 500  # characters of the headline and the first sentences
_HEADLINE, _DATELINE = 4, 3  # what standing there adds to the times that a name is given
_LEAST = 3
_CANDIDATES = 12
_LOCAL = re.compile(r"\b(?:the|this|a) (?:city|town|village|borough|county)\b")
_DATED = re.compile(r"^([A-Z][A-Z .'’-]{2,30}?)(?:, [^\n(–—]{2,25})? ?(?:\([^)\n]+\) ?)?(?:—|–|--? )", re.MULTILINE)


def scene(text: str) -> str | None:
    """The place that the article is about; None where it keeps to no one place."""
    body = len(text.lstrip().partition("\n")[0])  # a headline in capitals names more than names
    found = Counter(_name(match) for match in _placed().finditer(text, body))
    for match in _placed().finditer(text, 0, body):
        if match.lastindex != 1 and re.search(rf"[a-z,] {re.escape(_name(match))}\b", text[body:]):
            found[_name(match)] += 1
    dated = {match.group(1).title() for match in _DATED.finditer(text, 0, 2 * _HEAD)}
    weights = {name: _weight(text, name, found[name], name in dated) for name, _ in found.most_common(_CANDIDATES)}
    best = max(weights, key=lambda name: (weights[name], name), default=None)
    if best is None or weights[best] < _LEAST:
        return None
    region = None if best in text[:body] else _region().search(text, 0, _HEAD)
    return region.group() if region else best


def _name(match: re.Match[str]) -> str:
    return next(name for name in match.groups() if name)


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
def _placed() -> re.Pattern[str]:
    """A name by which something is placed: "in Pell", "the town of Pell", "Pell council", "Tarn County"."""
    name = rf"{_WORD}(?: {_WORD}){{0,2}}"
    sites, regions, bodies = (_any(words(kind)) for kind in ("sites", "regions", "local"))
    return re.compile(
        rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Aa]round|[Oo]utside|[Tt]hrough) ({name})\b(?!['’])"
        rf"|\b(?:{sites}|residents|people|streets|hills) (?:of|above|around) ({name})\b"
        rf"|\b({_WORD}(?: {_WORD})? (?:{regions}))\b"
        rf"|\b({name})(?:['’]s?)? (?:[a-z]\w+ )?(?:{bodies})\b"
    )


def _any(listed: frozenset[str]) -> str:
    return "|".join(sorted(re.escape(word) for word in listed))
