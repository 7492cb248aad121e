"""How a figure is named on the pages: its own number and the beat's neutral words."""

from __future__ import annotations

import re

from onrecord.beats import Beat
from onrecord.model import Claim, Period, Rate
from onrecord.values import day, plain

_MODIFIERS = {
    "about": "about ", "at_least": "at least ", "at_most": "at most ", "more_than": "more than ",
    "less_than": "less than ", "nearly": "nearly ", "up_to": "up to ", "vague": "about ",
}  # fmt: skip


def says(
    claim: Claim,
    metric: str | None,
    counted: str | None,
    period: Period | None,
    scope: str | None,
    rate: Rate | None,
    per: str | None,
    beat: Beat | None,
) -> str:
    """One line: "934 ships, Sun 2 Mar 2025"; the number is the best told one's."""
    names = {entry.id: entry.name for entry in beat.metrics} if beat else {}
    thing = names.get(
        metric or "", re.sub(r"^dollars? ", "", counted or "") if claim.unit == "dollar" else counted or ""
    )
    parts = [amount(claim), thing, f"a {rate}" if rate else "", f"per {per}" if per else ""]
    line = " ".join(part for part in parts if part)
    if scope and scope not in ("national", f"each {per}"):
        line += f", {scope}"
    return line + (f", {when(period)}" if period else "") + (" (target)" if claim.role == "target" else "")


def amount(claim: Claim) -> str:
    """The number with its modifier and unit: "nearly 52 percent", "at least 1,200 to 1,500"."""
    modifier = _MODIFIERS.get(claim.modifier, "")
    if claim.low is not None and claim.high is not None and claim.low != claim.high:
        number = f"{plain(claim.low)} to {plain(claim.high)}"
    else:
        number = claim.number if claim.unit == "fraction" else plain(claim.low if claim.low is not None else claim.high)
    if claim.unit == "dollar":
        return f"{modifier}${number}"
    return f"{modifier}{number}{' percent' if claim.unit == 'percent' else ''}"


def when(period: Period) -> str:
    """A period in words: one day, or from and to."""
    first, last = period
    return day(first) if first == last else f"{day(first)} to {day(last)}"
