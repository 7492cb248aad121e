"""Score onrecord against the gold beside this repository: `make eval`, table in benchmarks/results.md.

The gold (../shared) is real coverage that is not ours to copy: where it is absent, this says so and stops.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import results

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"
BIN = Path(sys.executable).parent
BEAT = "immigration_enforcement"
PARTS = ("value", "modifier", "counted", "rate", "role", "scope", "period", "source", "stance", "whole claims recall")
NO_BEAT = "general"


def main() -> int:
    """Score everything and keep the table."""
    if not SCORER.is_file():
        print("Nothing to score: the gold is not here (../shared beside this repository is absent).")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        body = "\n\n".join(
            section for part in (reading, findings, unrelated, records) for section in part(Path(folder))
        )
    results.keep("Against the gold", f"`make eval`; {results.versions('onrecord', 'spacy', 'duckdb')}.\n\n{body}")
    print(f"{body}\n\nKept in {results.PAGE.relative_to(ROOT)}.")
    return 0


def reading(folder: Path) -> Iterator[str]:
    """Claims, times and attributions, by score.py."""
    five = SHARED / "coverage"
    scored = {"five articles": _claims(SHARED / "gold/seed-mentions.json", folder, five, "--beat", BEAT)}
    for story in sorted((SHARED / "coverage-other").iterdir()):
        if story.is_dir():
            scored[story.name] = _claims(story / "gold-mentions.json", folder, story)
    rows = [[name, s["mentions"]["F1"], *(_rate(s.get(part)) for part in PARTS)] for name, s in scored.items()]
    yield results.table(["claims", "mentions F1", *PARTS], rows)

    when = _score("times", SHARED / "gold/seed-times.json", _extract(folder, five, "--kind", "times"))
    times = [["five articles", *(when[level]["F1"] for level in ("relaxed", "strict", "value"))]]
    yield results.table(["times", "found F1", "exact span F1", "value F1"], times)

    gold = SHARED / "gold/newsquant-dev.json"
    news = _score("newsquant", gold, _extract(folder, "--jsonl", _corpus(folder, gold)))
    yield results.table(["NewsQuant dev", "value F1", "+ unit F1", "+ change F1"],
                        [["full", *(news[level]["F1"] for level in ("value", "unit", "change"))]])  # fmt: skip

    gold = SHARED / "gold/polnear-dev.json"
    said = _score("attributions", gold, _extract(folder, "--jsonl", _corpus(folder, gold), "--kind", "attributions"))
    parts = ("content", "source", "cue")
    yield results.table(["PolNeAR dev", *(f"{part} overlap F1" for part in parts)],
                        [["full", *(said[f"{part} overlap"]["F1"] for part in parts)]])  # fmt: skip


def findings(folder: Path) -> Iterator[str]:
    """What does not hold must be reported, what holds must not; the rest is counted, to be read."""
    stories = [(SHARED / "coverage", SHARED / "gold/seed-findings.json", BEAT)]
    for story in sorted((SHARED / "coverage-other").glob("*/gold-findings.json")):
        stories.append((story.parent, story, NO_BEAT))
    rows = [_findings(_run(folder / f"run-{place.name}", place, beat), gold) for place, gold, beat in stories]
    yield results.table(
        ["findings", "do not hold: reported", "hold: wrongly reported", "other problems reported"], rows
    )


def unrelated(folder: Path) -> Iterator[str]:
    """Problems reported in text that no error was looked for in, as one dossier and each text by itself: read them."""
    rows = []
    for what, name in (
        ("articles on politics, PolNeAR dev", "polnear"),
        ("sentences of news, NewsQuant dev", "newsquant"),
    ):
        place = _articles(folder / name, _corpus(folder, SHARED / f"gold/{name}-dev.json"))
        texts, together, alone = _problems(_dossier(folder / f"run-{name}", place, NO_BEAT))
        rows.append([what, texts, together, alone])
    yield results.table(["text without known errors", "texts", "problems reported, together", "each by itself"], rows)


def records(folder: Path) -> Iterator[str]:
    """Arrests by office and day against the gold's cells."""
    from onrecord import beats
    from onrecord.records import read

    releases = folder / "releases"
    releases.mkdir()
    for file in (SHARED / "records/ice-ero-fy2016-2018").glob("EROArrests_*"):
        shutil.copy(file, releases)
    _, series, _ = read(releases, beats.load(BEAT))
    ours = {
        (row["day"].isoformat(), row["office"]): row["count"]
        for row in series.to_pylist()
        if row["office"] != "national" and row["count"]
    }
    lines = (SHARED / "gold/arrests-by-office-day-fy2016-fy2018.csv").read_text(encoding="utf-8").splitlines()
    gold = {}
    for day, office, count in (line.split(",") for line in lines[1:]):
        gold[day, "office not given" if office == "(blank)" else office] = int(count)
    equal = sum(ours.get(cell) == count for cell, count in gold.items())
    row = ["arrests by office and day", f"{len(gold):,}", f"{equal:,}", len(ours.keys() - gold.keys())]
    yield results.table(["records, fiscal years 2016-2018", "cells in the gold", "equal", "ours besides"], [row])


