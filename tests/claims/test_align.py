"""A later copy's relative days are moved to where earlier documents give the same figures, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reading_claims import at, by_hand

from onrecord.claims import align
from onrecord.model import Claim, Document, Time

SUNDAY = date(2025, 3, 2)


def told(name: str, published: date, day: date, text: str, when: str) -> tuple[Document, list[Claim]]:
    time = Time(*at(text, when), when, day.isoformat(), day, day)
    made = by_hand(text, when=[time], published=published)
    document = Document(name, text, published=published)
    return document, [Claim(**{**{f: getattr(c, f) for f in Claim.__dataclass_fields__}, "doc": name}) for c in made]


def first() -> tuple[Document, list[Claim]]:
    return told("first.txt", SUNDAY + timedelta(2), SUNDAY, "Crews freed 912 dogs on Sunday.", "Sunday")


def moved(late: tuple[Document, list[Claim]], early: tuple[Document, list[Claim]]) -> list[Claim]:
    return align([early[0], late[0]], [*early[1], *late[1]])[len(early[1]) :]


def test_a_copy_a_week_later_is_moved_back() -> None:
    late = told("copy.txt", SUNDAY + timedelta(9), SUNDAY + timedelta(7), "On Sunday, crews freed 912 dogs.", "Sunday")
    claim = moved(late, first())[0]
    assert claim.period == (SUNDAY, SUNDAY)
    assert "moved 1 week back" in claim.rules["period"]


def test_what_was_carried_from_the_same_day_moves_with_it() -> None:
    text = "On Sunday, crews freed 912 dogs. Of those, 300 dogs were hurt."
    late = told("copy.txt", SUNDAY + timedelta(9), SUNDAY + timedelta(7), text, "Sunday")
    assert [claim.period for claim in moved(late, first())] == [(SUNDAY, SUNDAY)] * 2


def test_another_weekday_moves_nothing() -> None:
    late = told(
        "later.txt", SUNDAY + timedelta(9), SUNDAY + timedelta(6), "On Saturday, crews freed 912 dogs.", "Saturday"
    )
    assert moved(late, first()) == late[1]


def test_another_number_moves_nothing() -> None:
    late = told("later.txt", SUNDAY + timedelta(9), SUNDAY + timedelta(7), "On Sunday, crews freed 913 dogs.", "Sunday")
    assert moved(late, first()) == late[1]


def test_a_round_number_moves_nothing() -> None:
    text = "On Sunday, crews freed 900 dogs."
    late = told("later.txt", SUNDAY + timedelta(9), SUNDAY + timedelta(7), text, "Sunday")
    early = told("first.txt", SUNDAY + timedelta(2), SUNDAY, text, "Sunday")
    assert moved(late, early) == late[1]


def test_a_full_date_is_never_moved() -> None:
    text = "On Sunday, March 9, crews freed 912 dogs."
    late = told("later.txt", SUNDAY + timedelta(9), SUNDAY + timedelta(7), text, "Sunday, March 9")
    assert moved(late, first()) == late[1]


def test_what_is_counted_from_a_full_date_is_never_moved() -> None:
    text = "On Sunday, crews freed 912 dogs. A day later they freed 455 dogs."
    document, claims = told("copy.txt", SUNDAY + timedelta(9), SUNDAY + timedelta(7), text, "Sunday")
    counted = Time(*at(text, "A day later"), "A day later", "2025-03-09", SUNDAY + timedelta(7), SUNDAY + timedelta(7))
    counted = replace(counted, how="counted from 'March 8'")
    later = [replace(c, doc="copy.txt") for c in by_hand(text, when=[counted], published=document.published)][1]
    early = first()
    assert align([early[0], document], [*early[1], claims[0], later])[2] == later


def test_the_earlier_document_is_never_moved() -> None:
    late = told("copy.txt", SUNDAY + timedelta(9), SUNDAY + timedelta(7), "On Sunday, crews freed 912 dogs.", "Sunday")
    early = first()
    assert align([early[0], late[0]], [*early[1], *late[1]])[0] == early[1][0]


def test_documents_without_a_day_are_left_alone() -> None:
    claims = by_hand("Crews freed 912 dogs on Sunday.")
    assert align([Document("a.txt", "Crews freed 912 dogs on Sunday.")], claims) == claims
    assert align([], []) == []
