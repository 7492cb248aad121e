"""A level told as met beside an achieved share that lies below it: "has met its 90 percent level, with 86 percent"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.shares import quotient
from onrecord.checks.view import View
from onrecord.compare import meant, share_like, value
from onrecord.model import Claim, Finding

_ROUND = 30  # characters in which a word goes with another
_FAR = 4.0  # an achieved share this many times below its level is of another thing


def find(view: View) -> Iterator[Finding]:
    """Once for each sentence that says that a level is met."""
    for doc in view.by_doc:
        for inside in view.inside(doc).values():
            if any(claim.unit == "percent" for claim in inside) and _met(view.sentence(inside[0])):
                yield from _fallen_short(view, inside)


def _met(sentence: str) -> bool:
    """Whether a sentence says that a level is met, and nothing right there that takes it back."""
    if not phrases("goal").search(sentence) or phrases("ceiling").search(sentence):
        return False
    return any(
        not phrases("unmet").search(sentence[max(0, met.start() - _ROUND) : met.end() + _ROUND // 2])
        for met in phrases("met").finditer(sentence)
    )


def _fallen_short(view: View, inside: Sequence[Claim]) -> Iterator[Finding]:
    shares = sorted((c for c in inside if c.unit == "percent" and c.trend is None), key=value)
    if not shares or shares[-1].modifier in ("at_most", "less_than", "up_to") or not _level(view, shares[-1]):
        return
    level, others, low = shares[-1], shares[:-1], value(shares[-1])
    if (
        len(others) == 1
        and _reached(view, others[0])
        and not _reached(view, level)
        and low / _FAR < value(others[0])
        and meant(others[0])[1] < low
    ):
        yield _short(view, level, others, paper.amount(others[0]), f"{value(others[0]):g} < {low:g}")
    pair = _pair(view, inside) if not others else None
    if pair is not None and low / _FAR < 100 * value(pair[0]) / value(pair[1]) < low - _half_a_step(level):
        reached = f"{100 * value(pair[0]) / value(pair[1]):.1f} percent"
        yield _short(view, level, list(pair), reached, f"{quotient(*pair)}; the level: {low:g}%")


def _half_a_step(level: Claim) -> float:
    return (value(level) - meant(level)[0]) if level.modifier == "exact" else 0.5


def _reached(view: View, claim: Claim) -> bool:
    """Whether the words before a percentage make it what was reached: "with 86 percent"."""
    return bool(phrases("reached_with", r"\b", r"\s+$").search(view.documents[claim.doc].text[: claim.start][-_ROUND:]))


def _level(view: View, claim: Claim) -> bool:
    """Whether the words of a goal stand by a percentage: "the 90 percent it promised"."""
    text = view.documents[claim.doc].text
    begin, end = view.sentences(claim.doc)[view.place(claim)]
    return bool(phrases("goal").search(text[max(begin, claim.start - 2 * _ROUND) : min(end, claim.end + 2 * _ROUND)]))


def _pair(view: View, inside: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The amount and what it is held against, where a sentence gives just the two: "$41 against $486"."""
    amounts = [claim for claim in inside if claim.low == claim.high and not share_like(claim)]
    if len(amounts) != 2 or amounts[0].unit != amounts[1].unit or not 0 < value(amounts[0]) < value(amounts[1]):
        return None
    joined = phrases("against", r"\b", r"\s+(?:[\w’'-]+\s+){0,4}$").search(view.between(*amounts))
    return (amounts[0], amounts[1]) if joined else None


def _short(view: View, level: Claim, claims: Sequence[Claim], reached: str, working: str) -> Finding:
    says = (
        f"{view.outlet(level.doc)} tells the level of {paper.amount(level)} as met; what it gives beside it, "
        f"{reached}, is below."
    )
    return paper.finding(
        view, "target", paper.PROBLEM, says, working, [*claims, level], 0.85,
        settle="What the level was promised for, and by when.",
    )  # fmt: skip
