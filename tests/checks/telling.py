"""Invented outlets, the true numbers of a story, and articles written with each claim beside its sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from onrecord import figures
from onrecord.model import Attribution, Claim, Document, Ledger, Modifier, Period, Story, Time, stable_id
from onrecord.text import holder, sentences

OUTLETS = ["The Pell Courier", "Harrow Herald", "Eastry Gazette", "The Dunmore Post", "Sallow Times", "Vorm Tribune"]
TOWNS = ["Pell", "Harrow", "Eastry", "Dunmore", "Sallow", "Vorm", "Kettle Bay", "Ostwick"]
BODIES = [
    "the Harbour Board",
    "the Water Office",
    "the Transport Council",
    "the Health Trust",
    "the Licensing Authority",
]
PEOPLE = ["Ines Vorm", "Olaf Brandt", "Maud Ferrin", "Tobias Kell", "Petra Lund"]


@dataclass(frozen=True)
class Topic:
    """What is counted, its two parts, and a neighbour it must not be taken for."""

    thing: str
    good: str
    bad: str
    other: str
    acts: str
    persons: str


TOPICS = [
    Topic("inspections", "inspections that passed", "inspections that did not pass", "complaints", "tests", "people"),
    Topic("ferry tickets", "tickets that were used", "tickets that were not used", "parcels", "trips", "passengers"),
    Topic("fines", "fines that were paid", "fines that were not paid", "warnings", "stops", "residents"),
    Topic("water samples", "samples that were clean", "samples that were not clean", "leaks", "tests", "households"),
    Topic("licences", "licences that were kept", "licences that were not kept", "appeals", "applications", "people"),
]  # fmt: skip


@dataclass
class Writer:
    """One article as it is written: text, claims and times together."""

    doc: str
    outlet: str
    published: date
    text: str = ""
    claims: list[dict[str, Any]] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)

    def say(self, sentence: str, /, **slots: dict[str, Any]) -> None:
        """Add a sentence; ``{name}`` is replaced by a claim's words, and the claim noted."""
        for piece in re.split(r"(\{\w+\})", sentence):
            match = re.fullmatch(r"\{(\w+)\}", piece)
            if match is None:
                self.text += piece
                continue
            slot = dict(slots[match.group(1)])
            start = len(self.text)
            self.text += slot["exact"]
            self.claims.append({"start": start, "end": len(self.text), **slot})
        self.text += " "

    def finish(self) -> tuple[Document, list[Claim]]:
        """The article and its claims."""
        spans = sentences(self.text)
        return (
            Document(self.doc, self.text, self.outlet, published=self.published),
            [_claim(self.doc, spans[holder(spans, slot["start"])], slot) for slot in self.claims],
        )


def _claim(doc: str, sentence: tuple[int, int], slot: dict[str, Any]) -> Claim:
    number = re.search(r"\d[\d,.]*\d|\d", slot["exact"])
    assert number
    start = slot["start"] + number.start()
    low, high = slot.get("low", slot["value"]), slot.get("high", slot["value"])
    sources = tuple(slot.get("sources", ()))
    return Claim(
        stable_id("claim", doc, slot["start"]), doc, slot["start"], slot["end"], slot["exact"], number.group(), start,
        start + len(number.group()), low, high, slot.get("modifier", "exact"), slot.get("trend"), slot.get("counted"),
        slot.get("unit"), slot.get("rate"), slot.get("per"), slot.get("metric"), slot.get("role", "actual"),
        slot.get("scope"), slot.get("period"), None, sources, (None,) * len(sources), "reported", sentence,
    )  # fmt: skip


def slot(value: float, **more: Any) -> dict[str, Any]:
    """An exact number of things."""
    return {"value": value, "exact": f"{value:,g}" if value < 1e6 else f"{value:,.0f}", **more}


def rough(value: float, rng: random.Random, **more: Any) -> dict[str, Any]:
    """The same number rounded as an honest writer would."""
    step = 10 ** (len(str(int(value))) - 2)
    below, near = value // step * step, round(value / step) * step
    kind = rng.choice(["about", "more_than", "nearly"])
    if kind == "more_than" and below < value:
        return {**slot(below, **more), "exact": f"more than {below:,g}", "modifier": "more_than", "high": None}
    if kind == "nearly" and near > value:
        return {**slot(near, **more), "exact": f"nearly {near:,g}", "modifier": "nearly"}
    return {**slot(near, **more), "exact": f"about {near:,g}", "modifier": "about"}


def bound(value: float, kind: Modifier, **more: Any) -> dict[str, Any]:
    """A number as the least or the most."""
    ends = {"low": None} if kind == "up_to" else {"high": None}
    return {**slot(value, **more), "exact": f"{kind.replace('_', ' ')} {value:,g}", "modifier": kind, **ends}


