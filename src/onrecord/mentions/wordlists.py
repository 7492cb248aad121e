"""The English word lists beside this module, read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from onrecord import safe_yaml

_HERE = Path(__file__).parent


@cache
def data(name: str) -> Any:
    """One of the word lists: "units", "modifiers" and so on."""
    return safe_yaml.load(_HERE / f"{name}.yml")


def words(name: str, key: str) -> frozenset[str]:
    """The words under one heading of a list."""
    return frozenset(map(str, data(name)[key]))


def either(name: str, key: str) -> str:
    """The words under one heading as the alternatives of a pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(map(str, data(name)[key]), key=lambda w: (-len(w), w)))
