"""The nouns: what one stage hands to the next.

Offsets are characters of the unmodified text, end exclusive, so
``document.text[mention.start:mention.end] == mention.exact`` always holds.
Periods are (first day, last day), both included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Span = tuple[int, int]
Period = tuple[date, date]

Modifier = Literal[
    "exact", "about", "at_least", "at_most", "more_than", "less_than", "nearly", "up_to", "range", "vague"
]
Role = Literal["target", "actual", "baseline", "stock", "share", "count", "incidental"]
Rate = Literal["day", "week", "month", "year"]
Trend = Literal["up", "down"]
Stance = Literal["asserted", "reported", "denied", "disputed"]
Way = Literal["speech", "attitude", "inside"]
Verdict = Literal["adds up", "does not add up", "cannot tell"]
Basis = Literal["event", "label", "publication"]


def stable_id(prefix: str, *parts: object) -> str:
    """An id that depends on content alone, so that it survives a rebuild."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:12]}"


# --- coverage ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One article. ``id`` is its path in the coverage folder (or the corpus's own id)."""

    id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    published_how: str | None = None  # one plain phrase: where the date is from
    url: str | None = None
    language: str = "en"
    note: str | None = None  # what is to be said of it wherever it is shown: "synthetic"
    wire: str | None = None  # the agency that its text is credited to
    copy_of: str | None = None  # an earlier document whose text it repeats

    @property
    def called(self) -> str:
        """What readers know it by: its outlet, else its headline in quotation marks, else its file."""
        headline = " ".join((self.title or "").split())
        return self.outlet or (f"“{headline}”" if headline else self.id)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Input that was not used, and why. ``where`` is a line, sheet or row where there is one."""

    source: str
    reason: str
    where: str = ""
    count: int = 1


# --- mentions ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written. ``low``/``high`` are the number meant; None is open."""

    start: int
    end: int
    exact: str  # with its modifier and unit word of value: "nearly 52 percent"
    number_start: int
    number_end: int
    number: str  # the digits or words alone: "52"
    low: float | None
    high: float | None
    modifier: Modifier = "exact"
    trend: Trend | None = None
    unit: str | None = None  # "percent", "fraction", "dollar per month", "kilometre"; None where things are counted
    rate: Rate | None = None
    per: str | None = None  # "field office", "100,000 people"
    kind: Literal["number", "age", "multiple", "ordinal_free"] = "number"
    counted: str | None = None  # the noun phrase after it, singular, as far as the words alone tell


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. ``value`` is TIMEX3; ``first``/``last`` are None where it cannot be placed."""

    start: int
    end: int
    exact: str
    value: str
    first: date | None = None
    last: date | None = None
    kind: Literal["date", "duration", "set", "time"] = "date"
    how: str = ""  # what it was placed by


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what. ``name`` is the source as it is known after resolving pronouns and short names."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    direct: bool
    name: str | None = None
    chain: tuple[Span, ...] = ()  # further sources behind the nearest: "the Post, citing four officials"
    anonymous: bool = False
    stance: Stance = "reported"  # "denied" where the cue denies, rejects or corrects
    # "attitude" where the source takes a side by an act and says nothing: "vetoed the bill"; "inside" for a report that
    # another one tells, read for its figures alone: "said that unions claimed ..."
    way: Way = "speech"


# --- claims and figures -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """One document's statement of a quantity."""

    id: str
    doc: str
    start: int
    end: int
    exact: str
    number: str
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    modifier: Modifier
    trend: Trend | None
    counted: str | None
    unit: str | None
    rate: Rate | None
    per: str | None
    metric: str | None
    role: Role
    scope: str | None  # "national", "each field office", or the place or organisation named
    period: Period | None
    period_span: Span | None  # the time expression that decided it
    sources: tuple[str, ...]  # nearest first
    source_spans: tuple[Span | None, ...]
    stance: Stance
    sentence: Span
    one: str | None = None  # what one of it is, in full and in the singular: "field office", "dollar per month"
    rules: Mapping[str, str] = field(default_factory=dict)  # for role, scope, period ...: the rule that decided


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure began, as far as the coverage shows."""

    name: str
    anonymous: bool = False
    through: tuple[str, ...] = ()  # outlets or reports on the way
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """How one wording of a figure differs from the others."""

    claim: str
    aspect: str  # "modifier", "unit", "definition", "scope", "date", "role", "attribution"
    was: str
    became: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The same claim across documents."""

    id: str
    says: str
    metric: str | None
    counted: str | None
    role: Role
    scope: str | None
    period: Period | None
    low: float | None
    high: float | None
    rate: Rate | None
    unit: str | None
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    standing: Literal["single origin", "repeated", "corroborated", "unknown"] = "unknown"
    drifts: tuple[Drift, ...] = ()
    denied_by: tuple[str, ...] = ()
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The documents on one event."""

    id: str
    title: str
    documents: tuple[str, ...]
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check. A problem is a finding whose verdict is "does not add up"."""

    id: str
    kind: str
    verdict: Verdict
    says: str  # one plain, neutral sentence
    working: str  # as one would write it on paper
    confidence: float  # 0 to 1
    claims: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()  # rows of posted figures or series, "file:row" or "metric office day"
    figures: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()  # tried, best first, each with its evidence
    settle: str = ""  # what would settle it
    rank: float = 0.0  # higher is shown first


