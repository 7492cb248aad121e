"""Where a quantity holds: the whole, each office, or the place or body named."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from onrecord.claims import owners
from onrecord.claims.atlas import NATIONAL, capital_of, country_of, nationwide
from onrecord.claims.draft import Draft
from onrecord.claims.known import Wordings
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.phrases import full_name, name_at
from onrecord.claims.words import Line, stem
from onrecord.model import Span

_IN = ("in", "across", "throughout", "at", "near", "from", "off", "outside", "within", "inside")
_REACH = 20  # words to either side within which a place is taken to be meant
_CLAUSES = {"after", "before", "when", "because", "although", "though", "since"}
_PARAGRAPH = 4  # sentences that a paragraph's opening place holds for
_BREAKS = {";", "while", "but", "whereas"}


def place(draft: Draft, page: Page) -> None:
    """Settle the draft's scope and, for a figure of each office, what it is per."""
    if draft.role == "incidental":
        return
    for rule in RULES:
        found = rule(draft, page)
        if found:
            draft.scope, draft.rules["scope"] = found
            return
    whole, why = page.setting or (NATIONAL, "")
    draft.scope, draft.rules["scope"] = whole, f"no place or body is named beside it{why}"


def _each_office(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "75 at each office", "per field office"; also a level that offices, as the subject, are to reach."""
    known = page.known
    if known is None or known.office_word is None:
        return None
    scope = f"each {known.office_word}"
    if draft.per and stem(draft.per.split()[-1].lower()) in known.office_nouns:
        draft.per = known.office_word
        return scope, "the figure is given per office"
    if draft.role != "target" or draft.metric is None or not _of_offices(draft, page):
        return None
    draft.per = known.office_word
    return scope, "the level is one that each office is to reach"


def _of_offices(draft: Draft, page: Page) -> bool:
    """Whether the offices of a sentence, one by one, are to reach its level."""
    here, span = draft.here, page.office_in(draft.sentence)
    country = here.word(draft.first - 3) in ("country", "nation")  # "and the country one of 1,500"
    if country or _nation(page).find(here, draft.last, draft.last + 5):
        return False
    if any(_one_by_one(here, at, page) for at in range(len(here) - 1)):
        return True
    if span is None:
        return False
    before = set(here.words[max(0, span[0] - 6) : span[0]])
    subject = span[1] <= draft.first and not before & {"across", "at", "from"}
    return bool(before & {"each", "every", "per"}) or subject


def _one_by_one(here: Line, at: int, page: Page) -> bool:
    """ "each office", "every office"."""
    each = here.word(at) in ("each", "every", "per")
    return each and page.known is not None and here.stems[at + 1] in page.known.office_nouns


def _one_office(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "the Miami field office made 113 arrests"."""
    span = page.office_in(draft.sentence)
    if span is None or page.known is None or not draft.here.name(span[0] - 1):
        return None
    name = draft.here.cut(*name_at(draft.here, span[0] - 1))
    return (name, "the office that is named") if name.lower() in page.known.places else None


def _whole(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "nationwide", "across the country", in the same clause."""
    here = draft.here
    for match in _nation(page).find(here, draft.first - 2 * _REACH, draft.last + _REACH):
        first, last = sorted((match.first, draft.first))
        if not _BREAKS & set(here.words[first:last]):
            return _nationwide(page), f"{here.cut(match.first, match.last)!r} is said beside it"
    return None


def _nationwide(page: Page) -> str:
    return page.setting[0] if page.setting and page.about == "country" else NATIONAL


def _labelled(name: str, page: Page) -> str:
    """The country that the article is about, by the label that its other figures have."""
    whole = page.setting and page.about == "country" and page.setting[0] == nationwide(name)
    return nationwide(name) if whole else name


def _nation(page: Page) -> Wordings:
    return page.known.nation if page.known else _anywhere()


@functools.cache
def _anywhere() -> Wordings:
    return Wordings((phrase, NATIONAL, "") for phrase in words("nation"))


def _body(draft: Draft, page: Page) -> tuple[str, str] | None:
    """Of a vote or a share of votes: the chamber named nearest, in this sentence or shortly before."""
    vote = draft.rules.get("counted") == "one side of a vote" or draft.noun in words("voters") | {"majority"}
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


def _places(here: Line, kinds: tuple[str, ...]) -> Iterator[tuple[int, Span]]:
    """Each name that follows one of the prepositions, as (preposition, name)."""
    for at, word in enumerate(here.words[:-1]):
        if word not in kinds and not (word == "to" and here.tag(at - 1) in ("VBN", "VBD")):
            continue
        name = at + 1
        while here.tag(name) in ("DT", "JJ") and here.word(name) not in words("calendar"):
            name += 1
        people = here.word(at) == "of" and here.tag(name) == "NNPS"  # "of Americans"
        people = people or here.word(at) == "from" and here.tag(name) == "NNPS"
        plain = here.name(name) and here.capital(name) and here.word(name) not in words("calendar") and not people
        if plain:
            span = name_at(here, name)
            if (
                (not here.noun(span[1]) or here.word(span[1]) in words("sites") and here.word(at) == "in")
                and here.word(span[1]) != "&"
                and here.tag(span[1]) != "CD"  # "near Route 9"
                and not (here.word(at) == "from" and here.word(span[1]) == "to")  # "marched from Hill Cross to"
                and here.word(span[1]) not in ("'s", "’s", "'")
                and not here.word(span[1] - 1).endswith("'s")
            ):
                yield at, span


def _named(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "in South Korea", "out of Syria", "of the Senate": the name nearest, after the number rather than before it."""
    here = draft.here
    kinds = (*_IN, "of") if page.known is None else _IN
    if draft.money:
        kinds = (*kinds, "for", "to")
    if here.word(draft.last) == "elsewhere":
        return "elsewhere", "it is said to be elsewhere"
    ranked = sorted((_far(draft, at) + _others(draft, at, page), at, span) for at, span in _places(here, kinds))
    for _, at, span in ranked:
        name = here.cut(*span)
        loose = here.word(at) == "of" and at not in draft.ends() and here.word(at - 1) not in words("sites")
        if (
            _far(draft, at) > _REACH
            or loose
            or _of_part(draft, at, page)
            or _source_at(draft, at, page)
            or _not_place(name, draft, page, span, at)
        ):
            continue
        if country_of(name) == NATIONAL:
            return NATIONAL, "the country is named"
        return _labelled(name, page), f"the name after {here.word(at)!r}"
    return None


def _country(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "Chile has sent 140 rescuers", "India's 50 percent": the country before the number in its clause."""
    here = draft.here
    if page.known is not None:
        return None
    for at in range(draft.first - 1, max(-1, draft.first - _REACH), -1):
        if here.word(at) in _BREAKS or here.word(at) in words("saying"):
            return None
        name = full_name(here, at) if here.name(at) else ""
        led = here.tag(name_at(here, at)[0] - 1) in ("IN", "TO") if name else False
        if name and country_of(name) == name and not here.noun(at + 1) and not led:
            return _labelled(name, page), "the country that it is said of"
    return None


def _source_at(draft: Draft, at: int, page: Page) -> bool:
    """ "researchers at Pell University say": where its source works, not where it holds."""
    sources = (attribution.source for attribution in page.holding[draft.index] if attribution.source)
    return draft.here.word(at) == "at" and any(start < draft.here.starts[at] < end for start, end in sources)


def _of_part(draft: Draft, at: int, page: Page) -> bool:
    """ "Of the 43 deaths, 31 were in Tarn": the place is where the part is, not the whole."""
    opens = draft.here.word(0) in ("of", "among") and {",", ";"} & set(draft.here.words[draft.last : at])
    return bool(opens) and any(draft.first < other.first < at for other in page.beside(draft))


def _others(draft: Draft, at: int, page: Page) -> int:
    """What other figures, whose it may be, and a clause between a number and a place add to the distance."""
    between = draft.here.words[draft.last : at]
    theirs = _REACH if "," in between else 8
    others = sum(draft.first < other.first < at for other in page.beside(draft))
    return theirs * others + (_REACH if _CLAUSES & set(between) else 0)


def _far(draft: Draft, at: int) -> int:
    return at - draft.last if at >= draft.last else draft.first - at + (4 if draft.first - at > 3 else 1)


def _not_place(name: str, draft: Draft, page: Page, span: Span, at: int) -> bool:
    """An agency or official of the beat, a person, a list of places, or a source is no scope."""
    here = draft.here
    if page.known is not None and name.lower() in page.known.organisations:
        return True
    first = name.lower().split()[0]
    last = name.lower().split()[-1]
    if {first, last} & words("happenings") or first.split("-")[-1] in words("calendar"):
        return True  # "in Hurricane Odile", "in the Cedar Fire", "in mid-July"
    if here.word(at) == "at" and last in words("offices"):
        return True  # "caseworkers at the Asylum Directorate"
    if page.about == "company" and (draft.money or draft.quantity.unit in owners.SHARES) and not _taken_there(here, at):
        return True  # "closed in New York at", "after the cost of closing a works in Ohio"
    before, after = here.word(at - 1), span[1]
    listed = here.word(after) == "," and here.name(after + 1) and here.word(after + 2) in (",", "and")
    moved = here.word(at) == "from" and before in ("report", "up", "down")
    return listed or moved or before in ("including", "according", "citing")


def _taken_there(here: Line, at: int) -> bool:
    """ "sales in Europe": where takings are taken."""
    return here.word(at - 1) in words("takings")


def _where(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "Worst hit is Tarn, a hill town, where 97 homes": the name before "where"."""
    here = draft.here
    at = next((i for i in range(draft.first - 1, max(-1, draft.first - _REACH), -1) if here.word(i) == "where"), None)
    if at is None or page.known is not None or _BREAKS & set(here.words[at : draft.first]):
        return None
    name = next((i for i in range(at - 1, -1, -1) if here.name(i) and here.capital(i)), None)
    return (full_name(here, name), "the place that 'where' stands for") if name is not None else None


def _capital(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "In Paris the gulf was wide. ...", "in the capital": the place that a paragraph opens with."""
    if page.known is not None:
        return None
    text = page.document.text
    for at in range(draft.sentence, max(-1, draft.sentence - _PARAGRAPH), -1):
        start, end = page.pieces[at].start, page.pieces[at].end
        if "\n" in text[end : draft.here.start].strip(" "):
            return None
        if not text.startswith("In ", start) or at == draft.sentence and draft.first < 2:
            continue  # a line is costly to make, and most open otherwise
        line = page.line(at)
        if line.words[1:3] == ("the", "capital") and page.setting:
            seat = capital_of(page.setting[0].partition(" (")[0])
            return (seat, "the capital of the country that the article is about") if seat else None
        opens = line.name(1) and line.capital(1) and line.word(1) not in words("calendar")
        if opens and at < draft.sentence and not {"there", "elsewhere"} & set(draft.here.words):
            return full_name(line, 1), "the place that its paragraph opens with"
    return None


def _event(draft: Draft, page: Page) -> tuple[str, str] | None:
    """ "the Paris attacks that killed 130": the place that the event goes by."""
    here = draft.here
    for at in range(draft.first - 1, max(0, draft.first - _REACH), -1):
        common = here.word(at) in words("happenings") and not here.capital(at)  # "the Cedar Fire" is a name of its own
        if common and here.name(at - 1) and here.word(at - 1) not in words("calendar"):
            return here.cut(name_at(here, at - 1)[0], at), "the place that the event goes by"
    return None


def _there(draft: Draft, page: Page) -> tuple[str, str] | None:
    """The place of the sentence before, where this one says "there" or has named none."""
    here = draft.here
    if "there" not in here.words[draft.last :] or page.known is not None:
        return None
    return _previous_place(draft, page)


def _same_thing(draft: Draft, page: Page) -> tuple[str, str] | None:
    """Further figures of a sentence hold where the first does, unless they say another place."""
    for other in page.before(draft, 0):
        own = other.rules.get("scope") in owners.OWN - {
            owners.SAID_OF,
            owners.TAKINGS if draft.role == "baseline" else "",
        }
        if _placed(other) and not own:
            return other.scope or NATIONAL, "the place of the figure before it in the sentence"
    return None


def _goes_on(draft: Draft, page: Page) -> tuple[str, str] | None:
    """So do those of the next sentence of the paragraph, where no other place is named."""
    if page.known is not None or draft.role not in ("actual", "baseline", "stock"):
        return None
    for other in page.before(draft, 1):
        if other.rules.get("scope") in owners.OWN:
            return None
        apart = "\n" in page.document.text[other.quantity.end : draft.quantity.start]
        if _placed(other) and not apart and other.role != "incidental":
            return other.scope or NATIONAL, "the place of the figure in the sentence before"
    return None


def _placed(draft: Draft) -> bool:
    assumed = draft.rules.get("scope", "").startswith("no place")
    named = bool(draft.scope) and not assumed and draft.scope not in (NATIONAL, "elsewhere")
    return named and not str(draft.scope).startswith("each")


def _previous_place(draft: Draft, page: Page) -> tuple[str, str] | None:
    if not draft.sentence:
        return None
    line = page.line(draft.sentence - 1)
    found = list(_places(line, _IN))
    return (line.cut(*found[-1][1]), "'there' is the place of the sentence before") if found else None


RULES = (
    _each_office,
    _one_office,
    _body,
    _whole,
    owners.part,
    owners.shares,
    _named,
    _where,
    _country,
    _event,
    owners.owner,
    _there,
    _same_thing,
    _capital,
    _goes_on,
)
