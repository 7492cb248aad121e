"""Reports inside reports: which is told of the other, and where one ends for the next to begin."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.mentions.found import Covered, Found, source_of, tidy

_JOINED = re.compile(r"(?:[,;—–-] ?(?:and|but|though|although|whereas|while)?|\b(?:and|but)) ?$")
_REPORT = re.compile(r"(?:the|a|this|that) (?:(?:same|news) )?(?:report|story|article|account)|reports", re.IGNORECASE)
_AGAIN = {"he", "she", "they", "it"}


def apart(text: str, found: Sequence[Found]) -> list[Found]:
    """The reports of one sentence, none running on into the next."""
    return _divided(text, _through_report(text, [_until_according(text, one, found) for one in found]))


def _through_report(text: str, found: list[Found]) -> list[Found]:
    """ "Lee said it was false, according to the report": Lee's words, which a report of nobody's passes on."""
    for other in found:
        bare = other.source is not None and _REPORT.fullmatch(text, *other.source)
        speakers = [one for one in found if one is not other and one.source and _passes_on(other, one)] if bare else []
        if speakers and other.source:
            through = replace(speakers[0], chain=(*speakers[0].chain, other.source))
            return [through if one is speakers[0] else one for one in found if one is not other]
    return found


def _passes_on(outer: Found, inner: Found) -> bool:
    (start, end), said = outer.content[0], sum(end - start for start, end in inner.content)
    return start <= inner.cue[0] < end and 3 * said > end - start


def outermost(found: Sequence[Found]) -> list[Found]:
    """Those whose cue lies in no content: what is reported inside a report is not told apart here.

    Of two that hold each other's cue the first is kept.
    """
    order = sorted(found, key=lambda one: one.cue)
    starts = [one.cue[0] for one in order]
    kept = [one for one in order if not any(_holds(earlier, one) for earlier in _inside(one, order, starts))]
    said = Covered(span for one in kept for span in one.content)
    return [one for one in kept if not said.holds(one.cue[0])]


def beside(found: Sequence[Found], speech: Sequence[Found]) -> list[Found]:
    """The attitudes that lie apart from all that is said, each outside the others."""
    said = Covered(span for one in speech for span in (*one.content, one.cue))
    apart = [one for one in found if not any(said.near(*span) for span in (*one.content, one.cue))]
    return outermost(apart)


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


def _until_according(text: str, one: Found, found: Sequence[Found]) -> Found:
    """ "..., according to Y" at the end of what X says is about all of it, X included."""
    for other in found:
        start, end = one.content[-1]
        last = (
            other.source and text[other.cue[0] : other.cue[1]].lower() == "according to" and other.source[1] >= end - 1
        )
        if last and other is not one and start < other.cue[0] < end and (piece := tidy(text, (start, other.cue[0]))):
            return replace(one, content=(*one.content[:-1], piece))
    return one


def _divided(text: str, found: Sequence[Found]) -> list[Found]:
    """ "..., adding that ...", "— and he noted that ...", "... and warned of ...": each a report of its own."""
    result = list(found)
    for at, one in enumerate(found):
        start, end = one.content[-1]
        if one.cue[0] > start:
            continue
        for place, other in enumerate(found):
            cut = _further(text, one, other) if other is not one and start < other.cue[0] < end else None
            if cut is not None and (piece := tidy(text, (start, cut))):
                result[at] = replace(one, content=(*one.content[:-1], piece))
                if other.source and other.source[0] < cut:
                    result[place] = replace(result[place], source=one.source)
                break
    return result


def _further(text: str, one: Found, other: Found) -> int | None:
    """Where the second report begins, if it is one of its own."""
    verb = text[slice(*other.cue)]
    if verb.endswith("ing") and text[other.cue[0] - 2 : other.cue[0]] == ", ":
        return other.cue[0]
    own = other.source is not None and one.content[-1][0] < other.source[0] < other.cue[0]
    joined = _JOINED.search(text, max(one.content[-1][0], other.cue[0] - 8), other.cue[0])
    if joined and " " not in verb and verb.endswith("s") == text[slice(*one.cue)].endswith("s"):
        return joined.start()
    if own and other.source and text[other.source[0] - 2 : other.source[0]] == "; ":
        return other.source[0] - 2
    if not own or other.source is None or text[slice(*other.source)].lower() not in _AGAIN:
        return None
    joined = _JOINED.search(text, max(one.content[-1][0], other.source[0] - 8), other.source[0])
    return joined.start() if joined else None
