"""A number that one article gives as somebody's, and as disputed, told as a fact by another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.checks.wording import shared_words
from onrecord.compare import value
from onrecord.model import Claim, Finding

_FEW = 20  # below this, two articles often tell one number of two things
_SHARED = 2  # content words of two sentences on one thing


def find(view: View) -> Iterator[Finding]:
    """Once for each document and disputed number."""
    problems = (found for found in view.found if found.kind == "drift" and found.verdict == paper.PROBLEM)
    known = {claim for found in problems for claim in found.claims}
    for docs in view.stories:
        told: dict[tuple[float, str | None], list[Claim]] = defaultdict(list)
        for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ())):
            if len({claim.low, claim.high} - {None}) == 1 and value(claim) >= _FEW:
                told[value(claim), claim.unit].append(claim)
        for alike in (alike for alike in told.values() if len({claim.doc for claim in alike}) > 1):
            disputed = next((claim for claim in alike if claim.sources and _disputed(view, claim)), None)
            if disputed is not None:
                done: set[str] = set()
                for claim in alike:
                    if claim.doc not in done and claim.id not in known and _as_a_fact(view, claim, disputed):
                        done.add(claim.doc)
                        yield _finding(view, claim, disputed)


def _behind(view: View, claim: Claim, many: int) -> str:
    """The words of so many sentences behind that of a claim."""
    spans, place = view.sentences(claim.doc), view.place(claim)
    return " ".join(view.documents[claim.doc].text[slice(*span)] for span in spans[place + 1 : place + 1 + many])


def _disputed(view: View, claim: Claim) -> bool:
    """Whether the next sentence speaks of the figure as one that somebody does not share."""
    behind = _behind(view, claim, 1)
    return bool(phrases("figure_of").search(behind) and phrases("disputes").search(behind))


def _as_a_fact(view: View, claim: Claim, disputed: Claim) -> bool:
    sentence = view.sentence(claim)
    if view.outlet(claim.doc) == view.outlet(disputed.doc) or claim.sources or claim.stance != "asserted":
        return False
    if "?" in sentence or phrases("says").search(sentence) or phrases("whose_count").match(_behind(view, claim, 1)):
        return False
    return len(shared_words(view, claim, disputed)) >= _SHARED


def _finding(view: View, claim: Claim, disputed: Claim) -> Finding:
    quoted = " ".join(_behind(view, disputed, 1).split())
    says = (
        f"{view.outlet(claim.doc)} tells {paper.of(view, claim)} as a fact and names no source; "
        f"{view.outlet(disputed.doc)} has it from {disputed.sources[0]} and as disputed: “{quoted}”"
    )
    working = (
        f"{view.outlet(disputed.doc)}: {disputed.sources[0]}, {paper.quoted(disputed)}; "
        f"{view.outlet(claim.doc)}: {paper.quoted(claim)}, no source"
    )
    return paper.finding(
        view, "drift", paper.PROBLEM, says, working, [claim, disputed], 0.75,
        explanations=["a source lost on the way: one side's number told as what is"],
        settle="Who counted, and how.",
    )  # fmt: skip
