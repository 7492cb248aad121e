"""Whether two claims can mean the same: values under rounding and modifiers, things counted, places, days."""

from __future__ import annotations

import functools
import math
import re
from typing import Literal

from onrecord.model import Claim, Modifier, Period
from onrecord.text import stem, stems
from onrecord.values import Interval, interval, last_digit, overlaps

Fit = Literal["same", "part", "differs", "unknown"]

_ABOUT = 0.05  # "about 420" is within a twentieth, or half a step of its last digit where that is more
_NEARLY = 0.10  # "nearly 1,000" begins a tenth below, "nearly 52" a step of its last digit below
_CLOSE = 0.10  # "more than 2,400" is taken for a figure at most a tenth above when two tellings are matched
_PEOPLE = frozenset(
    re.findall(
        r"\w+",
        """people person individual man woman men women child children adult resident citizen patient worker other
        immigrant migrant alien foreigner suspect offender noncitizen""",
    )
)
_NO_AMOUNTS = {"percentage point", "count", "year of age", "second", "minute", "hour", "day", "week", "month", "year"}
_AVERAGED = re.compile(r"averag(?:ed|ing) \d", re.IGNORECASE)
_SHARE_OF = re.compile(r"^(?:share|change|share change)\b(?: (?:of|in)\b)? ?")
_RISES = frozenset(
    stem(word)
    for word in re.findall(
        r"\w+", "increase rise jump gain growth surge climb drop fall decline decrease cut reduction slump dip"
    )
)
_DONE = re.compile(
    r"[a-z]{2}ed$|^(?:done|made|held|sent|given|taken|lost|sold|built|seen|shown|met|cut|hurt|born|paid|kept|won|spent"
    r"|caught|shot)$"
)
_PARTICLES = frozenset({"out", "up", "off", "away", "down"})  # "tests carried out"
_END_OF_HEAD = re.compile(r"\b(?:of|in|on|at|to|for|from|by|with|who|whom|that|which|without|needed|under|during)\b")


# --- values -----------------------------------------------------------------------------------


def value(claim: Claim) -> float:
    """One number for a claim: the middle of a range, the end that is given of an open one."""
    if claim.low is not None and claim.high is not None:
        return (claim.low + claim.high) / 2
    given = claim.low if claim.low is not None else claim.high
    return math.nan if given is None else given


def meant(claim: Claim) -> Interval:
    """The true values that would make the wording fair: "nearly 1,000" is 900 to 1,000, "at least 75" has no top."""
    return _meant(claim.low, claim.high, bound(claim), claim.number, claim.unit)


def bound(claim: Claim) -> Modifier:
    """The modifier that counts: an average is as exact as its digits."""
    return "exact" if _AVERAGED.match(claim.exact) else claim.modifier


@functools.lru_cache(maxsize=65536)
def _meant(low: float | None, high: float | None, modifier: Modifier, number: str, unit: str | None) -> Interval:
    if low is None or high is None or low != high:
        return interval(low, high)
    if modifier in ("at_least", "more_than"):
        return low, math.inf
    if modifier in ("at_most", "less_than", "up_to"):
        return -math.inf, high
    if modifier == "nearly":
        step = last_digit(number, low) or abs(low) * 0.1
        return low - min(step, abs(low) * _NEARLY), low + abs(low) * 0.005
    half = _rounding(low, number, unit)
    if modifier in ("about", "vague"):
        half = max(half, abs(low) * _ABOUT)
    return low - half, low + half


def rounding(claim: Claim) -> float:
    """Half a step of the last digit that is written; of round whole numbers a twentieth of them at most."""
    return _rounding(value(claim), claim.number, claim.unit)


def _rounding(number: float, written: str, unit: str | None) -> float:
    step = last_digit(written, number)
    if step == 0:  # written in words: counted, or a fraction
        return abs(number) * _ABOUT if unit == "fraction" else 0.0
    if step < 1:
        return step / 2
    if unit == "percent" and step == 1:
        return 0.5
    return 0.0 if step == 1 else min(step / 2, abs(number) * _ABOUT)


def near(claim: Claim) -> Interval:
    """The values that another telling of the same figure would give: open ends are closed at a tenth."""
    low, high = meant(claim)
    number = value(claim)
    if math.isinf(high):
        high = number + abs(number) * _CLOSE
    if math.isinf(low):
        low = number - abs(number) * _CLOSE
    return low, high


def agree(a: Claim, b: Claim) -> bool:
    """Whether both wordings can be true of one value. Percentages and fractions are brought to one scale.

    Two numbers written out to the same digit say the same only where they are the same: 240 is not 250.
    """
    plain_numbers = a.modifier == b.modifier == "exact" and a.unit == b.unit and a.low == a.high and b.low == b.high
    if plain_numbers and last_digit(a.number, value(a)) == last_digit(b.number, value(b)):
        return value(a) == value(b)
    x, y = meant(a), meant(b)
    return overlaps(scaled(x, a.unit), scaled(y, b.unit))


def scaled(bounds: Interval, unit: str | None) -> Interval:
    """Percent as a fraction of one; everything else as it is."""
    return (bounds[0] / 100, bounds[1] / 100) if unit == "percent" else bounds


