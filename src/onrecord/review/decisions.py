"""The file of decisions: one JSON object a line, only ever added to."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from onrecord.arrow import row
from onrecord.model import Decision, SetAside, stable_id

_DECISION = TypeAdapter(Decision)


def make(
    about: Any,
    key: str,
    action: Any,
    by: str = "",
    changes: Mapping[str, Any] | None = None,
    note: str = "",
    quote: str = "",
) -> Decision:
    """A decision taken now.

    Raises:
        ValueError: the action or what it is about is not known.
    """
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    said = {"at": at, "by": by, "about": about, "key": key, "action": action, "note": note, "quote": quote}
    name = stable_id("d", *said.values(), json.dumps(dict(changes or {}), sort_keys=True, default=str), os.urandom(8))
    return _DECISION.validate_python({"id": name, **said, "changes": dict(changes or {})})


def append(file: Path, decision: Decision) -> None:
    """Add the decision, on disk before this returns; a line torn by an earlier crash is closed off first."""
    line = json.dumps({**row(decision), "changes": dict(decision.changes)}, ensure_ascii=False, default=str) + "\n"
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        if _is_torn(handle):
            line = "\n" + line
        rest = line.encode("utf-8")
        while rest:  # a disk that fills up takes a part first, and says so at the next
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_torn(handle: int) -> bool:
    size = os.fstat(handle).st_size
    return size > 0 and os.pread(handle, 1, size - 1) != b"\n"


def read(file: Path) -> tuple[list[Decision], list[SetAside]]:
    """The decisions in the order they were taken, and the lines that are none."""
    decisions: list[Decision] = []
    unread: list[SetAside] = []
    if not file.is_file():
        return decisions, unread
    for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            decisions.append(_DECISION.validate_json(line))
        except ValidationError as error:
            why = error.errors()[0]["msg"]
            unread.append(SetAside(file.name, f"no decision can be read from it: {why}", f"line {number}"))
    return decisions, unread