def _claims(gold: Path, folder: Path, *asked: object) -> dict[str, Any]:
    return _score("claims", gold, _extract(folder, *asked))


def _rate(score: str | None) -> str:
    """ "58/59 = 0.983" as 0.983."""
    return score.split(" = ")[1] if score else "-"


def _extract(folder: Path, *asked: object) -> Path:
    found = folder / "found.jsonl"
    with found.open("w", encoding="utf-8") as out:
        subprocess.run([BIN / "onrecord", "extract", *map(str, asked)], stdout=out, check=True)
    return found


def _corpus(folder: Path, gold: Path) -> Path:
    corpus = folder / "corpus.jsonl"
    with corpus.open("w", encoding="utf-8") as out:
        subprocess.run([sys.executable, SCORER, "corpus", gold], stdout=out, check=True)
    return corpus


def _score(what: str, gold: Path, found: Path) -> Any:
    done = subprocess.run([sys.executable, SCORER, what, gold, found], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def _articles(place: Path, corpus: Path) -> Path:
    """A folder with each text of a corpus as an article of its day."""
    place.mkdir()
    days = []
    for number, one in enumerate(_lines(corpus)):
        (place / f"{number:04}.txt").write_text(one["text"], encoding="utf-8")
        if one.get("published"):
            days.append(f"- {{file: {number:04}.txt, published: {one['published']}}}")
    (place / "coverage.yml").write_text("\n".join(days) or "[]", encoding="utf-8")
    return place


def _problems(root: Path) -> tuple[int, int, int]:
    """How many documents a dossier has, and how many problems they have together and each by itself."""
    from onrecord import beats, pipeline
    from onrecord.dossier import open_dossier

    dossier = open_dossier(root)
    beat = beats.load(dossier.beat, near=root)
    got = pipeline.gather(dossier, beat)
    by_doc = {one.id: [claim for claim in got.claims if claim.doc == one.id] for one in got.documents}
    parts = [got, *(replace(got, documents=[one], claims=by_doc[one.id]) for one in got.documents)]
    found = [
        sum(finding.verdict == "does not add up" for finding in pipeline.reconcile(dossier, beat, part).findings)
        for part in parts
    ]
    return len(got.documents), found[0], sum(found[1:])


def _run(dossier: Path, coverage: Path, beat: str) -> Path:
    """The data that a run on that coverage writes."""
    subprocess.run([BIN / "onrecord", "run", _dossier(dossier, coverage, beat)], stdout=subprocess.DEVNULL, check=True)
    return dossier / "out/data"


def _dossier(dossier: Path, coverage: Path, beat: str) -> Path:
    """A dossier of that coverage."""
    shutil.copytree(coverage, dossier / "coverage", ignore=shutil.ignore_patterns("gold-*"))
    (dossier / "records").mkdir()
    if beat == BEAT:
        shutil.copy(SHARED / "records/ice-posted/ice_x_daily_2025-01.csv", dossier / "records")
    (dossier / "dossier.toml").write_text(f'beat = "{beat}"\n', encoding="utf-8")
    return dossier


def _findings(data: Path, gold: Path) -> list[object]:
    checks = json.loads(gold.read_text(encoding="utf-8"))["checks"]
    spans = {c["id"]: (c["doc"], c["start"], c["end"]) for c in _lines(data / "claims.jsonl")}
    problems = [f for f in _lines(data / "findings.jsonl") if f["verdict"] == "does not add up"]
    false = [check for check in checks if check["holds"] is False]
    true = [check for check in checks if check["holds"] is True and check["members"]]
    seen = [check for check in false if any(_speaks_of(p, check, spans, 1) for p in problems)]
    wrong = [check for check in true if any(_speaks_of(p, check, spans, len(check["members"])) for p in problems)]
    other = [p for p in problems if not any(_speaks_of(p, check, spans, 1) for check in false)]
    name = "five articles" if gold.name.startswith("seed") else gold.parent.name
    return [name, f"{len(seen)} of {len(false)}", f"{len(wrong)} of {len(true)}", len(other)]


def _speaks_of(problem: dict[str, Any], check: dict[str, Any], spans: dict[str, Any], members: int) -> bool:
    """Of the same kind, and about at least so many of the same passages."""
    places = [spans[claim] for claim in problem["claims"] if claim in spans]
    touched = sum(any(_overlap(place, member) for place in places) for member in check["members"])
    return problem["kind"] == check["kind"] and touched >= members


def _overlap(place: Sequence[Any], member: dict[str, Any]) -> bool:
    doc, start, end = place
    return Path(doc).name == member["doc"] and start < member["end"] and member["start"] < end


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    sys.exit(main())
