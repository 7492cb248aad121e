"""`onrecord new`: an empty dossier."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.dossier import create

BEAT = "A beat's name, or its folder; `general` for a subject that has none."


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--beat", default="immigration_enforcement", show_default=True, help=BEAT)
def new(folder: Path, beat: str) -> None:
    """Make an empty dossier in DIR.

    \b
    onrecord new my-story
    """
    from onrecord import beats  # here, so that `onrecord --help` stays quick

    beats.load(beat, near=folder)
    create(folder, beat)
    click.echo(f"Put articles into {folder / 'coverage'} and official files into {folder / 'records'},")
    click.echo(f"then: onrecord run {folder}")
