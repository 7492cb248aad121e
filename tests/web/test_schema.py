"""The JSON API against its own description, by requests that a generator makes up."""

from __future__ import annotations

from typing import Any

import pytest

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

from hypothesis import HealthCheck, given, settings  # noqa: E402

from onrecord import examples, web  # noqa: E402
from onrecord.dossier import open_dossier  # noqa: E402

NOUNS = ("documents", "stories", "claims", "figures", "findings", "series", "attainment", "targets", "scores")


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = examples.copy("april-2020", tmp_path_factory.mktemp("schema") / "dossier")
    app, guard = web.make(open_dossier(root))
    made = schemathesis.openapi.from_asgi("/openapi.json", app)
    made.config.update(headers={"X-Onrecord-Token": guard.token})
    return made


ONES = [f"{noun}/{{id}}" for noun in ("documents", "stories", "claims", "figures", "findings", "targets")]


@pytest.mark.parametrize("path", [*NOUNS, *ONES, "decisions"])
def test_no_request_breaks_the_description(schema: Any, path: str) -> None:
    operations = list(schema[f"/api/{path}"].values())
    assert operations
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
        def check(case: Any) -> None:
            case.call_and_validate()

        check()


def test_the_description_covers_every_noun(schema: Any) -> None:
    assert set(schema.raw_schema["paths"]) >= {f"/api/{noun}" for noun in NOUNS}
