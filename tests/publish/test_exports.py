"""Every export, read back by the tools it is for."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import harbour
import pyarrow.parquet as pq
import pytest

from onrecord.cli.export import FORMATS
from onrecord.model import Ledger
from onrecord.publish import rows, tables
from onrecord.publish.exports import EXPORTERS, csvs

Written = Callable[[str], Path]


@pytest.fixture
def exported(tmp_path: Path) -> Written:
    """Writes an export of the harbour ledger and gives its folder."""

    def write(form: str, ledger: Ledger | None = None) -> Path:
        place = tmp_path / form
        place.mkdir()
        EXPORTERS[form](ledger or harbour.decided(), harbour.BEAT, place)
        return place

    return write


def test_the_command_knows_every_form() -> None:
    assert sorted(EXPORTERS) == FORMATS


@pytest.mark.parametrize("form", EXPORTERS)
def test_bytes_are_the_same_every_time(form: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        EXPORTERS[form](harbour.decided(), harbour.BEAT, tmp_path / name)
    files = sorted((tmp_path / "one").iterdir())
    assert files
    for file in files:
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


@pytest.mark.parametrize("form", EXPORTERS)
def test_an_empty_dossier_and_odd_characters_can_be_exported(form: str, tmp_path: Path) -> None:
    odd = replace(harbour.empty(), documents=(replace(harbour.DOCUMENTS[0], text="\ud800 \x00", title="\ud800\x01"),))
    for name, ledger in (("empty", harbour.empty()), ("odd", odd)):
        (tmp_path / name).mkdir()
        EXPORTERS[form](ledger, harbour.BEAT, tmp_path / name)
        assert any(file.stat().st_size for file in (tmp_path / name).rglob("*.*"))


# --- CSV ---


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("1 = 1", "1 = 1"),
        ("", ""),
        (-1, -1),
        (-0.5, -0.5),
        (None, None),
        (True, "true"),
        (["=a"], '["=a"]'),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: object) -> None:
    assert csvs.cell(value) == cell


def test_csv_has_every_row(exported: Written) -> None:
    place = exported("csv")
    for name, items in rows.all_of(harbour.ledger()).items():
        with (place / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            read = list(csv.DictReader(file))
        assert len(read) == len(list(items))
    with (place / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == [document.text for document in harbour.DOCUMENTS]


# --- Parquet and SQLite ---


def test_parquet_is_typed(exported: Written) -> None:
    place = exported("parquet")
    assert pq.read_table(place / "series.parquet").num_rows == harbour.ledger().series.num_rows
    assert str(pq.read_schema(place / "attainment.parquet").field("day").type) == "date32[day]"


def test_sqlite_can_be_searched_and_joined(exported: Written) -> None:
    with closing(sqlite3.connect(exported("sqlite") / "onrecord.db")) as database:
        ask = database.execute
        found = "SELECT d.outlet FROM documents_fts f JOIN documents d ON d.rowid = f.rowid WHERE documents_fts MATCH ?"
        assert ask(found, ["gazette OR speaks"]).fetchall() == [("Coast Gazette",)]
        joined = "SELECT count(*) FROM claims JOIN documents ON documents.id = claims.doc"
        assert ask(joined).fetchone() == (len(harbour.CLAIMS),)
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        joined = "claims c JOIN documents d ON d.id = c.doc"
        words = ask(f"SELECT substr(d.text, c.start + 1, c.end - c.start) = c.exact FROM {joined}")
        assert {same for (same,) in words} == {1}


DATASETTE = """
import asyncio, json, sys, warnings
warnings.simplefilter("ignore")
from datasette.app import Datasette
async def main():
    served = Datasette([sys.argv[1] + "/onrecord.db"], metadata=json.load(open(sys.argv[1] + "/metadata.json")))
    for path in ("/", "/onrecord", "/onrecord/claims", "/onrecord/documents.json?_search=gazette&_shape=array"):
        answer = await served.client.get(path)
        assert answer.status_code == 200, path
    print(len(answer.json()))
