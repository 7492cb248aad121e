"""A corpus: one article a line, {"id", "text", "published", "outlet"}, as JSON; read as a stream."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.model import Document, SetAside

_HALF = re.compile("[\ud800-\udfff]")


def corpus(file: Path) -> Iterator[Document | SetAside]:
    """The articles of a corpus in order; a line that is none is set aside by its number.

    Raises:
        InputError: the file cannot be opened.
    """
    try:
        stream = file.open("rb")
    except OSError as error:
        raise InputError(
            f"{file} cannot be read ({error.strerror}): give a file with one JSON object a line."
        ) from error
    with stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _document(file.name, number, line)


def _document(source: str, number: int, line: bytes) -> Document | SetAside:
    where = f"line {number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return SetAside(source, "it is no JSON", where)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return SetAside(source, 'it has no "text"', where)
    if not row["text"].strip():
        return SetAside(source, "its text is empty", where)
    published = _day(row.get("published"))
    return Document(
        id=_text(row.get("id")) or str(number),
        text=_whole(row["text"]),
        outlet=_text(row.get("outlet")),
        title=_text(row.get("title")),
        published=published,
        published_how="given in the corpus" if published else None,
        url=_text(row.get("url")),
    )


def _text(value: Any) -> str | None:
    return _whole(str(value)) if value not in (None, "") else None


def _whole(text: str) -> str:
    """The text with half characters (lone surrogates, which nothing can print) as the sign for an unknown one."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
