"""Passages that tell of the same thing, in other words: sentences with a day in them, compared by their rarer words."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import Document, Time
from onrecord.text import holder, sentences, stems

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ENOUGH = 0.2  # the cosine from which two passages tell of the same
_COMMON = 400  # passages with a word beyond which it is too common to be looked up by


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with one of its times; ``day`` is the day where the text alone, or its publication, gives one."""

    doc: str
    time: Time
    words: frozenset[str]
    day: date | None
    written: bool  # the day is written out, not counted from the day of publication


class Passages:
    """All passages of some documents, to be looked up by likeness."""

    def __init__(self, found: Sequence[Passage]) -> None:
        self._by_doc: dict[str, list[Passage]] = defaultdict(list)
        self._by_word: dict[str, list[Passage]] = defaultdict(list)
        for passage in found:
            self._by_doc[passage.doc].append(passage)
            for word in passage.words:
                self._by_word[word].append(passage)
        self._weights = {word: math.log(1 + len(found) / len(held)) for word, held in self._by_word.items()}

    def of(self, doc: str) -> Sequence[Passage]:
        """A document's passages in order."""
        return self._by_doc[doc]

    def like(self, passage: Passage) -> Iterator[tuple[float, Passage]]:
        """The passages of other documents that tell of the same and have a day, with how alike they are."""
        shared: dict[Passage, float] = defaultdict(float)
        for word in sorted(passage.words):
            if len(self._by_word[word]) <= _COMMON:
                for other in self._by_word[word]:
                    if other.doc != passage.doc and other.day:
                        shared[other] += self._weights[word] ** 2
        for other, common in shared.items():
            likeness = common / (self._length(passage) * self._length(other))
            if likeness >= _ENOUGH:
                yield likeness, other

    def _length(self, passage: Passage) -> float:
        return math.sqrt(sum(self._weights[word] ** 2 for word in passage.words))


def passages(documents: Sequence[Document], times: Mapping[str, Sequence[Time]]) -> Passages:
    """The sentences of the documents that hold a day or a weekday."""
    return Passages([passage for document in documents for passage in _of(document, times.get(document.id, ()))])


def _of(document: Document, times: Sequence[Time]) -> Iterator[Passage]:
    spans = sentences(document.text)
    for time in times:
        if not re.match(r"(?:\d{4}|XXXX)-(?:WXX-\d|\d\d-\d\d)", time.value):
            continue
        start, end = spans[holder(spans, time.start)]
        around = document.text[start : time.start] + " " + document.text[time.end : end]
        words = frozenset([*stems(around), *_NUMBER.findall(around)])
        written = time.first is not None
        yield Passage(document.id, time, words, time.first or _counted(time, document.published), written)


def _counted(time: Time, published: date | None) -> date | None:
    """A weekday as the one before publication."""
    if published is None or not time.value.startswith("XXXX-WXX-"):
        return None
    back = (published.isoweekday() - int(time.value[9])) % 7
    return date.fromordinal(published.toordinal() - back)
