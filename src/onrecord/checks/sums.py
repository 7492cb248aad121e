"""Sums: parts that are told with their whole, and totals of two different things."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.checks.wording import (
    COMPLEMENTS,
    EXCLUSIVE,
    LEFT,
    LIST,
    PARTS,
    TOTAL,
    TOTAL_BEHIND,
    is_part,
    negated,
    said_of,
)
from onrecord.compare import alike, days, head, meant, people, rounding, share_like, side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.values import overlaps, plain

_HAPPENED = {"actual", "count", "stock", "baseline"}
_REACH = 2  # sentences between a whole and its parts
_JOINED = re.compile(r",|\band\b|\bplus\b|;")
_OR = re.compile(r",? or $")
_APART = r"than|from|out of|of (?:the|its|those)|compared|against|times|each|apiece|per|includ\w*|average|instead|not"
_HELD_AGAINST = re.compile(rf"\b(?:{_APART})\b", re.IGNORECASE)
_MOVED = re.compile(
    rf"\b(?:with (?:those|them|the|others)|more|fewer|less|higher|lower|up|down|{_APART})\b", re.IGNORECASE
)
_MOST = 7  # neighbours that are tried as parts
_THE = re.compile(r"\b(?:the|these|those|all) $", re.IGNORECASE)
_UNLIKELY = 0.02  # a sum that no words state is told where chance would give it less often than this
_NEAR = 0.75, 1.33  # parts that the words say are all come at least this near to their whole
_BACK = 6  # sentences between a whole and what is left of it
_MOST_WHY = 2  # numbers that are named as perhaps mistyped
_SMALL = 20  # sums of numbers below this are chance


def find(view: View) -> Iterator[Finding]:
    """Sums that hold, and stated ones that do not."""
    for claims in view.by_doc.values():
        usable = {claim.id: claim for claim in claims if counted(claim)}
        amounts = [claim for claim in claims if firm(claim) and not share_like(claim) and claim.role != "incidental"]
        for whole in amounts:
            together = _told_together(view, whole, amounts)
            if together:
                yield (_holds if adds(together, whole) else fails)(view, together, whole)
                continue
            if whole.id not in usable:
                continue
            yield from _left_over(view, whole, usable)
            parts = [part for part in view.near(whole, _REACH) if part.id in usable and _may_be_part(view, part, whole)]
            yield from _sum(view, whole, parts)


def is_total(view: View, claim: Claim) -> bool:
    """Whether the words beside a number say that it is a total: "together that makes 43", "43 between them"."""
    text = view.documents[claim.doc].text
    begin, end = view.sentences(claim.doc)[view.place(claim)]
    before = TOTAL.search(text[max(begin, claim.start - 40) : claim.start])
    return bool(before or TOTAL_BEHIND.match(text[claim.end : end]))


def _told_together(view: View, whole: Claim, amounts: Sequence[Claim]) -> list[Claim]:
    """What a total takes together: the counts before it in its sentence, else in the one before.

    Of the counts of its own thing and all of them, those whose sum comes nearer, if it comes near at all.
    """
    made = _made_of_those(view, whole)
    if not made and not is_total(view, whole) and not _so_far(view, whole):
        return []
    place = view.place(whole)
    before = [
        c for c in amounts
        if c.start < whole.start and (c.rate, c.unit) == (whole.rate, whole.unit) and value(c) < value(whole)
    ]  # fmt: skip
    for sentence in (place - 1,) if made else (place, place - 1):
        here = [c for c in before if view.place(c) == sentence and not is_total(view, c) and not _refers(view, c)]
        own = [c for c in here if c.metric == whole.metric]
        near = [parts for parts in (own, here) if len(parts) > 1 and _NEAR[0] <= _ratio(parts, whole) <= _NEAR[1]]
        if len(here) > 1:
            joined = not made or _are_joined(view, here)
            return min(near, key=lambda parts: abs(_ratio(parts, whole) - 1), default=[]) if joined else []
    return []


def _made_of_those(view: View, whole: Claim) -> bool:
    """Whether a sentence begins with a number as what comes of those before it: "That's 47,000 jobs gone"."""
    text, stop = view.documents[whole.doc].text, view.sentences(whole.doc)[view.place(whole)][1]
    begins = phrases("that_makes", r"^\W*", r"[^.;\d]{0,12}$").match(view.before(whole))
    return bool(begins) and not _MOVED.search(text[whole.end : stop])


def _so_far(view: View, whole: Claim) -> bool:
    """ "512 in the first year, 748 in the second, or 1,260 so far": the other name of those before it."""
    behind = phrases("running_total", r"^(?: [a-z]+){0,3} ").match(view.documents[whole.doc].text[whole.end :][:60])
    return bool(behind and _OR.search(view.before(whole)))


def _are_joined(view: View, parts: Sequence[Claim]) -> bool:
    """Whether numbers follow one another as those of a list do, and none is held against another."""
    told = [view.between(a, b) for a, b in zip(parts, parts[1:], strict=False)]
    return not any(is_part(view, part) for part in parts) and all(
        _JOINED.search(words) and not _HELD_AGAINST.search(words) for words in told
    )


def _refers(view: View, claim: Claim) -> bool:
    """Whether a number only points back at what was told: "the two will have", "both of the three"."""
    text = view.documents[claim.doc].text
    return not claim.number[:1].isdigit() and bool(_THE.search(text[max(0, claim.start - 6) : claim.start]))


def _ratio(parts: Iterable[Claim], whole: Claim) -> float:
    return sum(value(part) for part in parts) / value(whole)


def counted(claim: Claim) -> bool:
    """Whether a claim is a plain number of things that happened or stand."""
    return firm(claim) and claim.role in _HAPPENED and claim.unit is None


def firm(claim: Claim) -> bool:
    """Whether a claim gives one number above nothing, whatever it is of."""
    plainly = claim.modifier in ("exact", "about", "nearly") and claim.low == claim.high
    return plainly and claim.low is not None and claim.low > 0


def _may_be_part(view: View, part: Claim, whole: Claim) -> bool:
    together = view.place(part) == view.place(whole)
    return (
        value(part) < value(whole)
        and part.rate == whole.rate
        and view.related(part, whole)
        and (days(part.period, whole.period) != "differs" or together)
        and (side_by_side(part, whole) != "differs" or (together and _lists(view, whole)))
    )


def _lists(view: View, whole: Claim) -> bool:
    """Whether a colon behind a number says that its parts follow: "2,310 people: 1,200 in Pell, ..."."""
    text = view.documents[whole.doc].text
    return bool(LIST.match(text[whole.end : view.sentences(whole.doc)[view.place(whole)][1]]))


def _sum(view: View, whole: Claim, parts: Sequence[Claim]) -> Iterator[Finding]:
    nearest = _distinct(parts, whole)
    sums = (chosen for size in (2, 3, 4) for chosen in itertools.combinations(nearest, size))
    for tried, chosen in enumerate(sums, 1):
        if adds(chosen, whole) and _worth_telling(view, chosen, whole, tried):
            yield _holds(view, chosen, whole)
            return
    for failing in _stated(view, whole, nearest):
        yield fails(view, failing, whole)
        return


def _distinct(parts: Sequence[Claim], whole: Claim) -> list[Claim]:
    """The nearest neighbours, each number once."""
    nearest = sorted(parts, key=lambda part: abs(part.start - whole.start))
    found: dict[float, Claim] = {}
    for part in nearest:
        found.setdefault(value(part), part)
    return sorted(list(found.values())[:_MOST], key=lambda part: part.start)


def adds(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether they can add up; beside numbers that are written to the last one, a round number is no rounded one."""
    plain_numbers = all(claim.modifier == "exact" for claim in (*parts, whole))
    if plain_numbers and rounding(whole) == 0 and any(rounding(part) == 0 for part in parts):
        return sum(value(part) for part in parts) == value(whole)
    low, high = sum(meant(part)[0] for part in parts), sum(meant(part)[1] for part in parts)
    return overlaps((low, high), meant(whole))


