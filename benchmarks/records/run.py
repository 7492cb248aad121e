"""Counting official files beside pandas, polars and DuckDB SQL, whole processes in one run: `make bench-records`.

The three arrest files of fiscal years 2016 to 2018 ten times over, as plain text: 4.1 million rows. Every script prints
the same scoreboard: on how many days each office counted 75 arrests or more. Ours also accounts for every row.
Where ../shared is absent this says so and stops.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import results  # noqa: E402 - beside the folder of this script

RELEASES = ROOT.parent / "shared" / "records" / "ice-ero-fy2016-2018"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "onrecord-bench"
PEERS = {"polars": ["polars"], "openpyxl": ["pandas<3", "openpyxl"]}  # what is not among ours
LOCK = ROOT / "requirements.lock"
AS_INSTALLED = {"ours", "ours_workbook"}  # with what its users have: here stand the tools of its tests besides
TIMES, RUNS, TITLES = 10, 5, 6
SCRIPTS = {"DuckDB SQL": "with_sql.py", "polars": "with_polars.py", "pandas": "with_pandas.py", "onrecord": "ours.py"}


def main() -> int:
    """Run every script and keep the table."""
    if not RELEASES.is_dir():
        print("Nothing to count: the releases are not here (../shared beside this repository is absent).")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows = _measured(_larger(Path(folder)))
    head = f"`make bench-records`; {results.versions('onrecord', 'duckdb', 'ibis-framework')}; best of {RUNS} runs."
    table = results.table(["", "seconds", "SQL = 1", "processor seconds", "SQL = 1", "MB at most"], rows)
    results.keep("Records, beside hand-written scripts", f"{head}\n\n{table}")
    print(f"\n{table}\n\nKept in {results.PAGE.relative_to(ROOT)}.")
    return 0


def _larger(folder: Path) -> Path:
    """The files ten times over, title lines once."""
    for file in sorted(RELEASES.glob("EROArrests_*.csv.gz")):
        lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
        with (folder / file.stem).open("wb") as stream:
            stream.writelines(lines[:TITLES])
            for _ in range(TIMES):
                stream.writelines(lines[TITLES:])
    return folder


def _measured(folder: Path) -> list[list[str]]:
    rounds = [{name: measured(script, folder) for name, script in SCRIPTS.items()} for _ in range(RUNS)]
    found = {name: min(each[name] for each in rounds) for name in SCRIPTS}  # by turns, for a machine has its moods
    boards = {json.dumps(board, sort_keys=True) for *_, board in found.values()}
    assert len(boards) == 1, "the scoreboards differ"
    sql = found["DuckDB SQL"]
    return [
        [name, f"{wall:.1f}", f"{wall / sql[0]:.2f}", f"{cpu:.1f}", f"{cpu / sql[1]:.2f}", f"{memory / 1024:,.0f}"]
        for name, (wall, cpu, memory, _) in found.items()
    ]


def measured(script: str, folder: Path, *more: str) -> tuple[float, float, int, Any]:
    """Seconds, processor seconds, kilobytes at most, and what one whole process printed, as JSON."""
    # An installed package has its bytecode beside it, for all of them: the first of several runs writes it.
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    around["PYTHONPATH"] = str(ROOT / "src")
    begun = time.perf_counter()
    process = subprocess.Popen(
        [_python(script), HERE / script, folder, *more], stdout=subprocess.PIPE, text=True, env=around
    )
    assert process.stdout
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, f"{script} failed"
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss, json.loads(said)


def _python(script: str) -> Path:
    """This environment, or one of its own, made where it is missing: for a peer, or for onrecord as users have it."""
    name = script.removeprefix("with_").removesuffix(".py")
    if name in AS_INSTALLED:
        digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
        return _environment(f"onrecord-{digest[:12]}", ["--require-hashes", "-r", str(LOCK)])
    return _environment(name, PEERS[name]) if name in PEERS else Path(sys.executable)


def _environment(name: str, packages: list[str]) -> Path:
    home = CACHE / name
    if not (home / "ready").is_file():
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        subprocess.run([home / "bin" / "python", "-m", "pip", "install", "--quiet", *packages], check=True)
        (home / "ready").touch()
    return home / "bin" / "python"


if __name__ == "__main__":
    raise SystemExit(main())
