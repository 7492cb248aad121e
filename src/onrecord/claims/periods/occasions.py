"""What an article as a whole tells of, which dates the figures that nothing else does: its event, what goes on since a
day, the stretch that a firm reports on.
"""

from __future__ import annotations

from datetime import timedelta

from onrecord.claims.draft import PARTS, Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.periods.dating import RUNNING, Found
from onrecord.claims.periods.spells import months_before, unplaced
from onrecord.claims.scopes.owners import OWN, PRICE
from onrecord.model import Time

_DAYS_SAID = 7  # a longer event is a stretch, in which what "has" happened may not all have
_NEXT = 3  # words from "has", "left" to the number
_PERFECT = 5  # words between "has" and a toll
_BACKGROUND = 31  # days before the event; what is older is background
_MONTH = 27  # days; a stretch at least as long is one that figures are counted over
_YEAR = range(360, 368)  # days
_TOLL = 6  # sentences back to another figure of a toll
_TOLLS = frozenset({"deaths", "injuries"})
_BORROWED = ("the event", "the period of", "the period that", "carried over")  # no day of its own
FROM_BEGIN = ", from the day that it began"


def _left_over(draft: Draft) -> bool:
    """ "take those off and you are left with 990": worked out, not told of a time."""
    near = draft.here.words[max(0, draft.first - _NEXT) : draft.first]
    return bool({"left", "leaves"} & set(near))


def reported(draft: Draft, page: Page) -> Found:
    """ "Sales came to 912 million": of the quarter or year that a firm's article reports on."""
    report = page.reported
    if report is None or report.first is None or report.last is None or draft.role not in ("actual", "share"):
        return None
    if not (draft.money or draft.quantity.unit in PARTS) or draft.rate or draft.rules["scope"] == PRICE:
        return None
    said = {*draft.here.words, *(draft.counted or "").lower().split()}
    taken = said & words("takings") or draft.rules["scope"] in OWN
    if not taken or said & {"shares", "stock"}:
        return None
    why = f"the stretch that the firm reports on ({report.exact!r})"
    return (report.first, report.last), (report.start, report.end), why


def year_back(draft: Draft, page: Page) -> Found:
    """A figure told for comparison with one of a whole year, or where an article compares with a year before."""
    if draft.role != "baseline":
        return None
    main = next(
        (other for other in page.beside(draft) if other.role in ("actual", "share") and other.period_span), None
    )
    if (
        main is None
        or main.period is None
        or main.period_span is None
        or main.rules["period"].startswith("when it was")
    ):
        return None
    first, last = main.period
    report = page.reported
    yearly = page.compares_years or report is not None and (report.first, report.last) == main.period
    if (last - first).days in _YEAR or (last - first).days > _DAYS_SAID and yearly:
        back = (months_before(first, 12), months_before(last, 12))
        return back, main.period_span, "a year before the figure that it is held against"
    return None


def of_toll(draft: Draft, page: Page) -> Found:
    """The days that a toll runs over, where the article gives them for another figure of it, or since it began."""
    if draft.role not in ("actual", "share") or draft.rate or draft.money:
        return None
    for other in page.before(draft, _TOLL):
        running = other.rules.get("period", "").startswith(RUNNING) and other.role == "actual"
        if running and other.period and other.period_span:
            return other.period, other.period_span, "the days that the toll told before runs over"
    if not (draft.event in _TOLLS or _used_up(draft) or _so_far(draft)):
        return None
    published, event = page.document.published, page.event
    last = event.last if event and event.last and event.last > (page.began or event.last) else published
    if page.began is None or page.began_span is None or last is None or last < page.began:
        return None
    return (page.began, last), page.began_span, "what has happened since the day that it began"


def _so_far(draft: Draft) -> bool:
    """ "So far 40 have been found", "since then", "since the scheme began": told of all the time from a beginning."""
    here = draft.here
    for at, word in enumerate(here.words[: draft.first]):
        if (word, here.word(at + 1)) in (("so", "far"), ("since", "then")):
            return True
        if word == "since" and not words("beginning").isdisjoint(here.words[at : at + _PERFECT]):
            return True
    return False


