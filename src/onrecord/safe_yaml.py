"""YAML files, read the same way everywhere: by the safe loader, in its fast form where that is installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(file: Path) -> Any:
    """What a YAML file holds, as plain values."""
    return yaml.load(file.read_text(encoding="utf-8"), LOADER)
