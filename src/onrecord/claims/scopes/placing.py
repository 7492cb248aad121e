"""Where a figure's own words place it: a name after a preposition, before "where", at a paragraph's opening."""

from __future__ import annotations

from onrecord.claims.draft import PARTS, Draft, Scoped
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import full_name, name_at
from onrecord.claims.scopes import atlas, owners
from onrecord.claims.scopes.where import Placed
from onrecord.claims.words import Line

REACH = 20  # words to either side within which a place is taken to be meant
_PARAGRAPH = 4  # sentences that a paragraph's opening place holds for
_PARTS = {"them", "whom", "those", ":"}  # what comes after these is where a part is, not the whole


def named(draft: Draft, page: Page) -> Scoped:
    """ "in South Korea", "out of Syria", "of the Senate": the name nearest, after the number rather than before it."""
    here = draft.here
    if here.word(draft.last) == "elsewhere":
        return "elsewhere", "it is said to be elsewhere"
    placed = page.where(draft).placed
    ranked = sorted((_far(draft, one.at) + _others(draft, one.at, page), one) for one in placed) if placed else ()
    for _, one in ranked:
        if _far(draft, one.at) > REACH or not _leads(draft, one.at, page) or _not_here(draft, one, page):
            continue
        name = here.cut(one.first, one.last)
        if not _not_place(name, draft, page, one):
            if atlas.country_of(name) == atlas.NATIONAL and page.setting.scope is None:
                return atlas.NATIONAL, "the country is named"
            return owners.labelled(name, page), f"the name after {here.word(one.at)!r}"
    return None


def _leads(draft: Draft, at: int, page: Page) -> bool:
    """Whether the preposition there can say where this figure holds."""
    here, word = draft.here, draft.here.word(at)
    if word == "of":
        loose = at not in draft.ends() and here.word(at - 1) not in words("sites")
        return page.known is None and not loose and not (here.name(at - 1) and here.capital(at - 1))
    if word in ("to", "for"):
        moved = word == "to" and (here.tag(at - 1) in ("VBN", "VBD") or here.word(draft.first - 1) in words("killing"))
        return moved or draft.money and page.known is None
    if word == "from" and draft.money:
        return False  # who is to pay it
    beside = at == 0 or any(0 <= at - end <= 1 for end in draft.ends()) or page.known is not None
    return beside or word not in words("sites_by")


def _not_here(draft: Draft, one: Placed, page: Page) -> bool:
    """Whether a place belongs to something else: to another clause, a part of what is counted, a source."""
    here = draft.here
    between = here.words[draft.last : one.at]
    if ";" in between:
        return True
    if here.word(one.at) == "to" and here.word(one.last) in ("which", "who"):
        return True  # "turned to the agency, which counted 40"
    others = any(draft.first < other.first < one.at for other in page.beside(draft))
    if others and (_PARTS & set(between) or here.word(0) in ("of", "among") and "," in between):
        return True  # "1,187: 704 in Pell", "181 people, 31 of them in Pell", "Of the 43 deaths, 31 were in Tarn"
    sources = (attribution.source for attribution in page.holding[draft.index] if attribution.source)
    return here.word(one.at) == "at" and any(start < here.starts[one.at] < end for start, end in sources)


def _others(draft: Draft, at: int, page: Page) -> int:
    """What other figures, whose it may be, and a clause between a number and a place add to the distance."""
    between = draft.here.words[draft.last : at]
    theirs = REACH if "," in between else 8
    others = sum(draft.first < other.first < at for other in page.beside(draft))
    return theirs * others + (REACH if words("subordinate") & set(between) else 0)


def _far(draft: Draft, at: int) -> int:
    return at - draft.last if at >= draft.last else draft.first - at + (4 if draft.first - at > 3 else 1)


