"""What a beat's YAML may say, checked as it loads. Every entry carries its source."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model import Basis, Rate, Target


class Entry(BaseModel):
    """A part of a beat: no unknown keys, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Organisation(Entry):
    """An agency, official, outlet or group that figures are attributed to."""

    id: str
    name: str
    kind: Literal["agency", "official", "outlet", "group"]
    aliases: tuple[str, ...] = ()
    role: str | None = None  # an official's office, as a neutral title
    part_of: str | None = None
    source: str


class Office(Entry):
    """One place that a series is kept for. ``first``/``last``: the days it existed, where known."""

    code: str
    name: str
    states: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    source: str


class Confusion(Entry):
    """Another word that outlets use for this metric though it means something else."""

    words: tuple[str, ...]
    metric: str | None = None  # the metric the words rightly mean
    why: str


class Metric(Entry):
    """One thing that is counted, under one definition."""

    id: str
    name: str  # neutral, plural: "administrative arrests"
    wording: tuple[str, ...]  # phrases that mean it, longest match wins; singular and plural are both tried
    kind: Literal["flow", "stock", "share"] = "flow"
    parent: str | None = None  # a part of which metric
    of: str | None = None  # for a share: of which metric
    complement: str | None = None  # for a share: the share that adds up to 100% with it
    among: tuple[str, ...] = ()  # phrases that narrow `parent` (or the whole, `of`) to this where it is what is counted
    confusions: tuple[Confusion, ...] = ()
    definition: str
    source: str


class Denial(Entry):
    """Who denied a target, in which words."""

    who: str
    words: str
    source: str


class TargetEntry(Entry):
    """An announced level."""

    id: str
    metric: str
    scope: Literal["national", "each office"]
    low: float
    high: float | None = None
    rate: Rate = "day"
    announced: date
    first: date
    last: date | None = None
    wording: str
    reported_by: tuple[str, ...]
    denied_by: tuple[Denial, ...] = ()
    source: str
    also: tuple[str, ...] = ()  # metrics under other definitions that are held against it too

    def target(self) -> Target:
        """The target as the stages pass it on."""
        denials = tuple(f"{d.who}: {d.words}" for d in self.denied_by)
        return Target(
            self.id, self.metric, self.scope, self.low, self.high, self.rate, self.announced,
            self.first, self.last, self.wording, self.reported_by, denials, self.source, self.also,
        )  # fmt: skip


class FiscalYear(Entry):
    """A fiscal year is named by the calendar year it ends in."""

    first_month: Annotated[int, Field(ge=1, le=12)]
    source: str


class Column(Entry):
    """One column of a layout. ``what`` says how it is used; ``names`` are the headers it goes by."""

    names: tuple[str, ...]
    what: Literal["date", "office", "count", "method", "criminality", "citizenship", "sex", "identifier",
                  "duplicate", "series", "ignored"]  # fmt: skip
    metric: str | None = None  # of a count
    period: tuple[date, date] | None = None  # of a count that is one total over these days
    formats: tuple[str, ...] = ()  # of a date, strptime; the first that fits the whole column
    required: bool = True
    lookups: dict[str, str] = {}  # odd values, settled here


class Expected(Entry):
    """What a healthy release looks like; a broken bound is reported."""

    rows: tuple[int, int] | None = None
    blank_office: tuple[float, float] | None = None


class Layout(Entry):
    """How one kind of official file is written. Recognised by its headers, never by its name."""

    id: str
    title: str
    kind: Literal["recorded", "posted"] = "recorded"
    metric: str | None = None  # what one row counts; None where count columns name theirs
    row: str  # what one row is, in words
    basis: Basis
    columns: tuple[Column, ...]
    ignored: tuple[str, ...] = ()  # headers that it may have and that are not used
    unless: tuple[str, ...] = ()  # headers that show a file to be something else
    redaction: tuple[str, ...] = ()
    strip_office: tuple[str, ...] = ()  # words that stand beside an office's name
    duplicates: Literal["keep", "drop marked", "drop repeated identifier"] = "keep"
    duplicates_why: str = ""
    series: dict[str, str] = {}  # value of the series column -> metric
    span_days: int = 1  # days that one counted row covers, from its date on
    filling_days: int = 0  # the last days of a release, still filling
    expected: Expected = Expected()
    source: str


class Beat(Entry):
    """A knowledge pack."""

    name: str
    title: str
    about: str
    office_word: str | None = None  # what one office is called: "field office"
    office_aliases: tuple[str, ...] = ()
    nation: tuple[str, ...] = ()  # words for the whole: "nationwide", "across the country"
    fiscal_year: FiscalYear
    organisations: tuple[Organisation, ...] = ()
    offices: tuple[Office, ...] = ()
    metrics: tuple[Metric, ...] = ()
    targets: tuple[TargetEntry, ...] = ()
    layouts: tuple[Layout, ...] = ()
