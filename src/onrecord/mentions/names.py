"""The full name behind a source: pronouns, short names and "the agency", by what the text named before."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from onrecord.mentions.found import Found
from onrecord.mentions.named import POSSESSIVE, Named, is_organisation, note, note_firm, without_place
from onrecord.mentions.shape import small
from onrecord.mentions.unnamed import NAME, WORD, group, is_unnamed, kinds, report_of
from onrecord.model import Span

_PERSONAL = {"he", "she", "him", "her", "his", "i"}
_PLURAL = {"they", "them", "their", "we"}
_THINGS = {"it", "its", "which", "that"}
_OPENING = re.compile(r"[Tt]he ([a-z]+)(?= )")
_THE = re.compile(r"\b[Tt]he ([a-z]+)\b")
# "The interior minister, Ann Lee", "an industry group, the Western Council"
_APPOSED = re.compile(
    rf"(?P<what>(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]er|[Hh]is|[Tt]heir) [^,A-Z]+), (?:the )?(?P<name>{NAME.pattern})"
)
_ITSELF = re.compile(r"(?<=\S) (?:(?:it|him|her)self|themselves)$")
_RELATIVE = re.compile(r", (?:which|who|whose)\b.*")
_BY = ("By ", "BY ")
_WITHIN = ("in the ", "In the ", "ss the ")  # before a place: "in the United States", "across the Andes"
_OFFICE_FIRST = re.compile(rf", (?P<name>{NAME.pattern}),")
_OFFICE_LAST = re.compile(rf"(?P<name>{NAME.pattern}), (?:\d\d, )?(?:the |an? )?(?:[\w’'-]+ ){{0,3}}\Z")
_ASIDE = 80  # characters from a name to its office
_RECENT = 400  # characters from somebody's words to "it"
_FAR = 10_000  # characters back to where somebody's office was named


def resolve(text: str, found: Sequence[Found]) -> list[str | None]:
    """For each attribution, in the order of their sources, the name of its source; None where it has none."""
    mentions = [(m.start(), m.group()) for m in NAME.finditer(text)]
    named, at, names = Named(text), 0, [None] * len(found)
    result: list[str | None] = list(names)
    order = sorted(range(len(found)), key=lambda i: (found[i].source or found[i].cue)[0])
    for index in order:
        span = found[index].antecedent or found[index].source
        if span is None:
            continue
        stop = bisect.bisect_left(mentions, (span[0], ""))
        for place, mention in mentions[at:stop]:
            if (mention[:3] in _BY or text[place - 3 : place] in _BY) and _is_byline(text, place, mention):
                continue
            if _is_time(mention):
                continue
            note_firm(named, text, place, mention)
            first = _begins_sentence(text, place)
            if " " in mention or not first:  # "Laboratory capacity" names nobody
                note(named, mention, text[place - 5 : place] == " the " and not text.startswith(_WITHIN, place - 7))
            if first and (person := _known_person(named, mention)) and person not in named.groups:
                named.subject = (place, person)
        at = max(at, stop)
        shown = _ITSELF.sub("", " ".join(text[slice(*span)].split()))
        shown = _own_subject(text, shown, found[index]) or shown
        result[index] = _name(named, shown, span[0], found[index].content)
    return result


def _is_byline(text: str, place: int, mention: str) -> bool:
    """Whether it names who wrote the article: "By Ann Lee" on a line of its own."""
    at = place if mention.startswith(_BY) else place - 3
    return text[max(0, at - 4) : at].rstrip(" \t")[-1:] in ("", "\n")


def _is_time(mention: str) -> bool:
    """Whether it only says when: "April", "From November"; Theresa May is somebody."""
    first, _, last = mention.lower().rpartition(" ")
    return last in kinds()["moments"] and (not first or first in small("leading"))


def _own_subject(text: str, shown: str, one: Found) -> str | None:
    """ "The airline carried 40 passengers, it said", "RSG listed 40, on its page": who speaks is what the words begin
    with."""
    start = one.content[0][0]
    if shown.lower() not in ("it", "its") or start >= one.cue[0]:
        return None
    opening, name = _OPENING.match(text, start), NAME.match(text, start)
    if name and is_organisation(name.group().split()):
        return name.group()
    return opening.group() if opening and opening[1] in kinds()["kinds"] else None


def _name(named: Named, shown: str, place: int, said: Sequence[Span]) -> str:
    """The name of one source as shown, and the memory of it for the next."""
    full = _taken_up(named, shown, place, said)
    if is_unnamed(full):
        head = group(full)
        named.unnamed.setdefault(head, full)
        named.last_unnamed = full
        if full.startswith(("a ", "an ", "A ", "An ", "one ", "One ")):
            named.speaker = (place, full)
    elif full.lower() not in _PERSONAL | _PLURAL | _THINGS:
        named.speaker = (place, full)
        if full[:4].lower() == "the " and full[4:].islower() and full.split()[-1] in kinds()["kinds"]:
            named.groups.append(f"the {full[4:]}")
        elif kinds()["reports"].isdisjoint(full.lower().split()):  # "government figures" are no body
            note(named, full, shown[:4].lower() == "the " and shown[4:] == full)
    return full


def _taken_up(named: Named, shown: str, place: int, said: Sequence[Span]) -> str:
    lower = shown.lower()
    if apposed := _APPOSED.fullmatch(shown):
        return _in_full(named, f"{apposed['name']}, {apposed['what']}")
    if lower in _PERSONAL or lower == "who":
        return _person(named, lower, place, said) or shown
    if lower in _THINGS:
        return _body(named, place, lower == "it") or shown
    if lower in _PLURAL:
        bodies = _bodies(named)  # a firm is "it"
        return named.last_unnamed or (bodies[-1] if bodies else shown)
    if lower.startswith(("the ", "this ")):
        return _definite(named, shown, place)
    person = _without_titles(shown)
    if len(person.split()) == 1:
        return named.by_last.get(person.lower(), person if person != shown else shown)
    return report_of(shown) or _in_full(named, shown)


def _body(named: Named, place: int, recent: bool) -> str | None:
    """The organisation that "it" means: the last one named, or where asked for the one that spoke shortly before."""
    at, spoke = named.speaker or (0, "")
    person = not spoke or spoke.split()[-1].lower() in named.by_last and spoke not in named.groups or is_unnamed(spoke)
    body = spoke if not person and (spoke[0].isupper() or spoke.startswith("the ")) else None
    if body and (recent and place - at < _RECENT or not named.groups):
        return f"the {body[4:]}" if body[4:].islower() and body.startswith("The ") else body
    return named.groups[-1] if named.groups else _thing(named.text, place)


def _thing(text: str, place: int) -> str | None:
    """The last "the company" or "the bank" shortly before."""
    found = [m.group().lower() for m in _THE.finditer(text, max(0, place - _RECENT), place) if m[1] in kinds()["kinds"]]
    return found[-1] if found else None


def _in_full(named: Named, shown: str) -> str:
    """ "Lee, the mayor of Pell" is Ann Lee, and the mayor is she."""
    head, _, more = shown.partition(", ")
    name = _before_apposition(shown)
    name = named.by_last.get(name.lower(), name)
    role = next((m.group() for m in WORD.finditer(more) if m.group() in kinds()["titles"]), None)
    if role and name != shown:
        named.by_role[role] = name
    return name


def _person(named: Named, shown: str, place: int, said: Sequence[Span]) -> str | None:
    """Whom "he" or "she" means: who spoke last, or the person a later sentence began with.

    In "Orr was tired, she said" she is not the one of whom she speaks.
    """
    spoke = named.speaker if named.speaker and _is_somebody(named, named.speaker[1]) else None
    subject = named.subject
    if subject and (any(start <= subject[0] < end for start, end in said) or _is_place(named.text, *subject)):
        subject = None
    latest = max((one for one in (spoke, subject) if one), default=None)
    if latest:
        alone = _alone_in_paragraph(named, latest[0], place, said) if shown not in ("i", "who") else None
        return alone or latest[1]
    last = next((name for name in reversed(named.people) if name not in named.groups), None)
    last = None if last and _is_place(named.text, place, last) else last
    return _holder(named, place, said, last) or last or (named.speaker[1] if named.speaker else None)


def _alone_in_paragraph(named: Named, since: int, place: int, said: Sequence[Span]) -> str | None:
    """The one person whom a paragraph that nobody spoke in has named before "he" or "she"."""
    begin = named.text.rfind("\n", max(since, place - _RECENT), place) + 1
    if not begin:
        return None
    words = (m for m in WORD.finditer(named.text, begin, place) if m.group()[0].isupper())
    told = (m.group() for m in words if not any(start <= m.start() < end for start, end in said))
    last = (POSSESSIVE.sub("", word).lower() for word in told)
    people = {named.by_last[word] for word in last if word in named.by_last and word not in kinds()["titles"]}
    return people.pop() if len(people) == 1 and people.isdisjoint(named.groups) else None


def _holder(named: Named, place: int, said: Sequence[Span], last: str | None) -> str | None:
    """ "The mayor", where nobody was named since and it is not the one who is spoken of."""
    near = _THE.finditer(named.text, max(0, place - _RECENT), place)
    held = [m for m in near if m[1] in kinds()["titles"] and not any(start <= m.start() < end for start, end in said)]
    if not held or last and named.text.find(last.split()[-1], held[-1].end(), place) >= 0:
        return None
    return _definite(named, held[-1].group().lower(), held[-1].start())


def _is_place(text: str, place: int, name: str) -> bool:
    """Whether a name near there is told of as a place: "in Port Pell"."""
    begin, end = max(0, place - _FAR), place + _FAR
    return any(text.find(f"{inside} {name}", begin, end) >= 0 for inside in ("in", "In", "near", "across"))


def _is_somebody(named: Named, spoke: str) -> bool:
    """Whether a source can be "he" or "she": no organisation, no report."""
    words = spoke.split()
    things = kinds()["reports"] | kinds()["kinds"].keys()
    return spoke not in named.groups and not is_organisation(words) and things.isdisjoint(map(str.lower, words))


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 2) : place].strip()
    return not before or before[-1] == "."


def _known_person(named: Named, mention: str) -> str | None:
    last = POSSESSIVE.sub("", mention.split()[-1]).lower()
    return named.by_last.get(last)


def _definite(named: Named, shown: str, place: int) -> str:
    """ "the agency", "the Post", "the four people", "the mayor"."""
    rest = shown.split(None, 1)[1]
    words = rest.split()
    kind = kinds()["kinds"].get(rest.lower())
    if kind == "company" and (firm := _firm(named, rest.lower())):
        return firm
    if rest.lower() == "group" and (bodies := _bodies(named)):
        return bodies[-1]  # "the group" is no more a firm than another body
    if kind:
        called = next((name for name in reversed(named.groups) if rest.lower() in name.lower().split()), None)
        if called or rest.lower() in kinds()["particular"]:
            return called if called and called.lower().removeprefix("the ") != rest.lower() else shown
        bodies = [name for name in _bodies(named) if name.split()[-1].lower() not in kinds()["particular"]]
        return _latest(bodies, kinds()[kind]) or (bodies[-1] if kind == "organisation" and bodies else shown)
    if rest[:1].isupper() and len(words) <= 2:
        longer = [
            name for name in named.groups if name.split()[-len(words) :] == words and len(name.split()) > len(words)
        ]
        return longer[-1] if longer else rest
    if is_unnamed(shown):
        return named.unnamed.get(group(shown), shown)
    if len(words) <= 3 and words[-1] in kinds()["titles"]:
        return named.by_role.get(words[-1]) or _in_office(named, words[-1], place) or shown
    return report_of(shown) or _before_apposition(_RELATIVE.sub("", shown))


def _in_office(named: Named, role: str, place: int) -> str | None:
    """Who was last named with an office: "the health minister, Ann Lee,", "Ann Lee, 52, the mayor of Pell"."""
    text, begin = named.text, max(named.sought.get(role, 0), place - _FAR)
    named.sought[role] = place  # no part of the text is looked through twice
    at = text.rfind(f" {role}", begin, place) + 1
    while at:
        found = _OFFICE_FIRST.match(text, at + len(role)) or _OFFICE_LAST.search(text, max(0, at - _ASIDE), at)
        if found:
            named.by_role[role] = found["name"]
            return found["name"]
        at = text.rfind(f" {role}", begin, at - 1) + 1
    return None


def _bodies(named: Named) -> list[str]:
    """The organisations that are no firms."""
    return [name for name in named.groups if name not in named.firms]


def _firm(named: Named, kind: str) -> str | None:
    """The firm that "the bank" or "the company" means: one that is called so, else the last that was named."""
    called = (name for name in reversed(named.groups) if kind in name.lower().split())
    return next(called, named.firms[-1] if named.firms else None)


def _latest(names: Iterable[str], kind: frozenset[str]) -> str | None:
    return next(
        (name for name in reversed(list(names)) if any(w.lower() in kind for w in name.split()) or name.isupper()), None
    )


def _without_titles(shown: str) -> str:
    """ "Former Rep. Ann Lee (R-Ohio)" and "union President Ann Lee" are Ann Lee."""
    words = without_place(shown.partition(" (")[0].split())
    last = max((at for at, word in enumerate(words) if word.strip(".").lower() in kinds()["titles"]), default=-1)
    rest = words[last + 1 :]
    return " ".join(rest) if rest and all(word[:1].isupper() for word in rest) else shown


def _before_apposition(shown: str) -> str:
    """ "Ann Lee, the mayor of Pell" is Ann Lee."""
    head = _without_titles(shown.partition(", ")[0])
    return head if len(head.split()) <= 6 and NAME.fullmatch(head) else shown
