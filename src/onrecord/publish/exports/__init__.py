"""The ledger in the forms that other people's tools read. One small file a form, listed here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from onrecord.beats import Beat
from onrecord.model import Ledger
from onrecord.publish.exports import (
    claimreview,
    csvs,
    csvw,
    datapackage,
    feeds,
    parquet,
    provenance,
    sqlite,
    webannotations,
)

Exporter = Callable[[Ledger, Beat, Path], None]
# Each writes into an empty folder. A new form is a file here and a line in this dictionary.
EXPORTERS: dict[str, Exporter] = {
    "annotations": webannotations.write,
    "claimreview": claimreview.write,
    "csv": csvs.write,
    "csvw": csvw.write,
    "datapackage": datapackage.write,
    "feeds": feeds.write,
    "parquet": parquet.write,
    "prov": provenance.write,
    "sqlite": sqlite.write,
}
