"""Links between documents to groups: what hangs together, cut where one document alone joins two groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

_LEAST = 3  # documents beside the joining one that make a group of its own


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
    found, waiting = [], [list(component)]
    while waiting:
        group = waiting.pop()
        joint = _joint(group, near) if len(group) > 2 * _LEAST else None
        if joint is None:
            found.append(group)
            continue
        parts = _components(group, near, without=joint)
        large = [part for part in parts if len(part) >= _LEAST]
        small = [name for part in parts if len(part) < _LEAST for name in part]
        first, *others = ([*part, joint] for part in large)
        waiting += [[*first, *small], *others]
    return found


def _joint(component: Sequence[str], near: Mapping[str, set[str]]) -> str | None:
    """The first name without which the component would fall into groups of some size.

    One walk in depth: a branch from which no link leads above its name hangs on that name alone (Tarjan).
    """
    inside = set(component)
    root = component[0]
    depth, low, size = {root: 0}, {root: 0}, dict.fromkeys(component, 1)
    cut_off: dict[str, list[int]] = defaultdict(list)
    path = [(root, "", iter(sorted(near.get(root, set()) & inside)))]
    while path:
        name, parent, others = path[-1]
        for other in others:
            if other not in depth:
                depth[other] = low[other] = len(path)
                path.append((other, name, iter(sorted(near.get(other, set()) & inside))))
                break
            if other != parent:
                low[name] = min(low[name], depth[other])
        else:
            path.pop()
            if parent:
                low[parent] = min(low[parent], low[name])
                size[parent] += size[name]
                if low[name] >= depth[parent]:
                    cut_off[parent].append(size[name])
    return min((name for name, parts in cut_off.items() if _falls_apart(parts, len(component))), default=None)


def _falls_apart(parts: Sequence[int], total: int) -> bool:
    rest = total - 1 - sum(parts)
    return sum(size >= _LEAST for size in (*parts, rest)) > 1
