"""The text steps, the same for ``run`` and ``extract``: documents to mentions to claims.

Times are read twice: once undated, to work out when an article was published, then placed by that day. The costly
step, the parse, depends on the text alone and is skipped for what was read before (see ``cache``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from onrecord import claims, coverage, syntax, text
from onrecord.beats import Beat
from onrecord.cache import Cache
from onrecord.mentions import attributions, quantities, times
from onrecord.model import Attribution, Claim, Document, Time

Mode = Literal["full", "fast"]
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Read:
    """All that one document says."""

    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def dated(documents: Sequence[Document], beat: Beat | None) -> list[Document]:
    """The documents with their publication days, worked out from one another where none is given."""
    month = _first_month(beat)
    undated = {document.id: times.find(document.text, None, month) for document in documents}
    return coverage.date_documents(documents, undated)


def read(
    documents: Iterable[Document],
    beat: Beat | None,
    mode: Mode = "full",
    model: str = syntax.MODEL,
    kept: Path | None = None,
    done: Callable[[], object] = lambda: None,
) -> Iterator[tuple[Document, Read]]:
    """Each document with what it says, in order; memory holds one batch.

    Args:
        kept: a folder that keeps readings from run to run.
        done: called after each document.
    """
    cache = Cache(kept, Read, mode, model, beat.model_dump_json() if beat else "")
    waiting = iter(documents)
    while batch := list(islice(waiting, _BATCH)):
        known = {d.id: found for d in batch if (found := cache.get(d.text, d.id, d.published))}
        fresh = _read_batch([d for d in batch if d.id not in known], beat, mode, model)
        for document in batch:
            if document.id not in known:
                known[document.id] = next(fresh)
                cache.put(known[document.id], document.text, document.id, document.published)
            done()
            yield document, known[document.id]
    cache.sweep()


def align(documents: Sequence[Document], found: Sequence[Claim]) -> list[Claim]:
    """The claims with their periods settled across documents, sorted by document and start."""
    return sorted(claims.align(documents, found), key=lambda claim: (claim.doc, claim.start, claim.end))


def _read_batch(documents: Sequence[Document], beat: Beat | None, mode: Mode, model: str) -> Iterator[Read]:
    """One parse for the whole batch, over the sentences worth parsing."""
    counts = [quantities.find(document.text) for document in documents]
    cut = [text.sentences(document.text) for document in documents]
    worth = [_worth(d.text, spans, [q.start for q in c]) for d, spans, c in zip(documents, cut, counts, strict=True)]
    asked = [(d.text, span) for d, spans in zip(documents, worth, strict=True) for span in sorted(spans)]
    parsed = syntax.parse(asked, model) if mode == "full" and asked else iter(())
    for document, spans, wanted, numbers in zip(documents, cut, worth, counts, strict=True):
        sentences = [
            next(parsed) if mode == "full" and span in wanted else syntax.plain(document.text, span) for span in spans
        ]
        when = times.find(document.text, document.published, _first_month(beat))
        who = attributions.find(document.text, sentences)
        what = claims.build(document, numbers, when, who, sentences, beat)
        yield Read(tuple(when), tuple(who), tuple(what))


def _worth(content: str, spans: Sequence[tuple[int, int]], starts: Iterable[int]) -> set[tuple[int, int]]:
    """The sentences that hold a quantity or an attribution."""
    counting = {spans[text.holder(spans, start)] for start in starts} if spans else set()
    return counting | {span for span in spans if attributions.wanted(content, span)}


def _first_month(beat: Beat | None) -> int:
    return beat.fiscal_year.first_month if beat else 1
