"""The whole run on one page: a dossier in, its ledger and site out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord import beats, checks, coverage, figures, reading, records, review, store, targets
from onrecord.beats import Beat
from onrecord.cache import program
from onrecord.coverage import stories
from onrecord.dossier import Dossier, held
from onrecord.errors import InputError
from onrecord.model import Attribution, Claim, Decision, Document, Ledger, Score, SetAside, Time
from onrecord.publish import site, tables
from onrecord.publish.exports import EXPORTERS

_MADE_OF = ".made-of"  # what an output was made of, so that the same is not made again
Progress = Callable[[Iterable[Any], str, int], Iterable[Any]]


def quiet(items: Iterable[Any], what: str, total: int) -> Iterable[Any]:
    """No progress shown."""
    return items


@dataclass(frozen=True, slots=True)
class Gathered:
    """What articles and records say, before anything is reconciled or a person has decided."""

    documents: Sequence[Document]
    times: Mapping[str, tuple[Time, ...]]
    attributions: Mapping[str, tuple[Attribution, ...]]
    claims: Sequence[Claim]
    official: records.Official
    set_aside: Sequence[SetAside]


def run(dossier: Dossier, out: Path | None = None, progress: Progress = quiet, engine: str = "local") -> Ledger:
    """Read the dossier, write its ledger, data and site under ``out``, and give back the ledger.

    What an earlier run wrote stays untouched until all of the new is there.

    Raises:
        InputError: the dossier or a part of it cannot be read, or the output cannot be written.
        BeatError: its beat does not load.
        BusyError: another run holds it.
    """
    with held(dossier):
        beat = beats.load(dossier.beat, near=dossier.root)
        ledger = reconcile(dossier, beat, gather(dossier, beat, progress, engine))
        publish(ledger, beat, out or dossier.out)
        return ledger


def gather(dossier: Dossier, beat: Beat, progress: Progress = quiet, engine: str = "local") -> Gathered:
    """All that the dossier's articles and records say; what is unchanged since the last time is not read again."""
    documents, unread = coverage.read(dossier.coverage)
    asked = reading.Asked(beat)
    documents = coverage.shared(reading.dated(documents, asked))
    alone = dict(progress(reading.read(documents, asked, dossier.cache / "reading"), "Reading", len(documents)))
    found = {document.id: read for document, read in reading.settled(documents, alone)}
    held_to = records.gather(dossier.records, beat, dossier.cache / "records", engine)
    return Gathered(
        documents,
        {name: read.times for name, read in found.items()},
        {name: read.attributions for name, read in found.items()},
        [claim for read in found.values() for claim in read.claims],
        held_to,
        [*unread, *held_to.set_aside],
    )


def official(dossier: Dossier, engine: str = "local") -> records.Official:
    """A dossier's official files alone."""
    beat = beats.load(dossier.beat, near=dossier.root)
    return records.gather(dossier.records, beat, dossier.cache / "records", engine)


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """How each target was met, as scores and in plain sentences; what stands beside it."""

    scores: list[Score]
    says: dict[str, list[str]]  # by target
    weeks: list[targets.Stretch]  # whole ones, while a target was in force
    trailing: list[targets.Stretch]  # every seven days, while a target was in force
    lags: list[targets.Lag]  # posted against recorded
    agree: list[str]  # the same in plain sentences
    shares: list[records.Share]


def scoreboard(dossier: Dossier, office: str | None, first: date | None, last: date | None) -> Scoreboard:
    """How each target was met, in one office or all, over the days asked for.

    Raises:
        UsageError: the beat has no such office.
    """
    beat = beats.load(dossier.beat, near=dossier.root)
    chosen = targets.named(office, beat.offices)
    found = official(dossier)
    announced = [entry.target() for entry in beat.targets]
    whole = targets.attainment(announced, found.series, [known.name for known in beat.offices] or None)
    table = targets.within(whole, chosen, first, last)
    scores = targets.scores(table)
    asked = [target for target in announced if chosen is None or any(score.target == target.id for score in scores)]
    says = {target.id: targets.statements([target], scores, whole, len(beat.offices)) for target in asked}
    in_force = table.filter(table["in_force"])
    lags = targets.lags(announced, found.series)
    shares = records.shares(found.breakdowns, chosen, first, last)
    weeks, trailing = targets.weekly(in_force), targets.trailing(in_force)
    return Scoreboard(scores, says, weeks, trailing, lags, targets.evidence(lags), shares)


def reconcile(dossier: Dossier, beat: Beat, got: Gathered, more: Sequence[Decision] = ()) -> Ledger:
    """What was gathered, with people's decisions applied, grouped to figures and checked.

    Args:
        more: decisions not yet written down, to see what they would change.
    """
    decisions, torn = review.read(dossier.reviews)
    decisions = [*decisions, *more]
    claims = review.to_claims(got.claims, decisions)
    announced = [entry.target() for entry in beat.targets]
    attainment = targets.attainment(announced, got.official.series, [office.name for office in beat.offices] or None)
    events = stories.group(got.documents, claims)
    regroup = review.regrouping(decisions)
    grouped = figures.group(got.documents, claims, got.attributions, beat, events, regroup)
    ledger = Ledger(
        beat=beat.name,
        title=dossier.title,
        note=dossier.note,
        documents=tuple(got.documents),
        stories=tuple(events),
        times=got.times,
        attributions=got.attributions,
        claims=tuple(claims),
        figures=tuple(grouped),
        findings=(),
        releases=tuple(got.official.releases),
        series=got.official.series,
        revisions=got.official.revisions,
        breakdowns=got.official.breakdowns,
        targets=tuple(announced),
        attainment=attainment,
        scores=tuple(targets.scores(attainment)),
        set_aside=(*got.set_aside, *torn),
        decisions=tuple(decisions),
    )
    ledger = replace(ledger, findings=tuple(checks.run(ledger, beat)))
    gone = review.gone(decisions, got.claims, ledger)
    return replace(ledger, set_aside=(*ledger.set_aside, *gone))


def publish(ledger: Ledger, beat: Beat, out: Path) -> None:
    """Everything into a folder beside ``out``, which then takes its place; nothing where ``out`` has it already.

    Raises:
        InputError: the output cannot be written.
    """
    made_of = f"{program()} {store.digest(ledger)}"
    if (out / _MADE_OF).is_file() and (out / _MADE_OF).read_text(encoding="utf-8") == made_of:
        return
    with _replacing(out) as building:
        tables.write(ledger, building / "data")
        store.write(ledger, building / store.NAME)
        site.write(ledger, beat, building)
        (building / _MADE_OF).write_text(made_of, encoding="utf-8")


def export(dossier: Dossier, form: str, out: Path, progress: Progress = quiet) -> None:
    """The dossier in one of the forms of ``publish.exports``, as a folder that takes the place of ``out``.

    Raises:
        InputError: the dossier or a part of it cannot be read, or the output cannot be written.
        BusyError: another run holds it.
    """
    with held(dossier):
        beat = beats.load(dossier.beat, near=dossier.root)
        ledger = reconcile(dossier, beat, gather(dossier, beat, progress))
        with _replacing(out) as building:
            EXPORTERS[form](ledger, beat, building)


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """An empty folder beside ``out`` that takes its place when all went well; else what was there before stays."""
    building = out.with_name(f".{out.name}.building")
    try:
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        yield building
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
