"""Averages: a total, the number of things it is spread over, and what that makes for each, told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import is_total
from onrecord.checks.view import View
from onrecord.checks.wording import around
from onrecord.compare import head, meant, measured, share_like, value
from onrecord.model import Claim, Finding
from onrecord.text import stem
from onrecord.values import overlaps, plain

_EACH = re.compile(r"^(?: \w+){0,2}(?: each| apiece)\b", re.IGNORECASE)
_PER = re.compile(r"^(?: \w+)? (?:per|for (?:each|every)) (?P<of>\w+)", re.IGNORECASE)
_PER_OF = re.compile(
    r"^(?: \w+){0,2} (?:to|for|at|in|from|by) (?:each|every|every one)(?: of)?(?: (?:the|its|their|those))? $",
    re.IGNORECASE,
)
_EACH_OF = re.compile(r"\b(?:each|every one) of (?:the|its|their|those) $", re.IGNORECASE)
_LINK = re.compile(
    r"\b(?:average\w*|or|that is|which is|comes? to|came to|works? out|total\w*|in all|altogether|mean(?:s|ing)?)\b",
    re.I,
)
_PRICE = re.compile(r"^ (?:[\w-]+ ){0,3}[\w-]+ $")  # "trash fee on", right between a price and who pays it
_SPANS = ("day", "week", "month", "quarter", "year")
_SOME, _MANY = 2, 12  # numbers that are averaged in one sentence
_AROUND = 30  # characters around a number in which "each" or "on average" stands
_FAR = 3.0  # a product further than this from a total is no telling of it


def find(view: View) -> Iterator[Finding]:
    """Totals that fit what each of so many has, and totals that do not."""
    for claims in view.by_doc.values():
        inside: dict[int, list[Claim]] = {}
        for claim in claims:
            if _bounded(claim) and not share_like(claim):
                inside.setdefault(view.place(claim), []).append(claim)
        for place, told in inside.items():
            before = inside.get(place - 1, [])
            yield from _mean(view, told)
            found = _triple(view, told) if len(told) > 2 else None
            found = found or _made_of_those(view, told, before)
            if found is not None:
                yield from _average(view, *found)


def _mean(view: View, told: Sequence[Claim]) -> Iterator[Finding]:
    """ "62 in May, 118 in April and 131 in March, for a three-month average of 104": the mean of as many numbers."""
    spans = [c for c in told if c.unit in _SPANS and _SOME <= value(c) <= _MANY]
    others = [c for c in told if c.unit not in _SPANS]
    averages = [c for c in others if phrases("on_average").search(around(view, c, _AROUND, 0)[0])]
    if len(spans) != 1 or len(averages) != 1 or others[-1:] != averages or len(others) - 1 != value(spans[0]):
        return
    mean, parts = averages[0], others[:-1]
    if any((c.unit, c.rate) != (mean.unit, parts[0].rate) or c.modifier not in ("exact", "about") for c in parts):
        return
    low, high = (sum(meant(c)[end] for c in parts) / len(parts) for end in (0, 1))
    right = sum(map(value, parts)) / len(parts)
    sum_ = " + ".join(paper.amount(c) for c in parts)
    working = f"({sum_}) / {len(parts)} = {paper.like(mean, right)}; stated: {paper.amount(mean)}"
    outlet = view.outlet(mean.doc)
    if overlaps((low, high), meant(mean)):
        says = f"The mean of {sum_} is {paper.amount(mean)}, as {outlet} has it."
        yield paper.finding(view, "rate", paper.HOLDS, says, working, [mean, *parts])
    elif min(map(value, parts)) <= value(mean) <= max(map(value, parts)):
        says = f"The mean of {sum_} is {paper.like(mean, right)}, not {paper.amount(mean)} as {outlet} has it."
        yield paper.finding(
            view, "rate", paper.PROBLEM, says, working, [mean, *parts], 0.85, settle="The numbers that were averaged.",
        )  # fmt: skip


def _triple(view: View, told: Sequence[Claim]) -> tuple[Claim, Claim, Claim] | None:
    """What each has, how many there are, and what all have, where a sentence says it of only one set of three."""
    each = [claim for claim in told if _of_each(view, claim, told)]
    if len(each) != 1:
        return None
    units = _units(view, each[0], told)
    wholes = [c for c in told if c is not each[0] and c not in units and c.unit == each[0].unit]
    if len(units) != 1 or len(wholes) != 1 or not value(wholes[0]) > max(value(each[0]), 1) or value(units[0]) <= 1:
        return None
    if each[0].rate != units[0].rate or each[0].rate not in (None, wholes[0].rate):
        return None
    comes = ("brings", "makes") if _is_multiplied(view, each[0], told) else ("brings",)
    linked = is_total(view, wholes[0]) or any(_linked(view, claim, wholes[0], comes) for claim in (each[0], units[0]))
    return (each[0], units[0], wholes[0]) if linked else None


def _made_of_those(view: View, told: Sequence[Claim], before: Sequence[Claim]) -> tuple[Claim, Claim, Claim] | None:
    """ "They play 25 games, before 41,000 on average. That's 1.25 million": the two of the sentence before and this."""
    if len(told) != 1 or len(before) != 2 or not phrases("that_makes", r"^\W*").match(view.sentence(told[0])):
        return None
    each = [claim for claim in before if _is_for_each(view, claim)]
    if len(each) != 1 or not value(told[0]) > max(map(value, before)) or min(map(value, before)) <= 1:
        return None
    units = before[0] if each[0] is before[1] else before[1]
    return (each[0], units, told[0]) if units.unit is None and each[0].unit == told[0].unit else None


def _is_for_each(view: View, claim: Claim) -> bool:
    """Whether the words right around a number make it that of each, or of one on average."""
    before, behind = around(view, claim, _AROUND, _AROUND)
    return bool(phrases("each_before").search(before) or phrases("each", r"^\W*(?:\w+ ){0,2}").match(behind))


def _bounded(claim: Claim) -> bool:
    """Whether a claim gives one number above nothing, if only as the least or the most."""
    ends = {end for end in (claim.low, claim.high) if end is not None}
    return len(ends) == 1 and min(ends) > 0


def _linked(view: View, claim: Claim, whole: Claim, comes: Sequence[str]) -> bool:
    """Whether the words between two numbers say that the one comes of the other: "or", "which raises in all"."""
    between = view.between(claim, whole)
    behind = whole.start > claim.start and any(phrases(name).search(between) for name in comes)
    return bool(_LINK.search(between) or behind)


def _of_each(view: View, claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a number is what one has: "58 per boat", "90 euros each", "$1,500 to each of the 24,000"."""
    behind = view.documents[claim.doc].text[claim.end : claim.end + 40]
    if _is_price(view, claim, told) or _is_multiplied(view, claim, told):
        return True
    if _EACH.match(behind) or _PER.match(behind) or _led_by_each(view, claim, told):
        return True
    return any(_PER_OF.match(view.between(claim, other)) for other in told if other.start > claim.start)


