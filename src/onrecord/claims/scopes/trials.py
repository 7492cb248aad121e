"""Articles about a trial of a treatment: what the trial goes by and what it tries."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping

from onrecord.claims.lexicon import words
from onrecord.claims.scopes.names import Candidate, headline_end

_OPENING = 700  # characters in which such an article says so
_LEAST = 2  # words of trials that it has
_HEADLINE, _LEAD = 4, 2
_NAMED = re.compile(
    r"\b(?:trial|study),? (?:called |named )?([A-Z]{3,}(?:-\d+)?)\b|\b([A-Z]{3,}(?:-\d+)?) (?:trial|study)\b"
)
_OFTEN = 3  # times that what is tried is named


def study(text: str, called: Mapping[str, int]) -> Candidate | None:
    """The trial that an article tells of, under its name if it has one; None where it tells of none."""
    if not called["study"]:
        return None
    arms = sum(text.count(word) for word in words("arms"))
    opens = text.find("trial", 0, _OPENING) >= 0 or text.find("study", 0, _OPENING) >= 0
    if arms < _LEAST or not opens:
        return None
    named = _NAMED.search(text)
    name = f"{named[1] or named[2]} trial" if named else "the trial"
    head = text[: headline_end(text)]
    return Candidate(called["study"] + arms + _LEAD + _HEADLINE * ("trial" in head or "study" in head), name, "study")


def drug(text: str) -> str | None:
    """What is tried, where the article names it often."""
    most = Counter(_named_drug().findall(text)).most_common(1)
    return most[0][0] if most and text.count(most[0][0]) >= _OFTEN else None


@functools.cache
def _named_drug() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('treatments')))})(?:,| called| named)? ([a-z]{{6,}})\b")
