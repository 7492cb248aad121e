"""The reconciling on made stories: planted errors found with their kind, honest stories left alone, origins counted.

A few of each here; ``make stories`` runs more than a thousand (the variable STORIES says how many of each error).
"""

from __future__ import annotations

import os

import pytest
from made_stories import PLANTS, make

from onrecord import checks
from onrecord.checks.paper import PROBLEM

COUNT = int(os.environ.get("STORIES", "10"))


def problems(seed: int, planted: str | None) -> list[str]:
    return [f.kind for f in checks.run(make(seed, planted).ledger) if f.verdict == PROBLEM]


@pytest.mark.parametrize("planted", sorted(PLANTS))
def test_planted_errors_are_found_with_their_kind_and_nothing_else(planted: str) -> None:
    kind = PLANTS[planted][0]
    found = [problems(seed, planted) for seed in range(COUNT)]
    hits = sum(kind in kinds for kinds in found)
    others = sum(any(other != kind for other in kinds) for kinds in found)
    print(f"{planted}: {hits} of {COUNT} found as {kind}, {others} with another problem beside it")
    assert hits >= 0.95 * COUNT
    assert others <= 0.05 * COUNT


def test_honest_stories_have_no_problem() -> None:
    seeds = range(COUNT * 10)
    false = {seed: kinds for seed in seeds if (kinds := problems(seed, None))}
    print(f"honest stories: {len(false)} of {len(seeds)} with a problem")
    assert len(false) <= 0.02 * len(seeds), false


def test_origins_are_counted() -> None:
    seeds = range(COUNT * 3)
    right = 0
    for seed in seeds:
        made = make(seed, "origins")
        main = max(made.ledger.figures, key=lambda figure: len(figure.claims))
        right += len(main.origins) == made.origins
    print(f"origins: {right} of {len(seeds)} counted right")
    assert right >= 0.95 * len(seeds)


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
