"""Breakdowns: parts that exclude one another and come to more than the whole that they are told to be of."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from onrecord import safe_yaml
from onrecord.checks.english import phrases
from onrecord.checks.sums import fails, firm, typo
from onrecord.checks.view import View
from onrecord.compare import alike, meant, share_like, value
from onrecord.model import Claim, Finding
from onrecord.text import stem
from onrecord.values import last_digit

_OF_THE = re.compile(
    r"(?:^|[,;:(\u2014\u2013]\s*|\band |\bthat )of (?:the|its|their|all|those|these|some) $", re.IGNORECASE
)
_HOLDS = re.compile(
    r"\b(?:includ\w+|of (?:whom|which|them|these|those)|compris\w+|consist\w*|made up of|split|divided)\b|:",
    re.IGNORECASE,
)
_IT_HOLDS = re.compile(
    r"^\W*(?:(?:it|that|this|they|these|the (?:total|sum|package|plan|figure|number|toll)) "
    r"(?:includ|compris|consist)\w*|of (?:them|those|these|that|it|the (?:total|sum))\b)", re.IGNORECASE
)  # fmt: skip
_PART_OF = re.compile(r"^ of (?:the|those|these) (?P<noun>\w+)", re.IGNORECASE)
_FOR = re.compile(r"^ (?:for|on|to|towards) (?!every|each|a\b|an\b)", re.IGNORECASE)
_IN_PLACE = re.compile(
    r"^[^.;,\d]{0,40}?\b(?:in|at|from|near) (?P<place>(?:the )?[A-Z][\w\u2019'-]*(?: [A-Z][\w\u2019'-]*)*)"
)
_NOT_A_PART = re.compile(r"\b(?:includ\w*|among|more|fewer|up|down|from|than|compared)\b", re.IGNORECASE)
_LISTED = re.compile(r"^(?: [a-z]+){0,2} (?P<word>for|from|in|on|to|at|by|against)\b")
_LITTLE = 0.06  # of a whole that a list may miss by a slip of one digit
_MOST_OVER = 2.0  # parts that come to more than this many times the whole are of something else


def find(view: View) -> Iterator[Finding]:
    """Breakdowns that come to more than their whole; one that comes to less may leave something out."""
    for claims in view.by_doc.values():
        inside: dict[int, list[Claim]] = {}
        for claim in claims:
            if firm(claim) and not share_like(claim):
                inside.setdefault(view.place(claim), []).append(claim)
        for place, told in inside.items():
            for whole, parts in _broken_down(view, told, inside.get(place - 1, [])):
                over = sum(map(value, parts)) - max(value(whole), meant(whole)[1] if whole.modifier != "exact" else 0.0)
                if _slack([*parts, whole]) < over <= (_MOST_OVER - 1) * value(whole) or _just_short(view, parts, whole):
                    yield fails(view, parts, whole)


def _just_short(view: View, parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether a list that ends with "and" misses its whole by one digit, which nothing left out explains."""
    total = sum(map(value, parts))
    ends = re.search(r"\band\W+(?:\w+ )?$", view.between(parts[-2], parts[-1]))
    return bool(
        ends and typo(value(whole), total) and 0 < value(whole) - total <= _LITTLE * value(whole)
        and not phrases("others").search(view.sentence(parts[0]))
    )  # fmt: skip


def _slack(told: Sequence[Claim]) -> float:
    """What rounding can add up to, where all are written to the digit that the finest of them is written to."""
    finest = min(last_digit(claim.number, value(claim)) for claim in told)
    return len(told) * finest / 2 if finest > 1 else 0.0


def _broken_down(view: View, told: Sequence[Claim], before: Sequence[Claim]) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """The whole of a sentence, or of the one before it, with the parts that the sentence gives of it."""
    whole = told[0]
    if len(told) > 2 and (_led(view, whole) or _HOLDS.search(view.between(whole, told[1]))):
        parts = told[1:]
    elif len(told) > 1 and before and _speaks_of(view, told[0], before):
        whole, parts = _spoken_of(view, told, before), told
    else:
        return
    kin = [part for part in parts if part.unit == whole.unit and part.rate == whole.rate and value(part) < value(whole)]
    if len(kin) == len(parts) and len({value(part) for part in parts}) == len(parts) and _exclude(view, parts):
        yield whole, parts