def chance(parts: Iterable[Claim], whole: Claim, tried: int) -> float:
    """How often numbers of this size would add up by accident, with so many sums tried."""
    width = 1 + 2 * rounding(whole) + sum(2 * rounding(part) for part in parts)
    return min(1.0, tried * width / max(value(whole), 1.0))


def _worth_telling(view: View, parts: Sequence[Claim], whole: Claim, tried: int) -> bool:
    if min(value(part) for part in parts) < _SMALL and not _one_sentence(view, parts):
        return False
    return chance(parts, whole, tried) < _UNLIKELY


def _one_sentence(view: View, parts: Sequence[Claim]) -> bool:
    return len({view.place(part) for part in parts}) == 1


def _stated(view: View, whole: Claim, parts: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Parts in one sentence that the words say are all of the whole, though their sum is near it only."""
    for place in sorted({view.place(part) for part in parts}):
        chosen = [part for part in parts if view.place(part) == place and not is_total(view, part)]
        if len(chosen) < 2 or not _NEAR[0] <= _ratio(chosen, whole) <= _NEAR[1] or adds(chosen, whole):
            continue
        if any(part.start < whole.start for part in chosen) and place != view.place(whole):
            continue
        if _more_between(view, chosen) or _another_whole(view, chosen, whole):
            continue
        if _all_of_it(view, chosen, whole) and _one_kind(view, chosen, whole):
            yield chosen


def _more_between(view: View, parts: Sequence[Claim]) -> bool:
    """Whether other numbers stand between the parts, of which one may be a part that was not read as such."""
    first, last = min(part.start for part in parts), max(part.start for part in parts)
    mine = {part.id for part in parts}
    return any(first < c.start < last and c.id not in mine for c in view.by_doc[parts[0].doc])


def _another_whole(view: View, parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether another number beside the parts may be their whole as well."""
    others = [c for c in view.near(parts[0], _REACH) if counted(c) and c.id != whole.id and c not in parts]
    return any(adds(parts, other) for other in others if value(other) != value(whole))


def _left_over(view: View, rest: Claim, usable: Mapping[str, Claim]) -> Iterator[Finding]:
    """What is left of a whole told before once something is taken off: "without those it is 94"."""
    begin = view.sentences(rest.doc)[view.place(rest)][0]
    if not LEFT.search(view.documents[rest.doc].text[begin : rest.start]):
        return
    before = [c for c in view.near(rest, _BACK) if c.start < rest.start and _plain(c) and value(c) >= _SMALL]
    part = before[-1] if before else rest
    wholes = [
        c for c in before
        if c.id in usable and value(c) > max(value(rest), value(part)) and c.start < part.start
        and alike(c, rest) >= 0.6
    ]  # fmt: skip
    if not wholes:
        return
    whole = min(wholes, key=lambda c: abs(value(c) - value(part) - value(rest)))
    right = value(whole) - value(part)
    working = f"{paper.amount(whole)} - {paper.amount(part)} = {plain(right)}; stated: {paper.amount(rest)}"
    if overlaps((right - rounding(whole) - rounding(part), right + rounding(whole) + rounding(part)), meant(rest)):
        less = f"{paper.amount(whole)} without {paper.amount(part)}"
        says = f"{less} is {paper.amount(rest)}, as {view.outlet(rest.doc)} has it."
        yield paper.finding(view, "sum", paper.HOLDS, says, working, [rest, part, whole])
    elif _NEAR[0] <= right / value(rest) <= _NEAR[1]:
        says = (
            f"{paper.amount(whole)} without {paper.amount(part)} is {plain(right)}, "
            f"not {paper.amount(rest)} as {view.outlet(rest.doc)} has it."
        )
        why = [f"a digit mistyped: with {plain(right)} in place of {plain(value(rest))} it holds"]
        yield paper.finding(
            view, "sum", paper.PROBLEM, says, working, [rest, part, whole], 0.8,
            explanations=why if typo(value(rest), right) else [], settle="The source's own count of what is left.",
        )  # fmt: skip


def _plain(claim: Claim) -> bool:
    return (
        claim.unit is None and claim.rate is None and claim.low == claim.high is not None and claim.role != "incidental"
    )


def _all_of_it(view: View, parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether the words say that the parts are the whole: nothing else is left, one is what the other is not."""
    heads = frozenset(head(part.counted) for part in parts)
    if heads in COMPLEMENTS or (_lists(view, whole) and view.place(whole) == view.place(parts[0])):
        return True
    words = view.sentence(parts[0])
    opposite = len(parts) == 2 and len({negated(said_of(view, part)) for part in parts}) == 2
    return bool(PARTS.search(words) and (EXCLUSIVE.search(words) or opposite))


def _one_kind(view: View, parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether the parts are told as parts of this whole: by the beat, or all by the same or no own noun."""
    inside = [view.part_of(part, whole) or part.metric == whole.metric is not None for part in parts]
    loose = [part.metric is None and (people(part.counted) or not part.counted or part.counted == whole.counted)
             for part in parts]  # fmt: skip
    return all(a or b for a, b in zip(inside, loose, strict=True)) or all(part.metric is None for part in parts)


def written(parts: Iterable[Claim]) -> str:
    """Parts as on paper: "412 + 388"."""
    return " + ".join(paper.amount(part) for part in parts)


def _holds(view: View, parts: Sequence[Claim], whole: Claim) -> Finding:
    says = f"{written(parts)} is {paper.of(view, whole)}, as {view.outlet(whole.doc)} has it."
    odds = chance(parts, whole, 1)
    working = f"{written(parts)} = {plain(sum(value(p) for p in parts))}; stated: {paper.amount(whole)}"
    return paper.finding(view, "sum", paper.HOLDS, says, working, [*parts, whole], 1 - odds)


def fails(view: View, parts: Sequence[Claim], whole: Claim) -> Finding:
    """Parts that do not come to their whole."""
    total = sum(value(part) for part in parts)
    gap = abs(total - value(whole))
    what = paper.amount(whole) if whole.unit else paper.of(view, whole)
    says = (
        f"The parts that {view.outlet(whole.doc)} gives, {written(parts)}, come to {paper.like(whole, total)}, "
        f"not to the {what} it gives as their whole."
    )
    working = (
        f"{written(parts)} = {paper.like(whole, total)}; stated: {paper.amount(whole)}; "
        f"difference {paper.like(whole, gap)}"
    )
    return paper.finding(
        view, "sum", paper.PROBLEM, says, working, [*parts, whole], 0.8,
        explanations=list(_why(parts, whole))[:_MOST_WHY],
        settle="The source's own table of the parts and their total.",
    )  # fmt: skip


def _why(parts: Sequence[Claim], whole: Claim) -> Iterator[str]:
    total = sum(value(part) for part in parts)
    for number in [whole, *parts]:
        right = value(number) - (total - value(whole)) if number is not whole else total
        if typo(value(number), right):
            yield f"a digit mistyped: with {paper.like(number, right)} in place of {paper.amount(number)} the sum holds"


def typo(written_number: float, right: float) -> bool:
    """Whether one whole number is the other with one digit changed, left out, doubled or two exchanged."""
    if written_number != int(written_number) or right != int(right) or right <= 0 or written_number <= 0:
        return False
    a, b = str(int(written_number)), str(int(right))
    if a == b or max(len(a), len(b)) < 3:
        return False
    if len(a) == len(b):
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = (
            len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        )
        return len(wrong) == 1 or swapped
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
