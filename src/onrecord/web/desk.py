"""The dossier as it is served: its ledger in memory, decisions taken one at a time."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from onrecord import beats, pipeline, review, store
from onrecord.dossier import Dossier, held
from onrecord.model import Claim, Decision, Figure, Finding, Ledger, stable_id
from onrecord.values import plain

Thing = Claim | Figure | Finding


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what a decision would change."""

    what: str
    before: str
    after: str


class Desk:
    """What is served. Every method may be called from any thread."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.beat = beats.load(dossier.beat, near=dossier.root)
        self._lock = threading.RLock()
        with held(dossier):
            self._gathered = pipeline.gather(dossier, self.beat)
        self._rebuild()

    @property
    def ledger(self) -> Ledger:
        """The ledger with every decision on file, also those another process wrote."""
        with self._lock:
            if self._size() != self._seen:
                self._rebuild()
            return self._ledger

    @property
    def revision(self) -> str:
        """Another revision, other answers."""
        with self._lock:
            decided = [decision.id for decision in self.ledger.decisions]
            return stable_id("r", self._content, *decided)

    def find(self, about: str, key: str) -> Thing | None:
        """The claim, figure or finding of that id; a claim also after it was rejected."""
        ledger = self.ledger
        kept: dict[str, Any] = {"claim": self._gathered.claims, "figure": ledger.figures, "finding": ledger.findings}
        return next((item for item in kept.get(about, ()) if item.id == key), None)

    def history(self, item: Thing) -> list[Decision]:
        """The decisions on a thing so far; of a figure also those that joined or split its claims."""
        if not isinstance(item, Figure):
            return [decision for decision in self.ledger.decisions if decision.key == item.id]
        return [decision for decision in self.ledger.decisions if review.speaks_of(decision, item)]

    def where(self, decision: Decision) -> tuple[str, str]:
        """What a decision is about as it is now: a joined or split figure goes by the id that its claims give it."""
        if decision.about != "figure" or self.find("figure", decision.key):
            return decision.about, decision.key
        now = next((figure for figure in self.ledger.figures if review.speaks_of(decision, figure)), None)
        return ("figure", now.id) if now else ("figure", decision.key)

    def regrouped(self, item: Thing | None, action: str, changes: Mapping[str, Any]) -> dict[str, Any]:
        """What a join or split changes, with the claims that it speaks of.

        Raises:
            ValueError: it cannot be done; the message says what to choose.
        """
        if not isinstance(item, Figure):
            raise ValueError("Figures alone can be joined or split.")
        return review.named(item, action, changes, self.ledger.figures)

    def changes(self, decision: Decision) -> list[Change]:
        """What the decision would change, without taking it."""
        after = pipeline.reconcile(self.dossier, self.beat, self._gathered, [decision])
        return [*_differences(self.ledger, after)]

    def take(self, decision: Decision) -> None:
        """Write the decision down, on disk before anything else, then apply it to the ledger and the site."""
        with self._lock:
            review.append(self.dossier.reviews, decision)
            self._rebuild()

    def _rebuild(self) -> None:
        self._seen = self._size()
        self._ledger = pipeline.reconcile(self.dossier, self.beat, self._gathered)
        self._content = store.digest(self._ledger)
        with held(self.dossier):
            pipeline.publish(self._ledger, self.beat, self.dossier.out)

    def _size(self) -> int:
        return self.dossier.reviews.stat().st_size if self.dossier.reviews.is_file() else 0


def _differences(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Claims field by field; figures and findings by what they say, for their ids follow from their claims."""
    was, now = ({claim.id: claim for claim in ledger.claims} for ledger in (before, after))
    yield from (Change("claim", was[key].exact, "no longer there") for key in was if key not in now)
    yield from (Change("claim", "not there", now[key].exact) for key in now if key not in was)
    yield from (line for key in was if key in now for line in _fields(was[key], now[key]))
    figures = [[f"{figure.says}, {_told(figure)}" for figure in ledger.figures] for ledger in (before, after)]
    findings = [[finding.says for finding in ledger.findings] for ledger in (before, after)]
    for what, (said, says) in (("figure", figures), ("finding", findings)):
        yield from (Change(what, words, "no longer there") for words in (Counter(said) - Counter(says)).elements())
        yield from (Change(what, "not there", words) for words in (Counter(says) - Counter(said)).elements())


def _told(figure: Figure) -> str:
    times = len(figure.claims)
    return f"told {'once' if times == 1 else f'{times} times'} ({', '.join(figure.outlets)})"


def _fields(was: Claim, now: Claim) -> Iterator[Change]:
    for field in fields(Claim):
        old, new = getattr(was, field.name), getattr(now, field.name)
        if old != new and field.name != "rules":
            yield Change(f"claim “{now.exact}”: {field.name}", _shown(old), _shown(new))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(part) for part in value)
    return "none" if value is None else plain(value) if isinstance(value, float) else str(value)