asyncio.run(main())
"""


def test_datasette_opens_the_database_and_finds_its_search(exported: Written) -> None:
    pytest.importorskip("datasette", reason="the test of the SQLite export needs datasette")
    run = [sys.executable, "-c", DATASETTE, str(exported("sqlite"))]
    done = subprocess.run(run, capture_output=True, text=True)  # apart: datasette's own warnings are not ours
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


# --- packages of CSV ---


FRICTIONLESS = """
import sys, warnings
warnings.simplefilter("ignore")
from frictionless import Package, validate
report = validate(sys.argv[1] + "/datapackage.json")
print(report.valid, [error.message for error in report.errors], [e.message for t in report.tasks for e in t.errors][:5])
"""


def test_the_data_package_is_valid(exported: Written) -> None:
    pytest.importorskip("frictionless", reason="the test of the data package needs frictionless")
    run = [sys.executable, "-c", FRICTIONLESS, str(exported("datapackage"))]
    done = subprocess.run(run, capture_output=True, text=True)
    assert done.stdout == "True [] []\n", done.stdout + done.stderr


CSVW = """
import json, sys, warnings, pathlib
warnings.simplefilter("ignore")
from csvw import CSVW
found = CSVW(str(pathlib.Path(sys.argv[1]) / "csv-metadata.json"), validate=True)
print(found.is_valid, [str(warning.message) for warning in found.warnings])
print(sum(len(list(table)) for table in found.tables))
"""


def test_the_csv_metadata_is_valid(exported: Written) -> None:
    pytest.importorskip("csvw", reason="the test of the CSVW metadata needs csvw")
    run = [sys.executable, "-c", CSVW, str(exported("csvw"))]
    done = subprocess.run(run, capture_output=True, text=True)
    count = sum(len(list(items)) for items in rows.all_of(harbour.ledger()).values())
    assert done.stdout == f"True []\n{count}\n", done.stdout + done.stderr


def test_both_packages_describe_every_column(exported: Written) -> None:
    package = json.loads((exported("datapackage") / "datapackage.json").read_text(encoding="utf-8"))
    group = json.loads((exported("csvw") / "csv-metadata.json").read_text(encoding="utf-8"))
    for resource, table in zip(package["resources"], group["tables"], strict=True):
        shape = tables.shapes()[resource["name"]]
        assert [field["name"] for field in resource["schema"]["fields"]] == list(shape.columns)
        assert [column["name"] for column in table["tableSchema"]["columns"]] == list(shape.columns)
        assert all(field["description"] for field in resource["schema"]["fields"])


# --- annotations, provenance, feeds, reviews ---


def test_annotations_are_valid_and_point_at_their_words(exported: Written) -> None:
    models = pytest.importorskip("iiif_prezi3", reason="the test of the annotations needs iiif-prezi3")
    data = json.loads((exported("annotations") / "annotations.jsonld").read_text(encoding="utf-8"))
    items = data["first"]["items"]
    models.AnnotationPage.model_validate({"@context": data["@context"], **data["first"]})
    assert data["total"] == len(items) == len(harbour.CLAIMS)
    texts = {
        claim.id: document.text
        for claim in harbour.CLAIMS
        for document in harbour.DOCUMENTS
        if document.id == claim.doc
    }
    for claim, item in zip(harbour.CLAIMS, items, strict=True):
        position, quote = item["target"]["selector"]
        text = texts[claim.id]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert not any("javascript" in item["target"]["source"] for item in items)


def test_provenance_is_valid(exported: Written) -> None:
    prov = pytest.importorskip("prov.model", reason="the test of the provenance needs prov")
    with (exported("prov") / "prov.json").open(encoding="utf-8") as file:
        document = prov.ProvDocument.deserialize(file, format="json")
    entities = list(document.get_records(prov.ProvEntity))
    ledger = harbour.ledger()
    things = (ledger.documents, ledger.releases, ledger.claims, ledger.figures, ledger.findings)
    assert len(entities) == sum(map(len, things))
    derived = list(document.get_records(prov.ProvDerivation))
    names = {str(entity.identifier) for entity in entities}
    assert len(derived) > len(ledger.claims)
    for step in derived:
        assert {str(value) for _, value in step.formal_attributes[:2]} <= names


def test_feeds_are_valid_and_worst_first(exported: Written) -> None:
    atoma = pytest.importorskip("atoma", reason="the test of the feeds needs atoma")
    place = exported("feeds")
    atom = atoma.parse_atom_file(str(place / "findings.atom"))
    feed = atoma.parse_json_feed_file(str(place / "findings.json"))
    assert [entry.title.value for entry in atom.entries] == [item.title for item in feed.items]
    assert atom.entries[0].title.value == "31 of 77 is 40.3%, not nearly 60%"
    assert len({entry.id_ for entry in atom.entries}) == len(harbour.FINDINGS)
    assert all(entry.updated and entry.links for entry in atom.entries)


def reviews(place: Path) -> list[dict[str, Any]]:
    found = json.loads((place / "claimreviews.jsonld").read_text(encoding="utf-8"))
    return list(found["@graph"])


def test_only_what_a_person_accepted_is_a_claim_review(exported: Written) -> None:
    (review,) = reviews(exported("claimreview"))
    assert review["author"]["name"] == "Bo Reader"
    assert review["reviewRating"]["alternateName"] == "does not add up"
    assert review["itemReviewed"]["author"]["name"] == "Quayside Post"
    assert review["claimReviewed"].startswith("On Monday the board counted 77 inspections")


def test_without_a_decision_there_is_no_claim_review(exported: Any) -> None:
    assert reviews(exported("claimreview", harbour.ledger())) == []


def test_claim_reviews_are_valid(exported: Written) -> None:
    models = pytest.importorskip("schema_org", reason="the test of the claim reviews needs schema_org-py")

    def made(node: Any) -> Any:
        if not isinstance(node, dict):
            return node
        values = {key: made(value) for key, value in node.items() if not key.startswith("@")}
        values.update({key: date.fromisoformat(day) for key, day in values.items() if key.startswith("date")})
        return getattr(models, node["@type"])(**values)

    (review,) = reviews(exported("claimreview"))
    back = made(review).to_jsonld()
    assert {key: value for key, value in back.items() if key != "@context"} == {
        key: value for key, value in review.items() if key != "@id"
    }
    with pytest.raises(ValueError, match="stars"):
        made({**review, "stars": 1})


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own
def test_claim_reviews_use_the_words_of_schema_org(exported: Written) -> None:
    rdflib = pytest.importorskip("rdflib", reason="the test of the claim reviews needs rdflib")
    data = {"@context": {"@vocab": str(rdflib.SDO)}, "@graph": reviews(exported("claimreview"))}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    words = {str(p) for p in graph.predicates()} | {str(o) for o in graph.objects(None, rdflib.RDF.type)}
    known = {str(rdflib.SDO) + name for name in rdflib.SDO.__annotations__}
    assert words - {str(rdflib.RDF.type)} <= known
    (review,) = graph.subjects(rdflib.RDF.type, rdflib.SDO.ClaimReview)
    for needed in ("claimReviewed", "reviewRating", "url", "author", "datePublished", "itemReviewed"):
        assert graph.value(review, rdflib.SDO[needed]) is not None
