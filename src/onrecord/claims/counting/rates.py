"""The rate of a figure that the quantity's own words leave out: "a daily target of up to 1,500", "up from hundreds"."""

from __future__ import annotations

from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.model import Rate

_ADJECTIVES: dict[str, Rate] = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annual": "year",
}
_UNITS: dict[str, Rate] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_NEAR = 5
_CLOSE = 3  # words after a number in which its own rate begins
_AFTER = frozenset({"a", "an", "per", "each", "every", "/", "annually", *_ADJECTIVES})


def settle(draft: Draft, page: Page) -> None:
    """Give the draft the rate of a level named before it, or of the figure that it changes to or from."""
    if draft.quantity.unit in ("percent", "fraction") and not _AFTER & set(draft.here.words[draft.last :][:_CLOSE]):
        draft.rate = None  # "the daily number rose by 19 percent": not by 19 percent a day
    if draft.rate or draft.quantity.kind == "age" or draft.quantity.unit:
        return
    rate = _named(draft) or _shared(draft, page)
    if rate:
        draft.rate, draft.rules["rate"] = rate


def _named(draft: Draft) -> tuple[Rate, str] | None:
    here = draft.here
    for at in range(max(0, draft.first - _NEAR), draft.first):
        noun = {here.word(at + 1), here.word(at + 2)}  # "a daily goal", "a daily sales goal"
        level = here.word(at) in _ADJECTIVES and noun & (words("hard_levels") | {"average", "rate", "number"})
        if level:
            return _ADJECTIVES[here.word(at)], f"a {here.word(at)} {here.word(at + 1)}"
    for at in range(draft.last, min(len(here), draft.last + 3 * _NEAR)):
        if here.tag(at) in ("CD", ",", ":", "CC"):
            return None
        if here.word(at) in ("each", "every") and here.word(at + 1) in _UNITS:
            return _UNITS[here.word(at + 1)], f"so many {here.word(at)} {here.word(at + 1)}"
        if here.word(at) in _ADJECTIVES and not here.noun(at + 1) and here.word(at) != "annual":
            return _ADJECTIVES[here.word(at)], f"so many {here.word(at)}"
    return None


def _shared(draft: Draft, page: Page) -> tuple[Rate, str] | None:
    """Two ends of one change have one rate, and so have "a goal of 75 a day" and "one of 1,500"."""
    for other in page.beside(draft):
        if other is draft or not other.quantity.rate or other.quantity.unit:
            continue
        if draft.here.words[draft.first - 2 : draft.first] == ("one", "of") and other.first < draft.first:
            return other.quantity.rate, "the rate of the figure that it is another one of"
        left, right = sorted((draft, other), key=lambda d: d.first)
        between = draft.here.words[left.last : right.first]
        first = draft.here.word(left.first - 1)
        pace = set(draft.here.words[max(0, draft.first - _NEAR) : draft.first]) & {
            "pace",
            "rate",
            "average",
            "averages",
        }
        if (
            pace
            or len(between) <= 8
            and (first == "from" and "to" in between or between[-1:] == ("from",) or between[-1:] == ("than",))
        ):
            return other.quantity.rate, "the rate of the figure that it changes to or from"
    return None
