"""`onrecord demo`: the example dossier, end to end."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where to copy the example to; onrecord-demo here.")
def demo(out: Path | None) -> None:
    """Copy the example dossier here, run it, and say where the site is.

    Its articles and outlets are invented; its release of rows is synthetic; the posted figures are facts.

    \b
    onrecord demo
    """
    from onrecord import examples, pipeline
    from onrecord.cli.progress import bars
    from onrecord.cli.summary import show
    from onrecord.dossier import open_dossier

    dossier = open_dossier(examples.copy("january-2025", out or Path("onrecord-demo")))
    with bars() as progress:
        ledger = pipeline.run(dossier, None, progress)
    show(ledger, dossier.out)
