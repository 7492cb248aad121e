"""Releases that cover the same days: one of them speaks, none are added up, and what changed between them is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from onrecord.model import Release
from onrecord.records.offices import NATIONAL


class Cell(NamedTuple):
    """What a count is of: ``days`` from ``day`` on."""

    metric: str
    office: str
    day: date
    days: int


Counts = tuple[tuple[Cell, int], ...]


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

    used: list[tuple[Release, Cell, int]]
    releases: list[Release]
    revisions: list[Revision]


def settle(found: Sequence[tuple[Release, Counts]]) -> Settled:
    """Which release speaks for each metric and day.

    A release that tells offices apart speaks before one of the whole country; among equals the one that goes on
    longer, for it was made later; then the one with more rows. For a metric and day one release speaks for every
    office, so that no day is patched together.
    """
    ranked = sorted(found, key=lambda each: _rank(*each))
    speaks: dict[tuple[str, str, int, date], Release] = {}
    for release, counts in ranked:
        speaks |= {_spoken(release, cell): release for cell, _ in counts}
    used = [
        (release, cell, n)
        for release, counts in found
        for cell, n in counts
        if speaks[_spoken(release, cell)] is release
    ]
    given = {(release.id, cell): n for release, cell, n in used}
    revisions, releases = [], []
    for release, counts in found:
        replaced = [(cell, n, speaks[_spoken(release, cell)]) for cell, n in counts]
        replaced = [each for each in replaced if each[2] is not release]
        changed = list(_changed(release, replaced, given))
        revisions += changed
        releases.append(replace(release, notes=(*release.notes, *_notes(replaced, changed))))
    return Settled(used, releases, revisions)


def _rank(release: Release, counts: Counts) -> tuple[bool, date, int, str]:
    by_office = any(cell.office != NATIONAL for cell, _ in counts)
    return by_office, release.last or date.min, release.counted, release.path


def _spoken(release: Release, cell: Cell) -> tuple[str, str, int, date]:
    return release.kind, cell.metric, cell.days, cell.day


def _changed(
    release: Release, replaced: Sequence[tuple[Cell, int, Release]], given: dict[tuple[str, Cell], int]
) -> Iterator[Revision]:
    """The counts of a release that another gives otherwise; only cells that both could have are compared."""
    for cell, was, newer in replaced:
        became = given.get((newer.id, cell))
        if became != was and (became is not None or cell.office != NATIONAL):
            yield Revision(*cell, release.kind, was, release.id, became, newer.id)


def _notes(replaced: Sequence[tuple[Cell, int, Release]], changed: Sequence[Revision]) -> Iterator[str]:
    days: dict[str, set[date]] = {}
    for cell, _, newer in replaced:
        days.setdefault(newer.path, set()).add(cell.day)
    for path, found in sorted(days.items()):
        yield f"{len(found):,} days from {min(found)} to {max(found)} are taken from {path}"
    if changed:
        yield f"counts of its that the release in use gives otherwise: {len(changed):,}"
