"""What a text has named so far: people with their offices, organisations, firms; and what kind of name a name is."""

from __future__ import annotations

import functools
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.mentions.unnamed import kinds

_AMONG = frozenset(["of", "for", "on"])
_BEGINS = {
    "the",
    "this",
    "that",
    "these",
    "those",
    "a",
    "an",
    "in",
    "on",
    "at",
    "but",
    "and",
    "as",
    "if",
    "when",
    "while",
}
_AHEAD = re.compile(r"([A-Za-z]+) (?:in|at|of|for) (?:the )?\Z")
_BEFORE_FIRM = (" in ", " at ", " of ", " for ", " the ")
_NEAR = 24  # characters before a name
POSSESSIVE = re.compile(r"['’]s?$")
_REMEMBERED = 200  # names of a kind that are sought again
_KEPT = 20_000  # mentions whose words are remembered


@dataclass
class Named:
    """What the text has named so far."""

    text: str
    people: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))  # the last one last
    by_last: dict[str, str] = field(default_factory=dict)  # "clarke": "Tom Clarke"
    groups: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))  # organisations
    firms: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))  # of the organisations
    by_role: dict[str, str] = field(default_factory=dict)  # "mayor": "Ruth Calder"
    unnamed: dict[str, str] = field(default_factory=dict)  # "sources": "four sources familiar with the plan"
    sought: dict[str, int] = field(default_factory=dict)  # how far the holder of an office was looked for
    speaker: tuple[int, str] | None = None  # who spoke last, and where
    subject: tuple[int, str] | None = None  # the last person that began a sentence, and where
    last_unnamed: str | None = None


class _Part(NamedTuple):
    """One name in a mention, and what kind of name it is."""

    name: str
    roles: tuple[str, ...]
    of_group: bool  # an organisation's by its words
    of_person: bool  # one that may be a person's


def note(named: Named, mention: str, article: bool = False) -> None:
    """Remember a name of two words or more, or an acronym; with "the" before it and no title it is no person's."""
    for name, roles, of_group, of_person in _parts(mention):
        if of_group or article and not roles and " " in name:
            named.groups.append(name)
        elif of_person:
            named.people.append(name)
            named.by_last[name.rpartition(" ")[2].lower()] = name
            named.by_role.update(dict.fromkeys(roles, name))


@functools.lru_cache(maxsize=_KEPT)
def _parts(mention: str) -> tuple[_Part, ...]:
    """The names in a mention: "Ann Lee of the Pell Coalition" names two, "the press secretary" none."""
    roles, words = _roles_and_name(mention)
    if len(" ".join(words)) < 2 or words[-1] in kinds()["titles"]:
        return ()
    head = without_place(list(words))
    more = _parts(" ".join(words[len(head) + 1 :])) if len(head) < len(words) else ()
    name, several = " ".join(head), len(head) > 1
    if is_organisation(head) or several and not roles and mention.startswith("The "):
        return (*more, _Part(name, roles, True, False))
    if " and " in name:
        return (*more, *(part for half in name.split(" and ") for part in _parts(half)))
    person = several and _AMONG.isdisjoint(head) and head[-1].lower() not in kinds()["topics"]
    return (*more, _Part(name, roles, False, person))


@functools.lru_cache(maxsize=_KEPT)
def _roles_and_name(mention: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles before a name in lower case, and the words of the name."""
    words, titles, first = mention.replace("\u00a0", " ").split(), kinds()["titles"], 0
    while first < len(words) and ((low := words[first].lower()) in _BEGINS or low.strip(".") in titles):
        first += 1
    name = words[first:]
    if name:
        name[-1] = POSSESSIVE.sub("", name[-1])
        name = name[-1:] if _is_acronym(name[-1]) and len(name) < 3 else name
    return tuple(word.strip(".").lower() for word in words[:first]), tuple(name)


@functools.lru_cache(maxsize=_KEPT)
def _bare(mention: str) -> tuple[str, ...]:
    """The words of a name without "the" before them and without possessive endings."""
    words = [POSSESSIVE.sub("", word) for word in mention.split()]
    first = next((at for at, word in enumerate(words) if word.lower() not in _BEGINS), len(words))
    return tuple(words[first:])


def note_firm(named: Named, text: str, place: int, mention: str) -> None:
    """Remember a name as a firm's: by a part of it, by what it has ("Arden's profit"), or by "shares in" before it."""
    words = _bare(mention)
    has = _has_as_firm().match(text, place + len(mention))
    near = text.endswith(_BEFORE_FIRM, max(0, place - _NEAR), place)
    ahead = _AHEAD.search(text, max(0, place - _NEAR), place) if near else None
    own = has is not None and bool(not has["has"] or has["owner"] or mention.endswith(("'s", "’s")))
    led = ahead is not None and ahead[1].lower() in kinds()["firm_before"]
    if words and (own or led or len(words) > 1 and words[-1].lower().strip(".") in kinds()["company"]):
        name = " ".join(words)
        named.firms.append(next((firm for firm in named.firms if firm.startswith(f"{name} ")), name))
        named.groups.append(named.firms[-1])


@functools.cache
def _has_as_firm() -> re.Pattern[str]:
    """What only a firm has: "Arden shares"; and what it has as its owner: "Arden's profit"."""
    after, has = ("|".join(sorted(kinds()[kind])) for kind in ("firm_after", "firm_has"))
    return re.compile(rf"(?P<owner>['’]s)?\s+(?:(?:{after})|(?P<has>{has}))\b")


def _is_acronym(word: str) -> bool:
    return word.isupper() and 2 <= len(word) <= 6 and "." not in word


def is_organisation(words: Sequence[str]) -> bool:
    """Whether a name's words make it an organisation's."""
    return _are_organisation(tuple(words))


@functools.lru_cache(maxsize=_KEPT)
def _are_organisation(words: tuple[str, ...]) -> bool:
    return _is_acronym(words[-1]) or any(word.lower().strip(".,") in kinds()["organisation"] for word in words)


def without_place(words: list[str]) -> list[str]:
    """ "Ann Lee of the Pell Justice Coalition" is Ann Lee; the Bank of Tarn is a name of its own."""
    at = next((at for at, word in enumerate(words) if word in ("of", "from", "at")), len(words))
    head = words[:at]
    person = len(head) > 1 and all(word[:1].isupper() for word in head) and not is_organisation(head)
    return head if person else words
