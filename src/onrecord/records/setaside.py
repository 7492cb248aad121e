"""Rows that are not counted, gathered by reason, with where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

SHOWN = 20  # rows named in a reason


@dataclass(slots=True)
class Reason:
    """One reason, the rows it holds for, and the cell texts by which they can be found again."""

    column: str  # "c3"; "" where no cell tells
    rows: int = 0
    values: set[str] = field(default_factory=set)


class Reasons:
    """Everything set aside from one table."""

    def __init__(self) -> None:
        self.found: dict[str, Reason] = {}

    def add(self, why: str, rows: int, column: str = "", value: str = "") -> None:
        """So many more rows set aside for that reason."""
        reason = self.found.setdefault(why, Reason(column))
        reason.rows += rows
        reason.values.add(value)

    @property
    def rows(self) -> int:
        """How many rows were set aside."""
        return sum(reason.rows for reason in self.found.values())


def placed(where: str, rows: Sequence[int], total: int) -> str:
    """Where rows stand, in words: "sheet FY2024, rows 8, 19 and 3 more"."""
    numbers = ", ".join(str(row) for row in rows[:SHOWN])
    more = f" and {total - len(rows[:SHOWN])} more" if rows and total > len(rows[:SHOWN]) else ""
    said = f"row{'s' if total > 1 else ''} {numbers}{more}" if rows else ""
    return ", ".join(part for part in (where, said) if part)
