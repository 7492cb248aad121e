"""The dossier as it is served: its ledger in memory, decisions taken one at a time."""

from __future__ import annotations

import threading
from dataclasses import dataclass, fields
from typing import Any

from onrecord import beats, pipeline, review
from onrecord.dossier import Dossier, held
from onrecord.model import Claim, Decision, Figure, Finding, Ledger, stable_id

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
        return stable_id("r", self.dossier.root, *(d.id for d in self.ledger.decisions))

    def find(self, about: str, key: str) -> Thing | None:
        """The claim, figure or finding of that id; a claim also after it was rejected."""
        ledger = self.ledger
        kept: dict[str, Any] = {"claim": self._gathered.claims, "figure": ledger.figures, "finding": ledger.findings}
        return next((item for item in kept.get(about, ()) if item.id == key), None)

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
        with held(self.dossier):
            pipeline.publish(self._ledger, self.beat, self.dossier.out)

    def _size(self) -> int:
        return self.dossier.reviews.stat().st_size if self.dossier.reviews.is_file() else 0


def _differences(before: Ledger, after: Ledger) -> list[Change]:
    lines = []
    for what, old, new in (
        ("claim", before.claims, after.claims),
        ("figure", before.figures, after.figures),
        ("finding", before.findings, after.findings),
    ):
        was: dict[str, Any] = {item.id: item for item in old}
        now: dict[str, Any] = {item.id: item for item in new}
        lines += [Change(what, _says(was[key]), "no longer there") for key in was if key not in now]
        lines += [Change(what, "not there", _says(now[key])) for key in now if key not in was]
        lines += [line for key in was if key in now for line in _fields(what, was[key], now[key])]
    return lines


def _fields(what: str, was: Any, now: Any) -> list[Change]:
    return [
        Change(f"{what} “{_says(now)}”: {field.name}", str(getattr(was, field.name)), str(getattr(now, field.name)))
        for field in fields(now)
        if getattr(was, field.name) != getattr(now, field.name) and field.name not in ("rules", "rank")
    ]


def _says(item: Any) -> str:
    return str(item.exact if isinstance(item, Claim) else item.says)
