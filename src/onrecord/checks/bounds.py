"""One number told as the least by one outlet and as the most by another, though they tell it in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.breakdowns import fate_of
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.checks.wording import around, shared_words
from onrecord.compare import alike, digits, head, value
from onrecord.model import Claim, Finding
from onrecord.text import stems

LEAST = ("at_least", "more_than")
MOST = ("up_to", "at_most", "less_than")
_FEW = 20  # below this, two outlets often tell one number of two things
_LARGE = 1000  # of money a round sum is told of one thing too
_KIN = 0.3  # from which two may be of one thing
_BEHIND = 50  # characters behind a number in which its fate is told
_LEAD = 2  # sentences that lead to a level, in which what it counts is named
_SHARED = 2  # content words of two sentences on one thing


def find(view: View) -> Iterator[Finding]:
    """Once for each story and number: two outlets that turn its bound, where no figure holds both."""
    for docs in view.stories:
        told: dict[tuple[float, str | None], list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            if claim.modifier in (*LEAST, *MOST) and len({claim.low, claim.high} - {None}) == 1:
                told[value(claim), claim.unit].append(claim)
        for (number, _), claims in told.items():
            pair = _turned(view, claims) if abs(number) >= _FEW else None
            if pair is not None:
                yield turned(view, *pair)


def _turned(view: View, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    pairs = ((a, b) for a in claims if a.modifier in LEAST for b in claims if b.modifier in MOST)
    return next(((a, b) for a, b in pairs if _of_one_thing(view, a, b)), None)


def _of_one_thing(view: View, a: Claim, b: Claim) -> bool:
    """Whether two sentences share what they are about; what one figure holds is told by its drift."""
    figure = view.figure.get(a.id)
    apart = view.outlet(a.doc) != view.outlet(b.doc) and a.rate == b.rate and digits(a) == digits(b)
    if apart and (figure is None or b.id not in figure.claims) and value(a) >= _LARGE and _one_goal(view, a, b):
        return True
    plain = digits(a) > 1 or (a.unit is not None and value(a) >= _LARGE)
    if (
        not apart
        or not plain
        or two_fates(view, a, b)
        or alike(a, b) < _KIN
        or (figure is not None and b.id in figure.claims)
    ):
        return False
    return len(shared_words(view, a, b)) >= _SHARED


def _one_goal(view: View, a: Claim, b: Claim) -> bool:
    """Whether both are told as the level of a plan, and what the one counts is what the other is about."""
    if not all(phrases("plan").search(view.before(claim)) for claim in (a, b)):
        return False
    return any(head(x.counted) in stems(view.leading(y, _LEAD)) for x, y in ((a, b), (b, a)))


def two_fates(view: View, a: Claim, b: Claim) -> bool:
    """Whether the words behind two numbers say that the one are dead and the other hurt."""
    return len({fate_of(around(view, claim, 0, _BEHIND)[1]) for claim in (a, b)} - {None}) > 1


def turned(view: View, least: Claim, most: Claim) -> Finding:
    """One number as the least here and as the most there."""
    says = (
        f"{view.outlet(least.doc)} has {paper.quoted(least)} and {view.outlet(most.doc)} {paper.quoted(most)}: "
        "the one is the least, the other the most."
    )
    working = f"{view.outlet(least.doc)}: {paper.quoted(least)}; {view.outlet(most.doc)}: {paper.quoted(most)}"
    return paper.finding(
        view, "drift", paper.PROBLEM, says, working, [least, most], 0.7, settle="The wording of the source.",
    )  # fmt: skip
