"""Figures that only mark off a group, or say how many a survey asked and how far it may be off."""

from __future__ import annotations

from onrecord.claims.draft import PARTS, Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.words import Line

GROUP = "a bound that only marks off a group"
_BOUNDS = frozenset({"at_least", "at_most", "more_than", "less_than", "up_to", "range"})
_NEAR = 5  # words between whom a bound marks off and the bound
_FAR = 9  # words from "margin of error" to its size


def marks_off(draft: Draft, page: Page) -> Verdict:
    """ "tenants making $90,000 or more", "farms with less than $70,000": whom something is told of."""
    if not draft.money:
        return None
    here, at = draft.here, draft.first - 1
    if here.word(at) in ("making", "earning") and _typical(here, at - 1):
        return "incidental", GROUP
    if draft.quantity.modifier not in _BOUNDS:
        return None
    if _earned(here, at - (here.word(at) in ("of", "between"))) or here.word(at) == "with" and _group(here, at - 1):
        return "incidental", GROUP
    given = here.word(draft.last - 1) in ("more", "less") and here.word(draft.last - 2) == "or"
    marked = given and any(_who(here, i) for i in range(max(0, at - 3), at))
    return ("incidental", GROUP) if marked else None


def _typical(here: Line, at: int) -> bool:
    """ "a family of four earning", "someone making": a case in point."""
    if here.word(at) in ("someone", "anyone"):
        return True
    near = range(at, max(-1, at - _NEAR), -1)
    return here.tag(at) in ("NN", "CD") and any(here.word(i) in ("a", "an") for i in near)


def _earned(here: Line, at: int) -> bool:
    """ "voters making", "who earn", "incomes of", "those" before "under $30,000"."""
    if here.word(at) in words("earning"):
        return _group(here, at - 1) or here.word(at - 1) in ("who", "that", "'re", "are")
    near = here.words[max(0, at - _NEAR) : at]
    if here.word(at) in words("incomes"):
        return here.word(at).endswith("s") or bool({"with", "whose"} & set(near))
    return here.word(at) in ("those", "anyone", "everyone")


def _who(here: Line, at: int) -> bool:
    return here.word(at) in ("who", "that") and here.tag(at).startswith("W") and _group(here, at - 1)


def _group(here: Line, at: int) -> bool:
    return here.tag(at) in ("NNS", "NNPS") or here.word(at) in ("those", "anyone", "everyone", "people", "someone")


def off_by(draft: Draft, page: Page) -> Verdict:
    """ "a margin of error of 3 points", "plus or minus 6 percent": how far a survey may be off."""
    here, first = draft.here, draft.first
    text = here.text[max(here.start, draft.quantity.start - 4) : draft.quantity.start].rstrip()
    either = here.word(first - 1) == "minus" and here.word(first - 2) == "or"
    if either or text.endswith(("+/-", "±", "+-")) or "error" in here.words and _of_error(draft, page):
        return "incidental", "how far a survey may be off"
    return None


def asked_many(draft: Draft, page: Page) -> Verdict:
    """ "a random sample of 510 tenants", "surveyed 640 voters", "the sample is 377": how many a survey asked."""
    here, at = draft.here, draft.first - 1
    if draft.quantity.unit is not None or draft.quantity.kind != "number":
        return None
    before = here.words[max(0, at - _NEAR) : at + 1]
    surveyed = any(word in words("asking_many") for word in before[-3:]) and here.word(at) not in ("by", "in", "since")
    sampled = "sample" in before and here.word(at) in ("of", "is", "was")
    answered = draft.noun in words("asked")
    whom = draft.noun in words("persons") | words("electorate") or not draft.noun or draft.elliptic
    return ("count", "so many were asked") if answered or sampled or surveyed and whom else None


def _of_error(draft: Draft, page: Page) -> bool:
    here = draft.here
    after = here.words[draft.last : draft.last + 4]
    if (
        draft.quantity.unit not in (*PARTS, "point", None)
        or draft.quantity.unit is None
        and "." not in draft.quantity.number
    ):
        return after[:3] == ("margin", "of", "error")
    if "error" in after and {"margin", "sampling"} & set(after):
        return True
    error = next((at for at in range(draft.first - 1, max(-1, draft.first - _FAR), -1) if here.word(at) == "error"), 0)
    if not {"margin", "sampling"} & set(here.words[max(0, error - 2) : error + 2]):
        return False
    between = range(error, draft.first)
    apart = any(here.word(at) in (",", ";") or here.tag(at) in ("VBD", "MD") for at in between)
    nearer = any(o.quantity.unit in PARTS and error < o.first < draft.first for o in page.beside(draft))
    return not apart and not nearer
