"""Days against the calendar: weekdays with their dates, and spells with the days they run between."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.checks import paper
from onrecord.checks.view import View
from onrecord.compare import value
from onrecord.model import Claim, Finding, Span, Time
from onrecord.text import holder
from onrecord.values import day

_WEEKDAYS = {name.casefold(): index for index, name in enumerate(calendar.day_name)}
_MONTHS = {name.casefold(): index for index, name in enumerate(calendar.month_name) if name}
_SHORT = "|".join(rf"{name[:3]}(?:{name[3:]}|{name[3:4]})?\.?" for name in list(calendar.month_name)[1:])
_DATED = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})\b,?\s*(?:\(|the\s+)?(?:(?P<month>{_SHORT})\s+(?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_SHORT}))\b(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_STAYS = re.compile(r"\b(?:remain|stay|continue|serve|last|run|hold|be open|be closed|go on)\w*\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:end date|ends?|ending|until|through|expir\w+|last day|final day|deadline|finish\w*|closes? on)\b",
    re.IGNORECASE,
)
_SPELL: dict[str, float] = {"day": 1, "week": 7, "month": 365.25 / 12, "year": 365.25}
_UNIT = re.compile(r"(day|week|month|year)s?$", re.IGNORECASE)
_REACH = 3  # sentences between a spell and the day on which it ends
_HALF_A_YEAR = 184
_SLACK = 0.12  # "three months" may be a tenth more or less


def find(view: View) -> Iterator[Finding]:
    """Weekdays beside their dates, and lengths of time beside their first and last day."""
    for doc in view.documents:
        yield from _weekdays(view, doc)
    for claims in view.by_doc.values():
        for claim in claims:
            yield from _spell(view, claim)


def _weekdays(view: View, doc: str) -> Iterator[Finding]:
    document = view.documents[doc]
    for match in _DATED.finditer(document.text):
        told = _WEEKDAYS[match["weekday"].casefold()]
        month = _month(match["month"] or match["month2"])
        number = int(match["day"] or match["day2"])
        days = _days(match["year"], month, number, document.published)
        if not days:
            continue
        right = next((d for d in days if d.weekday() == told), None)
        meant = right or days[0]
        name = calendar.day_name[meant.weekday()]
        working = f"{meant.isoformat()} was a {name}; stated: “{match.group()}”"
        dated = [c for c in view.by_doc[doc] if c.period_span and _meet(c.period_span, match.span())]
        rows = (f"{doc}:{match.start()}-{match.end()}",)
        if right is not None:
            says = f"{right.isoformat()} was a {name}, as {view.outlet(doc)} has it."
            yield paper.finding(view, "calendar", paper.HOLDS, says, working, dated, 0.95, rows)
        else:
            says = (
                f"{view.outlet(doc)} writes “{match.group()}”, but that day was a {calendar.day_name[meant.weekday()]}."
            )
            yield paper.finding(
                view, "calendar", paper.PROBLEM, says, working, dated, 0.9 if match["year"] else 0.75, rows,
                explanations=["either the weekday or the date is another day's"],
                settle="The date of the event itself.",
            )  # fmt: skip


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _month(word: str) -> int:
    return next(index for name, index in _MONTHS.items() if name.startswith(word.casefold().rstrip(".")[:3]))


def _days(year: str | None, month: int, number: int, published: date | None) -> list[date]:
    """The day of that year, or the days of that date that are nearest to publication."""
    if year:
        return [found] if (found := _date(int(year), month, number)) else []
    if published is None:
        return []
    around = (_date(published.year + step, month, number) for step in (0, -1, 1))
    return [found for found in around if found and abs((found - published).days) <= _HALF_A_YEAR]


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _spell(view: View, claim: Claim) -> Iterator[Finding]:
    """How long something is said to go on, against the day it was said and the day it ends."""
    length = _length(view, claim)
    text = view.documents[claim.doc].text
    place = view.place(claim)
    spans = view.sentences(claim.doc)
    before = text[spans[place][0] : claim.start]
    if length is None or not _STAYS.search(before):
        return
    begin = [t for t in _times(view, claim.doc) if spans[place][0] <= t.start < claim.start and t.first == t.last]
    if not begin or begin[-1].first is None:
        return
    first = begin[-1].first
    for time in _times(view, claim.doc):
        index = holder(spans, time.start)
        if time.first is None or time.first != time.last or not place <= index <= place + _REACH:
            continue
        words = text[spans[index][0] : time.start]
        if time.first > first and time.start > claim.end and _ENDS.search(words):
            yield _spell_finding(view, claim, length, first, time)
            return


def _length(view: View, claim: Claim) -> float | None:
    """A length of time in days, where the claim is one."""
    text = view.documents[claim.doc].text
    after = text[claim.end : claim.end + 20]
    match = re.match(r"[\s-]*(day|week|month|year)s?\b", after, re.IGNORECASE) or _UNIT.search(claim.exact)
    unit = match.group(1).lower() if match else (claim.unit or "")
    return value(claim) * _SPELL[unit] if unit in _SPELL and value(claim) > 0 else None


def _times(view: View, doc: str) -> tuple[Time, ...]:
    return tuple(sorted(view.ledger.times.get(doc, ()), key=lambda time: time.start))


def _spell_finding(view: View, claim: Claim, length: float, first: date, end: Time) -> Finding:
    last = end.first or first
    actual = (last - first).days
    low, high = _allowed(claim, length)
    until = first + timedelta(days=round(length))
    told = _told(view, claim)
    working = (
        f"{first.isoformat()} to {last.isoformat()} = {actual} days; stated: “{told}”, "
        f"or {round(length)} days, to {until.isoformat()}"
    )
    between = f"From {day(first)} to {day(last)} are {actual} days"
    rows = (f"{claim.doc}:{end.start}-{end.end}",)
    if low <= actual <= high:
        says = f"{between}, as {view.outlet(claim.doc)} has it with “{told}”."
        return paper.finding(view, "calendar", paper.HOLDS, says, working, [claim], rows=rows)
    says = f"{between}, where {view.outlet(claim.doc)} has “{told}”."
    return paper.finding(
        view, "calendar", paper.PROBLEM, says, working, [claim], 0.8, rows,
        explanations=["the spell may run from or to another day than the ones given"],
        settle="The text of the statement itself.",
    )  # fmt: skip


def _allowed(claim: Claim, length: float) -> tuple[float, float]:
    """The number of days that the wording allows."""
    if claim.modifier in ("at_least", "more_than"):
        return length - 1, float("inf")
    if claim.modifier in ("at_most", "less_than", "up_to"):
        return 0.0, length + 1
    return length * (0.75 if claim.modifier == "nearly" else 1 - _SLACK) - 1, length * (1 + _SLACK) + 1


def _told(view: View, claim: Claim) -> str:
    """The claim's words with the unit behind them."""
    if _UNIT.search(claim.exact):
        return claim.exact
    after = re.match(r"[\s-]*[a-z]+", view.documents[claim.doc].text[claim.end : claim.end + 12])
    return claim.exact + (after.group() if after else "")
