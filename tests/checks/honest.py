"""What honest articles do that is no error: round, tell of other places and days, correct themselves, cite others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from telling import Facts, Writer, earlier, opening, parts, percent, rough, slot, upper


def honest(f: Facts, ws: list[Writer]) -> None:
    """One outlet exact with its parts, one exact or rounded, one with something else that is true as well."""
    opening(ws[0], f, slot(f.whole, **f.told()))
    parts(ws[0], f, share=f.share if f.rng.random() < 0.5 else None)
    opening(ws[1], f, f.rng.choice([slot(f.whole, **f.told()), rough(f.whole, f.rng, **f.told())]))
    f.rng.choice(BESIDES)(f, ws[2])
    if f.rng.random() < 0.3:
        _daily_rate(f, ws[2])


def _other_town(f: Facts, w: Writer) -> None:
    n = slot(f.other, **f.told(scope=f.town2))
    w.say(f"In {f.town2} {f.body} counted {{n}} {f.topic.thing} on {f.weekday()}.", n=n)


def _next_day(f: Facts, w: Writer) -> None:
    day = f.day + timedelta(days=1)
    w.say(
        f"On {day:%A} {f.body} counted {{n}} {f.topic.thing} in {f.town}.",
        n=slot(f.before, **f.told(period=(day, day))),
    )


def _revised(f: Facts, w: Writer) -> None:
    n = slot(f.whole + f.rng.randrange(1, 9), **f.told())
    w.say(f"{upper(f.body)} later put its revised count for {f.town} at {{n}} {f.topic.thing}.", n=n)


def _dated(f: Facts, w: Writer) -> None:
    n = rough(f.whole, f.rng, **f.told())
    w.say(f"There were {{n}} {f.topic.thing} in {f.town} on {f.dated()}, {f.body} said.", n=n)


def _rise(f: Facts, w: Writer) -> None:
    change = round(100 * (f.whole - f.before) / f.before)
    w.say(
        f"The {f.topic.thing} in {f.town} rose {{p}} to {{n}} from {{o}} a week earlier, {f.body} said.",
        p=percent(change, trend="up", counted="rise"), n=slot(f.whole, **f.told()),
        o=slot(f.before, **f.told(period=earlier(f, 7), role="baseline")),
    )  # fmt: skip


def _fall(f: Facts, w: Writer) -> None:
    more = f.whole + f.before
    w.say(
        f"{upper(f.body)} counted {{n}} {f.topic.thing} in {f.town} on {f.weekday()}, down {{p}} from {{o}} a week "
        "earlier.",
        n=slot(f.whole, **f.told()), p=percent(round(100 * f.before / more), trend="down", counted="fall"),
        o=slot(more, **f.told(period=earlier(f, 7), role="baseline")),
    )  # fmt: skip


def _difference(f: Facts, w: Writer) -> None:
    w.say(
        f"The {f.topic.thing} in {f.town} rose by {{d}} to {{n}} from {{o}} a week earlier, {f.body} said.",
        d=slot(f.whole - f.before, **f.told(role="count")), n=slot(f.whole, **f.told()),
        o=slot(f.before, **f.told(period=earlier(f, 7), role="baseline")),
    )  # fmt: skip


def _running_total(f: Facts, w: Writer) -> None:
    start = f.day - timedelta(days=20)
    w.say(
        f"Since {start:%B} {start.day} {f.body} has counted {{a}} {f.topic.thing} in {f.town}, it said.",
        a=slot(f.whole * 10 + 1, **f.told(period=(start, w.published))),
    )


def _another_count(f: Facts, w: Writer) -> None:
    w.say(
        f"{upper(f.body)} took {{c}} {f.topic.other} in {f.town} on {f.weekday()}.",
        c=slot(f.other, **f.told(counted=f.topic.other)),
    )


def _two_sources(f: Facts, w: Writer) -> None:
    """A dispute that the article itself tells is no error of the article."""
    t = f.topic
    w.say(
        f"The Dock Workers Union put the {t.thing} in {f.town} on {f.weekday()} at {{m}}, {f.body} at {{n}}.",
        m=slot(f.whole + f.rng.randrange(20, 60), **f.told(sources=("The Dock Workers Union",))),
        n=slot(f.whole, **f.told()),
    )


def _share_alone(f: Facts, w: Writer) -> None:
    verb = f.topic.good.split(" that ")[1]
    w.say(
        f"On {f.weekday()} {{s}} of the {f.topic.thing} in {f.town} {verb}, {f.body} said.",
        s=percent(f.share, counted=f"share of {f.topic.good}", period=f.period),
    )


def _all_shares(f: Facts, w: Writer) -> None:
    good, bad = f.topic.good.split(" that ")[1], f.topic.bad.split(" that ")[1]
    w.say(
        f"Of all {f.topic.thing} in {f.town} on {f.weekday()}, {{s}} {good} and the remaining {{r}} {bad}, "
        f"{f.body} said.",
        s=percent(f.share, counted=f"share of {f.topic.good}", period=f.period),
        r=percent(100 - f.share, counted=f"share of {f.topic.bad}", period=f.period),
    )


def _average(f: Facts, w: Writer) -> None:
    t = f.topic
    w.say(
        f"The {{u}} district stations of {f.body} made {{n}} {t.thing} in all in {f.town2}, an average of {{e}} "
        "for each station.",
        u=slot(f.units, counted="district stations", role="count"),
        n=slot(f.units * f.each, **f.told(scope=f.town2, period=None)),
        e=slot(f.each, counted=t.thing, per="station", scope="each station"),
    )


def _daily_rate(f: Facts, w: Writer) -> None:
    t = f.topic
    w.say(
        f"Last year {f.body} counted {{t}} {t.thing}, or about {{r}} a day.",
        t=slot(f.total, **f.told(period=f.year)),
        r=slot(
            round(f.total / f.days), counted=t.thing, rate="day", period=f.year, role="baseline", scope=f.town,
            modifier="about",
        ),
    )  # fmt: skip


BESIDES: list[Callable[[Facts, Writer], None]] = [
    _other_town, _next_day, _revised, _dated, _rise, _fall, _difference, _running_total, _another_count, _two_sources,
    _share_alone, _all_shares, _average, _daily_rate,
]  # fmt: skip


def origins(f: Facts, ws: list[Writer]) -> int:
    """The main figure as each article has it from somebody; gives back how many origins that makes."""
    body, other, people = f.body, "the Dock Workers Union", "three people with knowledge of the count"
    first, away = f.outlets[0], f.outlets[3]
    chains: list[tuple[int, list[tuple[str, ...]]]] = [
        (1, [(body,), (first, body), (first,)]),
        (1, [(people,), (first,), ("three officials",)]),
        (1, [(away, "two people briefed on it"), (away,), ("two people briefed on it",)]),
        (1, [(body,), (), ()]),
        (2, [(body,), (other,), (body,)]),
        (3, [(body,), (other,), (f.person,)]),
    ]
    count, told = f.rng.choice(chains)
    for w, sources in zip(ws, told, strict=True):
        _cited(f, w, sources)
    return count


def _cited(f: Facts, w: Writer, sources: tuple[str, ...]) -> None:
    fact = f"there were {{n}} {f.topic.thing} in {f.town} on {f.weekday()}"
    by = [
        f"{upper(fact)}.",
        f"{upper(sources[0]) if sources else ''} said that {fact}.",
        f"{sources[0] if sources else ''} reported, citing {sources[-1] if sources else ''}, that {fact}.",
    ]
    w.say(by[len(sources)], n=slot(f.whole, **f.told(sources=sources)))
