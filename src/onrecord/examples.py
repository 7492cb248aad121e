"""The example dossiers that come with onrecord."""

from __future__ import annotations

import shutil
from pathlib import Path

from onrecord.errors import InputError, UsageError

_HERE = Path(__file__).parent
_PLACES = (_HERE / "_examples", _HERE.parent.parent / "examples")  # in the wheel; in a checkout


def names() -> list[str]:
    """The examples there are, sorted."""
    return sorted({file.parent.name for place in _PLACES for file in place.glob("*/dossier.toml")})


def copy(name: str, to: Path) -> Path:
    """A copy of the example in that folder, which may hold an earlier copy.

    Raises:
        InputError: there is no such example.
        UsageError: the folder holds something else.
    """
    source = next((place / name for place in _PLACES if (place / name / "dossier.toml").is_file()), None)
    if source is None:
        raise InputError(f"There is no example {name!r}: there are {', '.join(names()) or 'none'}.")
    if to.exists() and any(to.iterdir()) and not (to / "dossier.toml").is_file():
        raise UsageError(f"{to} already holds something else: give another folder with --out.")
    left_out = shutil.ignore_patterns("out", ".onrecord", "*.py", "__pycache__")
    shutil.copytree(source, to, dirs_exist_ok=True, ignore=left_out)
    return to
