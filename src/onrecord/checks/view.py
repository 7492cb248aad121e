"""The ledger as the checks look at it: claims by document, figure and sentence."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from onrecord.beats import Beat
from onrecord.beats.models import Metric
from onrecord.checks import recorded
from onrecord.compare import value
from onrecord.model import Claim, Document, Figure, Finding, Ledger, Span
from onrecord.text import holder, sentences, stems

_BRACKET = re.compile(r" \([^()]*\)$")  # what a reader understands by the outlet's word
_UNIT_OF = re.compile(r"^s?(?: sterling)?(?: (?:of|for|on)\b)? ?")
_ARITHMETIC = ("sum", "share", "rate", "product", "change")


@dataclass(frozen=True)
class View:
    """What a check is given. ``found`` is what the checks before it found, ``arithmetic`` by claim what of that says
    how numbers go together."""

    ledger: Ledger
    beat: Beat | None
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    by_doc: Mapping[str, Sequence[Claim]]
    figure: Mapping[str, Figure]
    metrics: Mapping[str, Metric]
    found: list[Finding] = field(default_factory=list)
    arithmetic: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))

    @functools.cached_property
    def _sentences(self) -> dict[str, list[Span]]:
        return {}

    def sentences(self, doc: str) -> list[Span]:
        """The sentences of a document."""
        if doc not in self._sentences:
            self._sentences[doc] = sentences(self.documents[doc].text)
        return self._sentences[doc]

    @functools.cached_property
    def _places(self) -> dict[str, int]:
        return {}

    def place(self, claim: Claim) -> int:
        """Which sentence of its document a claim is in."""
        found = self._places.get(claim.id)
        if found is None:
            found = self._places[claim.id] = holder(self.sentences(claim.doc), claim.number_start)
        return found

    @functools.cached_property
    def _inside(self) -> dict[str, dict[int, list[Claim]]]:
        return {}

    def inside(self, doc: str) -> Mapping[int, Sequence[Claim]]:
        """The claims of a document by the sentence they are in."""
        if doc not in self._inside:
            self._inside[doc] = {}
            for claim in self.by_doc.get(doc, ()):
                self._inside[doc].setdefault(self.place(claim), []).append(claim)
        return self._inside[doc]

    def near(self, claim: Claim, reach: int) -> list[Claim]:
        """The other claims of the document at most ``reach`` sentences away, in order."""
        here, inside = self.place(claim), self.inside(claim.doc)
        return [
            other
            for place in range(here - reach, here + reach + 1)
            for other in inside.get(place, ())
            if other.id != claim.id
        ]

    @functools.cached_property
    def _words(self) -> dict[tuple[str, int], frozenset[str]]:
        return {}

    def words(self, claim: Claim) -> frozenset[str]:
        """The stems of the content words of the sentence that a claim is in."""
        key = claim.doc, self.place(claim)
        if key not in self._words:
            self._words[key] = frozenset(stems(self.sentence(claim)))
        return self._words[key]

    def tells(self, doc: str, other: Claim) -> bool:
        """Whether a document tells the number of a claim, too, and so means two things where it has another."""
        return any(value(claim) == value(other) for claim in self.by_doc[doc])

    def both_told(self, a: Claim, b: Claim) -> bool:
        """Whether one of two claims' documents tells the numbers of both."""
        return self.tells(a.doc, b) or self.tells(b.doc, a)

    def sentence(self, claim: Claim) -> str:
        """The words of the sentence that a claim is in."""
        text = self.documents[claim.doc].text
        return text[slice(*self.sentences(claim.doc)[self.place(claim)])]

    def leading(self, claim: Claim, before: int) -> str:
        """The words of a claim's sentence with those of so many sentences before it."""
        spans, place = self.sentences(claim.doc), self.place(claim)
        return self.documents[claim.doc].text[spans[max(0, place - before)][0] : spans[place][1]]

    def before(self, claim: Claim) -> str:
        """The words of a claim's sentence before it."""
        return self.documents[claim.doc].text[self.sentences(claim.doc)[self.place(claim)][0] : claim.start]

    def between(self, a: Claim, b: Claim) -> str:
        """The words between two claims of one document."""
        first, second = sorted((a, b), key=lambda claim: claim.start)
        return self.documents[a.doc].text[first.end : second.start]

    @functools.cached_property
    def _tellings(self) -> dict[str, list[list[Claim]]]:
        """By document, the tellings of its stories: of each that agrees in everything, two from two documents."""
        found: dict[str, list[list[Claim]]] = defaultdict(list)
        for docs in self.stories:
            same: dict[Hashable, list[Claim]] = {}
            for claim in (claim for doc in docs for claim in self.by_doc.get(doc, ())):
                alike = same.setdefault(_telling(claim), [])
                if not alike or (len(alike) == 1 and alike[0].doc != claim.doc):
                    alike.append(claim)
            for doc in docs:
                found[doc].append([claim for alike in same.values() for claim in alike])
        return found

    def elsewhere(self, claim: Claim) -> Iterator[Claim]:
        """The claims of the other documents of its stories; of many that agree in everything, one or two."""
        for told in self._tellings.get(claim.doc, ()):
            yield from (other for other in told if other.doc != claim.doc)

    def add(self, findings: Iterable[Finding]) -> None:
        """Note what a check found, for those after it."""
        for finding in findings:
            self.found.append(finding)
            for claim in finding.claims if finding.kind in _ARITHMETIC else ():
                self.arithmetic[claim].append(finding)

    @functools.cached_property
    def stories(self) -> list[tuple[str, ...]]:
        """The documents of each story; without stories all are one."""
        told = [story.documents for story in self.ledger.stories]
        return [tuple(doc for doc in docs if doc in self.documents) for docs in told] or [tuple(sorted(self.documents))]

    def figures_of(self, docs: Sequence[str]) -> list[Figure]:
        """The figures that the claims of these documents belong to, in the order of the claims."""
        inside = (self.figure[c.id] for doc in docs for c in self.by_doc.get(doc, ()) if c.id in self.figure)
        return list({figure.id: figure for figure in inside}.values())

    def told(self, figure: Figure) -> list[Claim]:
        """The claims of a figure."""
        return [self.claims[claim] for claim in figure.claims if claim in self.claims]

    @functools.cached_property
    def _index(self) -> recorded.Index:
        return recorded.index(self.ledger, self.claims.values())

    def rows(self, claim: Claim, step: timedelta = timedelta(0), metric: str | None = None) -> list[recorded.Row]:
        """The totals that releases give for a claim's days and place, moved by ``step``, or of another metric."""
        return recorded.rows(self._index, claim, step, metric)

    def outlet(self, doc: str) -> str:
        """The outlet of a document, or its file where no outlet is known."""
        return self.documents[doc].called

    def part_of(self, part: Claim, whole: Claim) -> bool:
        """Whether the beat counts one metric inside the other, directly or further up."""
        metric = self.metrics.get(part.metric or "")
        seen: set[str] = set()
        while metric is not None and metric.parent and metric.id not in seen:
            if metric.parent == whole.metric:
                return True
            seen.add(metric.id)
            metric = self.metrics.get(metric.parent)
        return False

    def related(self, a: Claim, b: Claim) -> bool:
        """Whether two claims may be part and whole, or two parts, of one thing, as far as the beat knows."""
        if a.metric is None or b.metric is None:
            return True
        x, y = self.metrics.get(a.metric), self.metrics.get(b.metric)
        siblings = x is not None and y is not None and x.parent is not None and x.parent == y.parent
        return a.metric == b.metric or self.part_of(a, b) or self.part_of(b, a) or siblings

    def thing(self, claim: Claim | Figure) -> str:
        """What is counted, neutrally: the beat's name for it, else the outlet's words in quotation marks."""
        if claim.metric is not None and claim.metric in self.metrics:
            return self.metrics[claim.metric].name
        words = bare(claim.counted)
        if claim.unit is not None and words.startswith(claim.unit.split()[0]):
            words = _UNIT_OF.sub("", words.removeprefix(claim.unit.split()[0]))
            return f"“{words}”" if words else ""
        return f"“{words}”" if words else "things counted"


def bare(counted: str | None) -> str:
    """What an outlet counts in its own words, without the noun that a reader understands by them."""
    return _BRACKET.sub("", counted or "")


def _telling(claim: Claim) -> Hashable:
    number = claim.low, claim.high, claim.modifier, claim.unit, claim.rate, claim.per
    return number, claim.metric, claim.counted, claim.role, claim.scope, claim.period


def look(ledger: Ledger, beat: Beat | None) -> View:
    """The view of a ledger."""
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    documents = {document.id: document for document in ledger.documents}
    for claim in sorted(ledger.claims, key=lambda claim: (claim.doc, claim.start)):
        if claim.doc in documents and value(claim) == value(claim):
            by_doc[claim.doc].append(claim)
    return View(
        ledger,
        beat,
        documents,
        {claim.id: claim for claims in by_doc.values() for claim in claims},
        by_doc,
        {claim: figure for figure in ledger.figures for claim in figure.claims},
        {metric.id: metric for metric in beat.metrics} if beat else {},
    )
