"""Links between documents to groups: what hangs together, cut where one document alone joins two groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

_LEAST = 2  # documents beside the joining one that make a group of its own


def blocks(names: Sequence[str], links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Groups of names in the order given; a name that alone joins two groups is in both."""
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in links:
        near[a].add(b)
        near[b].add(a)
    place = {name: index for index, name in enumerate(names)}
    groups: list[list[str]] = []
    for component in _components(names, near):
        groups += _cut(component, near)
    return [sorted(group, key=place.__getitem__) for group in groups]


def _components(names: Sequence[str], near: Mapping[str, set[str]], without: str | None = None) -> list[list[str]]:
    """What hangs together among the names, as if ``without`` were not there."""
    open_names = dict.fromkeys(name for name in names if name != without)
    found = []
    while open_names:
        first = next(iter(open_names))
        del open_names[first]
        reached = [first]
        for name in reached:
            beside = sorted(other for other in near.get(name, ()) if other in open_names)
            for other in beside:
                del open_names[other]
            reached += beside
        found.append(reached)
    return found


def _cut(component: Sequence[str], near: Mapping[str, set[str]]) -> list[list[str]]:
    """The component, cut at each document without which it would fall into groups of some size."""
    if len(component) < 2 * _LEAST + 1:
        return [list(component)]
    for joint in sorted(_joints(component, near)):
        parts = _components(component, near, without=joint)
        large = [part for part in parts if len(part) >= _LEAST]
        if len(large) > 1:
            small = [name for part in parts if len(part) < _LEAST for name in part]
            first, *others = ([*part, joint] for part in large)
            return [group for part in ([*first, *small], *others) for group in _cut(part, near)]
    return [list(component)]


def _joints(component: Sequence[str], near: Mapping[str, set[str]]) -> list[str]:
    """The names without which the component would fall apart (Tarjan's articulation points, without recursion)."""
    depth: dict[str, int] = {component[0]: 0}
    low: dict[str, int] = {component[0]: 0}
    joints: set[str] = set()
    children = 0
    path = [(component[0], "", iter(sorted(near.get(component[0], ()))))]
    while path:
        name, parent, others = path[-1]
        for other in others:
            if other not in depth:
                depth[other] = low[other] = len(path)
                path.append((other, name, iter(sorted(near.get(other, ())))))
                break
            if other != parent:
                low[name] = min(low[name], depth[other])
        else:
            path.pop()
            if len(path) == 1:
                children += 1
            elif path and low[name] >= depth[parent]:
                joints.add(parent)
            if path:
                low[parent] = min(low[parent], low[name])
    return sorted(joints | ({component[0]} if children > 1 else set()))
