"""What part a quantity plays: a level to reach, what happened, what went before, a standing total, a share.

The rules are tried in the order of ``RULES``; the first that decides is kept by its words.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.draft import SMALL, Draft, Verdict
from onrecord.claims.page import Page
from onrecord.claims.roles.aims import outlook, proposed, restates, target
from onrecord.claims.roles.aside import anchored, aside, averaged_time, compound, duration, vote
from onrecord.claims.roles.before import averaged, held_before, restated
from onrecord.claims.roles.beside import broken_down, converted, goes_on, in_row, led_to, like, of_plan, parallel
from onrecord.claims.roles.former import former, voted
from onrecord.claims.roles.groups import asked_many, marks_off, off_by
from onrecord.claims.roles.happening import event_verb
from onrecord.claims.roles.occurring import acting, actual, of_those, subject_of, told_of
from onrecord.claims.roles.parts import metric_share, of_total, out_of, per_people, share, times_another
from onrecord.claims.roles.reckoned import addressed, difference, estimated, supposed
from onrecord.claims.roles.stock import stock

_NOTHING = "a number of things, no statistic"

RULES: tuple[Callable[[Draft, Page], Verdict], ...] = (
    aside,
    marks_off,
    off_by,
    asked_many,
    converted,
    times_another,
    per_people,
    share,
    metric_share,
    averaged_time,
    anchored,
    held_before,
    vote,
    supposed,
    addressed,
    estimated,
    restated,
    difference,
    restates,
    outlook,
    target,
    proposed,
    averaged,
    duration,
    compound,
    former,
    voted,
    out_of,
    of_total,
    parallel,
    stock,
    actual,
    led_to,
    broken_down,
    like,
    told_of,
    acting,
    in_row,
    of_those,
    goes_on,
    subject_of,
    of_plan,
)
_WEAK = (_NOTHING, "the rate at which it happens", "something that happened")


def decide(draft: Draft, page: Page) -> None:
    """Settle the draft's role, and keep the rule that did."""
    for rule in RULES:
        verdict = rule(draft, page)
        if verdict:
            draft.role, draft.rules["role"] = verdict
            return
    draft.role, draft.rules["role"] = "count", _NOTHING


def again(draft: Draft, page: Page) -> None:
    """A number that the article gives as a level to reach is that level wherever nothing else is said of it."""
    weak = draft.role in ("count", "actual") and draft.rules["role"] in _WEAK
    crossed = draft.here.word(draft.first - 1) in ("above", "over", "below", "beyond", "past", "of")
    if draft.metric and (crossed or event_verb(draft) is None and not page.times_in(draft.here)):
        weak = weak or draft.rules["role"] == "what was counted of the metric"
    if draft.rules["role"] == "something that happened" and page.times_in(draft.here) and not crossed:
        weak = False
    if not weak or draft.value < SMALL or draft.quantity.low == draft.quantity.high and draft.value % 10:
        return
    metrics = page.levels.get((draft.value, draft.quantity.unit), set())
    if metrics and (not draft.metric or draft.metric in metrics):
        draft.role, draft.rules["role"] = "target", "the level that the article names elsewhere"
