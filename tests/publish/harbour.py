"""A ledger invented for these tests: harbour inspections, told by four outlets that do not exist."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from onrecord.beats.models import Beat, Confusion, FiscalYear, Metric, Office
from onrecord.model import (
    Attribution,
    Claim,
    Decision,
    Document,
    Drift,
    Figure,
    Finding,
    Ledger,
    Origin,
    Release,
    Score,
    SetAside,
    Story,
    Target,
    stable_id,
)
from onrecord.records.releases import SCHEMA as SERIES
from onrecord.targets.attainment import SCHEMA as ATTAINED

SOURCE = "invented for the tests"
PORTS = ("Alder Bay", "Brackwater", "Cinder Quay", "Dunmouth", "Eastholm", "Far Skerry")
BEAT = Beat(
    name="harbour",
    title="Harbour inspections",
    about="Inspections of vessels in six invented ports.",
    office_word="port",
    fiscal_year=FiscalYear(first_month=4, source=SOURCE),
    offices=tuple(Office(code=name[:2].upper(), name=name, states=("Coast",), source=SOURCE) for name in PORTS),
    metrics=(
        Metric(
            id="inspections",
            name="inspections",
            wording=("inspections",),
            definition="A vessel boarded and looked over once, whatever was found.",
            source=SOURCE,
            confusions=(Confusion(words=("boardings",), why="a boarding need not be an inspection"),),
        ),
        Metric(id="holds", name="vessels held", wording=("vessels held",), definition="Kept in port.", source=SOURCE),
    ),
)

POST = """Harbour chiefs told to make 80 inspections a day

The Quayside Post has learned from three people at the board that inspectors were told on Saturday to reach at \
least 80 inspections a day, up from a few dozen.

On Monday the board counted 77 inspections. Of these 31 led to vessels being held, which is nearly 60 percent.
"""
GAZETTE = """Up to 90 inspections a day, report says

According to the Quayside Post, the harbour board wants up to 90 inspections a day.
It made 77 on Sunday, the board said. "That story is made up," said Ada Finch, who speaks for the board.
"""
MIRROR = """Board counts 52 inspections

