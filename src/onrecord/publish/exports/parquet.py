"""Parquet, typed, one file a table."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from onrecord.beats import Beat
from onrecord.model import Ledger
from onrecord.publish import rows, tables


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """One file a table, the series by metric, office and day too."""
    for name, items in rows.all_of(ledger).items():
        pq.write_table(tables.arrow(name, list(items)), out / f"{name}.parquet", compression="zstd")
    pq.write_table(ledger.series, out / "series.parquet", compression="zstd")
