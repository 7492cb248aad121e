"""Nothing of the articles kept beside this repository is in it: no run of words with a figure, none of ten words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
OURS = sorted(
    [
        *(ROOT / "src" / "onrecord").rglob("*.py"),
        *(ROOT / "src" / "onrecord").rglob("*.yml"),
        *(ROOT / "tests" / "cases").glob("*.json"),
        ROOT / "CHANGELOG.md",
    ]
)
WITH_A_FIGURE, LONG = 6, 10  # words in a row; shorter runs are anybody's
_WORD = re.compile(r"[$£€]?\w[\w.,]*\w%?|\w%?")


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def texts(held: Any) -> Iterator[str]:
    """Every text of a file of gold."""
    if isinstance(held, dict):
        yield from (value for key, value in held.items() if key == "text" and isinstance(value, str))
    for value in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
        yield from texts(value)


@pytest.fixture(scope="module")
def theirs() -> dict[int, set[tuple[str, ...]]]:
    if not SHARED.is_dir():
        pytest.skip("../shared beside this repository is absent")
    told = [file.read_text(encoding="utf-8") for place in ("coverage", "coverage-other") for file in articles(place)]
    for name in ("polnear-dev", "newsquant-dev"):
        told += texts(json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8")))
    return {length: {run for text in told for run in runs(text, length)} for length in (WITH_A_FIGURE, LONG)}


def articles(place: str) -> list[Path]:
    return sorted((SHARED / place).rglob("*_*.txt"))


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_run_of_words_is_an_articles(file: Path, theirs: dict[int, set[tuple[str, ...]]]) -> None:
    text = file.read_text(encoding="utf-8")
    figures = {run for run in runs(text, WITH_A_FIGURE) if any(word[-1:].isdigit() for word in run)}
    copied = figures & theirs[WITH_A_FIGURE] | set(runs(text, LONG)) & theirs[LONG]
    assert not copied
