"""The time expression of a figure's own sentence that dates it: the nearest by words and clauses."""

from __future__ import annotations

import re
from datetime import date

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import entries, words
from onrecord.claims.page import Page
from onrecord.claims.periods.against import a_year_back, compared, record_of, set_against
from onrecord.claims.periods.said import is_said, opens, published
from onrecord.claims.periods.spells import SO_FAR, STRETCHES, unplaced
from onrecord.claims.words import Line
from onrecord.model import Period, Span, Time

_BREAKS = frozenset({",", ";", ":", "--", "—", "–", "(", ")", "while", "but", "whereas", "although", "which", "who"})
_CROSSED = 6  # what a clause boundary between adds to the distance in words
_BLOCKED = 60  # what another clause's own time adds
_DAYS_SAID = 7  # "said in April" says nothing of when it happened
_TRIED = 8  # the nearest times, which are tried
_OWN = 4  # words between "Tuesday's" and the number of that day
_CLAUSE = 9  # words from "since" to its time
_NEXT = 3  # words from "since" to a time that is its own
_NEAR = 12  # words from a figure told for comparison to its time
_SO_FAR = frozenset({"this year", "so far this year"})
_NEXT_CLAUSE = frozenset({";", "but", "while", "and"})
_BACKWARD = 8  # a time usually follows what it dates
Found = tuple[Period, Span, str] | None
RUNNING = "from the event up to"


def too_late(draft: Draft, first: date | None, page: Page) -> bool:
    """Whether a time has not yet come for what has been counted already."""
    published = page.document.published
    counted = draft.role in ("actual", "baseline", "stock") and "MD" not in draft.here.tags  # nor "would", "will"
    return counted and first is not None and published is not None and first > published


def named_day(draft: Draft, page: Page) -> Found:
    """Events that go by their date: "the hijackers of Sept. 11"."""
    here = draft.here
    near = set(here.words[max(0, draft.first - 10) : draft.last + 10])
    sentence = here.text[here.start : here.end]
    for entry in entries("named_days"):
        if not near & set(entry["near"]):
            continue
        for word in entry["words"]:
            match = re.search(rf"(?<![\w/]){re.escape(word)}(?![\w/])(?!,? \d{{4}})", sentence, re.I)
            if match:
                span = (here.start + match.start(), here.start + match.end())
                return (entry["day"], entry["day"]), span, "an event known by its date"
    return None


def governing(draft: Draft, page: Page) -> Found:
    """The time of the same sentence that lies nearest by words and clauses."""
    dated = [time for time in page.times_in(draft.here) if time.first and time.last and time.kind in ("date", "time")]
    placed = [time for time in dated if not too_late(draft, time.first, page)]
    times = sorted(placed, key=lambda time: abs(time.start - draft.quantity.start))[:_TRIED]
    if not times:
        return None
    opening = [time for time in times if opens(draft.here, time)]
    cost, _, best = min((_cost(draft, time, opening, page), time.start, time) for time in times)
    if cost >= _BLOCKED or draft.role == "baseline" and not _close(draft, best, page):
        return None
    return _as_of(draft, best, page)


def _as_of(draft: Draft, time: Time, page: Page) -> Found:
    here = draft.here
    if time.first is None or time.last is None:
        return None
    span, period = (time.start, time.end), (time.first, time.last)
    if _since(draft, time):
        upto = _up_to(draft, time.first, page) if draft.role != "stock" else None
        return ((time.first, upto[0]), span, f"since {time.exact!r}, up to {upto[1]}") if upto else None
    so_far = time.exact.lower() in _SO_FAR and draft.role == "actual" and draft.quantity.unit is None and not draft.rate
    if so_far and (upto := _up_to(draft, time.first, page)):
        return (time.first, upto[0]), span, f"the time that governs it ({time.exact!r}), up to {upto[1]}"
    running = _running(draft, time, page)
    if running:
        return running, span, f"{RUNNING} {time.exact!r}"
    if time.how in STRETCHES | {SO_FAR}:
        return period, span, f"{time.how} ({time.exact!r})"
    back = a_year_back(draft, time, page)
    if back:
        return back, span, f"a year before the figure beside it ({time.exact!r})"
    edge = _edge(draft, time)
    if edge:
        return (edge, edge), span, f"the level at that time ({time.exact!r})"
    if not is_said(here, time):
        counted = f", {time.how}" if time.how.startswith("counted") else ""
        return period, span, f"the time that governs it ({time.exact!r}{counted})"
    past = draft.role in ("actual", "share") and not unplaced(draft, page) and not draft.money and not draft.rate
    past = past and not published(here, time)
    if draft.role != "stock" and not (past and (time.last - time.first).days <= _DAYS_SAID):
        return None
    why = "for a standing total" if draft.role == "stock" else "for no other time is given"
    return period, span, f"when it was said, {why} ({time.exact!r})"


def _up_to(draft: Draft, first: date, page: Page) -> tuple[date, str] | None:
    """The day up to which is told what has happened since: that of the article's event, else that of publication."""
    event, out, here = page.event, page.document.published, draft.here
    toll = draft.event is not None or not words("using_up").isdisjoint(here.words)  # it rises to the end
    elsewhere = event is not None and not here.start <= event.start < here.end
    if event and event.last and elsewhere and not toll and first < event.last and (out is None or event.last < out):
        return event.last, f"the event that the article tells of ({event.exact!r})"
    return (out, "the day of publication") if out and out > first else None


