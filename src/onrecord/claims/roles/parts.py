"""Parts and wholes: shares, and a whole that stands beside its part."""

from __future__ import annotations

from onrecord.claims.draft import PARTS, Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.roles.aims import target
from onrecord.claims.roles.before import held_before
from onrecord.claims.roles.former import earlier_vote, former
from onrecord.claims.roles.levies import levy
from onrecord.claims.roles.reaching import asked_for, demanded, level_noun, to_come
from onrecord.claims.words import Line

_GAP = 6  # words between two levels that are joined


def share(draft: Draft, page: Page) -> Verdict:
    """A percentage or fraction: a level to reach, one that went before, else a part of a whole."""
    if draft.quantity.unit not in PARTS:
        return None
    near = draft.here.words[max(0, draft.first - 6) : draft.first]
    if any(word in words("needed") for word in near) or level_noun(draft) is not None:
        return "target", "a share that is needed"
    if asked_for(draft) or demanded(draft) and draft.here.word(draft.last) != "of" or _joined_level(draft, page):
        return "target", "a share that is offered, asked for or planned"
    levied = levy(draft, page)
    if levied:
        return levied
    aimed = target(draft, page) if draft.quantity.modifier in ("at_most", "at_least") or _moves(draft) else None
    if aimed:
        return aimed
    if to_come(draft):
        return "target", "a share that is to be so"
    return held_before(draft, page) or _voted(draft, page) or former(draft, page) or ("share", "a part of a whole")


def _joined_level(draft: Draft, page: Page) -> bool:
    """ "wants 65 per cent by March 2027 and 92 per cent by March 2029": as the level that it is joined to."""
    here = draft.here
    other = next((o for o in page.before(draft, 0) if o.quantity.unit in PARTS), None)
    if other is None or other.role != "target" or here.word(draft.first - 1) != "and":
        return False
    gap = range(other.last, draft.first)
    return len(gap) <= _GAP and not any(here.verb(at) or here.tag(at) in ("MD", "TO", ",") for at in gap)


def _voted(draft: Draft, page: Page) -> Verdict:
    """A share that one of two won in an election of years past."""
    return earlier_vote(draft, page) if draft.here.word(draft.first - 1) in words("winning") | {"with", "by"} else None


def _moves(draft: Draft) -> bool:
    """ "to go up by 6 percent", "cut it to 40 percent"; of "sell 400 shops, or 6 percent of all" it is a part."""
    return draft.here.word(draft.first - 1) in ("by", "to", "at", "within")


def times_another(draft: Draft, page: Page) -> Verdict:
    """ "four times as likely", "three times the usual": a part of another figure that is more than all of it."""
    here, at = draft.here, draft.last
    at -= here.word(at - 1) == "times"
    than = here.word(at + 1) in words("times_of") or here.tag(at + 1) == "JJR"
    return ("share", "how many times another figure") if here.word(at) == "times" and than else None


def per_people(draft: Draft, page: Page) -> Verdict:
    """ "8 per million people", "180 for every 100,000": so many of so many."""
    return ("share", "so many of so many people") if any(_per_many(draft.here, at) for at in draft.ends()) else None


def _per_many(here: Line, at: int) -> bool:
    behind = at + 1 if here.word(at) == "per" else at + 2 if here.words[at : at + 2] == ("for", "every") else at
    return behind > at and (here.word(behind) in ("million", "thousand") or "," in here.word(behind))


def metric_share(draft: Draft, page: Page) -> Verdict:
    """A number of a metric that is a share."""
    return ("share", "the metric is a share") if page.metric_kind(draft) == "share" else None


def out_of(draft: Draft, page: Page) -> Verdict:
    """ "24 GW out of a total of 48", "12 GW of the total": the whole beside its part, in one unit or none."""
    here = draft.here
    other = next((o for o in page.before(draft, 0) if o.first < draft.first), None)
    if other is None or other.role not in ("stock", "actual") or not other.quantity.unit:
        return None
    own = {other.noun, here.word(other.last)}  # its unit stands right behind it
    between = set(here.words[other.last : draft.first])
    whole = "of" in between and between <= {"out", "of", "a", "the", "total", "all", "(", ")", *own}
    same = draft.quantity.unit in (None, other.quantity.unit)
    return (other.role, "the whole of the figure before it") if whole and same else None


def of_total(draft: Draft, page: Page) -> Verdict:
    """ "Wind made up 12 GW of the total": a part of what stands stands."""
    here = draft.here
    if not draft.quantity.unit or not {"total", "rest", "remaining"} & set(here.words):
        return None
    alike = (o for o in page.before(draft, 3) if o.quantity.unit == draft.quantity.unit)
    other = next((o for o in alike if o.role in ("stock", "target")), None)
    return ("stock", "a part of what stands") if other and other.role == "stock" else None
