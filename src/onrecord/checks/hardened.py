"""A level to reach, or a forecast, that another outlet tells as what already is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wording import around, tentative
from onrecord.compare import alike, share_like, side_by_side, value
from onrecord.model import Claim, Finding

_BEFORE, _BEHIND = 60, 50  # characters around a number in which the words stand that make it a level or a forecast
_SHARED = 2  # content words that two sentences about one thing have in common
_REACH = 3  # sentences between a level and the number that was really counted
_APART = 0.03  # from which the number counted is not the level itself
_LEAST = 10
_HAPPENED = ("actual", "stock", "count")


def find(view: View) -> Iterator[Finding]:
    """Once for each document: the number that others tell as a goal or forecast and it tells as a fact."""
    for docs in view.stories:
        by_value: dict[tuple[float, str | None], list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ()) if not share_like(claim)):
            for end in {claim.low, claim.high} - {None}:
                by_value[end or 0.0, claim.unit].append(claim)
        done: set[tuple[str, float]] = set()
        for (number, _), told in by_value.items():
            if len({claim.doc for claim in told}) < 2:
                continue
            levels = [claim for claim in told if number >= _LEAST and _level(view, claim)]
            for fact in told if levels else ():
                level = next((one for one in levels if _turned(view, one, fact)), None)
                if level is not None and (fact.doc, number) not in done:
                    done.add((fact.doc, number))
                    yield _finding(view, level, fact, number)


def _level(view: View, claim: Claim) -> bool:
    """Whether the words right around a number make it a level to reach or a forecast."""
    beside = around(view, claim, _BEFORE, _BEHIND)
    if any(phrases("beaten").search(words) for words in beside):
        return False  # "147 were made, topping forecasts"
    return any(phrases(name).search(words) for name in ("goal", "forecast") for words in beside)


def _turned(view: View, level: Claim, fact: Claim) -> bool:
    """Whether the second is the first told as a fact, though it is not yet due or another number was counted."""
    if view.outlet(level.doc) == view.outlet(fact.doc) or fact.role not in _HAPPENED or not firm(fact):
        return False
    if level.rate not in (fact.rate, None) and fact.rate is not None or fact.stance == "denied":
        return False
    if tentative(view.sentence(fact)) or side_by_side(level, fact) == "differs":
        return False
    about = [view.words(claim) for claim in (level, fact)]
    return len(about[0] & about[1]) >= _SHARED and (_not_due(view, level, fact) or bool(_counted(view, level, fact)))


def _not_due(view: View, level: Claim, fact: Claim) -> bool:
    """Whether the sentence of a level names a day by which it is to be reached, after the other article came out."""
    begin, end = view.sentences(level.doc)[view.place(level)]
    told = view.documents[fact.doc].published
    due = (time.last for time in view.ledger.times.get(level.doc, ()) if begin <= time.start < end and time.last)
    return told is not None and any(day > told for day in due)


def _counted(view: View, level: Claim, fact: Claim) -> Sequence[Claim]:
    """What the article that tells the level gives as counted, where it is another number."""
    return [
        claim for claim in view.near(level, _REACH)
        if firm(claim) and claim.role in _HAPPENED and (claim.unit, claim.rate) == (fact.unit, fact.rate)
        and max(alike(claim, fact), alike(claim, level)) >= 0.6 and not _level(view, claim)
        and abs(value(claim) - value(fact)) > _APART * value(fact) and value(fact) / 3 < value(claim) < value(fact) * 3
    ]  # fmt: skip


def _finding(view: View, level: Claim, fact: Claim, number: float) -> Finding:
    quoted = " ".join(view.sentence(level).split())
    says = (
        f"{view.outlet(fact.doc)} tells {paper.of(view, fact)} as what is; "
        f"{view.outlet(level.doc)} has it as a level to reach or a forecast: “{quoted}”"
    )
    counted = _counted(view, level, fact)[:1]
    working = (
        f"{view.outlet(level.doc)}: “{level.exact}”, goal or forecast; {view.outlet(fact.doc)}: “{fact.exact}”, fact"
    )
    if counted:
        working += f"; counted, as {view.outlet(level.doc)} has it: {paper.amount(counted[0])}"
    return paper.finding(
        view, "role", paper.PROBLEM, says, working, [fact, level, *counted], 0.75,
        explanations=["a goal or forecast told as a fact"], settle="The wording of the source, and its latest count.",
    )  # fmt: skip
