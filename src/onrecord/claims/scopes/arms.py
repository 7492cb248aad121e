"""The groups of a trial: whose figure it is of those who took the drug and those who did not.

The arm is the one named after the number and before the next, else before it; a figure that is held against one arm's
is the other's.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.draft import Draft, Scoped
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.words import Line

ARM = "the arm of the trial that is named"
_LED = 3  # words from "taking" to what is taken
_AGAINST = 3  # words from "against" to the other arm's figure


def arm(draft: Draft, page: Page) -> Scoped:
    """ "131 in the placebo group", "274 of those given the drug": the arm of a trial that is counted."""
    trial = page.setting.best.get("study")
    if (
        trial is None
        or draft.here.word(draft.last) in words("comparative")
        or draft.quantity.unit == "percentage point"
    ):
        return None
    here = draft.here
    found = list(_arms(here, page))
    if not found:
        return None
    coming = [other.first for other in page.beside(draft) if other.first > draft.last]
    following = next((at for at in coming if not _or(here, draft.last, at)), len(here))
    after = next((name for at, name in found if draft.last <= at < following), None)
    if after:
        return after, ARM
    beside = {here.word(at) for at in range(draft.first - _AGAINST, draft.first)}
    last = next((other for other in page.before(draft, 0) if other.rules.get("scope") == ARM), None)
    if last and beside & words("compared") | beside & {"with"}:
        others = {name for _, name in _arms_of(page)} - {last.scope}
        return (others.pop(), ARM) if len(others) == 1 else None
    before = [name for at, name in found if at < draft.first]
    return (before[-1], ARM) if before else None


def _or(here: Line, last: int, at: int) -> bool:
    """Whether a number only gives another in other terms: "274, or 13 percent, on the drug"."""
    return here.word(at - 1) in ("or", "(") and at - last <= _LED


def _arms(here: Line, page: Page) -> Iterator[tuple[int, str]]:
    """Each arm that a sentence names, with where."""
    for at, word in enumerate(here.words):
        group = here.word(at + 1) in ("group", "arm")
        if word in words("sham"):
            yield at, "placebo group"
        elif word in words("controls") and (group or word == "controls"):
            yield at, "control group"
        elif word == _drug(page) or word in words("treatments"):
            if group or words("taking") & set(here.words[max(0, at - _LED) : at]):
                yield at, f"{_drug(page)} group"
        elif (
            word in ("n't", "not")
            and here.word(at - 1) in ("did", "were")
            and "those" in here.words[max(0, at - 4) : at]
        ):
            yield at, "placebo group"


def _drug(page: Page) -> str:
    return page.setting.drug or "treatment"


def _arms_of(page: Page) -> list[tuple[int, str]]:
    return [(0, "placebo group"), (1, f"{_drug(page)} group")]
