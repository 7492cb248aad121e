from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import holder, is_stamp, sentences, trim


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Mr. Gray met Dr. Hull on Jan. 25. They spoke.", ["Mr. Gray met Dr. Hull on Jan. 25.", "They spoke."]),
        ("“It works.” She left.", ["“It works.”", "She left."]),
        ("It rose 1.5 percent to 3.2 million.", ["It rose 1.5 percent to 3.2 million."]),
        ("A headline\n\nThe text. More", ["A headline", "The text.", "More"]),
        ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
        ("", []),
    ],
)
def test_sentences(text: str, cut: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == cut


@given(st.text())
def test_sentences_are_in_order_and_lose_no_character(text: str) -> None:
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    outside = "".join(
        text[a:b] for a, b in zip([0, *[s[1] for s in spans]], [*[s[0] for s in spans], len(text)], strict=True)
    )
    assert not outside.strip()
    assert all(trim(text, span) == span for span in spans)


@given(st.text(min_size=1), st.data())
def test_holder_finds_the_sentence_of_an_offset(text: str, data: st.DataObject) -> None:
    spans = sentences(text)
    if spans:
        index = data.draw(st.integers(0, len(spans) - 1))
        start, end = spans[index]
        assert holder(spans, data.draw(st.integers(start, end - 1))) == index


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Published: 5 May 2025\nBoats came.", True),
        ("Boats came\n5 May 2025, 10:30\nMore.", True),
        ("Last updated on 5 May 2025", True),
        ("Boats came on 5 May 2025.", False),
        ("5 May 2025 was wet.", False),
        ("x" * 400 + " 5 May 2025\n", False),
    ],
)
def test_a_stamp_stands_on_its_own_line_or_behind_its_label(text: str, is_one: bool) -> None:
    start = text.index("5 May 2025")
    assert is_stamp(text, (start, start + 10)) is is_one
