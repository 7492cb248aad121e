"""Who said what: our own sentences with the spans marked, quotations, names, and texts of any shape.

In the cases <c> marks what is said, <s> who says it and <v> the cue; ``by_shape`` says that the reading without a
parse finds the same.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import syntax, text
from onrecord.mentions import attributions, quotes, unnamed
from onrecord.mentions.cues import forms, lexicon
from onrecord.mentions.found import source_of
from onrecord.model import Attribution

CASES = json.loads((Path(__file__).parent.parent / "cases" / "attributions.json").read_text("utf-8"))
_TAG = re.compile(r"</?([csv])>")


def read(document: str, parsed: bool) -> list[Attribution]:
    spans = text.sentences(document)
    if parsed:
        return attributions.find(document, list(syntax.parse([(document, span) for span in spans])))
    return attributions.find(document, [syntax.plain(document, span) for span in spans])


def unmark(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    found: dict[str, list[tuple[int, int]]] = {"c": [], "s": [], "v": []}
    opened, at, last = 0, 0, 0
    for tag in _TAG.finditer(marked):
        at += tag.start() - last
        last = tag.end()
        if tag.group().startswith("</"):
            found[tag[1]].append((opened, at))
        else:
            opened = at
    return _TAG.sub("", marked), found


def check(case: dict[str, Any], parsed: bool) -> None:
    document, marks = unmark(case["marked"])
    got = read(document, parsed)
    same = [
        one
        for one in got
        if list(one.content) == marks["c"] and [one.source] == (marks["s"] or [None]) and [one.cue] == marks["v"]
    ]
    assert same, [(one.source, one.cue, one.content) for one in got]
    assert case.get("name") in (None, same[0].name)
    assert case.get("stance") in (None, same[0].stance)
    assert "chain" not in case or [document[slice(*span)] for span in same[0].chain] == [case["chain"]]
    assert case.get("way") in (None, same[0].way)
    assert not case.get("anonymous") or same[0].anonymous


@pytest.mark.parametrize("case", CASES, ids=lambda case: _TAG.sub("", case["marked"])[:60])
def test_reads_the_case_with_a_parse(case: dict[str, Any]) -> None:
    check(case, parsed=True)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.get("by_shape")], ids=lambda case: _TAG.sub("", case["marked"])[:60]
)
def test_reads_the_case_by_shape(case: dict[str, Any]) -> None:
    check(case, parsed=False)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
    assert sum(1 for case in CASES if case.get("by_shape")) >= 120


@pytest.mark.parametrize(
    "document",
    [
        "The mill burned down in 1902.",
        "The United States has 50 states.",
        "It rained for nine days.",
        "The “Fox Hill Run” starts at noon.",
        "(Additional reporting by Ann Lee; editing by Paul Moss.)",
        "The law that defines the term is old.",
        "With all wards reporting, Lee had 41,286 votes.",
        "The storm has claimed 40 lives in Tarn.",
        "Tests are now open to anyone over 65.",
        "Bill climbs to 496 million, council told",
        "Tarn fire: 40 dead in the hills",
        "Her lead came from the new count, which added 868 ballots to the list.",
    ],
)
@pytest.mark.parametrize("parsed", [True, False])
def test_finds_nothing_where_nobody_says_anything(document: str, parsed: bool) -> None:
    assert read(document, parsed) == []


def test_a_noun_reports_nothing() -> None:
    assert read("The recount turned up 15 more votes for Lee.", parsed=True) == []


def test_only_sentences_with_a_cue_outside_quotations_are_wanted() -> None:
    document = "Lee said so. It rained. “He said no.” The plan, according to Lee, failed."
    wanted = [document[slice(*s)] for s in text.sentences(document) if attributions.wanted(document, s)]
    assert wanted == ["Lee said so.", "The plan, according to Lee, failed."]


def test_a_report_inside_a_report_is_told_by_the_chain() -> None:
    document = "Crews were told by the ministry to work all night, according to the Pell Post."
    outside, inside = sorted(read(document, parsed=True), key=lambda one: one.way != "speech")
    assert outside.name == "Pell Post"
    assert [document[slice(*span)] for span in outside.chain] == ["the ministry"]
    assert (inside.way, inside.name) == ("inside", "the ministry")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ('He said "no" twice.', ['"no"']),
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ("''Old marks,'' he said.", ["''Old marks,''"]),
        ("``Older marks,'' he said.", ["``Older marks,''"]),
        ('"Mixed marks,” he said.', ['"Mixed marks,”']),
        ("The ‘single’ kind isn’t long.", ["‘single’"]),
        ("Its teachers' union don't 'quite' agree.", ["'quite'"]),
        ("“Never closed\n\nNext paragraph.", ["“Never closed"]),
        ("“Outer ‘inner’ words”", ["“Outer ‘inner’ words”"]),
        ("A stray ” mark.", []),
    ],
)
def test_finds_quotations(document: str, expected: list[str]) -> None:
    assert [document[quote.start : quote.end] for quote in quotes.find(document)] == expected


@pytest.mark.parametrize(
    ("shown", "nobody"),
    [
        ("four people with knowledge of the plan", True),
        ("current and former ministry officials", True),
        ("a senior White Hall official", True),
        ("Police Officer Dana Moss", False),
        ("Dana Moss, an official", False),
        ("the Rural Water Agency", False),
    ],
)
def test_knows_people_without_a_name(shown: str, nobody: bool) -> None:
    assert unnamed.is_unnamed(shown) is nobody


@pytest.mark.parametrize(
    ("cut", "source"),
    [
        ("its annual report, or", "its annual report"),
        ("the mayor of Pell, who", "the mayor of Pell"),
        ("As the vote nears, the mayor", "the mayor"),
        ("What the mayor", "the mayor"),
        ("Ann Lee on Monday", "Ann Lee"),
        ("the Office of Rivers and Harbors", "the Office of Rivers and Harbors"),
    ],
)
def test_a_source_ends_where_its_phrase_does(cut: str, source: str) -> None:
    start, end = source_of(cut, (0, len(cut))) or (0, 0)
    assert cut[start:end] == source


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("deny", "denied"),
        ("say", "said"),
        ("argue", "arguing"),
        ("agree", "agreed"),
        ("slam", "slammed"),
        ("reply", "replies"),
    ],
)
def test_inflects(lemma: str, form: str) -> None:
    assert lexicon().verbs[form].lemma == lemma


def test_regular_forms_follow_spelling() -> None:
    assert forms("accuse", {}) == {"accuse", "accuses", "accused", "accusing"}
    assert forms("cry", {}) == {"cry", "cries", "cried", "crying"}


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "''",
        "``",
        " said ",
        "according to",
        " the agency ",
        "Ann Lee",
        ", ",
        ". ",
        "\n\n",
        "\n",
        ": ",
    ]
    + [
        "who ",
        "citing ",
        "told ",
        "reportedly ",
        "(",
        ")",
        "—",
        "Dr. ",
        "U.S. ",
        "\u202e",
        "\u0000",
        "é",
        "😀",
        "he ",
        "that ",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_always_index_the_text(document: str) -> None:
    for one in read(document, parsed=False):
        check_spans(one, document)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_spans_always_index_the_text_with_a_parse(document: str) -> None:
    for one in read(document, parsed=True):
        check_spans(one, document)


def check_spans(one: Attribution, document: str) -> None:
    spans = [*one.content, *one.chain, *(span for span in (one.source, one.cue) if span)]
    assert one.content
    for start, end in spans:
        assert 0 <= start < end <= len(document)


def test_the_same_text_gives_the_same_answer() -> None:
    document = " ".join(_TAG.sub("", case["marked"]) for case in CASES[:60])
    assert read(document, parsed=False) == read(document, parsed=False)


def test_a_very_long_line_is_read() -> None:
    document = "“A”, he said, and " * 20_000
    assert all(one.cue for one in read(document, parsed=False))
