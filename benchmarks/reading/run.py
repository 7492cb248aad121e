"""Ours beside other readers, each in its own environment, on the same texts in one run: `make bench-reading`.

Accuracy by the conventions of ../shared/tools/score.py; speed on one core, warm, as ratios. Where ../shared is absent
this says so and stops. The environments are kept outside the project, in the user's cache folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import results  # noqa: E402 - beside the folder of this script
from readers import QUANTITIES, QUOTES, READERS, TIMES, Reader  # noqa: E402

from onrecord import reading  # noqa: E402
from onrecord.model import Document  # noqa: E402

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "onrecord-bench"
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
Ran = dict[tuple[str, str], dict[str, Any]]  # reader and corpus: its statistics and rows


def main() -> int:
    """Run every reader and keep the table."""
    if not SCORER.is_file():
        print("Nothing to measure on: the texts are not here (../shared beside this repository is absent).")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        body = measure(Path(folder))
    head = f"`make bench-reading`; {results.versions('onrecord', 'spacy')}; on one core, warm, in one run."
    results.keep("Reading, beside other readers", f"{head}\n\n{body}")
    print(f"\n{body}\n\nKept in {results.PAGE.relative_to(ROOT)}.")
    return 0


def measure(folder: Path) -> str:
    """Every table, and who could not be measured and why."""
    corpora = {name: _corpus(folder, name) for name in ("stories", "newsquant", "polnear", "five")}
    ran: Ran = {}
    missing = []
    for reader in READERS:
        print(f"{reader.name} ...", flush=True)
        try:
            python = _environment(reader)
            for kind, names in CORPORA.items():
                if kind in reader.reads:
                    for name in names:
                        ran[reader.name, f"{kind} {name}"] = _read(reader, python, kind, corpora[name], folder)
        except subprocess.CalledProcessError as error:
            said = (error.stderr or "").strip().splitlines() or ["no reason given"]
            missing.append(f"- {reader.name}: {said[-1]}")
    tables = [_quantities(ran), _times(ran), _attributions(ran), _speed(ran)]
    if missing:
        tables.append("Not measured:\n\n" + "\n".join(missing))
    return "\n\n".join(tables)


CORPORA = {QUANTITIES: ("newsquant", "five", "stories"), TIMES: ("five", "stories"), QUOTES: ("polnear",)}


def _corpus(folder: Path, name: str) -> Path:
    """A corpus as JSON lines: id, text, published."""
    file = folder / f"{name}.jsonl"
    if name in ("newsquant", "polnear"):
        gold = SHARED / "gold" / f"{name}-dev.json"
        command = [sys.executable, SCORER, "corpus", gold]
        file.write_text(subprocess.run(command, check=True, capture_output=True, text=True).stdout, encoding="utf-8")
        return file
    others = (
        [] if name == "five" else sorted(place for place in (SHARED / "coverage-other").iterdir() if place.is_dir())
    )
    articles = [document for place in (SHARED / "coverage", *others) for document in _dated(place)]
    rows = [{"id": d.id, "text": d.text, "published": d.published and d.published.isoformat()} for d in articles]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def _dated(place: Path) -> list[Document]:
    """A story's articles with the days of publication as onrecord knows them: every reader is told the same."""
    found = [item for item in reading.articles([place]) if isinstance(item, Document)]
    return reading.dated(found, reading.Asked())


def _environment(reader: Reader) -> Path:
    """The interpreter of a reader's own environment, made where it is missing."""
    if not reader.install:
        return Path(sys.executable)
    home = CACHE / reader.script.split(".")[0]
    python = home / "bin" / "python"
    if not (home / "ready").is_file():
        venv = [sys.executable, "-m", "venv", "--clear", home]
        subprocess.run(venv, check=True, capture_output=True, text=True)
        for asked in reader.install:
            command = [python, "-m", "pip", "install", "--quiet", *asked]
            subprocess.run(command, check=True, capture_output=True, text=True)
        (home / "ready").touch()
    return python


def _read(reader: Reader, python: Path, kind: str, corpus: Path, folder: Path) -> dict[str, Any]:
    rows = folder / f"{kind}-{corpus.stem}-{reader.name.replace(' ', '-')}.jsonl"
    script, *mode = reader.script.split()
    asked = [*mode, *([_KIND[kind]] if script == "ours.py" and mode != [QUANTITIES] else [])]
    command = [python, "-W", "ignore", HERE / script, *asked, corpus, rows]
    environment = {**os.environ, **ONE_CORE}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=folder)
    return {**json.loads(done.stdout.splitlines()[-1]), "rows": rows}


_KIND = {QUANTITIES: "claims", TIMES: "times", QUOTES: "attributions"}


def _score(what: str, gold: str, rows: Path) -> Any:
    command = [sys.executable, SCORER, what, SHARED / "gold" / gold, rows]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _of(ran: Ran, kind: str, corpus: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for (name, what), stats in ran.items():
        if what == f"{kind} {corpus}":
            yield name, stats


def _quantities(ran: Ran) -> str:
    rows = []
    for name, stats in _of(ran, QUANTITIES, "newsquant"):
        news = _score("newsquant", "newsquant-dev.json", stats["rows"])
        five = ran[name, f"{QUANTITIES} five"]["rows"]
        seed = _score("claims", "seed-mentions.json", five)
        value = seed["value"].split(" = ")[1]
        levels = [news[level]["F1"] for level in ("value", "unit", "change")]
        rows.append([name, *levels, seed["mentions"]["F1"], value, _exact(five)])
    head = ["quantities", "NewsQuant value F1", "+ unit", "+ change", "five articles: mentions F1", "value"]
    return results.table([*head, "spans that are in the text"], rows)


def _exact(rows: Path) -> str:
    """How many spans index the characters they say they do."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (SHARED / "coverage").glob("*.txt")}
    found = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    right = sum(texts[row["doc"]][row["start"] : row["end"]] == row["exact"] for row in found)
    return f"{right} of {len(found)}"


def _times(ran: Ran) -> str:
    rows = []
    for name, stats in _of(ran, TIMES, "five"):
        score = _score("times", "seed-times.json", stats["rows"])
        rows.append([name, *(score[level]["F1"] for level in ("relaxed", "strict", "value"))])
    return results.table(["times, five articles", "found F1", "exact span F1", "value F1"], rows)


def _attributions(ran: Ran) -> str:
    rows = []
    for name, stats in _of(ran, QUOTES, "polnear"):
        score = _score("attributions", "polnear-dev.json", stats["rows"])
        overlap = [score[f"{part} overlap"]["F1"] for part in ("content", "source", "cue")]
        rows.append([name, *overlap, stats["failed"]])
    head = [
        "attributions, PolNeAR dev",
        "content overlap F1",
        "source overlap F1",
        "cue overlap F1",
        "texts that failed",
    ]
    return results.table(head, rows)


def _speed(ran: Ran) -> str:
    """Characters a second over the same articles, as ratios to ours in full."""
    rows = []
    ours = ran["onrecord full", f"{QUANTITIES} stories"]
    unit = ours["characters"] / ours["seconds"]
    for kind in (QUANTITIES, TIMES):
        for name, stats in _of(ran, kind, "stories"):
            speed = stats["characters"] / stats["seconds"]
            if kind == QUANTITIES or not name.startswith("onrecord"):
                rows.append([name, f"{speed:,.0f}", f"{speed / unit:.3g}", stats["failed"]])
    return results.table(["speed", "characters a second", "ours in full = 1", "texts that failed"], rows)


if __name__ == "__main__":
    sys.exit(main())
