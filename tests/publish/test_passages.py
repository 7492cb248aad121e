"""Text cut at its claims loses nothing and marks the right characters."""

from __future__ import annotations

from dataclasses import replace

import harbour
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Claim
from onrecord.publish.passages import paragraphs, passage, pieces, wording

TEXT = "At least 80 inspections a day, not 52. " * 3


def at(start: int, end: int) -> Claim:
    return replace(harbour.CLAIMS[0], start=start, end=end, number_start=start, number_end=end, sentence=(0, len(TEXT)))


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(
    lambda s: at(s[0], min(len(TEXT), s[0] + s[1]))
)


@given(st.lists(spans, max_size=8), st.integers(0, 40), st.integers(41, len(TEXT)))
def test_pieces_joined_are_the_text(claims: list[Claim], start: int, end: int) -> None:
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    found = pieces(TEXT, (start, end), ordered)
    assert "".join(piece.text for piece in found) == TEXT[start:end]
    inside = [claim for claim in ordered if claim.start < end and claim.end > start]
    assert [claim for piece in found for claim in piece.claims] == inside


@given(st.text(alphabet="ab \n\r\t", max_size=60))
def test_paragraphs_leave_out_only_white_space(text: str) -> None:
    spans = paragraphs(text)
    assert all(text[start:end].strip() for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_long_sentence_is_cut_around_its_marks() -> None:
    text = "x" * 900 + " 80 " + "y" * 900
    claim = replace(harbour.CLAIMS[0], start=901, end=903, sentence=(0, len(text)))
    cut = passage(text, [claim])
    assert cut.before and cut.after
    assert [piece.text for piece in cut.pieces if piece.claims] == ["80"]


def test_wording_parts_the_modifier_from_the_number() -> None:
    said = wording(harbour.GAZETTE, harbour.CLAIMS[4])
    assert (said.modifier, said.number, said.tail, said.after) == ("up to ", "90", "", " inspections a day")
