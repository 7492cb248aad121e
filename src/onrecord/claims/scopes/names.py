"""The names that an article keeps to and how each stands in it: where it is first named, how often, beside what words.

>>> read("Pell votes on a tram\\n\\nVoters in Pell backed a tram.").standing["Pell"].located
1
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.claims.lexicon import words
from onrecord.claims.scopes import atlas

_OPENING = 500  # characters of the headline and the first sentences
_FIRST = 2  # so many times at first does an article say who somebody is
_CHANCE = 8  # one in so many times a preposition before a name places nothing: "believe in Lee"
_SHORT = 3  # letters; what is no longer is an abbreviation or no name
_LONG_HEADLINE = 250
_BESIDE = 26  # characters before a name in which stands what makes it a place
_WORD = r"[^\W\d_]+(?:[-'’][A-Z][^\W\d_]+)*"
_NAME = re.compile(rf"[A-Z](?<!\w\w){_WORD}(?: (?:of )?[A-Z]{_WORD}){{0,3}}")
_DATED = re.compile(r"^([A-Z][A-Z .'’-]{2,30}?)(?:, ([^\n(–—]{2,25}?))? ?(?:\([^)\n]+\) ?)?(?:—|–|--? )", re.MULTILINE)
_PLACING = ("in", "at", "near", "across", "around", "outside", "through", "throughout", "within")
_LED = tuple(f"{lead} {the}" for word in _PLACING for lead in (f" {word}", word.title()) for the in ("", "the "))
_BOUGHT = ("hares in ", "take in ", "tock in ", "nvest in ")  # of shares, a stake, stock; small or capital
_WHOM = re.compile(r"[^\W\d_]+")
_OWNS = ("'s ", "’s ", "' ", "’ ")


class Candidate(NamedTuple):
    """What an article may be about, with how much it is."""

    weight: int
    name: str
    kind: str


@dataclass(slots=True)
class Standing:
    """How one name stands in an article."""

    first: int  # where it is first named
    named: int = 0
    told: int = 0  # times that it is named after the headline
    located: int = 0  # "in Pell", "the town of Pell", "Pell council"
    owning: int = 0  # "Pell's"
    dated: bool = False  # its report is filed from there
    headline: bool = False

    @property
    def places(self) -> bool:
        """Whether things are placed by it, more often than "in" stands by chance before a name."""
        return self.located * _CHANCE >= max(self.named, _CHANCE)

    @property
    def opening(self) -> bool:
        """Whether headline or first sentences name it."""
        return self.first < _OPENING


class Names(NamedTuple):
    """An article's names, each with how it stands, those of people, and the parts of a country it is filed from."""

    standing: dict[str, Standing]
    people: frozenset[str]
    filed: tuple[str, ...]


def read(text: str) -> Names:
    """The names of an article; people go by the last of theirs. A name told once, and late, only a list may know."""
    datelines = _DATED.findall(text, 0, 2 * _OPENING)
    filed, head = {place: place.title() for place, _ in datelines}, headline_end(text)
    found: dict[str, list[int]] = {}
    for name, start in _names(text):
        found.setdefault(filed.get(name, name), []).append(start)
    people: set[str] = set()
    kept: dict[str, Standing] = {}
    for name, starts in found.items():
        if _titled(text, name, starts[0]):
            people.update((name, name.rpartition(" ")[2]))
            continue
        if " " in name and any(_INTRODUCED.match(text, start + len(name)) for start in starts[:_FIRST]):
            people.add(name.rpartition(" ")[2])
        if len(starts) > 1 or starts[0] < _OPENING:
            kept[name] = _stands(text, name, starts, head)
        elif atlas.known(name):
            kept[name] = Standing(starts[0], 1, 1)
    people.update(_surnames(found, kept))
    people.update(_given(people, kept))
    people = {name for name in people if not atlas.countries().get(name)}  # "Polish Americans"
    for place in filed.values():
        kept.setdefault(place, Standing(0)).dated = True
    kept = {name: one for name, one in kept.items() if name not in people}
    return Names(kept, frozenset(people), tuple(part for _, part in datelines if part))


