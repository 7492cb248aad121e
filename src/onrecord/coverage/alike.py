"""Passages that tell of the same thing, in other words: sentences with a day in them, compared by their rarer words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from onrecord.model import Document, Time
from onrecord.text import holder, sentences, stems

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ENOUGH = 0.2  # the cosine from which two passages tell of the same
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:WXX-\d|\d\d-\d\d)")
_MOST = 100  # days of one document that are looked at
_AROUND = 400  # characters of a sentence on either side of its time
_LOOKED_UP = 12  # words of a passage, the rarest first, by which others are looked up
_COMMON = 100  # passages with one word that are looked at
_MET = 3  # of those words that two passages must share


@dataclass(frozen=True, slots=True, eq=False)
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
        self._lengths = {passage: math.sqrt(self._weight(passage.words)) for passage in found}

    def of(self, doc: str) -> Sequence[Passage]:
        """A document's passages in order."""
        return self._by_doc[doc]

    def like(self, passage: Passage) -> Iterator[tuple[float, Passage]]:
        """The passages of other documents that tell of the same and have a day, with how alike they are."""
        elsewhere = (word for word in passage.words if len(self._by_word[word]) > 1)
        rarest = sorted(elsewhere, key=lambda word: (len(self._by_word[word]), word))[:_LOOKED_UP]
        held = (other for word in rarest for other in self._by_word[word][:_COMMON])
        for other, met in Counter(held).items():
            if met >= _MET and other.doc != passage.doc and other.day:
                likeness = self._weight(passage.words & other.words) / (self._lengths[passage] * self._lengths[other])
                if likeness >= _ENOUGH:
                    yield likeness, other

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._weights[word] ** 2 for word in sorted(words))


def passages(documents: Sequence[Document], times: Mapping[str, Sequence[Time]]) -> Passages:
    """The sentences of the documents that hold a day or a weekday."""
    return Passages([passage for document in documents for passage in _of(document, times.get(document.id, ()))])


def _of(document: Document, times: Sequence[Time]) -> Iterator[Passage]:
    spans = sentences(document.text)
    days = (time for time in times if _DAY.match(time.value))
    for time in islice(days, _MOST):
        start, end = spans[holder(spans, time.start)]
        start, end = max(start, time.start - _AROUND), min(end, time.end + _AROUND)
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
