"""Shares told last of all in their sentence, as another name of what it is about: "Of the 940 boats, 47 came back, one
in 20"; "raised $1,860 toward a goal of $2,500, about half"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wording import around
from onrecord.compare import share_like, value
from onrecord.model import Claim
from onrecord.text import stems

_BEFORE = re.compile(r"^[^;:]*?(?:,|,? or|[—–(]|,? (?:which|that) is)\s*(?:an? (?:turnout|share|rate) of )?$")
_BEHIND = re.compile(r"^\W*$|^[.;)—–]|^,|^ of (?:them|those|these|the total|the whole)\b|^ (?:said|according)\b")
_LEADS = re.compile(r"^\W*(?:Of|Out of|Among) (?:(?:the|its|their|his|her|all|those|these|some|about)\s+)*[$£€]?$")
_OF_A_NOUN = re.compile(r"^\W*(?:Of|Out of|Among) (?:the |those |these )?(?P<noun>[a-z]+),")
_TOWARD = re.compile(
    r"\b(?:toward|towards|out of|of) (?:(?:a|the|its|their|his|her|all)\s+)?(?:[\w’'-]+\s+){0,2}$", re.I
)
_OF_IT = re.compile(r"^ of (?:it|that|this|them|those|these)\b[^,]{0,3},")
_BESIDE = 40  # characters behind a number that say what it counts
_SMALL = 10  # of wholes below this, percentages are hardly given
_FAR = 2.5  # times a share, or of it, from which on two numbers are not what it is of


def reading(view: View, share: Claim) -> tuple[Claim, Claim] | None:
    """The part and the whole of a share that ends its sentence, where the words say what the two are."""
    text = view.documents[share.doc].text
    inside = [c for c in view.inside(share.doc)[view.place(share)] if not _is_time(c)]
    before = [c for c in inside if c.end <= share.start]
    if not before or not _BEHIND.match(text[share.end : view.sentences(share.doc)[view.place(share)][1]]):
        return None
    if any(share_like(c) or not firm(c) for c in before) or not _BEFORE.match(view.between(before[-1], share)):
        return None
    return _led(view, before) or _of_it(view, before) or _toward(view, before) or _of_those_named(view, share, before)


def _is_time(claim: Claim) -> bool:
    return claim.unit in ("day", "week", "month", "year", "hour", "minute", "second", "year of age")


def _led(view: View, before: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """ "Of the 940 boats, 47 came back, ...": the whole leads the sentence, the part stands between."""
    led = len(before) == 2 and _LEADS.match(view.before(before[0])) and "," in view.between(*before)
    return _pair(before[1], before[0]) if led else None


def _of_it(view: View, before: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """ "Raised $620; $130 of it, ...": the whole is the one number before the part."""
    part = before[-1]
    it = len(before) == 2 and _OF_IT.match(view.documents[part.doc].text[part.end : part.end + 12])
    return _pair(part, before[0]) if it else None


def _toward(view: View, before: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """ "Raised $1,860 toward a goal of $2,500, ...": the whole stands right before the share."""
    told = len(before) == 2 and _TOWARD.search(view.between(*before)) and "," not in view.between(*before)
    return _pair(before[0], before[1]) if told else None


def _of_those_named(view: View, share: Claim, before: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """ "Some 940 boats went out. Of the boats, 47 came back, ...": the one number of these before."""
    noun = _OF_A_NOUN.match(view.before(before[0])) if len(before) == 1 else None
    if noun is None:
        return None
    told = [c for c in view.near(share, 1) if view.place(c) == view.place(share) - 1 and firm(c) and not share_like(c)]
    told = [c for c in told if c.unit == before[0].unit and value(c) > value(before[0])]
    if noun["noun"] not in ("that", "this", "those", "these", "them", "it"):
        told = [c for c in told if _called(view, c, noun["noun"])]
    near = [c for c in told if 1 / _FAR <= value(before[0]) / value(c) / _size(share) <= _FAR]
    return _pair(before[0], near[0]) if len({value(c) for c in told}) == 1 and near else None


def _called(view: View, claim: Claim, noun: str) -> bool:
    """Whether a number counts what a noun names, by that word or by one that says the same of people."""
    words = f"{claim.counted} {around(view, claim, 0, _BESIDE)[1]}"
    same = any(phrases(name).fullmatch(noun) and phrases(name).search(words) for name in ("jobless", "uncovered"))
    return same or bool(set(stems(noun)) & set(stems(words)))


def _size(share: Claim) -> float:
    return value(share) / 100 if share.unit == "percent" else value(share)


def _pair(part: Claim, whole: Claim) -> tuple[Claim, Claim] | None:
    return (part, whole) if part.unit == whole.unit and _SMALL <= value(whole) > value(part) else None
