"""Stories made from seeded facts: invented outlets tell them through templates, with one error planted or none.

Every claim is made beside its sentence, so that what is tested is the reconciling alone: what was read is right.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from onrecord import figures
from onrecord.model import Claim, Document, Ledger, Period, Time, stable_id
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


def upper(words: str) -> str:
    """The words as a sentence begins."""
    return words[0].upper() + words[1:]


def percent(value: float, **more: Any) -> dict[str, Any]:
    """A percentage."""
    return {"value": value, "exact": f"{value:g} percent", "unit": "percent", "role": "share", **more}


@dataclass
class Made:
    """A story, what is planted in it (None: nothing) and how many origins its main figure has."""

    ledger: Ledger
    planted: str | None
    kind: str | None
    origins: int


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


Plant = Callable[[Facts, list[Writer]], None]


def _base(f: Facts, count: int = 3) -> list[Writer]:
    return [Writer(f"{i}.txt", f.outlets[i], f.day + timedelta(days=1 + i // 2)) for i in range(count)]


def _honest(f: Facts, ws: list[Writer]) -> None:
    """One outlet exact with its parts, one rounded, one of another town or day, one with a later, revised count."""
    rng, t = f.rng, f.topic
    opening(ws[0], f, slot(f.whole, **f.told()))
    parts(ws[0], f, share=f.share if rng.random() < 0.5 else None)
    opening(ws[1], f, rng.choice([slot(f.whole, **f.told()), rough(f.whole, rng, **f.told())]))
    third = rng.randrange(5)
    if third == 0:
        n = slot(f.other, **f.told(scope=f.town2))
        ws[2].say(f"In {f.town2} {f.body} counted {{n}} {t.thing} on {f.weekday()}.", n=n)
    elif third == 1:
        day = f.day + timedelta(days=1)
        n = slot(f.before, **f.told(period=(day, day)))
        ws[2].say(f"On {day:%A} {f.body} counted {{n}} {t.thing} in {f.town}.", n=n)
    elif third == 2:
        n = slot(f.whole + rng.randrange(1, 9), **f.told())
        ws[2].say(f"{upper(f.body)} later put its revised count for {f.town} at {{n}} {t.thing}.", n=n)
    elif third == 3:
        n = rough(f.whole, rng, **f.told())
        ws[2].say(f"There were {{n}} {t.thing} in {f.town} on {f.dated()}, {f.body} said.", n=n)
    else:
        change = round(100 * (f.whole - f.before) / f.before)
        ws[2].say(
            f"The {t.thing} in {f.town} rose {{p}} to {{n}} from {{o}} a week earlier, {f.body} said.",
            p=percent(change, trend="up", counted="rise"), n=slot(f.whole, **f.told()),
            o=slot(f.before, **f.told(period=_earlier(f, 7), role="baseline")),
        )  # fmt: skip
    if rng.random() < 0.4:
        rate = f.total / f.days
        ws[2].say(
            f"Last year {f.body} counted {{t}} {t.thing}, or about {{r}} a day.",
            t=slot(f.total, **f.told(period=f.year)),
            r=slot(
                round(rate), counted=t.thing, rate="day", period=f.year, role="baseline", scope=f.town, modifier="about"
            ),
        )


def _earlier(f: Facts, days: int) -> Period:
    day = f.day - timedelta(days=days)
    return day, day


def _inverted(f: Facts, ws: list[Writer]) -> None:
    opening(ws[0], f, slot(f.whole, **f.told()))
    parts(ws[0], f, share=f.share, inverted=True)
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_share(f: Facts, ws: list[Writer]) -> None:
    wrong = f.share - f.rng.randrange(6, 12)
    while abs(wrong - (100 - f.share)) < 2:
        wrong -= 1
    t = f.topic
    ws[0].say(
        f"Of {{n}} {t.thing} in {f.town}, {{g}}, or {{s}}, {t.good.split(' that ')[1]}, {f.body} said.",
        n=slot(f.whole, **f.told()), g=slot(f.good, **f.told(counted=t.good)), s=percent(wrong, counted=t.good),
    )  # fmt: skip
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_sum(f: Facts, ws: list[Writer]) -> None:
    opening(ws[0], f, slot(f.whole, **f.told()))
    parts(ws[0], f, bad=f.bad + f.rng.choice([10, 20, -10] if f.bad > 40 else [10, 20]))
    opening(ws[1], f, slot(f.whole, **f.told()))


def _shifted(f: Facts, ws: list[Writer]) -> None:
    day = f.day + timedelta(days=1)
    opening(ws[0], f, slot(f.whole, **f.told()))
    opening(ws[1], f, slot(f.whole, **f.told(period=(day, day))), day)
    opening(ws[2], f, slot(f.before, **f.told(period=(day, day))), day)


def _added(f: Facts, ws: list[Writer]) -> None:
    t = f.topic
    opening(ws[0], f, slot(f.whole, **f.told()))
    ws[0].say(f"It also took {{c}} {t.other} there on {f.weekday()}.", c=slot(f.other, **f.told(counted=t.other)))
    opening(ws[1], f, slot(f.whole + f.other, **f.told()))


def _mistyped(f: Facts, ws: list[Writer]) -> None:
    opening(ws[0], f, slot(f.whole, **f.told()))
    parts(ws[0], f)
    digits = list(str(f.whole))
    place = f.rng.randrange(1, len(digits))
    digits[place] = f.rng.choice([d for d in "123456789" if d != digits[place]])
    opening(ws[1], f, slot(int("".join(digits)), **f.told()))


def _wrong_rate(f: Facts, ws: list[Writer]) -> None:
    t = f.topic
    wrong = round(f.total / f.days * f.rng.choice([0.8, 1.25, 1.5]))
    ws[0].say(
        f"Last year {f.body} counted {{t}} {t.thing}, an average of {{r}} a day.",
        t=slot(f.total, **f.told(period=f.year)),
        r=slot(wrong, counted=t.thing, rate="day", period=f.year, role="baseline", scope=f.town),
    )
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_product(f: Facts, ws: list[Writer]) -> None:
    t = f.topic
    national = round(f.units * f.each * f.rng.choice([0.6, 1.7]))
    goal = {"counted": t.thing, "rate": "day", "role": "target", "sources": (f.body,)}
    ws[0].say(
        f"{upper(f.body)} asks each of its {{u}} district stations for {{e}} {t.thing} a day.",
        u=slot(f.units, counted="district stations", role="count"),
        e=slot(f.each, per="district station", scope="each district station", **goal),
    )
    ws[0].say(f"In all it wants {{a}} {t.thing} a day across the country.", a=slot(national, scope="national", **goal))
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_change(f: Facts, ws: list[Writer]) -> None:
    true = round(100 * (f.whole - f.before) / f.before)
    ws[0].say(
        f"The {f.topic.thing} in {f.town} rose {{p}} to {{n}} from {{o}} a week earlier, {f.body} said.",
        p=percent(true + f.rng.choice([9, 14, -8]), trend="up", counted="rise"), n=slot(f.whole, **f.told()),
        o=slot(f.before, **f.told(period=_earlier(f, 7), role="baseline")),
    )  # fmt: skip
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_multiple(f: Facts, ws: list[Writer]) -> None:
    ws[0].say(
        f"The {f.topic.thing} in {f.town} tripled to {{n}} from {{o}} a week earlier, {f.body} said.",
        n=slot(f.whole, **f.told()), o=slot(f.before, **f.told(period=_earlier(f, 7), role="baseline")),
    )  # fmt: skip
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_weekday(f: Facts, ws: list[Writer]) -> None:
    other = f.day + timedelta(days=f.rng.choice([1, 2, -1]))
    ws[0].say(
        f"On {other:%A}, {f.day:%B} {f.day.day}, {f.body} counted {{n}} {f.topic.thing} in {f.town}.",
        n=slot(f.whole, **f.told()),
    )
    opening(ws[1], f, slot(f.whole, **f.told()))


def _term(f: Facts, ws: list[Writer]) -> None:
    t, acts = f.topic, f.topic.acts
    verb = {
        "tests": "tested",
        "trips": "who made trips",
        "stops": "who met stops",
        "applications": "who made applications",
    }[acts]
    more = f.told(counted=f"{acts} done")
    for w in ws[:2]:
        w.say(f"{upper(f.body)} reported {{n}} {acts} done in {f.town} on {f.weekday()}.", n=slot(f.whole, **more))
    ws[2].say(
        f"On {f.weekday()} {{n}} {t.persons} {verb} were counted in {f.town}, {f.body} reported.",
        n=slot(f.whole, **{**more, "counted": f"{t.persons} {verb}"}),
    )


def _goal_as_fact(f: Facts, ws: list[Writer]) -> None:
    t = f.topic
    level = {"counted": t.thing, "rate": "day", "scope": f.town, "sources": (f.body,)}
    for w in ws[:2]:
        w.say(
            f"{upper(f.body)} wants to reach {{n}} {t.thing} a day in {f.town}.",
            n=slot(f.whole, role="target", **level),
        )
    ws[2].say(f"{upper(f.body)} makes {{n}} {t.thing} a day in {f.town}.", n=slot(f.whole, **level))


def _part_as_whole(f: Facts, ws: list[Writer]) -> None:
    for w in ws[:2]:
        opening(w, f, slot(f.whole, **f.told()))
    ws[2].say(
        f"Across the country there were {{n}} {f.topic.thing} on {f.weekday()}, according to {f.body}.",
        n=slot(f.whole, **f.told(scope="national")),
    )


def _falling(f: Facts, ws: list[Writer]) -> None:
    t, start = f.topic, f.day - timedelta(days=20)
    for w, add, share in ((ws[0], 0, 1.0), (ws[1], 3, 0.8)):
        end = f.day + timedelta(days=add)
        w.published = end + timedelta(days=1)
        n = slot(round((f.whole * 10 + 1) * share), **f.told(period=(start, end)))
        w.say(f"Since {start:%B} {start.day} {f.body} has counted {{n}} {t.thing} in {f.town}.", n=n)


def _wrong_spell(f: Facts, ws: list[Writer]) -> None:
    end = f.day + timedelta(days=f.rng.randrange(40, 60))
    w = ws[0]
    w.say(
        f"{upper(f.body)} said on {f.weekday()} that it would remain closed for {{n}} months.",
        n={
            **slot(3, role="incidental", counted="months"),
            "exact": "more than 3",
            "modifier": "more_than",
            "high": None,
        },
    )
    start = w.text.index(f.weekday())
    w.times.append(Time(start, start + len(f.weekday()), f.weekday(), f.day.isoformat(), f.day, f.day))
    w.say(f"The closure ends on {end:%B} {end.day}, {end.year}, its notice says.")
    start = w.text.index(f"{end:%B} {end.day}, {end.year}")
    w.times.append(Time(start, start + 12, f"{end:%B}", end.isoformat(), end, end))
    opening(ws[1], f, slot(f.whole, **f.told()))


PLANTS: dict[str, tuple[str, Plant]] = {
    "share inverted": ("share", _inverted), "share wrong": ("share", _wrong_share), "sum wrong": ("sum", _wrong_sum),
    "shifted by a day": ("conflict", _shifted), "two counts added": ("conflict", _added),
    "digit mistyped": ("conflict", _mistyped), "rate wrong": ("rate", _wrong_rate),
    "product wrong": ("product", _wrong_product), "change wrong": ("change", _wrong_change),
    "multiple wrong": ("change", _wrong_multiple), "weekday wrong": ("calendar", _wrong_weekday),
    "persons for acts": ("term", _term), "goal as fact": ("role", _goal_as_fact),
    "part as whole": ("scope", _part_as_whole), "total falls": ("cumulative", _falling),
    "spell wrong": ("calendar", _wrong_spell),
}  # fmt: skip


def origins(f: Facts, ws: list[Writer]) -> int:
    """Who cites whom in an honest story, laid over its main figure; gives back how many origins that makes."""
    chains: list[tuple[int, list[tuple[str, ...]]]] = [
        (1, [(f.body,), (f.outlets[0], f.body), (f.outlets[0],)]),
        (1, [("three people with knowledge of the count",), (f.outlets[0],), ("three officials",)]),
        (1, [(f.outlets[3], "two people briefed on it"), (f.outlets[3],), ("two people briefed on it",)]),
        (1, [(f.body,), (), ()]),
        (2, [(f.body,), ("the Dock Workers Union",), (f.body,)]),
        (3, [(f.body,), ("the Dock Workers Union",), (f.person,)]),
    ]
    count, told = f.rng.choice(chains)
    for w, sources in zip(ws, told, strict=True):
        w.claims[0]["sources"] = sources
    return count


def make(seed: int, planted: str | None) -> Made:
    """One story of three or so articles; the same seed and error give the same story."""
    rng = random.Random(f"{seed} {planted}")
    f = Facts(rng)
    ws = _base(f)
    count = 1
    if planted is None:
        _honest(f, ws)
    elif planted == "origins":
        for w in ws:
            opening(w, f, slot(f.whole, **f.told()))
        count = origins(f, ws)
    else:
        PLANTS[planted][1](f, ws)
    ws = [w for w in ws if w.text]
    rng.shuffle(ws)
    return Made(_ledger(ws), planted, PLANTS[planted][0] if planted in PLANTS else None, count)


def _ledger(ws: list[Writer]) -> Ledger:
    done = [w.finish() for w in ws]
    return ledger([d for d, _ in done], [c for _, claims in done for c in claims], {w.doc: tuple(w.times) for w in ws})


def ledger(documents: list[Document], claims: list[Claim], times: dict[str, tuple[Time, ...]] | None = None) -> Ledger:
    """A ledger of these alone, grouped to figures."""
    empty: dict[str, Any] = dict.fromkeys(Ledger.__dataclass_fields__, ())
    found = figures.group(documents, claims, {}, None)
    empty.update(
        beat="none", documents=tuple(documents), claims=tuple(claims), times=times or {}, attributions={},
        figures=tuple(found), series=None, attainment=None,
    )  # fmt: skip
    return Ledger(**empty)
