"""The English phrases that the checks look for, read once from ``english.yml``.

An entry is a list of phrases: words apart by one space, ``*`` for any ending of a word. Each is matched whole, in
small or large letters.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord import safe_yaml


@functools.cache
def _all() -> dict[str, Any]:
    return dict(safe_yaml.load(Path(__file__).with_name("english.yml")))


@functools.cache
def phrases(name: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """A pattern that finds any of the phrases of that name, between what is given as before and after it."""
    return re.compile(f"{before}(?:{_any(_all()[name])}){after}", re.IGNORECASE)


@functools.cache
def pairs(name: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Pairs of patterns of that name of which one says of a thing what the other denies."""
    return tuple(
        (re.compile(rf"\b(?:{_any(yes)})\b", re.I), re.compile(rf"\b(?:{_any(no)})\b", re.I))
        for yes, no in _all()[name]
    )


def _any(listed: Sequence[str]) -> str:
    return "|".join(_one(str(phrase)) for phrase in listed)


def _one(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
