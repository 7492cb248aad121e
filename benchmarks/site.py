"""How long the site of a large dossier takes, and how large its pages are: `make bench-site`, table in results.md.

The articles and their claims are those of the reconciling benchmark, with the example's records beside them; reading
has its own benchmark. At the end a figure and an outlet are searched for from disk in a browser.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import reconcile
import results

from onrecord import beats, examples, pipeline, records
from onrecord.dossier import Dossier, open_dossier
from onrecord.values import plain

DOCUMENTS = 10_000
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main(count: int = DOCUMENTS) -> int:
    """Measure the run and its site and keep the table."""
    with tempfile.TemporaryDirectory() as folder:
        dossier, gathered = made(Path(folder) / "dossier", count)
        spent = timed(dossier, gathered)
        rows = [[f"{count:,}", *(f"{seconds:.0f}" for seconds in spent.values()), *pages(dossier.out), peak()]]
        found = searched(dossier.out)
    head = ["articles", *(f"{part}, s" for part in spent), "pages", "MB in all", "largest page, KB", "peak memory, MB"]
    table = f"{results.table(head, rows)}\n\nSearch from disk, no server: {found}."
    print(table)
    if count == DOCUMENTS:
        results.keep("The site of a large dossier", f"`make bench-site`; {results.versions('onrecord')}.\n\n{table}")
    return 0


def made(root: Path, count: int) -> tuple[Dossier, pipeline.Gathered]:
    """A dossier with the records of the example, and what so many articles say."""
    dossier = open_dossier(examples.copy("january-2025", root))
    documents, claims = reconcile.made(count, 0)
    found = records.gather(dossier.records, beats.load(dossier.beat), None)
    return dossier, pipeline.Gathered(documents, {}, {}, claims, found, found.set_aside)


def timed(dossier: Dossier, gathered: pipeline.Gathered) -> dict[str, float]:
    """Seconds of reconciling, and of all that is written."""
    beat, spent = beats.load(dossier.beat), {}
    begin = time.perf_counter()
    ledger = pipeline.reconcile(dossier, beat, gathered)
    spent["reconciling"] = time.perf_counter() - begin
    begin = time.perf_counter()
    pipeline.publish(ledger, beat, dossier.out)
    spent["site, data and ledger"] = time.perf_counter() - begin
    return spent


def pages(out: Path) -> list[str]:
    """How many pages there are, how large in all, and the largest."""
    sizes = [file.stat().st_size for file in out.rglob("*.html")]
    return [f"{len(sizes):,}", f"{sum(sizes) / 1e6:,.0f}", f"{max(sizes) / 1e3:,.0f}"]


def peak() -> str:
    """The most memory of this process."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f}"


def searched(out: Path) -> str:
    """What a search for a figure and an outlet finds in a browser that has no network, and in what time."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return "not made, chromium is not installed"
    from playwright.sync_api import sync_playwright

    asked = known(out / "data" / "figures.jsonl")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=OPTIONS)
        page: Any = browser.new_context(offline=True).new_page()
        page.goto((out / "search.html").as_uri())
        begin = time.perf_counter()
        page.get_by_role("searchbox").fill(asked)
        page.locator("#search-status").filter(has_text="found").wait_for()
        spent = time.perf_counter() - begin
        said = page.locator("#search-status").inner_text()
        page.locator("#search-results a").first.click()
        heading = page.locator("h1").inner_text()
        browser.close()
    return f"{said} for “{asked}” {spent:.1f} s after the first key; the first is “{heading}”"


def known(figures: Path) -> str:
    """A number that several outlets carry, with one of them: what somebody would search for."""
    rows = map(json.loads, figures.read_text(encoding="utf-8").splitlines())
    shared = next(row for row in rows if len(row["outlets"]) > 2 and (row["low"] or 0) > 999)
    return f"{plain(shared['low'])} {shared['outlets'][0]}"


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
