"""Results kept from run to run, found again by everything they depend on, the program's own code included."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")


class Cache(Generic[T]):
    """A folder of JSON files, one a result; with no folder it keeps nothing."""

    def __init__(self, folder: Path | None, kind: type[T], *depends: object) -> None:
        self._folder = folder
        self._kind, self._depends = kind, depends
        self._used: set[Path] = set()
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def get(self, *key: object) -> T | None:
        """What was kept under that key, or None; a damaged file counts as none."""
        if not self._folder:
            return None
        try:
            return self._adapter.validate_json(self._file(key).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, value: T, *key: object) -> None:
        """Keep the value under that key; where it cannot be written, it is only not kept."""
        if self._folder:
            file = self._file(key)
            part = file.with_suffix(".part")
            try:
                part.write_bytes(self._adapter.dump_json(value))
                part.replace(file)
            except OSError:
                part.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Forget what was neither found nor kept since this cache was opened."""
        if self._folder:
            for file in set(self._folder.glob("*.json")) - self._used:
                file.unlink(missing_ok=True)

    @functools.cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._kind)

    def _file(self, key: tuple[object, ...]) -> Path:
        assert self._folder
        whole = "\x1f".join(str(part) for part in (program(), *self._depends, *key))
        file = self._folder / f"{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"
        self._used.add(file)
        return file


@functools.cache
def program() -> str:
    """A hash of the package's own files: other code, other results."""
    here = Path(__file__).parent
    files = sorted(path for path in here.rglob("*") if path.suffix in {".py", ".yml", ".html", ".css", ".js"})
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
