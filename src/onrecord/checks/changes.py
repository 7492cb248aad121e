"""Changes: from one number to another, against the percentage, multiple or difference given for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.checks import factors, paper, wording
from onrecord.checks.sums import counted, firm, typo
from onrecord.checks.view import View
from onrecord.checks.wording import is_difference
from onrecord.compare import agree, alike, head, meant, measured, rounding, share_like, value
from onrecord.model import Claim, Finding
from onrecord.text import stems
from onrecord.values import Interval, overlaps, plain

_UP = re.compile(
    r"\b(?:ris\w*|rose|increas\w*|up|grew|grow\w*|climb\w*|jump\w*|surg\w*|gain\w*|more|higher|soar\w*|add\w*)\b", re.I
)
_DOWN = re.compile(
    r"\b(?:fall\w*|fell|decreas\w*|down|drop\w*|declin\w*|shr[aiu]nk\w*|cut|lower|fewer|less|reduc\w*|lost|slid|plung\w*)\b",
    re.I,
)
_FROM_TO = re.compile(r"^from [$£€]?(\d[\d,.]*)(?: \w+)? to [$£€]?(\d[\d,.]*)", re.I)
_THAT_IS = re.compile(r"\s*(?:it|that|this|which)(?:[’']s| is| was| marks?| means?| represents?| amounts? to)\b", re.I)
_OFF_ITS_PEAK = re.compile(
    r"(?:below|above|under|off|from|over) (?:its|the|their|an?|last year[’']s) (?:[\w-]+ ){0,2}?"
    r"(?:peak|high|low|record|level|total|figure|mark|average)s? of $", re.I
)  # fmt: skip
_SUBJECT = re.compile(
    r"^\W*(?:The|Its|Their|That|This) (?:[\w’'-]+ ){0,3}?(?P<noun>[a-z]+) (?:is|was|are|were|stands|remains|has|have)\b"
)
_BEFORE_IT = 3  # sentences back to the number that a subject stands for
_ONCE = re.compile(r"\bit (?:was|stood at|had been|came to)\s+(?:[\w’'-]+\s+){0,2}[$£€]?$", re.I)
_IT_WAS = re.compile(
    r"\s*(?:it|that|this|which|the (?:number|figure|total|count|toll)) (?:was|is|were|marks?|means?|represents?)\b",
    re.I,
)
_BASE = re.compile(
    r"\b(?:from|than|compared (?:with|to)|over the|on the|against|versus|vs\.?|when (?:it|they|there|the \w+) "
    r"(?:was|were|stood at))\s+(?:(?!to\b|\d)[\w’'][\w’'-]*\s+){0,4}$", re.I
)  # fmt: skip
_MARGIN = re.compile(r"\b(?:margin|lead|majority|difference|gap) of\s+$|\bby\s+$", re.I)
_TO = re.compile(r"\b(?:to|reach\w*|hit|at)\s+(?:[\w’'-]+\s+){0,3}$", re.I)
_BY_FRACTION = re.compile(
    r"\b(?:by|of)\s+(?:(?:about|around|nearly|almost|more than|over)\s+)?(?P<some>a|an|one|two)[\s-]"
    r"(?P<part>half|third|quarter|fifth|tenth)s?\b", re.I
)  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_LEAVES = re.compile(
    r"(?:That|This|It|Which) (?:leaves?|left|puts?|gives?|gave|makes?|made|means?)\b|(?:He|She|They|\w+) leads? by\b|"
    r"(?:\w+[’']s|The|That|Her|His|Its|Their) (?:lead|margin|difference|gap|advantage)\b"
)
_FAR = 4.0  # times a stated difference: what lies so far apart is not what it is the difference of
_NEAR_PAIR = 6  # words from a difference to the pair that it lies between
_RISEN = 110.0  # percent of the old number, from which a multiple is told from a rise
_LOOK = 40  # characters before a number in which its preposition stands


@dataclass(frozen=True)
class Change:
    """From a base to a new value, as one sentence tells it."""

    base: Claim
    new: Claim

    def ratio(self) -> Interval:
        """The new value over the base, under rounding."""
        (a, b), (c, d) = meant(self.base), meant(self.new)
        return c / max(b, 1e-9), d / max(a, 1e-9)

    def exact(self) -> float:
        """The new value over the base, as written."""
        return value(self.new) / value(self.base)


def find(view: View) -> Iterator[Finding]:
    """Percent changes, multiples and differences that fit their two numbers, and those that do not."""
    for doc in view.by_doc:
        by_sentence = view.inside(doc)
        for place, inside in by_sentence.items():
            yield from _margin(view, inside, by_sentence.get(place - 1, []))
            told = change(view, inside) or _looking_back(view, inside, by_sentence.get(place - 1, []))
            if told is not None:
                yield from list(_percent(view, told, inside)) or _multiple(view, told, inside)
                yield from _difference(view, told, inside)
                around = [*by_sentence.get(place - 1, []), *by_sentence.get(place + 1, [])]
                yield from _multiple_as_rise(view, told, inside, around)


def change(view: View, inside: Sequence[Claim]) -> Change | None:
    """The pair that a sentence tells of as a change."""
    return _likeliest(view, _changes(view, inside), inside)


def _likeliest(view: View, changes: list[Change], inside: Sequence[Claim]) -> Change | None:
    """Of several new values for one base the one with which what is stated holds, else the first in the sentence."""
    paced = [one for one in changes if one.base.rate in (one.new.rate, None)]
    if len(changes) < 2:
        return paced[0] if paced else None
    for one in changes:
        if any(finding.verdict == paper.HOLDS for finding in _percent(view, one, inside)):
            return one
    stated = [claim for claim in inside if share_like(claim)]
    return paced[0] if paced and len(stated) == 1 and paced[0].new.start < stated[0].start else None


def _changes(view: View, inside: Sequence[Claim]) -> list[Change]:
    """The pairs of numbers of a kind in a sentence of which one is marked as the base."""
    spans = [claim for claim in inside if claim.modifier == "range" and _FROM_TO.match(_with_from(view, claim))]
    if len(spans) == 1:
        return _from_to(spans[0], _with_from(view, spans[0]))
    numbers = [claim for claim in inside if firm(claim) and claim.role != "incidental" and _amount(claim)]
    bases = [claim for claim in numbers if _is_base(view, claim)] or _off_its_peak(view, inside, numbers)
    if len(bases) != 1 or value(bases[0]) <= 0:
        return []
    others = [c for c in numbers if c is not bases[0] and alike(c, bases[0]) >= 0.3 and c.unit == bases[0].unit]
    marked = [claim for claim in others if _TO.search(_before(view, claim))]
    new = marked if len(marked) == 1 else [c for c in others if not is_difference(view, c)]
    if not new and _IT_WAS.match(view.sentence(bases[0])):
        new = _spoken_of(view, bases[0])
    if not others and not new:
        new = _subject(view, bases[0])
    return [Change(bases[0], number) for number in new]


def _is_base(view: View, claim: Claim) -> bool:
    return bool(_BASE.search(_before(view, claim))) and not is_difference(view, claim)


def _beside(view: View, claim: Claim) -> set[str]:
    return set(stems(" ".join([*wording.around(view, claim, _LOOK, _LOOK), claim.counted or ""])))


def _off_its_peak(view: View, inside: Sequence[Claim], numbers: Sequence[Claim]) -> list[Claim]:
    """The number right behind a percentage that is told of it: "15 percent below its peak of 7.8 million"."""
    shares = [claim for claim in inside if share_like(claim)]
    told = [c for c in numbers if len(shares) == 1 and shares[0].end <= c.start]
    return [c for c in told if _OFF_ITS_PEAK.fullmatch(view.between(shares[0], c).strip(" ") + " ")]


def _subject(view: View, base: Claim) -> list[Claim]:
    """The one number told shortly before of what is the subject here: "The list is 15 percent below its peak of 7"."""
    subject = _SUBJECT.match(view.sentence(base))
    if subject is None:
        return []
    told = [
        c for c in view.near(base, _BEFORE_IT)
        if c.start < base.start and firm(c) and c.unit == base.unit and c.rate == base.rate and c.role != "baseline"
        and not is_difference(view, c) and set(stems(subject["noun"])) & _beside(view, c)
    ]  # fmt: skip
    return told[:1] if len({value(c) for c in told}) == 1 else []


def _looking_back(view: View, inside: Sequence[Claim], before: Sequence[Claim]) -> Change | None:
    """What a sentence says of the one before: "That's a drop of 15 percent", "a year earlier it was 26"."""
    if _THAT_IS.match(view.sentence(inside[0])):
        steps = all(share_like(claim) for claim in inside) or is_difference(view, inside[0])
        return change(view, before) if before and steps else None
    bases = [claim for claim in inside if _ONCE.search(_before(view, claim)) and value(claim) > 0]
    news = [claim for claim in before if bases and claim.unit == bases[0].unit and claim.counted == bases[0].counted]
    return Change(bases[0], news[0]) if len(bases) == len(news) == 1 and news[0].rate == bases[0].rate else None


def _amount(claim: Claim) -> bool:
    return claim.unit is None or measured(claim)


def _with_from(view: View, claim: Claim) -> str:
    before = "from " if re.search(r"\bfrom\s+$", _before(view, claim), re.I) else ""
    return before + claim.exact


def _from_to(span: Claim, words: str) -> list[Change]:
    """ "From 934 to 1,250", which is read as one range."""
    match = _FROM_TO.match(words)
    if match is None or span.low is None or span.high is None:
        return []
    first, second = (float(number.replace(",", "")) for number in match.groups())
    low, high = sorted((first, second))
    scale = span.high / high if high else 1.0
    ends = [replace(span, number=n, low=v * scale, high=v * scale, modifier="exact")
            for n, v in zip(match.groups(), (first, second), strict=True)]  # fmt: skip
    return [Change(*ends)] if low > 0 else []


def _spoken_of(view: View, base: Claim) -> list[Claim]:
    """The number that "it was a rise on 80" is about: in the sentence before the first count of the same thing, or
    the only one."""
    before = [c for c in view.near(base, 1) if view.place(c) == view.place(base) - 1 and counted(c)]
    exact = [claim for claim in before if claim.low == claim.high]
    return [claim for claim in before if view.related(claim, base)][:1] or (exact if len(exact) == 1 else [])


def _before(view: View, claim: Claim) -> str:
    return view.before(claim)[-_LOOK:]


def _percent(view: View, change: Change, inside: Sequence[Claim]) -> Iterator[Finding]:
    stated = [claim for claim in inside if share_like(claim) and claim.low == claim.high]
    if len(stated) != 1 or _has_its_own_base(view, stated[0], change, inside):
        return
    points = 100 if stated[0].unit == "fraction" else 1
    sign = _sign(view, stated[0])
    if sign == 0:
        return
    low, high = change.ratio()
    bounds = tuple(sorted(sign * (end - 1) * 100 for end in (low, high)))
    slack = max(0.5, 0.01 * abs(value(stated[0])))
    given = meant(stated[0])[0] * points, meant(stated[0])[1] * points
    holds = overlaps((bounds[0] - 0.05, bounds[1] + 0.05), (given[0] - slack + 0.5, given[1] + slack - 0.5))
    actual = 100 * (change.exact() - 1)
    working = (
        f"({plain(value(change.new))} - {plain(value(change.base))}) / {plain(value(change.base))} = {actual:+.1f}%; "
        f"stated: {'+' if sign > 0 else '-'}{paper.amount(stated[0])}"
    )
    claims = [stated[0], change.base, change.new]
    move = f"From {paper.amount(change.base)} to {paper.amount(change.new)}"
    if holds:
        says = f"{move} is a change of {paper.amount(stated[0])}, as {view.outlet(change.base.doc)} has it."
        yield paper.finding(view, "change", paper.HOLDS, says, working, claims)
        return
    told = f"{paper.amount(stated[0])} as {view.outlet(change.base.doc)} has it"
    says = f"{move} is a change of {actual:+.1f}%, not of {told}."
    yield paper.finding(
        view, "change", paper.PROBLEM, says, working, claims, 0.85,
        explanations=_why(view, change, stated[0], sign), settle="The two counts in the source, and which is the base.",
    )  # fmt: skip


def _multiple_as_rise(
    view: View, change: Change, inside: Sequence[Claim], around: Sequence[Claim]
) -> Iterator[Finding]:
    """A percentage beside the sentence of a pair that is the new number as a percentage of the old, told as a rise."""
    times = 100 * change.exact()
    stated = [claim for claim in around if claim.unit == "percent" and claim.low == claim.high and claim.trend == "up"]
    if any(share_like(claim) for claim in inside) or len(stated) != 1 or times < _RISEN:
        return
    low, high = meant(stated[0])
    if not low <= times <= high or low <= times - 100 <= high:
        return
    says = (
        f"From {paper.amount(change.base)} to {paper.amount(change.new)} is a rise of {times - 100:.1f}%; "
        f"{view.outlet(stated[0].doc)} has {paper.amount(stated[0])}, which is the new number as a percentage of the "
        "old."
    )
    working = (
        f"{plain(value(change.new))} / {plain(value(change.base))} = {times:.1f}%; "
        f"less 100 = {times - 100:+.1f}%; stated: +{paper.amount(stated[0])}"
    )
    yield paper.finding(
        view, "change", paper.PROBLEM, says, working, [stated[0], change.base, change.new], 0.85,
        explanations=["the multiple is given for the rise: what it is of the old number, not by how much it grew"],
        settle="The two numbers in the source, and by how much the one is above the other.",
    )  # fmt: skip


def _has_its_own_base(view: View, stated: Claim, change: Change, inside: Sequence[Claim]) -> bool:
    """Whether a number between is what the percentage is of: "28 percent down on the 5,937, far below 6,347"."""
    between = [c for c in inside if stated.end <= c.start and c.end <= change.base.start and not share_like(c)]
    return any(_BASE.search(_before(view, c)) for c in between if c.id != change.new.id)


def _sign(view: View, stated: Claim) -> int:
    if stated.trend is not None:
        return 1 if stated.trend == "up" else -1
    sentence = view.sentence(stated)
    up, down = bool(_UP.search(sentence)), bool(_DOWN.search(sentence))
    return int(up) - int(down)


def _why(view: View, change: Change, stated: Claim, sign: int) -> Iterator[str]:
    given, base, new = meant(stated), value(change.base), value(change.new)
    on_new = 100 * sign * (new - base) / new if new else 0.0
    if given[0] <= on_new <= given[1]:
        yield f"taken of the later number: the difference is {on_new:.1f}% of {plain(new)}"
    factor = 1 + sign * value(stated) / (100 if stated.unit == "percent" else 1)
    for number, right in ((change.new, base * factor), (change.base, new / factor if factor else 0.0)):
        for other in {value(claim): claim for claim in view.elsewhere(number)}.values():
            slip = typo(value(number), value(other)) and not agree(number, other)  # no rounding of it
            if slip and abs(value(other) - right) <= max(1.0, 0.01 * right):
                yield (
                    f"a digit mistyped: {view.outlet(other.doc)} has {plain(value(other))} in place of "
                    f"{plain(value(number))}, and with it the change holds"
                )


def _multiple(view: View, change: Change, inside: Sequence[Claim]) -> Iterator[Finding]:
    told = _factor(view, change, inside)
    if told is None:
        return
    words, allowed = told
    yield multiple(view, change, words, factors.fits(allowed, change.ratio(), change.exact()))


def multiple(view: View, change: Change, words: str, holds: bool) -> Finding:
    """A multiple that its pair bears out, or does not."""
    working = f"{plain(value(change.new))} / {plain(value(change.base))} = {change.exact():.2f}; stated: “{words}”"
    move = f"From {paper.amount(change.base)} to {paper.amount(change.new)}"
    outlet = view.outlet(change.base.doc)
    says = f"{move} is {change.exact():.2f} times as much, {'as' if holds else 'where'} {outlet} has “{words}”."
    return paper.finding(
        view, "change", paper.HOLDS if holds else paper.PROBLEM, says, working, [change.base, change.new], 0.85,
        settle="" if holds else "The two numbers in the source.",
    )  # fmt: skip


def _factor(view: View, change: Change, inside: Sequence[Claim]) -> tuple[str, Interval] | None:
    """The words of the multiple, or change by a fraction, that goes with a pair, with what they make of the base."""
    sentence, begin = view.sentence(change.base), view.sentences(change.base.doc)[view.place(change.base)][0]
    first, last = sorted(claim.start - begin for claim in (change.base, change.new))
    others = [c.start - begin for c in inside if c not in (change.base, change.new) and firm(c) and _amount(c)]
    match = _going_with(factors.MULTIPLE, sentence, first, last, others)
    if match is not None:
        return factors.told(sentence, match)
    match = _going_with(_BY_FRACTION, sentence, first, last, others)
    sign = int(bool(_UP.search(sentence))) - int(bool(_DOWN.search(sentence)))
    if match is None or sign == 0:
        return None
    factor = 1 + sign * (2 if match["some"].lower() == "two" else 1) / _PARTS[match["part"].lower()]
    return match.group(), factors.around(factor)


def _going_with(
    words: re.Pattern[str], sentence: str, first: int, last: int, others: list[int]
) -> re.Match[str] | None:
    """The words nearest before a pair of numbers, else behind it, unless they go with another number."""
    found = list(words.finditer(sentence))
    before = [match for match in found if match.start() < first]
    match = before[-1] if before else next((match for match in found if match.start() > first), None)
    if match is None:
        return None
    low, high = sorted((match.start(), first if before else last))
    return match if not any(low < place < high for place in others) else None


def _difference(view: View, change: Change, inside: Sequence[Claim]) -> Iterator[Finding]:
    for claim in inside:
        if claim in (change.base, change.new) or not firm(claim) or not is_difference(view, claim) or value(claim) < 1:
            continue
        if claim.unit != change.base.unit or claim.rate != change.base.rate:
            continue
        yield from _between(view, claim, change.base, change.new)


def _apart(view: View, claim: Claim, pair: Sequence[Claim]) -> bool:
    """Whether so many words lie from a difference to the two numbers behind it that it may be one of other things."""
    first = min(pair, key=lambda c: c.start)
    return claim.end <= first.start and len(view.between(claim, first).split()) > _NEAR_PAIR


def _between(view: View, claim: Claim, base: Claim, new: Claim) -> Iterator[Finding]:
    """A stated difference against the two numbers that it lies between, unless it is far from it and so of others."""
    gap = abs(value(new) - value(base))
    slack = rounding(new) + rounding(base) + rounding(claim)
    holds = overlaps((gap - slack, gap + slack), meant(claim))
    if not holds and (not 1 / _FAR <= gap / value(claim) <= _FAR or _apart(view, claim, (base, new))):
        return
    working = f"{plain(value(new))} - {plain(value(base))} = {plain(value(new) - value(base))}"
    says = (
        f"Between {paper.amount(base)} and {paper.amount(new)} lie {paper.like(claim, gap)}, "
        f"{'as' if holds else f'not {paper.amount(claim)} as'} {view.outlet(claim.doc)} has it."
    )
    verdict = paper.HOLDS if holds else paper.PROBLEM
    working += f"; stated: {paper.amount(claim)}"
    why = [] if holds else list(_other_end(view, gap, claim, base, new))
    yield paper.finding(
        view, "sum", verdict, says, working, [claim, base, new], 0.8,
        explanations=why, settle="" if holds else "The source's own two numbers.",
    )  # fmt: skip


def _other_end(view: View, gap: float, claim: Claim, base: Claim, new: Claim) -> Iterator[str]:
    """Numbers told elsewhere that differ by a digit from one of the two, and with which the difference holds."""
    for wrong, kept in ((base, new), (new, base)):
        for other in {value(told): told for told in view.elsewhere(wrong)}.values():
            if typo(value(wrong), value(other)) and abs(abs(value(other) - value(kept)) - value(claim)) < 0.5:
                yield (
                    f"a digit mistyped: {view.outlet(other.doc)} has {plain(value(other))} in place of "
                    f"{plain(value(wrong))}, and with it the difference holds"
                )
    if typo(value(claim), gap):
        yield f"a digit mistyped: with {paper.like(claim, gap)} in place of {paper.amount(claim)} the difference holds"


def _margin(view: View, inside: Sequence[Claim], before: Sequence[Claim]) -> Iterator[Finding]:
    """A margin or lead beside the only two numbers that it can lie between, or behind the sentence of those two."""
    for claim in inside:
        if not firm(claim) or not _MARGIN.search(_before(view, claim)):
            continue
        told = before if _LEAVES.match(view.sentence(claim)) and claim is inside[0] else inside
        two = [c for c in told if c is not claim and firm(c) and _amount(c) and value(c) > value(claim)]
        if len(two) == 2 and two[0].unit == two[1].unit == claim.unit and head(two[0].counted) == head(two[1].counted):
            yield from _between(view, claim, *two)
