"""`onrecord targets`: the scoreboard."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.arrow import row
from onrecord.dossier import open_dossier
from onrecord.model import Score
from onrecord.values import plain, share

if TYPE_CHECKING:  # the stages are imported when they are needed
    from onrecord.pipeline import Scoreboard

NATIONAL = "national"
_WIDE = 200  # what the table needs; a narrower terminal wraps its lines
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--office", help="One office by name or code, or national; all unless given.")
@click.option("--from", "first", type=_DAY, help="The first day.")
@click.option("--to", "last", type=_DAY, help="The last day.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines in place of tables, each with its kind.")
def targets(folder: Path, office: str | None, first: Any, last: Any, as_json: bool) -> None:
    """Print how each target was met: days, shares, the longest run and the best day, and what that comes to in words.

    Where a release tells by criminality or by method, their shares stand beside it with the interval that holds each
    in 95 of 100 cases: of the nation, or of the office asked for.

    As JSON: a line for each score, for the sentences of each target (finding), for each week and each seven days that
    a target was in force (week, trailing), for each share, and for each lag that posted and recorded days were held
    against one another at.

    \b
    onrecord targets my-story --office Miami --from 2025-01-26
    """
    from onrecord import pipeline

    found = pipeline.scoreboard(open_dossier(folder), office, _date(first), _date(last))
    if as_json:
        for line in _lines(found):
            click.echo(json.dumps(line, default=str, ensure_ascii=False))
    else:
        console = Console(highlight=False)
        console.width = max(console.width, _WIDE)
        _show(console, found, office)


def _lines(found: Scoreboard) -> Iterator[dict[str, Any]]:
    """Everything, each with its kind."""
    for score in found.scores:
        yield {"kind": "score", **row(score), "shortfall": score.shortfall}
    for target, says in found.says.items():
        yield {"kind": "finding", "target": target, "says": [line.strip() for line in says]}
    kinds: dict[str, Sequence[Any]] = {
        "week": found.weeks,
        "trailing": found.trailing,
        "share": found.shares,
        "lag": found.lags,
    }
    for kind, items in kinds.items():
        yield from ({"kind": kind, **row(item)} for item in items)


def _show(console: Console, found: Scoreboard, office: str | None) -> None:
    if not found.scores:
        console.print("Nothing to hold against a target on these days.")
        return
    console.print(_table(found.scores))
    says = [line for lines in found.says.values() for line in lines]
    console.print(Text("\n" + "\n".join([*says, *found.agree])), soft_wrap=True)
    if shares := [each for each in found.shares if office or each.office == NATIONAL]:
        console.print("\nShares over whole weeks; the interval holds each in 95 of 100 cases.")
        console.print(_shares(shares))


def _shares(shares: Sequence[Any]) -> Table:
    """The shares (``records.Share``) as a table."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("counted", "office", "by", "value", "days"):
        table.add_column(name, no_wrap=True)
    for name in ("share", "interval", "count", "of", "weeks", "left out"):
        table.add_column(name, justify="right", no_wrap=True)
    for s in shares:
        interval = f"{share(s.low)} to {share(s.high)}"
        numbers = [f"{number:,}" for number in (s.count, s.total, s.weeks, s.hidden)]
        days = f"{s.first} to {s.last}"
        table.add_row(_spaced(s.metric), s.office, s.by, s.value, days, share(s.share), interval, *numbers)
    return table


def _date(moment: Any) -> date | None:
    return moment.date() if moment else None


def _table(scores: Sequence[Score]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("target", "office", "evidence", "days"):
        table.add_column(name, no_wrap=True)
    for name in ("level", "met", "first met", "longest run", "best", "on", "mean share"):
        table.add_column(name, justify="right", no_wrap=True)
    for s in scores:
        met = f"{s.counts_met:,} of {s.counts:,}"
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
            f"{s.longest_run // s.span:,}",
            *best,
            share(s.mean_share),
        )
    return table


def _spaced(metric: str) -> str:
    return metric.replace("_", " ")


def _evidence(score: Score) -> str:
    """What is held against the level, in words."""
    by = f", {score.span}-day average" if score.span > 1 else ""
    counted = f" {_spaced(score.counted)}" if score.counted else ""
    return f"{score.evidence}{counted}{by}{'' if score.in_force else ' (history)'}"
