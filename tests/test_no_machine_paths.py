"""No file of the project speaks of the machine it was written on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOMES = re.compile(r"/(?:home|Users|root|work|opt|workspace|mnt)/[\w.-]+")
SAID_AS_EXAMPLES = {"/path/to"}


def files() -> list[Path]:
    """Every file under version control, or every file of an unpacked source archive."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no repository here: the files of the project are not known")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return ""


def test_no_paths_of_a_machine() -> None:
    found = {str(file.relative_to(ROOT)): HOMES.findall(text_of(file)) for file in files() if file != Path(__file__)}
    assert {name: paths for name, paths in found.items() if set(paths) - SAID_AS_EXAMPLES} == {}
    assert len(found) > 20


def test_this_checkout_is_not_named() -> None:
    here = f"{ROOT}/"
    assert [str(file) for file in files() if here in text_of(file)] == []
