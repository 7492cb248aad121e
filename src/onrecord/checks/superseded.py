"""An earlier number told as the present one: the first count as the recount's, last month's as this month's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wording import led_to_from
from onrecord.compare import digits, share_like, value
from onrecord.model import Claim, Finding, Time

_HUNDRED = 100  # from which two digits that are not nought are enough
_RARE = 3  # digits of a number that two articles hardly give for two things
_REACH = 3  # sentences between the present number and the earlier one
_NEAR = 0.7, 1.43  # how far the two may lie apart
_LARGE = 1000
_LONG = timedelta(days=60)
_HAPPENED = ("actual", "stock", "count")
_SHARED = 2  # content words of two sentences on one thing


def find(view: View) -> Iterator[Finding]:
    """Once for each document and number."""
    for docs in view.stories:
        by_value: dict[tuple[float, str | None], list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            if firm(claim) and _rare(claim) and claim.trend is None:
                by_value[value(claim), claim.unit].append(claim)
        for told in by_value.values():
            yield from _told_as_now(view, told)


def _rare(claim: Claim) -> bool:
    return digits(claim) >= _RARE or (digits(claim) >= 2 and value(claim) >= _HUNDRED)


def _told_as_now(view: View, told: Sequence[Claim]) -> Iterator[Finding]:
    done: set[str] = set()
    for old in told:
        now = _present(view, old) if len(told) > 1 and _is_earlier(view, old) else None
        for claim in told if now is not None else ():
            tells_both = any(value(other) == value(now) for other in view.by_doc[claim.doc])  # type: ignore[arg-type]
            if claim.doc not in done | {old.doc} and now and not tells_both and _is_now(view, claim, old, now):
                done.add(claim.doc)
                yield _finding(view, claim, old, now)


def _is_earlier(view: View, claim: Claim) -> bool:
    """Whether the words before a number say that it was so before: "in the first count", "up from"."""
    if led_to_from(view, claim):
        return True
    begin = view.sentences(claim.doc)[view.place(claim)][0]
    text = view.documents[claim.doc].text
    return bool(phrases("earlier").search(text[begin : claim.start]))


def _present(view: View, old: Claim) -> Claim | None:
    """The first number of the same kind told before an earlier one, in a sentence that is of the present."""
    before = [
        claim for claim in view.near(old, _REACH)
        if claim.start < old.start and firm(claim) and claim.unit == old.unit and claim.rate == old.rate
        and _NEAR[0] <= value(claim) / value(old) <= _NEAR[1] and value(claim) != value(old)
        and not _is_earlier(view, claim) and digits(claim) >= 2
    ]  # fmt: skip
    last = max((view.place(claim) for claim in before), default=None)
    return next((claim for claim in before if view.place(claim) == last), None)


def _is_now(view: View, claim: Claim, old: Claim, now: Claim) -> bool:
    """Whether a telling gives the earlier number for the present: by a day, or by a number, that is of the present."""
    if _is_earlier(view, claim) or claim.role == "baseline":
        return False
    mine = view.words(claim)
    shared = len(mine & (view.words(old) | view.words(now)))
    if shared and _other_time(view, claim, old, now):
        return True
    if _before(view, claim, old):
        return False
    alike = shared >= _SHARED
    beside = {value(other) for other in view.near(now, 0)} - {value(other) for other in view.near(old, 0)}
    with_it = any(value(other) in beside and digits(other) >= _RARE for other in view.near(claim, 0))
    return alike and (with_it or _same_day(view, claim, old, now))


def _before(view: View, claim: Claim, old: Claim) -> bool:
    """Whether an article came out before the one that has a newer number."""
    mine, theirs = view.documents[claim.doc].published, view.documents[old.doc].published
    return mine is not None and theirs is not None and mine < theirs


def _other_time(view: View, claim: Claim, old: Claim, now: Claim) -> bool:
    """Whether the old number is of a time long past, and the claim's is the present one or none."""
    told = view.documents[old.doc].published
    if old.period is None or told is None or value(claim) < _LARGE or claim.role not in _HAPPENED:
        return False
    long_ago = old.period[1] <= told - _LONG
    year = str(old.period[0].year)
    borrowed = claim.rules.get("period", "").startswith("the period that other articles")
    of_now = claim.role == "stock" if borrowed or claim.period is None else claim.period == now.period
    return long_ago and of_now and now.period != old.period and year not in view.sentence(claim)


def _same_day(view: View, claim: Claim, old: Claim, now: Claim) -> bool:
    """Whether a day in the claim's sentence is one that the other article has for the present, not for before."""
    of_old = _days(view, old, 0) if view.place(old) != view.place(now) else {old.period[1] if old.period else None}
    of_now = _days(view, now, 1) - of_old
    return bool(_days(view, claim, 0) & of_now)


def _days(view: View, claim: Claim, before: int) -> set[object]:
    """The last days of the times in a claim's sentence, and in so many before it."""
    spans, place = view.sentences(claim.doc), view.place(claim)
    begin, end = spans[max(0, place - before)][0], spans[place][1]
    times: Sequence[Time] = view.ledger.times.get(claim.doc, ())
    return {time.last for time in times if begin <= time.start < end and time.last and time.kind == "date"}


def _finding(view: View, claim: Claim, old: Claim, now: Claim) -> Finding:
    quoted = " ".join(view.sentence(old).split())
    says = (
        f"{view.outlet(claim.doc)} gives {paper.amount(claim)} where {view.outlet(old.doc)} has {paper.amount(now)}; "
        f"{view.outlet(old.doc)} has {paper.amount(old)} as the earlier value: “{quoted}”"
    )
    working = (
        f"{view.outlet(old.doc)}: {paper.amount(now)}, before it {paper.amount(old)}; "
        f"{view.outlet(claim.doc)}: {paper.amount(claim)}"
    )
    kind = "share" if share_like(claim) else "number"
    return paper.finding(
        view, "conflict", paper.PROBLEM, says, working, [claim, now, old], 0.8,
        explanations=[f"an older count: the {kind} of the time before is given for this one"],
        settle="The source's own value for each time.",
    )  # fmt: skip
