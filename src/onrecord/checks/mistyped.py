"""One number with its digits in another order: 1,204 ballots here, 1,420 there, in sentences on one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wording import around
from onrecord.compare import side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.text import stems

_AROUND = 45  # characters around a number in which the words for what it counts stand
_LEAST, _RARE = 3, 4  # digits of a number; from four on, two hardly have the same ones by chance
_SHARED = 2  # words that both have around them
_SAME = 4  # content words of two sentences that say the same
_BESIDE = 3  # numbers on each side that are held against those of the other
_MOST_APART = 2.0


def find(view: View) -> Iterator[Finding]:
    """Once for each pair of numbers and outlets."""
    problems = [" ".join([f.working, *f.explanations]) for f in view.found if f.verdict == paper.PROBLEM]
    for docs in view.stories:
        by_digits: dict[tuple[str, int, str | None], list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            written = _digits(claim)
            if firm(claim) and claim.modifier == "exact" and len(written) >= _LEAST and len(set(written)) > 1:
                by_digits["".join(sorted(written)), len(written), claim.unit].append(claim)
        done: set[frozenset[float]] = set()
        for told in (told for told in by_digits.values() if len({value(claim) for claim in told}) > 1):
            for a in told:
                for b in told:
                    key = frozenset({value(a), value(b)})
                    if a.doc < b.doc and key not in done and _one_thing(view, a, b) and not _known(problems, a, b):
                        done.add(key)
                        yield _finding(view, a, b)


def _known(problems: Sequence[str], a: Claim, b: Claim) -> bool:
    """Whether a problem names both numbers already, as its evidence or as what explains it."""
    both = paper.like(a, value(a)), paper.like(b, value(b))
    return any(all(number in problem for number in both) for problem in problems)


def _one_thing(view: View, a: Claim, b: Claim) -> bool:
    low, high = sorted((abs(value(a)), abs(value(b))))
    apart = view.outlet(a.doc) != view.outlet(b.doc) and low < high < _MOST_APART * low and a.rate == b.rate
    if not apart or side_by_side(a, b) == "differs" or view.both_told(a, b):
        return False
    shared = len(_words(view, a) & _words(view, b))
    rare = shared >= _SHARED and (len(_digits(a)) >= _RARE or len(view.words(a) & view.words(b)) >= _SAME)
    return rare or (shared > 0 and len(_beside(view, a) & _beside(view, b)) >= _SHARED)


def _digits(claim: Claim) -> str:
    """The digits of a number as it is written, none of one in words."""
    return re.sub(r"\D", "", claim.number)


def _words(view: View, claim: Claim) -> set[str]:
    return {word for words in around(view, claim, _AROUND, _AROUND) for word in stems(words)}


def _beside(view: View, claim: Claim) -> set[tuple[float, str | None]]:
    """The numbers told right before and behind a claim."""
    told = view.by_doc[claim.doc]
    place = next(index for index, other in enumerate(told) if other.id == claim.id)
    near = told[max(0, place - _BESIDE) : place + _BESIDE + 1]
    return {(value(other), other.unit) for other in near if other.id != claim.id}


def _finding(view: View, a: Claim, b: Claim) -> Finding:
    says = (
        f"{view.outlet(a.doc)} gives {paper.of(view, a)}, {view.outlet(b.doc)} {paper.of(view, b)}: "
        "the same digits in another order."
    )
    gap = paper.like(a, abs(value(a) - value(b)))
    working = (
        f"{paper.amount(a)} ({view.outlet(a.doc)}) against {paper.amount(b)} ({view.outlet(b.doc)}); difference {gap}"
    )
    return paper.finding(
        view, "conflict", paper.PROBLEM, says, working, [a, b], 0.8,
        explanations=["a digit mistyped: digits exchanged in one of the two"], settle="The source's own number.",
    )  # fmt: skip
