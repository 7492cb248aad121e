"""Cases as data: tests/cases/claims.json holds sentences and what must be understood of them.

To add one: a text, the day it was published, a beat or null, and for each number the fields that matter.
``counted`` gives the words that must be among those counted.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from reading_claims import whole

from onrecord import beats
from onrecord.model import Claim

load = cache(beats.load)

CASES = json.loads((Path(__file__).parent.parent / "cases" / "claims.json").read_text(encoding="utf-8"))
FAST_SHARE = 0.93  # of all fields that the mode without a model must read right, too


def shown(claim: Claim, field: str) -> Any:
    value = getattr(claim, field)
    if field == "sources":
        return list(value)
    return [day.isoformat() for day in value] if field == "period" and value else value


def wrong(case: dict[str, Any], claims: list[Claim]) -> list[str]:
    """Every field that was read otherwise than the case says."""
    problems = []
    for expected in case["claims"]:
        claim = next((claim for claim in claims if claim.number == expected["number"]), None)
        for field, value in expected.items():
            got = shown(claim, field) if claim else None
            if not (set(value.split()) <= set((got or "").split()) if field == "counted" else got == value):
                problems.append(f"{expected['number']}: {field} is {got!r}, not {value!r}")
    return problems


def read(case: dict[str, Any], mode: str) -> list[Claim]:
    beat = load(case["beat"]) if case["beat"] else None
    return whole(case["text"], date.fromisoformat(case["published"]), beat, mode)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_case_in_full(case: dict[str, Any]) -> None:
    assert wrong(case, read(case, "full")) == []


def test_cases_without_a_model() -> None:
    fields = Counter[str]()
    for case in CASES:
        fields["all"] += sum(len(expected) for expected in case["claims"])
        fields["wrong"] += len(wrong(case, read(case, "fast")))
    assert 1 - fields["wrong"] / fields["all"] >= FAST_SHARE


def test_there_are_enough_cases_of_both_kinds() -> None:
    assert len(CASES) >= 100
    assert sum(case["beat"] is not None for case in CASES) >= 25
