"""Two values for what two sentences tell in the same words, whatever place and day were read for them."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.explanations import grows_with_time
from onrecord.checks.explanations import of as explained
from onrecord.checks.sums import firm
from onrecord.checks.terms import set_apart
from onrecord.checks.view import View
from onrecord.checks.wording import is_difference, shared_words, tentative
from onrecord.compare import agree, days, digits, head, named_place, places, value
from onrecord.model import Claim, Finding
from onrecord.values import plain

_EXACT, _LARGE = 2, 100  # digits, and size, of a number of things that is no rough one
_NAMED_POLL = re.compile(
    r"\b(?!(?:The|A|An|In|That|This|Its) )(?P<name>[A-Z][\w&./-]+(?: [A-Z][\w&./-]+)*) (?:poll|survey)\b"
)
_SHARED = 4  # content words of two sentences that say the same
_NEAR = 1.25  # how many times the other one value may be
_NEAR_CHANGE = 1.6  # the same of two percentages by which something changed
_MOST = 40  # numbers of one noun in one story that are held against each other
_HAPPENED = ("actual", "stock", "count", "share")


def find(view: View) -> Iterator[Finding]:
    """Once for each pair of values, where no check before has both."""
    known = {pair for found in view.found if found.verdict != paper.HOLDS for pair in _pairs(view, found)}
    for docs in view.stories:
        by_noun: dict[Hashable, list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            if _alone(view, claim):
                by_noun[head(claim.counted), claim.unit, claim.rate].append(claim)
        done: set[frozenset[float]] = set()
        for told in (told[:_MOST] for told in by_noun.values()):
            for index, a in enumerate(told):
                for b in told[index + 1 :]:
                    pair = frozenset({value(a), value(b)})
                    if pair not in done and pair not in known and _contradict(view, a, b):
                        done.add(pair)
                        yield from _finding(view, a, b)


def _pairs(view: View, found: Finding) -> Iterator[frozenset[float]]:
    told = {value(view.claims[name]) for name in found.claims if name in view.claims}
    yield from (frozenset(pair) for pair in itertools.combinations(told, 2))


def _alone(view: View, claim: Claim) -> bool:
    """Whether a number is the only one of its kind in its sentence that is of now."""
    if not firm(claim) or claim.modifier != "exact" or claim.role not in _HAPPENED or not claim.counted:
        return False
    plain = claim.unit is None and digits(claim) >= _EXACT and value(claim) >= _LARGE
    if not plain and claim.unit != "percent":
        return False
    others = (c for c in view.near(claim, 0) if c.unit == claim.unit and c.role not in ("baseline", "incidental"))
    polled = not plain and bool(_poll(view, claim)) and claim.trend is None
    return next(others, None) is None and (polled or plain != is_difference(view, claim))


def _is_plain(view: View, claim: Claim) -> bool:
    """Whether a number is no hope, no place or order, and none of which each of several has some."""
    hedged = claim.unit is None and tentative(view.sentence(claim))
    return not hedged and not set_apart(view, claim) and not phrases("contended").search(claim.counted or "")


def _contradict(view: View, a: Claim, b: Claim) -> bool:
    low, high = sorted((value(a), value(b)))
    near = low < high <= (_NEAR_CHANGE if a.unit == "percent" else _NEAR) * low
    if view.outlet(a.doc) == view.outlet(b.doc) or not near or agree(a, b) or days(a.period, b.period) == "differs":
        return False
    if places(named_place(a), named_place(b)) == "differs" or view.both_told(a, b):
        return False
    if grows_with_time(view, a, b) and a.unit is None and a.period is None:
        return False
    return _say_the_same(view, a, b) and all(_is_plain(view, claim) for claim in (a, b))


def _say_the_same(view: View, a: Claim, b: Claim) -> bool:
    """Whether two sentences share enough words, and neither is of a poll, of which there are many."""
    if len(shared_words(view, a, b)) < _SHARED:
        return False
    polls = [phrases("polls").search(view.sentence(claim)) for claim in (a, b)]
    return not any(polls) or bool(_poll(view, a) & _poll(view, b))


def _poll(view: View, claim: Claim) -> set[str]:
    """The names of the polls that a sentence is of: "the Pell University poll"."""
    return {match["name"] for match in _NAMED_POLL.finditer(view.sentence(claim))}


def _finding(view: View, a: Claim, b: Claim) -> Iterator[Finding]:
    """A problem, unless something honest explains the two."""
    tried = explained(view, a, b)
    if any(found.honest for found in tried):
        return
    told = [paper.amount(claim) if claim.unit else paper.of(view, claim) for claim in (a, b)]
    says = (
        f"{view.outlet(a.doc)} gives {told[0]} and {view.outlet(b.doc)} {told[1]} for what both tell in much the same "
        "words."
    )
    gap = f"{plain(abs(value(a) - value(b)))}{' percentage points' if a.unit else ''}"
    working = f"{view.outlet(a.doc)}: {paper.amount(a)}; {view.outlet(b.doc)}: {paper.amount(b)}; difference {gap}"
    yield paper.finding(
        view, "conflict", paper.PROBLEM, says, working, [a, b], 0.7,
        explanations=[found.says for found in tried], settle="The source's own number.",
    )  # fmt: skip
