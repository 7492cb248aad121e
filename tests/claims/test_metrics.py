"""The beat's wording decides the metric; what narrows it, what is said in error and what counts two things at once."""

from __future__ import annotations

import pytest
from reading_claims import by_hand

from onrecord.beats import Beat
from onrecord.claims.known import known
from onrecord.claims.words import line
from onrecord.syntax import plain


def metric_of(text: str, beat: Beat) -> str | None:
    return by_hand(text, beat)[0].metric


def test_every_wording_means_its_own_metric(beat: Beat) -> None:
    for metric in beat.metrics:
        for wording in metric.wording:
            here = line(wording, plain(wording, (0, len(wording))))
            found = known(beat).whole.find(here, 0, len(here))
            assert [match.metric for match in found] == [metric.id], wording


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Officers made 40 administrative arrests.", "administrative_arrests"),
        ("Officers made 40 arrests.", "arrests"),
        ("Officers arrested 40 people.", "arrests"),
        ("A total of 40 people were taken into custody.", "arrests"),
        ("Some 40 people without criminal records were arrested.", "non_criminal_arrests"),
        ("They lodged 40 detainers.", "detainers"),
        ("There were 40 detainees lodged with county jails.", "detainers"),
        ("There were 40 detainees in three wings.", "detained_population"),
        ("The plane carried out the removal of 40 people.", "removals"),
        ("Agents recorded 40 encounters.", "encounters"),
        ("The docket holds 40 cases.", None),
        ("The raid cost 40 hours.", None),
        ("She bought 40 apples.", None),
    ],
)
def test_the_longest_wording_wins(text: str, metric: str | None, beat: Beat) -> None:
    assert metric_of(text, beat) == metric


def test_a_word_used_in_error_keeps_its_reason(beat: Beat) -> None:
    claim = by_hand("The agency reported 40 detainees lodged on Friday.", beat)[0]
    assert claim.metric == "detainers"
    assert "stands for this" in claim.rules["metric"]


def test_two_metrics_in_one_number_are_neither(beat: Beat) -> None:
    claim = by_hand("The sweep led to 400 arrests and deportations.", beat)[0]
    assert claim.metric is None
    assert claim.rules["metric"] == "counts arrests and removals together, so neither"


def test_a_part_of_a_metric_is_its_own(beat: Beat) -> None:
    made = by_hand("Agents arrested 900 people, including 600 with criminal convictions.", beat)
    assert [claim.metric for claim in made] == ["arrests", "criminal_arrests"]


def test_a_share_is_of_the_metric_that_it_is_a_part_of(beat: Beat) -> None:
    arrested = by_hand("Of those arrested, 48 had no criminal record.", beat, unit="percent")[0]
    held = by_hand("Of those in ICE detention, 48 had no criminal record.", beat, unit="percent")[0]
    assert arrested.metric == "share_without_record"
    assert held.metric == "share_without_conviction_of_detained"


def test_a_share_of_nothing_known_has_no_metric(beat: Beat) -> None:
    assert by_hand("Of the shops, 48 had no criminal record.", beat, unit="percent")[0].metric is None


def test_money_and_ages_are_never_a_metric(beat: Beat) -> None:
    assert by_hand("The arrests cost 40 of it.", beat, unit="dollar")[0].metric is None
    assert by_hand("The arrested man was 40.", beat, kind="age")[0].metric is None


def test_complements_name_each_other(beat: Beat) -> None:
    metrics = {metric.id: metric for metric in beat.metrics}
    for metric in beat.metrics:
        if metric.complement:
            assert metrics[metric.complement].complement == metric.id
            assert metrics[metric.complement].of == metric.of


def test_the_beat_names_agencies_officials_groups_and_outlets(beat: Beat) -> None:
    kinds = {
        kind: sum(o.kind == kind for o in beat.organisations) for kind in ("agency", "official", "group", "outlet")
    }
    assert kinds["outlet"] >= 60
    assert min(kinds.values()) >= 10
    assert all(o.role for o in beat.organisations if o.kind == "official")


def test_no_alias_belongs_to_two_organisations(beat: Beat) -> None:
    owners: dict[str, set[str]] = {}
    for each in beat.organisations:
        for name in (each.name, *each.aliases):
            owners.setdefault(name, set()).add(each.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}
