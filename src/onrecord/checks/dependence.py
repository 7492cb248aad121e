"""Figures that several outlets tell and that go back to one origin, together for each origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.view import View
from onrecord.model import Figure, Finding


def find(view: View) -> Iterator[Finding]:
    """One finding for each origin of a story on which more than one outlet rests."""
    for docs in view.stories:
        by_origin: dict[tuple[str, bool], list[Figure]] = defaultdict(list)
        for figure in (f for f in view.figures_of(docs) if f.role != "incidental"):
            if figure.standing == "repeated" and len(figure.outlets) > 1 and len(figure.origins) == 1:
                origin = figure.origins[0]
                by_origin[origin.name, origin.anonymous].append(figure)
            elif figure.role != "count" and any("citing each other" in o.name for o in figure.origins):
                yield _circle(view, figure)
        for (name, unnamed), figures in by_origin.items():
            yield _one_origin(view, name, unnamed, figures)


def _one_origin(view: View, name: str, unnamed: bool, figures: Sequence[Figure]) -> Finding:
    outlets = list(dict.fromkeys(outlet for figure in figures for outlet in figure.outlets))
    through = dict.fromkeys(step for figure in figures for step in figure.origins[0].through)
    way = [step for step in through if step not in outlets]
    origin = f"“{name}”, who are not named" if unnamed else f"“{name}”" if name[:1].islower() else name
    how = f", by way of {paper.listed(way)}" if way else ""
    says = f"{len(outlets)} outlets tell {len(figures)} {_that(figures)} back to one origin, {origin}{how}."
    called = [view.outlet(name) if name in view.documents else name for name in outlets]
    steps = [paper.listed(called), *([paper.listed(way)] if way else []), name]
    working = f"{'; '.join(figure.says for figure in figures)}: {' <- '.join(steps)}"
    claims = [claim for figure in figures for claim in view.told(figure)]
    return paper.finding(
        view, "dependence", paper.OPEN, says, working, claims, 0.8,
        settle="A second source that does not rest on the first, or the document itself.",
    )  # fmt: skip


def _that(figures: Sequence[Figure]) -> str:
    return "figures that go" if len(figures) > 1 else "figure that goes"


def _circle(view: View, figure: Figure) -> Finding:
    name = next(origin.name for origin in figure.origins if "citing each other" in origin.name)
    says = f"No origin can be told for {figure.says}: {name}."
    return paper.finding(
        view, "dependence", paper.OPEN, says, f"{figure.says}: {name}", view.told(figure), 0.8,
        settle="Where each of them first had the figure from.",
    )  # fmt: skip
