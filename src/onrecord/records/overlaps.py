"""Releases that cover the same days: one of them speaks, none are added up, and what changed between them is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.arrow import table
from onrecord.model import Release
from onrecord.records.cells import CELLS, KEY
from onrecord.records.offices import NATIONAL

_SPOKEN = ["kind", "metric", "days", "day"]
_GIVEN = pa.schema([*CELLS, ("kind", pa.string()), ("filling", pa.bool_()), ("rank", pa.int64())])


@dataclass(frozen=True, slots=True)
class Revision:
    """A count that a later release gives otherwise. None: that release has no such cell, though it has the day."""

    metric: str
    office: str
    day: date
    days: int
    kind: str
    was: int | None
    release: str  # that gave it first
    became: int | None
    newer: str  # the release that is used


@dataclass(frozen=True, slots=True)
class Settled:
    """The counts to use, each with its release; the releases with what was taken from others; every revision."""

    used: pa.Table  # see ``cells.CELLS``, with ``kind``, ``filling`` and ``release``
    releases: list[Release]
    revisions: pa.Table  # see ``Revision``


def settle(found: Sequence[tuple[Release, pa.Table]]) -> Settled:
    """Which release speaks for each metric and day.

    A release that tells offices apart speaks before one of the whole country; among equals the one that goes on
    longer, for it was made later; then the one with more rows. For a metric and day one release speaks for every
    office, so that no day is patched together.
    """
    ranked = sorted(found, key=lambda each: _rank(*each))
    given = pa.concat_tables([_GIVEN.empty_table(), *(_given(*each, rank) for rank, each in enumerate(ranked))])
    most = given.group_by(_SPOKEN).aggregate([("rank", "max")])
    told = given.join(most, _SPOKEN) if len(ranked) > 1 else given.append_column("rank_max", given["rank"])
    speaks = pc.equal(told["rank"], told["rank_max"])
    used, others = told.filter(speaks), told.filter(pc.invert(speaks))
    order = [release for release, _ in ranked]
    changed = _changed(used, others) if others.num_rows else others
    releases = [_noted(release, order, others, changed) for release, _ in found]
    names = pa.array([release.id for release in order], pa.string())
    return Settled(_named(used, "rank", "release", names), releases, _revisions(changed, names))


def _rank(release: Release, counts: pa.Table) -> tuple[bool, date, int, str]:
    by_office = any(office != NATIONAL for office in counts["office"].unique().to_pylist())
    return by_office, release.last or date.min, release.counted, release.path


def _given(release: Release, counts: pa.Table, rank: int) -> pa.Table:
    """The counts of a release with what is to be known of it beside each."""
    still = pc.greater_equal(counts["day"], pa.scalar(release.filling_from or date.max, pa.date32()))
    kind, place = pa.scalar(release.kind, pa.string()), pa.scalar(rank, pa.int64())
    beside = [pa.repeat(kind, counts.num_rows), still, pa.repeat(place, counts.num_rows)]
    return pa.Table.from_arrays([*counts.columns, *beside], schema=_GIVEN)


def _changed(used: pa.Table, others: pa.Table) -> pa.Table:
    """The counts of a release that another gives otherwise; only cells that both could have are compared."""
    keys = ["kind", *KEY, "rank_max"]
    pairs = others.join(used.select([*keys, "count"]), keys, right_suffix="_became")
    same = pc.fill_null(pc.equal(pairs["count"], pairs["count_became"]), False)
    other = pc.and_(pc.is_null(pairs["count_became"]), pc.equal(pairs["office"], NATIONAL))
    return pairs.filter(pc.invert(pc.or_(same, other)))


def _noted(release: Release, order: Sequence[Release], others: pa.Table, changed: pa.Table) -> Release:
    """The release with what others say in its place."""
    mine = others.filter(pc.equal(others["rank"], order.index(release)))
    return replace(release, notes=(*release.notes, *_notes(mine, order, changed)))


def _notes(mine: pa.Table, order: Sequence[Release], changed: pa.Table) -> Iterator[str]:
    days = mine.group_by("rank_max").aggregate([("day", "count_distinct"), ("day", "min"), ("day", "max")])
    for row in sorted(days.to_pylist(), key=lambda row: order[row["rank_max"]].path):
        path = order[row["rank_max"]].path
        yield f"{row['day_count_distinct']:,} days from {row['day_min']} to {row['day_max']} are taken from {path}"
    if mine.num_rows and (number := pc.sum(pc.equal(changed["rank"], mine["rank"][0])).as_py()):
        yield f"{number:,} of its counts {'is' if number == 1 else 'are'} given otherwise by the release in use"


def _revisions(changed: pa.Table, names: pa.Array) -> pa.Table:
    empty = table(Revision, [])
    if not changed.num_rows:
        return empty
    named = _named(_named(changed, "rank", "release", names), "rank_max", "newer", names)
    renamed = {"count": "was", "count_became": "became"}
    columns = [renamed.get(name, name) for name in named.column_names]
    chosen = named.rename_columns(columns).select(empty.schema.names)
    return chosen.sort_by([(name, "ascending") for name in ("newer", "release", *KEY)])


def _named(counts: pa.Table, rank: str, name: str, names: Any) -> pa.Table:
    """With the ids of releases in place of their ranks."""
    at = counts.column_names.index(rank)
    return counts.set_column(at, name, names.take(counts[rank].combine_chunks()))