def _used_up(draft: Draft) -> bool:
    here = draft.here
    near = (*here.words[max(0, draft.first - _PERFECT) : draft.first], *here.words[draft.last : draft.last + _PERFECT])
    return not words("using_up").isdisjoint(near)


def of_event(draft: Draft, page: Page) -> Found:
    """The time of the event that the article tells of."""
    event = None if draft.rate else page.event  # a rate is of a stretch, not of the day of an event
    if event is None and page.live and draft.role == "actual" and not draft.money and not draft.rate:
        return *page.live, "the day that the page follows as it happens"
    if event is None or event.first is None or event.last is None or draft.role not in ("actual", "share"):
        return None
    if unplaced(draft, page) or _left_over(draft) or _no_day(draft, event, page) or not _of_it(draft, event, page):
        return None
    up_to_now = {"has", "have", "'ve"} & set(draft.here.words[max(0, draft.first - _NEXT) : draft.first])
    if up_to_now and (event.last - event.first).days > _DAYS_SAID:
        return None  # "has delivered 6,000"
    beside = any(other.role == "baseline" for other in page.beside(draft))
    for time in page.times_in(draft.here):
        if not beside and time.last and (event.first - time.last).days > _BACKGROUND:
            return None  # a sentence about another time
    span = (event.start, event.end)
    return (event.first, event.last), span, f"the event that the article tells of ({event.exact!r})"


def _of_it(draft: Draft, event: Time, page: Page) -> bool:
    """Whether a figure can be of the event: where the article dates a figure by it, or one that befell people, was
    voted then or is a price; what somebody says in quotation marks is of no day.
    """
    befell = (
        draft.event is not None or draft.noun in words("events") or page.voting and draft.noun in words("balloting")
    )
    if befell and draft.role == "actual" or _price(draft):
        return True
    quoted = any(attribution.direct for attribution in page.holding[draft.index])
    over = event.first is not None and event.last is not None and (event.last - event.first).days >= _MONTH
    return not quoted and (page.dated_by_event or page.began is not None or over)


def _price(draft: Draft) -> bool:
    return draft.rules["scope"] == PRICE or not {"shares", "stock"}.isdisjoint(draft.here.words)


def _no_day(draft: Draft, event: Time, page: Page) -> bool:
    """Whether it is of no event: what a trial found, told on a day, and sums of money, but for a price of that day."""
    long = event.first is not None and event.last is not None and (event.last - event.first).days > _DAYS_SAID
    return page.setting.study or (long if _price(draft) else draft.money and event.first == event.last)


def on_the_eve(draft: Draft, page: Page) -> None:
    """Put votes that are told in the small hours, "led by 313 votes early Wednesday", on the day they were cast."""
    if draft.period is None or draft.period_span is None or draft.role not in ("actual", "share"):
        return
    told = page.document.text[slice(*draft.period_span)].lower()
    said = {*draft.here.words, *(draft.counted or "").lower().split()}
    early = told.startswith("early ") or told.endswith(" morning")
    if early and draft.period[0] == draft.period[1] and not words("balloting").isdisjoint(said):
        eve = draft.period[0] - timedelta(days=1)
        draft.period = (eve, eve)
        draft.rules["period"] += ", the morning after the votes were cast"


def add_up(draft: Draft, page: Page) -> None:
    """A toll of what goes on runs from the day that it began: "has killed seven", "on Friday it had stood at 3"."""
    if draft.period is None or page.began is None or not draft.period[0] == draft.period[1] > page.began:
        return
    here = draft.here
    near = {*here.words[max(0, draft.first - _PERFECT) : draft.first], *here.words[draft.last : draft.last + _PERFECT]}
    toll = draft.event in _TOLLS or _used_up(draft)
    so_far = near & {"has", "have", "had", "toll", "tally", "count"} or draft.rules["period"].startswith(_BORROWED)
    if draft.role in ("actual", "baseline") and toll and so_far:
        draft.period = (page.began, draft.period[1])
        draft.rules["period"] += FROM_BEGIN
