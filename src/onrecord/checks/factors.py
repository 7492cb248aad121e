"""The words of a multiple, "doubled" or "more than three times", and what room they leave."""

from __future__ import annotations

import re

from onrecord.values import Interval, overlaps

MULTIPLE = re.compile(
    r"\b(?P<word>(?:doubl|tripl|trebl|quadrupl|halv)(?:e|es|ed|ing)|twice)\b|\b(?P<times>\d+(?:\.\d+)?|two|three|four|five"
    r"|six|seven|eight|nine|ten)[\s-]?(?:times|fold)\b", re.I
)  # fmt: skip
_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5, "twice": 2.0}
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_QUALIFIED = re.compile(
    r"\b(?:(?P<more>more than|over|at least)|(?P<less>nearly|almost|about|around|close to|roughly))(?: a)? $", re.I
)
_LOOSE = 0.12  # "tripled" may be an eighth more or less
_FAR = 2.0  # times a multiple that "more than" hardly reaches


def told(sentence: str, match: re.Match[str]) -> tuple[str, Interval]:
    """The words of a multiple with what stands before them, and the multiples that they leave room for."""
    qualified = _QUALIFIED.search(sentence[: match.start()])
    words = f"{qualified.group() if qualified else ''}{match.group()}"
    factor = _factor(match)
    if qualified is None:
        return words, around(factor)
    return words, (factor * 0.99, factor * _FAR) if qualified["more"] else (
        factor * (1 - 2 * _LOOSE),
        factor * (1 + _LOOSE),
    )


def around(factor: float) -> Interval:
    """The multiples that a plain word of one leaves room for."""
    return factor * (1 - _LOOSE), factor * (1 + _LOOSE)


def fits(allowed: Interval, ratio: Interval, exact: float) -> bool:
    """Whether a pair bears a multiple out: as written, or under rounding with half the room."""
    low, high = allowed
    inner = low + (high - low) / 4, high - (high - low) / 4
    return low <= exact <= high or overlaps(ratio, inner)


def _factor(match: re.Match[str]) -> float:
    word, times = (match["word"] or "").lower(), match["times"]
    factor = next((f for start, f in _FACTORS.items() if word.startswith(start)), 0.0)
    return factor or float(_WORDS.get((times or "").lower(), 0) or times or 0)
