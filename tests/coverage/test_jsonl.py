from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from onrecord import coverage
from onrecord.errors import InputError
from onrecord.model import Document, SetAside


def test_every_line_is_an_article_or_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    rows = [
        json.dumps({"id": "a", "text": "It rained.", "published": "2025-01-29", "outlet": "The Harbour Post"}),
        json.dumps({"id": 7, "text": "It snowed.", "published": None}),
        "{broken",
        json.dumps({"id": "c"}),
        json.dumps(["no", "object"]),
        json.dumps({"id": "d", "text": "  "}),
        "",
        json.dumps({"text": "No id.", "published": "yesterday"}),
        "[" * 100_000,
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    found = list(coverage.corpus(file))
    documents = [item for item in found if isinstance(item, Document)]
    asides = [item for item in found if isinstance(item, SetAside)]
    assert [document.id for document in documents] == ["a", "7", "8"]
    assert documents[0].published == date(2025, 1, 29) and documents[0].published_how == "given in the corpus"
    assert [document.published for document in documents[1:]] == [None, None]
    assert [aside.where for aside in asides] == ["line 3", "line 4", "line 5", "line 6", "line 9"]
    assert len(found) == sum(bool(row.strip()) for row in rows)


def test_half_characters_become_the_unknown_sign_and_offsets_stay(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_text('{"id": "\\ud800", "text": "a\\ud83d b \\ud83d\\ude00"}', encoding="utf-8")
    (document,) = coverage.corpus(file)
    assert isinstance(document, Document)
    assert (document.id, document.text) == (
        "\N{REPLACEMENT CHARACTER}",
        "a\N{REPLACEMENT CHARACTER} b \N{GRINNING FACE}",
    )


def test_a_missing_corpus_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="one JSON object a line"):
        list(coverage.corpus(tmp_path / "none.jsonl"))