def upper(words: str) -> str:
    """The words as a sentence begins."""
    return words[0].upper() + words[1:]


def percent(value: float, **more: Any) -> dict[str, Any]:
    """A percentage."""
    return {"value": value, "exact": f"{value:g} percent", "unit": "percent", "role": "share", **more}


class Facts:
    """The true numbers of one story."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.topic = rng.choice(TOPICS)
        self.body = rng.choice(BODIES)
        self.person = rng.choice(PEOPLE)
        self.town, self.town2 = rng.sample(TOWNS, 2)
        self.outlets = rng.sample(OUTLETS, 4)
        self.day = date(2024, 1, 8) + timedelta(days=rng.randrange(400))
        self.period: Period = (self.day, self.day)
        self.whole = rng.choice([rng.randrange(211, 989), rng.randrange(1101, 9899)])
        self.whole += self.whole % 10 == 0  # a round number may be a rounded one, and then a near one is no error
        self.good = int(self.whole * rng.uniform(0.55, 0.9))
        self.bad = self.whole - self.good
        self.share = round(100 * self.good / self.whole)
        self.before = int(self.whole * rng.uniform(0.55, 0.85)) + 1
        self.other = max(31, int(self.whole * rng.uniform(0.3, 0.7)))
        self.year: Period = (date(self.day.year - 1, 1, 1), date(self.day.year - 1, 12, 31))
        self.total = rng.randrange(20_011, 299_999)
        self.days = (self.year[1] - self.year[0]).days + 1
        self.units = rng.randrange(6, 30)
        self.each = rng.randrange(12, 90)

    def told(self, **more: Any) -> dict[str, Any]:
        """What the main number counts."""
        return {"counted": self.topic.thing, "period": self.period, "scope": self.town, "sources": (self.body,), **more}

    def weekday(self) -> str:
        return f"{self.day:%A}"

    def dated(self, day: date | None = None) -> str:
        day = day or self.day
        return f"{day:%A}, {day:%B} {day.day}, {day.year}"


def opening(w: Writer, f: Facts, number: dict[str, Any], day: date | None = None) -> None:
    """The main sentence in one of several wordings."""
    t, when = f.topic, f"{(day or f.day):%A}"
    w.say(
        f.rng.choice(
            [
                f"{upper(f.body)} counted {{n}} {t.thing} in {f.town} on {when}, it said in a statement.",
                f"On {when} there were {{n}} {t.thing} in {f.town}, according to {f.body}.",
                f"{f.person} of {f.body} said that {f.town} had seen {{n}} {t.thing} on {when}.",
                f"The {t.thing} in {f.town} came to {{n}} on {when}, figures of {f.body} show.",
            ]
        ),
        n=number,
    )


def parts(w: Writer, f: Facts, good: int | None = None, bad: int | None = None, share: float | None = None,
          inverted: bool = False) -> None:  # fmt: skip
    """The two parts of the whole and, if asked for, the share of the first."""
    t, more = f.topic, f.told()
    verb = t.good.split(" that ")[1]
    not_verb = t.bad.split(" that ")[1]
    w.say(
        f"Of those, {{g}} {verb}, while the remaining {{b}} {not_verb}.",
        g=slot(f.good if good is None else good, **{**more, "counted": t.good}),
        b=slot(f.bad if bad is None else bad, **{**more, "counted": t.bad}),
    )
    if share is not None:
        said = not_verb if inverted else verb
        w.say(f"That means {{s}} {said}.", s=percent(share, counted=f"share of {t.thing} that {said}", period=f.period))


def base(f: Facts, count: int = 3) -> list[Writer]:
    return [Writer(f"{i}.txt", f.outlets[i], f.day + timedelta(days=1 + i // 2)) for i in range(count)]


def earlier(f: Facts, days: int) -> Period:
    day = f.day - timedelta(days=days)
    return day, day


def ledger(
    documents: list[Document],
    claims: list[Claim],
    times: Mapping[str, tuple[Time, ...]] | None = None,
    attributions: Mapping[str, tuple[Attribution, ...]] | None = None,
    stories: Sequence[Story] = (),
) -> Ledger:
    """A ledger of these alone, grouped to figures."""
    empty: dict[str, Any] = dict.fromkeys(Ledger.__dataclass_fields__, ())
    found = figures.group(documents, claims, attributions or {}, None, stories)
    empty.update(
        beat="none", documents=tuple(documents), claims=tuple(claims), times=times or {}, figures=tuple(found),
        attributions=attributions or {}, stories=tuple(stories), series=None, attainment=None,
    )  # fmt: skip
    return Ledger(**empty)
