"""Where figures began: chains of sources followed to their end, one origin for all that rests on it.

A chain runs from an outlet over what it cites to the last source anybody names. An outlet that another telling
shows to rest on somebody leads on to them; an unnamed group of one size in one story is one group; a telling
without a source is no origin of its own where others give one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from onrecord.beats import Beat
from onrecord.figures import cited, names, reuse
from onrecord.model import Attribution, Claim, Document, Origin

Edges = Mapping[str, Sequence[str]]
Ends = Mapping[str, list[tuple[str, str]]]  # origin -> each claim that rests on it, with what it went through
Traced = tuple[tuple[Origin, ...], str]


@dataclass(frozen=True)
class Chain:
    """What one claim rests on: canonical names, nearest first, the outlet itself left out."""

    claim: Claim
    outlet: str
    links: tuple[str, ...]


def trace(
    groups: Sequence[Sequence[Claim]],
    documents: Sequence[Document],
    attributions: Mapping[str, Sequence[Attribution]],
    beat: Beat | None,
) -> list[Traced]:
    """The origins and the standing of each group of claims, in the order given."""
    outlets = {document.id: document.outlet or document.id for document in documents}
    claims = [claim for group in groups for claim in group]
    told = cited.sources(claims, documents, attributions)
    spelt = names.spelling([*outlets.values(), *(source for sources in told.values() for source in sources)], beat)
    chains = {c.id: _chain(c, told[c.id], outlets[c.doc], spelt) for c in claims}
    merged = _merge_unnamed(chains.values())
    chains = {key: _renamed(chain, merged) for key, chain in chains.items()}
    borrowed = _borrowed(groups, chains)
    beyond = _beyond(chains.values())
    order = sorted(documents, key=lambda document: (document.published or date.max, document.id))
    copied = reuse.copies([c for g in groups if len(g) > 1 for c in g if not chains[c.id].links], order)
    own_work = cited.own_work(claims, documents)
    shown = {spelt[names.tidy(outlet)]: outlet for outlet in outlets.values()}
    return [_trace(group, chains, borrowed, beyond, copied, shown, own_work) for group in groups]


def _chain(claim: Claim, sources: Sequence[str], outlet: str, spelt: Mapping[str, str]) -> Chain:
    own = spelt.get(names.tidy(outlet), outlet)
    links = [spelt[names.tidy(source)] for source in sources]
    kept = [link for link in dict.fromkeys(links) if link != own]
    return Chain(claim, own, tuple(kept))


def _merge_unnamed(chains: Iterable[Chain]) -> dict[str, str]:
    """Unnamed groups of one size in one role are one group, under the longest description."""
    sizes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for chain in chains:
        for link in chain.links:
            if names.unnamed(link):
                sizes[chain.claim.role, names.group_size(link)].add(link)
    merged: dict[str, str] = {}
    for (role, size), links in sorted(sizes.items()):
        counted = [known for known in sizes if known[0] == role and known[1]]
        pool = sizes[counted[0]] if not size and len(counted) == 1 else links
        if size or len(counted) == 1:
            merged.update(dict.fromkeys(links, max(pool, key=lambda link: (len(link), link))))
    return merged


def _renamed(chain: Chain, merged: Mapping[str, str]) -> Chain:
    return Chain(chain.claim, chain.outlet, tuple(dict.fromkeys(merged.get(link, link) for link in chain.links)))


def _borrowed(groups: Sequence[Sequence[Claim]], chains: Mapping[str, Chain]) -> dict[str, tuple[str, ...]]:
    """For a claim without a source: what its document gives elsewhere for the figure, or for a goal."""
    by_figure: dict[tuple[str, int], tuple[str, ...]] = {}
    by_goal: dict[str, tuple[str, ...]] = {}
    for index, group in enumerate(groups):
        for claim in group:
            links = chains[claim.id].links
            if links:
                key = claim.doc, index
                by_figure[key] = max(by_figure.get(key, ()), links, key=len)
                if claim.role == "target":
                    by_goal[claim.doc] = max(by_goal.get(claim.doc, ()), links, key=len)
    found = {}
    for index, group in enumerate(groups):
        for claim in group:
            if not chains[claim.id].links:
                own = by_figure.get((claim.doc, index), ())
                found[claim.id] = own or (by_goal.get(claim.doc, ()) if claim.role == "target" else ())
    return found


def _beyond(chains: Iterable[Chain]) -> dict[str, dict[str, list[str]]]:
    """By role, what each source is shown to rest on: the links behind it, and the chains of its own articles."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for chain in chains:
        steps = (chain.outlet, *chain.links)
        for near, far in zip(steps, steps[1:], strict=False):
            if far not in found[chain.claim.role][near]:
                found[chain.claim.role][near].append(far)
    return found


