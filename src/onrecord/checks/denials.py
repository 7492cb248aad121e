"""Figures that somebody denies, together for each set of denials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.view import View
from onrecord.model import Figure, Finding


def find(view: View) -> Iterator[Finding]:
    """What is denied and by whom, in their words."""
    for docs in view.stories:
        denied: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
        for figure in view.figures_of(docs):
            if figure.denied_by and figure.role != "incidental":
                denied[figure.denied_by].append(figure)
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


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: "the minister"."""
    return name[:1].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name
