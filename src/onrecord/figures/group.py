"""Claims to figures: tellings with one value, one thing, one place and one time are one figure."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import TypeVar

from onrecord.beats import Beat
from onrecord.compare import alike, digits, meant, near, scaled
from onrecord.figures import denials, drift, names, origins, same
from onrecord.figures.wording import says
from onrecord.model import Attribution, Claim, Document, Figure, Origin, Rate, Role, Story, stable_id
from onrecord.values import Interval

T = TypeVar("T")
Regroup = Callable[[list[list[Claim]]], list[list[Claim]]]
_WINDOW = 80  # neighbours in size that a telling is held against; a story has few figures of one size


def group(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    attributions: Mapping[str, Sequence[Attribution]],
    beat: Beat | None = None,
    stories: Sequence[Story] = (),
    regroup: Regroup = list,
) -> list[Figure]:
    """The figures, those that most outlets tell first; with ``stories``, no figure reaches over two of them.

    Remarks that are no statistic are figures only where two documents make them.

    Args:
        regroup: what people changed in the groups of a story, before anything is worked out from them.
    """
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.doc, claim.start)):
        by_doc[claim.doc].append(claim)
    by_id = {document.id: document for document in documents}
    parts: list[tuple[str | None, tuple[str, ...]]] = [(story.id, story.documents) for story in stories]
    found: list[Figure] = []
    for story, inside in parts or [(None, tuple(sorted(by_id)))]:
        read = [by_id[name] for name in inside if name in by_id]
        found += _in_story(
            story, read, [claim for name in inside for claim in by_doc[name]], attributions, beat, regroup
        )
    return sorted(
        _own_ids(found), key=lambda f: (-len(f.outlets), -len(f.claims), f.period or (date.max, date.max), f.id)
    )


def _own_ids(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures; one that a document tells in two stories goes by another id in the second."""
    seen: set[str] = set()
    for figure in figures:
        known = figure.id in seen
        seen.add(figure.id)
        yield replace(figure, id=stable_id("figure", figure.id, figure.story)) if known else figure


def _in_story(
    story: str | None,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    attributions: Mapping[str, Sequence[Attribution]],
    beat: Beat | None,
    regroup: Regroup,
) -> list[Figure]:
    texts = {document.id: document.text for document in documents}

    @functools.cache
    def context(claim_id: str) -> frozenset[str]:
        claim = by_id[claim_id]
        return same.names(texts[claim.doc][slice(*claim.sentence)])

    by_id = {claim.id: claim for claim in claims}
    groups = _groups(claims, lambda claim: context(claim.id))
    kept = regroup([g for g in groups if _tells(g)])
    traced = origins.trace(kept, documents, attributions, beat)
    sourced = {(claim.doc, claim.role) for claim in claims if claim.sources}
    denied = denials.of(kept, documents, attributions)
    return [_figure(g, documents, story, beat, traced[i], denied[i], sourced) for i, g in enumerate(kept)]


def _tells(group: Sequence[Claim]) -> bool:
    """Whether a group is worth a line: a statistic, or a remark of two documents that is not about their sources."""
    if any(claim.role != "incidental" for claim in group):
        return True
    return len({claim.doc for claim in group}) > 1 and not any(names.unnamed(c.counted or "") for c in group)


def _groups(claims: Sequence[Claim], context: same.Context) -> list[list[Claim]]:
    """The claims grouped, by pairs of neighbours in size, best fitting pairs first."""
    usable = [claim for claim in claims if claim.low is not None or claim.high is not None]
    first = _identical(usable)
    order = sorted(first, key=lambda group: (scaled(near(group[0]), group[0].unit), group[0].doc, group[0].start))
    pairs = []
    for index, a in enumerate(order):
        top = scaled(near(a[0]), a[0].unit)[1]
        for other in range(index + 1, min(index + 1 + _WINDOW, len(order))):
            b = order[other]
            if scaled(near(b[0]), b[0].unit)[0] > top:
                break
            found = same.differences(a[0], b[0], context)
            if found is not None:
                pairs.append((len(found), -alike(a[0], b[0]), index, other))
    return _join(order, sorted(pairs))


