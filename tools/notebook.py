"""docs/notebook.ipynb: its code run from top to bottom in a new folder, with what each cell shows now."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def fresh(notebook: Path) -> str:
    """The notebook with the output of every cell as it is now.

    Raises:
        Exception: whatever a cell raises; a notebook of ours raises nothing.
    """
    content = json.loads(notebook.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="onrecord-notebook-") as folder, contextlib.chdir(folder):
        for number, cell in enumerate((c for c in content["cells"] if c["cell_type"] == "code"), 1):
            cell["execution_count"] = number
            cell["outputs"] = [*_shown("".join(cell["source"]), names, number, os.getcwd())]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _shown(source: str, names: dict[str, Any], number: int, folder: str) -> list[dict[str, Any]]:
    """What a cell prints, and the value of its last line."""
    parts = ast.parse(source).body
    last = parts.pop() if parts and isinstance(parts[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(parts, []), "notebook", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "notebook", "eval"), names) if last else None
    outputs: list[dict[str, Any]] = []
    if text := printed.getvalue().replace(folder, "."):
        outputs.append({"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)})
    if value is not None:
        data = {"text/plain": _lines(repr(value))}
        if html := getattr(value, "_repr_html_", lambda: None)():
            data["text/html"] = _lines(html)
        outputs.append({"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"})
    return outputs


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
