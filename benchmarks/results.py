"""The page that benchmark results are kept on: each benchmark rewrites its own section."""

from __future__ import annotations

import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parent / "results.md"
_HEAD = """# Results

Every section is written by the command it names. Times are compared within one run on one machine, as ratios.
"""


def keep(title: str, body: str) -> None:
    """Put the section in place of the one with the same title, or at the end."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else _HEAD
    head, *rest = re.split(r"^## ", text, flags=re.M)
    sections = {section.partition("\n")[0]: section.partition("\n")[2].strip() for section in rest}
    sections[title] = body.strip()
    shown = [f"## {name}\n\n{content}\n" for name, content in sections.items()]
    PAGE.write_text("\n".join([head.rstrip() + "\n", *shown]), encoding="utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def versions(*names: str) -> str:
    """The versions of Python and of those packages, as one line."""
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return f"Python {platform.python_version()}, {packages}"
