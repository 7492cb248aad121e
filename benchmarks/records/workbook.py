"""A workbook of a million rows beside pandas with openpyxl, whole processes in one run: part of `make bench-records`.

Its rows are made to the headers of December 2025. Both print on how many days each office counted 30 arrests or more,
an identifier once a day; ours also accounts for every row.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE), str(HERE.parent.parent / "tests" / "records")]

import results  # noqa: E402 - beside the folder of this script
import run  # noqa: E402
from made_releases import HEADERS, make, write_workbook  # noqa: E402

from onrecord import beats  # noqa: E402

ROWS = int(os.environ.get("ROWS", "1000000"))
SCRIPTS = {"pandas with openpyxl": "with_openpyxl.py", "onrecord": "ours_workbook.py"}


def main() -> int:
    """Run both and keep the table."""
    with tempfile.TemporaryDirectory() as folder:
        # Made by a process of its own, for what is started from a large one counts as large.
        rows = int(subprocess.run([sys.executable, __file__, folder], capture_output=True, check=True).stdout)
        found = {name: run.measured(script, Path(folder)) for name, script in SCRIPTS.items()}
    boards = {json.dumps(board, sort_keys=True) for *_, board in found.values()}
    assert len(boards) == 1, "the scoreboards differ"
    theirs = found["pandas with openpyxl"]
    shown = [
        [
            name,
            f"{wall:.1f}",
            f"{theirs[0] / wall:.1f}",
            f"{cpu:.1f}",
            f"{theirs[1] / cpu:.1f}",
            f"{memory / 1024:,.0f}",
        ]
        for name, (wall, cpu, memory, _) in found.items()
    ]
    titles = ["", "seconds", "times as quick", "processor seconds", "times as quick", "MB at most"]
    table = results.table(titles, shown)
    head = f"`make bench-records`; {results.versions('onrecord', 'python-calamine')}; {rows:,} rows of 23 columns."
    results.keep("A workbook, beside pandas", f"{head}\n\n{table}")
    print(f"\n{table}\n\nKept in {results.PAGE.name}.")
    return 0


def _made(path: Path) -> int:
    offices = [office.name for office in beats.load("immigration_enforcement").offices if not office.first]
    made = make("december 2025", 1, offices, date(2025, 1, 20), days=max(30, ROWS // 840), arrests=int(ROWS / 1.05))
    write_workbook(path, {"Arrests": [["A title"], [], HEADERS["december 2025"], *made.rows]})
    return len(made.rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_made(Path(sys.argv[1]) / "arrests.xlsx"))
    else:
        raise SystemExit(main())
