"""DuckDB inside this process: what occurs more than once is found without holding the keys themselves."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.engines import open_engine
from onrecord.engines.local import repeated

NUMBER = st.one_of(st.integers(0, 3), st.integers(0, 2**64 - 1), st.sampled_from([2**60, 2**63, 2**64 - 1]))


@settings(deadline=None)
@given(st.lists(st.lists(NUMBER, max_size=20), max_size=5))
def test_numbers_that_occur_more_than_once(batches: list[list[int]]) -> None:
    found = repeated(np.array(batch, np.uint64) for batch in batches)
    counted = Counter(number for batch in batches for number in batch)
    assert found.tolist() == sorted(number for number, times in counted.items() if times > 1)


def test_rows_that_share_their_keys_are_told_apart() -> None:
    engine = open_engine("local")
    rows = {"c0": ["a", "a", "b", None, None, "a"], "c1": ["1", "1", "1", "1", "1", "2"]}
    parts = engine.apart(engine.arrow(pa.table(rows)), ["c0", "c1"])
    assert parts
    tables = (parts.alone, parts.doubtful, parts.numbered)
    alone, doubtful, numbered = ([tuple(row.values()) for row in engine.run(part).to_pylist()] for part in tables)
    assert sorted(row for *_, row in numbered) == [0, 1, 3, 4]
    assert sorted(alone) == [("a", "2"), ("b", "1")]
    assert Counter(doubtful) == {("a", "1"): 2, (None, "1"): 2}
