"""What a target's chart says, of days and of averages over several days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.model import Score
from onrecord.publish.targets import finest, headline

MONDAY = date(2025, 1, 27)
DAYS = Score(
    "t", "arrests", "national", "recorded", True, 80, MONDAY, date(2025, 2, 9), 14, 7, MONDAY, 3, 91, MONDAY, 0.9, ()
)


def test_days_are_counted_as_days() -> None:
    assert headline(DAYS) == "7 of 14 recorded days reached 80; the highest was 91, Mon 27 Jan 2025"
    assert headline(replace(DAYS, days_met=14)) == "All 14 recorded days reached 80"


def test_an_average_over_several_days_is_one() -> None:
    weeks = replace(DAYS, span=7)
    assert headline(weeks) == "1 of 2 recorded 7-day averages reached 80; the highest was 91, Mon 27 Jan 2025"
    assert headline(replace(DAYS, span=14, days_met=14)) == "The one recorded 14-day average reached 80"


def test_offices_are_compared_by_the_shortest_span() -> None:
    assert finest([replace(DAYS, span=7), DAYS]) == [DAYS]
    assert finest([]) == []
