"""What a run found, on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Finding, Ledger, Score
from onrecord.values import day, plain, share

_SHOWN = 12


def show(ledger: Ledger, out: Path) -> None:
    """Print the totals, the findings worst first, the targets, and where the site is."""
    console = Console(highlight=False, soft_wrap=False)
    console.print(Text(ledger.title, style="bold"))
    if ledger.note:
        console.print(Text(ledger.note, style="italic"))
    console.print(Text(totals(ledger)))
    _findings(console, ledger.findings)
    _scores(console, ledger.scores)
    _set_aside(console, ledger)
    console.print()
    console.print(Text(f"Site: {out / 'index.html'}"), soft_wrap=True)


def totals(ledger: Ledger) -> str:
    """The counts of a run as one line."""
    outlets = {document.outlet for document in ledger.documents if document.outlet}
    origins = {origin.name for figure in ledger.figures for origin in figure.origins}
    problems = sum(finding.verdict == "does not add up" for finding in ledger.findings)
    parts = [
        _count(len(ledger.documents), "article"),
        _count(len(outlets), "named outlet"),
        _count(len(ledger.claims), "claim"),
        _count(len(ledger.figures), "figure"),
        _count(len(origins), "origin"),
        _count(len(ledger.findings), "check"),
        f"{problems} that do not add up" if problems != 1 else "1 that does not add up",
    ]
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _findings(console: Console, findings: Sequence[Finding]) -> None:
    open_ones = [finding for finding in findings if finding.verdict != "adds up"]
    for finding in open_ones[:_SHOWN]:
        console.print()
        mark = "bold red" if finding.verdict == "does not add up" else "bold"
        console.print(Text.assemble((f"{finding.verdict} ", mark), (f"({finding.kind})  ", "dim"), finding.says))
        if finding.working:
            console.print(Padding(Text(finding.working, style="dim"), (0, 0, 0, 4)))
    if len(open_ones) > _SHOWN:
        console.print(f"\n... and {len(open_ones) - _SHOWN} more on the site.")
    if not open_ones:
        console.print(f"\nNothing found that does not add up: {len(findings)} checks.")


def _scores(console: Console, scores: Sequence[Score]) -> None:
    national = [score for score in scores if score.office == "national"]
    offices = [score for score in scores if score.office != "national"]
    if national:
        console.print()
        console.print(_score_table("Targets, national", national))
    if offices:
        ranked = sorted(offices, key=lambda s: (-s.counts_met, s.office))
        console.print()
        console.print(_score_table("Targets, offices", [score for score in ranked if score.days_met] or ranked[:5]))


def _score_table(title: str, scores: Sequence[Score]) -> Table:
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2, 0, 0))
    for name in ("target", "office", "evidence"):
        table.add_column(name)
    for name in ("level", "counts", "met", "best", "", "mean share"):
        table.add_column(name, justify="right")
    for s in scores:
        spans = f", {s.span}-day average" if s.span > 1 else ""
        evidence = f"{s.evidence}{spans}{'' if s.in_force else ' (history)'}"
        best = (plain(s.best), day(s.best_day))
        counts = (plain(s.level), f"{s.counts:,}", f"{s.counts_met:,}", *best, share(s.mean_share))
        table.add_row(s.target, s.office, evidence, *counts)
    return table


def _set_aside(console: Console, ledger: Ledger) -> None:
    if ledger.set_aside:
        console.print("\nSet aside:")
    for item in ledger.set_aside[:_SHOWN]:
        where = f", {item.where}" if item.where else ""
        console.print(Text(f"  {item.source}{where}: {item.reason}"))
    if len(ledger.set_aside) > _SHOWN:
        console.print(f"  ... and {len(ledger.set_aside) - _SHOWN} more on the page about records.")