def share_like(claim: Claim) -> bool:
    """Whether a claim is a part of a whole: a percentage or a fraction."""
    return claim.unit in ("percent", "fraction")


def measured(claim: Claim) -> bool:
    """Whether a claim is an amount in a unit, as money and hectares are; no share, multiple, time or age."""
    return claim.unit is not None and not share_like(claim) and claim.unit not in _NO_AMOUNTS


def digits(claim: Claim) -> int:
    """How many significant digits are written: 2,314 has four, 870,000 two, 1.5 million two."""
    return _digits(claim.number)


@functools.lru_cache(maxsize=65536)
def _digits(number: str) -> int:
    match = re.search(r"\d[\d,.]*", number)
    return len(match.group().replace(",", "").replace(".", "").strip("0")) if match else 1


def distinctive(claim: Claim) -> bool:
    """Whether two outlets would hardly print this number by chance: three digits or more, or both ends of a range."""
    both_ends = claim.low is not None and claim.high is not None and claim.low != claim.high
    return digits(claim) >= (2 if both_ends else 3)


# --- things counted ---------------------------------------------------------------------------


@functools.lru_cache(maxsize=65536)
def topic(counted: str | None) -> frozenset[str]:
    """The stems of what is counted."""
    return frozenset(stems(counted or ""))


@functools.lru_cache(maxsize=65536)
def head(counted: str | None) -> str:
    """The stem of the noun that is counted: "administrative arrests made in Texas" is "arrest"."""
    words = re.findall(r"[^\W\d_]+", _END_OF_HEAD.split((counted or "").lower(), maxsplit=1)[0])
    while len(words) > 1 and (_DONE.search(words[-1]) or words[-1] in _PARTICLES):
        words.pop()
    return stem(words[-1]) if words else ""


def thing(claim: Claim) -> frozenset[str]:
    """The stems of what is counted without those of its place: of "fines in Pell" only the fines."""
    words = topic(_of_what(claim.counted) if share_like(claim) else claim.counted)
    return words - topic(claim.scope) or words


@functools.lru_cache(maxsize=65536)
def _of_what(counted: str | None) -> str:
    """What a percentage is of: the homes of "share of homes"; nothing of "share of increase", which only says how."""
    words = _SHARE_OF.sub("", counted or "")
    return "" if head(words) in _RISES else words


def _is_change(claim: Claim) -> bool:
    """Whether a percentage says how far something moved, not how much of it."""
    counted = claim.counted or ""
    return claim.trend is not None or counted.startswith("change") or head(_SHARE_OF.sub("", counted)) in _RISES


def people(counted: str | None) -> bool:
    """Whether plain people are counted, whatever was done to them."""
    return head(counted) in _PEOPLE


def alike(a: Claim, b: Claim) -> float:
    """How far two claims count one thing, 0 to 1: by metric where both have one, else by their words."""
    if a.metric is not None and b.metric is not None:
        return 1.0 if a.metric == b.metric else 0.0
    x, y = thing(a), thing(b)
    if share_like(a) and share_like(b):
        if _is_change(a) != _is_change(b):
            return 0.0
        return len(x & y) / min(len(x), len(y)) if x and y else 0.6
    if not x or not y:
        return 0.3 if not x and not y else 0.2
    shared = len(x & y) / min(len(x), len(y))
    if head(a.counted) == head(b.counted):
        return max(shared, 0.6) if not people(a.counted) else max(shared * 0.8, 0.4)
    if people(a.counted) or people(b.counted):
        return max(0.3, shared * 0.7)
    return shared * 0.6


# --- places and days --------------------------------------------------------------------------


def places(a: str | None, b: str | None) -> Fit:
    """How two scopes stand to each other; an unnamed one may be anything."""
    if a is None or b is None:
        return "unknown"
    x, y = topic(a), topic(b)
    if a == b or (x and x == y):
        return "same"
    if "national" in (a, b):
        return "part"
    return "same" if x & y and (x <= y or y <= x) else "differs"


def place_of(claim: Claim) -> str | None:
    """The scope, unless it only repeats the body that the claim is from."""
    from_body = claim.scope is not None and any(topic(claim.scope) <= topic(source) for source in claim.sources)
    return None if from_body else claim.scope


def named_place(claim: Claim) -> str | None:
    """The place, unless the whole was only assumed because no place is named."""
    assumed = claim.rules.get("scope", "").startswith("no place")
    return None if assumed else place_of(claim)


def side_by_side(a: Claim, b: Claim) -> Fit:
    """How the places of two claims stand to each other."""
    return places(place_of(a), place_of(b))


def days(a: Period | None, b: Period | None) -> Fit:
    """How two periods stand to each other."""
    if a is None or b is None:
        return "unknown"
    if a == b:
        return "same"
    inside = (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    return "part" if inside else "differs"


def single_day(claim: Claim) -> bool:
    """Whether a claim is about one day."""
    return claim.period is not None and claim.period[0] == claim.period[1]


def rates(a: Claim, b: Claim) -> bool:
    """Whether two rates can be one: equal, or left out where the claim is about that one day anyway."""
    if a.rate == b.rate:
        return True
    given, without = (a, b) if a.rate else (b, a)
    return without.rate is None and (given.role == "target" or (given.rate == "day" and single_day(without)))
