"""How the time and memory of reconciling grow with what there is: `make bench-reconcile`, table in results.md.

Articles with ten claims each are made, on events of which a few are told by hundreds of outlets and most by a handful,
and grouped to stories and figures and checked, each size in a process of its own. Nothing is read: that has its own
benchmark.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import results

from onrecord import checks, coverage, figures
from onrecord.coverage import stories
from onrecord.model import Claim, Document, Ledger, stable_id
from onrecord.text import holder, sentences

DOCUMENTS = (100, 1_000, 10_000)
EACH = 10  # claims of an article
ONE_STORY = 3_000  # articles on one event
SYLLABLES = re.findall(r"\w+", "ka lo mi ren sta vor pel dun har eas tri gol ned bru fen wick ost sal mar tin")
THINGS = re.findall(
    r"\w+",
    """fines tests permits ships licences visits arrests samples loans homes trains doses parcels complaints appeals
    bridges floods fires pupils nurses beds seats votes ballots strikes orders refunds crashes storms outages grants
    pensions jobs layoffs patents harvests herds trucks flights ferries tickets letters surveys raids seizures boxes
    weddings births deaths burials schools clinics shelters meals barrels turbines panels wells leaks cables""",
)
SAID = (
    "{who} counted {n} {thing} in {town} on {day}.",
    "On {day} there were {n} {thing} in {town}, according to {who}.",
    "{n} {thing} were told of in {town}, {who} said on {day}.",
)


def main() -> int:
    """Measure every size and keep the table."""
    rows = []
    for count, largest in [*((count, 0) for count in DOCUMENTS), (ONE_STORY, ONE_STORY)]:
        command = [sys.executable, __file__, str(count), str(largest)]
        done = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        what = f"{count:,}" + (" on one event" if largest else "")
        per = 1000 * done["seconds"] / done["claims"]
        parts = [f"{done[part]:.1f}" for part in ("copies", "stories", "figures", "checks")]
        rows.append([what, f"{done['claims']:,}", f"{done['seconds']:.1f}", *parts, f"{per:.2f}", f"{done['mb']:,.0f}"])
        print(rows[-1], file=sys.stderr)
    head = ["articles", "claims", "seconds", "copies", "stories", "figures", "checks", "ms a claim", "MB at most"]
    body = results.table(head, rows)
    results.keep("Reconciling, as it grows", f"`make bench-reconcile`; {results.versions('onrecord')}.\n\n{body}")
    print(body)
    return 0


def measure(count: int, largest: int) -> dict[str, float]:
    """Seconds of each step and the most memory for that many articles."""
    documents, claims = made(count, largest)
    spent: dict[str, float] = {"claims": len(claims)}
    begin = time.perf_counter()

    def step(name: str) -> None:
        spent[name] = time.perf_counter() - begin - sum(spent[key] for key in spent if key != "claims")

    documents = coverage.shared(documents)
    step("copies")
    events = stories.group(documents, claims)
    step("stories")
    grouped = figures.group(documents, claims, {}, None, events)
    step("figures")
    empty: dict[str, Any] = dict.fromkeys(Ledger.__dataclass_fields__, ())
    empty.update(beat="none", documents=tuple(documents), stories=tuple(events), claims=tuple(claims), times={},
                 attributions={}, figures=tuple(grouped), series=None, attainment=None)  # fmt: skip
    checks.run(Ledger(**empty))
    step("checks")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return spent | {"seconds": time.perf_counter() - begin, "mb": peak}


def made(count: int, largest: int) -> tuple[list[Document], list[Claim]]:
    """So many articles with their claims, the same each time."""
    rng = random.Random(count)
    documents: list[Document] = []
    claims: list[Claim] = []
    for size in _sizes(count, largest, rng):
        event = _Event(rng)
        for _ in range(size):
            document, found = event.article(f"{len(documents):06}.txt", f"Outlet {rng.randrange(400)}")
            documents.append(document)
            claims += found
    return documents, claims


def _sizes(count: int, largest: int, rng: random.Random) -> Iterator[int]:
    """How many articles each event has: few have many."""
    while count > 0:
        size = min(count, largest or min(int(rng.paretovariate(1.1)) + 1, 500))
        yield size
        count -= size


class _Event:
    """An event with its true numbers, as articles tell it."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.day = date(2024, 1, 1) + timedelta(days=rng.randrange(300))
        self.names = ["".join(rng.sample(SYLLABLES, 4)).title() for _ in range(6)]
        self.facts = [
            (
                rng.randrange(1, 10 ** rng.randrange(1, 6)),
                rng.choice(THINGS),
                rng.choice(self.names[:3]),
                rng.randrange(3),
            )
            for _ in range(25)
        ]

    def article(self, name: str, outlet: str) -> tuple[Document, list[Claim]]:
        """One article: ten of the numbers, some with a digit changed, in one of several wordings."""
        text, slots = "", []
        for value, thing, town, back in self.rng.sample(self.facts, EACH):
            number = value + (self.rng.random() < 0.05) * 10
            day, who = self.day - timedelta(days=back), self.rng.choice(self.names[3:])
            head, tail = self.rng.choice(SAID).split("{n}")
            said = {"who": f"The {who} Board", "thing": thing, "town": town, "day": f"{day:%A}"}
            start = len(text) + len(head.format(**said))
            text += f"{head.format(**said)}{number:,}{tail.format(**said)} "
            slots.append((start, number, thing, town, day, said["who"]))
        document = Document(name, text, outlet, published=self.day + timedelta(days=1))
        return document, [_claim(document, *slot) for slot in slots]


def _claim(document: Document, start: int, value: int, thing: str, town: str, day: date, who: str) -> Claim:
    spans = sentences(document.text)
    words = f"{value:,}"
    end = start + len(words)
    return Claim(
        stable_id("claim", document.id, start), document.id, start, end, words, words, start, end, value, value,
        "exact", None, thing, None, None, None, None, "actual", town, (day, day), None, (who,), (None,), "reported",
        spans[holder(spans, start)],
    )  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
    else:
        sys.exit(main())
