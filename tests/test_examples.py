"""Both examples, end to end: their planted errors are found, what is right stays quiet, the language is neutral."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.dossier import open_dossier
from onrecord.model import Claim, Finding, Ledger

ROOT = Path(__file__).parent.parent
CASES: dict[str, Any] = json.loads((Path(__file__).parent / "cases" / "examples.json").read_text(encoding="utf-8"))
READ: dict[str, Any] = json.loads((Path(__file__).parent / "cases" / "example_claims.json").read_text(encoding="utf-8"))
Run = tuple[Ledger, Path]


@pytest.fixture(scope="module", params=CASES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def ran(name: str, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The example, run in a copy: its ledger and its output."""
    ignored = shutil.ignore_patterns("out", ".onrecord")
    root = shutil.copytree(ROOT / "examples" / name, tmp_path_factory.mktemp(name) / name, ignore=ignored)
    return pipeline.run(open_dossier(root)), root / "out"


def problems(ledger: Ledger) -> list[Finding]:
    return [finding for finding in ledger.findings if finding.verdict == "does not add up"]


def about(ledger: Ledger, finding: Finding) -> set[tuple[str, str]]:
    """The articles and numbers that a finding speaks of."""
    claims: dict[str, Claim] = {claim.id: claim for claim in ledger.claims}
    return {(claims[each].doc, claims[each].number) for each in finding.claims if each in claims}


def test_everything_is_read(name: str, ran: Run) -> None:
    ledger, _ = ran
    assert ledger.set_aside == ()
    articles = {path.name for path in (ROOT / "examples" / name / "coverage").iterdir()} - {"coverage.yml"}
    assert {document.id for document in ledger.documents} == articles
    assert all(document.outlet and document.published for document in ledger.documents)
    assert len(ledger.stories) == CASES[name]["stories"]


def test_spans_index_the_text(ran: Run) -> None:
    ledger, _ = ran
    texts = {document.id: document.text for document in ledger.documents}
    assert ledger.claims
    for claim in ledger.claims:
        assert texts[claim.doc][claim.start : claim.end] == claim.exact
        assert texts[claim.doc][claim.number_start : claim.number_end] == claim.number


def test_claims_are_as_a_careful_reader_reads_them(name: str, ran: Run) -> None:
    """Words, metric or what is counted, role, scope, period, rate and sources of each claim that the cases hold."""
    ledger, _ = ran
    read = [[f"{name}/{claim.doc}", *_told(claim)] for claim in ledger.claims]
    held = [[article, *claim] for article, claims in READ.items() for claim in claims if article.startswith(f"{name}/")]
    assert held and [claim for claim in held if claim not in read] == []


def _told(claim: Claim) -> list[str]:
    period = "..".join(dict.fromkeys(map(str, claim.period or ())))
    rate = "/".join(filter(None, (claim.rate, claim.per)))
    what = claim.metric or claim.counted or ""
    return [claim.exact, what, claim.role, claim.scope or "", period, rate, " < ".join(claim.sources)]


def test_planted_errors_are_found(name: str, ran: Run) -> None:
    ledger, _ = ran
    found = [(finding.kind, about(ledger, finding)) for finding in problems(ledger)]
    missed = {}
    for planted in CASES[name]["planted"]:
        concerned = {(planted["doc"], number) for number in planted["numbers"]}
        if not any(kind in planted["kinds"] and concerned <= touched for kind, touched in found):
            missed[planted["what"]] = [(kind, touched) for kind, touched in found if concerned & touched]
    assert missed == {}


def test_what_is_right_stays_quiet(name: str, ran: Run) -> None:
    ledger, _ = ran
    arithmetic = {"sum", "share", "rate", "product", "change", "average", "multiple"}
    for right in CASES[name]["right"]:
        concerned = {(right["doc"], number) for number in right["numbers"]}
        wrong = [f.says for f in problems(ledger) if f.kind in arithmetic and concerned <= about(ledger, f)]
        assert wrong == [], right["what"]


def test_open_questions_are_shown(name: str, ran: Run) -> None:
    ledger, _ = ran
    assert set(CASES[name]["open"]) <= {finding.kind for finding in ledger.findings}


def test_posted_figures_are_as_typed(name: str, ran: Run) -> None:
    ledger, _ = ran
    posted = {
        (row["metric"], row["day"].isoformat()): row["count"]
        for row in ledger.series.to_pylist()
        if row["kind"] == "posted" and row["office"] == "national"
    }
    expected = {(metric, day): count for metric, days in CASES[name]["posted"].items() for day, count in days.items()}
    assert expected.items() <= posted.items()


def test_rows_are_accounted_for(ran: Run) -> None:
    ledger, _ = ran
    assert ledger.releases
    for release in ledger.releases:
        assert release.read == release.counted + sum(item.count for item in release.set_aside), release.path


def test_the_example_says_what_it_is(name: str, ran: Run) -> None:
    ledger, out = ran
    assert "invented" in ledger.note
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "invented" in page
    if name == "january-2025":
        release = next(release for release in ledger.releases if release.kind == "recorded")
        assert "SYNTHETIC" in release.title
        shown = [page for page in out.rglob("*.html") if release.path in page.read_text(encoding="utf-8")]
        assert shown and all("synthetic" in page.read_text(encoding="utf-8").lower() for page in shown)


def test_no_row_of_a_release_is_written(name: str, ran: Run) -> None:
    _, out = ran
    for file in (file for file in out.rglob("*") if file.is_file()):
        assert b"INVENTED COUNTRY" not in file.read_bytes(), file
        assert not re.search(rb"SYNTHETIC-\d", file.read_bytes()), file


def test_findings_are_neutral(ran: Run) -> None:
    from test_language import loaded

    ledger, _ = ran
    for finding in ledger.findings:
        assert loaded(finding.says) == [] and loaded(finding.working) == [], finding.says


def test_a_second_run_gives_the_same(name: str, ran: Run) -> None:
    ledger, out = ran
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file() and file.suffix != ".duckdb"}
    pipeline.run(open_dossier(out.parent))
    assert {file: file.read_bytes() for file in before} == before


def test_the_release_comes_from_its_seeded_script(tmp_path: Path) -> None:
    example = ROOT / "examples" / "january-2025"
    release = example / "records" / "synthetic-arrests-2025-01.csv"
    copy = tmp_path / "make_release.py"
    shutil.copy(example / "make_release.py", copy)
    (tmp_path / "records").mkdir()
    subprocess.run([sys.executable, copy], check=True)
    assert (tmp_path / "records" / release.name).read_bytes() == release.read_bytes()
