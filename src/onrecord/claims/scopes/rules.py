"""Where a quantity holds: the whole, each office, or the place or body named."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.draft import Draft, Scoped
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import full_name
from onrecord.claims.scopes import actors, arms, atlas, lands, offices, owners, placing
from onrecord.claims.scopes.where import Where

Rule = Callable[[Draft, Page], Scoped]
Cue = Callable[[Where, Page], bool]
_CLAUSE = 2 * placing.REACH  # words before a number in which "nationwide" is said of it


def place(draft: Draft, page: Page) -> None:
    """Settle the draft's scope and, for a figure of each office, what it is per."""
    if draft.role == "incidental":
        return
    where = page.where(draft)
    if where.rules is None:
        where.rules = tuple(rule for rule, cue in RULES if cue(where, page))
    for rule in where.rules:
        found = rule(draft, page)
        if found:
            draft.scope, draft.rules["scope"] = found
            return
    draft.scope = page.setting.scope or atlas.NATIONAL
    draft.rules["scope"] = f"no place or body is named beside it{page.setting.how}"


def whole(draft: Draft, page: Page) -> Scoped:
    """ "nationwide", "statewide", "across the country", in the same clause."""
    here, where = draft.here, page.where(draft)
    for match in (*where.nation, *where.wider):
        first, last = sorted((match.first, draft.first))
        near = draft.first - _CLAUSE <= match.first < draft.last + placing.REACH
        if near and not _of_another(draft, match.first, page) and not owners.BREAKS & set(here.words[first:last]):
            return _wholes(page)[match.metric], f"{here.cut(match.first, match.last)!r} is said beside it"
    return None


def _of_another(draft: Draft, at: int, page: Page) -> bool:
    """ "5.3 percent in Pell, against 4.2 percent for the nation": the words are of the nearer figure."""
    return draft.here.word(at) == "for" and any(draft.last <= other.first < at for other in page.beside(draft))


def _wholes(page: Page) -> dict[str, str]:
    """What "nationwide", "statewide" and "worldwide" mean in an article."""
    about = page.setting
    country = about.scope if about.scope and about.kind == "country" else atlas.NATIONAL
    world = about.scope if about.scope and about.kind == "company" else "world"
    return {atlas.NATIONAL: country, "state": about.best.get("state", "the state"), "world": world}


def body(draft: Draft, page: Page) -> Scoped:
    """Of a vote or a share of votes: the chamber named nearest, in this sentence or shortly before."""
    vote = (
        draft.rules.get("counted") == "one side of a vote" or draft.noun in words("voters") or draft.noun == "majority"
    )
    if not vote and not (draft.quantity.unit == "fraction" and "majority" in (draft.counted or "")):
        return None
    here = draft.here
    found = [i for i in range(len(here)) if here.word(i) in words("bodies") and here.capital(i)]
    if draft.noun == "senators":
        return "Senate", "senators are counted"
    if found:
        after = [i for i in found if draft.last <= i <= draft.last + 8]
        at = min(found, key=lambda i: abs(i - draft.first) - (4 if i in after else 0))
        return full_name(here, at), "the body named nearest"
    near = next((other.scope for other in page.before(draft, 4) if _placed(other)), None)
    if near is None and {"chambers", "houses"} & set(here.words):
        text = page.document.text
        return next((name for name in ("Congress", "Parliament") if name in text), "both chambers"), "both chambers"
    return (near, "the body of the vote before") if near else None


def same_thing(draft: Draft, page: Page) -> Scoped:
    """Further figures of a sentence hold where the first does, unless they say another place."""
    for other in page.before(draft, 0):
        own = other.rules.get("scope") in owners.OWN - {
            owners.SAID_OF,
            owners.TAKINGS if draft.role == "baseline" else "",
        }
        if _placed(other) and not own and other.rules["scope"] != arms.ARM:
            return other.scope or atlas.NATIONAL, "the place of the figure before it in the sentence"
    return None


def goes_on(draft: Draft, page: Page) -> Scoped:
    """So do those of the next sentence of the paragraph, where no other place is named."""
    if page.known is not None or draft.role not in ("actual", "baseline", "stock"):
        return None
    for other in page.before(draft, 1):
        if other.rules.get("scope") in owners.OWN:
            return None
        apart = "\n" in page.document.text[other.quantity.end : draft.quantity.start]
        if _placed(other) and not apart and other.role != "incidental":
            return other.scope or atlas.NATIONAL, "the place of the figure in the sentence before"
    return None


def _placed(draft: Draft) -> bool:
    assumed = draft.rules.get("scope", "").startswith("no place")
    named = bool(draft.scope) and not assumed and draft.scope not in (atlas.NATIONAL, "elsewhere")
    return named and not str(draft.scope).startswith("each")


def _always(where: Where, page: Page) -> bool:
    return True


def _by_beat(where: Where, page: Page) -> bool:
    return page.known is not None


def _names(where: Where, page: Page) -> bool:
    return bool(where.names)


def _placed_names(where: Where, page: Page) -> bool:
    return bool(where.placed) or where.has(frozenset({"elsewhere"}))


# each with what a sentence must have for it, which is looked for once a sentence
RULES: tuple[tuple[Rule, Cue], ...] = (
    (offices.each_office, _by_beat),
    (offices.one_office, _by_beat),
    (offices.each, lambda where, page: "each" in where.words),
    (arms.arm, lambda where, page: page.setting.study),
    (body, _always),
    (whole, lambda where, page: bool(where.nation or where.wider)),
    (lands.inhabited, lambda where, page: where.has(words("inhabited"))),
    (lands.adjective, lambda where, page: where.has(words("economic"))),
    (lands.group, lambda where, page: where.has(words("lands")) or where.has(words("economic"))),
    (owners.part, lambda where, page: page.setting.kind == "company" or where.has(words("takings"))),
    (owners.shares, _names),
    (placing.named, _placed_names),
    (placing.before_where, lambda where, page: "where" in where.words),
    (owners.getter, lambda where, page: bool(where.names) or "the" in where.words),
    (actors.actor, lambda where, page: bool(where.names) or where.has(words("own_cues"))),
    (owners.country, lambda where, page: bool(where.countries)),
    (placing.event, lambda where, page: where.has(words("happenings"))),
    (owners.owner, _names),
    (placing.there, lambda where, page: "there" in where.words),
    (same_thing, _always),
    (placing.paragraph, lambda where, page: bool(page.ins)),
    (goes_on, _always),
)