def _is_price(view: View, claim: Claim, told: Sequence[Claim]) -> bool:
    """ "A $40 fee on 90,000 homes": money, and right behind it how many are to pay it."""
    behind = [other for other in told if other.start > claim.start][:1]
    if not measured(claim) or not behind or behind[0].unit is not None or len(told) != 3:
        return False
    words = view.between(claim, behind[0])
    return bool(_PRICE.match(words) and phrases("paid_by", r"\b", r"\s+(?:\w+\s+){0,2}$").search(words))


def _is_multiplied(view: View, claim: Claim, told: Sequence[Claim]) -> bool:
    """ "9,000 square metres times four people": what stands behind the sign of a multiplication."""
    before = [other for other in told if other.end <= claim.start][-1:]
    return bool(before and phrases("times", r"(?<!\w)", r"\s+$").search(view.between(before[0], claim)))


def _led_by_each(view: View, claim: Claim, told: Sequence[Claim]) -> bool:
    """ "Each of the 24,000 households is to get $1,500, ..."."""
    before = [other for other in told if other.start < claim.start]
    if len(before) != 1 or (claim.unit == before[0].unit and len(told) != 3):
        return False
    begin = view.sentences(claim.doc)[view.place(claim)][0]
    return bool(_EACH_OF.search(view.documents[claim.doc].text[begin : before[0].start]))


def _units(view: View, each: Claim, told: Sequence[Claim]) -> list[Claim]:
    """The numbers of things that have so much each: by the word behind "per", else by the only other thing counted."""
    if _is_multiplied(view, each, told) or _led_by_each(view, each, told):
        return [claim for claim in told if claim.end <= each.start][-1:]
    others = [claim for claim in told if claim is not each and claim.unit is None]
    behind = [claim for claim in others if claim.start > each.end][:1]
    if behind and _PER_OF.match(view.between(each, behind[0])):
        return behind
    per = _PER.match(view.documents[each.doc].text[each.end : each.end + 40])
    if per is not None:
        return [claim for claim in others if head(claim.counted) == stem(per["of"])]
    return others if each.unit is not None else []


def _average(view: View, each: Claim, units: Claim, whole: Claim) -> Iterator[Finding]:
    low, high = (meant(each)[0] * meant(units)[0], meant(each)[1] * meant(units)[1])
    product = value(each) * value(units)
    comes_to = f"{plain(value(units))} x {paper.amount(each)} = {paper.like(whole, product)}"
    working = f"{comes_to}; stated for all: {paper.amount(whole)}"
    outlet = view.outlet(each.doc)
    what = f"{paper.amount(each)} for each of {plain(value(units))} {paper.noun(units)}"
    if overlaps((low, high), meant(whole)):
        says = f"{what} fits the {paper.amount(whole)} that {outlet} gives for all."
        yield paper.finding(view, "product", paper.HOLDS, says, working, [each, units, whole])
        return
    if not 1 / _FAR <= product / value(whole) <= _FAR:
        return  # of something else
    says = (
        f"{what} comes to {paper.like(whole, product)}, not to the {paper.amount(whole)} that {outlet} gives for all."
    )
    working += f"; {paper.amount(whole)} / {plain(value(units))} = {paper.like(each, value(whole) / value(units))}"
    yield paper.finding(
        view, "product", paper.PROBLEM, says, working, [each, units, whole], 0.85,
        settle="The source's own total, and what it is spread over.",
    )  # fmt: skip
