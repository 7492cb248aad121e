"""The disputed count of a crowd told as a fact: others give it as one side's, beside what another side counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.compare import alike, days, people, value
from onrecord.model import Claim, Finding

_REACH = 2  # sentences between one side's count and the other's
_APART = 1.15, 20.0  # how many times the smaller of two counts of one thing the larger may be
_LEAST = 3
_PUT = re.compile(  # "The Alliance, which called the march, put the number at"
    r"(?:^|\b)(?P<who>(?:[Tt]he )?[A-Z]?[\w'’.-]+(?: [A-Z][\w'’.-]+)*)(?:, (?:who|which)\b[^.;\d]*?|,[^.;,\d]*,)? "
    r"(?:puts?|estimated|claimed|counted) (?:(?:the|its|their|a) \w+ (?:at|of) )?$"
)


def find(view: View) -> Iterator[Finding]:
    """Once for each document and disputed count."""
    for docs in view.stories:
        by_value: dict[float, list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            if claim.unit is None and claim.rate is None and value(claim) >= _LEAST:
                by_value[value(claim)].append(claim)
        for told in (told for told in by_value.values() if len({claim.doc for claim in told}) > 1):
            yield from _lost(view, told)


def _lost(view: View, told: Sequence[Claim]) -> Iterator[Finding]:
    """One side's count, and the documents that tell it without saying whose it is."""
    disputed = ((claim, rival) for claim in told if whose(view, claim) for rival in rivals(view, claim))
    first = next(disputed, None)
    if first is None:
        return
    claim, rival = first
    for doc in sorted({one.doc for one in told} - {claim.doc}):
        mine = [one for one in told if one.doc == doc and _kin(one, claim)]
        plain = [one for one in mine if firm(one) and "?" not in view.sentence(one)]
        if plain and view.outlet(doc) != view.outlet(claim.doc) and not any(_owned(view, one) for one in mine):
            yield _finding(view, plain[-1], claim, rival)


def whose(view: View, claim: Claim) -> str:
    """Who a document says a count is from."""
    if claim.sources:
        return claim.sources[0]
    put = _PUT.search(view.before(claim))
    return put["who"] if put else ""


def _owned(view: View, claim: Claim) -> bool:
    """Whether a document says whose a count is: by a source, a word of saying, or the sentence behind it."""
    behind = view.sentences(claim.doc)[view.place(claim) + 1 : view.place(claim) + 2]
    after = " ".join(view.documents[claim.doc].text[slice(*span)] for span in behind)
    said = phrases("said").search(view.sentence(claim)) or phrases("whose_count").search(after)
    return bool(claim.sources or said)


def _kin(a: Claim, b: Claim) -> bool:
    if phrases("crowd").search(a.counted or "crowd") and phrases("crowd").search(b.counted or "crowd"):
        return True
    return alike(a, b) >= 0.6 or (people(a.counted) and people(b.counted))


def rivals(view: View, claim: Claim) -> Iterator[Claim]:
    """What another side counts of the same thing, told right beside it."""
    if not phrases("gathering").search(view.leading(claim, _REACH)):
        return
    here = view.place(claim)
    for other in sorted(view.near(claim, _REACH), key=lambda one: (abs(view.place(one) - here), one.start)):
        low, high = sorted((value(claim), value(other)))
        if (
            other.unit is None and other.rate is None and other.role != "baseline" and not _wide(other)
            and low > 0 and _APART[0] <= high / low <= _APART[1]
            and whose(view, other) and whose(view, other) != whose(view, claim)
            and other.metric == claim.metric and _kin(other, claim)
            and days(other.period, claim.period) in ("same", "unknown")
        ):  # fmt: skip
            yield other


def _wide(claim: Claim) -> bool:
    """Whether a number is none to hold another against: "tens of thousands"."""
    return claim.modifier == "vague" or None not in (claim.low, claim.high) and claim.low != claim.high


def _finding(view: View, fact: Claim, claim: Claim, rival: Claim) -> Finding:
    mine, other = whose(view, claim), whose(view, rival)
    says = (
        f"{view.outlet(fact.doc)} tells {paper.amount(fact)} as a fact and names no source; {view.outlet(claim.doc)} "
        f"gives it as the count of {mine}, beside {paper.amount(rival)} of {other}."
    )
    working = (
        f"{view.outlet(claim.doc)}: {mine}, {paper.amount(claim)}; {other}, {paper.amount(rival)}; "
        f"{view.outlet(fact.doc)}: {paper.quoted(fact)}, no source"
    )
    return paper.finding(
        view, "drift", paper.PROBLEM, says, working, [fact, claim, rival], 0.8,
        explanations=["a source lost on the way: one side's count told as what happened"],
        settle="Who counted, how, and where.",
    )  # fmt: skip
