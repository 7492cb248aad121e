"""One document with all that was found in it, looked up by place in time that does not grow with its length."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.beats import Beat
from onrecord.claims.draft import Draft
from onrecord.claims.known import known
from onrecord.claims.periods.event import beginning, lead, reporting
from onrecord.claims.periods.spells import told
from onrecord.claims.periods.surveyed import surveys
from onrecord.claims.scopes.setting import Setting, setting
from onrecord.claims.scopes.where import Where, anywhere
from onrecord.claims.words import Line, line
from onrecord.model import Attribution, Document, Period, Quantity, Span, Time
from onrecord.syntax import Sentence
from onrecord.text import holder, is_stamp

_LONGEST = 300  # words; what goes on for longer is no sentence that anybody wrote, and is read in pieces
_PIECE = 100  # words of such a piece
_OPENING = 6  # pieces, in which an article says when its event happened
_CLOCKED = re.compile(r"^\d{1,2}[.:]\d\d\b", re.MULTILINE)
_STAMPS = 3  # entries by the clock that make a live page
_NEAR = 15  # other figures, to either side, that one is read beside


class Page:
    """A document's pieces (its sentences, but for endless ones), times, attributions and drafts, all in order."""

    def __init__(
        self,
        document: Document,
        quantities: Sequence[Quantity],
        times: Sequence[Time],
        attributions: Sequence[Attribution],
        sentences: Sequence[Sentence],
        beat: Beat | None,
    ) -> None:
        self.document = document
        attributions = [a for a in attributions if a.way != "attitude"]  # an act is nobody's word for a figure
        self.known = known(beat) if beat else None
        self._offices: dict[int, Span | None] = {}
        placing = (time for time in times if not is_stamp(document.text, (time.start, time.end)))
        self.times = sorted(placing, key=lambda time: (time.start, time.end))
        self.pieces = [piece for sentence in sentences for piece in _pieces(sentence)]
        self._lines: dict[int, Line] = {}
        self._wheres: dict[int, Where] = {}
        self._told: dict[int, list[Time]] = {}
        self._time_starts = [time.start for time in self.times]
        self._said = sorted((a for a in attributions if a.content), key=lambda a: a.content[-1])
        self._said_starts = [attribution.content[-1][0] for attribution in self._said]
        self.drafts = list(self._drafts(sorted(quantities, key=lambda quantity: (quantity.start, quantity.end))))
        self.holding = _holding(self.drafts, attributions)

    def _drafts(self, quantities: Sequence[Quantity]) -> Iterator[Draft]:
        spans = [(piece.start, piece.end) for piece in self.pieces]
        for index, quantity in enumerate(quantities):
            at = holder(spans, quantity.number_start)
            here = self.line(at)
            first, last = here.at((quantity.start, quantity.end))
            yield Draft(quantity, here, at, index, first, last, rate=quantity.rate, per=quantity.per)

    def line(self, piece: int) -> Line:
        """A piece made ready, once."""
        if piece not in self._lines:
            self._lines[piece] = line(self.document.text, self.pieces[piece])
        return self._lines[piece]

    @functools.cached_property
    def setting(self) -> Setting:
        """What the article is about as a whole; a beat has a setting of its own."""
        return setting(self.document.text) if self.known is None else Setting()

    @functools.cached_property
    def ins(self) -> frozenset[int]:
        """The pieces that open with "In", as a paragraph about another place does."""
        text = self.document.text
        return frozenset(at for at, piece in enumerate(self.pieces) if text.startswith("In ", piece.start))

    def where(self, draft: Draft) -> Where:
        """What the sentence of a draft says of places, read once."""
        return self.where_at(draft.sentence)

    def where_at(self, piece: int) -> Where:
        """What a piece says of places."""
        if piece not in self._wheres:
            self._wheres[piece] = Where(self.line(piece), self.known.nation if self.known else anywhere())
        return self._wheres[piece]

    @functools.cached_property
    def event(self) -> Time | None:
        """When the event happened that the article tells of."""
        return lead(self._openings(), self.document.published)

    @functools.cached_property
    def dated_by_event(self) -> bool:
        """Whether a figure is dated by the event, as in news of figures; asked for once periods are settled."""
        event = self.event
        return event is not None and any(draft.period_span == (event.start, event.end) for draft in self.drafts)

    @functools.cached_property
    def surveys(self) -> list[tuple[int, Time]]:
        """The sentences that tell when a poll was taken, with its days."""
        return list(surveys(self))

    @functools.cached_property
    def live(self) -> tuple[Period, Span] | None:
        """The day of a page that follows what happens by the clock, and its first stamp."""
        published, stamps = self.document.published, list(_CLOCKED.finditer(self.document.text))
        return ((published, published), stamps[0].span()) if published and len(stamps) >= _STAMPS else None

    @functools.cached_property
    def _beginning(self) -> Time | None:
        return beginning(self.document.text, self.times)

    @property
    def began(self) -> date | None:
        """The day that what the article tells of began, where it still goes on."""
        return self._beginning.first if self._beginning else None

    @property
    def began_span(self) -> Span | None:
        """Where the article says so."""
        return (self._beginning.start, self._beginning.end) if self._beginning else None

    @functools.cached_property
    def reported(self) -> Time | None:
        """The quarter, half or year that an article about a firm reports on."""
        return reporting(self.times, self.document.published) if self.setting.kind == "company" else None

    @functools.cached_property
    def compares_years(self) -> bool:
        """Whether a figure of the article is held against that of a year before; asked for once periods are settled."""
        return any(draft.rules.get("period", "").startswith("a year before") for draft in self.drafts)

    def _openings(self) -> Iterator[tuple[Line, Sequence[Time]]]:
        for here in map(self.line, range(min(_OPENING, len(self.pieces)))):
            yield here, self.times_in(here)

    @functools.cached_property
    def voting(self) -> bool:
        """Whether the article counts votes, so that its leads and margins are in votes."""
        return any(draft.noun in ("votes", "ballots") or draft.counted == "votes" for draft in self.drafts)

    @functools.cached_property
    def levels(self) -> dict[tuple[float, str | None], set[str | None]]:
        """The levels to reach, by number and unit, with their metrics; asked for once every role is settled."""
        found: dict[tuple[float, str | None], set[str | None]] = {}
        for draft in self.drafts:
            if draft.role == "target":
                found.setdefault((draft.value, draft.quantity.unit), set()).add(draft.metric)
        return found

    @functools.cached_property
    def _by_sentence(self) -> dict[int, list[Draft]]:
        found: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            found.setdefault(draft.sentence, []).append(draft)
        return found

    @functools.cached_property
    def _values(self) -> dict[tuple[float, str | None], list[Draft]]:
        found: dict[tuple[float, str | None], list[Draft]] = {}
        for draft in self.drafts:
            found.setdefault((draft.value, draft.quantity.unit), []).append(draft)
        return found

    def alike(self, draft: Draft) -> list[Draft]:
        """The few other drafts of the same number of the same thing, nearest first."""
        same = self._values[draft.value, draft.quantity.unit]
        near = sorted(same[:_NEAR], key=lambda other: abs(other.index - draft.index))
        return [other for other in near if other is not draft and other.metric == draft.metric]

    def metric_kind(self, draft: Draft) -> str | None:
        """What the beat says that a draft's metric is: "stock", "share"; None where it has none."""
        return self.known.metrics[draft.metric].kind if self.known and draft.metric else None

    def office_in(self, piece: int) -> Span | None:
        """Where a piece names the beat's kind of office."""
        if self.known is None:
            return None
        if piece not in self._offices:
            self._offices[piece] = self.known.office_at(self.line(piece))
        return self._offices[piece]

    def beside(self, draft: Draft) -> list[Draft]:
        """The drafts of the same sentence, in order, itself among them."""
        near = self._by_sentence[draft.sentence]
        return near if len(near) <= _NEAR else [other for other in near if abs(other.index - draft.index) <= _NEAR]

    def before(self, draft: Draft, sentences: int) -> Iterator[Draft]:
        """Earlier drafts of the same and the few sentences before, nearest first."""
        for other in reversed(self.drafts[max(0, draft.index - _NEAR) : draft.index]):
            if other.sentence < draft.sentence - sentences:
                return
            yield other

    def times_in(self, here: Line) -> list[Time]:
        """The time expressions of a sentence, those that make one stretch joined."""
        if here.start not in self._told:
            first, last = (bisect.bisect_left(self._time_starts, offset) for offset in (here.start, here.end))
            self._told[here.start] = told(here, self.times[first:last]) if last > first else []
        return self._told[here.start]

    def day_before(self, offset: int) -> Time | None:
        """The last time expression before there that is one day, among the nearest."""
        at = bisect.bisect_left(self._time_starts, offset)
        near = self.times[max(0, at - 20) : at]
        return next((time for time in reversed(near) if time.first and time.first == time.last), None)

    def said_between(self, start: int, end: int) -> list[Attribution]:
        """The attributions whose content (its last part) begins there."""
        first, last = (bisect.bisect_left(self._said_starts, offset) for offset in (start, end))
        return self._said[first:last]


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    if sentence.end - sentence.start <= _LONGEST or len(sentence.words) <= _LONGEST:
        yield sentence
        return
    for first in range(0, len(sentence.words), _PIECE):
        yield sentence.part(first, first + _PIECE)


def _holding(drafts: Sequence[Draft], attributions: Sequence[Attribution]) -> list[list[Attribution]]:
    """For each draft the attributions whose content holds its number, the narrowest first."""
    spans = sorted((span, at) for at, attribution in enumerate(attributions) for span in attribution.content)
    found: list[list[Attribution]] = []
    running: list[tuple[Span, int]] = []
    coming = 0
    for draft in drafts:
        offset = draft.quantity.number_start
        while coming < len(spans) and spans[coming][0][0] <= offset:
            running.append(spans[coming])
            coming += 1
        running = [(span, at) for span, at in running if span[1] > offset]
        inside = dict.fromkeys(at for _, at in running)
        found.append(sorted((attributions[at] for at in inside), key=_width))
    return found


def _width(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
