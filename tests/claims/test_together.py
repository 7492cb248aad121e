"""What articles on one story settle together: where figures hold that no words place, and when, if one dates them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reading_claims import whole

from onrecord.claims import align
from onrecord.model import Claim, Document

DAY = date(2025, 10, 16)
PLACED = "Pell hires nurses\n\nThe city of Pell hires nurses. The hospital had 1,317 nurses in May.\n\nIt has 212 beds."
ALSO = "Nurses stay in Pell\n\nNurses in Pell stay on. The hospital has 1,317 of them.\n\nThey work on 48 wards."


def read(name: str, text: str) -> tuple[Document, list[Claim]]:
    return Document(name, text, published=DAY), [replace(one, doc=name) for one in whole(text, DAY, None, "full")]


def settled(*texts: str) -> dict[tuple[str, str], Claim]:
    articles = [read(f"{at}.txt", text) for at, text in enumerate(texts)]
    claims = align([document for document, _ in articles], [claim for _, made in articles for claim in made])
    return {(claim.doc, claim.number): claim for claim in claims}


def test_an_article_that_names_no_place_is_about_that_of_the_others() -> None:
    told = settled(
        PLACED,
        ALSO,
        "Wards fill up\n\nThe 1,317 nurses and 212 beds are not enough, in Pell or anywhere. Some 96 left.",
    )
    assert told["2.txt", "96"].scope == "Pell"
    assert "other articles" in told["2.txt", "96"].rules["scope"]


def test_one_other_article_alone_places_nothing() -> None:
    told = settled(PLACED, "Wards fill up\n\nThe 1,317 nurses and 212 beds are not enough. Some 96 left.")
    assert told["1.txt", "96"].scope == "national"


def test_a_figure_without_a_time_has_the_one_that_others_give_it() -> None:
    told = settled(PLACED, "Wards fill up\n\nThere are 1,317 nurses at the hospital.")
    assert told["1.txt", "1,317"].period == (date(2025, 5, 1), date(2025, 5, 31))


def test_where_others_give_two_times_neither_is_taken() -> None:
    told = settled(PLACED, PLACED.replace("May", "June"), "Wards fill up\n\nThere are 1,317 nurses at the hospital.")
    assert told["2.txt", "1,317"].period not in (
        (date(2025, 5, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), date(2025, 6, 30)),
    )
