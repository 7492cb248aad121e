"""Spark as an engine: for releases that one machine is too small for. Needs ``onrecord[spark]`` and Java 17."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.engines.engine import Apart, TextForm, UnevenText
from onrecord.errors import UsageError

_TORN = "onrecord_row_does_not_fit"
MASTER = "SPARK_MASTER_URL"  # the cluster; this machine's cores unless set


class SparkEngine:
    """A Spark session. What it spills while it groups is encrypted, for it may hold identifiers."""

    name = "spark"

    def __init__(self) -> None:
        try:
            import ibis
            import pyspark  # noqa: F401
        except ImportError as error:
            raise UsageError("Spark is not installed: pip install onrecord[spark], with a Java 17 runtime.") from error
        self._session = _session()
        self._ibis = ibis.pyspark.connect(self._session)
        self._names = (f"onrecord_{number}" for number in count())

    def text(self, file: Path, form: TextForm) -> Any:
        """The file as an Ibis table; rows that do not fit raise UnevenText when it is run."""
        from pyspark.sql import functions as f

        if form.encoding != "utf-8":
            raise UnevenText("an encoding that is read with care")
        lines = self._session.read.text(str(file)).select(
            "value", f.monotonically_increasing_id().alias("line"), f.input_file_block_start().alias("block")
        )
        first = lines.where("block = 0").agg(f.min("line")).first()
        start = first[0] if first and first[0] is not None else 0
        below = lines.where(~((f.col("block") == 0) & (f.col("line") < start + form.skip)) & (f.col("value") != ""))
        columns = [f"c{at}" for at in range(form.width)]
        schema = ", ".join(f"{name} string" for name in [*columns, _TORN])
        options = {"sep": form.delimiter, "escape": '"', "columnNameOfCorruptRecord": _TORN}
        rows = below.select(f.from_csv("value", schema, options).alias("row")).select("row.*")
        # Spark's own strict mode repeats the row in its error and so in its logs; this one does not.
        fits = f.when(f.col(_TORN).isNull(), f.lit(True)).otherwise(f.raise_error(f.lit(_TORN)))
        return self._table(rows.where(fits).select(columns))

    def parquet(self, file: Path) -> Any:
        """The file as an Ibis table."""
        return self._table(self._session.read.parquet(str(file)))

    def arrow(self, content: Any) -> Any:
        """Rows of this process as an Ibis table; they pass through the driver's memory."""
        table = content if isinstance(content, pa.Table) else _whole(content)
        return self._table(self._session.createDataFrame(table))

    def run(self, expression: Any) -> pa.Table:
        """The result of an expression.

        Raises:
            UnevenText: a row of a text file did not fit its columns.
        """
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            return expression.to_pyarrow()
        except (PySparkException, Py4JError) as error:
            if _TORN in str(error):
                raise UnevenText("rows that do not fit") from None
            raise

    def apart(self, table: Any, keys: Sequence[str]) -> Apart | None:
        """None: what does not fit in memory is spilled, encrypted."""
        return None

    def rows(self, table: Any, column: str, values: Sequence[str | None], most: int) -> list[int]:
        """The lines of rows read with care; those of other rows are not known, for Spark keeps no order."""
        if "line" not in table.columns:
            return []
        chosen = table.filter(table[column].fill_null("").isin([value or "" for value in values]))
        return sorted(chosen.line.to_pyarrow().to_pylist())[:most]

    def _table(self, frame: Any) -> Any:
        name = next(self._names)
        frame.createOrReplaceTempView(name)
        return self._ibis.table(name)


def _whole(content: Any) -> pa.Table:
    return content.read_all() if isinstance(content, pa.RecordBatchReader) else content.to_table()


def _session() -> Any:
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    master = os.environ.get(MASTER, "local[*]")
    builder = SparkSession.builder.appName("onrecord").master(master)
    settings = {
        "spark.sql.session.timeZone": "UTC",
        "spark.io.encryption.enabled": "true",
        "spark.sql.csv.parser.columnPruning.enabled": "false",  # so that a row's unused fields are counted too
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    if master.startswith("local"):
        settings["spark.sql.shuffle.partitions"] = "4"  # its 200 are for a cluster
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")  # an error may repeat a row
    return session
