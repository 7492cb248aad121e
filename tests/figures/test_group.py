from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tellings import DAY, claim, document

from onrecord.figures import group
from onrecord.model import Story

ABOUT = {"modifier": "about"}
NEXT = (DAY + timedelta(days=1), DAY + timedelta(days=1))
YEAR = (DAY.replace(month=1, day=1), DAY.replace(month=12, day=31))


def figures(first: dict[str, Any], second: dict[str, Any]) -> int:
    """How many figures two tellings make; each is a number with what differs from the usual claim."""
    documents, claims = [], []
    for name, telling in (("a", first), ("b", second)):
        more = dict(telling)
        value = more.pop("value")
        read = document(name, f"In Pell the board wrote {value:,g} fines.")
        documents.append(read)
        claims.append(claim(read, f"{value:,g}", value, **more))
    return len(group(documents, claims, {}))


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"value": 956}, {"value": 956}, 1),
        ({"value": 956}, {"value": 1000, "modifier": "nearly"}, 1),
        ({"value": 956}, {"value": 1000, **ABOUT}, 1),
        ({"value": 956}, {"value": 1400, **ABOUT}, 2),
        ({"value": 956}, {"value": 965}, 2),
        ({"value": 75}, {"value": 75, "modifier": "at_least", "high": None}, 1),
        ({"value": 956}, {"value": 956, "period": NEXT}, 1),  # a rare number: one figure, its date drifted
        ({"value": 40}, {"value": 40, "period": NEXT}, 2),  # a common one: two figures
        ({"value": 956}, {"value": 956, "counted": "people who were fined"}, 1),
        ({"value": 40}, {"value": 40, "counted": "boats"}, 2),
        ({"value": 956, "metric": "fines"}, {"value": 956, "metric": "warnings", "counted": "boats in dock"}, 1),
        ({"value": 50, "unit": "percent"}, {"value": 0.5, "unit": "fraction"}, 1),
        ({"value": 50, "unit": "percent"}, {"value": 50}, 2),
        (  # a rise and a share are two things, and so are shares of two wholes
            {"value": 59, "unit": "percent", "role": "share", "counted": "share of increase"},
            {"value": 60, "unit": "percent", "role": "share", "counted": "share of homes", **ABOUT},
            2,
        ),
        (
            {"value": 59.2, "unit": "percent", "role": "share", "counted": "share of boats"},
            {"value": 59.2, "unit": "percent", "role": "share", "counted": "share of homes"},
            2,
        ),
        (
            {"value": 59.2, "unit": "percent", "role": "share", "counted": "share of homes"},
            {"value": 59.2, "unit": "percent", "role": "share", "counted": "share of the homes without power"},
            1,
        ),
        ({"value": 956, "unit": "dollar"}, {"value": 956}, 2),
        ({"value": 956, "rate": "day"}, {"value": 956}, 1),  # of that one day anyway
        ({"value": 300, "rate": "day", "period": YEAR}, {"value": 300, "period": YEAR}, 2),
    ],
)
def test_two_tellings(first: dict[str, Any], second: dict[str, Any], count: int) -> None:
    assert figures(first, second) == count
    assert figures(second, first) == count


def test_drift_is_named() -> None:
    docs = [document(n, "The board wants 75 fines a day.") for n in "abc"]
    goal = {"role": "target", "rate": "day", "period": None, "sources": ("The Post",)}
    claims = [
        claim(docs[0], "75", 75, modifier="at_least", high=None, **goal),
        claim(docs[1], "75", 75, modifier="at_least", high=None, **goal),
        claim(docs[2], "75", 75, modifier="up_to", low=None, **{**goal, "sources": ()}),
    ]
    figure = group(docs, claims, {})[0]
    found = {(drift.aspect, drift.was, drift.became) for drift in figure.drifts}
    assert ("modifier", "at least", "up to") in found
    assert ("attribution", "The Post", "") in found


def test_a_figure_does_not_reach_over_two_stories() -> None:
    docs = [document(n, "The board wrote 956 fines.") for n in "ab"]
    claims = [claim(d, "956", 956) for d in docs]
    stories = [Story("one", "one", ("a",)), Story("two", "two", ("b",))]
    assert {figure.story for figure in group(docs, claims, {}, None, stories)} == {"one", "two"}


def test_a_document_in_two_stories_has_a_figure_in_each_under_its_own_id() -> None:
    docs = [document(n, "The board wrote 956 fines.") for n in "ab"]
    stories = [Story("one", "one", ("a", "b")), Story("two", "two", ("a",))]
    found = group(docs, [claim(d, "956", 956) for d in docs], {}, None, stories)
    assert len({figure.id for figure in found}) == len(found) == 2


def test_remarks_are_figures_only_where_two_documents_make_them() -> None:
    docs = [document(n, "Captain Ines Vorm of Pell, 46, wrote a fine.") for n in "ab"]
    ages = [claim(d, "46", 46, role="incidental", counted="years of age", period=None) for d in docs]
    assert group(docs[:1], ages[:1], {}) == []
    assert [figure.outlets for figure in group(docs, ages, {})] == [("Outlet a", "Outlet b")]
    other = replace(docs[1], text="Olaf Brandt of Harrow himself, 46, wrote a fine.")
    assert group([docs[0], other], [ages[0], claim(other, "46", 46, role="incidental", period=None)], {}) == []


def test_a_claim_without_number_is_in_no_figure() -> None:
    read = document("a", "The board wrote 956 fines.")
    assert group([read], [claim(read, "956", 956, low=None, high=None)], {}) == []