def _not_place(name: str, draft: Draft, page: Page, one: Placed) -> bool:
    """An agency or official of the beat, a person, a list of places, or a source is no scope."""
    here = draft.here
    if page.known is not None and name.lower() in page.known.organisations:
        return True
    first = name.lower().split()[0]
    last = name.lower().split()[-1]
    if {first, last} & words("happenings") or first.split("-")[-1] in words("calendar"):
        return True  # "in Hurricane Odile", "in the Cedar Fire", "in mid-July"
    if here.word(one.at) in ("in", "at", "outside") and last in words("publications"):
        return True  # "in the Pell Gazette"
    if here.word(one.at) == "at" and last in words("offices"):
        return True  # "caseworkers at the Asylum Directorate"
    traded = page.setting.kind == "company" and (draft.money or draft.quantity.unit in PARTS)
    if traded and here.word(one.at) not in ("across", "throughout") and here.word(one.at - 1) not in words("takings"):
        return True  # "closed in New York at", "after the cost of closing a works in Ohio", but "sales in Europe"
    before, after = here.word(one.at - 1), one.last
    listed = here.word(after) == "," and here.name(after + 1) and here.word(after + 2) in (",", "and")
    moved = here.word(one.at) == "from" and before in ("report", "up", "down")
    return listed or moved or before in ("including", "according", "citing")


def before_where(draft: Draft, page: Page) -> Scoped:
    """ "Worst hit is Tarn, a hill town, where 97 homes": the name before "where"."""
    here = draft.here
    if page.known is not None or "where" not in here.words:
        return None
    at = next((i for i in range(draft.first - 1, max(-1, draft.first - REACH), -1) if here.word(i) == "where"), None)
    if at is None or owners.BREAKS & set(here.words[at : draft.first]):
        return None
    name = next((i for i in range(at - 1, -1, -1) if here.name(i) and here.capital(i)), None)
    return (full_name(here, name), "the place that 'where' stands for") if name is not None else None


def event(draft: Draft, page: Page) -> Scoped:
    """ "the Paris attacks that killed 130": the place that the event goes by."""
    here = draft.here
    if not words("happenings").intersection(here.words):
        return None
    for at in range(draft.first - 1, max(0, draft.first - REACH), -1):
        common = here.word(at) in words("happenings") and not here.capital(at)  # "the Cedar Fire" is a name of its own
        if common and here.name(at - 1) and here.word(at - 1) not in words("calendar"):
            return here.cut(name_at(here, at - 1)[0], at), "the place that the event goes by"
    return None


def there(draft: Draft, page: Page) -> Scoped:
    """The place of the sentence before, where this one says "there"."""
    here = draft.here
    if page.known is not None or not draft.sentence or not _back(here, draft.last):
        return None
    line = page.line(draft.sentence - 1)
    found = page.where_at(draft.sentence - 1).placed
    own = [one for one in found if line.word(one.at) in words("placing")]
    return (line.cut(own[-1].first, own[-1].last), "'there' is the place of the sentence before") if own else None


def _back(here: Line, start: int) -> bool:
    """Whether "there" means a place told before, not "there were", not "out there"."""
    return any(
        here.word(at) == "there" and here.word(at - 1) != "out" and not here.verb(at + 1) and here.tag(at + 1) != "MD"
        for at in range(start, len(here))
    )


def paragraph(draft: Draft, page: Page) -> Scoped:
    """ "In Paris the gulf was wide. ...", "in the capital": the place that a paragraph opens with."""
    text = page.document.text
    near = range(draft.sentence, max(-1, draft.sentence - _PARAGRAPH), -1)
    at = next((at for at in near if at in page.ins and not (at == draft.sentence and draft.first < 2)), None)
    if page.known is not None or at is None or "\n" in text[page.pieces[at].end : draft.here.start].strip(" "):
        return None
    line = page.line(at)
    if line.words[1:3] == ("the", "capital") and page.setting.scope:
        seat = atlas.capital_of(page.setting.scope.partition(" (")[0])
        return (seat, "the capital of the country that the article is about") if seat else None
    opens = line.name(1) and line.capital(1) and line.word(1) not in words("calendar")
    if opens and at < draft.sentence and not {"there", "elsewhere"} & set(draft.here.words):
        return full_name(line, 1), "the place that its paragraph opens with"
    return None
