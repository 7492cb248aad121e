"""What every export shares: JSON files and stable names."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

_SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "onrecord.invalid")


def save(data: Any, file: Path) -> None:
    """Writes JSON; half a surrogate pair, which no file can hold, becomes a question mark."""
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    file.write_bytes(text.encode("utf-8", "replace"))


def urn(*parts: str) -> str:
    """A name that nothing else in the world has, and that is the same in every run."""
    name = "\x1f".join(parts).encode("utf-8", "replace").decode()
    return f"urn:uuid:{uuid.uuid5(_SPACE, name)}"
