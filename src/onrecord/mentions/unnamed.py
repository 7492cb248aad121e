"""Sources without a name of their own: unnamed people, reports that stand for their authors, and who is cited."""

from __future__ import annotations

import functools
import re
from typing import Any

from onrecord.mentions import wordlists
from onrecord.model import Span

_CAPITAL = r"(?:[A-Z][\w’'.-]*[\w’']|[A-Z]\.?)"
_JOINT = r"(?:of the|for the|on the|of|for|on|and|de|la|van|von|der|bin|al)"
NAME = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_JOINT}[ \u00a0](?={_CAPITAL}))?{_CAPITAL})*")
_BY = re.compile(
    r"\s+(?:(?:first )?(?:obtained|released|published|compiled|issued|seen|reviewed|posted|conducted) by|from|by|of|in)"
    r"\s+(?:the\s+)?(?=[A-Z])"
)
WORD = re.compile(r"[\w’'-]+")
_AFTER_HEAD = re.compile(r"\s(?:with|of|in|who|at|from|on|by|for|familiar|close|briefed|aware|involved|near|inside)\b")
_CITING = re.compile(r"\bciting\s+")
_CITED_ENDS = re.compile(r"[,.;:—“\"\n]")
_NEAR, _LONGEST = 10, 200  # characters from a source to its "citing", and of whom it cites


@functools.cache
def kinds() -> dict[str, Any]:
    """The kinds of words in names.yml."""
    data = wordlists.data("names")
    lists = {key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str)}
    kinds = {
        noun: kind
        for kind, nouns in data["kinds"].items()
        for noun in (nouns.split() if isinstance(nouns, str) else nouns)
    }
    return {**lists, "kinds": kinds}


def report_of(shown: str) -> str | None:
    """Whose report it is: "a report from the Pell Courier" is the Pell Courier's."""
    report = next((m for m in WORD.finditer(shown) if m.group().lower() in kinds()["reports"]), None)
    by = _BY.match(shown, report.end()) if report else None
    name = NAME.match(shown, by.end()) if by else None
    return name.group() if name else None


def is_unnamed(shown: str) -> bool:
    """Whether a source is people without a name: "four people with knowledge of ...", "a senior official"."""
    match = _unnamed_head(shown)
    if match is None:
        return False
    before, after = shown[: match.start()], shown[match.end() :].lstrip()
    return not after[:1].isupper() and "," not in before and not (match.group()[0].isupper() and before)


def _unnamed_head(shown: str) -> re.Match[str] | None:
    stop = _AFTER_HEAD.search(shown)
    matches = [
        m
        for m in WORD.finditer(shown, 0, stop.start() if stop else len(shown))
        if m.group().lower() in kinds()["unnamed"]
    ]
    return matches[-1] if matches else None


def group(shown: str) -> str:
    """The noun a group is counted by: "four people with knowledge of ..." is "people"."""
    match = _unnamed_head(shown)
    return match.group().lower() if match else shown.lower()


def cited(text: str, span: Span) -> Span | None:
    """Who is cited inside a source or right after it: "the Post, citing four officials aware of the plan"."""
    match = _CITING.search(text, span[0], min(len(text), span[1] + _NEAR))
    if not match or match.start() > span[1] + 2:
        return None
    stop = _CITED_ENDS.search(text, match.end())
    end = stop.start() if stop else len(text)
    return (match.end(), end) if match.end() < end < match.end() + _LONGEST else None
