"""`onrecord extract`: claims, times or attributions as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.shapes import KINDS
from onrecord.errors import UsageError
from onrecord.model import Document, SetAside

if TYPE_CHECKING:
    from onrecord.reading import Asked, Read


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", "corpus", type=click.Path(path_type=Path), help="A corpus: one JSON object a line.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The publication day where none is known.")
@click.option("--beat", help="A beat's name, or its folder; without one, metric is null.")
@click.option("--mode", type=click.Choice(["full", "fast"]), default="full", show_default=True)
@click.option(
    "--kind", type=click.Choice(list(KINDS)), default="claims", show_default=True,
    help="timex3: all that TimeML marks, times that place nothing too.",
)  # fmt: skip
@click.option("--model", help="An installed English spaCy pipeline, in place of the one that came along.")
@click.option("--processes", type=click.IntRange(min=1), default=1, show_default=True, help="For a corpus.")
def extract(
    paths: tuple[Path, ...],
    corpus: Path | None,
    published: Any,
    beat: str | None,
    mode: Any,
    kind: str,
    model: str | None,
    processes: int,
) -> None:
    """Print what articles say as JSON lines, sorted by document and start.

    \b
    onrecord extract article.txt --published 2025-01-29 --beat immigration_enforcement
    """
    from onrecord import beats, reading, syntax  # here, so that `onrecord --help` stays quick

    if bool(paths) == bool(corpus):
        raise UsageError("Give articles or folders, or one --jsonl FILE: `onrecord extract article.txt`.")
    asked = reading.Asked(beats.load(beat) if beat else None, mode, model or syntax.MODEL, kind == "timex3")
    day = published.date() if published else None
    if corpus:
        _print(reading.read_corpus(_told(reading.corpus(corpus), day), asked, processes), kind)
    else:
        _print(_together(list(_told(reading.articles(paths), day)), asked), kind)


def _together(documents: Sequence[Document], asked: Asked) -> Iterator[tuple[Document, Read]]:
    """Articles on one story: dated from one another, periods settled across them."""
    from onrecord import reading

    placed = reading.dated(sorted(documents, key=lambda document: document.id), asked)
    yield from reading.settled(placed, dict(reading.read(placed, asked)))


def _told(documents: Iterable[Document | SetAside], day: date | None) -> Iterator[Document]:
    """The documents; what was set aside is said on standard error."""
    for item in documents:
        if isinstance(item, SetAside):
            where = f", {item.where}" if item.where else ""
            click.echo(f"onrecord: set aside {item.source}{where}: {item.reason}", err=True)
        elif day and not item.published:
            yield replace(item, published=day, published_how="given on the command line")
        else:
            yield item


def _print(found: Iterable[tuple[Document, Read]], kind: str) -> None:
    for document, read in found:
        for item in getattr(read, "times" if kind == "timex3" else kind):
            sys.stdout.write(json.dumps(KINDS[kind](document, item), ensure_ascii=False) + "\n")
