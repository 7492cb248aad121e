"""Shares: a percentage or fraction beside the part and the whole it is of, and its complement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.checks import apposed, paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import counted, firm, typo
from onrecord.checks.view import View
from onrecord.checks.wording import describes, said_of, tentative
from onrecord.compare import days, meant, measured, scaled, share_like, side_by_side, value
from onrecord.model import Claim, Finding
from onrecord.values import Interval, overlaps, plain
from onrecord.values import share as percent

_REACH = 2
_IN_BRACKETS = re.compile(r"^\s*(?:\(|—|–|- |, or)\s*(?:about |some )?$", re.IGNORECASE)
_OF_ITS = re.compile(
    r"\s*(?:out )?of (?:the |its |their |his |her |all |some |a )?"
    r"(?:(?-i:(?:[A-Z][\w.-]* )*)[\w-]+['’]s? |total of )?$", re.IGNORECASE
)  # fmt: skip
_THEN = re.compile(
    r"[^.;\d]{0,60}(?:,|\(|—|–| -|\bor)\s*(?:or |(?:which|that) (?:comes? to|amounts? to|works? out (?:at|to)|is|makes)"
    r" )?(?:about |some )?$", re.IGNORECASE
)  # fmt: skip
_OR = re.compile(r"[^.;\d]{0,80}(?:, or|\(|—|–| -|:)\s*(?:about |some )?$", re.IGNORECASE)
_MORE = re.compile(r"^ (?:more|fewer|less|of (?:whom|which|them)|from)\b", re.IGNORECASE)
_OF_WHICH_MANY = re.compile(r"\d (?:out )?of (?:the |its |their |all |some )?$", re.IGNORECASE)
_OF_THEM = re.compile(r"^ of (?:them|those|these|whom|which)\b", re.IGNORECASE)
_OF_THOSE = re.compile(r"\s*(?:of|among) (?:those|these|them)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:from|than|against|versus|compare[ds] (?:with|to)|over|on) (?:\w+ )?$", re.IGNORECASE)
_COLON_OF = re.compile(r"^\s*:\s*(?:out )?of (?:the |its |all )?$", re.IGNORECASE)
_REST = re.compile(r"\bthe (?:remaining|other|rest,?)\s*$", re.IGNORECASE)
_APPOSED = re.compile(
    r"^(?: [A-Za-z-]+){0,3}(?:,|,? or| \(| [—–-]) (?:or |about |some |nearly |only )*$", re.IGNORECASE
)
_OF_SOME = re.compile(r"^ of (?:the|its|their|his|her|all)\b(?: [A-Za-z-]+){0,3} $", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OUT_OF = re.compile(
    r"\b(?:out )?of (?:a |the |its |their |all )?(?:(?:grand )?total of |some |about )?$", re.IGNORECASE
)
_ROUGHLY = 0.13
_SMALL = 10  # of wholes below this, percentages are hardly given
_OF = re.compile(
    r"\s*(?:out )?of (?:the|those|these|all|some|its|their|[A-Z][\w-]*['’]s?)\b[^.;,\d]{0,20}$", re.IGNORECASE
)
_COMES_TO = re.compile(
    r"^(?:The|That|Those|These|They|This)\b[^.;,\d]{0,40}?\b(?:amounts? to|comes? to|represents?|makes? up"
    r"|accounts? for|is|are)\s+(?:about |roughly |nearly |some )?$"
)
_OF_WHOM = re.compile(r"\bof (?:whom|which|them|those|these)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"^[^.;\d]{0,45}?(?:\bor\b|\(|—|–| - |\bwhich is\b|\bthat is\b|\bequal\w* to\b|\brepresenting\b|\baccounting for\b"
    r"|\bmaking up\b|\bmade up\b|\brepresent\w*\b|\bequivalent to\b|\bamount\w* to\b|=)[^.;\d]{0,25}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """One way to read a share: of which whole, what part; ``stated`` where the words say so."""

    part: Claim
    whole: Claim
    other: Claim | None  # the part that is left over, where it is told too
    stated: bool


def find(view: View) -> Iterator[Finding]:
    """Shares that fit their part and whole, and shares that do not."""
    for claims in view.by_doc.values():
        for claim in claims:
            if share_like(claim) and claim.trend is None and _bounded(claim) and _is_told(view, claim):
                yield from _share(view, claim)
        yield from _all(view, [c for c in claims if c.unit == "percent" and c.trend is None and c.low == c.high])


def _all(view: View, shares: Sequence[Claim]) -> Iterator[Finding]:
    """Two percentages of one sentence, of which one is said to be all that the other leaves."""
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    for share in shares:
        by_sentence[view.place(share)].append(share)
    for pair in by_sentence.values():
        if len(pair) == 2 and _REST.search(view.between(*pair)) and pair[0].end <= pair[1].start:
            low, high = (sum(meant(share)[end] for share in pair) for end in (0, 1))
            total = sum(value(share) for share in pair)
            outlet = view.outlet(pair[0].doc)
            both = " + ".join(paper.amount(share) for share in pair)
            if overlaps((low, high), (99.9, 100.1)):
                says = f"{both} is all of it, as {outlet} has it."
                yield paper.finding(view, "share", paper.HOLDS, says, f"{both} = {plain(total)}; all: 100", pair)
            else:
                says = f"The two parts that {outlet} gives as all of it, {both}, come to {plain(total)} percent."
                yield paper.finding(
                    view, "share", paper.PROBLEM, says, f"{both} = {plain(total)}; all: 100", pair, 0.85,
                    explanations=["one of the two percentages is of another whole, or mistyped"],
                    settle="The source's count of each part.",
                )  # fmt: skip


def _bounded(claim: Claim) -> bool:
    """Whether a share is one of a whole: 52 percent, more than half."""
    ends = {end for end in (claim.low, claim.high) if end is not None}
    return len(ends) == 1 and 0 < scaled((0.0, max(ends)), claim.unit)[1] <= 1.005


def _is_told(view: View, share: Claim) -> bool:
    """Whether a share is of what there is, or of a level told right before it: "raised 4 of the 10 it wants,
    about half"."""
    to_come = share.role == "target" and tentative(view.sentence(share))
    return not to_come or (share.modifier != "at_least" and apposed.reading(view, share) is not None)


