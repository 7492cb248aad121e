"""What a beat knows, made ready for looking up: the wordings of its metrics, its kind of office, its organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.beats import Beat
from onrecord.beats.models import Metric
from onrecord.claims.lexicon import words
from onrecord.claims.words import Line, stem
from onrecord.model import Span

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_HELPING = frozenset({"that", "which", "who", "were", "was", "are", "been", "being", "have", "had", "has"})
_JOINTS = ("-", '"', "“", "”", "``", "''")


def stems(phrase: str) -> tuple[str, ...]:
    """A phrase as the words that it is looked up by."""
    return tuple(stem(word) for word in _WORD.findall(phrase.lower()))


@dataclass(frozen=True, slots=True)
class Match:
    """A wording found: its words, the metric it means, and why."""

    first: int
    last: int
    metric: str
    why: str

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.last - self.first


class Wordings:
    """Phrases by their first word, the longest first, each with the metric it means."""

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._telling: set[str] = set()  # the longest word of each; where none of them is, no wording is
        for phrase, metric, why in entries:
            key = stems(phrase)
            self._telling.add(max(key, key=len))
            self._by_first.setdefault(key[0], []).append((key, metric, why))
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -len(entry[0]))

    def find(self, here: Line, first: int, last: int) -> list[Match]:
        """The wordings that begin in a run of words, none within another, in order."""
        found: list[Match] = []
        if self._telling.isdisjoint(here.stems):
            return found
        at = max(0, first)
        while at < min(last, len(here)):
            match = self._at(here, at) if here.stems[at] in self._by_first else None
            if match:
                found.append(match)
            at = match.last if match else at + 1
        return found

    def _at(self, here: Line, at: int) -> Match | None:
        for phrase, metric, why in self._by_first[here.stems[at]]:
            runs = (_run(here, at, len(phrase), helping) for helping in (False, True))
            if run := next((run for run in runs if _same(here, run, phrase)), None):
                return Match(at, run[-1] + 1, metric, why)
        return None


def _same(here: Line, run: list[int], phrase: Sequence[str]) -> bool:
    return bool(run) and all(here.stems[i] == word for i, word in zip(run, phrase, strict=True))


def _run(here: Line, at: int, length: int, helping: bool) -> list[int]:
    """That many words from there on, past hyphens and quotation marks, and if told past helping words."""
    run: list[int] = []
    while at < len(here) and len(run) < length:
        if here.words[at][0].isalnum():
            run.append(at)
        elif here.words[at] not in _JOINTS:
            break
        while helping and run and _helps(here, at + 1):
            at += 1
        at += 1
    return run if len(run) == length else []


def _helps(here: Line, at: int) -> bool:
    """Whether a word adds nothing to a wording: "tests that were actually processed", but not "never processed"."""
    adverb = here.tag(at) == "RB" and here.word(at) not in ("not", "n't", "never", "no")
    return adverb or here.word(at) in _HELPING


class Known:
    """One beat's knowledge: whole metrics, what narrows them to a part or a share, offices and other names."""

    def __init__(self, beat: Beat) -> None:
        self.metrics = {metric.id: metric for metric in beat.metrics}
        self.whole = Wordings(_whole(beat.metrics))
        self.parts = _narrower(metric for metric in beat.metrics if metric.kind != "share")
        self.shares = _narrower(metric for metric in beat.metrics if metric.kind == "share")
        offices = (beat.office_word, *beat.office_aliases) if beat.office_word else ()
        self.office_word = beat.office_word
        self._offices = Wordings((name, "office", "") for name in offices)
        self.office_nouns = frozenset(stems(name)[-1] for name in offices)
        self.places = frozenset(name.lower() for office in beat.offices for name in (office.name, *office.variants))
        self.organisations = frozenset(name.lower() for o in beat.organisations for name in (o.name, *o.aliases))
        self.nation = Wordings((phrase, "national", "") for phrase in (*words("nation"), *beat.nation))

    def office_at(self, here: Line) -> Span | None:
        """Where the sentence names the beat's kind of office, the first time."""
        found = self._offices.find(here, 0, len(here))
        return (found[0].first, found[0].last) if found else None


def _whole(metrics: tuple[Metric, ...]) -> Iterable[tuple[str, str, str]]:
    """Each metric's wording, and the words that stand for it in error unless they are another's wording."""
    taken = {wording for metric in metrics for wording in metric.wording}
    for metric in metrics:
        for wording in metric.wording:
            yield wording, metric.id, f"the wording {wording!r}"
        for confusion in metric.confusions:
            for wording in confusion.words:
                if wording not in taken:
                    yield wording, metric.id, f"{wording!r} stands for this: {confusion.why}"


def _narrower(metrics: Iterable[Metric]) -> dict[str, Wordings]:
    """By whole metric the phrases that narrow it, each with what it narrows it to."""
    entries: dict[str, list[tuple[str, str, str]]] = {}
    for metric in metrics:
        base = metric.of or metric.parent
        if base:
            entries.setdefault(base, []).extend((phrase, metric.id, "") for phrase in metric.among)
    return {base: Wordings(listed) for base, listed in entries.items()}


_MADE: dict[int, tuple[Beat, Known]] = {}  # by identity: hashing a whole beat costs more than a document


def known(beat: Beat) -> Known:
    """The beat's knowledge, made ready once."""
    made = _MADE.get(id(beat))
    if made is None:
        made = _MADE[id(beat)] = (beat, Known(beat))
    return made[1]
