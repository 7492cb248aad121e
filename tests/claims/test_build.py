"""One claim a quantity, with stable ids and spans that hold, whatever the text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import by_hand, whole

from onrecord.beats import Beat
from onrecord.claims import build
from onrecord.model import Document, Quantity
from onrecord.syntax import plain

DAY = date(2025, 3, 5)


def test_no_quantity_gives_no_claim() -> None:
    assert by_hand("Nobody was counted.") == []
    assert build(Document("empty.txt", ""), [], [], [], [], None) == []


def test_every_quantity_gives_one_claim_in_order() -> None:
    made = by_hand("Crews freed 12 dogs and 7 cats. They had fed 30.")
    assert [claim.number for claim in made] == ["12", "7", "30"]
    assert [claim.counted for claim in made] == ["dogs", "cats", "cats"]


def test_ids_survive_a_change_elsewhere_in_the_text() -> None:
    before = by_hand("Crews freed 12 dogs. They fed 30 cats.")
    after = by_hand("A line was added here. Crews freed 12 dogs. They fed 30 cats.")
    assert [claim.id for claim in before] == [claim.id for claim in after]


def test_the_same_figure_twice_has_two_ids() -> None:
    made = by_hand("Crews freed 12 dogs. Crews freed 12 dogs.")
    assert len({claim.id for claim in made}) == 2


def test_every_claim_says_what_decided() -> None:
    claim = by_hand("Crews freed 120 dogs.")[0]
    assert set(claim.rules) >= {"counted", "role", "scope", "period", "sources"}
    assert all(claim.rules.values())


def test_a_beat_only_adds_the_metric(beat: Beat) -> None:
    text = "ICE made 956 arrests on Sunday and lodged 554 detainers."
    assert [claim.metric for claim in by_hand(text)] == [None, None]
    assert [claim.metric for claim in by_hand(text, beat)] == ["arrests", "detainers"]


def test_both_modes_give_a_claim_for_the_same_quantities(beat: Beat) -> None:
    text = "Officers made 310 arrests a day last year, a report found; they were told to make 1,200."
    full, fast = (whole(text, DAY, beat, mode) for mode in ("full", "fast"))
    assert [claim.exact for claim in full] == [claim.exact for claim in fast]


PIECES = st.sampled_from(
    [
        *(
            "12",
            "3,400",
            "arrests",
            "a day",
            "of",
            "the",
            "who",
            "were told to make",
            "from",
            "to",
            ",",
            "percent",
            "-",
        ),
        *("“", "”", "(", "per", "Senate", "Sunday", "and", "up from", "should", ".", "\n\n", "\u202e", "\x00", "’s"),
        *("each field office", "…", "people"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_text_makes_it_fail_and_spans_always_hold(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in by_hand(text):
        assert text[claim.start : claim.end] == claim.exact
        assert claim.sentence[0] <= claim.start <= claim.sentence[1]
        assert len(claim.sources) == len(claim.source_spans)


def test_a_long_sentence_without_stops_is_read() -> None:
    text = "dogs and 5 cats " * 2000
    made = by_hand(text)
    assert len(made) == 2000


def test_a_quantity_in_no_sentence_is_still_a_claim() -> None:
    text = "  12  "
    quantity = Quantity(2, 4, "12", 2, 4, "12", 12.0, 12.0)
    made = build(Document("odd.txt", text), [quantity], [], [], [plain(text, (2, 4))], None)
    assert made[0].counted is None
    assert made[0].rules["counted"] == "nothing near says what is counted"
