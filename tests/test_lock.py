"""The lock pins every dependency with hashes, and says nothing about the machine it was written on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = {pin.split("==")[0].lower(): pin for pin in re.findall(r"^[\w.\-]+==.*(?:\n .*)*", LOCK, re.M)}


def asked_for() -> set[str]:
    """Every dependency that pyproject.toml names, by its plain name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"].get("optional-dependencies", {}).values()
    groups = [project["project"]["dependencies"], project["dependency-groups"]["dev"], *extras]
    names = [re.split(r"[\s\[<>=!~;]", asked)[0] for group in groups for asked in group]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def test_every_dependency_is_pinned() -> None:
    assert asked_for() <= PINS.keys(), "run `make lock`"


def test_every_pin_has_hashes_for_a_file() -> None:
    assert len(PINS) > 50
    assert [name for name, pin in PINS.items() if not re.search(r"--hash=sha256:[0-9a-f]{64}", pin)] == []


def test_nothing_about_a_machine_or_an_index() -> None:
    assert re.findall(r"https?://\S+|file:\S+|--(?:extra-)?index-url|--find-links| @ ", LOCK) == []
