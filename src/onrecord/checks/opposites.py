"""One share told of two parts of which each is what the other is not: 61.5 percent voted, 61.5 percent stayed home."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import pairs
from onrecord.checks.shares import quotient, ratio
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wholes import named_part
from onrecord.checks.wording import common, negated
from onrecord.compare import digits, meant, scaled, share_like, side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.values import overlaps

_HALF = 50.0
_HALVES = (49.9, 50.1)  # of two parts near half, one rounded percentage may be true of both
_RARE = 3  # significant digits of a percentage that two parts hardly have by chance
_JOIN = re.compile(r",|;|\band\b|\bbut\b|\bwhile\b", re.IGNORECASE)
_TURN = 12  # words on each side of a share that are quoted to show what it is a share of


def find(view: View) -> Iterator[Finding]:
    """Shares of one value that two outlets tell of opposite parts."""
    for docs in view.stories:
        by_value: dict[float, list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            exactly = claim.modifier == "exact" and claim.low == claim.high
            if claim.unit == "percent" and exactly and claim.trend is None:
                by_value[value(claim)].append(claim)
        for told in by_value.values():
            yield from _turned(view, told)


def _turned(view: View, told: Sequence[Claim]) -> Iterator[Finding]:
    """Once for each value: the first two tellings that cannot both be true."""
    for a, b in itertools.combinations(told, 2):
        if view.outlet(a.doc) != view.outlet(b.doc) and _cannot_both(view, a, b):
            swapped = _part_and_whole(view, a, b) is None and _part_and_whole(view, b, a) is not None
            yield _finding(view, *((b, a) if swapped else (a, b)))
            return


def _cannot_both(view: View, a: Claim, b: Claim) -> bool:
    about = _about(view, a), _about(view, b)
    one_whole = _one_whole(view, a, b)
    shared = common(view.sentence(a), view.sentence(b)) if one_whole else common(*about)
    if not shared or overlaps(meant(a), _HALVES) or side_by_side(a, b) == "differs":
        return False
    borne_out = _part_and_whole(view, a, b) is not None or _part_and_whole(view, b, a) is not None
    denied = negated(_about(view, a, own=True)) != negated(_about(view, b, own=True)) and (shared > 1 or borne_out)
    whole = denied or _opposite("complements", *about) or (_opposite("sides", *about) and _no_room(view, a, b))
    return whole and (borne_out or one_whole or digits(a) >= _RARE)


def _one_whole(view: View, a: Claim, b: Claim) -> bool:
    """Whether both articles tell one rare number beside their share, which is then of one whole."""
    beside = [{value(c) for c in view.near(s, 1) if firm(c) and c.unit is None and digits(c) >= _RARE} for s in (a, b)]
    return bool(beside[0] & beside[1]) and digits(a) > 1


def _about(view: View, claim: Claim, own: bool = False) -> str:
    """The words of a sentence that can be of its share: all but those beyond another share; ``own``: of those before it
    only its own clause, for what an earlier one denies is something else.
    """
    text = view.documents[claim.doc].text
    begin, end = view.sentences(claim.doc)[view.place(claim)]
    others = [other for other in view.near(claim, 0) if share_like(other)]
    begin = max([begin, *(_clause(text, other.end, claim.start) for other in others if other.end <= claim.start)])
    begin = _clause(text, begin, claim.start) if own else begin
    end = min([end, *(other.start for other in others if other.start >= claim.end)])
    return f"{text[begin : claim.start]} {text[claim.end : end]}"


def _clause(text: str, begin: int, end: int) -> int:
    """Where the clause of a number begins that stands behind another's."""
    joins = [match.end() for match in _JOIN.finditer(text, begin, end)]
    return joins[-1] if joins else begin


def _opposite(name: str, a: str, b: str) -> bool:
    """Whether one of two descriptions says that a thing is so and the other that it is not."""
    return any(
        bool(yes.search(x) and no.search(y)) and not (no.search(x) or yes.search(y))
        for yes, no in pairs(name) for x, y in ((a, b), (b, a))
    )  # fmt: skip


def _no_room(view: View, a: Claim, b: Claim) -> bool:
    """Whether two sides cannot both have the share: it is above half, or an article gives both sides unlike shares."""
    if meant(a)[0] > _HALF:
        return True
    for one, other in ((a, b), (b, a)):
        beside = [c for c in view.near(one, 0) if share_like(c) and c.unit == one.unit and value(c) != value(one)]
        if any(_opposite("sides", _about(view, one), _about(view, c)) for c in beside):
            return not any(value(c) == value(one) for c in view.near(other, 0))
    return False


def _part_and_whole(view: View, share: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    """The number that a share is the other name of, and the whole that it or the other telling gives."""
    part = named_part(view, share)
    if part is None:
        return None
    wholes = [c for told in (share, other) for c in view.near(told, 0) if firm(c) and c.unit == part.unit]
    stated = scaled(meant(share), share.unit)
    return next(((part, c) for c in wholes if value(c) > value(part) and overlaps(ratio(part, c), stated)), None)


def _finding(view: View, right: Claim, other: Claim) -> Finding:
    """``right`` is the one that a part and a whole bear out, if any of the two."""
    says = (
        f"{paper.amount(right)} is given by {view.outlet(right.doc)} for {_words(view, right)} and by "
        f"{view.outlet(other.doc)} for the opposite, {_words(view, other)}: both cannot be true."
    )
    two = _part_and_whole(view, right, other)
    working = f"100 - {value(right):g} = {100 - value(right):g} percent for the other part"
    if two is not None:
        working = f"{quotient(*two)}; {working}"
    return paper.finding(
        view, "share", paper.PROBLEM, says, working, [right, other, *(two or ())], 0.9 if two else 0.8,
        explanations=["an inverted share: the percentage of one part is given for the other"],
        settle="The source's count of each part, under its own definition.",
    )  # fmt: skip


def _words(view: View, claim: Claim) -> str:
    """The outlet's own words around a share, in quotation marks, cut between words."""
    text = view.documents[claim.doc].text
    begin, end = view.sentences(claim.doc)[view.place(claim)]
    before, behind = text[begin : claim.start].split(), text[claim.start : end].split()
    return f"“{' '.join(before[-_TURN:] + behind[:_TURN]).strip(' ,.;:')}”"
