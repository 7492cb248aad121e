"""The `onrecord` command: one file a subcommand, listed here."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import click

from onrecord.cli.demo import demo
from onrecord.cli.export import export
from onrecord.cli.extract import extract
from onrecord.cli.new import new
from onrecord.cli.records import records
from onrecord.cli.run import run
from onrecord.cli.serve import serve
from onrecord.cli.targets import targets
from onrecord.errors import OnrecordError

COMMANDS = [demo, export, extract, new, records, run, serve, targets]


class PlainError(click.ClickException):
    """One line on standard error that says what to do."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"onrecord: {self.message}", err=True)


class Commands(click.Group):
    """A group that turns onrecord's own errors into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand."""
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            raise PlainError(str(error)) from error


@click.group(cls=Commands)
@click.version_option(version("onrecord"), prog_name="onrecord", message="%(prog)s %(version)s")
def main() -> None:
    """Hold reported figures to the record.

    \b
    onrecord demo                 the example dossier, end to end
    onrecord new my-story         an empty dossier to put articles and official files into
    onrecord run my-story         read it, check it, write its site
    """


for command in COMMANDS:
    main.add_command(command)
