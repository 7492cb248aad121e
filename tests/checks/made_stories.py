"""Stories made from seeded facts: invented outlets tell them through templates, with one error planted or none.

Every claim is made beside its sentence, so that the reconciling can be tested alone: what was read is right. The texts
are also read as any article is (``read_stories.py``).
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from honest import honest, origins
from planted import PLANTS
from telling import Facts, Writer, base, ledger

from onrecord import coverage
from onrecord.model import Ledger


@dataclass
class Made:
    """A story, what is planted in it (None: nothing) and how many origins its main figure has."""

    ledger: Ledger
    planted: str | None
    origins: int


def make(seed: int, planted: str | None) -> Made:
    """One story of three or so articles; the same seed and error give the same story."""
    rng = random.Random(f"{seed} {planted}")
    f = Facts(rng)
    ws = base(f)
    count = 1
    if planted is None:
        honest(f, ws)
    elif planted == "origins":
        count = origins(f, ws)
    else:
        PLANTS[planted].write(f, ws)
    ws = [w for w in ws if w.text]
    rng.shuffle(ws)
    return Made(_ledger(ws), planted, count)


def _ledger(ws: list[Writer]) -> Ledger:
    done = [w.finish() for w in ws]
    return ledger(
        coverage.shared([d for d, _ in done]),
        [c for _, claims in done for c in claims],
        {w.doc: tuple(w.times) for w in ws},
    )
