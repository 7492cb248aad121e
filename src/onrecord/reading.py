"""The text steps, the same for ``run`` and ``extract``: documents to mentions to claims.

Times are read twice: once undated, to work out when an article was published, then placed by that day. The costly
step, the parse, depends on the text alone and is skipped for what was read before (see ``cache``).
"""

from __future__ import annotations

import functools
import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Literal

from onrecord import claims, coverage, syntax, text
from onrecord.beats import Beat
from onrecord.cache import Cache
from onrecord.mentions import attributions, quantities, times
from onrecord.model import Attribution, Claim, Document, Quantity, SetAside, Span, Time

Mode = Literal["full", "fast"]
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Asked:
    """How to read: with what knowledge, with or without a model."""

    beat: Beat | None = None
    mode: Mode = "full"
    model: str = syntax.MODEL
    every_time: bool = False  # those too that place nothing: "daily", "for weeks", "current"

    @property
    def first_month(self) -> int:
        """The first month of the beat's fiscal year."""
        return self.beat.fiscal_year.first_month if self.beat else 1


@dataclass(frozen=True, slots=True)
class Read:
    """All that one document says."""

    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def articles(paths: Iterable[Path]) -> Iterator[Document | SetAside]:
    """The articles in those files and folders, and what was set aside."""
    for path in paths:
        documents, unread = coverage.read(path)
        yield from unread
        yield from documents


def corpus(file: Path) -> Iterator[Document | SetAside]:
    """The articles of a file with one JSON object a line, and the lines set aside."""
    return coverage.corpus(file)


def dated(documents: Sequence[Document], asked: Asked) -> list[Document]:
    """The documents with their publication days, worked out from one another where none is given."""
    undated = {document.id: times.find(document.text, None, asked.first_month) for document in documents}
    return coverage.date_documents(documents, undated)


def read(documents: Iterable[Document], asked: Asked, kept: Path | None = None) -> Iterator[tuple[Document, Read]]:
    """Each document with what it says, in order; memory holds one batch.

    Args:
        kept: a folder that keeps readings from run to run.
    """
    cache = Cache(kept, Read, asked.mode, asked.model, asked.beat.model_dump_json() if asked.beat else "")
    for batch in _batches(documents):
        known = [cache.get(d.id, d.text, d.published) for d in batch]
        fresh = _read_batch([d for d, found in zip(batch, known, strict=True) if found is None], asked)
        for document, before in zip(batch, known, strict=True):
            found = before or next(fresh)
            if before is None:
                cache.put(found, document.id, document.text, document.published)
            yield document, found
    cache.sweep()


def read_corpus(documents: Iterable[Document], asked: Asked, processes: int) -> Iterator[tuple[Document, Read]]:
    """Each document with what it says, every one for itself, in order, by that many processes."""
    if processes == 1:
        yield from read(documents, asked)
        return
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for found in pool.imap(functools.partial(_read_alone, asked), _batches(documents)):
            yield from found


def settled(documents: Sequence[Document], found: Mapping[Document, Read]) -> Iterator[tuple[Document, Read]]:
    """The same with the periods of claims settled across the documents, claims sorted by start."""
    by_document: dict[str, list[Claim]] = {document.id: [] for document in documents}
    for claim in claims.align(documents, [claim for read in found.values() for claim in read.claims]):
        by_document[claim.doc].append(claim)
    for document, read in found.items():
        in_order = sorted(by_document[document.id], key=lambda claim: (claim.start, claim.end))
        yield document, replace(read, claims=tuple(in_order))


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    waiting = iter(documents)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _read_alone(asked: Asked, batch: list[Document]) -> list[tuple[Document, Read]]:
    return list(read(batch, asked))


def _read_batch(documents: Sequence[Document], asked: Asked) -> Iterator[Read]:
    """One parse for the whole batch, over the sentences worth parsing."""
    numbers = [quantities.find(document.text) for document in documents]
    spans = [text.sentences(document.text) for document in documents]
    full = asked.mode == "full"
    worth = [_worth(*each) if full else set() for each in zip(documents, spans, numbers, strict=True)]
    wanted = [(d.text, span) for d, chosen in zip(documents, worth, strict=True) for span in sorted(chosen)]
    parsed = syntax.parse(wanted, asked.model) if wanted else iter(())
    for document, cut, by_model, counts in zip(documents, spans, worth, numbers, strict=True):
        sentences = [next(parsed) if span in by_model else syntax.plain(document.text, span) for span in cut]
        when = times.find(document.text, document.published, asked.first_month, asked.every_time)
        who = attributions.find(document.text, sentences)
        what = claims.build(document, counts, when, who, sentences, asked.beat)
        yield Read(tuple(when), tuple(one for one in who if one.way != "inside"), tuple(what))


def _worth(document: Document, spans: Sequence[Span], counts: Sequence[Quantity]) -> set[Span]:
    """The sentences that hold a quantity or an attribution."""
    counting = {spans[text.holder(spans, quantity.start)] for quantity in counts}
    return counting | {span for span in spans if attributions.wanted(document.text, span)}
