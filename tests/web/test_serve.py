"""The server of a dossier: its site, the API, the review, and who may write."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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


@pytest.mark.parametrize("noun", ["documents", "stories", "claims", "figures", "findings", "targets"])
def test_one_of_them_is_had_by_its_id(served: tuple[TestClient, Guard, Path], noun: str) -> None:
    client = served[0]
    item = client.get(f"/api/{noun}", params={"limit": 1}).json()["items"][0]
    answer = client.get(f"/api/{noun}/{item['id']}")
    assert answer.json() == item
    assert client.get(answer.url, headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert client.get(f"/api/{noun}/nobody").status_code == 404


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


def test_figures_are_joined_seen_on_the_site_and_parted_again(visitor: tuple[TestClient, Guard, Path]) -> None:
    client, guard, _ = visitor
    before = client.get("/api/figures?limit=1000").json()
    a, b = [item for item in before["items"] if len(item["claims"]) == 1][:2]
    form = {"about": "figure", "key": a["id"], "action": "join", "with": b["id"], "seen": "", "token": guard.token}
    assert f'<option value="{b["id"]}">' in client.get(f"/review/figure/{a['id']}").text
    assert "told 2 times" in client.post("/review/preview", data=form).text
    assert client.get("/api/figures?limit=1000").json() == before

    saved = client.post("/review/save", data=form)
    assert saved.url.path.startswith("/review/figure/") and "Decided: join" in saved.text
    after = client.get("/api/figures?limit=1000").json()
    whole = next(item for item in after["items"] if a["claims"][0] in item["claims"])
    assert set(whole["claims"]) == {*a["claims"], *b["claims"]}
    assert after["total"] == before["total"] - 1
    assert saved.url.path.endswith(whole["id"])

    taken = client.get("/api/decisions?limit=1000").json()["items"][-1]
    assert taken["changes"] == {"with": b["id"], "claims": a["claims"], "with_claims": b["claims"]}
    undone = client.post("/review/undo", data={"key": taken["id"], "token": guard.token})
    assert "Not decided" in undone.text
    assert client.get("/api/figures?limit=1000").json() == before


def test_a_figure_is_split_by_the_claims_that_are_ticked(visitor: tuple[TestClient, Guard, Path]) -> None:
    client, guard, _ = visitor
    before = client.get("/api/figures?limit=1000").json()
    figure = max(before["items"], key=lambda item: len(item["claims"]))
    form = {"about": "figure", "key": figure["id"], "action": "split", "seen": "", "token": guard.token}
    preview = client.post("/review/preview", data={**form, "claims": figure["claims"][:2]})
    assert f'name="claims" value="{" ".join(figure["claims"][:2])}"' in preview.text
    saved = client.post("/review/save", data={**form, "claims": " ".join(figure["claims"][:2])})
    assert "Decided: split" in saved.text
    after = client.get("/api/figures?limit=1000").json()
    assert figure["claims"][:2] in [item["claims"] for item in after["items"]]
    assert after["total"] == before["total"] + 1
    taken = client.get("/api/decisions?limit=1000").json()["items"][-1]
    client.post("/review/undo", data={"key": taken["id"], "token": guard.token})
    assert client.get("/api/figures?limit=1000").json() == before


@pytest.mark.parametrize("action", ["join", "split"])
def test_what_cannot_be_joined_or_split_is_refused(visitor: tuple[TestClient, Guard, Path], action: str) -> None:
    client, guard, root = visitor
    lines = len(review.read(root / "reviews.jsonl")[0])
    for about in ("figure", "claim"):
        body = {"about": about, "key": first(client, f"/api/{about}s")["id"], "action": action, "with": "figure-none"}
        assert client.post("/review/save", data={**body, "token": guard.token}).status_code == 422
        headers = {"x-onrecord-token": guard.token}
        assert client.post("/api/decisions", json=body, headers=headers).status_code == 400
    assert len(review.read(root / "reviews.jsonl")[0]) == lines


@pytest.mark.parametrize(("action", "says"), [("accept", "Accepted"), ("reject", "Rejected")])
def test_a_decision_on_a_finding_shows_on_the_site_and_in_the_api(
    visitor: tuple[TestClient, Guard, Path], action: str, says: str
) -> None:
    client, guard, root = visitor
    finding = first(client, "/api/findings")
    note = f"Called the council about it, {action}"
    shown = [page for page in (root / "out" / "findings").glob("*.html") if note in page.read_text(encoding="utf-8")]
    assert shown == []
    last = (finding["decision"] or {}).get("id", "")  # type: ignore[attr-defined]
    history = [d["id"] for d in client.get("/api/decisions").json()["items"] if d["key"] == finding["id"]]
    form = {"about": "finding", "key": str(finding["id"]), "action": action, "by": "An editor", "note": note}
    saved = client.post("/review/save", data={**form, "seen": history[-1] if history else "", "token": guard.token})
    assert f"Decided: {action} by An editor: {note}" in saved.text
    decided = first(client, "/api/findings")["decision"]
    assert isinstance(decided, dict) and (decided["action"], decided["note"]) == (action, note)
    pages = [page.read_text(encoding="utf-8") for page in (root / "out" / "findings").glob("*.html")]
    (page,) = [page for page in pages if note in page]
    assert says in page and "An editor" in page
    client.post("/review/undo", data={"key": decided["id"], "token": guard.token})
    assert (first(client, "/api/findings")["decision"] or {}).get("id", "") == last  # type: ignore[attr-defined]


def test_people_deciding_at_once_lose_nothing(visitor: tuple[TestClient, Guard, Path]) -> None:
    client, guard, root = visitor
    file = root / "reviews.jsonl"
    before = file.read_bytes().count(b"\n") if file.exists() else 0
    claims = [item["id"] for item in client.get("/api/claims?limit=1000").json()["items"]][:4]
    headers = {"x-onrecord-token": guard.token}

    def decide(number: int) -> str:
        body = {"about": "claim", "key": claims[number % 4], "action": "accept", "by": f"Editor {number % 3}"}
        answer = client.post("/api/decisions", json=body, headers=headers)
        assert answer.status_code == 201
        return str(answer.json()["id"])

    with ThreadPoolExecutor(6) as people:
        acknowledged = set(people.map(decide, range(24)))
    decisions, torn = review.read(file)
    assert len(acknowledged) == 24 and acknowledged <= {decision.id for decision in decisions}
    assert file.read_bytes().count(b"\n") == before + 24 and not torn
    listed = {item["id"] for item in client.get("/api/decisions?limit=1000").json()["items"]}
    assert acknowledged <= listed
