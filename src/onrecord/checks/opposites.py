"""One share told of two parts of which each is what the other is not: 61.5 percent voted, 61.5 percent stayed home."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import opposites
from onrecord.checks.shares import quotient, ratio
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wholes import named_part
from onrecord.checks.wording import common, negated
from onrecord.compare import digits, meant, scaled, share_like, side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.values import overlaps

_HALVES = (48.0, 52.0)  # of two parts near half, one rounded percentage may be true of both
_RARE = 3  # significant digits of a percentage that two parts hardly have by chance
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
    shared = common(*about)
    if not shared or overlaps(meant(a), _HALVES) or side_by_side(a, b) == "differs":
        return False
    borne_out = _part_and_whole(view, a, b) is not None or _part_and_whole(view, b, a) is not None
    denied = negated(about[0]) != negated(about[1]) and (shared > 1 or borne_out)
    return (denied or _opposite(*about)) and (borne_out or digits(a) >= _RARE)


def _about(view: View, claim: Claim) -> str:
    """The words of a sentence that can be of its share: all but those beyond another share."""
    text = view.documents[claim.doc].text
    begin, end = view.sentences(claim.doc)[view.place(claim)]
    others = [other for other in view.near(claim, 0) if share_like(other)]
    begin = max([begin, *(other.end for other in others if other.end <= claim.start)])
    end = min([end, *(other.start for other in others if other.start >= claim.end)])
    return f"{text[begin : claim.start]} {text[claim.end : end]}"


def _opposite(a: str, b: str) -> bool:
    """Whether one of two descriptions says that a thing is so and the other that it is not."""
    return any(
        bool(yes.search(x) and no.search(y)) and not (no.search(x) or yes.search(y))
        for yes, no in opposites() for x, y in ((a, b), (b, a))
    )  # fmt: skip


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
