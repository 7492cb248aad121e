"""The file of decisions: nothing acknowledged is lost, nothing torn is read."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import review

WRITER = """
import sys
from pathlib import Path
from onrecord import review
file = Path(sys.argv[1])
for number in range(100_000):
    decision = review.make("claim", f"c-{sys.argv[2]}-{number}", "accept", note="n" * (number % 500))
    review.append(file, decision)
    print(decision.key, flush=True)
"""


def test_what_is_appended_is_read(tmp_path: Path) -> None:
    file = tmp_path / "reviews.jsonl"
    taken = [
        review.make("claim", "c-1", "correct", by="An editor", changes={"low": 5, "period": ["2025-01-26"] * 2}),
        review.make("finding", "x-1", "reject", note="“quoted”\nand two lines"),
    ]
    for decision in taken:
        review.append(file, decision)
    assert review.read(file) == (taken, [])


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert review.read(tmp_path / "reviews.jsonl") == ([], [])


@pytest.mark.parametrize("action", ["delete", "", None])
def test_an_unknown_action_is_refused(action: object) -> None:
    with pytest.raises(ValueError, match="action"):
        review.make("claim", "c-1", action)


@given(st.binary(max_size=200))
def test_a_torn_line_is_set_aside_and_the_next_is_whole(tmp_path_factory: pytest.TempPathFactory, torn: bytes) -> None:
    file = tmp_path_factory.mktemp("torn") / "reviews.jsonl"
    file.write_bytes(torn)
    decision = review.make("claim", "c-1", "accept")
    review.append(file, decision)
    decisions, unread = review.read(file)
    assert decisions[-1] == decision
    assert len(decisions) - 1 + len(unread) == len([line for line in torn.split(b"\n") if line.strip()])


def test_writers_that_are_killed_lose_nothing_they_acknowledged(tmp_path: Path) -> None:
    file = tmp_path / "reviews.jsonl"
    acknowledged: set[str] = set()
    for turn in range(3):
        writers = [_writer(file, f"{turn}{name}") for name in "ab"]
        acknowledged |= {writer.stdout.readline().strip() for writer in writers if writer.stdout}
        time.sleep(0.1 + turn * 0.13)
        for writer in writers:
            writer.kill()
            out, _ = writer.communicate()
            acknowledged |= {line for line in out.split("\n")[:-1] if line}
    decisions, _ = review.read(file)
    assert len(acknowledged) >= 6
    assert acknowledged <= {decision.key for decision in decisions}


def _writer(file: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(file), name], stdout=subprocess.PIPE, text=True)
