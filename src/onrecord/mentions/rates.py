"""How often and per what: "a day", "daily", "every month"; "per office", "at each of the bank's branches"."""

from __future__ import annotations

import re

from onrecord.mentions import units
from onrecord.mentions.nouns import phrase
from onrecord.mentions.wordlists import data, either
from onrecord.model import Rate

_LOOK = 100
_NAMES: dict[str, Rate] = data("rates")["names"]
_OF = rf"of(?! (?:(?:the )?(?:{either('rates', 'of_times')})\b|(?:FY ?)?(?:19|20)[0-9][0-9]))"
_NOT_AFTER = rf"(?! (?:{either('rates', 'not_after')}|{_OF})\b)(?!-)"
# Words between a number and its rate: "40 tests of water a day".
_WITHIN = rf"(?:[ -](?!(?:{either('rates', 'not_within')})\b)[^\W\d_][\w’'.-]*){{0,5}}?"
_AFTER = re.compile(
    rf"[\"”’]?{_WITHIN} ?(?:(?:,? per|,? an?|,? each|,? every|/)[ ]?(?:single |calendar |fiscal |working )?"
    rf"(day|week|month|year|annum|yr|mo|wk)(?![\w-]){_NOT_AFTER}"
    r"|,? (daily|weekly|monthly|yearly|annually)(?! \w+ed\b)(?!\w))",
    re.IGNORECASE,
)
_PERIODIC = ("daily", "weekly", "monthly", "yearly", "annual")
_BEFORE = re.compile(
    r"\b(daily|weekly|monthly|yearly|annual)(?:[ -][^\W\d_][\w’'-]*){0,4}?"
    rf"(?:(?: (?:{either('rates', 'leads')}|averag\w+|total\w*|reach\w*))|:)[ “\"]*$",
    re.IGNORECASE,
)
# "The daily average in the last year was 311": the noun says that it is a rate, however far off.
_NOUN = re.compile(
    rf"\b(daily|weekly|monthly|yearly|annual) (?:{either('rates', 'nouns')})\b(?: [^\W\d_][\w’'-]*){{0,14}}?"
    rf" (?:{either('rates', 'leads')}|averag\w+|total\w*|reach\w*)[ “\"]*$",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"(?:every|each) (day|week|month|year),? (?:(?:about|some|around|nearly|more than|up to|roughly) )?$", re.IGNORECASE
)
_EACH = r"(?:each|every)(?: one)?(?: of(?: (?:the|its|their|our|these|those))?)?(?: [^\W_]+[’']s?)?"
_COUNT = r"(?:[0-9][0-9,.]*|two|three|four|five|six|seven|eight|nine|ten|dozen)"
_SOME = r"(?: [^\W\d_][\w’'-]*){0,6}?"
_PER = re.compile(rf"{_SOME}(?: per|,? (?:for|at|in|by|from|to|on) {_EACH})(?: {_COUNT})?(?= [^\W\d_])", re.IGNORECASE)
_PER_NUMBER = re.compile(
    rf"{_SOME} per ((?:[0-9]+(?:,[0-9]{{3}})*|hundred|thousand|million)(?: [^\W\d_]+)?)", re.IGNORECASE
)
_EACH_BEFORE = re.compile(rf"\b{_EACH}(?: {_COUNT})?(?= [^\W\d_])", re.IGNORECASE)
# Right after a unit: "dollars a barrel".
_UNDER = re.compile(
    rf"(?: ?/ ?| per | an? (?=(?:{either('rates', 'under')})\b)| each | every |-an?-|-per-)"
    rf"(?!(?:{either('rates', 'never_under')})\b)([a-z]+)(?![\w’'-]){_NOT_AFTER}",
    re.IGNORECASE,
)
_DOES = re.compile(r"(?: (?!in\b|for\b|on\b|by\b|from\b|with\b)[^\W\d_]+){1,6} ?[\"“]?")
_STOPS = re.compile(r"[.;!?]\s|\n")


def rate_after(text: str, end: int) -> Rate | None:
    """The rate that the words after a number (and what it counts) give it."""
    match = _AFTER.match(text, end, end + _LOOK)
    return _NAMES[(match[1] or match[2]).lower()] if match else None


def rate_before(text: str, start: int) -> Rate | None:
    """The rate that the words before it give it: "a new daily target of"."""
    window = _same_sentence(text, start)
    match = _EVERY.match(window.lstrip(' "“\u00a0'))
    if match is None and any(word in window.lower() for word in _PERIODIC):
        match = _BEFORE.search(window) or _NOUN.search(window)
    return _NAMES[match[1].lower()] if match else None


def per(text: str, start: int, end: int) -> str | None:
    """What it is per, as a singular noun: "field office", "100,000 people"."""
    if number := _PER_NUMBER.match(text, end, end + _LOOK):
        return number[1]
    match = _PER.match(text, end, end + _LOOK)
    if match:
        noun = phrase(text, match.end(), one=" of" not in match.group().lower())
        return noun.singular if noun and not is_period(noun.singular.lower()) else None
    return _each_before(text, start)


def _each_before(text: str, start: int) -> str | None:
    """ "each of the bank's branches should open 40": per branch."""
    window = _same_sentence(text, start)
    found = None
    for match in _EACH_BEFORE.finditer(window):
        found = match
    if not found:
        return None
    noun = phrase(window, found.end(), one=" of" not in found.group().lower())
    if not noun or noun.singular.lower() in _NAMES or not _DOES.fullmatch(window, noun.span[1]):
        return None
    return noun.singular


def _same_sentence(text: str, start: int) -> str:
    window = text[max(0, start - _LOOK) : start]
    stop = None
    for found in _STOPS.finditer(window):
        stop = found
    return window[stop.end() :] if stop else window


def denominator(text: str, end: int) -> str | None:
    """The word of a compound unit right after a unit: the month of "dollars a month"."""
    match = _UNDER.match(text, end)
    if not match:
        return None
    unit = units.after(text, match.start(1) - 1)
    word = match[1].lower()
    return unit.name if unit and unit.end > match.end() else _NAMES.get(word, word)


def is_period(word: str) -> bool:
    """Whether a denominator says how often, not per what."""
    return word in _NAMES or word in ("second", "minute", "hour", "night", "quarter")
