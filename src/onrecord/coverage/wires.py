"""The agency whose text an article prints, where the article says so."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from onrecord import safe_yaml

_TOP, _FOOT = 400, 300  # characters in which an agency is credited


def credit(text: str) -> str | None:
    """The agency a text is credited to, in its dateline, byline or foot; None where it is the outlet's own."""
    for pattern, part in zip(_patterns(), (text[:_TOP], text[:_TOP], text[-_FOOT:]), strict=True):
        if match := pattern.search(part):
            return _agencies()[match["agency"]]
    return None


@functools.cache
def _agencies() -> Mapping[str, str]:
    """Each way an agency is credited with its name."""
    names = safe_yaml.load(Path(__file__).with_name("wires.yml"))
    return {alias: name for name, aliases in names.items() for alias in aliases}


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A dateline "(AP) —", a byline of its own line, and a credit at the foot."""
    agency = "(?P<agency>" + "|".join(re.escape(alias) for alias in sorted(_agencies(), key=len, reverse=True)) + ")"
    foot = r"(?:©|Copyright|Source:|distributed by|republished from|first appeared (?:on|in))[^.\n]{0,40}?"
    return (
        re.compile(rf"\({agency}\)\s*[-–—:]"),
        re.compile(rf"^\W*(?:By )?{agency}\W*$", re.MULTILINE),
        re.compile(rf"{foot}\b{agency}\b"),
    )
