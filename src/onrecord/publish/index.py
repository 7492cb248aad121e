"""Lookups over a ledger, and the path of every page: what the page makers share."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow.compute as pc

from onrecord.beats import Beat
from onrecord.model import Claim, Decision, Document, Figure, Finding, Ledger, Release, Score, Story, stable_id
from onrecord.publish import words
from onrecord.standing import standing

PROBLEM = "does not add up"
MANY = 5000  # figures; above it, one that a single article carries and no check speaks to has no page of its own


PART = 200_000  # characters of an article on one page


class Index:
    """One ledger, from every side."""

    def __init__(self, ledger: Ledger, beat: Beat) -> None:
        self.ledger, self.beat = ledger, beat
        self.documents = {item.id: item for item in ledger.documents}
        self.claims = {item.id: item for item in ledger.claims}
        self.figures = {item.id: item for item in ledger.figures}
        self.metrics = {metric.id: metric for metric in beat.metrics}
        self._paths: dict[str, str] = {}

    # --- who has what ---

    @functools.cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """Claims by document, in the order of the text."""
        out: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.ledger.claims, key=lambda c: (c.start, c.end, c.id)):
            out[claim.doc].append(claim)
        return out

    @functools.cached_property
    def figure_of(self) -> dict[str, Figure]:
        """The figure of each claim."""
        return {claim: figure for figure in self.ledger.figures for claim in figure.claims}

    @functools.cached_property
    def findings_of(self) -> dict[str, list[Finding]]:
        """Findings by claim and by figure, worst first."""
        out: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            for key in dict.fromkeys((*finding.claims, *finding.figures)):
                out[key].append(finding)
        return out

    @functools.cached_property
    def decisions(self) -> dict[str, Decision]:
        """The last decision on each thing that was not taken back, by the id of what it is about."""
        return standing(self.ledger.decisions)

    @functools.cached_property
    def findings(self) -> list[Finding]:
        """Every finding, worst first."""
        return self.ranked(self.ledger.findings)

    def ranked(self, findings: Iterable[Finding]) -> list[Finding]:
        """Problems first, then what is open, then what adds up; highest rank first."""
        order = {PROBLEM: 0, "cannot tell": 1, "adds up": 2}
        return sorted(findings, key=lambda f: (order[f.verdict], -f.rank, -f.confidence, f.id))

    @functools.cached_property
    def problems(self) -> list[Finding]:
        """The findings that do not add up, worst first."""
        return [finding for finding in self.findings if finding.verdict == PROBLEM]

    @functools.cached_property
    def stories_of(self) -> dict[str, list[Story]]:
        """Stories by document."""
        out: dict[str, list[Story]] = defaultdict(list)
        for story in self.ledger.stories:
            for document in story.documents:
                out[document].append(story)
        return out

    @functools.cached_property
    def figures_of(self) -> dict[str, list[Figure]]:
        """Figures by story, those that most outlets carry first."""
        out: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.ledger.figures:
            for story in self._stories(figure):
                out[story].append(figure)
        for figures in out.values():
            figures.sort(key=self.weight)
        return out

    def _stories(self, figure: Figure) -> Iterable[str]:
        if figure.story:
            return (figure.story,)
        documents = {self.claims[claim].doc for claim in figure.claims if claim in self.claims}
        return sorted({story.id for document in documents for story in self.stories_of[document]})

    def weight(self, figure: Figure) -> tuple[int, int, int, str]:
        """The sort key that puts first what an editor looks for first."""
        role = ("target", "actual", "share", "baseline", "stock", "count", "incidental").index(figure.role)
        return (role == 6, -len(self.documents_of(figure)), role, figure.id)

    @functools.cached_property
    def counts(self) -> dict[tuple[str, date], list[dict[str, Any]]]:
        """National counts, recorded and posted, by metric and day."""
        out: dict[tuple[str, date], list[dict[str, Any]]] = defaultdict(list)
        series = self.ledger.series
        for row in series.filter(pc.equal(series["office"], "national")).to_pylist():
            out[row["metric"], row["day"]].append(row)
        return out

    @functools.cached_property
    def _attained(self) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
        out: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in self.ledger.attainment.sort_by("day").to_pylist():
            out[row["target"], row["office"], row["evidence"], row["counted"], row["days"]].append(row)
        return out

    def attained(self, score: Score) -> list[dict[str, Any]]:
        """The days of a score's kind of evidence, in order, those before and after the target existed too."""
        return self._attained[score.target, score.office, score.evidence, score.counted or score.metric, score.span]

    @functools.cached_property
    def releases(self) -> dict[str, Release]:
        """Releases by id."""
        return {release.id: release for release in self.ledger.releases}

    def synthetic(self, releases: Iterable[str]) -> bool:
        """Whether one of the releases says that it is synthetic."""
        found = [self.releases[id] for id in releases if id in self.releases]
        return any("synthetic" in " ".join((item.title, *item.notes)).lower() for item in found)

    def documents_of(self, figure: Figure) -> list[Document]:
        """The articles that carry a figure, in the order they were published."""
        ids = dict.fromkeys(self.claims[claim].doc for claim in figure.claims if claim in self.claims)
        return self.in_order(self.documents[id] for id in ids if id in self.documents)

    def in_order(self, documents: Iterable[Document]) -> list[Document]:
        """Articles in the order they were published, those without a date last."""
        return sorted(documents, key=lambda document: (document.published or date.max, document.id))

    # --- what things are called ---

    def name(self, document: Document) -> str:
        """What to call an article's source."""
        return document.called

    def metric(self, id: str | None) -> str:
        """The beat's name of a metric."""
        return self.metrics[id].name if id in self.metrics else id or ""

    def state(self, findings: Sequence[Finding]) -> str:
        """ "problem", "open", "fine" or "unchecked", for the line under a figure."""
        verdicts = {finding.verdict for finding in findings}
        if PROBLEM in verdicts:
            return "problem"
        return "open" if "cannot tell" in verdicts else "fine" if verdicts else "unchecked"

    # --- where things are ---

    def path(self, item: Document | Story | Figure | Finding | Claim) -> str:
        """The page of a thing, from the site's root; a claim's is its place in its article."""
        match item:
            case Claim():
                part = self.part(self.documents[item.doc], item.start // PART)
                return f"{part}#c-{words.slug(item.id)}"
            case Document():
                return self._page("articles", item.id)
            case Story():
                return self._page("stories", item.id)
            case Figure():
                return self._page("figures", item.id) if self.has_page(item) else self.path(self.claims[item.claims[0]])
            case Finding():
                return self._page("findings", item.id)

    def part(self, item: Document | Story, number: int) -> str:
        """A page of an article or story that is too long for one; its first is the thing's own."""
        path = self.path(item)
        return f"{path.removesuffix('.html')}-part-{number + 1}.html" if number else path

    def has_page(self, figure: Figure) -> bool:
        """Whether a figure has a page; if not, its one place in its article is its page."""
        if len(self.figures) <= MANY or len(figure.claims) != 1 or figure.claims[0] not in self.claims:
            return True
        return any(self.findings_of.get(id) for id in (figure.id, *figure.claims))

    def office(self, name: str) -> str:
        """The page of an office."""
        return self._page("offices", name)

    def _page(self, kind: str, id: str) -> str:
        path = self._paths.get(f"{kind}/{id}")
        if path is None:
            short = words.slug(id)
            plain = short == id and not short.startswith(("index", "page-"))  # those are the lists' own
            clear = short if plain else stable_id(short or kind, id)
            path = self._paths[f"{kind}/{id}"] = f"{kind}/{clear}.html"
        return path
