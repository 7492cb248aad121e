"""Calendars, small charts and the way of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import harbour
import pytest

from onrecord.model import Origin, Score
from onrecord.publish import chains, small, targets
from onrecord.publish.index import Index


def test_a_calendar_has_a_square_for_each_day_covered_and_no_other() -> None:
    days = {date(2024, 12, 30) + timedelta(days=at): at % 7 for at in range(10)}
    years = small.calendar(days, 6).years
    assert [(year.year, year.days, year.met) for year in years] == [(2024, 2, 1), (2025, 8, 7)]
    assert [sum(shade.count("M") for shade in year.shades) for year in years] == [2, 8]


@pytest.mark.parametrize(("most", "bounds"), [(1, (1,)), (4, (1, 2, 3, 4)), (20, (1, 6, 11, 16))])
def test_shades_grow_with_the_number(most: int, bounds: tuple[int, ...]) -> None:
    assert small.calendar({date(2025, 1, 1): most}, most).bounds == bounds


def test_a_gap_breaks_the_line_of_a_small_chart() -> None:
    monday = date(2025, 1, 6)
    weeks = [(monday, 5.0, 9.0), (monday + timedelta(days=7), 6.0, 9.0), (monday + timedelta(days=28), 6.0, 9.0)]
    drawn = small.spark(weeks, monday, date(2025, 3, 1), 10, 7)
    assert [drawn.mean.count(sign) for sign in "ML"] == [2, 1]


def test_the_way_of_a_report_runs_from_origin_to_outlets() -> None:
    chain = chains.figure(Index(harbour.ledger(), harbour.BEAT), harbour.FIGURES[0])
    assert chain is not None
    x = {node.name: node.x for node in chain.nodes}
    assert x["three people"] < x["Quayside Post"] < x["Coast Gazette"] == x["Harbour Mirror"]
    assert [node.name for node in chain.nodes if node.anonymous] == ["three people"]
    assert [(edge.start.name, edge.end.name) for edge in chain.edges if edge.denial] == [("Ada Finch", "Quayside Post")]
    said = {words for edge in chain.edges for _, words in edge.words}
    assert "According to the Quayside Post" in said


def test_a_source_that_cites_itself_or_a_circle_is_drawn_without_end() -> None:
    claims = harbour.FIGURES[0].claims
    origins = (Origin("Coast Gazette", False, ("Coast Gazette",), claims), Origin("Harbour Mirror", False, (), claims))
    figure = replace(harbour.FIGURES[0], origins=origins)
    chain = chains.figure(Index(harbour.ledger(), harbour.BEAT), figure)
    assert chain is not None and all(edge.start.x < edge.end.x for edge in chain.edges)


def test_nothing_known_of_its_way_is_no_drawing() -> None:
    assert chains.figure(Index(harbour.ledger(), harbour.BEAT), harbour.FIGURES[2]) is None


def score(days: int, met: int, best: float, level: float = 80, span: int = 1) -> Score:
    day = date(2025, 3, 5)
    return Score("aim", "inspections", "national", "posted", True, level, day, day, days, met, day if met else None,
                 met, best, day, 0.5, (), span=span)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (score(9, 0, 77), "No posted day reached 80; Wed 5 Mar 2025 came within 3"),
        (score(9, 0, 40), "No posted day reached 80; the highest was 40, Wed 5 Mar 2025 (50.0%)"),
        (score(9, 3, 90), "3 of 9 posted days reached 80; the highest was 90, Wed 5 Mar 2025"),
        (score(9, 9, 90), "All 9 posted days reached 80"),
        (score(1, 1, 90), "The one posted day reached 80"),
        (score(4, 0, 40, span=7), "No posted 7-day average reached 80; the highest was 40, Wed 5 Mar 2025 (50.0%)"),
    ],
)
def test_a_chart_says_its_finding(given: Score, says: str) -> None:
    assert targets.headline(given) == says
