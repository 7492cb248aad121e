"""Quantities: sentences as data, and what must hold for any text at all."""

from __future__ import annotations

import cProfile
import json
import pstats
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.mentions.quantities import find
from onrecord.model import Quantity

CASES = json.loads((Path(__file__).parent.parent / "cases" / "quantities.json").read_text(encoding="utf-8"))
FIELDS = ("exact", "number", "low", "high", "modifier", "unit", "counted", "rate", "per", "trend", "kind")

ONES = [
    *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    *["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def written(quantity: Quantity) -> dict[str, object]:
    """The quantity as a case writes it: only what is said."""
    values = {field: getattr(quantity, field) for field in FIELDS}
    for end in ("low", "high"):
        values[end] = None if values[end] is None else round(values[end], 6)
    if values["kind"] == "number":
        del values["kind"]
    return {k: v for k, v in values.items() if v is not None or k in ("low", "high")}


def in_words(number: int) -> str:
    """An integer below a billion as English writes it."""
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if scale == 100 else " "
            return f"{in_words(number // scale)} {name}" + (joint + in_words(rest) if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_sentence_is_read_as_the_case_says(case: dict[str, object]) -> None:
    assert [written(quantity) for quantity in find(str(case["text"]))] == case["quantities"]


def test_there_are_enough_cases_of_every_kind() -> None:
    assert len(CASES) >= 400
    assert sum(not case["quantities"] for case in CASES) >= 50
    assert {"politics", "business", "health", "sport", "disaster", "science"} <= {case["topic"] for case in CASES}


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_any_text_is_read_and_spans_index_it(text: str) -> None:
    check_spans(text)


NUMBERS = st.sampled_from(
    [
        "5",
        "1,200",
        "$3",
        "½",
        "two",
        "a dozen",
        "hundreds of",
        "half",
        "one",
        "1/2",
        "3.5m",
        "-4%",
        "“at least” 30",
        "12:30",
    ]
)
JOINTS = st.sampled_from(
    [" ", " to ", "-", " and ", " or ", "–", ", ", ". ", "\n\n", " of ", " in ", " per ", " a day ", "‮", "\u00a0", "%"]
)


@given(st.lists(st.tuples(NUMBERS, JOINTS), max_size=30))
def test_any_run_of_numbers_is_read_and_spans_index_it(parts: list[tuple[str, str]]) -> None:
    check_spans("".join(number + joint for number, joint in parts))


def check_spans(text: str) -> None:
    end = 0
    for quantity in find(text):
        assert text[quantity.start : quantity.end] == quantity.exact
        assert text[quantity.number_start : quantity.number_end] == quantity.number
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        assert quantity.low is not None or quantity.high is not None
        end = quantity.end


@given(st.integers(2, 10**9 - 1))
def test_a_number_in_words_is_its_value(number: int) -> None:
    [quantity] = find(f"They counted {in_words(number)} birds.")
    assert (quantity.low, quantity.high, quantity.counted) == (number, number, "bird")


@given(st.integers(0, 10**15), st.sampled_from(["million", "bn", ""]))
def test_a_number_in_digits_is_its_value(number: int, scale: str) -> None:
    [quantity] = find(f"It cost ${number:,}{' ' if scale == 'million' else ''}{scale} in all.")
    worth = {"million": 10**6, "bn": 10**9, "": 1}[scale]
    assert quantity.low == quantity.high == pytest.approx(number * worth)
    assert quantity.unit == "dollar"


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_range_keeps_both_ends(low: int, more: int) -> None:
    for text in (f"between {low} and {low + more} cars", f"{low} to {low + more} cars", f"{low}-{low + more} cars"):
        [quantity] = find(f"They sold {text} on Monday.")
        assert (quantity.low, quantity.high, quantity.modifier) == (low, low + more, "range")


@pytest.mark.parametrize(
    "unit",
    [
        "1,",
        "one ",
        "5 to ",
        "thousands of ",
        "$",
        "1 \n",
        "between 1 and ",
        "(5) ",
        "9",
        "at least ",
        "a-1-",
        "% ",
        "1 a",
    ],
)
def test_work_grows_with_the_length_of_the_text(unit: str) -> None:
    """Calls, not seconds: twice the text may take twice the work and a little."""
    short, long = (calls(unit * (size // len(unit))) for size in (20_000, 40_000))
    assert long <= 2.2 * short + 1000


def calls(text: str) -> int:
    profile = cProfile.Profile()
    profile.runcall(find, text)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\t", "\u2007"])
def test_odd_spaces_are_read_as_spaces_and_kept_as_written(space: str) -> None:
    text = "Officers made at least 2.5 million searches a day.".replace(" ", space)
    [quantity] = find(text)
    assert quantity.exact == f"at{space}least{space}2.5{space}million"
    assert (quantity.low, quantity.high, quantity.counted, quantity.rate) == (2_500_000, None, "search", "day")


def test_a_wrapped_line_goes_on_and_a_new_paragraph_does_not() -> None:
    [wrapped] = find("They want at least\n40 permits\na day.")
    assert (wrapped.exact, wrapped.rate) == ("at least\n40", "day")
    [first, second] = find("The total was 70.\n\nA day later it was 80.")
    assert (first.rate, second.rate) == (None, None)


def test_a_long_line_is_read() -> None:
    text = "It rose 5% to 1,200 a day, " * 20_000
    assert len(find(text)) == 40_000
