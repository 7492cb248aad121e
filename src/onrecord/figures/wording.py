"""How a figure is named on the pages: its own number and the beat's neutral words."""

from __future__ import annotations

import re

from onrecord.beats import Beat
from onrecord.model import Claim, Period, Rate
from onrecord.values import measured, span

_MODIFIERS = {
    "about": "about ", "at_least": "at least ", "at_most": "at most ", "more_than": "more than ",
    "less_than": "less than ", "nearly": "nearly ", "up_to": "up to ", "vague": "about ",
}  # fmt: skip
_MONEY = re.compile(r"^(?:dollar|euro|pound)s?(?: sterling)? ?")
_SHOWN = ("dollar", "euro", "pound sterling", "percent")


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
    thing = names.get(metric or "", _MONEY.sub("", counted or "") if claim.unit in _SHOWN else counted or "")
    parts = [amount(claim), thing, f"a {rate}" if rate else "", f"per {per}" if per else ""]
    line = " ".join(part for part in parts if part)
    if scope and scope not in ("national", f"each {per}"):
        line += f", {scope}"
    return line + (f", {span(period)}" if period else "") + (" (target)" if claim.role == "target" else "")


def amount(claim: Claim) -> str:
    """The number with its modifier and unit: "nearly 52 percent", "at least 1,200 to 1,500"."""
    number = claim.number if claim.unit == "fraction" else None
    unit = claim.unit if claim.unit in _SHOWN else None
    return f"{_MODIFIERS.get(claim.modifier, '')}{number or measured(claim.low, claim.high, unit)}"
