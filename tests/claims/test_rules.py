"""Roles, scopes, rates, periods and nouns by hand: one class of language each, with the rule that decided."""

from __future__ import annotations

from datetime import date

import pytest
from reading_claims import at, by_hand

from onrecord.beats import Beat
from onrecord.model import Time

MONDAY, SUNDAY = date(2025, 3, 3), date(2025, 3, 2)


def on(text: str, words: str, day: date) -> Time:
    return Time(*at(text, words), words, day.isoformat(), day, day)


@pytest.mark.parametrize(
    ("text", "role", "rule"),
    [
        ("Crews were ordered to free 120 dogs a week.", "target", "ordered"),
        ("Crews should free 120 dogs.", "target", "should"),
        ("The crew's goal is 120 dogs.", "target", "goal"),
        ("The crew will free 120 dogs.", "target", "will"),
        ("About 120 dogs will be freed.", "target", "time to come"),
        ("It takes 120 votes to win.", "target", "needed"),
        ("Crews freed 120 dogs.", "actual", "happened"),
        ("Crews managed to free 120 dogs.", "actual", "happened"),
        ("There are 120 dogs in the kennel.", "stock", "there are"),
        ("The kennel's 120 dogs bark.", "stock", "has so many"),
        ("Some 120 people are held in custody.", "stock", "held"),
        ("They talked of the fire in which 120 dogs were killed.", "count", "background"),
        ("The number fell to 90 dogs from 120.", "actual", "happened"),
        ("She made an offer for 120 dogs.", "count", "no statistic"),
        ("He has waited 120 days.", "incidental", "length of time"),
    ],
)
def test_role(text: str, role: str, rule: str) -> None:
    claim = by_hand(text)[0]
    assert (claim.role, rule in claim.rules["role"]) == (role, True), claim.rules["role"]


def test_from_one_level_to_another() -> None:
    before, after = by_hand("The kennel went from 300 dogs to 120.")
    assert (before.role, before.counted) == ("baseline", "dogs")
    assert (after.role, after.counted) == ("actual", "dogs")


def test_the_two_ends_of_a_change_share_rate_and_noun() -> None:
    text = "Crews must go from freeing 300 dogs a day to 420."
    claims = by_hand(text)
    assert [claim.counted for claim in claims] == ["dogs", "dogs"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Some 12 of the 40 dogs barked.", "dogs"),
        ("A father of 5 cried.", "children"),
        ("Crews freed 12 wounded and injured dogs.", "wounded and injured dogs"),
        ("Crews freed 12 dogs of the old kennel.", "dogs of the old kennel"),
        ("Crews freed 12 dogs and cats.", "dogs and cats"),
        ("The flood hit Elm Street, injuring 12.", "people (injuries)"),
        ("Some 12 were.", None),
    ],
)
def test_counted(text: str, counted: str | None) -> None:
    assert by_hand(text)[0].counted == counted


def test_both_sides_of_a_vote() -> None:
    claims = by_hand("The Senate passed the bill 52-48.")
    assert [(claim.counted, claim.role, claim.scope) for claim in claims] == [("votes", "actual", "Senate")] * 2


def test_a_score_is_no_vote() -> None:
    assert [claim.counted for claim in by_hand("The Hawks beat the Owls 52-48.")] != ["votes", "votes"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Crews freed 120 dogs in Peru.", "Peru"),
        ("Crews freed 120 dogs nationwide.", "national"),
        ("Crews freed 120 dogs in the United States.", "national"),
        ("Crews freed 120 dogs in towns including Lima and Cusco.", "national"),
        ("The Lima fire killed 120 dogs.", "Lima"),
        ("Crews freed 120 dogs in March.", "national"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    assert by_hand(text)[0].scope == scope


def test_a_level_for_each_office(beat: Beat) -> None:
    text = "Each field office should make 75 arrests."
    claim = by_hand(text, beat, rate="day")[0]
    assert (claim.scope, claim.per) == ("each field office", "field office")


def test_one_office_by_name(beat: Beat) -> None:
    assert by_hand("The Dallas field office made 113 arrests.", beat)[0].scope == "Dallas"


def test_a_named_rate_before_a_level() -> None:
    assert by_hand("A new daily target of 120 dogs was set.")[0].rate == "day"


def test_times_govern_their_own_clause() -> None:
    text = "On Sunday crews freed 12 dogs and 7 cats and on Monday they freed 30 dogs."
    claims = by_hand(text, when=[on(text, "On Sunday", SUNDAY), on(text, "on Monday", MONDAY)])
    assert [claim.period for claim in claims] == [(SUNDAY, SUNDAY), (SUNDAY, SUNDAY), (MONDAY, MONDAY)]


def test_when_it_happened_comes_before_when_it_was_said() -> None:
    text = "The port said on Monday that crews freed 120 dogs on Sunday."
    claims = by_hand(text, when=[on(text, "on Monday", MONDAY), on(text, "on Sunday", SUNDAY)])
    assert claims[0].period == (SUNDAY, SUNDAY)


def test_when_it_was_said_serves_where_nothing_else_is_given() -> None:
    text = "The port said on Monday that crews had freed 120 dogs."
    claim = by_hand(text, when=[on(text, "on Monday", MONDAY)])[0]
    assert claim.period == (MONDAY, MONDAY)
    assert "when it was said" in claim.rules["period"]


def test_a_level_to_reach_has_no_period() -> None:
    text = "On Monday crews were ordered to free 120 dogs."
    assert by_hand(text, when=[on(text, "On Monday", MONDAY)])[0].period is None


def test_since_runs_up_to_publication() -> None:
    text = "Crews have freed 120 dogs since Sunday."
    claim = by_hand(text, when=[on(text, "Sunday", SUNDAY)], published=date(2025, 3, 6))[0]
    assert claim.period == (SUNDAY, date(2025, 3, 6))


def test_a_part_keeps_the_period_of_the_whole() -> None:
    text = "Crews freed 120 dogs on Sunday. Among those, 30 dogs were hurt."
    assert by_hand(text, when=[on(text, "Sunday", SUNDAY)])[1].period == (SUNDAY, SUNDAY)


def test_an_event_known_by_its_date() -> None:
    claim = by_hand("The attacks of 9/11 killed firefighters, among them 343 from one city.")[-1]
    assert claim.period == (date(2001, 9, 11), date(2001, 9, 11))
