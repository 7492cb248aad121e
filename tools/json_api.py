"""docs/json-api.md: every route, from the description that the server gives of itself, with what it answers now."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from onrecord import examples, web
from onrecord.dossier import open_dossier

EXAMPLE = "january-2025"
CLIP = 90  # characters of a text that are shown
ASKED = {
    "claims": "role=target&",
    "findings": "verdict=does not add up&",
    "scores": "office=national&",
    "series": "office=national&",
    "attainment": "office=national&",
}
MADE_UP = {"id": "d-0123456789ab", "at": "2025-01-30T09:00:00.000000+00:00"}  # they differ each time
TAKES = """
A claim takes `accept`, `reject` or `correct` (`changes`: field to new value), a finding `accept` or `reject`, a figure
also `join` (`changes`: `{"with": figure}`) or `split` (`{"claims": [those that leave]}`); `undo` is about a `decision`.
"""
HEAD = f"""# JSON API

Written by `make docs` from what the server answers for the example `{EXAMPLE}`; do not edit.

`onrecord serve` answers under `/api`, and describes itself in `/openapi.json`. Every list is
`{{"total": …, "items": […]}}`; `limit` (100, at most 1,000) and `offset` page through it, and the filters keep the
items whose field has that value. Ids follow from content, so they stay when the dossier is read again. Each answer has
an `ETag`; sent back as `If-None-Match`, an unchanged list is `304` with no body. Versions only add fields
and routes.

Reading needs nothing but this machine. Writing needs the header `X-Onrecord-Token` with the token in the address that
`onrecord serve` prints. Long texts are cut short here with …
"""


def page() -> str:
    """The page."""
    with tempfile.TemporaryDirectory(prefix="onrecord-docs-") as folder:
        app, guard = web.make(open_dossier(examples.copy(EXAMPLE, Path(folder) / EXAMPLE)))
        client = TestClient(app)
        paths = client.get("/openapi.json").json()["paths"]
        lists = "".join(part for path in sorted(paths) for part in _list(client, path, paths[path].get("get")))
        return HEAD + lists + "".join(_decide(client, guard.token, paths["/api/decisions"]["post"]))


def _list(client: TestClient, path: str, described: Any) -> Iterator[str]:
    name = path.rsplit("/", 1)[-1]
    if described is None or "decisions" in path:
        return
    if name == "{id}":
        noun = path.split("/")[2]
        first = client.get(f"/api/{noun}?limit=1").json()["items"][0]["id"]
        yield f"\n## GET {path}\n\n{described['description']}\n\n```\nGET /api/{noun}/{first}\n```\n"
        return
    filters = [each["name"] for each in described["parameters"] if each["name"] not in ("limit", "offset")]
    asked = f"{path}?{ASKED.get(name, '')}limit=1"
    yield f"\n## GET {path}\n\n{described['description']}"
    yield f" Filters: {', '.join(f'`{each}`' for each in filters)}.\n" if filters else "\n"
    yield _answer(f"GET {asked.replace(' ', '%20')}", client.get(asked).json())


def _decide(client: TestClient, token: str, described: Any) -> Iterator[str]:
    finding = client.get("/api/findings?verdict=does not add up").json()["items"][0]
    body = {
        "about": "finding",
        "key": finding["id"],
        "action": "accept",
        "by": "An editor",
        "note": "Asked the office.",
    }
    taken = client.post("/api/decisions", json=body, headers={"x-onrecord-token": token}).json()
    refusals = [
        f"`{code}` {each['description'].rstrip('.')}" for code, each in described["responses"].items() if code > "304"
    ]
    yield f"\n## POST /api/decisions\n\n{described['description']}\n{TAKES}"
    yield _answer(f"POST /api/decisions\n{_json(body)}", {**taken, **MADE_UP})
    yield f"\nRefused: {'; '.join(refusals)}.\n"
    yield "\n## GET /api/decisions\n\nWhat people decided, in order. The finding above now carries it as `decision`.\n"
    listed = client.get("/api/decisions?limit=1").json()
    yield _answer("GET /api/decisions?limit=1", {**listed, "items": [{**listed["items"][0], **MADE_UP}]})


def _answer(request: str, answer: Any) -> str:
    return f"\n```\n{request}\n```\n\n```json\n{_json(_short(answer))}\n```\n"


def _json(value: Any) -> str:
    """Indented, with spans and other pairs of numbers on one line."""
    return re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", json.dumps(value, ensure_ascii=False, indent=1))


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _short(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_short(part) for part in value]
    return f"{value[:CLIP]}…" if isinstance(value, str) and len(value) > CLIP else value
