"""Sums across the articles of a story that none of them states, told where chance is an unlikely explanation."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.sums import chance, counted
from onrecord.checks.view import View
from onrecord.compare import digits, side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.values import plain

_RARE = 4  # digits of a number that is hardly the sum of two others by chance; of its parts three
_MOST = 40  # numbers of a story that are tried
_UNLIKELY = 0.01  # told where chance would give such a sum less often than this
_TOLD = 3  # of each story at most


def find(view: View) -> Iterator[Finding]:
    """The likeliest sums of each story that no text states, with how often chance would give one."""
    for docs in view.stories:
        if len(docs) > 1:
            found = sorted(_sums(view, _numbers(view, docs)), key=lambda sum_: (sum_[0], sum_[1][0].id))
            yield from (_finding(view, odds, parts, whole) for odds, parts, whole in found[:_TOLD])


def _numbers(view: View, docs: Sequence[str]) -> list[Claim]:
    """The distinct numbers of a story that are written out, those that come first."""
    told = (claim for doc in docs for claim in view.by_doc.get(doc, ()))
    exact = (c for c in told if counted(c) and c.modifier == "exact" and c.rate is None and digits(c) >= _RARE - 1)
    distinct: dict[float, Claim] = {}
    for claim in exact:
        distinct.setdefault(value(claim), claim)
        if len(distinct) == _MOST:
            break
    return list(distinct.values())


def _sums(view: View, numbers: Sequence[Claim]) -> Iterator[tuple[float, tuple[Claim, Claim], Claim]]:
    """Pairs that come to a third number exactly, no two of the three in one sentence, with the odds of chance."""
    by_value = {value(claim): claim for claim in numbers}
    pairs = len(numbers) * (len(numbers) - 1) // 2
    for a, b in itertools.combinations(numbers, 2):
        whole = by_value.get(value(a) + value(b))
        if whole is None or digits(whole) < _RARE or len({a.doc, b.doc, whole.doc}) < 2:
            continue
        odds = chance((a, b), whole, pairs)
        related = all(view.related(part, whole) and side_by_side(part, whole) != "differs" for part in (a, b))
        if odds < _UNLIKELY and related and not _known(view, a, b, whole):
            yield odds, (a, b), whole


def _known(view: View, *claims: Claim) -> bool:
    """Whether a text was found to state it: a finding of how numbers go together holds two of their values."""
    values = {value(claim) for claim in claims}
    return any(
        len(values & {value(view.claims[name]) for name in finding.claims if name in view.claims}) > 1
        for claim in claims for finding in view.arithmetic.get(claim.id, ())
    )  # fmt: skip


def _finding(view: View, odds: float, parts: tuple[Claim, Claim], whole: Claim) -> Finding:
    a, b = parts
    says = (
        f"{paper.of(view, a)} ({view.outlet(a.doc)}) and {paper.of(view, b)} ({view.outlet(b.doc)}) come to "
        f"{paper.of(view, whole)}, which {view.outlet(whole.doc)} gives; no text says so."
    )
    working = (
        f"{paper.amount(a)} + {paper.amount(b)} = {plain(value(whole))}; by chance, some two numbers of a story like "
        f"this come to it in about 1 of {plain(round(1 / max(odds, 1e-6), -1))}"
    )
    return paper.finding(view, "sum", paper.HOLDS, says, working, [a, b, whole], 1 - odds)
