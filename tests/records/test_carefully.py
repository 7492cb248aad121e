"""Line by line: every line is part of a row or has a reason."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import carefully

CELL = st.text(st.sampled_from('ab ,"|\né0'), max_size=6)


def read(text: str, width: int, skip: int = 0) -> tuple[list[list[str]], list[int], list[carefully.Uneven]]:
    batches, uneven = carefully.read(lambda: io.StringIO(text, newline=""), ",", skip, width)
    rows = [list(row.values()) for row in batches.read_all().to_pylist()]
    return [row[:-1] for row in rows], [row[-1] for row in rows], uneven


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=12))
def test_what_a_csv_writer_writes_comes_back(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    found, _, uneven = read(stream.getvalue(), 3)
    assert (found, uneven) == (rows, [])


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from('ab,"'), min_size=1, max_size=8), max_size=30))
def test_every_line_without_quotes_across_lines_is_accounted_for(lines: list[str]) -> None:
    found, numbers, uneven = read("\n".join(lines) + "\n", 2)
    within = sum(cell.count("\n") for row in found for cell in row)
    assert len(found) + within + len(uneven) == len(lines)
    assert not set(numbers) & {item.line for item in uneven}


def test_lines_are_numbered_as_in_the_file() -> None:
    found, numbers, uneven = read('title\na,b\n\n1,2\n"x\ny",3\n4\n"5,6\n7,8\n', 2, skip=2)
    assert found == [["1", "2"], ["x\ny", "3"], ["7", "8"]] and numbers == [4, 5, 9]
    assert [(item.line, item.reason) for item in uneven] == [
        (7, "it has 1 field where 2 are expected"),
        (8, "a quote opens in it that does not close"),
    ]