def _led(view: View, whole: Claim) -> bool:
    """Whether a number leads its breakdown: "Of the 43 boats, 31 ..."."""
    return bool(_OF_THE.search(view.before(whole)))


def _speaks_of(view: View, part: Claim, before: Sequence[Claim]) -> bool:
    """Whether a sentence goes on about the number before it: "It includes 31", "Eleven of the boats"."""
    if _IT_HOLDS.search(view.before(part)):
        return True
    noun = _PART_OF.match(view.documents[part.doc].text[part.end : part.end + 40])
    return noun is not None and any(stem(noun["noun"]) in _stems(claim) for claim in before)


def _spoken_of(view: View, parts: Sequence[Claim], before: Sequence[Claim]) -> Claim:
    """The first number of the sentence before that counts what the parts count, else the first."""
    text = view.documents[parts[0].doc].text
    noun = _PART_OF.match(text[parts[0].end : parts[0].end + 40])
    if noun is not None:
        return next(claim for claim in before if stem(noun["noun"]) in _stems(claim))
    same = [claim for claim in before if claim.unit == parts[0].unit and alike(claim, parts[0]) >= 0.6]
    return (same or [claim for claim in before if claim.unit == parts[0].unit] or list(before))[0]


def _stems(claim: Claim) -> set[str]:
    return {stem(word) for word in re.findall(r"\w+", (claim.counted or "").lower())}


def _exclude(view: View, parts: Sequence[Claim]) -> bool:
    """Whether nothing can be in two of the parts: sums for several things, several places, several fates."""
    behind = list(_behind(view, parts))
    if view.before(parts[0]).rstrip().endswith(":") and not any(phrases("others").search(words) for words in behind):
        listed = [_LISTED.match(words) for words in behind]
        if all(listed) and len({match["word"] for match in listed if match}) == 1:
            return True  # "9 million: 4 for a theatre, 3 for scanners and 2 for staff"
    if any(_NOT_A_PART.search(view.between(a, b)) for a, b in zip(parts, parts[1:], strict=False)):
        return False
    if all(part.unit for part in parts):
        return all(_FOR.match(words) for words in behind)
    places = [match["place"] for words in behind if (match := _IN_PLACE.match(words))]
    if len(set(places)) == len(parts):
        return True
    return any(len({group.get(_word(words, group)) for words in behind} - {None}) == len(parts) for group in _fates())


def _behind(view: View, parts: Sequence[Claim]) -> Iterator[str]:
    """The words behind each part, up to the next one or the end of the sentence."""
    text = view.documents[parts[0].doc].text
    stop = view.sentences(parts[0].doc)[view.place(parts[0])][1]
    for part, end in zip(parts, [*(part.start for part in parts[1:]), stop], strict=True):
        yield text[part.end : end]


def fate_of(words: str) -> str | None:
    """What befell the people that a phrase is about, by its first word for it: dead, missing, safe or hurt."""
    people = _sets()["people"]
    return next((people[key] for word in re.findall(r"[a-z]+", words.lower()) if (key := stem(word)) in people), None)


def _word(words: str, group: Mapping[str, str]) -> str:
    return next((key for word in re.findall(r"[a-z]+", words.lower()) if (key := stem(word)) in group), "")


def _fates() -> Iterator[Mapping[str, str]]:
    """Each set of fates of which only one can befall a thing: the stem of a word to the fate it stands for."""
    yield from _sets().values()


@functools.cache
def _sets() -> Mapping[str, Mapping[str, str]]:
    data = safe_yaml.load(Path(__file__).with_name("fates.yml"))
    return {name: {stem(word): fate for fate, words in fates.items() for word in words} for name, fates in data.items()}
