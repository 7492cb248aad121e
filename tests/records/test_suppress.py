"""Small cells stay hidden from whoever knows every total: solved exactly, and by brute force where that is possible."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import DisclosureError
from onrecord.records import suppress

Table = list[list[int]]


def random_table(chance: random.Random) -> Table:
    """As offices by criminality are: skewed, with many small cells and some zeros."""
    scale = [chance.choice([2, 8, 30, 200]) for _ in range(chance.randint(2, 9))]
    return [[int(chance.expovariate(1 / most)) for _ in range(3)] for most in scale]


def test_a_single_small_cell_takes_three_others_with_it() -> None:
    table = [[3, 50, 60], [40, 70, 80], [90, 55, 65]]
    hidden = suppress.hide(table)
    assert hidden is not None and (0, 0) in hidden and len(hidden) == 4
    assert suppress.bounds(table, hidden, (0, 0)).low == 0
    suppress.audit(table, hidden)


def test_hiding_only_the_small_cell_fails_the_audit() -> None:
    with pytest.raises(DisclosureError, match="row 1, column 1|Row 1, column 1"):
        suppress.audit([[3, 50], [40, 70]], {(0, 0)})
    with pytest.raises(DisclosureError, match="under 11"):
        suppress.audit([[3, 50], [40, 70]], set())


def test_nothing_small_hides_nothing() -> None:
    assert suppress.hide([[11, 0], [40, 70]]) == set()
    assert suppress.hide([]) == set()


def test_a_small_total_withholds_the_table() -> None:
    assert suppress.hide([[1, 50], [2, 70]]) is None


@pytest.mark.parametrize("seed", range(25))
def test_bounds_are_those_of_trying_every_table(seed: int) -> None:
    chance = random.Random(seed)
    table = [[chance.randint(0, 3) for _ in range(3)] for _ in range(2)]
    hidden = {(i, j) for i in range(2) for j in range(3) if chance.random() < 0.8}
    for place in hidden:
        found = suppress.bounds(table, hidden, place)
        tried = {filled[place[0]][place[1]] for filled in _fillings(table, hidden)}
        assert (found.low, found.high) == (min(tried), max(tried))


def _fillings(table: Table, hidden: set[tuple[int, int]]) -> list[Table]:
    """Every table with the same totals that differs only in the hidden cells."""
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    places = sorted(hidden)
    found = []
    for values in product(*(range(min(rows[i], columns[j]) + 1) for i, j in places)):
        filled = [list(row) for row in table]
        for (i, j), value in zip(places, values, strict=True):
            filled[i][j] = value
        if [sum(row) for row in filled] == rows and [sum(c) for c in zip(*filled, strict=True)] == columns:
            found.append(filled)
    return found


def test_no_hidden_cell_of_many_random_tables_can_be_worked_out() -> None:
    chance = random.Random(2025)
    published = 0
    for _ in range(500):
        table = random_table(chance)
        hidden = suppress.hide(table)
        if hidden is not None:
            suppress.audit(table, hidden)
            published += 1
    assert published > 300


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 60), min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_is_published_always_passes_the_audit(table: Table) -> None:
    hidden = suppress.hide(table)
    if hidden is not None:
        suppress.audit(table, hidden)
