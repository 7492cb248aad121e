"""How long something took, against the two days that are told before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.checks import paper
from onrecord.checks.view import View
from onrecord.model import Finding, Time
from onrecord.text import holder
from onrecord.values import day

_CUE = re.compile(r"\b(?:after|for|lasted|lasting|took|taken|spanning|or|which is|that is)\s+(?:\w+ )?$", re.IGNORECASE)
_LENGTH = re.compile(r"P((?:\d+[YMWD])+)")
_LASTS = re.compile(r"\b(?:took|taken|lasted|lasting|spanning|in|over|within)\s+(?:\w+ )?$", re.IGNORECASE)
_FROM_TO = re.compile(r"[^.;\d]{0,40}\b(?:from|between) [A-Z]\w+(?: \d{4})? (?:to|until|and) [A-Z]\w+(?: \d{4})?")
_PART = re.compile(r"(\d+)([YMWD])")
_DAYS: dict[str, float] = {"Y": 365.25, "M": 365.25 / 12, "W": 7, "D": 1}
_SLACK = 0.6  # of the smallest unit that is told
_OTHERS = 0.6, 1.7  # a length further off than this is of something else


@dataclass(frozen=True)
class _Length:
    """A length of time as written, in days, with what its smallest unit is worth."""

    start: int
    end: int
    days: float
    unit: float


def find(view: View) -> Iterator[Finding]:
    """Lengths that fit the two days before them, and those that do not."""
    for doc in view.documents:
        times = sorted(view.ledger.times.get(doc, ()), key=lambda time: time.start)
        for length in _lengths(times):
            span = _span(view, doc, length, times)
            if span is not None:
                yield from _compare(view, doc, length, *span)
            elif (stretch := _stretch(view, doc, length, times)) is not None:
                yield from _months(view, doc, length, *stretch)


def _lengths(times: Sequence[Time]) -> Iterator[_Length]:
    """ "Three years"; "three years and one month" is P3Y1M."""
    for time in times:
        if match := _LENGTH.fullmatch(time.value):
            parts = [(int(part), _DAYS[unit]) for part, unit in _PART.findall(match[1])]
            yield _Length(time.start, time.end, sum(number * unit for number, unit in parts), parts[-1][1])


def _span(view: View, doc: str, length: _Length, times: Sequence[Time]) -> tuple[date, date] | None:
    """The two days told before a length: the later in its sentence, the earlier there or in the sentence before."""
    text, spans = view.documents[doc].text, view.sentences(doc)
    place = holder(spans, length.start)
    if not _CUE.search(text, spans[place][0], length.start):
        return None
    told = [t for t in times if t.first and t.first == t.last and len(t.value) == 10 and t.end <= length.start]
    told = [t for t in told if any(mark.isdigit() for mark in t.exact)][-2:]
    if len(told) < 2 or holder(spans, told[1].start) != place or holder(spans, told[0].start) < place - 1:
        return None
    begin, end = told[0].first, told[1].first
    return (begin, end) if begin and end and begin < end else None


def _stretch(view: View, doc: str, length: _Length, times: Sequence[Time]) -> tuple[date, date] | None:
    """The months from which and to which a length in months is said to last, right behind it: "six months, from March
    to December"."""
    text, spans = view.documents[doc].text, view.sentences(doc)
    place = holder(spans, length.start)
    told = [t for t in times if length.end <= t.start < spans[place][1] and t.first and t.last]
    if length.unit != _DAYS["M"] or not told or not _LASTS.search(text, spans[place][0], length.start):
        return None
    words = text[length.end : told[-1].end]
    first, last = told[0].first, told[-1].last
    if not _FROM_TO.fullmatch(words) or first is None or last is None or not first < last:
        return None
    return first, last


def _months(view: View, doc: str, length: _Length, begin: date, end: date) -> Iterator[Finding]:
    """A length in months against its first and last month, whichever of the two is counted."""
    whole = (end.year - begin.year) * 12 + end.month - begin.month + 1
    stated = round(length.days / _DAYS["M"])
    if whole - 2 <= stated <= whole or not _OTHERS[0] / 2 <= stated / whole <= 2 * _OTHERS[1]:
        return
    told = " ".join(view.documents[doc].text[length.start : length.end].split())
    span = f"{begin:%B %Y} to {end:%B %Y}"
    says = f"From {span} are {whole - 1} to {whole} months, where {view.outlet(doc)} has “{told}”."
    yield paper.finding(
        view, "calendar", paper.PROBLEM, says, f"{span} = {whole} months, both included; stated: “{told}”", (), 0.7,
        (f"{doc}:{length.start}-{length.end}",), settle="The two months in the source.",
    )  # fmt: skip


def _compare(view: View, doc: str, length: _Length, begin: date, end: date) -> Iterator[Finding]:
    actual = (end - begin).days
    told = " ".join(view.documents[doc].text[length.start : length.end].split())
    working = f"{begin.isoformat()} to {end.isoformat()} = {_spelt(begin, end)}; stated: “{told}”"
    rows = (f"{doc}:{length.start}-{length.end}",)
    between = f"From {day(begin)} to {day(end)} are {_spelt(begin, end)}"
    if abs(actual - length.days) <= max(1.0, _SLACK * length.unit):
        says = f"{between}, as {view.outlet(doc)} has it with “{told}”."
        yield paper.finding(view, "calendar", paper.HOLDS, says, working, (), 0.9, rows)
    elif _OTHERS[0] <= length.days / actual <= _OTHERS[1]:
        says = f"{between}, where {view.outlet(doc)} has “{told}”."
        yield paper.finding(
            view, "calendar", paper.PROBLEM, says, working, (), 0.7, rows,
            explanations=["the length may run from or to another day than the ones given"],
            settle="The two days in the source.",
        )  # fmt: skip


def _spelt(begin: date, end: date) -> str:
    """The time between two days as one says it: "2 years and 1 month", "70 days"."""
    months = (end.year - begin.year) * 12 + end.month - begin.month - (end.day < begin.day)
    if months < 3:
        return f"{(end - begin).days} days"
    parts = [(months // 12, "year"), (months % 12, "month")]
    return " and ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number)
