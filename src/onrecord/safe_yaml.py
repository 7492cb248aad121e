"""YAML files, read the same way everywhere: by the safe loader, in its fast form where that is installed.

A key that stands twice is refused: the loader by itself keeps the last of them, and the first is lost in silence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LOADER(_Base):  # type: ignore[misc]
    """The safe loader, with every key once."""

    def construct_mapping(self, node: yaml.Node, deep: bool = False) -> dict[Any, Any]:
        """The mapping.

        Raises:
            yaml.MarkedYAMLError: a key stands there twice; names its line.
        """
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                said = f"the key {key.value} stands there twice"
                raise yaml.constructor.ConstructorError(None, None, said, key.start_mark)
            seen.add(str(key.value))
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


def load(file: Path) -> Any:
    """What a YAML file holds, as plain values.

    Raises:
        yaml.YAMLError: it is no YAML, or a key stands twice in one place.
    """
    return yaml.load(file.read_text(encoding="utf-8"), LOADER)
