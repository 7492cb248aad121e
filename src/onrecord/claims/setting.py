"""What an article is about as a whole: the company or country that a figure is of where its sentence names none.

>>> setting("Rains flood southern Peru\\n\\nFloods in Peru cut off 40 villages. The army sent 12 boats.")
('Peru', ', and the article is about that country')
"""

from __future__ import annotations

import functools
import re
from collections import Counter

from onrecord.claims.lexicon import words
from onrecord.claims.scene import scene
from onrecord.claims.words import knowledge

NATIONAL = "national"
_HEAD = 400  # characters of the headline and the first sentences
_HEAD_WEIGHT = 3
_ABOUT_COUNTRY = ", and the article is about that country"
_STATE = re.compile(r"\b(?:[Pp]rime [Mm]inister|the country|(?:[Ii]nterior|[Ff]inance|[Hh]ealth) [Mm]inist(?:er|ry))\b")
_TOWN = re.compile(r"\b(?:the (?:city|town|village|county|borough)|[Mm]ayor|municipality)\b")
_LEAST = 3  # a mention in the head and another, or three elsewhere
_NAME = re.compile(r"[A-Z][\w&’'-]*(?: (?:of|and|&) (?=[A-Z])| (?=[A-Z])|[A-Z][\w&’'-]*)*")
_POSSESSIVE = re.compile(r"['’]s?$")


def setting(text: str) -> tuple[str, str] | None:
    """The company, place or country that the article is about, and how; None where it is about none."""
    place, company = scene(text), _company(text)
    if company and company != place:
        return company, ", and the article is about that company"
    country = _country(text)
    head = text.lstrip().partition("\n")[0]
    if place and (country is None or place in head and not any(name in head for name in names_of(country))):
        if _is_country(text, place):
            return nationwide(place), _ABOUT_COUNTRY
        return place, ", and the article is about that place"
    return (nationwide(country), _ABOUT_COUNTRY) if country and country != NATIONAL else None


def nationwide(country: str) -> str:
    """The scope of a figure for the whole of a country that an article is about: its name, and that it is the whole."""
    return f"{country} ({NATIONAL})"


def _is_country(text: str, place: str) -> bool:
    """Whether a place that no list of countries has is one: it has a prime minister, and nothing of a town."""
    return bool(_STATE.search(text)) and not _TOWN.search(text) and place.isalpha()


def names_of(country: str) -> tuple[str, ...]:
    """The names and adjectives of a country, its capital among them."""
    return tuple(name for name, whose in {**_countries(), **_capitals()}.items() if whose == country)


@functools.cache
def _capitals() -> dict[str, str]:
    """Each capital with its country, also as datelines have it."""
    capitals = knowledge("capitals").items()
    return {name: country for country, capital in capitals for name in (capital, capital.upper())}


@functools.cache
def _countries() -> dict[str, str]:
    """Each name and adjective with the country it stands for."""
    return {name: country for country, others in knowledge("countries").items() for name in (country, *others)}


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Whole words that may be a country's name: it begins with a set of letters, which the engine skips to quickly."""
    names = sorted({**_countries(), **_capitals()}, key=lambda name: (-len(name), name))
    first = "".join(sorted({name[0] for name in names}))
    return re.compile(rf"[{first}](?<!\w\w)(?:{'|'.join(re.escape(name[1:]) for name in names)})(?!\w)")


def capital_of(country: str) -> str | None:
    """The seat of a country's government."""
    return next((name for name, whose in _capitals().items() if whose == country), None)


def country_of(name: str) -> str | None:
    """The country that a name or an adjective stands for."""
    return _countries().get(name)


def _country(text: str) -> str | None:
    weights: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for match in _pattern().finditer(text):
        name = match.group()
        country = _countries().get(name) or _capitals().get(name)
        if country is None:
            continue
        named[country] += 1
        telling = name in (country, "U.S.") or name in _capitals() and name.isupper()
        weights[country] += _HEAD_WEIGHT if match.start() < _HEAD and telling else 1
    most = weights.most_common(2)
    if not most or most[0][1] < _LEAST or named[most[0][0]] < 2 or len(most) > 1 and most[0][1] == most[1][1]:
        return None
    return most[0][0]


@functools.cache
def _firm() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (?:{'|'.join(map(re.escape, sorted(words('firms'))))})\b(?! [A-Z])")


def _company(text: str) -> str | None:
    """The name that headline and first sentence share, where the text goes on to call it "the company"."""
    if not _firm().search(text):
        return None
    title, _, body = text.lstrip().partition("\n")
    known = {_POSSESSIVE.sub("", word) for word in re.findall(r"[A-Z][\w’'-]+", title)}
    for match in _NAME.finditer(body[:_HEAD]):
        name = _POSSESSIVE.sub("", match.group())
        event = name.split()[-1].lower() in words("happenings")
        if known & set(name.split()) and name not in _countries() and not event:
            return name
    return None
