"""Figures joined and split by people: claims move, every other field follows from them, undo gives it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_apply import claim

from onrecord import beats, examples, pipeline, review
from onrecord.dossier import open_dossier
from onrecord.model import Decision, Figure, Ledger

CLAIMS = [claim(f"c-{number}", start=number) for number in range(6)]
KEYS = [each.id for each in CLAIMS]


def decided(action: str, **changes: Any) -> Decision:
    return review.make("figure", "figure-1", action, changes=changes)


def regrouped(groups: list[list[str]], *decisions: Decision) -> list[list[str]]:
    by_id = {each.id: each for each in CLAIMS}
    made = review.regrouping(decisions)([[by_id[key] for key in group] for group in groups])
    return [[each.id for each in group] for group in made]


def test_a_join_puts_the_claims_in_the_place_of_the_first() -> None:
    join = decided("join", claims=["c-3"], with_claims=["c-0", "c-1"])
    assert regrouped([["c-0", "c-1"], ["c-2"], ["c-3"]], join) == [["c-0", "c-1", "c-3"], ["c-2"]]


def test_a_split_takes_them_out_of_every_group() -> None:
    split = decided("split", claims=["c-1", "c-3"])
    assert regrouped([["c-0", "c-1"], ["c-2", "c-3"]], split) == [["c-0"], ["c-1"], ["c-2"], ["c-3"]]


def test_a_join_without_its_other_side_changes_nothing() -> None:
    assert regrouped([["c-0"], ["c-1"]], decided("join", claims=["c-0"], with_claims=["c-9"])) == [["c-0"], ["c-1"]]


def test_decisions_are_taken_in_their_order_and_undone_ones_are_not() -> None:
    join = decided("join", claims=["c-0"], with_claims=["c-1"])
    split = decided("split", claims=["c-1"])
    undo = review.make("decision", split.id, "undo")
    accept = review.make("figure", "figure-1", "accept")
    assert regrouped([["c-0"], ["c-1"]], join, split) == [["c-0"], ["c-1"]]
    assert regrouped([["c-0"], ["c-1"]], split, join) == [["c-0", "c-1"]]
    assert regrouped([["c-0"], ["c-1"]], join, accept, split, undo) == [["c-0", "c-1"]]


@pytest.mark.parametrize("listed", [None, "c-0", 5, [["c-0"]], {}])
def test_a_line_edited_by_hand_breaks_nothing(listed: object) -> None:
    for action in ("join", "split"):
        assert regrouped([["c-0"], ["c-1"]], decided(action, claims=listed, with_claims=listed)) == [["c-0"], ["c-1"]]


SIDE = st.lists(st.sampled_from([*KEYS, "c-gone"]))
STEPS = st.builds(decided, st.sampled_from(["join", "split"]), claims=SIDE, with_claims=SIDE)


@given(st.lists(STEPS, max_size=5))
def test_no_claim_is_lost_or_told_twice(decisions: list[Decision]) -> None:
    made = regrouped([KEYS[:2], KEYS[2:3], KEYS[3:]], *decisions)
    assert sorted(key for group in made for key in group) == KEYS
    assert all(made)


class Run:
    """The April example gathered once, and reconciled with whatever is decided."""

    def __init__(self, root: Path) -> None:
        self.dossier = open_dossier(root)
        self.beat = beats.load(self.dossier.beat, near=root)
        self.got = pipeline.gather(self.dossier, self.beat)

    def ledger(self, *decisions: Decision) -> Ledger:
        return pipeline.reconcile(self.dossier, self.beat, self.got, decisions)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    yield Run(examples.copy("april-2020", tmp_path_factory.mktemp("regroup") / "dossier"))


def join(ledger: Ledger, a: Figure, b: Figure) -> Decision:
    return review.make("figure", a.id, "join", changes=review.named(a, "join", {"with": b.id}, ledger.figures))


def holding(ledger: Ledger, key: str) -> Figure:
    return next(figure for figure in ledger.figures if key in figure.claims)


def test_joined_figures_are_one_with_the_outlets_and_origins_of_both(run: Run) -> None:
    before = run.ledger()
    a, b = [figure for figure in before.figures if len(figure.claims) == 1][:2]
    decision = join(before, a, b)
    after = run.ledger(decision)
    whole = holding(after, a.claims[0])
    assert set(whole.claims) == {*a.claims, *b.claims}
    assert set(whole.outlets) == {*a.outlets, *b.outlets}
    assert {key for origin in whole.origins for key in origin.claims} <= set(whole.claims)
    assert len(after.figures) == len(before.figures) - 1
    assert not [item for item in after.set_aside if item.source == "reviews.jsonl"]
    undo = review.make("decision", decision.id, "undo")
    assert run.ledger(decision, undo).figures == before.figures


def test_a_split_makes_two_figures_of_one(run: Run) -> None:
    before = run.ledger()
    figure = max(before.figures, key=lambda each: len(each.claims))
    leaving = list(figure.claims[:2])
    changes = review.named(figure, "split", {"claims": leaving}, before.figures)
    after = run.ledger(review.make("figure", figure.id, "split", changes=changes))
    assert holding(after, leaving[0]).claims == tuple(leaving)
    assert holding(after, figure.claims[-1]).claims == figure.claims[2:]
    assert len(after.figures) == len(before.figures) + 1
    assert len({each.id for each in after.figures}) == len(after.figures)
    assert not [item for item in after.set_aside if item.source == "reviews.jsonl"]


def test_a_join_survives_another_id_and_is_reported_when_a_side_is_gone(run: Run) -> None:
    before = run.ledger()
    a, b = [figure for figure in before.figures if len(figure.claims) == 1][:2]
    decision = replace(join(before, a, b), key="figure-of-an-earlier-run", quote=a.says)
    assert set(holding(run.ledger(decision), a.claims[0]).claims) == {*a.claims, *b.claims}
    lost = review.make("claim", b.claims[0], "reject")
    gone = [item.reason for item in run.ledger(decision, lost).set_aside if item.source == "reviews.jsonl"]
    assert gone == [f"what it spoke of is gone: {a.says}"]


def test_a_decision_about_what_is_gone_is_reported(run: Run) -> None:
    decision = review.make("claim", "c-9", "reject", quote="9 goals")
    gone = [item.reason for item in run.ledger(decision).set_aside if item.source == "reviews.jsonl"]
    assert gone == ["what it spoke of is gone: 9 goals"]


def test_what_cannot_be_joined_or_split_is_refused(run: Run) -> None:
    figures = run.ledger().figures
    figure = max(figures, key=lambda each: len(each.claims))
    elsewhere = replace(figures[-1], id="figure-elsewhere", story="story-elsewhere")
    for other in (figure.id, "figure-none", elsewhere.id):
        with pytest.raises(ValueError, match="another figure of the same story"):
            review.named(figure, "join", {"with": other}, [*figures, elsewhere])
    for leaving in ([], ["c-none"], list(figure.claims)):
        with pytest.raises(ValueError, match="not all of them"):
            review.named(figure, "split", {"claims": leaving}, figures)
