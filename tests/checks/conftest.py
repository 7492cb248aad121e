"""Keeps the counts of the made stories where ``make stories`` asks for it."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results.py"
HEAD = ["made stories", "claims given", "read", "claims given: another problem", "read: another problem"]
Counts = dict[str, dict[str, str]]


@pytest.fixture(scope="session")
def counts() -> Iterator[Counts]:
    """By what is planted and column, what was counted; with STORIES set it becomes a table of results.md."""
    found: Counts = {}
    yield found
    if os.environ.get("STORIES") and found:
        spec = importlib.util.spec_from_file_location("results", RESULTS)
        assert spec and spec.loader
        results = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(results)
        rows = [[name, *(columns.get(column, "-") for column in HEAD[1:])] for name, columns in found.items()]
        body = f"`make stories`; {results.versions('onrecord', 'spacy')}.\n\n{results.table(HEAD, rows)}"
        results.keep("Made stories", body)
