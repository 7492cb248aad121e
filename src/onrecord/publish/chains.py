"""The way of a report, from where a figure began to the outlets that carry it, as a drawing."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import Claim, Document, Figure, Origin, Story
from onrecord.publish.index import Index

STEP, TOP, COLUMN, LETTER = 38, 22, 380, 6.8  # pixels: between nodes, above the first, between columns, a letter
LABEL = 34  # letters of a name that fit a line; a longer name takes two
DRAWN = 30  # articles of a story on its drawing
WORDS = 90  # characters of the words that show an edge


@dataclass(frozen=True, slots=True)
class Node:
    """A source or an outlet with its place on the drawing."""

    name: str
    lines: tuple[str, ...]
    x: int
    y: int
    anonymous: bool

    @property
    def right(self) -> int:
        """Where lines leave: after the label."""
        return self.x + 14 + int(max(map(len, self.lines)) * LETTER)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one node to another, numbered, with the words that show it."""

    number: int
    start: Node
    end: Node
    denial: bool
    words: tuple[tuple[Claim, str], ...]
    origin: str = ""  # what a denial speaks of
    said: str = ""  # and its words

    @property
    def path(self) -> str:
        """The line as an SVG path."""
        x1, y1, x2, y2 = self.start.right + 4, self.start.y, self.end.x - 8, self.end.y
        bend = (x2 - x1) // 2
        return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"

    @property
    def at(self) -> tuple[int, int]:
        """Where the number stands: on the line, neighbours at different lengths of it."""
        t = 0.3 + 0.14 * (self.number % 4)
        x1, x2 = self.start.right + 4, self.end.x - 8
        x = (1 - t) ** 3 * x1 + 3 * t * (1 - t) * (x1 + x2) / 2 + t**3 * x2
        y = self.start.y + (3 * t**2 - 2 * t**3) * (self.end.y - self.start.y)
        return round(x), round(y)


@dataclass(frozen=True, slots=True)
class Chain:
    """The drawing: its size, nodes and edges."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(slots=True)
class _Graph:
    """Who passed a figure on to whom, before anything has a place."""

    anonymous: dict[str, bool] = field(default_factory=dict)
    words: dict[tuple[str, str], dict[str, tuple[Claim, str]]] = field(default_factory=dict)
    denials: dict[tuple[str, str], str] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    spelling: dict[str, str] = field(default_factory=dict)

    def named(self, name: str) -> str:
        """The spelling under which a name was first met: "the Post" is "The Post"."""
        return self.spelling.setdefault(_fold(name), name)

    def add(self, name: str, anonymous: bool = False) -> None:
        self.anonymous[name] = self.anonymous.get(name, False) or anonymous

    def join(self, start: str, end: str, evidence: tuple[Claim, str] | None) -> None:
        if start != end and (end, start) not in self.words:  # a source that cites itself is no step
            shown = self.words.setdefault((start, end), {})
            if evidence:
                shown.setdefault(evidence[1], evidence)


def figure(index: Index, item: Figure) -> Chain | None:
    """The drawing of one figure, of the first articles; None where nothing is known of its way."""
    return _draw(_graph(index, [item], index.documents_of(item)[:DRAWN]))


def story(index: Index, item: Story, figures: Sequence[Figure]) -> Chain | None:
    """The drawing of a story: the figures that two or more outlets carry, taken together."""
    shared = [f for f in figures if len(index.documents_of(f)) > 1 and f.role != "incidental"]
    documents = index.in_order(index.documents[id] for id in item.documents if id in index.documents)[:DRAWN]
    return _draw(_graph(index, shared or figures[:1], documents))


def _graph(index: Index, figures: Sequence[Figure], documents: Sequence[Document]) -> _Graph:
    graph, names = _Graph(), {document.id: index.name(document) for document in documents}
    graph.spelling = {_fold(id): name for id, name in names.items()}  # an article without an outlet goes by its file
    graph.outlets = {graph.named(name) for name in names.values()}
    for item in figures:
        for origin in item.origins:
            for claim in (c for id in origin.claims if (c := index.claims.get(id)) and c.doc in names):
                _trace(graph, index, origin, claim, names[claim.doc])
        for denial in item.denied_by:
            who, _, words = denial.partition(": ")
            graph.add(graph.named(who))
            for origin in item.origins:
                graph.denials.setdefault((graph.named(who), graph.named(origin.name)), words)
    return graph


def _trace(graph: _Graph, index: Index, origin: Origin, claim: Claim, outlet: str) -> None:
    """Adds the steps from the origin through what lies between to the outlet."""
    cited = {_fold(source) for source in claim.sources}
    way = [origin.name, *(name for name in origin.through if _fold(name) in cited), outlet]
    graph.add(graph.named(origin.name), origin.anonymous)
    for start, end in zip(way, way[1:], strict=False):
        graph.add(graph.named(end))
        words = _words(index, claim, start)
        graph.join(graph.named(start), graph.named(end), (claim, words) if words else None)


def _fold(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _words(index: Index, claim: Claim, source: str) -> str:
    """The article's own words that name the source of a claim, with the verb where it is known."""
    text = index.documents[claim.doc].text
    named = zip(claim.sources, claim.source_spans, strict=False)
    spans = [span for name, span in named if _fold(name) == _fold(source) and span]
    spans += [span for span in claim.source_spans[:1] if span]
    if not spans:
        return ""
    start, end = spans[0]
    for said in index.ledger.attributions.get(claim.doc, ()):
        if said.source == spans[0] and said.cue and abs(said.cue[0] - start) < WORDS:
            start, end = min(start, said.cue[0]), max(end, said.cue[1])
    return " ".join(text[start:end][:WORDS].split())


def _draw(graph: _Graph) -> Chain | None:
    if not graph.words:
        return None
    nodes = {node.name: node for node in _place(graph)}
    edges: list[Edge] = []
    for (start, end), words in graph.words.items():
        if nodes[start].x < nodes[end].x:
            edges.append(Edge(len(edges) + 1, nodes[start], nodes[end], False, tuple(words.values())))
    for (denier, origin), said in graph.denials.items():
        for _, end in [key for key in graph.words if key[0] == origin and key[1] != denier][:1]:
            edges.append(Edge(len(edges) + 1, nodes[denier], nodes[end], True, (), origin, said))
    width = max(node.right for node in nodes.values()) + 20
    height = max(node.y for node in nodes.values()) + STEP
    return Chain(width, height, tuple(nodes.values()), tuple(edges))


def _place(graph: _Graph) -> Iterator[Node]:
    """Every node in the column of its distance from the origins, top to bottom as they came."""
    columns: dict[int, list[str]] = defaultdict(list)
    depths = _depths(graph.anonymous, graph.words)
    passed_on = {start for start, _ in graph.words}
    depths.update(dict.fromkeys(graph.outlets & depths.keys() - passed_on, max(depths.values())))
    for name in graph.anonymous:
        columns[depths[name]].append(name)
    tallest = max(map(len, columns.values()))
    for depth, names in sorted(columns.items()):
        gap = STEP * tallest / len(names)
        for at, name in enumerate(names):
            lines = textwrap.wrap(name, LABEL, max_lines=2, placeholder="…") or [name]
            yield Node(name, tuple(lines), 12 + depth * COLUMN, TOP + int(gap * (at + 0.5)), graph.anonymous[name])


def _depths(names: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The longest way to each name, steps that would close a circle left out."""
    depths, pairs = dict.fromkeys(names, 0), list(edges)
    for _ in range(min(len(depths), 6)):
        for start, end in pairs:
            depths[end] = max(depths[end], min(depths[start] + 1, 5))
    return depths
