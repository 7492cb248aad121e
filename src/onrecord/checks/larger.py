"""A part that is larger than the whole it is told to be of: "640 people, of whom 710 are locals"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.compare import meant, value
from onrecord.model import Finding
from onrecord.values import plain

_OF_WHOM = re.compile(r"^[^.;:\d]{0,40}, of (?:whom|which|them) (?:only |just |about |some |nearly )*$", re.IGNORECASE)


def find(view: View) -> Iterator[Finding]:
    """Once for each part right behind its whole."""
    for claims in view.by_doc.values():
        for whole, part in zip(claims, claims[1:], strict=False):
            if "-" in whole.exact:
                continue  # "14-storey towers, of which 104 ..."
            plainly = firm(whole) and firm(part) and whole.unit == part.unit and whole.rate == part.rate
            if plainly and meant(part)[0] > meant(whole)[1] and _OF_WHOM.match(view.between(whole, part)):
                says = (
                    f"{view.outlet(part.doc)} gives {paper.amount(part)} as a part of {paper.amount(whole)}, "
                    "which is less."
                )
                working = f"{plain(value(part))} > {plain(value(whole))}"
                yield paper.finding(
                    view, "sum", paper.PROBLEM, says, working, [part, whole], 0.85,
                    explanations=["one of the two is mistyped, or is of another whole"],
                    settle="The source's own count of both.",
                )  # fmt: skip
