"""Products: so much for each of so many, against what is given for all of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.checks import paper
from onrecord.checks.sums import counted
from onrecord.checks.view import View
from onrecord.compare import alike, head, meant, place_of, value
from onrecord.model import Claim, Figure, Finding
from onrecord.text import stem
from onrecord.values import Interval, last_digit, overlaps, plain

_EACH_OF = re.compile(r"\b(?:each|every one) of (?:\w+ )?$", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:averag\w*|mean)\b", re.IGNORECASE)
_EACH = re.compile(r"\beach\b[^.;\d]{0,40}$", re.IGNORECASE)


def find(view: View) -> Iterator[Finding]:
    """Per-unit figures times their units, once for each pair of figures of a story."""
    done: set[tuple[str, str]] = set()
    for claims in view.by_doc.values():
        for told in claims:
            each = told if told.per else _for_each(view, told)
            if each is None:
                continue
            wholes = [claim for claim in claims if claim.id != each.id and _whole(view, claim, each)]
            number = _units(view, each, claims) if wholes else None
            if number is None:
                continue
            fitting = [whole for whole in wholes if _fits(view, each, whole, number[0])]
            for whole in (whole for whole in fitting or wholes if not _known(view, each, whole)):
                pair = _figure(view, each), _figure(view, whole)
                if pair not in done:
                    done.add(pair)
                    yield _product(view, each, whole, *number)


def _known(view: View, each: Claim, whole: Claim) -> bool:
    """Whether the two were found to go together, or not to, already."""
    return any(found.kind == "product" and whole.id in found.claims for found in view.arithmetic.get(each.id, ()))


def _for_each(view: View, claim: Claim) -> Claim | None:
    """The claim as one per unit, where its sentence says so before it: "the 12 stations must each check 50 cars"."""
    before = [c for c in view.near(claim, 0) if c.end < claim.start and counted(c) and c.rate is None and value(c) > 1]
    if not before or claim.rate is None and claim.role != "target":
        return None
    units = before[-1]
    text = view.documents[claim.doc].text
    between = view.between(units, claim)
    if re.search(r"\d|\btogether\b", between):
        return None  # "250 turbines of 6 megawatts each will together provide 1.5 gigawatts"
    each = _EACH.search(between) or _EACH_OF.search(text[max(0, units.start - 20) : units.start])
    return replace(claim, per=units.counted) if units.counted and each else None


def _whole(view: View, whole: Claim, each: Claim) -> bool:
    """Whether a number is for all units what another is for each; a level may be told as one of the two only."""
    half_told = whole.role == "target" and each.role in ("count", "actual") and _close(view, whole, each)
    return (
        (whole.role == each.role or half_told)
        and whole.per is None
        and (whole.rate, whole.unit) == (each.rate, each.unit)
        and alike(whole, each) >= 0.6
        and (whole.unit is None or _close(view, whole, each))  # much is counted in dollars
        and (place_of(whole) in (None, "national") or view.place(whole) == view.place(each))
        and value(whole) > value(each) > 0
    )


def _close(view: View, a: Claim, b: Claim) -> bool:
    return abs(view.place(a) - view.place(b)) <= 1


def _figure(view: View, claim: Claim) -> str:
    figure: Figure | None = view.figure.get(claim.id)
    return figure.id if figure else claim.id


def _units(view: View, each: Claim, claims: Sequence[Claim]) -> tuple[float, Claim | None] | None:
    """How many units there are: as the document says, else as the story says, else as the beat lists them."""
    words = {stem(word) for word in (each.per or "").split()}
    for told in (claims, list(view.elsewhere(each))):
        units = [claim for claim in told if _counts(claim, words)]
        if units:
            return (value(units[0]), units[0]) if len({value(claim) for claim in units}) == 1 else None
    beat = view.beat
    if beat and beat.office_word and words <= {stem(word) for word in beat.office_word.split()} and beat.offices:
        return float(len(beat.offices)), None
    return None


def _counts(claim: Claim, words: set[str]) -> bool:
    """Whether a claim is a number of the units that these words name."""
    if claim.unit is not None or claim.rate is not None or claim.low != claim.high or not value(claim) > 1:
        return False
    return head(claim.counted) in words <= {stem(word) for word in (claim.counted or "").split()}


def _fits(view: View, each: Claim, whole: Claim, number: float) -> bool:
    return overlaps(tuple(number * end for end in _meant(view, each)), _ends(whole))  # type: ignore[arg-type]


def _product(view: View, each: Claim, whole: Claim, number: float, units: Claim | None) -> Finding:
    low, bounds = number * _meant(view, each)[0], _ends(whole)
    product = f"{plain(number)} x {paper.amount(each)} = {_open(each)}{plain(number * value(each))}"
    unit = f"{view.thing(each)}{f' a {each.rate}' if each.rate else ''}"
    told = [claim for claim in (units, each, whole) if claim is not None]
    claims = [*told, *(other for claim in told for other in _tellings(view, claim))]
    working = f"{product}; stated for all: {paper.amount(whole)}"
    if _fits(view, each, whole, number):
        says = f"{paper.amount(each)} for each of {plain(number)} fits the {paper.amount(whole)} {unit} given for all."
        return paper.finding(view, "product", paper.HOLDS, says, working, claims)
    side = "above" if low > bounds[1] else "below"
    says = (
        f"{paper.amount(each)} {unit} for each of {plain(number)} {_plural(each.per or '')} comes to "
        f"{_open(each)}{plain(number * value(each))}, {side} the {paper.amount(whole)} given for all."
    )
    return paper.finding(
        view, "product", paper.PROBLEM, says, working, claims, 0.9 if units else 0.8,
        explanations=["two levels announced together need not be worked out from each other",
                      "the level may hold for some of the units, or be reached on average"],
        settle="The wording of the instruction, and whether it names each unit.",
    )  # fmt: skip


def _meant(view: View, each: Claim) -> Interval:
    """What is meant by a number for each; an average is rounded to its last digit."""
    low, high = meant(each)
    text = view.documents[each.doc].text
    half = (last_digit(each.number, value(each)) or 1.0) / 2 if _AVERAGE.search(text[: each.start][-30:]) else 0.0
    return low - half, high + half


def _tellings(view: View, claim: Claim) -> list[Claim]:
    """The same number in the other documents, one of each."""
    figure = view.figure.get(claim.id)
    told = [c for c in view.told(figure) if c.doc != claim.doc and c.low == claim.low] if figure else []
    return list({c.doc: c for c in reversed(told)}.values())[::-1]


def _ends(whole: Claim) -> tuple[float, float]:
    """A range keeps both its ends whatever word stands before it."""
    if whole.low is not None and whole.high is not None and whole.low != whole.high:
        return whole.low, whole.high
    return meant(whole)


def _plural(unit: str) -> str:
    if len(unit.split()) > 2:
        return f"“{unit}”"  # the outlet's words
    return unit if unit.endswith("s") else f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"


def _open(each: Claim) -> str:
    return "at least " if math.isinf(meant(each)[1]) else "at most " if math.isinf(meant(each)[0]) else ""
