"""`onrecord serve`: the site, a review and the JSON API, on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.dossier import open_dossier


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address opens it to other machines.")
def serve(folder: Path, port: int, host: str) -> None:
    """Serve the dossier in DIR: its site, a review of claims and findings, and a JSON API.

    \b
    onrecord serve my-story
    """
    from onrecord import web

    web.serve(open_dossier(folder), host, port)
