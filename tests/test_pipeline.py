"""The whole run: what it writes, what it reads again, what it leaves standing."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from onrecord import examples, pipeline
from onrecord.dossier import Dossier, open_dossier
from onrecord.errors import InputError

ARTICLE = """Library visits rise

The city library counted 1,204 visits on Monday, up from 1,100 a week earlier, its director said.
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return open_dossier(examples.copy("april-2020", tmp_path / "dossier"))


def files(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}


def test_a_run_writes_ledger_data_and_site_that_say_the_same(dossier: Dossier) -> None:
    ledger = pipeline.run(dossier)
    assert ledger.claims and ledger.figures and ledger.findings and ledger.releases
    assert (dossier.out / "index.html").is_file()
    for name in ("documents", "claims", "figures", "findings", "attainment"):
        lines = (dossier.out / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert len(lines) == pq.read_table(dossier.out / "data" / f"{name}.parquet").num_rows > 0
    with duckdb.connect(str(dossier.out / "ledger.duckdb"), read_only=True) as database:
        assert database.execute("select count(*) from claims").fetchone() == (len(ledger.claims),)
        assert database.execute("select count(*) from series").fetchone() == (ledger.series.num_rows,)


def test_spans_in_the_ledger_index_the_text(dossier: Dossier) -> None:
    ledger = pipeline.run(dossier)
    texts = {document.id: document.text for document in ledger.documents}
    assert all(texts[claim.doc][claim.start : claim.end] == claim.exact for claim in ledger.claims)
    for document, times in ledger.times.items():
        assert all(texts[document][time.start : time.end] == time.exact for time in times)


def test_a_second_run_reads_and_writes_nothing_anew(dossier: Dossier) -> None:
    first = pipeline.run(dossier)
    before = files(dossier.root)
    second = pipeline.run(dossier)
    assert files(dossier.root) == before
    assert (second.claims, second.figures, second.findings) == (first.claims, first.figures, first.findings)


def test_only_the_article_that_changed_is_read_again(dossier: Dossier) -> None:
    pipeline.run(dossier)
    before = files(dossier.cache / "reading")
    (dossier.coverage / "new.txt").write_text(ARTICLE, encoding="utf-8")
    assert any(claim.doc == "new.txt" for claim in pipeline.run(dossier).claims)
    after = files(dossier.cache / "reading")
    assert {name: when for name, when in after.items() if name in before} == before
    assert len(after) == len(before) + 1


def test_a_run_that_fails_leaves_the_last_output(dossier: Dossier) -> None:
    pipeline.run(dossier)
    before = files(dossier.out)
    (dossier.coverage / "coverage.yml").write_text("- file: [", encoding="utf-8")
    with pytest.raises(InputError):
        pipeline.run(dossier)
    assert files(dossier.out) == before


def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    pipeline.run(dossier, tmp_path / "one")
    again = open_dossier(examples.copy("april-2020", tmp_path / "again"))
    pipeline.run(again, tmp_path / "two")
    one = {str(f.relative_to(tmp_path / "one")): f.read_bytes() for f in (tmp_path / "one").rglob("*.*") if f.is_file()}
    two = {str(f.relative_to(tmp_path / "two")): f.read_bytes() for f in (tmp_path / "two").rglob("*.*") if f.is_file()}
    left_out = {"ledger.duckdb"}  # DuckDB writes a random id into its files
    assert one.keys() == two.keys()
    assert [name for name in one if name not in left_out and one[name] != two[name]] == []
