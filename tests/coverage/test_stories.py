from __future__ import annotations

from datetime import date

from onrecord.coverage import stories
from onrecord.coverage.links import blocks
from onrecord.model import Claim, Document

FERRY = "The Harrow ferry was held at Pell Quay. The ferry carried 412 people, Captain Ines Vorm said at Pell Quay."
MILL = "The Dunmore mill will close in Eastry. Workers at the mill heard it from Olaf Brandt of the Dunmore company."


def document(name: str, text: str, day: int) -> Document:
    return Document(name, text, published=date(2024, 5, day))


def test_two_events_are_two_stories_in_any_order() -> None:
    docs = [
        document("a", FERRY, 1),
        document("b", "Ferry held: " + FERRY.replace("was held", "waited"), 2),
        document("c", MILL, 1),
        document("d", "Mill: " + MILL.replace("will close", "closes"), 3),
    ]
    found = stories.group(docs, [])
    assert sorted(story.documents for story in found) == [("a", "b"), ("c", "d")]
    assert stories.group(docs[::-1], []) == found
    assert {story.title[:9] for story in found} == {f"“{first[:8]}" for first in (FERRY, MILL)}


def counted(doc: str, value: float, thing: str, day: int) -> Claim:
    when = (date(2024, 5, day), date(2024, 5, day))
    return Claim(
        f"{doc}-{value}", doc, 0, 1, str(value), str(value), 0, 1, value, value, "exact", None, thing, None, None, None,
        None, "actual", None, when, None, (), (), "reported", (0, 1),
    )  # fmt: skip


def test_two_days_in_common_are_no_story() -> None:
    docs = [document("a", FERRY, 9), document("b", MILL, 9)]
    claims = [counted("a", 412, "people", 7), counted("a", 31, "cars", 8)]
    claims += [counted("b", 150, "jobs", 7), counted("b", 12, "looms", 8)]
    assert len(stories.group(docs, claims)) == 2


def test_far_apart_in_time_are_two_stories() -> None:
    docs = [document("a", FERRY, 1), Document("b", FERRY, published=date(2025, 5, 1))]
    assert len(stories.group(docs, [])) == 2


def test_no_document_and_one_empty_document() -> None:
    assert stories.group([], []) == []
    assert [story.documents for story in stories.group([Document("a", "")], [])] == [("a",)]


def test_a_round_up_is_in_both_stories() -> None:
    one, two = [("a", "b"), ("b", "c"), ("a", "c")], [("d", "e"), ("e", "f"), ("d", "f")]
    links = [*one, *two, *((name, "r") for name in "abcdef")]
    assert sorted(blocks(list("abcdefr"), links)) == [list("abcr"), list("defr")]


def test_a_small_story_is_not_cut() -> None:
    links = [("a", "b"), ("c", "d"), ("a", "r"), ("b", "r"), ("c", "r"), ("d", "r")]
    assert blocks(list("abcdr"), links) == [list("abcdr")]


def test_a_chain_is_not_cut() -> None:
    assert blocks(["a", "b", "c"], [("a", "b"), ("b", "c")]) == [["a", "b", "c"]]