# --- records and targets ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Release:
    """An official file as it was read. read == counted + sum of set_aside counts."""

    id: str
    path: str
    layout: str
    title: str
    metrics: tuple[str, ...]
    basis: Basis
    read: int
    counted: int
    set_aside: tuple[SetAside, ...]
    first: date | None
    last: date | None
    kind: Literal["recorded", "posted"] = "recorded"
    notes: tuple[str, ...] = ()
    filling_from: date | None = None  # from this day on its counts are still growing


@dataclass(frozen=True, slots=True)
class Target:
    """An announced level."""

    id: str
    metric: str
    scope: Literal["national", "each office"]
    low: float
    high: float | None
    rate: Rate
    announced: date
    first: date
    last: date | None
    wording: str
    reported_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    source: str
    also: tuple[str, ...] = ()  # metrics under other definitions that are held against it too


@dataclass(frozen=True, slots=True)
class Score:
    """How one target was met in one office (or nationally) over the days that one kind of evidence covers."""

    target: str
    metric: str
    office: str  # "national", or the office
    evidence: Literal["posted", "recorded"]
    in_force: bool  # False: history, from before or after the target existed
    level: float  # the target's lower end
    first: date
    last: date
    days: int  # days covered
    days_met: int
    first_met: date | None
    longest_run: int
    best: float
    best_day: date
    mean_share: float
    sources: tuple[str, ...]  # release ids
    counted: str = ""  # the metric of the series that was held against it, where it is not the target's own
    span: int = 1  # days that one count covers; above 1 the daily average over the span is held against the level

    @property
    def counts(self) -> int:
        """How many counts it is of: its days, or where each count covers several, its spans."""
        return self.days // self.span

    @property
    def counts_met(self) -> int:
        """How many of them reached the level, those over several days on average."""
        return self.days_met // self.span

    @property
    def shortfall(self) -> float:
        """How far all its days together stayed below the level; 0 where they reached it."""
        return max(0.0, (1 - self.mean_share) * self.level * self.days)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided. ``key`` is the id of a claim, figure, finding or (for undo) decision."""

    id: str
    at: str  # ISO time, UTC
    by: str
    about: Literal["claim", "figure", "finding", "decision"]
    key: str
    action: Literal["accept", "reject", "correct", "join", "split", "undo"]
    changes: Mapping[str, Any] = field(default_factory=dict)  # field -> new value
    note: str = ""
    quote: str = ""  # the words it was about, for when they are gone


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that one run found, as the site, the ledger file and the exports write it.

    ``series`` is an Arrow table, one row a metric, office, day and release: ``metric``, ``office`` ("national",
    an office, or "office not given"), ``day``, ``count``, ``release``, ``kind`` ("recorded" or "posted"),
    ``days`` (how many days from ``day`` on the count covers: 1, or 7 for a weekly table; never add unlike ones).
    ``attainment`` is an Arrow table, one row a target, office, evidence and day: ``target``, ``metric``,
    ``office``, ``day``, ``count``, ``level``, ``share``, ``met``, ``evidence``, ``in_force``, ``release``,
    ``counted`` (the metric of the series), ``days`` (above 1, ``share`` is of the daily average).
    ``revisions``: counts that one release gives and another, in use, gives otherwise (``records.overlaps.Revision``).
    ``breakdowns``: counts by what a person is, by week, small cells hidden (``records.breakdowns.Broken``).
    """

    beat: str
    title: str  # the dossier's
    note: str  # shown on every page; says so where something is synthetic
    documents: tuple[Document, ...]
    stories: tuple[Story, ...]
    times: Mapping[str, tuple[Time, ...]]  # by document
    attributions: Mapping[str, tuple[Attribution, ...]]  # by document
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    releases: tuple[Release, ...]
    series: Any
    targets: tuple[Target, ...]
    attainment: Any
    scores: tuple[Score, ...]
    set_aside: tuple[SetAside, ...]
    decisions: tuple[Decision, ...] = ()
    revisions: Any = None
    breakdowns: Any = None