def _share(view: View, share: Claim) -> Iterator[Finding]:
    readings = _readings(view, share)
    stated = scaled(meant(share), share.unit)
    fitting = [r for r in readings if overlaps(ratio(r.part, r.whole), stated)]
    if fitting:
        yield holds(view, share, fitting[0].part, fitting[0].whole)
        return
    for reading in readings:
        low, high = ratio(reading.part, reading.whole)
        if share.low == share.high and overlaps((1 - high, 1 - low), stated):
            yield _inverted(view, share, reading)
            return
    firm = [reading for reading in readings if reading.stated and not _roughly(share, reading)]
    if firm and len({(r.part.id, r.whole.id) for r in firm}) == 1 and not _of_another(view, share, firm[0]):
        yield fails(view, share, firm[0].part, firm[0].whole)


def _of_another(view: View, share: Claim, reading: Reading) -> bool:
    """Whether the whole is only the nearest one told before, and the share is right of another that the text gives."""
    if view.place(reading.whole) == view.place(share):
        return False
    told = (c for c in view.by_doc[share.doc] if c.unit == reading.whole.unit and value(c) > value(reading.part))
    return any(overlaps(ratio(reading.part, whole), scaled(meant(share), share.unit)) for whole in told)


def _roughly(share: Claim, reading: Reading) -> bool:
    """Whether a fraction told as a rough one is not far off: 28 percent is "about a quarter" to some."""
    rough = share.unit == "fraction" and share.modifier in ("about", "vague")
    return rough and abs(value(reading.part) / value(reading.whole) / value(share) - 1) <= _ROUGHLY


def ratio(part: Claim, whole: Claim) -> Interval:
    """The part over the whole, under rounding."""
    (a, b), (c, d) = meant(part), meant(whole)
    return max(a, 0.0) / max(d, 1e-9), b / max(c, 1e-9)


