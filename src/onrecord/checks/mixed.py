"""A number told of one kind of things that is another's: homes for all buildings, people for applications, dead and
missing together for the dead."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from onrecord.checks import paper
from onrecord.checks.breakdowns import fate_of
from onrecord.checks.english import phrases
from onrecord.checks.sums import chance, firm
from onrecord.checks.terms import another_class, class_of, once_each
from onrecord.checks.view import View
from onrecord.checks.wording import around, starts
from onrecord.compare import digits, head, people, value
from onrecord.model import Claim, Finding
from onrecord.text import stems
from onrecord.values import plain

_UP_TO = 60  # characters behind a number that say what it is of
_RARE = 3  # digits of a number that is hardly told of two things by chance
_EACH = 3  # tellings of a number as one thing that are looked at for its parts
_BEHIND = 1  # sentences behind a whole in which its parts are told
_IN_COMMON = 3  # content words of two sentences about one activity
_UNLIKELY = 0.02  # a sum is told where chance would give it less often than this
_MOST = 40  # numbers of one story that are added in pairs
_UP_TO_A_NUMBER = re.compile(r"[^.;:\d]{0,50}")  # behind a number, where its fate is told
Kind = tuple[str, str]


def find(view: View) -> Iterator[Finding]:
    """Once for each document and number."""
    for docs in view.stories:
        inside = (claim for doc in docs for claim in view.by_doc.get(doc, ()))
        told = [claim for claim in inside if firm(claim) and claim.unit is None and claim.rate is None]
        by_value: dict[float, list[Claim]] = defaultdict(list)
        for claim in told:
            if digits(claim) >= _RARE:
                by_value[value(claim)].append(claim)
        known = {claim for finding in view.found if finding.kind == "term" for claim in finding.claims}
        pairs: set[tuple[str, str]] = set()
        for alike in (alike for alike in by_value.values() if len({claim.doc for claim in alike}) > 1):
            yield from _as_a_part(view, alike)
            yield from _as_people(view, alike, known, pairs)
        yield from _added(view, told)


def _as_a_part(view: View, told: Sequence[Claim]) -> Iterator[Finding]:
    """A number told of what another article, which gives it for something else, counts as a part of it."""
    by_noun: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        by_noun[head(claim.counted)].append(claim)
    done: set[str] = set()
    for whole in (whole for alike in by_noun.values() for whole in alike[:_EACH]):
        for part in _parts(view, whole):
            others = by_noun.get(head(part.counted), []) if part.counted and value(part) < value(whole) else []
            if not others or head(part.counted) == head(whole.counted):
                others = [other for other in told if _said_of_the_part(view, other, whole, part)]
            if any(other.doc == whole.doc for other in others):
                continue  # it gives its own number for both
            for other in (other for other in others if other.doc not in done):
                done.add(other.doc)
                yield _part_for_whole(view, other, whole, part)


def _said_of_the_part(view: View, other: Claim, whole: Claim, part: Claim) -> bool:
    """Whether a number counts what is said of the part and not of the whole: "30 assaults on staff", of 30 assaults of
    which 10 were on staff."""
    told = starts(other.counted or "")
    of_all, of_part = (_behind(view, claim) for claim in (whole, part))
    return bool((told & of_part) - of_all) and not view.tells(other.doc, part)


def _behind(view: View, claim: Claim) -> set[str]:
    """The beginnings of the words up to the next comma or number behind a claim, and of what it counts."""
    behind = around(view, claim, 0, _UP_TO)[1]
    return {word[:5] for word in stems(f"{claim.counted or ''} {re.split('[.,;:]', behind)[0]}") if len(word) > 2}


def _part_for_whole(view: View, other: Claim, whole: Claim, part: Claim) -> Finding:
    says = (
        f"{view.outlet(other.doc)} tells {paper.amount(other)} as {paper.counted(other)}; {view.outlet(whole.doc)} "
        f"has {paper.amount(whole)} {paper.counted(whole)}, of which {paper.amount(part)} {paper.counted(part)}."
    )
    working = f"{paper.counted(part)}: {paper.amount(part)} of {paper.amount(whole)} ({view.outlet(whole.doc)})"
    return paper.finding(
        view, "term", paper.PROBLEM, says, working, [other, whole, part], 0.85,
        explanations=["whole against part: the number of all is told as the number of one kind"],
        settle="What the source itself counts.",
    )  # fmt: skip


def _parts(view: View, whole: Claim) -> Iterator[Claim]:
    """The numbers behind a whole that the words say are of it: "412, including 268 homes"."""
    for claim in view.near(whole, _BEHIND):
        if claim.start > whole.end and firm(claim) and phrases("of_which").search(view.between(whole, claim)):
            yield claim


def _as_people(view: View, told: Sequence[Claim], known: Set[str], pairs: set[tuple[str, str]]) -> Iterator[Finding]:
    """A number of acts or accounts, as doses or households, told as a number of people; what is ``known`` is left out,
    and what was found of such ``pairs`` of articles."""
    acts = [claim for claim in told if _no_person(view, claim) and not once_each(view, claim)]
    done = {claim.doc for claim in (*acts, *(claim for claim in told if claim.id in known))}
    for claim in told if acts else ():
        told_so = claim.doc not in done and _persons(claim)
        model = next((act for act in acts[:_EACH] if _one_activity(view, act, claim)), None) if told_so else None
        if model is not None and (claim.doc, model.doc) not in pairs:
            done.add(claim.doc)
            pairs.add((claim.doc, model.doc))
            yield another_class(view, claim, model)


def _no_person(view: View, claim: Claim) -> bool:
    """Whether a number is of acts, or of accounts behind which several people may stand, as the customers of a power
    company are."""
    if class_of(claim.counted) in ("acts", "accounts"):
        return True
    customer = phrases("metered").search(claim.counted or "")
    return bool(customer and phrases("supply").search(view.documents[claim.doc].text))


def _persons(claim: Claim) -> bool:
    known = class_of(claim.counted)
    if known == "people" or people(claim.counted):
        return True
    return not known and bool(phrases("persons").search(claim.counted or ""))


def _one_activity(view: View, act: Claim, claim: Claim) -> bool:
    """Whether two sentences are of one activity: "vaccinators had given doses", "islanders were vaccinated"; or give
    another rare number too."""
    a, b = ({word[:5] for word in view.words(one)} for one in (act, claim))
    own = starts(f"{act.counted or ''} {claim.counted or ''}")
    numbers = [{value(other) for other in view.near(one, 0) if digits(other) > _RARE} for one in (act, claim)]
    one_day = act.period == claim.period is not None and bool(a & b)
    return one_day or bool(a & b & own) or len(a & b) >= _IN_COMMON or bool(a & b and numbers[0] & numbers[1])


def _added(view: View, told: Sequence[Claim]) -> Iterator[Finding]:
    """A number of one kind that is another's of the same kind with those of a second added: dead and missing."""
    kinds = {claim.id: kind for claim in told if (kind := _kind(view, claim)) is not None}
    known = [claim for claim in told if claim.id in kinds]
    distinct = list({(value(claim), kinds[claim.id]): claim for claim in reversed(known)}.values())[::-1][:_MOST]
    pairs = [(a, b) for a, b in itertools.permutations(distinct, 2) if _two_kinds(kinds[a.id], kinds[b.id])]
    sums = {(value(a) + value(b), kinds[a.id]): (a, b) for a, b in pairs}
    done: set[str] = set()
    for claim in known:
        two = sums.get((value(claim), kinds[claim.id]))
        if two is None or claim.doc in done or phrases("or_missing").search(view.sentence(claim)):
            continue
        if two[0].doc == two[1].doc or chance(two, claim, len(pairs)) < _UNLIKELY:
            done.add(claim.doc)
            yield _sum(view, claim, *two)


