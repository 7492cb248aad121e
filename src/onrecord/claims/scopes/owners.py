"""Whose figure it is: a firm, a part of one, or who lost, raised, paid or spent it."""

from __future__ import annotations

from onrecord.claims.draft import PARTS, Draft, Scoped
from onrecord.claims.lexicon import kind_of, words
from onrecord.claims.page import Page
from onrecord.claims.phrases import cited, full_name, name_at
from onrecord.claims.scopes import atlas
from onrecord.claims.words import Line

_PART = 7  # words from the takings of a part of a firm to their amount
_SUBJECT = 8  # words from who pays or earns to how much
_REACH = 20
_KNOWN = 2  # times that a firm is named whose name is one word that begins a sentence
TAKINGS = "whose takings they are"
SAID_OF = "who the money is said of"
PRICE = "the firm whose price moves"
_COUNTRY = "the country that it is said of"
_GETS = "whose figure it is said to be"
OWN = frozenset({TAKINGS, PRICE, SAID_OF, _GETS})  # these hold for their figure alone
BREAKS = {";", "while", "but", "whereas"}  # another clause begins


def part(draft: Draft, page: Page) -> Scoped:
    """ "Cloud revenue was $540 million", "the cloud arm grew by 7 percent": the part of a firm whose figure it is."""
    here = draft.here
    for at in range(draft.first - 1, max(0, draft.first - _PART), -1):
        if here.word(at) in BREAKS or here.word(at) == ",":
            break
        if here.word(at) in words("takings") and here.name(at - 1) and here.word(at - 1) not in words("calendar"):
            name = here.cut(name_at(here, at - 1)[0], at)
            return labelled(atlas.country_of(name) or name, page), TAKINGS
    if page.setting.kind != "company" or draft.here.word(0) == '"':
        return None
    return _arm(draft.here, draft.first) or _its_arm(draft, page)


def _arm(here: Line, before: int) -> Scoped:
    """The part of a firm that a sentence names last before there: "the cloud arm"."""
    at = next((at for at in range(before - 1, 0, -1) if here.word(at) in words("parts_of_firms")), None)
    if at is None or not here.noun(at - 1) and here.tag(at - 1) != "JJ" or BREAKS & set(here.words[at:before]):
        return None
    first = at - 1
    while here.name(first - 1) and here.word(first) not in ("'s", "’s"):
        first -= 1
    return here.cut(first, at + 1), TAKINGS


def _its_arm(draft: Draft, page: Page) -> Scoped:
    """ "The trouble is in the Home division. Its sales came to 912 million": the part named in the sentence before."""
    here = draft.here
    if not draft.sentence or here.word(0) not in ("its", "it"):
        return None
    before = page.line(draft.sentence - 1)
    return _arm(before, len(before))


def shares(draft: Draft, page: Page) -> Scoped:
    """ "Shares in Orrin Foods fell 3 percent", "Orrin Foods gained 3 percent to $41": the firm whose price it is."""
    here = draft.here
    if page.known is not None or not (draft.money or draft.quantity.unit in PARTS):
        return None
    verb = next((i for i in range(draft.first - 1, max(-1, draft.first - _PART), -1) if here.verb(i)), None)
    if verb is None or here.word(verb) not in words("trading"):
        return _same_firm(draft, page)
    stock = next((i for i in range(verb - 1, max(-1, verb - _PART), -1) if here.word(i) in ("shares", "stock")), None)
    near = verb - 1 if stock is None else next((i for i in range(verb - 1, stock, -1) if here.name(i)), None)
    near = near if near is None or here.word(near) != "," else near - 1
    if near is None or not here.name(near) or not here.capital(near) or atlas.country_of(full_name(here, near)):
        return None
    alone = near == 0 and stock is None  # "Homicides fell 6 percent"
    only_begins = alone and (f" {here.word(0)}" in here.text or here.text.count(here.cut(0, 1)) < _KNOWN)
    return None if only_begins else (full_name(here, near), PRICE)


def _same_firm(draft: Draft, page: Page) -> Scoped:
    """Further figures of a sentence about a firm's price."""
    for other in page.before(draft, 0):
        if other.rules.get("scope") == PRICE:
            return other.scope or atlas.NATIONAL, PRICE
    return None


def country(draft: Draft, page: Page) -> Scoped:
    """ "Chile has sent 140 rescuers", "India's 50 percent": the country before the number in its clause."""
    here = draft.here
    if page.known is not None:
        return None
    for at, name in page.where(draft).countries:
        if draft.first - _REACH < at < draft.first:
            between = set(here.words[at : draft.first])
            if between & BREAKS or between & words("saying"):
                return None
            return labelled(name, page), _COUNTRY
    return None