def _readings(view: View, share: Claim) -> list[Reading]:
    """The readings of a share: those that the words state, else the part of a pair that the words describe."""
    beside = [c for c in view.near(share, _REACH) if firm(c) and c.unit is None]
    if _OF_THOSE.match(view.sentence(share)):
        return _of_those(view, share, beside)
    spelt = _spelt_out(view, share, beside)
    if spelt is not None:
        return [spelt]
    last = apposed.reading(view, share)
    if last is not None:
        return [Reading(*last, None, True)]
    money = [c for c in view.near(share, 0) if firm(c) and measured(c)]
    paid = [(p, w) for p, w in _pairs(view, money) if p.unit == w.unit and _in_one_phrase(view, share, p, w)]
    if paid:
        return [Reading(*paid[0], None, True)]
    stated = [Reading(p, w, None, True) for p, w in _pairs(view, beside) if _states(view, share, p, w, beside)]
    stated = stated or [
        Reading(p, w, None, True) for p, w in _pairs(view, view.near(share, 0), of_one_time=False)
        if firm(p) and firm(w) and p.unit == w.unit and value(w) >= _SMALL and _in_one_phrase(view, share, p, w)
    ]  # fmt: skip
    if stated:
        return [r for r in stated if _in_one_phrase(view, share, r.part, r.whole)] or stated
    near = [c for c in beside if counted(c) and days(c.period, share.period) != "differs"]
    wholes = [whole for whole in near if _of_this(view, share, whole)]
    told = [*near, *(c for c in view.elsewhere(share) if counted(c) and wholes)]
    pairs = [(p, w) for p, w in _pairs(view, told) if w in (wholes or near)]
    return [reading for p, w in pairs for reading in _described(view, share, p, w, told, bool(wholes))]


def _spelt_out(view: View, share: Claim, beside: Sequence[Claim]) -> Reading | None:
    """ "45 percent of them are poor. That is 28,182 out of a total of 51,240": the two of the sentence behind."""
    behind = [c for c in beside if view.place(c) == view.place(share) + 1]
    if len(behind) < 2 or not phrases("that_makes", r"^\W*").match(view.sentence(behind[0])):
        return None
    part, whole = behind[:2]
    out_of = value(part) < value(whole) and _OUT_OF.search(view.between(part, whole))
    return Reading(part, whole, None, True) if out_of else None


def _of_those(view: View, share: Claim, beside: Sequence[Claim]) -> list[Reading]:
    """The readings of a share "of those": those that the sentence before told last, not what it held them against."""
    before = [c for c in beside if view.place(c) == view.place(share) - 1 and counted(c)]
    told = [c for c in before if not _AGAINST.search(view.documents[c.doc].text[max(0, c.start - 30) : c.start])]
    parts = [c for c in beside if view.place(c) == view.place(share)]
    return [
        Reading(part, whole, None, True)
        for whole in told[-1:] for part in parts
        if value(part) < value(whole) and _states(view, share, part, whole, beside)
    ]  # fmt: skip


def _pairs(view: View, near: Sequence[Claim], of_one_time: bool = True) -> list[tuple[Claim, Claim]]:
    return [
        (part, whole)
        for whole in near
        for part in near
        if value(part) < value(whole) and part.rate == whole.rate and view.related(part, whole)
        and (not of_one_time or part.role == whole.role or "baseline" not in (part.role, whole.role))
        and side_by_side(part, whole) != "differs"
    ]  # fmt: skip


def _of_this(view: View, share: Claim, whole: Claim) -> bool:
    """Whether the words say that the share is of this whole: "67 percent of the 122 visits", "122 visits, 67 percent
    of them"."""
    if view.place(share) != view.place(whole):
        return False
    if whole.end <= share.start:
        behind = view.documents[share.doc].text[share.end : share.end + 10]
        return bool(_OF_THEM.match(behind)) and not re.search(r"[.\d]", view.between(whole, share))
    return bool(_OF.match(view.between(share, whole)))