def _surnames(found: dict[str, list[int]], kept: dict[str, Standing]) -> Iterator[str]:
    """Names that stand alone as well as at the end of a longer one ("Ann Lee", "Lee"), and place nothing either way."""
    for name in found:
        last = name.rpartition(" ")[2]
        alone, whole = kept.get(last), kept.get(name)
        if last == name or not alone or alone.places or whole and (whole.places or whole.dated):
            continue
        if _nobody().isdisjoint(name.lower().split(" ")):
            yield from (name, last)


@functools.cache
def _nobody() -> frozenset[str]:
    return words("bodies") | words("no_given_names") | words("businesses")


def _given(people: set[str], kept: dict[str, Standing]) -> Iterator[str]:
    """The first names of people that a headline or a friend calls them by, unless things are placed by them."""
    for first in {name.split(" ")[-2] for name in people if " " in name}:
        if first in kept and not kept[first].places:
            yield first


def _stands(text: str, name: str, starts: list[int], head: int) -> Standing:
    first = starts[0] if len(starts) == 1 else _within(text, name, starts[0])
    one = Standing(first, len(starts), headline=first < head)
    for start in starts:
        if start >= head:  # a headline in capitals places nothing
            one.told += 1
            _beside(one, text, start, start + len(name))
    return one


def _within(text: str, name: str, first: int) -> int:
    """Where the opening names it before whom it has, "Arden Foods CEO Ann Lee"; else where it stands by itself."""
    at = text.find(f" {name} ", 0, min(first, _OPENING)) if first else -1
    beside = _WHOM.match(text, at + len(name) + 2) if at >= 0 else None
    return at + 1 if beside and beside.group().lower() in words("titles") else first


def headline_end(text: str) -> int:
    """Where the headline ends; 0 where the text begins with a sentence."""
    end = text.find("\n", len(text) - len(text.lstrip()))
    headline = 0 < end < _LONG_HEADLINE and text[end - 1] not in ".:" and not _DATED.match(text.lstrip())
    return end if headline else 0


def _names(text: str) -> Iterator[tuple[str, int]]:
    """Each name with where it begins, without words that only begin a sentence."""
    leads = words("leads")
    for match in _NAME.finditer(text):
        name, start = match.group(), match.start()
        while " " in name and (first := name.partition(" ")[0]).lower() in leads:
            name, start = name[len(first) + 1 :], start + len(first) + 1
        if " " in name:
            yield _with_region(name), start
        elif len(name) > _SHORT and name.lower() not in leads:
            yield name, start


def _with_region(name: str) -> str:
    """The name up to the word that makes it a part of a country ("Tarn County" of "Tarn County Sheriff"), and the town
    of a council: "Pell" of "Pell City Council".
    """
    parts = name.split(" ")
    if parts[-1] == "Council":
        town = [part for part in parts if part not in words("councils")]
        named = town and parts[: len(town)] == town and town[-1] not in words("common_councils")
        return " ".join(town) if named else name
    at = next((at for at, part in enumerate(parts) if at and part in words("regions")), len(parts))
    return " ".join(parts[: at + 1])


def _titled(text: str, name: str, start: int) -> bool:
    """Whether a name is somebody's by its title: "Mayor Ann Lee"."""
    titles = words("titles")
    first, space, _ = name.partition(" ")
    if space and first.lower() in titles:
        return True
    if text[start - 1 : start] != " ":
        return False
    return text[text.rfind(" ", max(0, start - _BESIDE), start - 1) + 1 : start - 1].lower().rstrip(".") in titles


_INTRODUCED = re.compile(r",? (?:said|says|told|wrote|who|whose)\b|, (?:\d\d,|an? |the |chief|head|director|professor)")


def _beside(one: Standing, text: str, start: int, stop: int) -> None:
    """What a name's neighbours make of it."""
    before = text[max(0, start - _BESIDE) : start]
    owns = text.startswith(_OWNS, stop)
    if owns or before.endswith(_BOUGHT):
        one.owning += 1
    elif before.endswith(_LED) or before.endswith("of ") and _sites().search(before):
        one.located += 1
        return
    if owns or text[stop : stop + 1] == " ":
        after = (word.strip(".,").lower() for word in text[stop + 1 : stop + 32].split(" ", 3)[owns : owns + 2])
        one.located += not words("local").isdisjoint(after)


@functools.cache
def _sites() -> re.Pattern[str]:
    sites = "|".join(sorted(map(re.escape, words("sites"))))
    return re.compile(rf"\b(?:{sites}|residents|people|streets|hills) of \Z")
