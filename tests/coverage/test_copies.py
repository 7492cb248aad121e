from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.coverage import copies
from onrecord.coverage.wires import credit
from onrecord.model import Document

SENTENCES = [
    f"In ward {name} of the clinic {number} patients were seen on the {day}th by a team of nurses and one doctor."
    for name, number, day in zip("ABCDEFGH", range(40, 48), range(10, 18), strict=True)
]
TEXT = " ".join(SENTENCES)
OTHER = " ".join(
    f"The harbour {word} was closed after the storm, and {word}s were sent elsewhere."
    for word in ("pier", "ferry", "quay", "crane", "boat")
)


def test_a_copy_names_the_earlier_text() -> None:
    first = Document("b", TEXT, published=date(2025, 1, 26))
    later = Document("a", f"Ledger headline\n\n{TEXT} Read more.", published=date(2025, 1, 28))
    (found,) = copies.find([later, first, Document("c", OTHER)])
    assert (found.doc, found.of) == ("a", "b")
    assert found.shared > 0.9


def test_an_excerpt_is_a_copy() -> None:
    (found,) = copies.find([Document("a", TEXT), Document("b", " ".join(SENTENCES[:5]))])
    assert (found.doc, found.of, found.shared) == ("b", "a", 1.0)


def test_the_order_of_arrival_makes_no_difference() -> None:
    documents = [Document(name, f"{TEXT} {name}") for name in "abc"] + [Document("d", OTHER)]
    assert copies.find(documents) == copies.find(documents[::-1])


def test_texts_of_their_own_and_short_ones_are_no_copies() -> None:
    assert (
        copies.find([Document("a", TEXT), Document("b", OTHER), Document("c", "Short."), Document("d", "Short.")]) == []
    )


def test_changes_between_versions_are_whole_passages() -> None:
    old, new = (
        " ".join(SENTENCES[:4]),
        " ".join([SENTENCES[0], SENTENCES[1].replace("41", "44"), *SENTENCES[2:4], "It closed."]),
    )
    (changed_old, changed_new), (nothing, added) = copies.changes(old, new)
    assert changed_old and changed_new and added and nothing is None
    assert old[slice(*changed_old)] == SENTENCES[1]
    assert new[slice(*added)] == "It closed."
    assert copies.changes(old, old) == []


def test_many_documents_alike_stay_cheap_and_are_all_named() -> None:
    base = Document("0000", TEXT)
    documents = [replace(base, id=f"{number:04}") for number in range(300)]
    assert [copy.doc for copy in copies.find(documents)] == [document.id for document in documents[1:]]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("HARBOUR (AP) — The clinics are full.", "The Associated Press"),
        ("Clinics are full\nBy Reuters\nThe clinics are full.", "Reuters"),
        (f"{TEXT} Copyright 2025 The Associated Press. All rights reserved.", "The Associated Press"),
        ("The clinics are full, Reuters reported.", None),
        ("", None),
    ],
)
def test_an_agency_is_credited(text: str, agency: str | None) -> None:
    assert credit(text) == agency
