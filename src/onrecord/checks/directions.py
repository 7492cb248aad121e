"""A rise told as a fall, or a fall as a rise: "fell to 5,400 from 5,100"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.changes import Change, change
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.compare import meant, value
from onrecord.model import Finding
from onrecord.values import plain

_TO = re.compile(r"\b(?:to|at|now)\s+(?:\w+\s+){0,1}[$£€]?$", re.IGNORECASE)
_REACH = 70  # characters before a pair in which its verb stands


def find(view: View) -> Iterator[Finding]:
    """Once for each pair whose own words say that it goes the other way."""
    for doc in view.by_doc:
        for inside in view.inside(doc).values():
            told = change(view, inside) if len(inside) > 1 else None
            if told is not None and (word := _against(view, told)):
                yield _finding(view, told, word)


def _against(view: View, told: Change) -> str:
    """The word nearest before a pair, if it says that the pair goes the other way."""
    if told.base.modifier != "exact" or told.new.modifier != "exact" or not _TO.search(view.before(told.new)):
        return ""
    before = view.before(told.base)[-_REACH - max(0, told.base.start - told.new.start) :]
    words = {name: list(phrases(name).finditer(before)) for name in ("rising", "falling")}
    last = {name: found[-1] for name, found in words.items() if found}
    name = max(last, key=lambda one: last[one].start(), default="")
    rises, falls = meant(told.new)[0] > meant(told.base)[1], meant(told.new)[1] < meant(told.base)[0]
    return last[name].group() if (name == "falling" and rises) or (name == "rising" and falls) else ""


def _finding(view: View, told: Change, word: str) -> Finding:
    way = "up" if value(told.new) > value(told.base) else "down"
    says = (
        f"From {paper.amount(told.base)} to {paper.amount(told.new)} is {way}, "
        f"where {view.outlet(told.base.doc)} has “{' '.join(word.split())}”."
    )
    gap = value(told.new) - value(told.base)
    working = f"{plain(value(told.new))} - {plain(value(told.base))} = {'+' if gap > 0 else ''}{plain(gap)}"
    return paper.finding(
        view, "change", paper.PROBLEM, says, working, [told.base, told.new], 0.8,
        explanations=["the two numbers exchanged, or the direction turned"], settle="The two numbers in the source.",
    )  # fmt: skip
