"""Two numbers that one article tells apart, told as one by another: 3,210 arrests and 1,450 removals as 4,660
removals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wording import around
from onrecord.compare import days, digits, side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.values import plain

_BESIDE = 50  # characters around a number that say what it is of
_RARE = 3  # digits of a number that is hardly the sum of two others by chance
_UNLIKELY = 0.02  # how often chance may give such a sum
_MOST = 60  # pairs of one story that are tried
_WORD = re.compile(r"\b[a-z]{4,}")
_START = 4  # letters by which deported meets deportation


def find(view: View) -> Iterator[Finding]:
    """Once for each document: a number that is of one thing there, and the sum of two things elsewhere."""
    known = {claim for found in view.found if found.verdict == paper.PROBLEM for claim in found.claims}
    for docs in view.stories if len(view.documents) > 1 else ():
        by_value: dict[float, list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            if _is_plain(claim) and digits(claim) >= _RARE and claim.id not in known:
                by_value[value(claim)].append(claim)
        done: set[str] = set()
        pairs = _pairs(view, docs)
        for a, b in pairs:
            for claim in by_value.get(value(a) + value(b), ()):
                unlikely = len(pairs) / value(claim) < _UNLIKELY
                if unlikely and claim.doc not in done | {a.doc} and _one_for_two(view, claim, a, b):
                    done.add(claim.doc)
                    yield _finding(view, claim, a, b)


def _is_plain(claim: Claim) -> bool:
    return firm(claim) and claim.modifier == "exact" and claim.unit is None and claim.role != "incidental"


def _pairs(view: View, docs: tuple[str, ...]) -> list[tuple[Claim, Claim]]:
    """The numbers that follow one another in a sentence."""
    inside = (told for doc in docs for told in view.inside(doc).values() if len(told) > 1)
    return [pair for told in inside for pair in zip(told, told[1:], strict=False) if all(map(_is_plain, pair))][:_MOST]


def _one_for_two(view: View, claim: Claim, a: Claim, b: Claim) -> bool:
    """Whether a number is told of what only the one of two is of, by an article that has none of the two."""
    if claim.rate != a.rate or a.rate != b.rate:
        return False
    if any(view.tells(claim.doc, part) or days(claim.period, part.period) == "differs" for part in (a, b)):
        return False
    if view.tells(a.doc, claim) or any(side_by_side(claim, part) == "differs" for part in (a, b)):
        return False
    told = set().union(*_said_of(view, claim))
    return any(
        _only_one(told, first, second) for first, second in zip(_said_of(view, a), _said_of(view, b), strict=True)
    )


def _only_one(told: set[str], first: set[str], second: set[str]) -> bool:
    return bool(told & (first - second)) != bool(told & (second - first))


def _said_of(view: View, claim: Claim) -> tuple[set[str], set[str]]:
    """The beginnings of the words before and behind a number, without names, and those that any number has."""
    before, behind = ([w for w in _WORD.findall(words) if not phrases("no_mark").fullmatch(w)]
                      for words in around(view, claim, _BESIDE, _BESIDE))  # fmt: skip
    return {word[:_START] for word in before}, {word[:_START] for word in behind}


def _finding(view: View, claim: Claim, a: Claim, b: Claim) -> Finding:
    told = f"{paper.amount(a)} {paper.counted(a)} and {paper.amount(b)} {paper.counted(b)}"
    says = (
        f"{view.outlet(claim.doc)} tells {paper.amount(claim)} as {paper.counted(claim)}; {view.outlet(a.doc)} has "
        f"{told}, which make {plain(value(claim))} together."
    )
    working = f"{plain(value(a))} + {plain(value(b))} = {plain(value(claim))}"
    return paper.finding(
        view, "term", paper.PROBLEM, says, working, [claim, a, b], 0.8,
        explanations=["two counts added together: things of two kinds are told as one"],
        settle="The source's count of each kind.",
    )  # fmt: skip
