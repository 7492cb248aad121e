"""A layout by its headers; where none fits, what was seen and what differs."""

from __future__ import annotations

import pytest

from onrecord import beats
from onrecord.beats import Beat
from onrecord.records import layouts


@pytest.fixture(scope="module")
def beat() -> Beat:
    return beats.load("immigration_enforcement")


ARRESTS = ["AREA OF RESPONSIBILITY", "apprehension_date", "Apprehension  Method", "A new column"]


def test_headers_are_compared_by_their_words_and_found_below_titles(beat: Beat) -> None:
    match = layouts.find([["Some title", ""], [], ARRESTS, ["Dallas", "1/1/2015", "x", "y"]], beat.layouts)
    assert isinstance(match, layouts.Match)
    assert (match.layout.id, match.header, match.title, match.extra) == (
        "foia_arrests",
        2,
        "Some title",
        ("A new column",),
    )
    assert [at for column, at in match.columns if column.what == "office"] == [0]


def test_a_column_of_another_event_is_not_read_as_arrests(beat: Beat) -> None:
    match = layouts.find([[*ARRESTS, "Removal Date"]], beat.layouts)
    assert isinstance(match, layouts.Match) and match.layout.id == "foia_removals"


def test_the_nearest_layout_and_what_differs(beat: Beat) -> None:
    said = layouts.find([["week_start", "count", "colour"]], beat.layouts)
    assert (
        said
        == "its headers (week_start, count, colour) match no layout; the nearest is weekly_national: it lacks series"
    )


def test_long_headers_are_cut(beat: Beat) -> None:
    said = layouts.find([["x" * 500, *"abcdefghijklmnop"]], beat.layouts)
    assert isinstance(said, str) and len(said) < 250 and "and 5 more" in said
