"""Many generated rows in Parquet, counted by DuckDB and by Spark: part of `make bench-records`.

The rows are in the columns of the Deportation Data Project, once with marks to drop, once with repeated identifiers.
Time and memory are of whole processes that count every row; where Spark or Java is missing its lines are left out.
MILLIONS says how many rows, ENGINES on what: MILLIONS="1 2" ENGINES=local for a quick look.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import results  # noqa: E402 - beside the folder of this script
import run  # noqa: E402

MILLIONS = [int(number) for number in os.environ.get("MILLIONS", "10 100").split()]
OFFICES = "['Atlanta', 'Boston', 'Chicago', 'Dallas', 'Denver', 'Houston', 'Miami', 'Newark', 'Seattle', 'HQ']"
# A row in a hundred repeats the one before it: its identifier, its day and its office.
ROWS = f"""
select date '2025-01-20' + (hash(n) % 400)::integer as apprehension_date,
       case when hash(n, 1) % 50 > 0 then {OFFICES}[1 + (hash(n, 2) % 10)::integer] || ' Area of Responsibility' end
         as apprehension_aor,
       ['Located', 'CAP Local Incarceration'][1 + (hash(n, 3) % 2)::integer] as apprehension_method,
       ['1 Convicted Criminal', '2 Pending'][1 + (hash(n, 4) % 2)::integer] as apprehension_criminality,
       {{last}}
from (select case when i % 100 = 99 then i - 1 else i end as n, i from range({{rows}}) as t(i))
"""
FORMS = {
    "marks to drop": "md5(n::varchar) as unique_identifier, i % 100 = 99 as duplicate_drop_row",
    "identifiers that repeat": "md5(n::varchar) as unique_identifier",
}


def main() -> int:
    """Count each, and keep the table."""
    here = os.environ.get("ENGINES", "local spark").split()
    engines = [each for each in here if each == "local" or (find_spec("pyspark") and shutil.which("java"))]
    shown = []
    for form, last in FORMS.items():
        for millions in MILLIONS:
            with tempfile.TemporaryDirectory() as folder:
                query = ROWS.format(last=last, rows=millions * 1_000_000)
                duckdb.sql(f"copy ({query}) to '{folder}/arrests' (format parquet)")
                found = {engine: _counted(Path(folder), engine) for engine in engines}
            assert len({board for *_, board in found.values()}) == 1, "the counts differ"
            shown += [
                [form, f"{millions} million", engine, f"{wall:.1f}", f"{wall / millions:.3f}", f"{memory / 1024:,.0f}"]
                for engine, (wall, memory, _) in found.items()
            ]
            print(_kept(shown, engines))
    return 0


def _kept(shown: list[list[str]], engines: list[str]) -> str:
    """The table so far, kept as it grows, for the whole takes long."""
    title = "Many rows in Parquet, beside Spark" if "spark" in engines else "Many rows in Parquet"
    head = ["rows with", "rows", "engine", "seconds", "seconds a million", "MB at most"]
    note = "Memory of Spark is that of its driver's Python alone; where both counted, every cell was equal."
    said = f"`make bench-records`; {results.versions('onrecord', 'duckdb')}. {note}"
    table = results.table(head, shown)
    results.keep(title, f"{said}\n\n{table}")
    return table


def _counted(folder: Path, engine: str) -> tuple[float, int, str]:
    """Seconds, kilobytes at most, and a digest of every cell."""
    wall, _, memory, cells = run.measured("ours_many.py", folder, engine)
    return wall, memory, hashlib.sha256(json.dumps(cells).encode()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
