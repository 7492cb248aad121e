"""A difference of two percentages told in percent: from 62 to 64 percent are 2 percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.checks.wording import is_difference, led_to_from
from onrecord.compare import meant, value
from onrecord.model import Claim, Finding

_TO = re.compile(r"\b(?:to|at|was|is|were|are)\s+(?:\w+\s+){0,1}$", re.IGNORECASE)
_CLOSE = 0.051  # by which the difference of two rounded percentages may miss the one that is stated


def find(view: View) -> Iterator[Finding]:
    """Once for each sentence that gives two percentages and the step between them."""
    for doc in view.by_doc:
        for inside in view.inside(doc).values():
            told = [claim for claim in inside if claim.unit == "percent" and claim.low == claim.high is not None]
            if len(told) == 3:
                yield from _step(view, told)


def _is_step(view: View, claim: Claim) -> bool:
    """Whether a percentage is told as how far something moved: "up by 4 percent", "a 4 percent drop"."""
    behind = view.documents[claim.doc].text[claim.end : claim.end + 20]
    return is_difference(view, claim) or bool(phrases("a_step", r"^ ").match(behind))


def _step(view: View, inside: Sequence[Claim]) -> Iterator[Finding]:
    bases = [c for c in inside if led_to_from(view, c)]
    news = [c for c in inside if c not in bases and _TO.search(view.before(c))]
    steps = [c for c in inside if c not in bases and c not in news and (_is_step(view, c) or c.trend is not None)]
    if not len(bases) == len(news) == len(steps) == 1 or not value(bases[0]) > 0:
        return
    base, new, step = bases[0], news[0], steps[0]
    gap = abs(value(new) - value(base))
    change = 100 * gap / value(base)
    if abs(gap - value(step)) > _CLOSE or meant(step)[0] - 0.1 <= change <= meant(step)[1] + 0.1 or gap == 0:
        return
    says = (
        f"From {paper.amount(base)} to {paper.amount(new)} are {gap:.4g} percentage points, or {change:.1f}% of the "
        f"first; {view.outlet(step.doc)} has {paper.quoted(step)}."
    )
    working = (
        f"{value(new):g} - {value(base):g} = {value(new) - value(base):+.4g} percentage points; "
        f"{gap:.4g} / {value(base):g} = {change:.1f}%"
    )
    yield paper.finding(
        view, "term", paper.PROBLEM, says, working, [step, base, new], 0.8,
        explanations=["percentage points told as percent"], settle="The unit that the source gives the step in.",
    )  # fmt: skip
