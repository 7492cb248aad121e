"""The same ledger gives the same bytes on any machine: another hash seed, another time zone."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
from pathlib import Path

WRITE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import harbour
from onrecord.publish import site, tables
out = Path(sys.argv[2])
tables.write(harbour.decided(), out / "data")
site.write(harbour.decided(), harbour.BEAT, out)
"""


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_bytes_do_not_depend_on_the_machine(tmp_path: Path) -> None:
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York")):
        place = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = [sys.executable, "-c", WRITE, str(Path(__file__).parent), str(tmp_path / seed)]
        subprocess.run(run, env=place, check=True)
    one, two = tmp_path / "1", tmp_path / "2"
    assert files(one) == files(two) and len(files(one)) > 40
    assert filecmp.cmpfiles(one, two, files(one), shallow=False)[1:] == ([], [])
