"""When the thing counted happened: the time expression that governs it, or the period that plainly goes on."""

from __future__ import annotations

import re
from datetime import date

from onrecord.claims.against import a_year_back, compared, held_against, record_of, set_against
from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import entries, words
from onrecord.claims.page import Page
from onrecord.claims.spells import both_ends, ending_at, unplaced
from onrecord.claims.words import Line
from onrecord.model import Period, Span, Time

_BREAKS = frozenset({",", ";", ":", "--", "—", "–", "(", ")", "while", "but", "whereas", "although", "which", "who"})
_CROSSED = 6  # what a clause boundary between adds to the distance in words
_BLOCKED = 60  # what another clause's own time adds
_DAYS_SAID = 7  # "said in April" says nothing of when it happened
_TRIED = 8  # the nearest times, which are tried
_OWN = 4  # words between "Tuesday's" and the number of that day
_BACKWARD = 8  # a time usually follows what it dates


def settle(draft: Draft, page: Page) -> None:
    """Settle the draft's period and keep what decided it; a level to reach has none."""
    if draft.role == "target":
        draft.rules["period"] = "a level to reach has no period of its own"
        return
    if draft.role == "incidental":
        return
    for rule in (_named_day, _governing, _carried, _vote):
        found = rule(draft, page)
        if found:
            draft.period, draft.period_span, draft.rules["period"] = found
            return
    draft.rules["period"] = "no time is given"


Found = tuple[Period, Span, str] | None


def _too_late(draft: Draft, first: date | None, page: Page) -> bool:
    """Whether a time has not yet come for what has been counted already."""
    published = page.document.published
    counted = draft.role in ("actual", "baseline", "stock") and "MD" not in draft.here.tags  # nor "would", "will"
    return counted and first is not None and published is not None and first > published


def _named_day(draft: Draft, page: Page) -> Found:
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


def _governing(draft: Draft, page: Page) -> Found:
    """The time of the same sentence that lies nearest by words and clauses."""
    dated = [time for time in page.times_in(draft.here) if time.first and time.last and time.kind in ("date", "time")]
    placed = [time for time in dated if not _too_late(draft, time.first, page)]
    times = sorted(placed, key=lambda time: abs(time.start - draft.quantity.start))[:_TRIED]
    if not times:
        return None
    opening = [time for time in times if _opens(draft.here, time)]
    cost, _, best = min((_cost(draft, time, opening), time.start, time) for time in times)
    if cost >= _BLOCKED or draft.role == "baseline" and not _close(draft, best):
        return None
    return _as_of(draft, best, page)


def _as_of(draft: Draft, time: Time, page: Page) -> Found:
    here, published = draft.here, page.document.published
    if time.first is None or time.last is None:
        return None
    span, period = (time.start, time.end), (time.first, time.last)
    if _word_before(here, time) == "since" and published and published > time.first:
        return (time.first, published), span, f"since {time.exact!r}, up to the day of publication"
    stretch = ending_at(draft, time, page)
    if stretch:
        return stretch, span, f"the stretch that ended then ({time.exact!r})"
    back = a_year_back(draft, time, page)
    if back:
        return back, span, f"a year before the figure beside it ({time.exact!r})"
    ends = both_ends(here, time, page.times_in(here))
    if ends is not None and ends[0].first and ends[1].last:
        one, other = ends
        return (ends[0].first, ends[1].last), (one.start, other.end), f"from {one.exact!r} to {other.exact!r}"
    if not _is_said(here, time):
        return period, span, f"the time that governs it ({time.exact!r})"
    past = draft.role in ("actual", "share") and not unplaced(draft, page)
    if draft.role != "stock" and not (past and (time.last - time.first).days <= _DAYS_SAID):
        return None
    why = "for a standing total" if draft.role == "stock" else "for no other time is given"
    return period, span, f"when it was said, {why} ({time.exact!r})"


def _word_before(here: Line, time: Time) -> str:
    first, _ = here.at((time.start, time.end))
    if here.word(first) == "since":
        return "since"
    return here.word(first - 2) if here.word(first - 1) in ("the", "a") else here.word(first - 1)


def _is_said(here: Line, time: Time) -> bool:
    """Whether a time stands with a verb of saying: "said on Monday that", "reported last year"."""
    first, last = here.at((time.start, time.end))
    at = first - 1
    while _between_said(here, at):
        at -= 1
    if here.word(at) in words("saying"):
        return True
    return _opens(here, time) and any(word in words("saying") for word in here.words[last : last + 6])


def _between_said(here: Line, at: int) -> bool:
    """What may stand between a verb of saying and its time: "told lawmakers in", "said on"."""
    told = here.tag(at) in ("PRP", "NNS") and here.word(at - 1) in words("saying")
    return told or here.name(at) or here.tag(at) in ("IN", "DT", "RB")


