"""What every reader's script here does: texts in, rows out, timed once it is warm. Standard library only.

python SCRIPT [MODE] TEXTS.jsonl ROWS.jsonl     prints {"seconds", "characters", "failed"}
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

_WARM = 10  # texts read before the clock starts: word lists and models are loaded when a text first needs them
Text = dict[str, Any]
Row = dict[str, Any]


def serve(read_all: Callable[[list[Text]], Iterable[list[Row] | None]]) -> None:
    """Read every text; None for a text is a failure."""
    with open(sys.argv[-2], encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    list(read_all(texts[:_WARM]))
    began = time.perf_counter()
    found = list(read_all(texts))
    seconds = time.perf_counter() - began
    with open(sys.argv[-1], "w", encoding="utf-8") as file:
        for text, rows in zip(texts, found, strict=True):
            file.writelines(json.dumps({"doc": text["id"], **row}) + "\n" for row in rows or [])
    characters = sum(len(text["text"]) for text in texts)
    print(json.dumps({"seconds": seconds, "characters": characters, "failed": sum(rows is None for rows in found)}))


def one_by_one(read: Callable[[Text], list[Row]]) -> Callable[[list[Text]], Iterable[list[Row] | None]]:
    """The same for a reader of single texts; what it raises counts as a failure of that text."""

    def read_all(texts: list[Text]) -> Iterable[list[Row] | None]:
        for text in texts:
            try:
                yield read(text)
            except Exception as error:
                print(f"{text['id']}: {type(error).__name__}: {error}", file=sys.stderr)
                yield None

    return read_all


def quantity(start: int, end: int, exact: str, low: float | None, high: float | None, **more: Any) -> Row:
    """A row of a quantity; the number stands where the mention does."""
    place = {"start": start, "end": end, "number_start": start, "number_end": end}
    return {**place, "exact": exact, "low": low, "high": high, **more}
