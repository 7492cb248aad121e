"""The lock pins every dependency with hashes, and says nothing about the machine it was written on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-dev.lock")}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name: str) -> dict[str, str]:
    """Every pinned package of a lock: its version, marker and hashes."""
    found = re.findall(r"^([\w.\-]+)==(.*(?:\n .*)*)", LOCKS[name], re.M)
    return {package.lower(): pin for package, pin in found}


def names(asked: list[str]) -> set[str]:
    """The plain names of requirements."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", each)[0]).lower() for each in asked}


def test_every_dependency_is_pinned() -> None:
    groups = PROJECT["dependency-groups"]
    extras = [each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra]
    tests = [each for each in groups["dev"] if isinstance(each, str)]
    runs = names(PROJECT["project"]["dependencies"]) | names(groups["install"])
    assert runs <= pins("requirements.lock").keys(), "run `make lock`"
    assert runs | names(tests) | names(extras) <= pins("requirements-dev.lock").keys(), "run `make lock`"


def test_both_locks_pin_the_same_versions() -> None:
    small, large = (
        {package: pin.split()[0] for package, pin in pins(name).items()}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert small.items() <= large.items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_for_a_file(name: str) -> None:
    found = pins(name)
    assert len(found) > 50
    assert [package for package, pin in found.items() if not re.search(r"--hash=sha256:[0-9a-f]{64}", pin)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_nothing_about_a_machine_or_an_index(name: str) -> None:
    assert re.findall(r"https?://\S+|file:\S+|--(?:extra-)?index-url|--find-links| @ ", LOCKS[name]) == []
