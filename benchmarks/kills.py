"""The file of decisions under kills at random moments: `make bench-kills`, table in results.md.

Two writers add decisions, each naming the ones that it was told are on disk; both are killed, and two others go on with
the same file. Every named decision must be there, once and whole.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import results

from onrecord import review

KILLS = 50
LONGEST = 0.4  # seconds a writer lives at most after its first decision
WRITER = """
import sys
from pathlib import Path
from onrecord import review
file = Path(sys.argv[1])
for number in range(1_000_000):
    decision = review.make("claim", f"c-{sys.argv[2]}-{number}", "accept", note="n" * (number * 97 % 9000))
    review.append(file, decision)
    print(decision.key, flush=True)
"""


def main() -> int:
    """Kill, count and keep the table; 1 where a decision was lost, torn into another or doubled."""
    rng, named = random.Random(KILLS), []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reviews.jsonl"
        for turn in range(KILLS // 2):
            named += killed(file, turn, rng.uniform(0, LONGEST))
        decisions, torn = review.read(file)
    found = Counter(decision.key for decision in decisions)
    lost = [key for key in named if not found[key]]
    doubled = [key for key, times in found.items() if times > 1]
    row = [KILLS, f"{len(named):,}", f"{len(decisions):,}", len(lost), len(doubled), len(torn)]
    head = ["kills", "acknowledged", "in the file", "lost", "doubled", "torn lines, set aside: never acknowledged"]
    table = results.table(head, [row])
    results.keep("Decisions under kills", f"`make bench-kills`; {results.versions('onrecord')}.\n\n{table}")
    print(table)
    return int(bool(lost or doubled))


def killed(file: Path, turn: int, life: float) -> list[str]:
    """Two writers at once, killed after that time: the keys that they said are on disk."""
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(file), f"{turn}{name}"], stdout=subprocess.PIPE, text=True)
        for name in "ab"
    ]
    named = [writer.stdout.readline().strip() for writer in writers if writer.stdout]
    time.sleep(life)
    for writer in writers:
        writer.kill()
    for writer in writers:
        said, _ = writer.communicate()
        named += said.split("\n")[:-1]  # what stands after the last line break was cut off
    return named


if __name__ == "__main__":
    sys.exit(main())
