"""`onrecord records`: what was read of a dossier's official files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.arrow import row
from onrecord.dossier import open_dossier
from onrecord.model import Release, SetAside
from onrecord.values import day


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object in place of tables.")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True)
def records(folder: Path, as_json: bool, engine: str) -> None:
    """Print what was read of the official files in DIR: rows read, counted and set aside, and why.

    \b
    onrecord records my-story
    """
    from onrecord import pipeline

    found = pipeline.official(open_dossier(folder), engine)
    if as_json:
        whole = {
            "releases": [row(each) for each in found.releases],
            "set_aside": [row(each) for each in found.set_aside],
        }
        click.echo(json.dumps(whole, default=str, ensure_ascii=False))
    else:
        _show(Console(highlight=False), found.releases, found.set_aside)


def _show(console: Console, releases: Sequence[Release], unused: Sequence[SetAside]) -> None:
    if not releases:
        console.print("No official file was read: put some into the folder records.")
    for each in releases:
        console.print(Text(f"{each.path}", style="bold"), soft_wrap=True)
        for line in _lines(each):
            console.print(Text(f"  {line}"), soft_wrap=True)
    if unused:
        console.print("Not read as a release:")
    for item in unused:
        place = f"{item.source}, {item.where}" if item.where else item.source
        console.print(Text(f"  {place}: {item.reason}"), soft_wrap=True)


def _lines(release: Release) -> Iterator[str]:
    """What is to be said of one release, a line each."""
    days = f"{day(release.first)} to {day(release.last)}" if release.first and release.last else "no days"
    metrics = ", ".join(release.metrics).replace("_", " ")
    yield f"{release.title}: {metrics}, {release.kind} by {release.basis} date, {days}"
    aside = release.read - release.counted
    yield f"{release.read:,} rows read, {release.counted:,} counted, {aside:,} set aside"
    for item in release.set_aside:
        yield f"{item.count:,} set aside ({item.where or 'rows not numbered'}): {item.reason}"
    yield from release.notes
