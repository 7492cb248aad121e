"""`onrecord targets`: the scoreboard."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.arrow import row
from onrecord.dossier import open_dossier
from onrecord.model import Score
from onrecord.values import plain, share

_WIDE = 200  # what the table needs; a narrower terminal wraps its lines
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--office", help="One office by name or code, or national; all unless given.")
@click.option("--from", "first", type=_DAY, help="The first day.")
@click.option("--to", "last", type=_DAY, help="The last day.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, one a score, in place of a table.")
def targets(folder: Path, office: str | None, first: Any, last: Any, as_json: bool) -> None:
    """Print how each target was met: days, shares, the longest run and the best day.

    \b
    onrecord targets my-story --office Miami --from 2025-01-26
    """
    from onrecord import pipeline

    found = pipeline.scoreboard(open_dossier(folder), office, _date(first), _date(last))
    if as_json:
        for score in found.scores:
            click.echo(json.dumps(row(score), default=str, ensure_ascii=False))
    else:
        console = Console(highlight=False)
        console.width = max(console.width, _WIDE)
        console.print(_table(found.scores) if found.scores else "Nothing to hold against a target on these days.")
        if found.scores and not office:
            console.print(Text("\n" + "\n".join(found.says)), soft_wrap=True)


def _date(moment: Any) -> date | None:
    return moment.date() if moment else None


def _table(scores: Sequence[Score]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("target", "office", "evidence", "days"):
        table.add_column(name, no_wrap=True)
    for name in ("level", "days met", "first met", "longest run", "best", "on", "mean share"):
        table.add_column(name, justify="right", no_wrap=True)
    for s in scores:
        met = f"{s.days_met:,} of {s.days:,}"
        best = (plain(s.best), f"{s.best_day}")
        days = f"{s.first} to {s.last}"
        table.add_row(
            s.target,
            s.office,
            _evidence(s),
            days,
            plain(s.level),
            met,
            str(s.first_met or "never"),
            f"{s.longest_run:,}",
            *best,
            share(s.mean_share),
        )
    return table


def _evidence(score: Score) -> str:
    """What is held against the level, in words."""
    by = f", {score.span}-day average" if score.span > 1 else ""
    counted = f" {score.counted}" if score.counted else ""
    return f"{score.evidence}{counted}{by}{'' if score.in_force else ' (history)'}"
