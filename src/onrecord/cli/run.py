"""`onrecord run`: the whole run on a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.progress import bars
from onrecord.cli.summary import show
from onrecord.dossier import open_dossier

PROBLEM, NONE = "problem", "none"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; DIR/out unless told.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="What counts the official files.",
)
@click.option(
    "--fail-on",
    type=click.Choice([NONE, PROBLEM]),
    default=NONE,
    show_default=True,
    help="End with exit code 1 where something does not add up.",
)
def run(folder: Path, out: Path | None, engine: str, fail_on: str) -> None:
    """Read the dossier in DIR, check it, and write its ledger, data and site.

    \b
    onrecord run my-story
    """
    from onrecord import pipeline  # here, so that `onrecord --help` stays quick

    dossier = open_dossier(folder)
    with bars() as progress:
        ledger = pipeline.run(dossier, out, progress, engine)
    show(ledger, out or dossier.out)
    if fail_on == PROBLEM and any(finding.verdict == "does not add up" for finding in ledger.findings):
        raise SystemExit(1)
