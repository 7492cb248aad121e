"""CSV, safe to open in a spreadsheet.

A text that a spreadsheet would run as a formula begins with an apostrophe; lists are JSON.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from onrecord.beats import Beat
from onrecord.model import Ledger
from onrecord.publish import rows, tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """One file a table."""
    for name, items in rows.all_of(ledger).items():
        with (out / f"{name}.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(tables.shapes()[name].columns)
            writer.writerows([cell(value) for value in item.values()] for item in items)


def cell(value: Any) -> Any:
    """The value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value
