"""The words that report: verbs and nouns with what they take, from cues.yml.

>>> lexicon().verbs["denied"].denied
True
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.mentions import wordlists

_VOWELS = set("aeiou")


@dataclass(frozen=True, slots=True)
class Verb:
    """One reporting verb and what it takes."""

    lemma: str
    takes: frozenset[str]  # the lists of cues.yml it stands in
    prepositions: frozenset[str] = frozenset()
    denied: bool = False
    disputed: bool = False
    attitude: bool = False  # it says nothing: "vetoed the bill"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every inflected form, lower case, with what it stands for."""

    verbs: dict[str, Verb]
    forms: frozenset[str]  # of the verbs, each
    bare: frozenset[str]  # of the verbs' forms those that tell nothing by themselves: "announce"
    attitudes: dict[str, Verb]  # of acts that take a side
    nouns: dict[str, bool]  # form: whether it denies
    desires: frozenset[str]
    hedges: frozenset[str]
    through: frozenset[str]
    phrasal: dict[tuple[str, str], Verb]
    light: frozenset[str]
    meeting: frozenset[str]
    adjectives: frozenset[str]
    stances: frozenset[str]
    mute: frozenset[str]
    raising: frozenset[str]
    apart: frozenset[str]
    holders: frozenset[str]
    plain: frozenset[str]
    undoing: frozenset[str]
    counting: dict[str, Verb]  # of figures: "counted 300", "put the toll at 43"
    counts: frozenset[str]
    reckonings: frozenset[str]
    forecasts: frozenset[str]
    derived: frozenset[str]
    given: frozenset[str]
    telling: frozenset[str]  # lemmas
    finding: frozenset[str]  # lemmas
    fates: frozenset[str]
    losses: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    """The reporting words, read once."""
    data = wordlists.data("cues")
    irregular, denied = data["irregular"], set(data["denied"].split())
    verbs = {form: verb for verb in _verbs(data, denied) for form in forms(verb.lemma, irregular)}
    return Lexicon(
        verbs=verbs,
        forms=frozenset(verbs),
        bare=frozenset(verb.lemma for verb in verbs.values()) - set(data["telling_bare"].split()),
        attitudes={
            form: Verb(lemma, frozenset({"object"}), attitude=True)
            for lemma in data["attitudes"].split()
            for form in forms(lemma, irregular)
        },
        nouns={form: noun in denied for noun in data["nouns"].split() for form in _plural(noun)},
        desires=frozenset(form for noun in data["desires"].split() for form in _plural(noun)),
        hedges=frozenset(data["hedged"].split()),
        through=frozenset(form for verb in data["through"].split() for form in forms(verb, irregular)),
        phrasal=dict(_phrasal(data["phrasal"], irregular)),
        light=frozenset(form for verb in data["light"].split() for form in forms(verb, irregular)),
        meeting=frozenset(form for verb in data["meeting"].split() for form in forms(verb, irregular)),
        adjectives=frozenset(data["adjectives"].split()),
        stances=frozenset(form for noun in data["stances"].split() for form in _plural(noun)),
        holders=frozenset(form for noun in data["holders"].split() for form in _plural(noun)),
        mute=frozenset(form for verb in data["mute"].split() for form in forms(verb, irregular)),
        raising=frozenset(data["raising"].split()),
        apart=frozenset((data["plain"] + " " + data["apart"]).split()),
        plain=frozenset(data["plain"].split()),
        undoing=frozenset(form for verb in data["undoing"].split() for form in forms(verb, irregular)),
        counting={form: verb for verb in _counting(data) for form in forms(verb.lemma, irregular)},
        counts=frozenset(form for noun in data["counts"].split() for form in _plural(noun)),
        reckonings=frozenset(form for noun in data["reckonings"].split() for form in _plural(noun)),
        forecasts=frozenset(form for noun in data["forecasts"].split() for form in _plural(noun)),
        derived=frozenset(form for verb in data["derived"].split() for form in forms(verb, irregular)),
        given=frozenset(form for noun in data["given"].split() for form in _plural(noun)),
        telling=frozenset(data["telling"].split()),
        finding=frozenset(data["finding"].split()),
        fates=frozenset(data["fates"].split()),
        losses=frozenset(data["losses"].split()),
    )


def _verbs(data: dict[str, Any], denied: set[str]) -> Iterator[Verb]:
    takes: dict[str, set[str]] = {}
    for frame in ("clause", "object", "predicate", "infinitive", "order", "listener"):
        for lemma in data[frame].split():
            takes.setdefault(lemma, set()).add(frame)
    for lemma in data["preposition"]:
        takes.setdefault(lemma, set())
    disputed = set(data["disputed"].split())
    for lemma, frames in takes.items():
        after = frozenset(data["preposition"].get(lemma, ()))
        yield Verb(lemma, frozenset(frames), after, lemma in denied, lemma in disputed)


def _counting(data: dict[str, Any]) -> Iterator[Verb]:
    """Verbs of counting: what they take says of whom they are told, and of which nouns."""
    for takes in ("counting", "recording", "giving", "revising"):
        for lemma in data[takes].split():
            yield Verb(lemma, frozenset({takes}))
    for takes in ("placing", "holding", "guiding"):
        for lemma, after in data[takes].items():
            yield Verb(lemma, frozenset({takes}), frozenset(after))


def _phrasal(data: dict[str, list[str]], irregular: dict[str, list[str]]) -> Iterator[tuple[tuple[str, str], Verb]]:
    for phrase, takes in data.items():
        lemma, particle = phrase.split()
        for form in forms(lemma, irregular):
            yield (form, particle), Verb(phrase, frozenset(takes))


def forms(lemma: str, irregular: dict[str, list[str]]) -> set[str]:
    """A verb in all its forms, by the rules of spelling and the list of those that keep none."""
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    past = (
        third[:-3] + "ied"
        if third.endswith("ies") and lemma.endswith("y")
        else stem + ("d" if stem.endswith("e") else "ed")
    )
    given = irregular.get(lemma, [])
    regular = {lemma, third} | (set() if _has(given, "ing") else {stem + "ing"})
    return regular | set(given) | (set() if any(not form.endswith("ing") for form in given) else {past})


def _has(given: list[str], ending: str) -> bool:
    return any(form.endswith(ending) for form in given)


def _plural(noun: str) -> tuple[str, str]:
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun, noun[:-1] + "ies"
    return noun, noun + "s"