def labelled(name: str, page: Page) -> str:
    """The country that the article is about, by the label that its other figures have."""
    whole = atlas.nationwide(name)
    return whole if page.setting.scope == whole else name


def getter(draft: Draft, page: Page) -> Scoped:
    """ "Pell lost 940 pupils, Tarn 415", "Northern Province accounted for 6,240": who has what is counted."""
    here, at = draft.here, draft.first - 1
    if page.known is not None or draft.role == "target":
        return None
    if here.name(at) and here.word(at) not in words("calendar") and here.word(draft.last) != ":":
        again = any(other.rules.get("scope") in (_GETS, _COUNTRY) for other in page.before(draft, 0))
        return _body_of(draft, at, page) if again else None
    verb = draft.first - 1
    while verb >= 0 and (here.word(verb) in ("for", "on", "in", "off", "by", "only", "just") or here.tag(verb) == "RB"):
        verb -= 1
    if here.word(verb) not in words("getting"):
        return None
    at = verb - 1
    while here.tag(at) in ("RB", "MD", "VBZ", "VBP") or here.word(at) in ("has", "had", "have"):
        at -= 1
    if here.word(at) == ",":  # "Services, which mends boilers, brought in 324 million"
        at = next((i - 1 for i in range(at - 1, 0, -1) if here.word(i) == "," and here.word(i + 1) == "which"), -1)
    return _body_of(draft, at, page)


def _body_of(draft: Draft, at: int, page: Page) -> Scoped:
    """The name that ends there, if a place or body has it; or what "the company", "the state" stands for."""
    here = draft.here
    if at < 0:
        return None
    if here.word(at - 1) == "the" and not here.name(at):
        return _definite(here.word(at), page)
    if not here.name(at) or not here.capital(at):
        return None
    first = name_at(here, at)[0]
    while here.capital(first - 1) and here.word(first - 1) not in words("leads"):
        first -= 1
    name = here.cut(first, at + 1)
    if atlas.country_of(name):
        return labelled(atlas.countries()[name], page), _COUNTRY
    person = {name, name.rpartition(" ")[2]} & page.setting.people
    odd = here.word(at) in words("calendar") | words("titles") | words("offices") | words("bodies")
    only_begins = first == 0 and " " not in name and f" {here.word(at)}" in here.text
    return None if person or odd or only_begins or name in (page.setting.scope or "") else (name, _GETS)


def _definite(noun: str, page: Page) -> Scoped:
    """What "the company" is in an article that is about a town, "the state" in one about a company."""
    kind = kind_of(noun)
    if kind is None or kind == page.setting.kind or page.setting.scope is None:
        return None
    named = page.setting.best.get(kind) or ("the state" if kind == "state" else None)
    return (named, f"what 'the {noun}' stands for") if named else None


def owner(draft: Draft, page: Page) -> Scoped:
    """ "whose district is a third Latino": the owner's district; of money: who raised or spent it."""
    here = draft.here
    for at in range(draft.first - 1, max(-1, draft.first - 5), -1):
        if here.word(at) == "whose" and here.noun(at + 1):
            name = next((i for i in range(at - 1, -1, -1) if here.name(i)), None)
            if name is not None:
                return f"{full_name(here, name)}'s {here.cut(at + 1, at + 2)}", "what is said to be theirs"
    if not draft.money or draft.role != "actual":
        return None
    at = next((at for at in range(draft.first - 1, -1, -1) if _bearer(here, at)), -1)
    if at < 0 or page.setting.scope and not _pays(here, at, draft.first):
        return None  # the article's own place or company is likelier
    bearer = full_name(here, at)
    speaks = words("putting") | words("saying") | {"'s", "'"}  # "Holt puts the cost at", "Holt's office"
    tells = bearer.rpartition(" ")[2] in page.setting.people and here.word(at + 1) in speaks
    return None if tells else (bearer, SAID_OF)


def _pays(here: Line, name: int, first: int) -> bool:
    """Whether a name is the subject whose verb takes the amount: "Congress allotted $1.9 billion"."""
    verbs = [at for at in range(name + 1, first) if here.verb(at) and here.tag(at) != "VBG"]
    return bool(verbs) and verbs[0] - name <= 3 and verbs[-1] - verbs[0] <= 2 and first - verbs[-1] <= _SUBJECT


def _bearer(here: Line, at: int) -> bool:
    """The last word of a name that stands for itself, not "New York" of "the New York banker"."""
    alone = here.name(at) and not here.noun(at + 1) and here.word(at) not in words("calendar")
    if here.word(at + 1) in (")", "-rrb-"):
        return False  # "Pell Mining (LSE: PELM)"
    inside = "(" in here.words[max(0, at - 3) : at] and ")" in here.words[at : at + 6]  # "(NASDAQ: PELM)"
    return alone and not inside and not cited(here, at)
