from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from onrecord import arrow, model
from onrecord.model import Figure, Origin

NOUNS = [
    model.Document,
    model.Claim,
    model.Figure,
    model.Finding,
    model.Release,
    model.Target,
    model.Score,
    model.Story,
]


@pytest.mark.parametrize("noun", NOUNS)
def test_an_empty_table_has_every_column(noun: type) -> None:
    table = arrow.table(noun, [])
    assert table.num_rows == 0
    assert table.column_names == list(noun.__dataclass_fields__)  # type: ignore[attr-defined]
    assert pa.null() not in table.schema.types


def test_nested_nouns_and_periods_keep_their_values() -> None:
    figure = Figure(
        id="f", says="x", metric=None, counted="goals", role="actual", scope=None,
        period=(date(2025, 1, 26), date(2025, 1, 26)), low=1, high=1, rate=None, unit=None,
        claims=("c",), outlets=("The Gazette",), origins=(Origin("The Gazette", claims=("c",)),),
    )  # fmt: skip
    row = arrow.table(Figure, [figure]).to_pylist()[0]
    assert row["period"] == [date(2025, 1, 26), date(2025, 1, 26)]
    assert row["origins"][0]["name"] == "The Gazette"
