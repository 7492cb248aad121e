"""Sources nearest first, with their spans; the stance of who denies; what goes on from a sentence to the next."""

from __future__ import annotations

from reading_claims import at, by_hand

from onrecord.model import Attribution, Span, Stance


def said(
    text: str,
    content: str,
    source: str | None,
    cue: str,
    *,
    name: str | None = None,
    chain: tuple[Span, ...] = (),
    stance: Stance = "reported",
) -> Attribution:
    return Attribution(
        (at(text, content),), at(text, source) if source else None, at(text, cue), False, name, chain, stance=stance
    )


def test_the_outlets_own_figure_has_no_source() -> None:
    claim = by_hand("Crews freed 12 dogs.")[0]
    assert (claim.sources, claim.stance, claim.rules["sources"]) == ((), "asserted", "the outlet says it itself")


def test_the_narrowest_attribution_comes_first() -> None:
    text = "The mayor said the chief had told her that crews freed 12 dogs."
    outer = said(text, "the chief had told her that crews freed 12 dogs", "The mayor", "said")
    inner = said(text, "crews freed 12 dogs", "the chief", "told")
    claim = by_hand(text, said=[outer, inner])[0]
    assert claim.sources == ("the chief", "The mayor")
    assert [text[slice(*span)] for span in claim.source_spans if span] == ["the chief", "The mayor"]
    assert claim.stance == "reported"


def test_a_chain_follows_its_nearest_source_once() -> None:
    text = "The Gazette, citing two aides, reported that crews freed 12 dogs."
    attribution = said(
        text,
        "crews freed 12 dogs",
        "The Gazette",
        "reported",
        name="the Gazette",
        chain=(at(text, "The Gazette"), at(text, "two aides")),
    )
    assert by_hand(text, said=[attribution])[0].sources == ("the Gazette", "two aides")


def test_a_name_that_was_resolved_is_shown() -> None:
    text = "It said crews freed 12 dogs."
    assert by_hand(text, said=[said(text, "crews freed 12 dogs", "It", "said", name="Harbor Rescue")])[0].sources == (
        "Harbor Rescue",
    )


def test_a_hedge_without_a_source_is_named_by_its_word() -> None:
    text = "Crews reportedly freed 12 dogs."
    attribution = said(text, "freed 12 dogs", None, "reportedly")
    assert by_hand(text, said=[attribution])[0].sources == ("reportedly",)


def test_a_passive_order_without_a_source_names_none() -> None:
    text = "Crews were told to free 12 dogs."
    assert by_hand(text, said=[said(text, "to free 12 dogs", None, "were told")])[0].sources == ()


def test_who_denies_gives_the_stance() -> None:
    text = "The mayor denied that crews freed 12 dogs."
    attribution = said(text, "crews freed 12 dogs", "The mayor", "denied", stance="denied")
    assert by_hand(text, said=[attribution])[0].stance == "denied"


def test_who_proposes_a_level_stands_behind_it() -> None:
    assert by_hand("The panel has recommended 40 hours of training.")[0].sources == ("The panel",)


def test_a_sentence_that_goes_on_keeps_the_source() -> None:
    text = "The port said crews freed 12 dogs. Among those, 5 were hurt."
    attribution = said(text, "crews freed 12 dogs", "The port", "said")
    assert [claim.sources for claim in by_hand(text, said=[attribution])] == [("The port",), ("The port",)]


def test_a_level_keeps_the_report_that_it_is_known_by() -> None:
    text = "The Gazette reported that new quotas were issued. Crews must free 12 dogs a day."
    attribution = said(text, "new quotas were issued", "The Gazette", "reported")
    assert by_hand(text, said=[attribution])[0].sources == ("The Gazette",)


def test_what_happened_does_not_take_a_report_about_quotas() -> None:
    text = "The Gazette reported that new quotas were issued. Crews freed 12 dogs."
    attribution = said(text, "new quotas were issued", "The Gazette", "reported")
    assert by_hand(text, said=[attribution])[0].sources == ()
