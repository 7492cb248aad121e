"""One attribution while it is being put together, before names are resolved."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Span, Stance
from onrecord.text import trim

_EDGE = " \t\n\r ,;:.–—-"
_DATELINE = re.compile(
    r"[A-Z][A-Z .]{2,}(?:, ?[A-Z][\w. ]{1,20})?(?:, \w{3,9}\.? \d{1,2})? ?(?:\([A-Za-z ]+\) ?)?[–—―-]+ "
)
# "Ann Lee on Monday": when somebody said it is no part of who said it.
_WHEN = re.compile(
    r"(?<=[A-Za-z]) (?:on |in |late |early |last |this |earlier )+"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|morning|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: (?:morning|afternoon|evening|night|\d{1,2}))?$"
)
_WHEN_LONGEST = 40


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


def outermost(found: Sequence[Found]) -> list[Found]:
    """Those whose cue lies in no content: what is reported inside a report is not told apart here.

    Of two that hold each other's cue the first is kept.
    """
    order = sorted(found, key=lambda one: one.cue)
    starts = [one.cue[0] for one in order]
    kept = [one for one in order if not any(_holds(earlier, one) for earlier in _inside(one, order, starts))]
    said = Covered(span for one in kept for span in one.content)
    return [one for one in kept if not said.holds(one.cue[0])]


def _inside(one: Found, order: Sequence[Found], starts: Sequence[int]) -> Iterator[Found]:
    """Those before it whose cue lies in its content."""
    for start, end in one.content:
        yield from order[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, min(end, one.cue[0]))]


def _holds(outer: Found, inner: Found) -> bool:
    return any(start <= inner.cue[0] < end for start, end in outer.content)


def without_clauses(text: str, found: Sequence[Found]) -> list[Found]:
    """ "Ann Lee, who thinks so, said ...": a clause that reports by itself is no part of the source before it."""
    relatives = sorted(one.source[0] for one in found if one.source and one.antecedent)
    return [_without_clause(text, one, relatives) for one in found]


def _without_clause(text: str, one: Found, relatives: Sequence[int]) -> Found:
    at = bisect.bisect_right(relatives, one.source[0]) if one.source else len(relatives)
    if one.source is None or at == len(relatives) or relatives[at] >= one.source[1]:
        return one
    return replace(one, source=source_of(text, (one.source[0], relatives[at])))


def tidy(text: str, span: Span) -> Span | None:
    """The span without white space and stray punctuation at its ends; a mark that closes a quotation stays."""
    start, end = trim(text, span)
    while start < end and text[start] in ",;:.–—- \u00a0":
        start += 1
    while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
        end -= 1
    return (start, end) if start < end else None


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end is the quotation's own: '"No."' keeps it, so does "U.S."."""
    return text[end - 1] == "." and end - start > 2 and text[end - 3] == "." and text[end - 2].isupper()


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
    while start < end and text[start] in ",;:–—-•* \n":
        start += 1
    return (start, end) if start < end else None
