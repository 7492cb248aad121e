"""The whole run on one page: a dossier in, its ledger and site out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from onrecord import beats, checks, coverage, figures, reading, records, store, targets
from onrecord.beats import Beat
from onrecord.coverage import stories
from onrecord.dossier import Dossier, held
from onrecord.errors import InputError
from onrecord.model import Ledger
from onrecord.publish import site, tables

T = TypeVar("T")
Progress = Callable[[Iterable[T], str, int], Iterable[T]]


def quiet(items: Iterable[T], what: str, total: int) -> Iterable[T]:
    """No progress shown."""
    return items


def run(dossier: Dossier, out: Path | None = None, progress: Progress = quiet) -> Ledger:
    """Read the dossier, write its ledger, data and site under ``out``, and give back the ledger.

    What an earlier run wrote stays untouched until all of the new is there.

    Raises:
        InputError: the dossier or a part of it cannot be read, or the output cannot be written.
        BeatError: its beat does not load.
        BusyError: another run holds it.
    """
    with held(dossier):
        beat = beats.load(dossier.beat, near=dossier.root)
        ledger = build(dossier, beat, progress)
        _publish(ledger, beat, out or dossier.out)
        return ledger


def build(dossier: Dossier, beat: Beat, progress: Progress = quiet) -> Ledger:
    """All that the dossier's articles and records say, reconciled and checked."""
    documents, unread = coverage.read(dossier.coverage)
    asked = reading.Asked(beat)
    documents = reading.dated(documents, asked)
    alone = dict(progress(reading.read(documents, asked, dossier.cache / "reading"), "Reading", len(documents)))
    found = dict(reading.settled(documents, alone))
    claims = [claim for read in found.values() for claim in read.claims]
    said = {document.id: read.attributions for document, read in found.items()}

    releases, series, unused = records.read(dossier.records, beat, dossier.cache / "records")
    announced = [entry.target() for entry in beat.targets]
    attainment = targets.attainment(announced, series)

    ledger = Ledger(
        beat=beat.name,
        title=dossier.title,
        note=dossier.note,
        documents=tuple(documents),
        stories=tuple(stories.group(documents, claims)),
        times={document.id: read.times for document, read in found.items()},
        attributions=said,
        claims=tuple(claims),
        figures=tuple(figures.group(documents, claims, said, beat)),
        findings=(),
        releases=tuple(releases),
        series=series,
        targets=tuple(announced),
        attainment=attainment,
        scores=tuple(targets.scores(attainment)),
        set_aside=(*unread, *unused),
    )
    return replace(ledger, findings=tuple(checks.run(ledger, beat)))


def _publish(ledger: Ledger, beat: Beat, out: Path) -> None:
    """Everything into a folder beside ``out``, which then takes its place."""
    building = out.with_name(f".{out.name}.building")
    try:
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        tables.write(ledger, building / "data")
        store.write(ledger, building / store.NAME)
        site.write(ledger, beat, building)
        _swap(building, out)
    except OSError as error:
        raise InputError(f"{out} could not be written ({error.strerror}): what was there before still is.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _swap(building: Path, out: Path) -> None:
    last = out.with_name(f".{out.name}.last")
    shutil.rmtree(last, ignore_errors=True)
    if out.exists():
        os.replace(out, last)
    os.replace(building, out)
    shutil.rmtree(last, ignore_errors=True)