def _trace(
    group: Sequence[Claim],
    chains: Mapping[str, Chain],
    borrowed: Mapping[str, tuple[str, ...]],
    beyond: Mapping[str, Edges],
    copied: Mapping[str, str],
    shown: Mapping[str, str],
    own_work: Set[str],
) -> Traced:
    ends: dict[str, list[tuple[str, str]]] = defaultdict(list)  # origin -> (claim, what it went through)
    loose: list[str] = []
    for claim in group:
        chain = chains[claim.id]
        links = chain.links or borrowed.get(claim.id, ()) or ((copied[claim.id],) if claim.id in copied else ())
        if not links:
            loose.append(claim.id)
            continue
        end, way = _follow(links, chain.outlet, beyond.get(claim.role, {}))
        ends[end] += [(claim.id, step) for step in (chain.outlet, *way)]
    told_by = {chains[claim.id].outlet for claim in group}
    return _standing(_one_voice(ends, group, own_work), loose, group, sorted(told_by), shown)


def _follow(links: Sequence[str], outlet: str, beyond: Edges) -> tuple[str, tuple[str, ...]]:
    """The last source and the way to it; where sources cite each other in a circle, the circle is named."""
    way = [*links]
    seen = {outlet, *links}
    while names.outlet(way[-1]) or way[-1] in beyond and len(way) > len(links):
        further = [far for far in beyond.get(way[-1], ()) if far != way[-1]]
        if not further:
            break
        new = next((far for far in further if far not in seen), None)
        if new is None:
            circle = sorted({way[-1], further[0]})
            return f"{' and '.join(circle)}, citing each other", tuple(way)
        way.append(new)
        seen.add(new)
    return way[-1], tuple(way[:-1])


def _one_voice(ends: Ends, group: Sequence[Claim], own_work: Set[str]) -> dict[str, list[tuple[str, str]]]:
    """The ends that are no origin of their own joined to those that are.

    Sources that one document gives for one figure in turn are one voice; a bare "agency data" is of the one body that
    is named; an outlet that does not say where it has a number from has it from the body that others name.
    """
    merged = dict(ends)
    docs = {claim.id: claim.doc for claim in group}
    for end in sorted(ends, key=lambda name: (not names.papers(name), not names.outlet(name), name)):
        others = [other for other in merged if other != end]
        claims = {claim for claim, _ in merged[end]}
        shared = [other for other in others if {docs[c] for c in claims} & {docs[c] for c, _ in merged[other]}]
        bodies = [other for other in others if not names.outlet(other) and not names.vague(other)]
        loose = names.papers(end) or names.vague(end) or (names.outlet(end) and not claims & own_work)
        into = shared[0] if shared else bodies[0] if loose and len(bodies) == 1 else None
        if into is not None:
            passed_on = [(claim, end) for claim, _ in merged[end]] if names.outlet(end) else []
            merged[into] = merged[into] + passed_on + merged.pop(end)
    return merged


def _standing(
    ends: Ends,
    loose: Sequence[str],
    group: Sequence[Claim],
    told_by: Sequence[str],
    shown: Mapping[str, str],
) -> Traced:
    if not ends and len(told_by) == 1:
        name = shown.get(told_by[0], told_by[0])
        return (Origin(name, claims=tuple(claim.id for claim in group)),), "single origin"
    found = tuple(_origin(end, steps, loose if len(ends) == 1 else (), shown) for end, steps in sorted(ends.items()))
    if not ends or any("citing each other" in origin.name for origin in found):
        return found, "unknown"
    if len(found) > 1:
        return found, "corroborated"
    return found, "repeated" if len(told_by) > 1 else "single origin"


def _origin(end: str, steps: Sequence[tuple[str, str]], loose: Sequence[str], shown: Mapping[str, str]) -> Origin:
    through = dict.fromkeys(shown.get(step, step) for _, step in steps if step != end)
    claims = dict.fromkeys([*(claim for claim, _ in steps), *loose])
    return Origin(shown.get(end, end), names.unnamed(end), tuple(through), tuple(claims))
