"""Articles that are copies of one another, or of one agency's text, and what was changed between two versions.

Signatures (MinHash) of five-word runs are cut into bands; documents that share a band are held against each other by
the runs themselves, so a pair is only ever named on what the texts share.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash

from onrecord.model import Document, Span
from onrecord.text import sentences

_RUN = 5  # words in a row that two texts seldom share by chance
_PERMUTATIONS, _ROWS = 128, 4  # bands of four meet from about 40% shared runs on
_SEED = 7
_ENOUGH = 0.5  # the share of the shorter text's runs from which it is a copy
_BESIDE = 30  # documents in one band that a further one is held against
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """One document that repeats another's text. ``shared`` is the share of the shorter text that both have."""

    doc: str
    of: str
    shared: float


def find(documents: Sequence[Document]) -> list[Copy]:
    """The copies among the documents, each named once with the earlier it shares most with, in order of name."""
    texts = {document.id: document.text for document in documents}
    bands: dict[tuple[int, ...], list[str]] = defaultdict(list)
    found = []
    for document in sorted(documents, key=lambda one: (one.published or date.max, one.id)):
        mine = _runs(document.text)
        if not mine:
            continue
        keys = list(_bands(mine))
        near = dict.fromkeys(name for key in keys for name in bands[key])
        best = max(
            ((_shared(mine, _runs(texts[name])), name) for name in near), default=(0.0, ""), key=lambda one: one[0]
        )
        if best[0] >= _ENOUGH:
            found.append(Copy(document.id, best[1], round(best[0], 3)))
        for key in keys:
            if len(bands[key]) < _BESIDE:
                bands[key].append(document.id)
    return sorted(found, key=lambda copy: copy.doc)


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    return frozenset(map(" ".join, zip(*(words[step:] for step in range(_RUN)), strict=False)))


def _bands(runs: frozenset[str]) -> Iterator[tuple[int, ...]]:
    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.update(list(runs))
    digest = signature.digest()
    for begin in range(0, _PERMUTATIONS, _ROWS):
        yield (begin, *digest[begin : begin + _ROWS])


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b))


def changes(old: str, new: str) -> list[tuple[Span | None, Span | None]]:
    """The passages in which two versions differ: (span in the old, span in the new), None where one has nothing."""
    before, after = sentences(old), sentences(new)
    matcher = difflib.SequenceMatcher(
        None, [_plain(old, span) for span in before], [_plain(new, span) for span in after], autojunk=False
    )
    return [(_whole(before[a:b]), _whole(after[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _plain(text: str, span: Span) -> str:
    return " ".join(_WORD.findall(text[span[0] : span[1]].lower()))


def _whole(spans: Sequence[Span]) -> Span | None:
    return (spans[0][0], spans[-1][1]) if spans else None