def _states(view: View, share: Claim, part: Claim, whole: Claim, near: Sequence[Claim]) -> bool:
    """Whether the share stands beside the part as its other name, and the whole is the one they are of."""
    if value(whole) < _SMALL:
        return False
    if view.place(part) != view.place(share):
        return _comes_to(view, share, part, whole)
    one_phrase = view.place(whole) == view.place(share) and _in_one_phrase(view, share, part, whole)
    if one_phrase or _between_commas(view, share, part, whole):
        return True
    if _OF_WHICH_MANY.search(view.documents[part.doc].text[max(0, part.start - 20) : part.start]):
        return False  # "42 of 60" is a part of 60 already
    beside = _BESIDE if part.start < share.start else _IN_BRACKETS
    if not beside.search(view.between(part, share)):
        return False
    if any(min(part.end, share.end) <= c.start < max(part.start, share.start) for c in near):
        return False
    if view.place(whole) == view.place(share):
        return not _has_its_own(view, whole, share)
    if phrases("moved", r"\b", r" (?:[\w’'-]+ ){0,2}$").search(view.before(part)):
        return False  # "added 2,200, or 3 percent" is of what there was
    return whole.start < share.start and not any(
        view.place(other) == view.place(share) and value(other) > value(part) and not _has_its_own(view, other, share)
        for other in near
    )


def goes_by(view: View, part: Claim, share: Claim) -> bool:
    """Whether a share stands behind a number as its other name: "396 million, or 36 percent"."""
    return bool(_BESIDE.search(_YEAR.sub("", view.between(part, share))))


def _between_commas(view: View, share: Claim, part: Claim, whole: Claim) -> bool:
    """ "309, of whom 134, more than half, were kept"; "of 4,200 houses, 3,150, three-quarters, were lost"."""
    if not whole.start < part.start < share.start or view.between(part, share).strip() != ",":
        return False
    if view.place(whole) != view.place(share):
        return False
    before = view.documents[whole.doc].text[max(0, whole.start - 4) : whole.start]
    return bool(_OF_WHOM.search(view.between(whole, part))) or before.strip().casefold() == "of"


def _comes_to(view: View, share: Claim, part: Claim, whole: Claim) -> bool:
    """ "It will cut 140 posts. The cuts amount to 16 percent of its 2,350 jobs": the last count before is meant."""
    if view.place(part) != view.place(share) - 1 or not _of_this(view, share, whole):
        return False
    begin = view.sentences(share.doc)[view.place(share)][0]
    last = [c for c in view.near(share, 1) if view.place(c) == view.place(part) and _plain(c)]
    return bool(_COMES_TO.match(view.documents[share.doc].text[begin : share.start])) and last[-1:] == [part]


def _plain(claim: Claim) -> bool:
    """Whether a claim is a number of things, planned or done."""
    return (
        claim.unit is None and claim.rate is None and claim.low == claim.high is not None and claim.role != "incidental"
    )


def _has_its_own(view: View, claim: Claim, share: Claim) -> bool:
    """Whether a number of the sentence has another share for its other name, and so is a part: "980, or 40 percent"."""
    others = [c for c in view.near(share, 0) if share_like(c) and c.start >= claim.end]
    return any(_BESIDE.search(view.between(claim, other)) for other in others)


def _in_one_phrase(view: View, share: Claim, part: Claim, whole: Claim) -> bool:
    """ "14 of its 20 games, 70 percent"; "70 percent of the 20 games, or 14"; "70 percent: of 20 games, 14 won"; "70
    percent of the games - 14 of 20 -"; "14 games, 70 percent of its total of 20"."""
    if part.start < whole.start < share.start:
        return bool(_OF_ITS.match(view.between(part, whole)) and _THEN.match(view.between(whole, share)))
    if share.start < whole.start < part.start:
        behind = view.between(whole, part)
        more = _MORE.match(view.documents[part.doc].text[part.end : part.end + 12])
        either = not more and _OF.match(view.between(share, whole)) and _OR.match(behind)
        return bool(either or (_COLON_OF.search(view.between(share, whole)) and _THEN.match(behind)))
    if part.start < share.start < whole.start:
        return bool(_APPOSED.match(view.between(part, share)) and _OF_SOME.match(view.between(share, whole)))
    if share.start < part.start < whole.start:
        return bool(_OR.match(view.between(share, part)) and _OF_ITS.match(view.between(part, whole)))
    return False


