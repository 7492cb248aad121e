"""Publication days: from a dateline, or worked out from what other articles say of the same event.

An article without a date that says "Saturday" of an event which another gives as 25 January came out in the days
after it: on the earliest that fits all the weekdays it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord import values
from onrecord.coverage.alike import Passage, Passages, passages
from onrecord.coverage.page import GUESSED
from onrecord.model import Document, Time
from onrecord.text import is_stamp

_TOP = 600  # characters in which a dateline stands
_BYLINE = r"by [^\n]{2,80}?(?://|[|•·—–,-])\s*|[A-Z][A-Z .]+,\s*"  # what may stand before the day on its line
# A correspondent's dateline: "WESTPORT, Jan. 27 (Coast Wire) —".
_PLACE = re.compile(r"(?:[^\n]*[\n.] *)?[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w. ]{1,20})?, *\Z", re.DOTALL)
_FILED = re.compile(r"(?:, \d{4})?(?: ?\([^()\n]{2,40}\))? ?(?:[—–]|--? )")
_OF_A_YEAR = re.compile(r"XXXX-(\d\d-\d\d)")
_LATER = 3  # days after which a text that is still printed is a copy
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_NEAREST = 3  # days either way in which a weekday is the one of the same week
_WEEK = 7
_FRESH = 14  # days before publication from which a day written out is news


def date_documents(documents: Sequence[Document], times: Mapping[str, Sequence[Time]]) -> list[Document]:
    """The documents with publication days, where they are given or can be worked out, and how.

    Args:
        times: each document's times as they read without a publication day.
    """
    dated = [_by_dateline(document, times.get(document.id, ())) for document in documents]
    if all(document.published for document in dated) or len(dated) == 1:
        return dated
    told = passages(dated, {d.id: [t for t in times.get(d.id, ()) if not _is_dateline(d.text, t)] for d in dated})
    return [document if document.published else _worked_out(document, told) for document in dated]


def _by_dateline(document: Document, times: Sequence[Time]) -> Document:
    if document.published is None or document.published_how == GUESSED:
        day = next((time for time in times if _is_dateline(document.text, time)), None)
        if day:
            document = replace(document, published=day.first, published_how=f"dateline in the text: {day.exact!r}")
    return _as_filed(document, document.published, times) if document.published else document


def _as_filed(document: Document, published: date, times: Sequence[Time]) -> Document:
    """A text whose correspondent dated it days before it is said to be published is a later copy: its "Sunday" is the
    one before that day.
    """
    for time in times:
        filed = _day_filed(document.text, time, published)
        if filed and published - filed >= timedelta(days=_LATER):
            how = f"dateline in the text: {time.exact!r}; it was published again on {values.day(published)}"
            return replace(document, published=filed, published_how=how)
    return document


def _day_filed(text: str, time: Time, published: date) -> date | None:
    """The day of a correspondent's dateline: the last of its name before publication, where it gives no year."""
    line = text.rfind("\n", 0, time.start) + 1
    if time.start > _TOP or not _PLACE.match(text[line : time.start]) or not _FILED.match(text, time.end):
        return None
    if time.first:
        return time.first if time.first == time.last else None
    yearless = _OF_A_YEAR.fullmatch(time.value)
    for year in (published.year, published.year - 1) if yearless else ():
        try:
            day = date.fromisoformat(f"{year}-{yearless[1]}") if yearless else published
        except ValueError:
            continue
        if day <= published:
            return day
    return None


def _is_dateline(text: str, time: Time) -> bool:
    """A day at the top, on a line of its own or after what says that it is one: when the text came out."""
    if time.start > _TOP or time.kind not in ("date", "time") or not time.first or time.first != time.last:
        return False
    return is_stamp(text, (time.start, time.end), _BYLINE)


def _worked_out(document: Document, told: Passages) -> Document:
    """Dated by the days that other articles give for what this one tells."""
    anchor = next(_anchors(document, told), None)
    if anchor is None:
        return document
    passage, other, day = anchor
    published = _first_fitting(day, list(_days(told.of(document.id), day)))
    how = f"worked out: its {passage.time.exact!r} is {values.day(day)}, as in {other.doc}"
    return replace(document, published=published, published_how=how)


def _anchors(document: Document, told: Passages) -> Iterator[tuple[Passage, Passage, date]]:
    """This document's passages with those elsewhere that give their day: days written out first, then the likest."""
    found = []
    for passage in told.of(document.id):
        for likeness, other in told.like(passage):
            if (day := other.day) and _may_be(passage, day):
                found.append((likeness, passage, other, day))
    found.sort(key=lambda one: (not one[2].written, -one[0], one[1].time.start, one[2].doc))
    for _, passage, other, day in found:
        yield passage, other, day


def _may_be(passage: Passage, day: date) -> bool:
    """Whether the passage's own time can be that day."""
    if passage.day:
        return passage.day == day
    weekday = _WEEKDAY.match(passage.time.value)
    return (
        bool(weekday) and int(weekday[1]) == day.isoweekday() if weekday else passage.time.value == f"XXXX-{day:%m-%d}"
    )


def _days(own: Sequence[Passage], anchor: date) -> Iterator[date]:
    """The days that a document names around the anchor: weekdays as those nearest to it, and days written out."""
    for passage in own:
        weekday = _WEEKDAY.match(passage.time.value)
        if weekday:
            ahead = (int(weekday[1]) - anchor.isoweekday()) % _WEEK
            yield anchor + timedelta(days=ahead if ahead <= _NEAREST else ahead - _WEEK)
        elif passage.day and abs((passage.day - anchor).days) < _FRESH:
            yield passage.day


def _first_fitting(anchor: date, named: Sequence[date]) -> date:
    """The day after the last one named, as long as the anchor is still that week's."""
    last = max([anchor, *(day for day in named if day - anchor < timedelta(days=_WEEK - 1))])
    return last + timedelta(days=1)
