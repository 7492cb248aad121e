"""A beat from its folder of YAML, or a plain message that names file, line and key.

    beat.yml  organisations.yml  offices.yml  metrics.yml  targets.yml  layouts/*.yml

All but ``beat.yml`` may be missing. A dossier names a beat that comes with onrecord, or a folder of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from onrecord import safe_yaml
from onrecord.beats.models import Beat, Layout, Metric, Office, Organisation, TargetEntry
from onrecord.errors import BeatError

HERE = Path(__file__).parent
_LISTS: dict[str, type[BaseModel]] = {
    "organisations": Organisation,
    "offices": Office,
    "metrics": Metric,
    "targets": TargetEntry,
}
T = TypeVar("T")


def names() -> list[str]:
    """The beats that come with onrecord, sorted."""
    return sorted(path.parent.name for path in HERE.glob("*/beat.yml"))


def folder(name: str, near: Path | None = None) -> Path:
    """Where a beat's YAML lies: a folder path (also beside ``near``), else a beat that comes with onrecord.

    Raises:
        BeatError: there is no such beat.
    """
    places: list[Path] = [Path(name), *([near / name] if near else []), HERE / name]
    for place in places:
        if (place / "beat.yml").is_file():
            return place
    raise BeatError(f"There is no beat {name!r}: give one of {', '.join(names())}, or a folder with a beat.yml.")


def load(name: str, near: Path | None = None) -> Beat:
    """The beat of that name, checked.

    Raises:
        BeatError: a file is missing, is no YAML, or has a wrong or unknown key (file, line and key are named).
    """
    place = folder(name, near)
    data = read(place / "beat.yml", dict[str, Any])
    for part, kind in _LISTS.items():
        file = place / f"{part}.yml"
        data[part] = read(file, list[kind]) if file.is_file() else ()  # type: ignore[valid-type]
    data["layouts"] = [read(file, Layout) for file in sorted((place / "layouts").glob("*.yml"))]
    beat = _check(data, TypeAdapter(Beat), place / "beat.yml")
    _refer(beat, place)
    return beat


def digest(name: str, near: Path | None = None) -> str:
    """A hash of every file of the beat: another hash, another reading."""
    files = sorted(folder(name, near).rglob("*.yml"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def read(file: Path, kind: type[T]) -> T:
    """One YAML file as that type.

    Raises:
        BeatError: naming file, line and key.
    """
    try:
        data = safe_yaml.load(file)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        why = getattr(error, "problem", None) or error
        raise BeatError(f"{file}{line}: not readable as YAML ({why}): mend the file.") from error
    return _check(data, TypeAdapter(kind), file)


def _check(data: Any, adapter: TypeAdapter[T], file: Path) -> T:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        first = min(
            error.errors(), key=lambda each: each["type"] != "extra_forbidden"
        )  # a typo explains what is missing
        path = first["loc"]
        key = ".".join(str(part) for part in path) or "(the whole file)"
        raise BeatError(f"{file}, line {_line(file, path)}, key {key}: {first['msg']}.") from error


def _line(file: Path, path: Sequence[Any]) -> int:
    """The line (from 1) of the deepest part of the path that the file has."""
    node = yaml.compose(file.read_text(encoding="utf-8"), safe_yaml.LOADER)
    line = 1
    for part in path:
        child = _child(node, part)
        if child is None:
            break
        line, node = child
    return line


def _child(node: Any, part: Any) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        value = node.value[part]
        return value.start_mark.line + 1, value
    return None


def _refer(beat: Beat, place: Path) -> None:
    """Every metric or organisation that an entry names must exist."""
    metrics = {metric.id for metric in beat.metrics}
    people = {organisation.id for organisation in beat.organisations}
    uses = [
        *((f"metrics.yml: {m.id}", ref, metrics) for m in beat.metrics for ref in (m.parent, m.of, m.complement)),
        *((f"metrics.yml: {m.id}", c.metric, metrics) for m in beat.metrics for c in m.confusions),
        *((f"targets.yml: {t.id}", ref, metrics) for t in beat.targets for ref in (t.metric, *t.also)),
        *((f"organisations.yml: {o.id}", o.part_of, people) for o in beat.organisations),
        *((f"layouts: {x.id}", ref, metrics) for x in beat.layouts for ref in (x.metric, *x.series.values())),
        *((f"layouts: {x.id}", c.metric, metrics) for x in beat.layouts for c in x.columns),
    ]
    for where, ref, known in uses:
        if ref is not None and ref not in known:
            raise BeatError(f"{place / where}: names {ref!r}, which the beat does not have: add it or mend the name.")
