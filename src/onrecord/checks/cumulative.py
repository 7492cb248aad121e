"""Running totals: from one first day on they do not fall, and their steps are the counts of the days between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import counted
from onrecord.checks.view import View
from onrecord.checks.wording import is_part
from onrecord.compare import days, meant, side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.values import day, plain


def find(view: View) -> Iterator[Finding]:
    """Totals of one thing from one day on that get smaller."""
    for docs in view.stories:
        totals: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for doc in docs:
            for claim in view.by_doc.get(doc, ()):
                whole = counted(claim) and claim.rate is None and not is_part(view, claim)
                if whole and claim.period and claim.period[0] < claim.period[1]:
                    totals[claim.metric or claim.counted, claim.period[0]].append(claim)
        for claims in totals.values():
            yield from _falls(view, sorted(claims, key=lambda c: (c.period or (), c.doc, c.start)))


def _falls(view: View, claims: Sequence[Claim]) -> Iterator[Finding]:
    for earlier, later in zip(claims, claims[1:], strict=False):
        if not (earlier.period and later.period) or earlier.period[1] >= later.period[1]:
            continue
        if side_by_side(earlier, later) not in ("same", "unknown") or days(earlier.period, later.period) != "part":
            continue
        if not all(phrases("running").search(view.sentence(claim)) for claim in (earlier, later)):
            continue
        if meant(later)[1] < meant(earlier)[0]:
            says = (
                f"{view.thing(later)} since {day(later.period[0])} are {paper.amount(earlier)} up to "
                f"{day(earlier.period[1])} and {paper.amount(later)} up to {day(later.period[1])}, which is less."
            )
            working = f"{plain(value(later))} - {plain(value(earlier))} = {plain(value(later) - value(earlier))} < 0"
            yield paper.finding(
                view, "cumulative", paper.PROBLEM, says, working, [earlier, later], 0.75,
                explanations=["a total revised downwards, or counted from another first day"],
                settle="The source's total of both days.",
            )  # fmt: skip