def _kind(view: View, claim: Claim) -> Kind | None:
    """What kind of thing a number is of, where there are others of which none is it: dead, tests, people."""
    behind = _UP_TO_A_NUMBER.match(view.documents[claim.doc].text, claim.end)
    fate = fate_of(behind.group() if behind else "") or fate_of(claim.counted or "")
    if fate is not None:
        return "fate", fate
    activity = class_of(claim.counted)
    return ("activity", activity) if activity in ("acts", "people") and digits(claim) >= _RARE else None


def _two_kinds(a: Kind, b: Kind) -> bool:
    dead_first = a[0] != "fate" or a[1] in ("dead", "ruined")  # who is missing may be found dead later
    return a[0] == b[0] and a[1] != b[1] and dead_first


def _told_as(view: View, claim: Claim) -> str:
    """A number with what is told of it: "11 dead"."""
    kind = _kind(view, claim)
    return f"{paper.amount(claim)} {kind[1] if kind and kind[0] == 'fate' else paper.counted(claim)}"


def _sum(view: View, claim: Claim, same: Claim, more: Claim) -> Finding:
    kind = _kind(view, claim)
    what = kind[1] if kind and kind[0] == "fate" else paper.counted(claim)
    says = (
        f"{view.outlet(claim.doc)} tells {paper.amount(claim)} as {what}; {_told_as(view, same)} "
        f"and {_told_as(view, more)} make {plain(value(claim))} together."
    )
    working = f"{plain(value(same))} + {plain(value(more))} = {plain(value(claim))}"
    return paper.finding(
        view, "term", paper.PROBLEM, says, working, [claim, same, more], 0.8,
        explanations=["two counts added together: things of two kinds are told as one"],
        settle="The source's count of each kind.",
    )  # fmt: skip
