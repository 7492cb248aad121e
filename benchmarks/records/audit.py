"""Small cells of 10,000 random tables hidden, then each hidden cell solved for from all that is public: `make audit`.

The tables are as offices by criminality are: skewed, with many small cells and some zeros. What a hidden cell can be
follows from two maximum flows; the tests hold those bounds against trying every table there is.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import results

from onrecord.records import suppress

TABLES, SEED = 10_000, 2025


def main() -> int:
    """Hide, solve, and keep the table."""
    chance = random.Random(SEED)
    withheld = cells = small = told = 0
    narrowest = float("inf")  # how wide what a cell can be is, as a share of the cell
    for _ in range(TABLES):
        table = _table(chance)
        hidden = suppress.hide(table)
        if hidden is None:
            withheld += 1
            continue
        cells += len(hidden)
        small += sum(0 < table[i][j] < suppress.THRESHOLD for i, j in hidden)
        for i, j in hidden:
            if table[i][j]:
                found = suppress.bounds(table, hidden, (i, j))
                told += (
                    found.low >= (1 - suppress.WITHIN) * table[i][j]
                    and found.high <= (1 + suppress.WITHIN) * table[i][j]
                )
                narrowest = min(narrowest, (found.high - found.low) / table[i][j])
    shown = [
        ["tables", f"{TABLES:,}"],
        ["withheld whole, for a total is small or nothing else helps", f"{withheld:,}"],
        ["cells hidden", f"{cells:,}"],
        [f"of these under {suppress.THRESHOLD}", f"{small:,}"],
        [f"hidden cells known to within {suppress.WITHIN:.0%} of their value", f"{told:,}"],
        ["narrowest range of a hidden cell, as a share of its value", f"{narrowest:.2f}"],
    ]
    body = results.table(["audit of hidden cells", ""], shown)
    results.keep("Small cells", f"`make audit`; {results.versions('onrecord')}; seed {SEED}.\n\n{body}")
    print(body)
    return int(told > 0)


def _table(chance: random.Random) -> list[list[int]]:
    scale = [chance.choice([2, 8, 30, 200]) for _ in range(chance.randint(2, 26))]
    return [[int(chance.expovariate(1 / most)) for _ in range(chance.choice([3, 4]))][:3] for most in scale]


if __name__ == "__main__":
    raise SystemExit(main())
