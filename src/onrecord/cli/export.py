"""`onrecord export`: the dossier in a form that other tools read."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.progress import bars
from onrecord.dossier import open_dossier

FORMATS = ["annotations", "claimreview", "csv", "csvw", "datapackage", "feeds", "parquet", "prov", "sqlite"]


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Which form.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; DIR/exports/FORMAT unless told.")
def export(folder: Path, form: str, out: Path | None) -> None:
    """Write the dossier in DIR for other tools, into a folder of its own.

    CSV is safe to open in a spreadsheet; sqlite is for Datasette; claimreview holds what a person has decided, no more.

    \b
    onrecord export my-story --format sqlite
    """
    from onrecord import pipeline  # here, so that `onrecord --help` stays quick

    place = out or folder / "exports" / form
    with bars() as progress:
        pipeline.export(open_dossier(folder), form, place, progress)
    for file in sorted(place.iterdir()):
        click.echo(str(file))