def _identical(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Tellings that agree in everything, put together at once; what says not what it counts stays alone."""
    groups: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        sure = claim.metric is not None or (claim.role != "incidental" and alike(claim, claim) >= same.ALIKE)
        key: Hashable = (
            (claim.metric, claim.counted if claim.metric is None else "", claim.low, claim.high, claim.modifier,
             claim.unit, claim.rate, claim.per, claim.role, claim.scope, claim.period)
            if sure else claim.id
        )  # fmt: skip
        groups.setdefault(key, []).append(claim)
    return list(groups.values())


def _join(groups: Sequence[list[Claim]], pairs: Iterable[tuple[int, float, int, int]]) -> list[list[Claim]]:
    """The groups joined along the pairs, as long as one value can be what every telling means."""
    owner = list(range(len(groups)))
    members = {index: list(group) for index, group in enumerate(groups)}
    bounds = {index: _bounds(group[0]) for index, group in enumerate(groups)}
    for _, _, a, b in pairs:
        x, y = _find(owner, a), _find(owner, b)
        low, high = max(bounds[x][0], bounds[y][0]), min(bounds[x][1], bounds[y][1])
        if x == y or low > high or _rivals(groups, members[x], members[y]):
            continue
        members[x] += members.pop(y)
        bounds[x] = low, high
        owner[y] = x
    return [sorted(members[index], key=lambda claim: (claim.doc, claim.start)) for index in sorted(members)]


def _find(owner: list[int], place: int) -> int:
    while owner[place] != place:
        owner[place] = owner[owner[place]]
        place = owner[place]
    return place


def _rivals(groups: Sequence[list[Claim]], a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Whether two groups have exact tellings of one thing that differ: "46" and "49" round to no one figure."""
    exact = {c.low for c in (*a, *b) if c.modifier == "exact" and digits(c) >= 3 and c.low == c.high}
    return len(exact) > 1


def _bounds(claim: Claim) -> Interval:
    return scaled(meant(claim), claim.unit)


def _figure(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    story: str | None,
    beat: Beat | None,
    found: tuple[tuple[Origin, ...], str],
    denied: tuple[str, ...],
    sourced: Set[tuple[str, str]],
) -> Figure:
    best = min(claims, key=lambda c: (c.modifier != "exact", c.metric is None, c.period is None, -digits(c), c.doc))
    metric = _metric(claims, beat)
    period = _most(c.period for c in claims)
    role: Role = _most([c.role for c in claims]) or best.role
    rate: Rate | None = _most([c.rate for c in claims])
    per = _most([c.per for c in claims])
    scope = _most(c.scope for c in claims)
    order = {document.id: place for place, document in enumerate(sorted(documents, key=_when))}
    outlet = {document.id: document.outlet or document.id for document in documents}
    told = dict.fromkeys(outlet[c.doc] for c in sorted(claims, key=lambda c: order[c.doc]))
    counted = _most(c.counted for c in claims)
    return Figure(
        id=stable_id("figure", metric or counted, role, scope, period, best.low, best.high, rate, per, claims[0].id),
        says=says(best, metric, counted, period, scope, rate, per, beat),
        metric=metric, counted=counted, role=role, scope=scope, period=period, low=best.low, high=best.high,
        rate=rate, unit=best.unit, claims=tuple(c.id for c in claims), outlets=tuple(told), origins=found[0],
        standing=found[1],  # type: ignore[arg-type]
        drifts=drift.drifts(claims, order, sourced), denied_by=denied, story=story,
    )  # fmt: skip


def _metric(claims: Sequence[Claim], beat: Beat | None) -> str | None:
    """The metric that most documents tell it as; of equals the one that the beat knows a level of."""
    told = Counter(metric for _, metric in dict.fromkeys((c.doc, c.metric) for c in claims) if metric is not None)
    levels = {entry.metric for entry in beat.targets} if beat else set()
    return max(told, key=lambda metric: (told[metric], metric in levels), default=None)


def _when(document: Document) -> tuple[date, str]:
    return document.published or date.max, document.id


def _most(values: Iterable[T | None]) -> T | None:
    """The commonest value that is given, the first of equals."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None
