"""Rates: a total over days whose number the calendar gives, and what it comes to a day, week, month or year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord import values
from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import counted, firm, is_total
from onrecord.checks.view import View
from onrecord.compare import alike, days, meant, share_like, side_by_side, value
from onrecord.model import Claim, Finding, Rate
from onrecord.values import plain

_LINK = re.compile(
    r"\baverag\w*|\bamount\w* to\b|\bwork\w* out\b|\bwhich is\b|\bthat is\b|\bor\b|\bequal\w*\b|\bequivalent\b"
    r"|\btranslat\w*\b|\bmean\b|\ba rate of\b|\bcomes? to\b|=|[–—(]\s*$",
    re.IGNORECASE,
)
_LENGTH: dict[Rate, float] = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
_OTHER_SPANS = {7: "a week", 30: "30 days", 31: "31 days", 365: "365 days", 366: "366 days"}
_TOLD = {"day": 1.0, "week": 7.0, "month": _LENGTH["month"], "year": _LENGTH["year"]}  # lengths of time in days
_IN_ONE = re.compile(
    r"\b(?:in|over|during|within) (?:a|one|a single|the (?:past|last)) (?P<unit>week|month|year)\b", re.I
)
_IN = re.compile(
    r"\b(?:in|over|during|for|within|of|after)\s+(?:(?!\b(?:in|over|during|for)\b)[^.;\d]){0,40}$", re.IGNORECASE
)
_LEAST_DAYS = 5
_FAR = 3.0  # a rate further than this from what a total comes to is of other days or another thing
_FAR_BESIDE = 12.0  # the same of one that is told as the total's other name: "8,200 in May, or 1,150 a day"
_OTHER_NAME = re.compile(r",? or\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Span:
    """How many days a total covers, and how that is said after it."""

    days: float
    says: str
    every: bool = False  # told in days, so that none of them is left out as no working day


def find(view: View) -> Iterator[Finding]:
    """Averages that fit their total, and stated ones that do not."""
    for claims in view.by_doc.values():
        for rate in claims:
            if rate.rate is not None and _bounded(rate) and not share_like(rate):
                totals = [total for total in view.near(rate, 1) if _total(view, total, rate)]
                if rate.role == "target":
                    totals = [total for total in totals if total.role == "target" and _apposed(view, total, rate)]
                if totals:
                    yield from _rate(view, _nearest(view, totals, rate), rate)


def _bounded(claim: Claim) -> bool:
    """Whether a rate is one number, if only as the least or the most of it."""
    return len({claim.low, claim.high} - {None}) == 1


def _nearest(view: View, totals: Sequence[Claim], rate: Claim) -> Claim:
    """The total that a rate is told right behind, else the one nearest to it."""
    return min(totals, key=lambda total: (not _apposed(view, total, rate), abs(total.start - rate.start)))


def _total(view: View, total: Claim, rate: Claim) -> bool:
    if total.rate is not None or total.unit != rate.unit or not firm(total) or not value(total) > value(rate) > 0:
        return False
    beside = _apposed(view, total, rate) or _worked_out(view, total, rate) or _looks_back(view, total, rate)
    if beside and _told_length(view, total, rate) is not None:
        return True
    return (
        (counted(total) or beside)
        and (
            beside or _one_thing(view, total, rate) or (is_total(view, total) and view.place(total) == view.place(rate))
        )
        and days(total.period, rate.period) in ("same", "unknown")
        and side_by_side(total, rate) in ("same", "unknown")
        and _span(view, total, rate) is not None
    )


def _one_thing(view: View, total: Claim, rate: Claim) -> bool:
    return alike(total, rate) >= 0.6 or view.part_of(total, rate) or view.part_of(rate, total)


def _apposed(view: View, total: Claim, rate: Claim) -> bool:
    """Whether a rate is told right behind its total: "4,120 visits in 20 days, an average of 206 a day"."""
    if total.start > rate.start or not _LINK.search(view.between(total, rate)):
        return False
    between = [c for c in view.near(rate, 0) if total.end <= c.start < rate.start and firm(c)]
    return all(claim.unit in _TOLD for claim in between)


def _worked_out(view: View, total: Claim, rate: Claim) -> bool:
    """Whether a total is told as what a rate comes to: "at 45,000 a month for five years it is worth 2.7 million"."""
    if total.start < rate.start or view.place(total) != view.place(rate):
        return False
    behind = view.documents[total.doc].text[rate.end : view.sentences(total.doc)[view.place(total)][1]]
    others = [c for c in view.near(rate, 0) if c.id != total.id and c.unit == rate.unit]
    return not others and bool(phrases("brings").search(behind))


def _looks_back(view: View, total: Claim, rate: Claim) -> bool:
    """ "It built 4,120 in four days. That works out to 900 a day": the one number of the sentence before."""
    if view.place(total) != view.place(rate) - 1 or not phrases("works_out_to", r"^\W*", r" ").match(view.before(rate)):
        return False
    told = [c for c in view.inside(total.doc)[view.place(total)] if c.unit == total.unit and c.role != "incidental"]
    return told == [total] and view.inside(rate.doc)[view.place(rate)][0].id == rate.id


def _told_length(view: View, total: Claim, rate: Claim) -> _Span | None:
    """The one length of time that a sentence gives for its total: "in its first 100 days"."""
    if view.place(total) != view.place(rate) and not _looks_back(view, total, rate):
        return None
    told = [
        claim for claim in view.near(total, 0)
        if claim.unit in _TOLD and claim.rate is None and firm(claim) and value(claim) > 1
        and _IN.search(view.sentence(claim)[: claim.start - view.sentences(claim.doc)[view.place(claim)][0]])
    ]  # fmt: skip
    year = _IN_ONE.search(view.sentence(total))
    if not told and year is not None:
        return _Span(_TOLD[year["unit"].lower()], f" {' '.join(year.group().lower().split())}")
    if len(told) != 1:
        return None
    unit = told[0].unit or ""
    return _Span(value(told[0]) * _TOLD[unit], f" in {plain(value(told[0]))} {unit}s", unit == "day")


def _span(view: View, total: Claim, rate: Claim) -> _Span | None:
    told = _told_length(view, total, rate)
    period = total.period or rate.period
    if told is not None or period is None or values.days(period) < _LEAST_DAYS:
        return told
    return _Span(values.days(period), paper.when(period))


def _rate(view: View, total: Claim, rate: Claim) -> Iterator[Finding]:
    span = _span(view, total, rate)
    if span is None or rate.rate is None:
        return
    units = span.days / _LENGTH[rate.rate]
    if _fits(total, rate, units):
        yield _holds(view, total, rate, span, units)
        return
    linked = (
        _looks_back(view, total, rate)
        or view.place(total) == view.place(rate)
        and (_LINK.search(view.between(total, rate)) or is_total(view, total) or _worked_out(view, total, rate))
    )
    workdays = rate.rate == "day" and not span.every and not phrases("every_day").search(view.sentence(rate))
    if not linked or (workdays and _fits(total, rate, span.days * 5 / 7)):
        return
    far = _FAR_BESIDE if _OTHER_NAME.search(view.between(total, rate)) else _FAR
    if 1 / far <= value(total) / units / value(rate) <= far:
        yield _fails(view, total, rate, span, units)


def _fits(total: Claim, rate: Claim, units: float) -> bool:
    low, high = meant(total)
    return low / units <= meant(rate)[1] and meant(rate)[0] <= high / units


def _working(total: Claim, rate: Claim, span: _Span, units: float) -> str:
    over = f"{plain(span.days)} days" if rate.rate == "day" else f"{plain(round(units, 2))} {rate.rate}s"
    return f"{plain(value(total))} / {over} = {plain(value(total) / units)} a {rate.rate}; stated: {paper.amount(rate)}"


def _holds(view: View, total: Claim, rate: Claim, span: _Span, units: float) -> Finding:
    says = (
        f"{paper.of(view, total)}{span.says} come to {paper.amount(rate)} a {rate.rate}, "
        f"as {view.outlet(rate.doc)} has it."
    )
    return paper.finding(view, "rate", paper.HOLDS, says, _working(total, rate, span, units), [total, rate])


def _fails(view: View, total: Claim, rate: Claim, span: _Span, units: float) -> Finding:
    outlet, working = view.outlet(rate.doc), _working(total, rate, span, units)
    each = paper.like(rate, value(total) / units)
    says = (
        f"{paper.of(view, total)}{span.says} come to {each} a {rate.rate}, not {paper.amount(rate)} as {outlet} has it."
    )
    if _worked_out(view, total, rate):
        comes_to = paper.like(total, value(rate) * units)
        says = (
            f"{paper.amount(rate)} a {rate.rate}{span.says.replace(' in ', ' for ', 1)} comes to {comes_to}, "
            f"not to the {paper.amount(total)} that {outlet} gives."
        )
        working += f"; {plain(round(units, 2))} x {paper.amount(rate)} = {comes_to}"
    return paper.finding(
        view, "rate", paper.PROBLEM, says, working, [total, rate], 0.8,
        explanations=_why(total, rate), settle="Which days the total covers.",
    )  # fmt: skip


def _why(total: Claim, rate: Claim) -> Iterator[str]:
    """Other numbers of days that would make it hold."""
    if rate.low != rate.high:
        return
    for number, what in _OTHER_SPANS.items():
        if _fits(total, rate, number):
            yield f"other days: over {what} it would hold"
