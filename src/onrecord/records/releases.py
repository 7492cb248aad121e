"""The public read: a folder of official files to releases and one table of counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from threading import Lock

import pyarrow as pa

from onrecord.arrow import Kept, table
from onrecord.beats.models import Beat, Layout
from onrecord.cache import Cache
from onrecord.engines import Engine, UnevenText, open_engine
from onrecord.model import Release, SetAside, stable_id
from onrecord.records import filling, layouts
from onrecord.records.breakdowns import BY, Broken, newest, publishable
from onrecord.records.cells import KEY, added, span
from onrecord.records.counts import Counted, count
from onrecord.records.overlaps import settle
from onrecord.records.tables import Unreadable, tables

_AT_ONCE = 2  # while an engine groups the rows of one file, what it made of another is interpreted
Table = tuple[layouts.Match, Counted]
SCHEMA = pa.schema(
    [
        ("metric", pa.string()),
        ("office", pa.string()),
        ("day", pa.date32()),
        ("count", pa.int64()),
        ("release", pa.string()),
        ("kind", pa.string()),
        ("days", pa.int64()),
        ("filling", pa.bool_()),
    ]
)


@dataclass(frozen=True, slots=True)
class Official:
    """All that a folder of official files holds. ``series``: see ``model.Ledger``."""

    releases: list[Release]
    series: pa.Table
    set_aside: list[SetAside]
    revisions: pa.Table  # see ``overlaps.Revision``
    breakdowns: pa.Table  # see ``breakdowns.Broken``


@dataclass(frozen=True, slots=True)
class Part:
    """The tables of one file that share a layout."""

    release: Release
    counts: Kept  # see ``cells.CELLS``
    broken: tuple[Broken, ...]  # small cells hidden already


@dataclass(frozen=True, slots=True)
class FileRead:
    """All that one file holds."""

    parts: tuple[Part, ...]
    set_aside: tuple[SetAside, ...]


def read(
    folder: Path, beat: Beat, cache: Path | None = None, engine: str = "local"
) -> tuple[list[Release], pa.Table, list[SetAside]]:
    """The releases in a folder, their counts by metric, office and day, and what was set aside.

    ``gather`` gives besides what is counted by method and by criminality, which takes longer.
    """
    found = gather(folder, beat, cache, engine, by=())
    return found.releases, found.series, found.set_aside


def gather(
    folder: Path, beat: Beat, cache: Path | None = None, engine: str = "local", by: Sequence[str] = BY
) -> Official:
    """All that the official files in a folder hold.

    Where releases overlap one of them speaks and none are added up (see ``overlaps``). What is kept in ``cache`` are
    counts, never rows.

    Args:
        cache: a folder that keeps the counts of unchanged files from run to run.
        engine: "local" or "spark".
        by: what the counts of a week are broken down by.
    """
    known = Cache(cache, FileRead, f"{beat.model_dump_json(include={'offices', 'metrics', 'layouts'})} {by}")
    reading = _Reading(beat, _Later(engine), by, known if cache else None)
    found: list[Part] = []
    unused: list[SetAside] = []
    files = sorted(path for path in folder.rglob("*") if path.is_file())

    def read_one(file: Path) -> FileRead:
        return _read_once(file, file.relative_to(folder).as_posix(), reading)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for once in pool.map(read_one, files):
            found += once.parts
            unused += once.set_aside
    known.sweep()
    settled = settle([(part.release, part.counts) for part in found])
    broken = newest([(part.release, part.broken) for part in found])
    return Official(settled.releases, _series(settled.used), unused, settled.revisions, table(Broken, broken))


class _Later:
    """An engine that is opened when the first file needs it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._engine: Engine | None = None
        self._opening = Lock()

    def get(self) -> Engine:
        with self._opening:
            self._engine = self._engine or open_engine(self._name)
            return self._engine


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is the same for every file."""

    beat: Beat
    engine: _Later
    by: Sequence[str]
    known: Cache[FileRead] | None


def _read_once(file: Path, name: str, reading: _Reading) -> FileRead:
    """What a file holds, from the cache where its content is known."""
    if reading.known is None:
        return _read_file(file, name, reading)
    try:
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return FileRead((), (SetAside(name, f"it cannot be opened ({error.strerror})"),))
    before = reading.known.get(name, content)
    if before is None:
        before = _read_file(file, name, reading)
        reading.known.put(before, name, content)
    return before


def _read_file(file: Path, name: str, reading: _Reading) -> FileRead:
    beat = reading.beat
    counted: dict[str, list[Table]] = {}
    unused: list[SetAside] = []
    for raw in tables(file):
        if isinstance(raw, Unreadable):
            unused.append(SetAside(name, str(raw)))
            continue
        match = layouts.find(raw.head, beat.layouts)
        reason = match if isinstance(match, str) else _unusable(match)
        if reason or isinstance(match, str):
            unused.append(SetAside(name, reason, raw.where))
            continue
        try:
            found = count(raw, match, beat.offices, reading.engine.get(), name, reading.by)
        except UnevenText:
            unused.append(SetAside(name, "it is damaged or cut off below its first rows: fetch it again", raw.where))
            continue
        counted.setdefault(match.layout.id, []).append((match, found))
    parts = (_part(name, found, beat) for found in counted.values())
    return FileRead(tuple(parts), tuple(unused))


def _unusable(match: layouts.Match) -> str:
    if match.doubled:
        return f"the header {', '.join(match.doubled)} stands there twice: keep the column that is meant"
    if not match.layout.metric and not any(column.what == "count" for column in match.layout.columns):
        return f"it is recognised and holds no counts: {match.layout.title}"
    return ""


def _part(name: str, found: Sequence[Table], beat: Beat) -> Part:
    """One release out of the tables of a file that share a layout: its sheets add up."""
    layout = found[0][0].layout
    counts = pa.concat_tables([counted.cells for _, counted in found])
    if layout.kind == "recorded" and layout.metric:
        counts = pa.concat_tables([counts, filling.zeros(counts, beat.offices)])
    release = _release(name, layout, found, counts := added(counts))
    traits = pa.concat_tables([counted.traits for _, counted in found])
    covered = release.first or date.max, release.last or date.min
    return Part(release, counts, publishable(release.id, traits, covered))


def _release(name: str, layout: Layout, found: Sequence[Table], counts: pa.Table) -> Release:
    first, last = span(counts)
    still = last - timedelta(days=layout.filling_days - 1) if last and layout.filling_days else None
    return Release(
        id=stable_id("release", name, layout.id),
        path=name,
        layout=layout.id,
        title=next((match.title for match, _ in found if match.title), layout.title),
        metrics=tuple(sorted(counts["metric"].unique().to_pylist())),
        basis=layout.basis,
        read=sum(counted.read for _, counted in found),
        counted=sum(counted.counted for _, counted in found),
        set_aside=tuple(item for _, counted in found for item in counted.set_aside),
        first=first,
        last=last,
        kind=layout.kind,
        notes=tuple(_notes(layout, found, still)),
        filling_from=still,
    )


def _notes(layout: Layout, found: Sequence[Table], still: date | None) -> Iterator[str]:
    if layout.duplicates_why:
        yield f"Duplicates ({layout.duplicates}): {layout.duplicates_why}"
    if still:
        yield f"Its counts from {still} on are still filling: later releases tend to add to them"
    for match, counted in found:
        yield from counted.notes
        if match.extra:
            yield f"Columns that the layout does not know, not used: {', '.join(match.extra)}"


def _series(used: pa.Table) -> pa.Table:
    return used.select(SCHEMA.names).cast(SCHEMA).sort_by([(name, "ascending") for name in (*KEY, "kind", "release")])
