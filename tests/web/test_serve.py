"""The server of a dossier: its site, the API, the review, and who may write."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord import examples, review, web
from onrecord.dossier import open_dossier
from onrecord.web.guard import Guard


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Guard, Path]]:
    root = examples.copy("april-2020", tmp_path_factory.mktemp("served") / "dossier")
    app, guard = web.make(open_dossier(root))
    with TestClient(app) as client:
        yield client, guard, root


@pytest.fixture
def visitor(served: tuple[TestClient, Guard, Path]) -> tuple[TestClient, Guard, Path]:
    client, guard, root = served
    client.cookies.clear()
    client.get("/review/", params={"token": guard.token})
    return served


def first(client: TestClient, path: str) -> dict[str, object]:
    items = client.get(path).json()["items"]
    assert items
    return dict(items[0])


def test_the_site_is_served_with_a_strict_policy(served: tuple[TestClient, Guard, Path]) -> None:
    answer = served[0].get("/")
    assert answer.status_code == 200 and "<h1" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_another_name_for_this_machine_is_refused(served: tuple[TestClient, Guard, Path], host: str) -> None:
    assert served[0].get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "noun", ["documents", "stories", "claims", "figures", "findings", "targets", "scores", "series", "attainment"]
)
def test_every_noun_is_listed_and_paged(served: tuple[TestClient, Guard, Path], noun: str) -> None:
    client = served[0]
    whole = client.get(f"/api/{noun}", params={"limit": 1000}).json()
    assert whole["total"] >= len(whole["items"]) > 0
    second = client.get(f"/api/{noun}", params={"limit": 1, "offset": 1}).json()
    assert second["items"] == whole["items"][1:2]


def test_filters_leave_the_rest_out(served: tuple[TestClient, Guard, Path]) -> None:
    roles = {item["role"] for item in served[0].get("/api/claims", params={"role": "target"}).json()["items"]}
    assert roles == {"target"}


def test_an_unchanged_answer_is_not_sent_again(served: tuple[TestClient, Guard, Path]) -> None:
    client = served[0]
    tag = client.get("/api/claims").headers["etag"]
    again = client.get("/api/claims", headers={"if-none-match": tag})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize("headers", [{}, {"x-onrecord-token": "wrong"}, {"x-onrecord-token": "wrong" * 999}])
def test_no_write_without_the_token(served: tuple[TestClient, Guard, Path], headers: dict[str, str]) -> None:
    client, _, root = served
    body = {"about": "claim", "key": first(client, "/api/claims")["id"], "action": "accept"}
    assert client.post("/api/decisions", json=body, headers=headers).status_code == 403
    assert not (root / "reviews.jsonl").exists() or not (root / "reviews.jsonl").read_text()


def test_no_write_from_another_site(visitor: tuple[TestClient, Guard, Path]) -> None:
    client, guard, _ = visitor
    form = {"about": "claim", "key": first(client, "/api/claims")["id"], "action": "reject", "token": guard.token}
    assert client.post("/review/save", data=form, headers={"origin": "https://evil.example"}).status_code == 403


def test_the_review_is_for_those_who_were_let_in(served: tuple[TestClient, Guard, Path]) -> None:
    client = served[0]
    client.cookies.clear()
    assert client.get("/review/").status_code == 403


def test_a_claim_is_rejected_seen_gone_and_brought_back(visitor: tuple[TestClient, Guard, Path]) -> None:
    client, guard, root = visitor
    claim = first(client, "/api/claims")
    page = f"/review/claim/{claim['id']}"
    before = client.get("/api/claims").json()["total"]
    form = {
        "about": "claim",
        "key": str(claim["id"]),
        "action": "reject",
        "by": "An editor",
        "seen": "",
        "token": guard.token,
    }

    preview = client.post("/review/preview", data=form)
    assert "no longer there" in preview.text
    assert client.get("/api/claims").json()["total"] == before

    saved = client.post("/review/save", data=form)
    assert saved.url.path == page and "Decided: reject by An editor" in saved.text
    assert client.get("/api/claims").json()["total"] == before - 1
    decisions, torn = review.read(root / "reviews.jsonl")
    assert [d.action for d in decisions] == ["reject"] and not torn

    overtaken = client.post("/review/save", data=form)
    assert "Another decision on this was taken" in overtaken.text

    back = client.post("/review/undo", data={"key": decisions[0].id, "token": guard.token})
    assert "Not decided" in back.text
    assert client.get("/api/claims").json()["total"] == before


def test_a_correction_shows_on_the_site(visitor: tuple[TestClient, Guard, Path]) -> None:
    client, guard, root = visitor
    claim = first(client, "/api/claims?role=actual")
    form = {"about": "claim", "key": str(claim["id"]), "action": "correct", "low": "123454321", "high": "123454321"}
    form |= {"seen": "", "token": guard.token}
    assert client.post("/review/save", data=form).status_code == 200
    assert first(client, f"/api/claims?doc={claim['doc']}&role=actual")["low"] == 123454321
    assert any("123,454,321" in page.read_text(encoding="utf-8") for page in (root / "out").rglob("*.html"))


@pytest.mark.parametrize(
    ("name", "value"), [("low", "many"), ("period", "2025-02-30"), ("period", "2025-02-02 to 2025-02-01")]
)
def test_a_value_that_does_not_fit_is_refused(visitor: tuple[TestClient, Guard, Path], name: str, value: str) -> None:
    client, guard, _ = visitor
    form = {"about": "claim", "key": str(first(client, "/api/claims")["id"]), "action": "correct", name: value}
    assert client.post("/review/preview", data={**form, "token": guard.token}).status_code == 422


def test_what_is_not_there_is_not_found(visitor: tuple[TestClient, Guard, Path]) -> None:
    client, guard, _ = visitor
    assert client.get("/review/claim/c-none").status_code == 404
    body = {"about": "claim", "key": "c-none", "action": "accept"}
    assert client.post("/api/decisions", json=body, headers={"x-onrecord-token": guard.token}).status_code == 404


def test_another_process_s_decision_is_seen(visitor: tuple[TestClient, Guard, Path]) -> None:
    client, _, root = visitor
    claim = client.get("/api/claims").json()["items"][-1]
    review.append(root / "reviews.jsonl", review.make("claim", claim["id"], "reject", quote=claim["exact"]))
    assert claim["id"] not in {item["id"] for item in client.get("/api/claims?limit=1000").json()["items"]}


def test_a_decision_survives_a_rebuild_and_is_reported_when_its_article_is_gone(tmp_path: Path) -> None:
    from onrecord import pipeline

    dossier = open_dossier(examples.copy("april-2020", tmp_path / "dossier"))
    claim = next(iter(pipeline.run(dossier).claims))
    review.append(dossier.reviews, review.make("claim", claim.id, "reject", quote=claim.exact))
    shutil.rmtree(dossier.cache)
    assert claim.id not in {item.id for item in pipeline.run(dossier).claims}
    (dossier.coverage / claim.doc).unlink()
    gone = [item.reason for item in pipeline.run(dossier).set_aside if item.source == "reviews.jsonl"]
    assert gone == [f"what it spoke of is gone: {claim.exact}"]
