"""Parsing: any text is parsed, and its words are where they stand in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import syntax

# Every character there is, half of a surrogate pair too, which JSON can carry and no file of UTF-8 can.
ANY = st.text(st.characters(exclude_categories=[]), min_size=1, max_size=80)


@settings(max_examples=30, deadline=None)
@given(ANY)
def test_any_characters_are_parsed_with_their_places(text: str) -> None:
    [sentence] = syntax.parse([(text, (0, len(text)))])
    assert all(word.end - word.start == len(word.text) for word in sentence.words)
    assert all(0 <= word.start < word.end <= len(text) for word in sentence.words)


def test_half_a_character_leaves_the_words_beside_it_alone() -> None:
    text = "\ud800 Officers made 40 arrests."
    [sentence] = syntax.parse([(text, (0, len(text)))])
    number = next(word for word in sentence.words if word.text == "40")
    assert text[number.start : number.end] == "40"
    assert number.tag == "CD"


@given(ANY)
def test_words_cut_by_shape_are_where_they_stand(text: str) -> None:
    sentence = syntax.plain(text, (0, len(text)))
    texts, starts = sentence.cut()
    assert list(zip(starts, texts, strict=True)) == [(word.start, word.text) for word in sentence.words]
