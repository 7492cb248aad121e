"""The reconciling on made stories: planted errors found with their kind, honest stories left alone, origins counted.

Each story is tried twice: with the claims made beside its sentences, and with its text read as any article is.
A few of each here; ``make stories`` runs more than a thousand each way (STORIES says how many of each error).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

import pytest
from made_stories import PLANTS, Made, make
from planted import Planted
from read_stories import read

from onrecord import checks
from onrecord.checks.paper import PROBLEM
from onrecord.model import Finding, Ledger

COUNT = int(os.environ.get("STORIES", "10"))
Counts = dict[str, dict[str, str]]  # what was counted, by what is planted and column
Told = Callable[[Sequence[int], str | None], Iterator[tuple[Made, Ledger]]]


def given(seeds: Sequence[int], planted: str | None) -> Iterator[tuple[Made, Ledger]]:
    """Each made story with the ledger of its own claims."""
    for seed in seeds:
        made = make(seed, planted)
        yield made, made.ledger


NAMES = {given: "claims given", read: "read"}
WAYS = pytest.mark.parametrize("told", [given, read], ids=NAMES.get)


def is_found(planted: Planted, found: Sequence[Finding]) -> bool:
    """Whether the error is among the findings, with its kind and its explanation."""
    return any(
        f.kind == planted.kind
        and f.verdict in planted.verdicts
        and (not planted.explained or any(e.startswith(planted.explained) for e in f.explanations))
        for f in found
    )


@WAYS
@pytest.mark.parametrize("name", sorted(PLANTS))
def test_planted_errors_are_found_with_their_kind_and_nothing_else(name: str, told: Told, counts: Counts) -> None:
    planted = PLANTS[name]
    found = [checks.run(ledger) for _, ledger in told(range(COUNT), name)]
    hits = sum(is_found(planted, findings) for findings in found)
    others = sum(any(f.kind != planted.kind and f.verdict == PROBLEM for f in findings) for findings in found)
    counts.setdefault(f"{name}: found as {planted.kind}", {})[NAMES[told]] = f"{hits} of {COUNT}"
    counts[f"{name}: found as {planted.kind}"][f"{NAMES[told]}: another problem"] = str(others)
    assert hits >= int(0.95 * COUNT)
    assert others <= 0.05 * COUNT


@WAYS
def test_honest_stories_have_no_problem(told: Told, counts: Counts) -> None:
    count = COUNT * 10
    kinds = [{f.kind for f in checks.run(ledger) if f.verdict == PROBLEM} for _, ledger in told(range(count), None)]
    false = {seed: found for seed, found in enumerate(kinds) if found}
    counts.setdefault("honest: with a problem", {})[NAMES[told]] = f"{len(false)} of {count}"
    assert len(false) <= 0.02 * count, false


@WAYS
def test_origins_are_counted(told: Told, counts: Counts) -> None:
    count = COUNT * 3
    right = 0
    for made, ledger in told(range(count), "origins"):
        main = max(ledger.figures, key=lambda figure: len(figure.claims))
        right += len(main.origins) == made.origins
    counts.setdefault("origins: counted right", {})[NAMES[told]] = f"{right} of {count}"
    assert right >= 0.95 * count


@pytest.mark.parametrize("planted", [None, *sorted(PLANTS)])
def test_findings_show_their_working_and_do_not_depend_on_order(planted: str | None) -> None:
    ledger = make(3, planted).ledger
    found = checks.run(ledger)
    known = {claim.id for claim in ledger.claims}
    for finding in found:
        assert finding.says.endswith(".") and finding.says.count("\n") == 0
        assert finding.working and set(finding.claims) <= known and 0 < finding.confidence <= 1
    assert found == checks.run(ledger)
    assert [f.rank for f in found] == sorted((f.rank for f in found), reverse=True)
