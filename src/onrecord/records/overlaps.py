"""Releases that cover the same days: the newest is used, none are added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model import Release

Counts = tuple[tuple[str, str, date, int, int], ...]  # metric, office, day, days, count
Kept = tuple[Release, tuple[str, str, date, int, int]]


def newest(found: Sequence[tuple[Release, Counts]]) -> tuple[list[Kept], list[Release]]:
    """The counts to use, each with its release, and the releases with a note where they overlap.

    A release that goes on longer was made later; among those that end on the same day the one with more rows is
    taken. For each metric and day one release alone speaks, for every office, so that no day is patched together.
    """
    ranked = sorted(found, key=lambda each: (each[0].last or date.min, each[0].counted, each[0].path))
    speaks: dict[tuple[str, str, int, date], Release] = {}
    for release, cells in ranked:
        speaks |= {(release.kind, metric, span, day): release for metric, _, day, span, _ in cells}
    used = [
        (release, cell)
        for release, cells in found
        for cell in cells
        if speaks[release.kind, cell[0], cell[3], cell[2]] is release
    ]
    noted = [replace(release, notes=(*release.notes, *_replaced(release, cells, speaks))) for release, cells in found]
    return used, noted


def _replaced(release: Release, cells: Counts, speaks: dict[tuple[str, str, int, date], Release]) -> Iterator[str]:
    """Which days of a release a newer one speaks for."""
    days: dict[str, set[date]] = {}
    for metric, _, day, span, _ in cells:
        newer = speaks[release.kind, metric, span, day]
        if newer is not release:
            days.setdefault(newer.path, set()).add(day)
    for path, found in sorted(days.items()):
        yield f"{len(found):,} days from {min(found)} to {max(found)} are taken from the newer {path}"