The board counted 52 inspections on Sunday and 77 on Monday. The Quayside Post had put the aim at 80 a day.
"""
HOSTILE = """<script>alert("x")</script> and <img src=x onerror=alert(1)>
A \u202eright to left\u202c turn, a javascript:alert(1) link, and 5 inspections & one <b>tag</b>.
"""

DOCUMENTS = (
    Document(
        "post.txt",
        POST,
        "Quayside Post",
        "Harbour chiefs told to make 80 inspections a day",
        date(2025, 3, 3),
        "given in coverage.yml",
        "https://example.org/post",
        note="synthetic",
    ),
    Document(
        "gazette.txt",
        GAZETTE,
        "Coast Gazette",
        "Up to 90 inspections a day, report says",
        date(2025, 3, 4),
        "the first line",
        "https://example.org/gazette",
    ),
    Document(
        "sub/mirror 1.txt", MIRROR, "Harbour Mirror", None, date(2025, 3, 4), "worked out from the other articles"
    ),
    Document(
        "hostile.txt",
        HOSTILE,
        '"><script>alert(2)</script>',
        "<script>alert(3)</script>",
        None,
        None,
        "javascript:alert(4)",
    ),
)
_TEXT = {document.id: document.text for document in DOCUMENTS}
SUNDAY, MONDAY = date(2025, 3, 2), date(2025, 3, 3)


def claim(doc: str, exact: str, low: float | None, high: float | None, source: str = "", **more: Any) -> Claim:
    """A claim at the first place where those characters stand in the document."""
    text = _TEXT[doc]
    start = text.index(exact)
    number = next(word for word in exact.split() if word[0].isdigit()) if any(map(str.isdigit, exact)) else exact
    at = text.index(number, start)
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    span = (text.index(source), text.index(source) + len(source)) if source else None
    first = Claim(
        id=stable_id("c", doc, start),
        doc=doc,
        start=start,
        end=start + len(exact),
        exact=exact,
        number=number,
        number_start=at,
        number_end=at + len(number),
        low=low,
        high=high,
        modifier="exact",
        trend=None,
        counted="inspections",
        unit=None,
        rate=None,
        per=None,
        metric="inspections",
        role="actual",
        scope="national",
        period=None,
        period_span=None,
        sources=(source,) if source else (),
        source_spans=(span,) if span else (),
        stance="reported",
        sentence=(begin, end),
    )
    return replace(first, **more)


_AIM: dict[str, Any] = {"role": "target", "rate": "day"}
CLAIMS = (
    claim("post.txt", "at least 80", 80, None, "three people", **_AIM, modifier="at_least"),
    claim("post.txt", "77", 77, 77, "the board", period=(MONDAY, MONDAY)),
    claim("post.txt", "31", 31, 31, "the board", metric="holds", counted="vessels held"),
    claim("post.txt", "nearly 60 percent", 60, 60, unit="percent", modifier="nearly", role="share", metric="holds"),
    claim("gazette.txt", "up to 90", None, 90, "the Quayside Post", **_AIM, modifier="up_to"),
    claim("gazette.txt", "77", 77, 77, "the board", period=(SUNDAY, SUNDAY)),
    claim("sub/mirror 1.txt", "52", 52, 52, "The board", period=(SUNDAY, SUNDAY)),
    claim("sub/mirror 1.txt", "77", 77, 77, "The board", period=(MONDAY, MONDAY)),
    claim("sub/mirror 1.txt", "80", 80, 80, "The Quayside Post", **_AIM),
    claim("hostile.txt", "5", 5, 5),
)
_AIMS = (CLAIMS[0].id, CLAIMS[4].id, CLAIMS[8].id)
_MONDAYS = (CLAIMS[1].id, CLAIMS[5].id, CLAIMS[7].id)
_OUTLETS = ("Quayside Post", "Coast Gazette", "Harbour Mirror")


def figure(id: str, says: str, claims: tuple[str, ...], **more: Any) -> Figure:
    """A figure of the story."""
    first = Figure(
        id=id,
        says=says,
        metric="inspections",
        counted="inspections",
        role="actual",
        scope="national",
        period=None,
        low=None,
        high=None,
        rate=None,
        unit=None,
        claims=claims,
        outlets=_OUTLETS[: len(claims)],
        story="story-1",
    )
    return replace(first, **more)


FIGURES = (
    figure(
        "figure-aim",
        "80 inspections a day, the aim",
        _AIMS,
        role="target",
        low=80,
        rate="day",
        standing="single origin",
        origins=(Origin("three people", True, ("Quayside Post", "the Quayside Post", "The Quayside Post"), _AIMS),),
        drifts=(Drift(CLAIMS[4].id, "modifier", "at least", "up to"),),
        denied_by=("Ada Finch: “made up” (Coast Gazette)",),
    ),
    figure(
        "figure-77",
        "77 inspections",
        _MONDAYS,
        low=77,
        high=77,
        period=(MONDAY, MONDAY),
        standing="repeated",
        origins=(Origin("the board", False, (), _MONDAYS),),
        drifts=(
            Drift(CLAIMS[5].id, "date", "2025-03-03/2025-03-03", "2025-03-02/2025-03-02"),
            Drift(CLAIMS[7].id, "attribution", "the board", ""),
            Drift(CLAIMS[7].id, "scope", "Pell", ""),
        ),
    ),
    figure("figure-52", "52 inspections on Sunday", (CLAIMS[6].id,), low=52, high=52, period=(SUNDAY, SUNDAY)),
    figure("figure-held", "31 vessels held", (CLAIMS[2].id,), low=31, high=31, metric="holds", counted="vessels held"),
    figure(
        "figure-share",
        "nearly 60 percent of vessels held",
        (CLAIMS[3].id,),
        low=60,
        high=60,
        unit="percent",
        role="share",
        metric="holds",
    ),
    figure("figure-hostile", "5 <b>inspections</b>", (CLAIMS[9].id,), low=5, high=5, story=None),
)

FINDINGS = (
    Finding(
        "f-share",
        "share",
        "does not add up",
        "31 of 77 is 40.3%, not nearly 60%",
        "31 / 77 = 40.3%\n46 / 77 = 59.7%",
        0.97,
        (CLAIMS[1].id, CLAIMS[2].id, CLAIMS[3].id),
        (),
        ("figure-share",),
        ("the share may be of the 46 vessels that were not held: 46 / 77 = 59.7%",),
        "the board's own count",
        9,
    ),
    Finding(
        "f-day",
        "conflict",
        "does not add up",
        "77 inspections are given for Monday and for Sunday",
        "77 = 77",
        0.9,
        (CLAIMS[1].id, CLAIMS[5].id, CLAIMS[6].id),
        ("posted: inspections national 2025-03-03",),
        (),
        (),
        "the board's list of days",
        8,
    ),
    Finding(
        "f-origin",
        "dependence",
        "cannot tell",
        "All three outlets' aim goes back to three people without a name",
        "3 outlets, 1 origin",
        0.9,
        _AIMS,
        (),
        ("figure-aim",),
        (),
        "a second source",
        5,
    ),
    Finding("f-denial", "denial", "cannot tell", "The board's speaker denies the aim", "", 0.8, _AIMS[:1], rank=4),
    Finding(
        "f-target",
        "target",
        "does not add up",
        "No posted day reached 80; Monday came within 3",
        "77 / 80 = 96.3%",
        1.0,
        (CLAIMS[1].id,),
        rank=3,
    ),
    Finding("f-sum", "sum", "adds up", "31 + 46 = 77", "31 + 46 = 77", 1.0, (CLAIMS[1].id, CLAIMS[2].id), rank=1),
)

NATIONAL = Target(
    "aim",
    "inspections",
    "national",
    80,
    90,
    "day",
    date(2025, 3, 1),
    date(2025, 3, 1),
    None,
    "reach at least 80 inspections a day",
    ("Quayside Post",),
    ("Ada Finch: made up",),
    SOURCE,
)
EACH = replace(NATIONAL, id="aim-port", scope="each office", low=12, high=None, wording="12 a port")
RELEASES = (
    Release(
        "posted",
        "posted.csv",
        "posted-days",
        "Days the board posted",
        ("inspections",),
        "label",
        6,
        5,
        (SetAside("posted.csv", "the day is no date", "row 6"),),
        date(2025, 2, 28),
        date(2025, 3, 5),
        "posted",
    ),
    Release(
        "log",
        "log.csv",
        "log",
        "Inspection log, synthetic",
        ("inspections",),
        "event",
        5000,
        5000,
        (),
        date(2023, 4, 1),
        date(2023, 12, 31),
        "recorded",
        ("made by a seeded script, synthetic",),
    ),
)

_TEXT_, _DAY, _COUNT, _SHARE = pa.string(), pa.date32(), pa.int64(), pa.float64()
REVISED = pa.schema([
    ("metric", _TEXT_), ("office", _TEXT_), ("day", _DAY), ("days", _COUNT), ("kind", _TEXT_), ("was", _COUNT),
    ("release", _TEXT_), ("became", _COUNT), ("newer", _TEXT_),
])  # fmt: skip
BROKEN = pa.schema([
    ("metric", _TEXT_), ("office", _TEXT_), ("week", _DAY), ("by", _TEXT_), ("value", _TEXT_), ("count", _COUNT),
    ("share", _SHARE), ("low", _SHARE), ("high", _SHARE), ("release", _TEXT_),
])  # fmt: skip


def _revised() -> pa.Table:
    row = {"metric": "inspections", "office": "Dunmouth", "day": date(2023, 5, 2), "days": 1, "kind": "recorded"}
    changes = [(4, 9), (5, None)]
    rows = [{**row, "was": was, "release": "posted", "became": became, "newer": "log"} for was, became in changes]
    return pa.Table.from_pylist(rows, schema=REVISED)


def _broken() -> pa.Table:
    row = {"metric": "inspections", "week": date(2023, 5, 1), "by": "size", "release": "log"}
    seen = {"count": 40, "share": 0.8, "low": 0.67, "high": 0.89}
    rows = [{**row, "office": office, "value": "large", **seen} for office in ("national", "Dunmouth")]
    rows.append(
        {**row, "office": "Dunmouth", "value": "small", "count": None, "share": None, "low": None, "high": None}
    )
    return pa.Table.from_pylist(rows, schema=BROKEN)


def _counts() -> list[dict[str, Any]]:
    """Counts by port and day, seeded, and the days the board posted."""
    chance, rows = random.Random(7), []
    for at in range(275):
        day = date(2023, 4, 1) + timedelta(days=at)
        ports = {name: max(0, round(chance.gauss(11 - 2 * rank, 2))) for rank, name in enumerate(PORTS[:-1])}
        for office, n in {**ports, "national": sum(ports.values())}.items():
            rows.append({"office": office, "day": day, "count": n, "release": "log", "kind": "recorded"})
    for at, n in enumerate((48, 52, 77, 60, 79)):
        day = date(2025, 3, 1) + timedelta(days=at)
        rows.append({"office": "national", "day": day, "count": n, "release": "posted", "kind": "posted"})
    return [{"metric": "inspections", "days": 1, **row} for row in rows]


def _attainment(counts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = []
    for row in counts:
        target = NATIONAL if row["office"] == "national" else EACH
        share = row["count"] / target.low
        rows.append(
            {
                "target": target.id,
                "metric": "inspections",
                "office": row["office"],
                "day": row["day"],
                "count": row["count"],
                "level": target.low,
                "share": share,
                "met": share >= 1,
                "evidence": row["kind"],
                "in_force": row["day"] >= target.first,
                "release": row["release"],
                "counted": "inspections",
                "days": 1,
            }
        )
    return rows


def _scores(rows: list[dict[str, Any]]) -> tuple[Score, ...]:
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["target"], row["office"], row["evidence"]), []).append(row)
    scores = []
    for (target, office, evidence), days in groups.items():
        met, best = [row["day"] for row in days if row["met"]], max(days, key=lambda row: row["count"])
        scores.append(
            Score(
                target,
                "inspections",
                office,
                evidence,
                days[0]["in_force"],
                days[0]["level"],
                days[0]["day"],
                days[-1]["day"],
                len(days),
                len(met),
                met[0] if met else None,
                min(1, len(met)),
                best["count"],
                best["day"],
                sum(row["share"] for row in days) / len(days),
                (days[0]["release"],),
            )
        )
    return tuple(scores)


def ledger() -> Ledger:
    """Everything: three outlets on one story, a hostile article, posted days and a synthetic log."""
    counts = _counts()
    rows = _attainment(counts)
    span = CLAIMS[4].source_spans[0]
    said = Attribution(
        ((GAZETTE.index("the harbour"), GAZETTE.index(".\nIt made")),),
        span,
        (GAZETTE.index("According to"), GAZETTE.index("According to") + 12),
        False,
    )
    return Ledger(
        beat="harbour",
        title="The harbour aim",
        note="Everything here is synthetic.",
        documents=DOCUMENTS,
        stories=(
            Story("story-1", "The harbour board's aim", tuple(d.id for d in DOCUMENTS[:3]), SUNDAY, date(2025, 3, 4)),
        ),
        times={},
        attributions={"gazette.txt": (said,)},
        claims=CLAIMS,
        figures=FIGURES,
        findings=FINDINGS,
        releases=RELEASES,
        series=pa.Table.from_pylist(counts, schema=SERIES),
        targets=(NATIONAL, EACH),
        attainment=pa.Table.from_pylist(rows, schema=ATTAINED),
        scores=_scores(rows),
        revisions=_revised(),
        breakdowns=_broken(),
        set_aside=(SetAside("torn.pdf", "no text can be read from it"),),
    )


def decided() -> Ledger:
    """The same, with one finding accepted by a person, one rejected, and one accepted and taken back."""
    said = [
        ("1", "finding", "f-share", "accept"),
        ("2", "finding", "f-day", "reject"),
        ("3", "finding", "f-sum", "accept"),
    ]
    made = [Decision(id, f"2025-03-0{id}T10:00:00Z", "Bo Reader", about, key, what) for id, about, key, what in said]
    undone = Decision("4", "2025-03-05T10:00:00Z", "Bo Reader", "decision", "3", "undo")
    return replace(ledger(), decisions=(*made, undone))


def empty() -> Ledger:
    """A dossier into which nothing was put yet."""
    nothing: Any = ()
    return Ledger(
        beat="harbour",
        title="Nothing yet",
        note="",
        documents=nothing,
        stories=nothing,
        times={},
        attributions={},
        claims=nothing,
        figures=nothing,
        findings=nothing,
        releases=nothing,
        series=SERIES.empty_table(),
        targets=nothing,
        attainment=ATTAINED.empty_table(),
        scores=nothing,
        set_aside=nothing,
    )
