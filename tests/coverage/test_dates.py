from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.coverage import date_documents
from onrecord.coverage.page import GUESSED
from onrecord.model import Document, Time

TOLD = "The clinics of the county were told in a call with the health office {} to see 75 patients each."


def weekday(text: str, name: str, number: int) -> Time:
    start = text.index(name)
    return Time(start, start + len(name), name, f"XXXX-WXX-{number}")


def day(text: str, exact: str, value: date) -> Time:
    start = text.index(exact)
    return Time(start, start + len(exact), exact, value.isoformat(), value, value)


def dated(texts: dict[str, str], times: dict[str, list[Time]]) -> dict[str, Document]:
    return {
        document.id: document
        for document in date_documents([Document(name, text) for name, text in texts.items()], times)
    }


WRITTEN = TOLD.format("on January 25, 2025,")
SATURDAY = TOLD.format("on Saturday")


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-29\nThe clinics are full.",
        "Published: 2025-01-29\nThe clinics are full.",
        "Clinics are full\nBy A. Writer // 2025-01-29\nThey are.",
        "Clinics are full\nBy A. Writer | 2025-01-29 10:30\nThey are.",
        "HARBOUR, 2025-01-29\nThe clinics are full.",
        " date 2025-01-29 Read more of this.",
    ],
)
def test_a_dateline_gives_the_day(text: str) -> None:
    (document,) = date_documents([Document("a", text)], {"a": [day(text, "2025-01-29", date(2025, 1, 29))]})
    assert document.published == date(2025, 1, 29)
    assert document.published_how == "dateline in the text: '2025-01-29'"


FILED = "Clinics are full\nWESTPORT, {} (Coast Wire) — The clinics are full."


@pytest.mark.parametrize(
    ("written", "read", "first"),
    [("Jan. 27", "XXXX-01-27", None), ("Jan. 27, 2025", "2025-01-27", date(2025, 1, 27))],
)
def test_a_text_printed_days_after_its_correspondent_filed_it_is_of_the_day_it_was_filed(
    written: str, read: str, first: date | None
) -> None:
    text = FILED.format(written)
    start = text.index(written)
    time = Time(start, start + len(written), written, read, first, first)
    (document,) = date_documents([Document("a", text, published=date(2025, 2, 5))], {"a": [time]})
    assert document.published == date(2025, 1, 27)
    assert document.published_how == f"dateline in the text: {written!r}; it was published again on Wed 5 Feb 2025"


@pytest.mark.parametrize("published", [date(2025, 1, 27), date(2025, 1, 29)])
def test_a_text_printed_soon_after_it_was_filed_keeps_its_day(published: date) -> None:
    text = FILED.format("Jan. 27")
    start = text.index("Jan. 27")
    time = Time(start, start + 7, "Jan. 27", "XXXX-01-27")
    assert date_documents([Document("a", text, published=published)], {"a": [time]})[0].published == published


@pytest.mark.parametrize("text", ["The clinics opened 2025-01-29 and are full.", "x" * 700 + "\n2025-01-29\n"])
def test_a_day_in_the_running_text_is_no_dateline(text: str) -> None:
    (document,) = date_documents([Document("a", text)], {"a": [day(text, "2025-01-29", date(2025, 1, 29))]})
    assert (document.published, document.published_how) == (None, None)


def test_a_weekday_is_placed_by_an_article_that_writes_the_day() -> None:
    found = dated(
        {"a": WRITTEN, "b": SATURDAY},
        {"a": [day(WRITTEN, "January 25, 2025", date(2025, 1, 25))], "b": [weekday(SATURDAY, "Saturday", 6)]},
    )
    assert found["b"].published == date(2025, 1, 26)
    assert found["b"].published_how == "worked out: its 'Saturday' is Sat 25 Jan 2025, as in a"


def test_publication_comes_after_all_the_weekdays_named() -> None:
    text = f"{SATURDAY} By Monday the wards were full."
    found = dated(
        {"a": WRITTEN, "b": text},
        {
            "a": [day(WRITTEN, "January 25, 2025", date(2025, 1, 25))],
            "b": [weekday(text, "Saturday", 6), weekday(text, "Monday", 1)],
        },
    )
    assert found["b"].published == date(2025, 1, 28)


def test_the_weekday_must_be_that_day() -> None:
    text = TOLD.format("on Friday")
    found = dated(
        {"a": WRITTEN, "b": text},
        {"a": [day(WRITTEN, "January 25, 2025", date(2025, 1, 25))], "b": [weekday(text, "Friday", 5)]},
    )
    assert found["b"].published is None


def test_another_event_places_nothing() -> None:
    text = "A ferry ran aground near the old lighthouse on Saturday with nobody hurt."
    found = dated(
        {"a": WRITTEN, "b": text},
        {"a": [day(WRITTEN, "January 25, 2025", date(2025, 1, 25))], "b": [weekday(text, "Saturday", 6)]},
    )
    assert (found["b"].published, found["b"].published_how) == (None, None)


def test_an_article_that_writes_the_day_itself_is_placed_when_another_agrees() -> None:
    found = dated(
        {"a": WRITTEN, "b": TOLD.format("on 25 January 2025")},
        {
            "a": [day(WRITTEN, "January 25, 2025", date(2025, 1, 25))],
            "b": [day(TOLD.format("on 25 January 2025"), "25 January 2025", date(2025, 1, 25))],
        },
    )
    assert {document.published for document in found.values()} == {date(2025, 1, 26)}


def test_a_dated_article_places_a_weekday_by_its_own() -> None:
    documents = [Document("a", SATURDAY, published=date(2025, 1, 27), published_how="given"), Document("b", SATURDAY)]
    times = {name: [weekday(SATURDAY, "Saturday", 6)] for name in "ab"}
    given, worked_out = date_documents(documents, times)
    assert (given.published_how, worked_out.published) == ("given", date(2025, 1, 26))


def test_one_article_alone_stays_undated() -> None:
    (document,) = date_documents([Document("a", SATURDAY)], {"a": [weekday(SATURDAY, "Saturday", 6)]})
    assert document == replace(document, published=None, published_how=None)


def test_given_days_stay() -> None:
    given = Document("a", "2020-01-01\nwords", published=date(2025, 1, 1), published_how="given in coverage.yml")
    assert date_documents([given], {"a": [day(given.text, "2020-01-01", date(2020, 1, 1))]}) == [given]


def test_a_dateline_goes_before_a_guess() -> None:
    text = "Published: 2025-01-29\nThe clinics are full."
    guessed = Document("a", text, published=date(2019, 1, 1), published_how=GUESSED)
    (document,) = date_documents([guessed], {"a": [day(text, "2025-01-29", date(2025, 1, 29))]})
    assert document.published == date(2025, 1, 29)
    assert date_documents([guessed], {"a": []}) == [guessed]
