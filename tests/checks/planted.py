"""The errors that are planted, one of each kind that tellings make, with how each is to be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from telling import Facts, Writer, bound, earlier, opening, parts, percent, slot, upper

from onrecord.model import Time, Verdict

PROBLEM: Verdict = "does not add up"
OPEN: Verdict = "cannot tell"


@dataclass(frozen=True)
class Planted:
    """An error: who writes it, the kind and verdict it is to be found as, and how its explanation begins."""

    kind: str
    write: Callable[[Facts, list[Writer]], None]
    explained: str = ""
    verdicts: tuple[Verdict, ...] = (PROBLEM,)


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
        o=slot(f.before, **f.told(period=earlier(f, 7), role="baseline")),
    )  # fmt: skip
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_multiple(f: Facts, ws: list[Writer]) -> None:
    ws[0].say(
        f"The {f.topic.thing} in {f.town} tripled to {{n}} from {{o}} a week earlier, {f.body} said.",
        n=slot(f.whole, **f.told()), o=slot(f.before, **f.told(period=earlier(f, 7), role="baseline")),
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


def _mistyped_share(f: Facts, ws: list[Writer]) -> None:
    """The digit is settled by a percentage that the other outlet states."""
    t = f.topic
    verb = t.good.split(" that ")[1]
    ws[0].say(
        f"Of {{n}} {t.thing} in {f.town} on {f.weekday()}, {{g}}, or {{s}}, {verb}, {f.body} said.",
        n=slot(f.whole, **f.told()), g=slot(f.good, **f.told(counted=t.good)), s=percent(f.share, counted=t.good),
    )  # fmt: skip
    digits = list(str(f.whole))
    digits[0], digits[1] = digits[1], digits[0]
    if digits[0] in ("0", digits[1]):
        digits = [str(int(digits[1]) % 9 + 1), *str(f.whole)[1:]]
    opening(ws[1], f, slot(int("".join(digits)), **f.told()))


def _inverted_elsewhere(f: Facts, ws: list[Writer]) -> None:
    """The parts are in one article, the percentage in another."""
    t = f.topic
    opening(ws[0], f, slot(f.whole, **f.told()))
    parts(ws[0], f)
    ws[1].say(
        f"{{s}} of the {{n}} {t.thing} in {f.town} on {f.weekday()} {t.bad.split(' that ')[1]}, {f.body} said.",
        s=percent(f.share, counted=f"share of {t.bad}", period=f.period), n=slot(f.whole, **f.told()),
    )  # fmt: skip


def _shares_beyond_all(f: Facts, ws: list[Writer]) -> None:
    t = f.topic
    good, bad = t.good.split(" that ")[1], t.bad.split(" that ")[1]
    ws[0].say(
        f"Of all {t.thing} in {f.town} on {f.weekday()}, {{s}} {good} and the remaining {{r}} {bad}, {f.body} said.",
        s=percent(f.share, counted=f"share of {t.good}", period=f.period),
        r=percent(100 - f.share + f.rng.choice([5, 10, 7]), counted=f"share of {t.bad}", period=f.period),
    )
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_difference(f: Facts, ws: list[Writer]) -> None:
    gap = f.whole - f.before
    ws[0].say(
        f"The {f.topic.thing} in {f.town} rose by {{d}} to {{n}} from {{o}} a week earlier, {f.body} said.",
        d=slot(gap + (11 if (gap + 11) % 10 else 12), **f.told(role="count")), n=slot(f.whole, **f.told()),
        o=slot(f.before, **f.told(period=earlier(f, 7), role="baseline")),
    )  # fmt: skip
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_fall(f: Facts, ws: list[Writer]) -> None:
    true = round(100 * (f.whole - f.before) / f.whole)
    ws[0].say(
        f"{upper(f.body)} counted {{n}} {f.topic.thing} in {f.town} on {f.weekday()}, down {{p}} from {{o}} a week "
        "earlier.",
        n=slot(f.before, **f.told()), p=percent(true + f.rng.choice([9, 14, -8]), trend="down", counted="fall"),
        o=slot(f.whole, **f.told(period=earlier(f, 7), role="baseline")),
    )  # fmt: skip
    opening(ws[1], f, slot(f.before, **f.told()))


def _wrong_fiscal_rate(f: Facts, ws: list[Writer]) -> None:
    t, year = f.topic, f.year[0].year
    wrong = round(f.total / f.days * f.rng.choice([0.7, 1.3, 1.6]))
    ws[0].say(
        f"In fiscal year {year} {f.body} counted {{t}} {t.thing}, or about {{r}} a day.",
        t=slot(f.total, **f.told(period=f.year)),
        r=slot(wrong, counted=t.thing, rate="day", period=f.year, role="baseline", scope=f.town, modifier="about"),
    )
    opening(ws[1], f, slot(f.whole, **f.told()))


def _wrong_average(f: Facts, ws: list[Writer]) -> None:
    t = f.topic
    each = round(f.whole / f.units * f.rng.choice([0.7, 1.4])) + 2
    ws[0].say(
        f"The {{u}} district stations of {f.body} made {{n}} {t.thing} on {f.weekday()}, an average of {{e}} "
        "for each station.",
        u=slot(f.units, counted="district stations", role="count"), n=slot(f.whole, **f.told()),
        e=slot(each, counted=t.thing, per="station", scope="each station", period=f.period),
    )  # fmt: skip
    opening(ws[1], f, slot(f.whole, **f.told()))


def _bound_turned(f: Facts, ws: list[Writer]) -> None:
    t = f.topic
    level = {"counted": t.thing, "rate": "day", "role": "target", "scope": f.town, "sources": (f.body,)}
    for w, kind in zip(ws, ("at_least", "at_least", "up_to"), strict=True):
        w.say(f"{upper(f.body)} wants to reach {{n}} {t.thing} a day in {f.town}.", n=bound(f.whole, kind, **level))


def _rate_for_another(f: Facts, ws: list[Writer]) -> None:
    t = f.topic
    for w, rate in zip(ws, ("day", "day", "week"), strict=True):
        level = {"counted": t.thing, "rate": rate, "role": "target", "scope": f.town, "sources": (f.body,)}
        w.say(f"{upper(f.body)} wants to reach {{n}} {t.thing} a {rate} in {f.town}.", n=slot(f.whole, **level))


def _source_lost(f: Facts, ws: list[Writer]) -> None:
    for w in ws[:2]:
        opening(w, f, slot(f.whole, **f.told()))
    ws[2].say(f"On {f.weekday()} there were {{n}} {f.topic.thing} in {f.town}.", n=slot(f.whole, **f.told(sources=())))


def _total_as_daily(f: Facts, ws: list[Writer]) -> None:
    t, start = f.topic, f.day - timedelta(days=20)
    total = f.whole * 10 + 1
    ws[0].say(
        f"Since {start:%B} {start.day} {f.body} has counted {{a}} {t.thing} in {f.town}, it said.",
        a=slot(total, **f.told(period=(start, ws[0].published))),
    )
    opening(ws[1], f, slot(total, **f.told()))


def _part_for_whole(f: Facts, ws: list[Writer]) -> None:
    opening(ws[0], f, slot(f.whole, **f.told()))
    parts(ws[0], f)
    opening(ws[1], f, slot(f.good, **f.told()))


def _older_copy(f: Facts, ws: list[Writer]) -> None:
    """A corrected count, and later a copy of the article from before the correction."""
    t = f.topic
    opening(ws[0], f, slot(f.whole, **f.told()))
    ws[0].say(f"{f.person} said the work would go on in {f.town} through the week whatever the weather on the quay.")
    ws[2].text, ws[2].claims = ws[0].text, [dict(claim) for claim in ws[0].claims]
    for w, days in zip(ws, (1, 2, 3), strict=True):
        w.published = f.day + timedelta(days=days)
    ws[1].say(
        f"{upper(f.body)} counted {{n}} {t.thing} in {f.town} on {f.dated()}, it said.",
        n=slot(f.whole + f.rng.randrange(11, 40), **f.told()),
    )


PLANTS: dict[str, Planted] = {
    "share inverted": Planted("share", _inverted, "an inverted share"),
    "share inverted elsewhere": Planted("share", _inverted_elsewhere, "an inverted share"),
    "share wrong": Planted("share", _wrong_share),
    "shares beyond all": Planted("share", _shares_beyond_all),
    "sum wrong": Planted("sum", _wrong_sum),
    "difference wrong": Planted("sum", _wrong_difference),
    "shifted by a day": Planted("conflict", _shifted, "shifted by a day"),
    "two counts added": Planted("conflict", _added, "two counts added together"),
    "digit mistyped": Planted("conflict", _mistyped, "a digit mistyped"),
    "digit mistyped beside a share": Planted("conflict", _mistyped_share, "a digit mistyped"),
    "total as daily": Planted("conflict", _total_as_daily, "cumulative against daily"),
    "part for whole": Planted("conflict", _part_for_whole, "whole against part", (PROBLEM, OPEN)),
    "older copy": Planted("conflict", _older_copy, "an older copy", (PROBLEM, OPEN)),
    "rate wrong": Planted("rate", _wrong_rate),
    "fiscal rate wrong": Planted("rate", _wrong_fiscal_rate),
    "product wrong": Planted("product", _wrong_product),
    "average wrong": Planted("product", _wrong_average),
    "change wrong": Planted("change", _wrong_change),
    "fall wrong": Planted("change", _wrong_fall),
    "multiple wrong": Planted("change", _wrong_multiple),
    "weekday wrong": Planted("calendar", _wrong_weekday),
    "spell wrong": Planted("calendar", _wrong_spell),
    "persons for acts": Planted("term", _term),
    "goal as fact": Planted("role", _goal_as_fact),
    "part as whole": Planted("scope", _part_as_whole),
    "total falls": Planted("cumulative", _falling),
    "rate for another": Planted("unit", _rate_for_another),
    "bound turned": Planted("drift", _bound_turned),
    "source lost": Planted("drift", _source_lost, verdicts=(OPEN,)),
}
