"""The same relational work on this machine (DuckDB) or on Spark.

What is asked is an Ibis expression, the same for every engine. Ibis and the engines are imported when first used, for
a run that finds everything in its cache needs none of them.
"""

from __future__ import annotations

import gc
from functools import cache

from onrecord.engines.engine import Apart, Engine, TextForm, UnevenText
from onrecord.errors import UsageError

__all__ = ["Apart", "Engine", "TextForm", "UnevenText", "open_engine"]


def open_engine(name: str = "local") -> Engine:
    """The engine of that name: "local" (DuckDB) or "spark".

    Raises:
        UsageError: there is no such engine, or Spark is not installed.
    """
    if name == "local":
        return _local()()
    if name == "spark":
        from onrecord.engines.spark import SparkEngine

        return SparkEngine()
    raise UsageError(f"There is no engine {name!r}: use local or spark.")


@cache
def _local() -> type[Engine]:
    """DuckDB with what it needs, imported once.

    A hundred thousand objects come with it and stay to the end. To look through them again and again for what could be
    freed, and once more as the process ends, takes a tenth of a short run: the collector leaves them alone.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        from onrecord.engines.local import DuckEngine
    finally:
        gc.freeze()
        if looking:
            gc.enable()
    return DuckEngine
