"""Whether two claims tell one figure, and in what their tellings differ."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.compare import (
    alike,
    days,
    digits,
    distinctive,
    named_place,
    near,
    places,
    rates,
    scaled,
    share_like,
    value,
)
from onrecord.model import Claim
from onrecord.values import overlaps

Context = Callable[[Claim], frozenset[str]]

_HAPPENED = {"actual", "baseline", "stock", "count"}
_LESSER = {"incidental", "count"}
_MOST_DIFFERENT = 2  # aspects in which two tellings of a number that is rare by itself may differ
ALIKE = 0.6  # from which two claims count one thing
_NAME = re.compile(r"\b[A-Z][\w’'.-]*\w")


def differences(a: Claim, b: Claim, context: Context) -> tuple[str, ...] | None:
    """The aspects in which two tellings of one figure differ; None where they are no tellings of one figure."""
    if not _same_number(a, b):
        return None
    checks = (_role, _thing, _scope, _date, _unit)
    found = [aspect for check in checks if (aspect := check(a, b)) is not None]
    if "apart" in found or len(found) > _allowed(a, b):
        return None
    if _needs_context(a, b) and not context(a) & context(b):
        return None
    return tuple(found)


def _allowed(a: Claim, b: Claim) -> int:
    """A rare number may be told in other words; a common one only of one goal, place or time."""
    if distinctive(a) and distinctive(b):
        return _MOST_DIFFERENT
    if a.rate != b.rate or value(a) != value(b):
        return 0
    one_place = a.scope is not None and a.scope != "national" and places(a.scope, b.scope) == "same"
    one_time = a.period is not None and a.period == b.period and digits(a) >= 2
    one_goal = a.role == b.role == "target" or (one_place and a.rate is not None)
    return 1 if one_goal or (a.role == b.role and (one_place or one_time)) else 0


def _needs_context(a: Claim, b: Claim) -> bool:
    """Where neither metric nor rarity ties two claims together, their sentences must share a name."""
    if a.metric is not None and a.metric == b.metric:
        return False
    if a.doc == b.doc and alike(a, b) >= ALIKE:
        return "incidental" in (a.role, b.role)
    rare = distinctive(a) and distinctive(b)
    return not (rare and alike(a, b) >= ALIKE) and (
        "incidental" in (a.role, b.role) or alike(a, b) < ALIKE or not a.counted
    )


def _same_number(a: Claim, b: Claim) -> bool:
    if share_like(a) != share_like(b) or (not share_like(a) and a.unit != b.unit):
        return False
    if (a.modifier == "vague" or b.modifier == "vague") and (a.modifier, a.rate) != (b.modifier, b.rate):
        return False
    if _two_ends(a) and _two_ends(b) and a.modifier != "vague":
        return a.low == b.low and a.high == b.high
    if _two_ends(a) != _two_ends(b):
        both, one = (a, b) if _two_ends(a) else (b, a)
        return (one.low or one.high) in (both.low, both.high)
    return overlaps(scaled(near(a), a.unit), scaled(near(b), b.unit))


def _two_ends(claim: Claim) -> bool:
    return claim.low is not None and claim.high is not None and claim.low != claim.high


def _role(a: Claim, b: Claim) -> str | None:
    pair = {a.role, b.role}
    if len(pair) == 1 or pair <= _HAPPENED or pair <= _LESSER:
        return None
    return "role" if "target" in pair and "incidental" not in pair and alike(a, b) >= ALIKE else "apart"


def _thing(a: Claim, b: Claim) -> str | None:
    if a.per and b.per and a.per != b.per and not set(a.per.split()) & set(b.per.split()):
        return "apart"
    likeness = alike(a, b)
    if share_like(a) and not likeness:
        return "apart"  # shares of two wholes, or a share and a rise
    return None if likeness >= ALIKE else "definition"


def _scope(a: Claim, b: Claim) -> str | None:
    return "scope" if places(named_place(a), named_place(b)) in ("part", "differs") else None


def _date(a: Claim, b: Claim) -> str | None:
    return "date" if days(a.period, b.period) == "differs" and "target" not in (a.role, b.role) else None


def _unit(a: Claim, b: Claim) -> str | None:
    return None if rates(a, b) or a.modifier == "vague" else "unit"


def names(sentence: str) -> frozenset[str]:
    """The words of a sentence that are written large, by which two short remarks can be about one person."""
    return frozenset(word.rstrip("'’s.").casefold() for word in _NAME.findall(sentence))