def _edge(draft: Draft, time: Time) -> date | None:
    """The one day of "at the end of May", "at the start of the month", of which a level is; a flow has none."""
    here = draft.here
    first, _ = here.at((time.start, time.end))
    near = (*here.words[max(0, first - 4) : first], *time.exact.lower().split()[:3])
    pairs = [*zip(near, near[1:], strict=False)]
    day = (
        time.last
        if ("end", "of") in pairs
        else time.first
        if {("start", "of"), ("beginning", "of")} & set(pairs)
        else None
    )
    return day if draft.role in ("stock", "baseline") or ("at", "the") in pairs else None


def _since(draft: Draft, time: Time) -> bool:
    """Whether a stretch begins then: "since the", "since he took office on", but not for "since its peak of 40 in"."""
    here = draft.here
    first, _ = here.at((time.start, time.end))
    if here.word(first) == "since":
        return True
    near = range(first - 1, max(-1, first - _CLAUSE), -1)
    at = next((i for i in near if here.word(i) == "since" or here.word(i) in _BREAKS), None)
    return at is not None and here.word(at) == "since" and not at < draft.first < first


def _running(draft: Draft, time: Time, page: Page) -> Period | None:
    """A toll "by Thursday evening", which runs from the day of the event."""
    if time.last is None or not (_goes_up_to(draft, time) if draft.role == "actual" else _beside_running(draft, page)):
        return None
    event = page.event  # sought last: it takes the sentences that the article opens with
    if event is None or event.first is None or event.first > time.last:
        return None
    return event.first, time.last


def _goes_up_to(draft: Draft, time: Time) -> bool:
    here = draft.here
    first, _ = here.at((time.start, time.end))
    return here.word(first - 1) == "by" or here.words[max(0, first - 2) : first] in (("as", "of"), ("as", "at"))


def _beside_running(draft: Draft, page: Page) -> bool:
    """Whether it is what a toll beside it is held against."""
    if draft.role != "baseline":
        return False
    main = next((other for other in page.before(draft, 0) if other.role == "actual"), None)
    return main is not None and main.rules.get("period", "").startswith(RUNNING)


def _cost(draft: Draft, time: Time, opening: list[Time], page: Page) -> float:
    """How far a time is from governing the number, in words."""
    here = draft.here
    first, last = here.at((time.start, time.end))
    if draft.role == "actual" and _counted_by(draft, first):
        return -1
    if _owns(draft, first, last):
        return 0
    when = "when" in here.words[last : last + 2]
    ahead = {"before", "until", "ahead"} & set(
        here.words[max(0, first - 3) : first]
    )  # "hours before a Friday deadline"
    led = when and last <= draft.first
    if ahead or record_of(here, first) or draft.role != "baseline" and not led and compared(here, first):
        return _BLOCKED
    said = _CROSSED * 2 if is_said(here, time) else 0
    if last > draft.first:
        later = [other for other in page.beside(draft) if other.first > draft.first]
        return said + _cost_after(draft, first, time in opening, later)
    if _inserted(here, first, last) or any(time.start < other.start < draft.quantity.start for other in opening):
        return _BLOCKED
    apart = draft.first - last
    if time in opening:
        return said + apart / 2
    crossed = sum(here.word(at) in _BREAKS for at in range(last, draft.first))
    return said + apart + (0 if when else _BACKWARD + _CROSSED * crossed)


def _counted_by(draft: Draft, first: int) -> bool:
    """ "climbed to 161 by Thursday evening": the day up to which it is counted."""
    return draft.here.word(first - 1) == "by" and 0 < first - draft.last <= _NEXT


def _owns(draft: Draft, first: int, last: int) -> bool:
    """Whether the number is the time's own: "down from Tuesday's tally of 4,115"."""
    possessive = {"'s", "’s", "'", "’"} & {draft.here.word(last - 1), draft.here.word(last)}
    return bool(possessive) and first < draft.first and draft.first - last <= _OWN


def _cost_after(draft: Draft, first: int, opens: bool, later: list[Draft]) -> float:
    """The same for a time that follows, which a comparison or another clause between keeps off."""
    here, between = draft.here, range(draft.last, first)
    if opens or draft.role != "baseline" and any(set_against(here, at) for at in between):
        return _BLOCKED
    if draft.role != "baseline" and any(other.role == "baseline" and other.last <= first for other in later):
        return _BLOCKED  # the time of what it is held against
    crossed = sum(here.word(at) in _BREAKS or here.tag(at) == "CC" and here.verb(at + 2) for at in between)
    return len(between) + _CROSSED * crossed


def _inserted(here: Line, first: int, last: int) -> bool:
    """Within an insertion of its own: "the law, signed in 2010, ..."."""
    before = here.words[max(0, first - 5) : first]
    if here.word(last) != "," or "," not in before:
        return False
    return any(here.tag(at) in ("VBN", "VBD") for at in range(max(0, first - 4), first))


def _close(draft: Draft, time: Time, page: Page) -> bool:
    """Whether a time dates a figure given for comparison, too: the comparison's own time, or an average of it."""
    if "average" in draft.rules.get("role", ""):
        return True
    first, last = draft.here.at((time.start, time.end))
    if _owns(draft, first, last):  # "Thursday's peak of 40"
        return True
    if last <= draft.first and opens(draft.here, time):  # "In 2019 it had 903"
        return not any(last <= other.first < draft.first for other in page.beside(draft))
    between = range(draft.last, first)
    return 0 <= first - draft.last <= _NEAR and not any(draft.here.word(at) in _NEXT_CLAUSE for at in between)
