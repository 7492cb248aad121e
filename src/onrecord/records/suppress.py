"""Small cells hidden so that they cannot be worked out from the totals around them.

A table has rows (offices) and columns (what a person is, as a release says it); the totals of both are public. Cells
from 1 to the threshold are hidden, and with them as many others as it takes. Whoever knows every total and every
other cell then still cannot narrow a hidden cell down to within a fifth of its value. That is not hoped but solved
for: with the totals fixed, what a hidden cell can be is a flow through the other hidden cells, so its exact bounds
follow from two maximum flows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import DisclosureError

THRESHOLD = 11  # cells from 1 to one less than this are hidden
WITHIN = 0.2  # a hidden cell must not be known to within this share of its value

Table = Sequence[Sequence[int]]
Place = tuple[int, int]
_Graph = dict[int, dict[int, float]]
_NO_LIMIT = float("inf")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a hidden cell can be, for someone who knows everything that is public."""

    low: int
    high: float

    def tells(self, value: int) -> bool:
        """Whether that is as good as knowing the value."""
        return self.high - self.low <= 2 * WITHIN * value


def hide(table: Table, threshold: int = THRESHOLD) -> set[Place] | None:
    """The cells to hide; None where the table cannot be published at all."""
    hidden = {(i, j) for i, row in enumerate(table) for j, value in enumerate(row) if 0 < value < threshold}
    columns = [sum(row[j] for row in table) for j in range(len(table[0]))] if table else []
    if any(0 < total < threshold for total in columns):
        return None  # a total by what a person is would itself be a small cell
    waiting = deque(sorted(hidden))
    while waiting:  # what is safe stays so, for each further cell that is hidden only leaves more open
        place = waiting.popleft()
        if not _tells(table, hidden, place):
            continue
        more = (_partners(table, hidden, place) or _everything(table)) - hidden
        if not more:
            return None
        hidden |= more
        waiting.extend([place, *sorted(more)])
    return hidden


def audit(table: Table, hidden: set[Place], threshold: int = THRESHOLD) -> None:
    """Solve for every hidden cell.

    Raises:
        DisclosureError: a small cell is shown, or a hidden one can be worked out.
    """
    for i, row in enumerate(table):
        for j, value in enumerate(row):
            if 0 < value < threshold and (i, j) not in hidden:
                raise DisclosureError(f"Row {i + 1}, column {j + 1} shows a count under {threshold}: hide it.")
    if told := next(_told(table, hidden), None):
        raise DisclosureError(f"Row {told[0] + 1}, column {told[1] + 1} can be worked out from its totals: hide more.")


def bounds(table: Table, hidden: set[Place], place: Place) -> Bounds:
    """The least and the most that a hidden cell can be."""
    i, j = place
    graph = _graph(table, hidden - {place}, len(table))
    value, column = table[i][j], len(table) + j
    down = min(value, _flow(graph, i, column))
    return Bounds(int(value - down), value + _flow(graph, column, i))


def _told(table: Table, hidden: set[Place]) -> Iterator[Place]:
    """The hidden cells that can be worked out."""
    return (place for place in sorted(hidden) if _tells(table, hidden, place))


def _tells(table: Table, hidden: set[Place], place: Place) -> bool:
    """Whether a hidden cell can be worked out. What can be, in full, is solved for where no short proof is there."""
    value = table[place[0]][place[1]]
    return value > 0 and not _varies(table, hidden, place) and bounds(table, hidden, place).tells(value)


def _varies(table: Table, hidden: set[Place], place: Place) -> bool:
    """Whether three other hidden cells alone leave this one open: quickly seen, and true of most."""
    i, j = place
    across = [c for r, c in hidden if r == i and c != j]
    down = [r for r, c in hidden if c == j and r != i]
    return any((r, c) in hidden and _open(table, place, (r, c)) for r in down for c in across)


def _open(table: Table, place: Place, corner: Place) -> bool:
    """Whether the four cells of a rectangle, all of them hidden, leave the first of them open."""
    (i, j), (r, c) = place, corner
    return min(table[i][j], table[r][c]) + min(table[r][j], table[i][c]) > 2 * WITHIN * table[i][j]


def _partners(table: Table, hidden: set[Place], place: Place) -> set[Place]:
    """The three cells of least weight that let this one vary: one in its row, one in its column, one across."""
    i, j = place
    best, found = _NO_LIMIT, set[Place]()
    rows = sorted((_weight(table, hidden, (r, j)), r) for r in range(len(table)) if r != i)
    columns = sorted((_weight(table, hidden, (i, c)), c) for c in range(len(table[0])) if c != j)
    for down, r in rows:
        for across, c in columns:
            if down + across >= best:
                break  # the columns to come weigh as much or more
            weight = down + across + _weight(table, hidden, (r, c))
            if 0 < weight < best and _open(table, place, (r, c)):
                best, found = weight, {(i, c), (r, j), (r, c)}
    return found


def _weight(table: Table, hidden: set[Place], place: Place) -> int:
    """What hiding a cell takes away; nothing where it is hidden already."""
    return 0 if place in hidden else 1 + table[place[0]][place[1]]


def _everything(table: Table) -> set[Place]:
    return {(i, j) for i, row in enumerate(table) for j in range(len(row))}


def _graph(table: Table, hidden: set[Place], rows: int) -> _Graph:
    """Rows and columns as nodes: from a row a cell can grow without limit, from a column it can shrink to nothing."""
    graph: _Graph = {}
    for i, j in hidden:
        graph.setdefault(i, {})[rows + j] = _NO_LIMIT
        graph.setdefault(rows + j, {})[i] = float(table[i][j])
    return graph


def _flow(graph: _Graph, source: int, sink: int) -> float:
    """The maximum flow from one node to another, by shortest augmenting paths."""
    left = {node: dict(arcs) for node, arcs in graph.items()}
    total = 0.0
    while path := _path(left, source, sink):
        amount = min(left[a][b] for a, b in path)
        if amount == _NO_LIMIT:
            return _NO_LIMIT
        for a, b in path:
            left[a][b] -= amount
            left[b][a] = left[b].get(a, 0.0) + amount
        total += amount
    return total


def _path(graph: _Graph, source: int, sink: int) -> list[tuple[int, int]]:
    came: dict[int, int] = {source: source}
    waiting = deque([source])
    while waiting and sink not in came:
        node = waiting.popleft()
        for following, room in graph.get(node, {}).items():
            if room > 0 and following not in came:
                came[following] = node
                waiting.append(following)
    steps, node = [], sink
    while node in came and node != source:
        steps.append((came[node], node))
        node = came[node]
    return steps