def _opens(here: Line, time: Time) -> bool:
    """Whether a time opens its clause: first in the sentence, or right after "and"."""
    first, _ = here.at((time.start, time.end))
    at = first - 1
    while here.tag(at) in ("IN", "DT", "RB", "``") or here.word(at) in ("“", '"', "notably", "later"):
        at -= 1
    return at < 0 or here.tag(at) == "CC" and not here.name(at - 1) or here.word(at) in (";", "—", "--", "•")


def _cost(draft: Draft, time: Time, opening: list[Time]) -> float:
    """How far a time is from governing the number, in words."""
    here = draft.here
    first, last = here.at((time.start, time.end))
    if _owns(draft, first, last):
        return 0
    when = "when" in here.words[last : last + 2]
    ahead = {"before", "until", "ahead"} & set(
        here.words[max(0, first - 3) : first]
    )  # "hours before a Friday deadline"
    led = when and last <= draft.first
    if ahead or record_of(here, first) or draft.role != "baseline" and not led and compared(here, first):
        return _BLOCKED
    said = _CROSSED * 2 if _is_said(here, time) else 0
    if last > draft.first:
        return said + _cost_after(draft, first, time in opening)
    if _inserted(here, first, last) or any(time.start < other.start < draft.quantity.start for other in opening):
        return _BLOCKED
    apart = draft.first - last
    if time in opening:
        return said + apart / 2
    crossed = sum(here.word(at) in _BREAKS for at in range(last, draft.first))
    return said + apart + (0 if when else _BACKWARD + _CROSSED * crossed)


def _owns(draft: Draft, first: int, last: int) -> bool:
    """Whether the number is the time's own: "down from Tuesday's tally of 4,115"."""
    possessive = {"'s", "’s", "'", "’"} & {draft.here.word(last - 1), draft.here.word(last)}
    return bool(possessive) and first < draft.first and draft.first - last <= _OWN


def _cost_after(draft: Draft, first: int, opens: bool) -> float:
    """The same for a time that follows, which a comparison or another clause between keeps off."""
    here, between = draft.here, range(draft.last, first)
    if opens or draft.role != "baseline" and any(set_against(here, at) for at in between):
        return _BLOCKED
    crossed = sum(here.word(at) in _BREAKS or here.tag(at) == "CC" and here.verb(at + 2) for at in between)
    return len(between) + _CROSSED * crossed


def _inserted(here: Line, first: int, last: int) -> bool:
    """Within an insertion of its own: "the law, signed in 2010, ..."."""
    before = here.words[max(0, first - 5) : first]
    if here.word(last) != "," or "," not in before:
        return False
    return any(here.tag(at) in ("VBN", "VBD") for at in range(max(0, first - 4), first))


def _close(draft: Draft, time: Time) -> bool:
    """Whether a time dates a figure given for comparison, too: the comparison's own time, or an average of it."""
    if "average" in draft.rules.get("role", ""):
        return True
    first, last = draft.here.at((time.start, time.end))
    return 0 <= first - draft.last <= 4


def _carried(draft: Draft, page: Page) -> Found:
    """The period of the figure before, where this sentence goes on about it."""
    if draft.role not in ("actual", "share", "count") or unplaced(draft, page):
        return None
    goes_on = draft.here.word(0) in words("continuing")
    for other in page.before(draft, 2):
        if other.period is None or other.period_span is None or other.role == "baseline" or held_against(other):
            continue
        if _too_late(draft, other.period[0], page):
            continue
        same = draft.metric is not None and _family(draft, other, page) or draft.borrowed is other
        if same or goes_on and other.sentence >= draft.sentence - 1 and draft.role != "count":
            return other.period, other.period_span, "carried over from the figure before, which it goes on about"
    return None


def _family(draft: Draft, other: Draft, page: Page) -> bool:
    """The same metric, or a part or share of it, or another part."""
    if draft.metric is None or other.metric is None or page.known is None:
        return False
    roots = {page.known.metrics[metric].parent or metric for metric in (draft.metric, other.metric)}
    return (
        len(roots) == 1
        or draft.metric == other.metric
        or draft.metric.endswith(other.metric)
        or draft.metric.startswith("share")
        or other.sentence == draft.sentence
    )


def _vote(draft: Draft, page: Page) -> Found:
    """A vote without a time of its own: the last day named before it."""
    if draft.rules.get("counted") != "one side of a vote" and draft.scope not in ("Senate", "House"):
        return None
    if draft.role != "actual":
        return None
    day = page.day_before(draft.quantity.start)
    if day is None or day.first is None:
        return None
    return (day.first, day.first), (day.start, day.end), "the last day named before the vote"
