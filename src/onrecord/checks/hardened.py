"""A level to reach, or a forecast, that another outlet tells as what already is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wording import around, shared_words, tentative
from onrecord.compare import alike, share_like, side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.text import stems

_BEFORE, _BEHIND = 60, 50  # characters around a number in which the words stand that make it a level or a forecast
_SHARED = 2  # content words that two sentences about one thing have in common
_REACH = 3  # sentences between a level and the number that was really counted
_APART = 0.03  # from which the number counted is not the level itself
_OF = re.compile(r"^ of (?:[\w’'-]+ ){0,3}[\w’'-]+")
_NEAR, _FAR = 3.0, 20.0  # times a level, or of it, from which a number counted is of something else
_LEAST, _LEAST_SHARE = 10, 3
_KIN = 0.6
_HAPPENED = ("actual", "stock", "count", "share")


def find(view: View) -> Iterator[Finding]:
    """Once for each document: the number that others tell as a goal or forecast and it tells as a fact."""
    for docs in view.stories:
        by_value: dict[tuple[float, str | None], list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ()) if claim.trend is None):
            for end in {claim.low, claim.high} - {None}:
                by_value[end or 0.0, claim.unit].append(claim)
        done: set[tuple[str, float]] = set()
        for (number, _), told in by_value.items():
            if len({claim.doc for claim in told}) < 2:
                continue
            least = _LEAST_SHARE if share_like(told[0]) else _LEAST
            levels = [claim for claim in told if number >= least and (_level(view, claim) or _wanted(view, claim))]
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


def _wanted(view: View, claim: Claim) -> bool:
    """Whether it was read as a level to reach, and the words beside it say that it is wanted or planned."""
    beside = around(view, claim, _BEFORE, _BEHIND)
    wanted = claim.role == "target" and any(phrases("wanted").search(words) for words in beside)
    return wanted and not told_as_met(view, claim)


def told_as_met(view: View, claim: Claim) -> bool:
    """Whether a sentence says of a level that it was reached: "has hit its pledge of 95 percent", "as promised"."""
    words = view.sentence(claim)
    if phrases("unmet").search(phrases("as_promised").sub("", words)):
        return False
    told = any(phrases(name).search(words) for name in ("as_promised", "goal"))
    return told and bool(phrases("as_promised").search(words) or phrases("met").search(words))


def _turned(view: View, level: Claim, fact: Claim) -> bool:
    """Whether the second is the first told as a fact, though it is not yet due or another number was counted."""
    met = told_as_met(view, fact)
    if view.outlet(level.doc) == view.outlet(fact.doc) or not firm(fact):
        return False
    if not met and (fact.role not in _HAPPENED or tentative(view.sentence(fact))):
        return False
    if level.rate not in (fact.rate, None) and fact.rate is not None or fact.stance == "denied":
        return False
    if side_by_side(level, fact) == "differs" or not _of_one_thing(view, level, fact):
        return False
    if met and _bears_out(view, level, fact):
        return False
    if share_like(fact):
        counted = _counted(view, level, fact)
        return bool(counted) and fact.role != "target" and not view.tells(fact.doc, counted[0])
    return _not_due(view, level, fact) or bool(_counted(view, level, fact))


def _of_one_thing(view: View, level: Claim, fact: Claim) -> bool:
    """Whether two sentences share what they are about; a percentage's with the ones before them."""
    if share_like(fact):
        parts = [_of_what(view, claim) for claim in (level, fact)]
        if all(parts) and not parts[0] & parts[1]:
            return False
        about = [set(stems(view.leading(claim, 1))) for claim in (level, fact)]
        return len({word for word in about[0] & about[1] if not phrases("empty").fullmatch(word)}) >= _SHARED
    shared = len(view.words(level) & view.words(fact))
    return shared >= _SHARED or (shared > 0 and alike(level, fact) >= _KIN)


def _not_due(view: View, level: Claim, fact: Claim) -> bool:
    """Whether the sentence of a level names a day by which it is to be reached, after the other article came out."""
    begin, end = view.sentences(level.doc)[view.place(level)]
    told = view.documents[fact.doc].published
    due = (time.last for time in view.ledger.times.get(level.doc, ()) if begin <= time.start < end and time.last)
    return told is not None and any(day > told for day in due)


def _of_what(view: View, share: Claim) -> set[str]:
    """The words for what a percentage is of, where they stand right behind it."""
    behind = _OF.match(view.documents[share.doc].text[share.end : share.end + _BEHIND])
    return set(stems(behind.group())) if behind else set()


def _counted(view: View, level: Claim, fact: Claim) -> Sequence[Claim]:
    """What the article that tells the level gives as counted, where it is another number, and no better than a goal."""
    upper = level.modifier in ("at_most", "less_than", "up_to") or bool(
        phrases("ceiling").search(around(view, level, _BEFORE, 0)[0])
    )
    goal = share_like(fact) or level.role == "target"
    told = [
        claim for claim in view.near(level, _REACH)
        if firm(claim) and claim.role in _HAPPENED and (claim.unit, claim.rate) == (fact.unit, fact.rate)
        and (max(alike(claim, fact), alike(claim, level)) >= _KIN or _of_one_matter(view, claim, level, fact))
        and not _level(view, claim)
        and abs(value(claim) - value(fact)) > _APART * value(fact)
        and value(fact) / (_FAR if told_as_met(view, fact) else _NEAR) < value(claim) < value(fact) * _NEAR
        and not (goal and (value(claim) < value(fact)) == upper)
    ]  # fmt: skip
    return sorted(told, key=lambda claim: abs(value(claim) - value(fact)))


def _of_one_matter(view: View, counted: Claim, level: Claim, fact: Claim) -> bool:
    """Whether the one percentage right before a level is of what the other article's is: both sentences give another
    number too, or share words."""
    if not share_like(fact) or view.place(level) - view.place(counted) not in (0, 1):
        return False
    beside = [{(value(c), c.unit) for c in view.near(claim, 0) if not share_like(c)} for claim in (counted, fact)]
    return bool(beside[0] & beside[1]) or len(shared_words(view, counted, fact)) >= _SHARED


def _bears_out(view: View, level: Claim, fact: Claim) -> bool:
    """Whether the article that tells a level as reached gives a count beside it that reaches it."""
    return any(
        claim.role in _HAPPENED and (claim.unit, claim.rate or fact.rate) == (fact.unit, fact.rate)
        and value(fact) < value(claim) < value(fact) * _NEAR and level.modifier != "at_most"
        for claim in view.near(fact, _REACH)
    )  # fmt: skip


def _finding(view: View, level: Claim, fact: Claim, number: float) -> Finding:
    quoted = " ".join(view.sentence(level).split())
    says = (
        f"{view.outlet(fact.doc)} tells {paper.of(view, fact)} as what is; "
        f"{view.outlet(level.doc)} has it as a level to reach or a forecast: “{quoted}”"
    )
    counted = _counted(view, level, fact)[:1]
    working = (
        f"{view.outlet(level.doc)}: {paper.quoted(level)}, goal or forecast; "
        f"{view.outlet(fact.doc)}: {paper.quoted(fact)}, fact"
    )
    if counted:
        working += f"; counted, as {view.outlet(level.doc)} has it: {paper.amount(counted[0])}"
    return paper.finding(
        view, "role", paper.PROBLEM, says, working, [fact, level, *counted], 0.75,
        explanations=["a goal or forecast told as a fact"], settle="The wording of the source, and its latest count.",
    )  # fmt: skip
