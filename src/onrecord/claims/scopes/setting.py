"""What an article is about as a whole: whose its figures are where a sentence names nobody and no place.

Every name is weighed by where it stands (headline, dateline, first sentences), how often, whether things are placed
by it, and how often the article goes on to call such a thing "the city", "the company", "the country".

>>> setting("Rains flood southern Peru\n\nFloods in Peru cut off 40 villages. The army sent 12 boats.")
('Peru (national)', ', and the article is about that country')
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.claims.lexicon import grouped, kind_of, words
from onrecord.claims.scopes import atlas
from onrecord.claims.scopes.names import Candidate, Names, Standing, headline_end, read
from onrecord.claims.scopes.trials import drug, study

_HEADLINE, _DATELINE, _LEAD = 4, 3, 2  # what standing there adds to the times that a name is given
_NOUNS = 4  # so much at most do the words add that an article goes on to call it by
_LEAST = 4
_SURE = 2  # a state that neither headline nor dateline names is named more often, or as often called "the state"
_PASSING = 3  # what it takes from a town that neither of them names
_BOTH = 2  # so many times at least as much is an article about a foreign country, that is not about the own as well
_ALONE = 4  # once in so many times at least a country places or owns something
_NAMES = 16  # so many, those named most, are weighed
_KINDS = {"town": "place", "county": "place", "state": "place"}  # other kinds go by their own names
_THE = re.compile(r"[Tt]he ([\w’'-]+)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article is about, and the best of each kind that it names beside."""

    scope: str | None = None
    kind: str = ""  # "town", "county", "state", "company", "country", "study", "body", or nothing
    best: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    study: bool = False  # whether it tells of a trial, whose figures are of its arms
    drug: str | None = None  # what the trial tries

    @property
    def how(self) -> str:
        """How it was settled, to go after the rule that nothing is named."""
        return f", and the article is about that {_KINDS.get(self.kind, self.kind)}" if self.kind else ""


def setting(text: str) -> Setting:
    """What the article is about; without a scope where that is no company, place or country."""
    names, nouns = read(text), Counter(_THE.findall(text))
    called = _called(text, nouns)
    found = (
        *_countries(text, names, called),
        *_states(text, names, called),
        *_others(text, names, called),
        *_bodies(text, names, nouns),
    )
    trial = study(text, called)
    ranked = sorted((one for one in (*found, trial) if one), reverse=True)
    best = {one.kind: one.name for one in reversed(ranked)}
    tried = (trial is not None, drug(text) if trial else None)
    if not ranked or ranked[0].name == atlas.NATIONAL or _abroad(ranked):
        return Setting(None, "", best, names.people, *tried)
    _, name, kind = ranked[0]
    return Setting(atlas.nationwide(name) if kind == "country" else name, kind, best, names.people, *tried)


def _abroad(ranked: Sequence[Candidate]) -> bool:
    """Whether an article is about what its own country has to do with another, "America and Russia": about both."""
    own = next((one.weight for one in ranked if one.name == atlas.NATIONAL), 0)
    return ranked[0].kind == "country" and own * _BOTH >= ranked[0].weight


def _called(text: str, nouns: Counter[str]) -> dict[str, int]:
    """How often an article calls what it is about "the city", "the company" and the like, by kind."""
    called = {kind: sum(map(text.count, phrases)) for kind, phrases in grouped("own_phrases").items()}
    for noun, times in nouns.items():
        if kind := kind_of(noun):
            called[kind] += times
    return called


def _weighed(named: int, name: str, one: Standing, kind: str, called: Mapping[str, int]) -> Candidate | None:
    """A candidate with how much an article is about it, None where it is named in passing."""
    firm, nouns = one.headline or one.dated, called[kind]
    if named < 2 and not one.headline and (not nouns or kind == "country"):
        return None
    if kind == "state" and not firm and (named <= _SURE or not one.located) and nouns < _SURE:
        return None
    wider = called["country"] + called["state"] >= _SURE
    if kind == "town" and not firm and not nouns and wider:
        return None  # where somebody lives who is told of
    base = named + one.located + one.owning + _HEADLINE * one.headline + _DATELINE * one.dated + _LEAD * one.opening
    passing = 0 if firm or kind != "town" else _PASSING
    least = _LEAST - (kind in ("county", "state"))
    return Candidate(base + min(nouns, _NOUNS) - passing, name, kind) if base >= least else None


def _countries(text: str, names: Names, called: Mapping[str, int]) -> Iterator[Candidate | None]:
    """The countries named, also by their people, things and seats; a seat alone stands for itself."""
    joined = dict(_joined(text))
    wholes = [name for name in joined if " and " in name]
    found: dict[str, list[Standing]] = {}
    for name, one in (*names.standing.items(), *joined.items()):
        country = atlas.standing_for(name) or atlas.standing_for(name.partition(" ")[0])
        if country:
            found.setdefault(next((whole for whole in wholes if country in whole), country), []).append(one)
    for country, listed in found.items():
        all_, seat = _together(listed), atlas.capital_of(country)
        if not all_.opening and country != atlas.NATIONAL:
            continue  # told of on the way
        itself = names.standing.get(seat or "")
        alone = itself and all_.named == itself.named and itself.located and not all_.dated
        name, kind = (seat, "town") if seat and alone else (country, "country")
        yield _weighed(all_.named, name, all_, kind, called)


