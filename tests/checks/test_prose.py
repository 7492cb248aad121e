"""Short stories in prose, read and reconciled as any dossier is: the problems in them are found, and no others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord import beats, pipeline
from onrecord.checks.paper import PROBLEM
from onrecord.dossier import create
from onrecord.model import Finding

CASES = json.loads((Path(__file__).parents[1] / "cases" / "findings.json").read_text(encoding="utf-8"))
OUTLETS = ["The Pell Courier", "Harrow Herald", "Eastry Gazette"]
DAY = "2024-05-14"  # a Tuesday


def told(case: dict[str, Any], folder: Path) -> tuple[Finding, ...]:
    """What the checks find in the articles of a case."""
    dossier = create(folder, case.get("beat", "general"))
    published = []
    for outlet, text in zip(OUTLETS, case["articles"], strict=False):
        name = f"{outlet.split()[-1].lower()}.txt"
        (dossier.coverage / name).write_text(text, encoding="utf-8")
        published.append(f"- {{file: {name}, outlet: {outlet}, published: {date.fromisoformat(case.get('day', DAY))}}}")
    (dossier.coverage / "coverage.yml").write_text("\n".join(published), encoding="utf-8")
    beat = beats.load(dossier.beat, near=folder)
    return pipeline.reconcile(dossier, beat, pipeline.gather(dossier, beat)).findings


def shown(finding: Finding) -> str:
    return " ".join([finding.says, finding.working, *finding.explanations])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_prose(case: dict[str, Any], tmp_path: Path) -> None:
    found = told(case, tmp_path / "dossier")
    problems = [f for f in found if f.verdict == PROBLEM]
    for expected in case.get("problems", []):
        matching = [f for f in problems if f.kind == expected["kind"] and all(w in shown(f) for w in expected["shows"])]
        assert matching, (expected, [shown(f) for f in problems])
        problems = [f for f in problems if f not in matching]
    assert [shown(f) for f in problems] == []
    for expected in (*case.get("open", []), *case.get("holds", [])):
        assert any(f.kind == expected["kind"] and all(w in shown(f) for w in expected["shows"]) for f in found)
