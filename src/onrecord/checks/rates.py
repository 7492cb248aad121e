"""Rates: a total over days whose number the calendar gives, and what it comes to a day, week, month or year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord import values
from onrecord.checks import paper
from onrecord.checks.sums import counted, is_total
from onrecord.checks.view import View
from onrecord.compare import alike, days, meant, side_by_side, value
from onrecord.model import Claim, Finding, Period, Rate
from onrecord.values import plain

_LINK = re.compile(
    r"\baverag\w*|\bamount\w* to\b|\bwork\w* out\b|\bwhich is\b|\bthat is\b|\bor\b|\bequal\w*\b|\bequivalent\b"
    r"|\btranslat\w*\b|\bmean\b|\ba rate of\b|\bcomes? to\b|=",
    re.IGNORECASE,
)
_LENGTH: dict[Rate, float] = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
_OTHER_SPANS = {7: "a week", 30: "30 days", 31: "31 days", 365: "365 days", 366: "366 days"}
_LEAST_DAYS = 5


def find(view: View) -> Iterator[Finding]:
    """Averages that fit their total, and stated ones that do not."""
    for claims in view.by_doc.values():
        for rate in claims:
            if rate.rate is not None and rate.role != "target" and rate.low == rate.high and rate.unit is None:
                totals = [total for total in view.near(rate, 1) if _total(view, total, rate)]
                for total in sorted(totals, key=lambda claim: abs(claim.start - rate.start))[:1]:
                    yield from _rate(view, total, rate)


def _total(view: View, total: Claim, rate: Claim) -> bool:
    return (
        total.rate is None
        and counted(total)
        and value(total) > value(rate) > 0
        and (_one_thing(view, total, rate) or (is_total(view, total) and view.place(total) == view.place(rate)))
        and days(total.period, rate.period) in ("same", "unknown")
        and side_by_side(total, rate) in ("same", "unknown")
        and _span(total, rate) is not None
    )


def _one_thing(view: View, total: Claim, rate: Claim) -> bool:
    return alike(total, rate) >= 0.6 or view.part_of(total, rate) or view.part_of(rate, total)


def _span(total: Claim, rate: Claim) -> Period | None:
    period = total.period or rate.period
    return period if period is not None and values.days(period) >= _LEAST_DAYS else None


def _rate(view: View, total: Claim, rate: Claim) -> Iterator[Finding]:
    period = _span(total, rate)
    if period is None or rate.rate is None:
        return
    units = values.days(period) / _LENGTH[rate.rate]
    if _fits(total, rate, units):
        yield _holds(view, total, rate, period, units)
        return
    linked = view.place(total) == view.place(rate) and (
        _LINK.search(view.between(total, rate)) or is_total(view, total)
    )
    weekdays = values.days(period) * 5 / 7
    if not linked or (rate.rate == "day" and _fits(total, rate, weekdays)):
        return
    yield _fails(view, total, rate, period, units)


def _fits(total: Claim, rate: Claim, units: float) -> bool:
    low, high = meant(total)
    return low / units <= meant(rate)[1] and meant(rate)[0] <= high / units


def _working(total: Claim, rate: Claim, period: Period, units: float) -> str:
    over = f"{values.days(period)} days" if rate.rate == "day" else f"{plain(round(units, 2))} {rate.rate}s"
    return f"{plain(value(total))} / {over} = {plain(value(total) / units)} a {rate.rate}; stated: {paper.amount(rate)}"


def _holds(view: View, total: Claim, rate: Claim, period: Period, units: float) -> Finding:
    says = (
        f"{paper.amount(total)} {view.thing(total)}{paper.when(period)} come to {paper.amount(rate)} a {rate.rate}, "
        f"as {view.outlet(rate.doc)} has it."
    )
    return paper.finding(view, "rate", paper.HOLDS, says, _working(total, rate, period, units), [total, rate])


def _fails(view: View, total: Claim, rate: Claim, period: Period, units: float) -> Finding:
    says = (
        f"{paper.amount(total)} {view.thing(total)}{paper.when(period)} come to {plain(value(total) / units)} "
        f"a {rate.rate}, not {paper.amount(rate)} as {view.outlet(rate.doc)} has it."
    )
    return paper.finding(
        view, "rate", paper.PROBLEM, says, _working(total, rate, period, units), [total, rate], 0.8,
        explanations=_why(total, rate), settle="Which days the total covers.",
    )  # fmt: skip


def _why(total: Claim, rate: Claim) -> Iterator[str]:
    """Other numbers of days that would make it hold."""
    for number, what in _OTHER_SPANS.items():
        if _fits(total, rate, number):
            yield f"other days: over {what} it would hold"
