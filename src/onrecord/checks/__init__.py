"""What does not add up: every kind of check in one list, run over the ledger, problems first.

A check is a function that is given the view of the ledger and yields findings. To add one, write its file and add
its function to ``CHECKS`` (docs/add-a-check.md). The arithmetic comes first, because a conflict asks what it found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from onrecord.beats import Beat
from onrecord.checks import (
    added,
    ages,
    averages,
    bounds,
    breakdowns,
    calendar,
    changes,
    conflicts,
    cumulative,
    denials,
    dependence,
    directions,
    disputed,
    drifts,
    elapsed,
    gaps,
    hardened,
    larger,
    lists,
    misplaced,
    misrated,
    mistyped,
    mixed,
    multiples,
    neither,
    opposites,
    points,
    products,
    promises,
    rates,
    records,
    reworded,
    rivals,
    roundings,
    shares,
    shortfalls,
    splits,
    sums,
    superseded,
    targets,
    terms,
    unsourced,
    unstated,
    versions,
    wholes,
)
from onrecord.checks.view import View, look
from onrecord.model import Finding, Ledger

Check = Callable[[View], Iterable[Finding]]

CHECKS: Final[list[Check]] = [
    sums.find,
    breakdowns.find,
    larger.find,
    lists.find,
    shares.find,
    wholes.find,
    gaps.find,
    splits.find,
    opposites.find,
    neither.find,
    rates.find,
    averages.find,
    products.find,
    changes.find,
    multiples.find,
    points.find,
    directions.find,
    unstated.find,
    calendar.find,
    elapsed.find,
    ages.find,
    cumulative.find,
    misrated.find,
    roundings.find,
    records.find,
    conflicts.find,
    mistyped.find,
    superseded.find,
    misplaced.find,
    reworded.find,
    terms.find,
    mixed.find,
    added.find,
    drifts.find,
    bounds.find,
    hardened.find,
    unsourced.find,
    disputed.find,
    rivals.find,
    targets.find,
    promises.find,
    shortfalls.find,
    denials.find,
    dependence.find,
    versions.find,
]


def run(ledger: Ledger, beat: Beat | None = None) -> list[Finding]:
    """What every check finds, the first five being what an editor wants to see first."""
    view = look(ledger, beat)
    for check in CHECKS:
        view.add(list(check(view)))
    unique = {finding.id: finding for finding in view.found}
    return sorted(unique.values(), key=lambda finding: (-finding.rank, finding.id))
