"""Polls, whose shares are of the days on which people were asked: "The survey was conducted May 3-6"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.claims.draft import PARTS, Draft
from onrecord.claims.lexicon import words
from onrecord.claims.words import Line
from onrecord.model import Time
from onrecord.text import holder

if TYPE_CHECKING:
    from onrecord.claims.page import Page
    from onrecord.claims.periods.dating import Found

_NEAR = 9  # words from "conducted" to its days
_FAR = 15  # sentences from what a poll found to how it was taken


def asked(draft: Draft, page: Page) -> Found:
    """The days on which those were asked of whom a share is given, as the article tells of its poll."""
    if not page.surveys or draft.role != "share" or draft.quantity.unit not in PARTS or page.times_in(draft.here):
        return None
    at, time = min(page.surveys, key=lambda one: abs(one[0] - draft.sentence))
    if abs(at - draft.sentence) > _FAR or time.first is None or time.last is None:
        return None
    return (time.first, time.last), (time.start, time.end), f"when people were asked ({time.exact!r})"


def surveys(page: Page) -> Iterator[tuple[int, Time]]:
    """Each sentence that tells when a poll was taken, with its days."""
    spans = [(piece.start, piece.end) for piece in page.pieces]
    for at in sorted({holder(spans, match.start()) for match in _surveying().finditer(page.document.text)}):
        here = page.line(at)
        if not words("polling").isdisjoint(here.words) and (time := _fielded(here, page.times_in(here))):
            yield at, time


@functools.cache
def _surveying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('surveying')))})\b")


def _fielded(here: Line, times: list[Time]) -> Time | None:
    """The days that come after the word for asking."""
    done = next((at for at, word in enumerate(here.words) if word in words("surveying")), len(here))
    for time in times:
        near = done < here.at((time.start, time.end))[0] <= done + _NEAR
        if near and time.first and time.kind == "date":
            return time
    return None