def _described(
    view: View, share: Claim, part: Claim, whole: Claim, told: Sequence[Claim], sure: bool
) -> Iterator[Reading]:
    """The part or the rest of the whole, whichever the share's own words describe better.

    ``sure``: the words name the whole, so that the part they describe need not stand beside its rest.
    """
    rest = value(whole) - value(part)
    other = next((c for c in told if c.id != part.id and abs(value(c) - rest) <= 0.005 * value(whole)), None)
    about, this = said_of(view, share), said_of(view, part)
    mine = describes(about, this)
    if other is not None:
        if mine > describes(about, said_of(view, other)):
            yield Reading(part, whole, other, False)
    elif mine > 0 and sure:
        yield Reading(part, whole, None, False)
    elif mine < 0 and part.doc == share.doc:
        yield Reading(replace(part, low=rest, high=rest), whole, part, False)


def quotient(part: Claim, whole: Claim) -> str:
    """A part over its whole as on paper."""
    return f"{plain(value(part))} / {plain(value(whole))} = {percent(value(part) / value(whole))}"


def holds(view: View, share: Claim, part: Claim, whole: Claim) -> Finding:
    """A share that its part and whole bear out."""
    says = (
        f"{paper.amount(part)} of {paper.amount(whole)} is {paper.amount(share)}, as {view.outlet(share.doc)} has it."
    )
    working = f"{quotient(part, whole)}; stated: {paper.amount(share)}"
    return paper.finding(view, "share", paper.HOLDS, says, working, [share, part, whole])


def _inverted(view: View, share: Claim, reading: Reading) -> Finding:
    """The share fits what is left over, not what it is said of."""
    part, whole, other = reading.part, reading.whole, reading.other
    rest = value(whole) - value(part)
    says = (
        f"{view.outlet(share.doc)} gives {paper.amount(share)} for a part that is {plain(value(part))} of "
        f"{plain(value(whole))}, or {percent(value(part) / value(whole))}; {paper.amount(share)} fits the other part."
    )
    working = (
        f"{quotient(part, whole)}; stated: {paper.amount(share)}; "
        f"{plain(rest)} / {plain(value(whole))} = {percent(rest / value(whole))}"
    )
    claims = [share, *([other] if other else []), part, whole]
    return paper.finding(
        view, "share", paper.PROBLEM, says, working, claims, 0.95 if reading.stated or other else 0.85,
        explanations=["an inverted share: the percentage of one part is given for the other"],
        settle="The source's count of each part, under its own definition.",
    )  # fmt: skip


def fails(view: View, share: Claim, part: Claim, whole: Claim, why: Sequence[str] = ()) -> Finding:
    """A share that is not what its part and whole come to."""
    says = (
        f"{paper.amount(part)} of {paper.amount(whole)} is {percent(value(part) / value(whole))}, "
        f"not {paper.amount(share)} as {view.outlet(share.doc)} has it."
    )
    working = f"{quotient(part, whole)}; stated: {paper.amount(share)}"
    return paper.finding(
        view, "share", paper.PROBLEM, says, working, [share, part, whole], 0.85,
        explanations=[*why, *_mistyped(view, share, part, whole)],
        settle="The source's count of the part and of the whole.",
    )  # fmt: skip


def _mistyped(view: View, share: Claim, part: Claim, whole: Claim) -> Iterator[str]:
    """Numbers told elsewhere in the story that differ by a digit and make the share hold."""
    stated = scaled(meant(share), share.unit)
    for wrong in (part, whole):
        for other in {value(claim): claim for claim in view.elsewhere(wrong)}.values():
            if counted(other) and typo(value(wrong), value(other)):
                pair = (other, whole) if wrong is part else (part, other)
                if overlaps(ratio(*pair), stated):
                    yield (
                        f"a digit mistyped: {view.outlet(other.doc)} has {plain(value(other))} "
                        f"in place of {plain(value(wrong))}, and with it the share holds"
                    )
