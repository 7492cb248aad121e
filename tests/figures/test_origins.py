from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tellings import DAY, claim, document

from onrecord.figures import group
from onrecord.figures.names import outlet, papers, spelling, tidy, unnamed
from onrecord.model import Attribution

CASES = json.loads((Path(__file__).parents[1] / "cases" / "origins.json").read_text(encoding="utf-8"))
TEXTS = ["The town had {n} fines.", "There were {n} fines in all on the day.", "Fines came to {n} by night."]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_origins(case: dict[str, Any]) -> None:
    documents, claims = [], []
    for index, telling in enumerate(case["tellings"]):
        text = telling.get("text", TEXTS[index])
        read = document(str(index), text.format(n="4,127"), telling["outlet"], DAY + timedelta(days=index))
        documents.append(read)
        claims.append(claim(read, "4,127", 4127, sources=tuple(telling["sources"])))
    figure = group(documents, claims, {})[0]
    assert [origin.name for origin in figure.origins] == case["origins"]
    assert [origin.anonymous for origin in figure.origins] == case["anonymous"]
    assert figure.standing == case["standing"]
    assert group(documents[::-1], claims[::-1], {})[0].origins == figure.origins


def test_names() -> None:
    assert tidy("a report from the Pell Courier") == "Pell Courier"
    assert tidy("Mr. Vorm’s") == "Vorm"
    assert unnamed("four people familiar with the matter") and unnamed("senior officials")
    assert not unnamed("Ines Vorm")
    assert papers("agency data") and not papers("Pell Harbour Data")
    assert outlet("the Dunmore Post") and not outlet("Harbour Board")
    spelt = spelling(["Asa Lund", "Lund", "Harbour Safety Board", "HSB", "Petra Lund"], None)
    assert spelt["HSB"] == "Harbour Safety Board"
    assert spelt["Lund"] == "Lund"  # two people of that name: nobody knows which


def test_a_goal_is_from_the_report_that_is_named_near_it() -> None:
    read = document(
        "a", "The board told each quay to write 4,127 fines a day. The Dunmore Post reported it.", "Harrow Herald"
    )
    goal = claim(read, "4,127", 4127, role="target", rate="day", sources=("The board",))
    start = read.text.index("The Dunmore Post")
    said = Attribution(((0, 51),), (start, start + 16), (start + 17, start + 25), False, "The Dunmore Post")
    figure = group([read], [goal], {"a": [said]})[0]
    assert [origin.name for origin in figure.origins] == ["Dunmore Post"]


def test_a_denial_is_attached_to_what_it_denies() -> None:
    read = document("a", "The Post wrote of 75 fines a day. Ines Vorm denied that there is any quota.", "Harrow Herald")
    goal = claim(read, "75", 75, role="target", rate="day", sources=("The Post",))
    other = claim(read, "75", 75, id="count", role="count", counted="boats")
    denial = Attribution(((45, 74),), (34, 43), (44, 50), False, "Ines Vorm", stance="denied")
    figures = group([read], [goal, other], {"a": [denial]})
    assert [figure.denied_by != () for figure in figures if figure.role == "target"] == [True]
    assert [figure.denied_by for figure in figures if figure.role == "count"] == [()]


def test_the_publication_day_decides_who_copied() -> None:
    text = "Inspectors working through the night on Pell quay wrote 4,127 fines."
    early = document("z", text, "The Pell Courier", date(2024, 5, 1))
    late = document("a", text, "Harrow Herald", date(2024, 5, 3))
    figure = group([late, early], [claim(late, "4,127", 4127), claim(early, "4,127", 4127)], {})[0]
    assert figure.origins[0].name == "The Pell Courier"
    undated = replace(late, published=None)
    later = group([undated, early], [claim(undated, "4,127", 4127), claim(early, "4,127", 4127)], {})[0]
    assert later.origins == figure.origins
