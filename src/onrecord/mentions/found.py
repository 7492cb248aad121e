"""One attribution while it is being put together, before names are resolved."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model import Span, Stance, Way
from onrecord.text import trim

_EDGE = " \t\n\r ,;:.–—-"
_DATELINE = re.compile(
    r"[A-Z][A-Z .]{2,}(?:, ?[A-Z][\w. ]{1,20})?(?:, \w{3,9}\.? \d{1,2})? ?(?:\([A-Za-z ]+\) ?)?[–—―-]+ "
)
# "Ann Lee on Monday": when somebody said it is no part of who said it.
_WHEN = re.compile(
    r"(?<=[A-Za-z])(?<!ed) (?:on |in |late |early |last |this |earlier )+"
    r"(?:(?:19|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|morning|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: (?:morning|afternoon|evening|night|\d{1,2}))?$"
)
_WHEN_LONGEST = 40
# What is said ends in no "and" that joins nothing more.
_JOINS_NOTHING = re.compile(r"[, ]+(?:and|or|but)$")
# What a source cannot end in: "its annual report, or".
_LEFT_OVER = re.compile(r"[, ]+(?:and|or|but|nor|that|which|who|because|while|as|than)$")
# What comes before a source: "As the vote nears, the mayor".
_LEAD = re.compile(
    r"(?:As|While|If|When|After|Before|Although|Though|Since|Because|In|On|At|But|Yet|And|For|That)\b[^,;]*, (?=\S)"
    r"|[Ww]hat (?=\S)|By (?=[A-Z])|[a-z]+, (?=[A-Z][\w.]* [A-Z])"
)
# The last dash or bracket, with what follows it.
_OPENING = re.compile(r"(?<=\s)([—–(])(?=[^—–(]{1,200}$)")
_CLIP = 12  # characters at an end that are looked through for such a word


@dataclass(frozen=True, slots=True)
class Found:
    """Who said what, as spans alone."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span
    direct: bool = False
    stance: Stance = "reported"
    chain: tuple[Span, ...] = ()  # who is cited, who was told
    antecedent: Span | None = None  # whom "who" or "which" stands for
    way: Way = "speech"

    def with_content(self, *spans: Span) -> Found:
        """The same attribution with more said."""
        return replace(self, content=self.content + spans)


class Covered:
    """Characters covered by any of some spans, asked for by position."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for start, end in sorted(spans):
            if self.spans and start < self.spans[-1][1]:
                self.spans[-1] = (self.spans[-1][0], max(end, self.spans[-1][1]))
            else:
                self.spans.append((start, end))
        self._starts = [start for start, _ in self.spans]

    def holds(self, at: int) -> bool:
        """Whether a position is covered."""
        index = bisect.bisect_right(self._starts, at) - 1
        return index >= 0 and at < self.spans[index][1]

    def near(self, start: int, end: int) -> list[Span]:
        """The covered stretches that touch a span."""
        first = max(0, bisect.bisect_right(self._starts, start) - 1)
        last = bisect.bisect_left(self._starts, end)
        return [span for span in self.spans[first:last] if span[1] > start]


def tidy(text: str, span: Span) -> Span | None:
    """The span without white space and stray punctuation at its ends; a mark that closes a quotation stays."""
    start, end = trim(text, span)
    while start < end and text[start] in ",;:.–—- \u00a0":
        start += 1
    while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
        end -= 1
    left = _JOINS_NOTHING.search(text, max(start, end - _CLIP), end)
    end = left.start() if left else end
    return (start, end) if start < end else None


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end is the quotation's own: '"No."' keeps it, so does "U.S."."""
    return text[end - 1] == "." and end - start > 2 and text[end - 3] == "." and text[end - 2].isupper()


def enclosed(text: str, before: Span, end: int) -> Span | None:
    """What stands with its source between dashes or brackets: "the ballots — 40 of them, according to Lee — and"."""
    opening = _OPENING.search(text, *before)
    if opening is None:
        return None
    closing = text[end : end + 2].strip()[:1]
    return (opening.end(), before[1]) if closing and closing == {"(": ")"}.get(opening[1], opening[1]) else None


def source_of(text: str, span: Span) -> Span | None:
    """A source's span without a dateline before it, an open bracket after it, or commas at its ends."""
    start, end = trim(text, span)
    dateline = _DATELINE.match(text, start, end)
    if dateline:
        start = dateline.end()
    bracket = text.find("(", start + 1, end)
    closing = text.find(")", bracket, end) if bracket > 0 else -1
    if bracket > 0 and (closing < 0 or text.count(" ", bracket, closing) > 3):
        end = bracket
    when = _WHEN.search(text, max(start + 1, end - _WHEN_LONGEST), end)
    end = when.start() if when else end
    while end > start and text[end - 1] in ",;:–—- ":
        end -= 1
    left = _LEFT_OVER.search(text, max(start, end - _CLIP), end)
    end = left.start() if left else end
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while start < end and text[start] in ",;:–—-•* \n":
        start += 1
    return (start, end) if start < end else None
