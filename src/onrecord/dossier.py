"""The folder a user works in.

dossier.toml   title, beat, and a note shown with everything (say "synthetic" there)
coverage/      articles, and coverage.yml for what is known of them
records/       official files
reviews.jsonl  people's decisions
.onrecord/     what was read before, rebuilt when missing
out/           the ledger, data/ and the site
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import BusyError, InputError, UsageError

FILE = "dossier.toml"
_KEYS = {"title", "beat", "note"}


@dataclass(frozen=True, slots=True)
class Dossier:
    """Where a dossier's parts lie, and what its ``dossier.toml`` says."""

    root: Path
    title: str
    beat: str
    note: str = ""

    @property
    def coverage(self) -> Path:
        """The articles."""
        return self.root / "coverage"

    @property
    def records(self) -> Path:
        """The official files."""
        return self.root / "records"

    @property
    def reviews(self) -> Path:
        """People's decisions."""
        return self.root / "reviews.jsonl"

    @property
    def cache(self) -> Path:
        """What earlier runs read."""
        return self.root / ".onrecord"

    @property
    def out(self) -> Path:
        """Where a run writes unless told otherwise."""
        return self.root / "out"


def open_dossier(root: Path) -> Dossier:
    """The dossier in that folder.

    Raises:
        InputError: the folder or its ``dossier.toml`` is missing or wrong.
    """
    file = root / FILE
    if not root.is_dir():
        raise InputError(f"There is no folder {root}: make a dossier with `onrecord new {root}`.")
    if not file.is_file():
        raise InputError(f"{root} has no {FILE}: make one with `onrecord new {root}`.")
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: not readable as TOML ({error}): mend the file.") from error
    return _checked(root, file, said)


def _checked(root: Path, file: Path, said: dict[str, object]) -> Dossier:
    for key, value in said.items():
        if key not in _KEYS:
            raise InputError(f"{file}: key {key!r} is not known: use {', '.join(sorted(_KEYS))}.")
        if not isinstance(value, str):
            raise InputError(f"{file}: {key} must be text in quotes.")
    if "beat" not in said:
        raise InputError(f'{file}: no beat is named: add a line like beat = "general".')
    return Dossier(root, str(said.get("title", root.name)), str(said["beat"]), str(said.get("note", "")))


def create(root: Path, beat: str) -> Dossier:
    """An empty dossier in a new or empty folder.

    Raises:
        UsageError: the folder already holds a dossier.
        InputError: it cannot be made there.
    """
    if (root / FILE).exists():
        raise UsageError(f"{root} already holds a dossier: run it with `onrecord run {root}`.")
    title = root.resolve().name.replace("\\", "/").replace('"', "'")
    try:
        for part in ("coverage", "records"):
            (root / part).mkdir(parents=True, exist_ok=True)
        (root / FILE).write_text(f'title = "{title}"\nbeat = "{beat}"\n', encoding="utf-8")
    except OSError as error:
        raise InputError(f"{root} cannot be made a dossier ({error.strerror}): name a new folder.") from error
    return open_dossier(root)


@contextmanager
def held(dossier: Dossier) -> Iterator[None]:
    """The dossier for this run alone; the lock goes with the process, however it ends.

    Raises:
        BusyError: another run holds it.
        InputError: nothing can be written there.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(dossier.cache / "lock", timeout=0)
    try:
        dossier.cache.mkdir(exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise BusyError(f"Another run is working on {dossier.root}: wait until it has ended.") from error
    except OSError as error:
        raise InputError(f"{dossier.cache} cannot be written ({error.strerror}): make it a writable folder.") from error
    try:
        yield
    finally:
        lock.release()
