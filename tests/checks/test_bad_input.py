"""Troubled input: no crash, and no finding that means nothing."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_stories import PLANTS, make
from telling import Writer, ledger, slot

from onrecord import checks
from onrecord.checks.paper import PROBLEM, amount
from onrecord.figures import group
from onrecord.model import Claim, Document

DAY = date(2024, 5, 6)


def told(*values: float, period: bool = True, **more: object) -> tuple[list[Document], list[Claim]]:
    documents, claims = [], []
    for index, value in enumerate(values):
        writer = Writer(f"{index}.txt", f"Outlet {index}", DAY)
        when = {"period": (DAY, DAY)} if period else {}
        writer.say("The board counted {n} fines in Pell.", n=slot(value, counted="fines", scope="Pell", **when, **more))
        document, found = writer.finish()
        documents.append(document)
        claims += found
    return documents, claims


def problems(documents: list[Document], claims: list[Claim]) -> list[str]:
    return [f.kind for f in checks.run(ledger(documents, claims)) if f.verdict == PROBLEM]


def test_nothing_at_all() -> None:
    assert group([], [], {}) == []
    assert checks.run(ledger([], [])) == []


def test_a_document_twice_is_no_conflict_and_no_second_origin() -> None:
    documents, claims = told(412)
    copy = replace(documents[0], id="copy.txt")
    copied = [replace(claim, id=f"{claim.id}-copy", doc="copy.txt") for claim in claims]
    found = group([*documents, copy], [*claims, *copied], {})
    assert len(found) == 1 and found[0].outlets == ("Outlet 0",)
    assert problems([*documents, copy], [*claims, *copied]) == []


def test_one_document_is_a_story() -> None:
    documents, claims = told(412)
    found = group(documents, claims, {})
    assert [figure.standing for figure in found] == ["single origin"]


def test_claims_without_a_period_are_grouped() -> None:
    documents, claims = told(412, 412, period=False)
    assert [len(figure.claims) for figure in group(documents, claims, {})] == [2]


@pytest.mark.parametrize("values", [(0, 0), (0, 5), (-5, 12), (-412, 412), (1e15, 1e15), (1e15, 1.5e15), (0.001, 412)])
def test_odd_values_never_crash(values: tuple[float, ...]) -> None:
    for story in (told(*values), told(*values, rate="day", role="target")):
        for finding in checks.run(ledger(*story)):
            assert finding.says and not re.search(r"\b(?:nan|inf)\b", f"{finding.says} {finding.working}")


def test_sources_that_cite_each_other_are_a_circle() -> None:
    documents, claims = told(4127, 4127)
    claims = [replace(claims[0], sources=("Outlet 1 News",)), replace(claims[1], sources=("Outlet 0 News",))]
    documents = [replace(d, outlet=f"Outlet {i} News") for i, d in enumerate(documents)]
    figure = group(documents, claims, {})[0]
    assert figure.standing == "unknown" and "citing each other" in figure.origins[0].name
    found = checks.run(ledger(documents, claims))
    assert any(f.kind == "dependence" and "No origin" in f.says for f in found)


def test_an_outlet_that_cites_itself_is_its_own_origin() -> None:
    documents, claims = told(4127)
    figure = group(documents, [replace(claims[0], sources=("Outlet 0",))], {})[0]
    assert [origin.name for origin in figure.origins] == ["Outlet 0"]


def test_claims_of_an_unknown_document_are_left_alone() -> None:
    documents, claims = told(412)
    stray = replace(claims[0], id="stray", doc="gone.txt")
    assert len(group(documents, [*claims, stray], {})) == 1
    checks.run(ledger(documents, [*claims, stray]))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(allow_nan=False, allow_infinity=False, width=32),
            st.sampled_from(["exact", "about", "at_least", "up_to", "nearly", "range", "vague"]),
            st.sampled_from([None, "percent", "fraction", "dollar"]),
            st.sampled_from(["actual", "target", "share", "stock", "incidental"]),
            st.sampled_from([None, "day", "year"]),
        ),
        max_size=5,
    )
)
def test_any_claims_are_all_accounted_for(drawn: list[tuple[float, str, str | None, str, str | None]]) -> None:
    documents, claims = told(*(412 for _ in drawn))
    odd = [
        replace(
            c,
            low=d[0],
            high=d[0] * 2 if d[1] in ("range", "vague") else d[0],
            modifier=d[1],
            unit=d[2],
            role=d[3],
            rate=d[4],
        )  # type: ignore[arg-type]
        for c, d in zip(claims, drawn, strict=True)
    ]
    figures = group(documents, odd, {})
    grouped = [claim for figure in figures for claim in figure.claims]
    assert len(grouped) == len(set(grouped))
    assert {c.id for c in odd if c.role != "incidental"} <= set(grouped)
    checks.run(ledger(documents, odd))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.sampled_from([None, *sorted(PLANTS)]), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(seed: int, planted: str | None, order: random.Random) -> None:
    made = make(seed, planted).ledger
    documents, claims = list(made.documents), list(made.claims)
    order.shuffle(documents)
    order.shuffle(claims)
    assert checks.run(ledger(documents, claims, dict(made.times))) == checks.run(made)


@pytest.mark.parametrize(("low", "high", "written"), [(-5, 0, "-5 to 0"), (0, 5, "0 to 5"), (0, 0, "0")])
def test_an_end_that_is_zero_is_written_out(low: float, high: float, written: str) -> None:
    _, (claim,) = told(7)
    assert amount(replace(claim, low=low, high=high, modifier="exact")) == written