def _joined(text: str) -> Iterator[tuple[str, Standing]]:
    """The names of countries that are written with points or "and"."""
    head = headline_end(text)
    for name in atlas.odd_names():
        if named := text.count(name):
            yield name, Standing(text.find(name), named, headline=text.find(name) < head)


def _together(listed: list[Standing]) -> Standing:
    """How a thing of several names stands."""
    return Standing(
        first=min(one.first for one in listed),
        named=sum(one.named for one in listed),
        told=sum(one.told for one in listed),
        located=sum(one.located for one in listed),
        owning=sum(one.owning for one in listed),
        dated=any(one.dated for one in listed),
        headline=any(one.headline for one in listed),
    )


def _states(text: str, names: Names, called: Mapping[str, int]) -> Iterator[Candidate | None]:
    """The parts of a country that are named, or that a report is filed from."""
    known = atlas.states()
    filed = {known[part.strip()] for part in names.filed if part.strip() in known}
    for state in {known[name] for name in names.standing if name in known} | filed:
        one = replace(names.standing.get(state) or Standing(0), dated=state in filed)
        longer = sum(text.count(f"{word} {state}") for word in words("parted"))  # "West Virginia"
        yield _weighed(text.count(state) - longer, state, one, "state", called)


def _others(text: str, names: Names, called: Mapping[str, int]) -> Iterator[Candidate | None]:
    """The companies, counties, towns and sites named, and countries that no list has."""
    head = frozenset(_WORD.findall(text[: headline_end(text)]))
    region = next((name for name, one in names.standing.items() if one.opening and _region(name)), None)
    named = (*names.standing, *dict(_joined(text)))
    at_home = any(atlas.country_of(name) == atlas.NATIONAL for name in named)  # "the country" is no other
    told = sorted(((one.named, name) for name, one in names.standing.items() if _may_be(name, one)), reverse=True)
    for _, name in told[:_NAMES]:
        kind, one = _kind(name, names.standing[name], called, head, at_home), names.standing[name]
        one.headline = one.headline or kind == "company"
        candidate = _weighed(text.count(name), name, one, kind, called) if kind else None
        if candidate and kind == "company":
            candidate = candidate._replace(name=_in_full(name, names.standing))
        elif candidate and region and kind == "town" and not one.headline:
            candidate = candidate._replace(name=region, kind="county")  # the part of a country whose towns are named
        yield candidate


def _bodies(text: str, names: Names, nouns: Counter[str]) -> Iterator[Candidate | None]:
    """The bodies that the headline speaks of and that go by the last word of their names: "the fund", "the trust"."""
    head = frozenset(word.lower() for word in _WORD.findall(text[: headline_end(text)]))
    for name, one in names.standing.items():
        last = name.rpartition(" ")[2].lower()
        odd = last in words("no_bodies") or last.endswith("s")  # "the schools" are no one body
        if " " not in name or not one.opening or not one.told or odd or not _may_be(name, one):
            continue
        shared = not head.isdisjoint(name.lower().split())
        if shared and not one.owning and (nouns[last] or last in head and f" {last}" in text):
            weight = text.count(name) + _HEADLINE + _LEAD + min(nouns[last], _NOUNS)
            yield Candidate(weight, name, "body")


def _may_be(name: str, one: Standing) -> bool:
    """Whether an article may be about a name that no list has: told early, and no event, people, office or chamber."""
    early = one.headline or one.dated or one.opening
    first, last = name.partition(" ")[0].lower(), re.split("[ -]", name.lower())[-1]
    happening = first in words("happenings")  # "Typhoon Mara"
    return early and last not in _odd() and not happening and not name.isupper() and not atlas.known(name)


@functools.cache
def _odd() -> frozenset[str]:
    return (
        words("happenings")
        | words("bodies")
        | words("offices")
        | words("calendar")
        | words("continents")
        | words("peoples")
    )


def _region(name: str) -> bool:
    return " " in name and name.rpartition(" ")[2] in words("regions")


def _kind(name: str, one: Standing, called: Mapping[str, int], head: frozenset[str], at_home: bool) -> str | None:
    """What a name is that no list has, by its own words and what the article goes on to call it."""
    if _region(name):
        return "county"
    headed = name.partition(" ")[0] in head
    if called["company"] and one.told and headed and one.located <= one.owning and not one.dated:
        return "company"
    placed = one.places or one.dated
    stands_for_one = (one.located + one.owning) * _ALONE >= one.named
    foreign = called["country"] > called["town"] and not at_home
    if " " not in name and foreign and not one.dated and stands_for_one:
        return "country" if one.named > 1 or one.opening and called["country"] > 1 else None
    alone = " " not in name and name.lower() not in words("local")
    called_so = alone and one.opening and one.told and called["town"] >= _SURE
    return "town" if placed or called_so else None


def _in_full(name: str, names: dict[str, Standing]) -> str:
    """The longer name that goes on from it in the first sentences: "Orrin Foods" for "Orrin", not "Orrin CEO Lee"."""
    goes_on = (other for other, one in names.items() if other.startswith(f"{name} ") and one.opening and one.told)
    longer = (other for other in goes_on if words("titles").isdisjoint(other.lower().split(" ")))
    return min(longer, key=lambda other: names[other].first, default=name)
