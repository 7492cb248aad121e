"""Text cut at its claims, so that a page can mark each one and nothing else.

Joined again, the pieces are the text, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Claim, Span

_WORDS_AFTER = re.compile(r"(?:[^\S\n]+[^\s.,;:!?]+){1,4}")
# Words that a quotation should not end on: they point at what was cut.
_DANGLING = re.compile(
    r"(?:[–—-]*\s+(?:across|an?|and|as|at|but|by|for|from|in|into|nor|of|on|or|than|that|the|to|under|were|was|which|who|with)\b)+$",
    re.I,
)
_CLIP = 420  # a passage longer than this is shown from a little before its first mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters; ``claims`` are those it belongs to (several where they overlap)."""

    text: str
    claims: tuple[Claim, ...] = ()


def pieces(text: str, span: Span, claims: Sequence[Claim]) -> list[Piece]:
    """The span cut into marked and unmarked runs; ``claims`` in order of their start."""
    out, at = [], span[0]
    for run, owners in _runs(span, claims):
        out.append(Piece(text[at : run[0]]))
        out.append(Piece(text[slice(*run)], owners))
        at = run[1]
    out.append(Piece(text[at : span[1]]))
    return [piece for piece in out if piece.text]


def _runs(span: Span, claims: Sequence[Claim]) -> Iterator[tuple[Span, tuple[Claim, ...]]]:
    """Claims inside the span, those that overlap taken together."""
    run: Span | None = None
    owners: tuple[Claim, ...] = ()
    for claim in claims:
        start, end = max(claim.start, span[0]), min(claim.end, span[1])
        if start >= end:
            continue
        if run and start < run[1]:
            run, owners = (run[0], max(run[1], end)), (*owners, claim)
            continue
        if run:
            yield run, owners
        run, owners = (start, end), (claim,)
    if run:
        yield run, owners


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document with its claims marked; ``before``/``after`` tell whether it was cut."""

    pieces: tuple[Piece, ...]
    before: bool
    after: bool


def passage(text: str, claims: Sequence[Claim]) -> Passage:
    """The sentence around claims of one sentence, cut where it is long."""
    start, end = claims[0].sentence
    first, last = min(c.start for c in claims), max(c.end for c in claims)
    if end - start > _CLIP:
        begin, stop = max(start, first - _CLIP // 3), min(end, max(last, first + _CLIP // 2) + _CLIP // 6)
    else:
        begin, stop = min(start, first), max(end, last)
    ordered = sorted(claims, key=lambda c: (c.start, c.end))
    return Passage(tuple(pieces(text, (begin, stop), ordered)), begin > start, stop < end)


@dataclass(frozen=True, slots=True)
class Wording:
    """An outlet's words: what qualifies the number, the number, and a few words on."""

    modifier: str
    number: str
    tail: str
    after: str


def wording(text: str, claim: Claim) -> Wording:
    """The exact words around a claim's number."""
    stop = min(claim.sentence[1], claim.end + 60)
    follow = _WORDS_AFTER.match(text, claim.end, stop)
    after = follow.group() if follow else ""
    return Wording(
        text[claim.start : claim.number_start],
        text[claim.number_start : claim.number_end],
        text[claim.number_end : claim.end],
        after if not follow or follow.end() == claim.sentence[1] else _DANGLING.sub("", after).rstrip("–—- "),
    )


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that hold anything, in order."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
