"""A level to keep, as a standard, a limit or a promise, and what was counted, told side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wording import around, led_to_from, starts, tentative
from onrecord.compare import agree, alike, days, digits, share_like, value
from onrecord.model import Claim, Finding
from onrecord.values import plain, share

_BEFORE, _BEHIND = 60, 40  # characters around a number in which the words stand that make it a level
_HAPPENED = ("actual", "stock", "count", "share")
_TIMES = ("second", "minute", "hour")
_FACTS = ("actual", "stock", "share")
_FAR = 20.0  # times a level, or of it, from which on a number is of something else
_REACH = 4  # sentences before one that says of several levels that they were missed
_SHARED = 2  # content words of two sentences on one thing
_LINK = 60  # characters between two numbers that are held against each other
_IT_IS = re.compile(r"\b(?:was|is|were|are|of|at|had been) (?:\w+ ){0,3}$", re.IGNORECASE)
_THE = re.compile(r" (?:the|its|their|that|a|an) ", re.IGNORECASE)
_SHORT = re.compile(r"^(?: [a-z]+){0,2} (?:short|shy) of\b")
_BARELY = r" (?:about |just |only |some |roughly |now )?$"
_IS = r"\s+(?:level )?(?:(?:is|was|of|at|stands at|set at) )?(?:at least |about |just |only )?$"
_SUBJECT = re.compile(r"^\W*(?:the|its|their|that|his|her|a|an)\b", re.IGNORECASE)


def find(view: View) -> Iterator[Finding]:
    """Once for each story, level and count: whether the level that stands beside the count was kept."""
    known = {pair for found in view.found if found.kind == "target" for pair in _pairs(view, found)}
    for docs in view.stories:
        told: list[list[tuple[Claim, Claim]]] = []
        for level in (level for doc in docs for level in _levels(view, doc)):
            counted = _counted(view, level)
            if counted is not None and (value(counted), value(level)) not in known:
                pair = counted, level
                same = next((pairs for pairs in told if _one_telling(view, pairs[0], pair)), None)
                told.append([pair]) if same is None else same.append(pair)
        for pairs in told:
            yield _finding(view, pairs)
            yield from _told_as_reached(view, docs, *pairs[0])


def _levels(view: View, doc: str) -> Iterator[Claim]:
    for inside in view.inside(doc).values():
        if phrases("level").search(view.sentence(inside[0])):
            yield from (claim for claim in inside if _is_level(view, claim))


def _pairs(view: View, found: Finding) -> Iterator[tuple[float, float]]:
    told = [value(view.claims[name]) for name in found.claims if name in view.claims]
    yield from ((one, told[-1]) for one in told[:-1])


def _one_telling(view: View, a: tuple[Claim, Claim], b: tuple[Claim, Claim]) -> bool:
    """Whether two articles hold one count, if rounded, against one level."""
    return value(a[1]) == value(b[1]) and agree(a[0], b[0]) and _kept(view, *a) == _kept(view, *b)


def _is_level(view: View, claim: Claim) -> bool:
    """Whether the words right around a number make it a level, of a time that has come."""
    if len({claim.low, claim.high} - {None}) != 1 or not value(claim) > 0 or claim.trend is not None:
        return False
    sentence = view.sentence(claim)
    words = [sentence] if phrases("not_kept").search(sentence) else [*_clause(view, claim), claim.exact]
    told = any(phrases("level").search(beside) for beside in words)
    if phrases("no_level").search(sentence):
        return False
    return told and not phrases("open_level").search(sentence) and not _to_come(view, claim)


def _clause(view: View, claim: Claim) -> tuple[str, str]:
    """The words before and behind a number up to a semicolon, beyond which another is spoken of."""
    before, behind = around(view, claim, _BEFORE, _BEHIND)
    return before.rsplit(";", 1)[-1], behind.split(";", 1)[0]


def _to_come(view: View, level: Claim) -> bool:
    """Whether the sentence of a level names a day after the article came out."""
    begin, end = view.sentences(level.doc)[view.place(level)]
    published = view.documents[level.doc].published
    times = (t for t in view.ledger.times.get(level.doc, ()) if begin <= t.start < end and t.last)
    return any(published is None or time.last > published for time in times if time.last)


def _counted(view: View, level: Claim) -> Claim | None:
    """What was counted of the thing that a level is of: in its sentence, else in the one before or behind."""
    near = [claim for claim in view.near(level, 1) if _may_be_held(view, claim, level)]
    here = [claim for claim in near if view.place(claim) == view.place(level)]
    linked = [claim for claim in here if _linked(view, claim, level)]
    if linked or here:
        return linked[0] if len(linked) == 1 else None
    return _before(view, level, near) or _behind(view, level, near) or _of_several(view, level)


def _may_be_held(view: View, claim: Claim, level: Claim) -> bool:
    bare = level.unit is None and (claim.unit or "") in (level.counted or claim.unit or "")  # "when it had promised 68"
    return (
        firm(claim) and (claim.role in _HAPPENED or claim.unit == level.unit in _TIMES) and claim.trend is None
        and not led_to_from(view, claim) and not _is_gap(view, claim)
        and (claim.unit == level.unit or bare or (share_like(claim) and share_like(level)))
        and (claim.rate == level.rate or None in (claim.rate, level.rate))
        and _size(claim) != _size(level) and 1 / _FAR <= _size(claim) / _size(level) <= _FAR
    )  # fmt: skip


def _is_gap(view: View, claim: Claim) -> bool:
    """Whether a number is how far another lies from a level: "57 votes, three short of the 60"."""
    return bool(_SHORT.match(view.documents[claim.doc].text[claim.end : claim.end + _BEHIND]))


def _linked(view: View, claim: Claim, level: Claim) -> bool:
    """ "Six litres each, against a minimum of 15"; "he had hoped for 160 million; the count stood at 157 million"."""
    text = view.documents[level.doc].text
    first, last = sorted((claim, level), key=lambda one: one.start)
    between = text[first.end : last.number_start]
    others = (c for c in view.near(level, 0) if first.end <= c.start < last.start and c.role != "incidental")
    if not all(led_to_from(view, c) for c in others) or phrases("not_yet").search(between):
        return False
    if first is claim:
        told = phrases("short_of").search(between) or phrases("bar", r"\b", _IS).search(between)
        if share_like(level):
            told = told or phrases("needed", r"\b", r" (?:\w+ ){0,2}$").search(between)
        return len(between) < _LINK + _LINK and bool(told)
    return any(phrases(name, r"\b", _BARELY).search(between) for name in ("stands", "reached_with"))


def _before(view: View, level: Claim, near: Sequence[Claim]) -> Claim | None:
    """The number that a sentence of its own gives the level of: "The target was 70 percent."."""
    before = view.before(level)
    alone = not any(claim.start < level.start for claim in view.near(level, 0))
    stated = alone and _SUBJECT.match(before) and phrases("level").search(before) and _IT_IS.search(before)
    told = [claim for claim in near if stated and view.place(claim) == view.place(level) - 1]
    kin = [claim for claim in told if share_like(claim) or _of_one_thing(view, claim, level)]
    kin = [claim for claim in kin if alike(claim, level) >= 0.6] or kin
    return kin[-1] if len({value(claim) for claim in kin}) == 1 else None


def _behind(view: View, level: Claim, near: Sequence[Claim]) -> Claim | None:
    """The number behind a sentence that says that a level was missed, or that tells the level, and goes on of it."""
    told = [claim for claim in near if view.place(claim) == view.place(level) + 1 and claim.unit == level.unit]
    missed = phrases("short_of", r"\b", r" (?:[\w’']+ ){0,4}$").search(_up_to(view, level))
    if not missed and not (len(told) == 1 and phrases("so_far", r"^\W*").match(view.sentence(told[0]))):
        return None
    kin = [claim for claim in told if _of_one_thing(view, claim, level) and claim.role != "share"]
    return kin[0] if kin else None


def _up_to(view: View, level: Claim) -> str:
    begin = view.sentences(level.doc)[view.place(level)][0]
    return view.documents[level.doc].text[begin : level.number_start]


def _of_several(view: View, level: Claim) -> Claim | None:
    """The number told before of what a level is of, where a sentence says of several that none was kept."""
    if not phrases("not_kept").search(view.sentence(level)):
        return None
    about = starts(" ".join(around(view, level, _BEFORE, _BEHIND)))
    if any(claim.unit == level.unit and firm(claim) for claim in view.near(level, 0)):
        return None
    told = [c for c in view.near(level, _REACH) if c.start < level.start and _may_be_held(view, c, level)]
    fitting = [c for c in told if about & starts(" ".join(around(view, c, _BEFORE, _BEHIND)))]
    missed = [c for c in fitting if view.place(c) < view.place(level) and not _kept(view, c, level)]
    return missed[0] if missed else None


def _of_one_thing(view: View, claim: Claim, level: Claim) -> bool:
    if claim.metric is not None and level.metric is not None:
        return claim.metric == level.metric
    shared = view.words(claim) & view.words(level)
    return alike(claim, level) >= 0.6 or bool(shared)


def _upper(view: View, level: Claim) -> bool:
    """Whether one is to stay below a level, by the words before it: "fewer than 20 percent", not "below the 68"."""
    most = level.modifier in ("at_most", "less_than", "up_to") and not _THE.search(level.exact)
    behind = phrases("or_less", r"^\W*(?:\w+ )?").match(around(view, level, 0, _BEHIND)[1])
    return most or bool(behind) or bool(phrases("upper").search(f"{around(view, level, _BEFORE, 0)[0]} {level.exact}"))


def _kept(view: View, counted: Claim, level: Claim) -> bool:
    upper = _upper(view, level) or _unwanted(view, counted, level)
    return _size(counted) <= _size(level) if upper else _size(counted) >= _size(level)


def _unwanted(view: View, counted: Claim, level: Claim) -> bool:
    """Whether a level is of what there is to be little of: "inflation, above the goal of 2 percent"."""
    words = f"{level.counted} {counted.counted} {around(view, counted, _BEFORE, 0)[0]}"
    return level.modifier not in ("at_least", "more_than") and bool(phrases("unwanted").search(words))


def _size(claim: Claim) -> float:
    """The value of a claim, a fraction in percent."""
    return 100 * value(claim) if claim.unit == "fraction" else value(claim)


def _told_as_reached(view: View, docs: Sequence[str], counted: Claim, level: Claim) -> Iterator[Finding]:
    """Once for each other article: a level that was missed, told as what was counted."""
    about = view.words(counted) | view.words(level)
    known = {name for found in view.found if found.kind == "role" for name in found.claims}
    for doc in docs if not _kept(view, counted, level) and counted.modifier == "exact" else ():
        told = [c for c in view.by_doc.get(doc, ()) if (value(c), c.unit) == (value(level), counted.unit) and firm(c)]
        if doc == level.doc or any(c.low == counted.low for c in view.by_doc.get(doc, ())):
            continue
        for claim in told:
            words = view.sentence(claim)
            levels = any(phrases(name).search(words) for name in ("goal", "short_of", "denied_of"))
            fact = claim.role in _FACTS and days(claim.period, counted.period) == "same" and not tentative(words)
            if fact and claim.id not in known and not levels and len(about & view.words(claim)) >= _SHARED:
                yield _hardened(view, claim, counted, level)
                break


def _hardened(view: View, claim: Claim, counted: Claim, level: Claim) -> Finding:
    told = paper.of(view, claim)
    says = (
        f"{view.outlet(claim.doc)} tells {told} as what is; {view.outlet(level.doc)} has it as the level to keep, "
        f"and {paper.amount(counted)} as counted."
    )
    working = (
        f"{view.outlet(level.doc)}: level {paper.amount(level)}, counted {paper.amount(counted)}; "
        f"{view.outlet(claim.doc)}: {paper.quoted(claim)}"
    )
    return paper.finding(
        view, "role", paper.PROBLEM, says, working, [claim, level, counted], 0.8,
        explanations=["a goal told as a fact"], settle="The wording of the source, and its latest count.",
    )  # fmt: skip


def _finding(view: View, pairs: Sequence[tuple[Claim, Claim]]) -> Finding:
    counted, level = max(pairs, key=lambda pair: digits(pair[0]))
    kept, side = _kept(view, counted, level), "above" if _size(counted) > _size(level) else "below"
    goal = (
        paper.like(counted, value(level)) if counted.unit == level.unit or level.unit is None else paper.amount(level)
    )
    says = (
        f"{paper.amount(counted)} is {side} the level of {goal} that {view.outlet(level.doc)} gives: "
        f"“{' '.join(view.sentence(level).split())}”"
    )
    ratio = share(_size(counted) / _size(level))
    working = f"{plain(_size(counted))} / {plain(_size(level))} = {ratio}"
    claims = [counted, level, *(claim for pair in pairs for claim in pair)]
    return paper.finding(
        view, "target", paper.HOLDS if kept else paper.PROBLEM, says, working, claims, 0.8,
        settle="" if kept else "What the level was set for, and by when.",
    )  # fmt: skip
