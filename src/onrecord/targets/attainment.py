"""What share of each target was reached: by office and nationally, by every day that some evidence covers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.model import Rate, Target

DAYS: dict[Rate, float] = {"day": 1, "week": 7, "month": 365.25 / 12, "year": 365.25}
NATIONAL = "national"
SCHEMA = pa.schema(
    [
        ("target", pa.string()),
        ("metric", pa.string()),
        ("office", pa.string()),
        ("day", pa.date32()),
        ("count", pa.int64()),
        ("level", pa.float64()),
        ("share", pa.float64()),
        ("met", pa.bool_()),
        ("evidence", pa.string()),
        ("in_force", pa.bool_()),
        ("release", pa.string()),
        ("counted", pa.string()),
        ("days", pa.int64()),
    ]
)


def attainment(targets: Sequence[Target], series: pa.Table, offices: Collection[str] | None = None) -> pa.Table:
    """One row a target, office, kind of evidence and day: the count, the level and the share of it that was reached.

    A national target is held against the counts of all offices together, those without an office included. A target
    that is in force on most days of a span counts as in force for it; all other rows are history.

    Args:
        series: see ``model.Ledger``.
        offices: the offices that a target for each office speaks of; all that the series names unless given.
    """
    parts = [part for target in targets for part in _parts(target, series, offices)]
    table = pa.concat_tables(parts) if parts else SCHEMA.empty_table()
    return table.sort_by([(name, "ascending") for name in ("target", "evidence", "counted", "days", "office", "day")])


def _parts(target: Target, series: pa.Table, offices: Collection[str] | None) -> Iterator[pa.Table]:
    for metric in (target.metric, *target.also):
        counts = series.filter(pc.equal(series["metric"], metric))
        if target.scope == "national":
            yield _held(target, _national(counts))
        else:
            yield _held(target, _by_office(counts, offices))


def _national(counts: pa.Table) -> pa.Table:
    """The counts of all offices together. A release speaks for a day alone, so nothing is added up twice."""
    keys = ["metric", "day", "days", "kind", "release"]
    added = counts.group_by(keys).aggregate([("count", "sum")])
    named = added.rename_columns([*keys, "count"])
    return named.append_column("office", pa.array([NATIONAL] * named.num_rows, pa.string()))


def _by_office(counts: pa.Table, offices: Collection[str] | None) -> pa.Table:
    if offices is None:
        return counts.filter(pc.not_equal(counts["office"], NATIONAL))
    return counts.filter(pc.is_in(counts["office"], pa.array(sorted(offices), pa.string())))


def _held(target: Target, counts: pa.Table) -> pa.Table:
    """Counts against the target's lower end; over several days, their daily average."""
    rows = counts.num_rows
    level = target.low / DAYS[target.rate]
    daily = pc.divide(pc.cast(counts["count"], pa.float64()), pc.cast(counts["days"], pa.float64()))
    columns = {
        "target": pa.array([target.id] * rows, pa.string()),
        "metric": pa.array([target.metric] * rows, pa.string()),
        "level": pa.array([level] * rows, pa.float64()),
        "share": pc.divide(daily, level),
        "met": pc.greater_equal(daily, level),
        "in_force": _in_force(target, counts),
        "evidence": counts["kind"],
        "counted": counts["metric"],
        **{name: counts[name] for name in ("office", "day", "count", "release", "days")},
    }
    return pa.Table.from_arrays([columns[field.name] for field in SCHEMA], schema=SCHEMA)


def _in_force(target: Target, counts: pa.Table) -> pa.Array:
    """Whether the target existed on most of the days that each count covers."""
    day, days = (counts[name].cast(pa.int32()) for name in ("day", "days"))
    last = pc.subtract(pc.add(day, days), 1)
    shared = pc.add(pc.subtract(pc.min_element_wise(last, _number(target.last or date.max)),
                                pc.max_element_wise(day, _number(target.first))), 1)  # fmt: skip
    return pc.greater(pc.multiply(shared, 2), days)


def _number(day: date) -> pa.Scalar:
    return pa.scalar(day, pa.date32()).cast(pa.int32())
