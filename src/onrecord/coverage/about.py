"""coverage.yml: what is known of the articles beside it.

- file: 001.txt
  outlet: The Daily Example
  published: 2025-01-29
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from onrecord import safe_yaml
from onrecord.errors import InputError
from onrecord.model import Document

FILE = "coverage.yml"
GIVEN = f"given in {FILE}"


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one article; ``line`` is where its entry begins."""

    file: str = ""
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    encoding: str | None = None
    note: str | None = None
    line: int = 0

    def told(self, document: Document) -> Document:
        """The document with what is known of it in place of what was read from it."""
        known = {key: value for key in ("outlet", "url", "title", "note") if (value := getattr(self, key))}
        if self.published:
            known |= {"published": self.published, "published_how": GIVEN}
        return replace(document, **known)


_KEYS = [field.name for field in fields(About) if field.name != "line"]


def load(folder: Path) -> Mapping[str, About]:
    """The entries of a folder's coverage.yml by file; none where there is no such file.

    Raises:
        InputError: it is no list of entries; names file, line and key.
    """
    file = folder / FILE
    if not file.is_file():
        return {}
    try:
        loader = safe_yaml.LOADER(file.read_text(encoding="utf-8-sig"))
        root = loader.get_single_node()
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8: save it as UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{file}, line {line}: this is no YAML ({error.problem}): mend that line.") from error
    except yaml.YAMLError as error:
        raise InputError(f"{file} is no YAML: {error}.") from error
    if root is None:
        return {}
    if not isinstance(root, yaml.SequenceNode):
        raise InputError(f"{file}, line 1: write a list here, one `- file: NAME` for each article.")
    return _by_file(file, [_entry(file, loader, node) for node in root.value])


def _by_file(file: Path, entries: list[About]) -> Mapping[str, About]:
    found: dict[str, About] = {}
    for entry in entries:
        if entry.file in found:
            where = f"{file}, line {entry.line}, key file"
            raise InputError(f"{where}: {entry.file!r} is there already, in line {found[entry.file].line}.")
        found[entry.file] = entry
    return found


def _entry(file: Path, loader: Any, node: yaml.Node) -> About:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{file}, line {line}: write `file: NAME` here.")
    known: dict[str, Any] = {"line": line}
    for key_node, value_node in node.value:
        where = f"{file}, line {key_node.start_mark.line + 1}, key {key_node.value}"
        try:
            key, value = loader.construct_object(key_node, deep=True), loader.construct_object(value_node, deep=True)
        except (yaml.YAMLError, ValueError, TypeError) as error:
            raise InputError(
                f"{where}: this value cannot be read; write plain text, or a day as 2025-01-29."
            ) from error
        if key not in _KEYS:
            raise InputError(f"{where}: there is no such key here; use {', '.join(_KEYS)}.")
        if key in known:
            raise InputError(f"{where}: it stands there twice; keep the one that is right.")
        known[key] = _value(where, key, value)
    if not known.get("file"):
        raise InputError(f"{file}, line {line}, key file: say which file this is about.")
    return About(**known)


def _value(where: str, key: str, value: Any) -> Any:
    if value is None:
        return None
    if key == "published":
        return _day(where, value)
    if isinstance(value, (dict, list)):
        raise InputError(f"{where}: write one line of text here.")
    return str(value)


def _day(where: str, value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError(f"{where}: {value!r} is no day; write it as 2025-01-29.") from error
