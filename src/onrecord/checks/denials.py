"""Figures that somebody denies, together for each set of denials, and denials told as confirmations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.model import Claim, Figure, Finding
from onrecord.text import stems


def find(view: View) -> Iterator[Finding]:
    """What is denied and by whom, in their words."""
    for docs in view.stories:
        denied: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
        for figure in view.figures_of(docs):
            if figure.denied_by and figure.role != "incidental":
                denied[figure.denied_by].append(figure)
        yield from _confirmed(view, [figure for figures in denied.values() for figure in figures])
        for lines, figures in denied.items():
            who = [_inside(line.split(": “", 1)[0]) for line in lines]
            what = "; ".join(figure.says for figure in figures[:3])
            more = f" and {len(figures) - 3} more" if len(figures) > 3 else ""
            # In the passive one form serves one and many.
            says = f"What is told as {what}{more} is denied by {paper.listed(who)}."
            yield paper.finding(
                view, "denial", paper.OPEN, says, "; ".join(lines),
                [claim for figure in figures for claim in view.told(figure)], 0.8,
                settle="The document or instruction that the report rests on.",
            )  # fmt: skip


def _confirmed(view: View, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Once for each figure: what somebody denies in one article is told as confirmed by them in another."""
    for figure in figures:
        told = view.told(figure)
        denied = [claim for claim in told if claim.stance == "denied" and claim.sources]
        pairs = ((a, b) for a in denied for b in told if b.doc != a.doc and _confirms(view, b, a))
        pair = next(pairs, None)
        if pair is not None:
            yield _told_as_confirmed(view, figure, *pair)


def _confirms(view: View, claim: Claim, denial: Claim) -> bool:
    """Whether the one who denies a number elsewhere is told to confirm it."""
    who = set(stems(denial.sources[0]))
    told = claim.stance == "reported" and any(who == set(stems(source)) for source in claim.sources)
    return told and bool(phrases("confirms").search(view.sentence(claim)))


def _told_as_confirmed(view: View, figure: Figure, denial: Claim, claim: Claim) -> Finding:
    who = _inside(denial.sources[0])
    says = (
        f"{view.outlet(claim.doc)} tells {paper.of(view, claim, figure)} as confirmed by {who}; "
        f"in {view.outlet(denial.doc)} {who} is told to deny it."
    )
    words = [" ".join(view.sentence(one).split()) for one in (denial, claim)]
    working = f"{view.outlet(denial.doc)}: “{words[0]}” {view.outlet(claim.doc)}: “{words[1]}”"
    return paper.finding(
        view, "denial", paper.PROBLEM, says, working, [claim, denial], 0.8,
        explanations=["a denial told as a confirmation"], settle="The statement itself.",
    )  # fmt: skip


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: "the minister"."""
    return name[:1].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name
