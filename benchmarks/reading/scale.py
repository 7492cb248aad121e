"""Time and memory as texts and corpora grow: `make bench-scale-reading`.

The curve: texts of up to 10 MB in one piece, of several awkward kinds, read without a model; time grows with length.
The corpus: 1 GB of articles, without a model, by two processes; and a smaller one in full, to show that memory stays
level. An article is one of this project's examples with paragraphs of its documentation between, so that figures stand
as thick as in political news, some three to a thousand characters. ``GIGABYTES`` and ``MEGABYTES_FULL`` choose sizes,
``CORPUS_ONLY`` leaves the curve out.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import results  # noqa: E402 - beside the folder of this script

from onrecord import reading  # noqa: E402
from onrecord.model import Document  # noqa: E402

GIGABYTES = float(os.environ.get("GIGABYTES", "1"))
MEGABYTES_FULL = [int(size) for size in os.environ.get("MEGABYTES_FULL", "2 8").split()]
SIZES = (100_000, 1_000_000, 10_000_000)
_EXAMPLES = sorted((ROOT / "examples").rglob("coverage/*.txt")) or sorted((ROOT / "src").rglob("coverage/*.txt"))


_PLAIN = [
    paragraph
    for path in sorted((ROOT / "docs").glob("*.md"))
    for paragraph in path.read_text(encoding="utf-8").split("\n\n")
    if not re.search(r"[\d`|#>]", paragraph)
]
_BETWEEN = 60  # such paragraphs to an article


def _prose(size: int) -> str:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in _EXAMPLES)
    return (text * (size // len(text) + 1))[:size]


KINDS: dict[str, Callable[[int], str]] = {
    "articles": _prose,
    "one line": lambda size: " ".join(_prose(size).split()),
    "open quotation marks": lambda size: ('“He said "it was 40 ' * size)[:size],
    "open brackets": lambda size: ("([{ 12 boats left the port " * size)[:size],
    "digits": lambda size: "1234567890" * (size // 10),
    "numbers": lambda size: ("1,200 to 1,500 " * size)[:size],
    "capitals": lambda size: ("LEE SAID THE PORT OF PELL " * size)[:size],
    "hyphens": lambda size: "-" * size,
    "one word": lambda size: "a" * size,
    "line ends": lambda size: "\n" * size,
}


def main() -> int:
    """Measure, and keep both tables."""
    curve = [] if os.environ.get("CORPUS_ONLY") else [_curve()]
    body = "\n\n".join([*curve, *_corpora()])
    head = f"`make bench-scale-reading`; {results.versions('onrecord', 'spacy')}; without a model unless it says full."
    results.keep("Reading, as texts grow", f"{head}\n\n{body}")
    print(body)
    return 0


def _curve() -> str:
    rows = []
    for name, make in KINDS.items():
        seconds = [_seconds(make(size)) for size in SIZES]
        growth = seconds[-1] / seconds[-2]
        rows.append([name, *(f"{taken:.2f}" for taken in seconds), f"{growth:.1f}"])
        print(rows[-1], flush=True)
    head = ["one text, seconds", *(f"{size / 1e6:g} MB" for size in SIZES), "last step (10 is linear)"]
    return results.table(head, rows)


def _seconds(text: str) -> float:
    began = time.process_time()
    list(reading.read([Document("a", text)], reading.Asked(mode="fast")))
    return time.process_time() - began


def _corpora() -> Iterator[str]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for mode, megabytes in [("fast", GIGABYTES * 1000 / 10), ("fast", GIGABYTES * 1000), *(
            ("full", float(size)) for size in MEGABYTES_FULL
        )]:  # fmt: skip
            corpus = Path(folder) / "corpus.jsonl"
            articles = _write(corpus, int(megabytes * 1e6))
            began = time.perf_counter()
            peak = _peak(corpus, mode)
            rows.append(
                [mode, f"{megabytes:,.0f}", f"{articles:,}", f"{time.perf_counter() - began:,.0f}", f"{peak:,.0f}"]
            )
            print(rows[-1], flush=True)
    head = ["corpus, two processes", "MB", "articles", "seconds", "MB of memory at most, all processes together"]
    yield results.table(head, rows)


def _write(corpus: Path, size: int) -> int:
    articles, written = 0, 0
    with corpus.open("w", encoding="utf-8") as file:
        plain = cycle(_PLAIN)
        for path in cycle(_EXAMPLES):
            if written >= size:
                return articles
            articles += 1
            text = "\n\n".join([path.read_text(encoding="utf-8"), *islice(plain, _BETWEEN)])
            row = {"id": f"{articles}", "text": text, "published": "2025-01-29"}
            written += file.write(json.dumps(row) + "\n")
    return articles


def _peak(corpus: Path, mode: str) -> float:
    """The most memory that the command and its processes hold at once, in MB, looked at twice a second."""
    command = [
        Path(sys.executable).parent / "onrecord",
        "extract",
        "--jsonl",
        corpus,
        "--mode",
        mode,
        "--processes",
        "2",
    ]
    peak = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            peak = max(peak, sum(map(_held, _family(running.pid))))
            time.sleep(0.5)
    if running.returncode:
        raise SystemExit(f"onrecord extract ended with {running.returncode}")
    return peak


def _family(process: int) -> list[int]:
    found = [process]
    for parent in found:  # grows while it is read
        children = Path(f"/proc/{parent}/task/{parent}/children")
        found += [int(child) for child in children.read_text().split()] if children.exists() else []
    return found


def _held(process: int) -> float:
    """The memory of one process that it shares with none, and its part of what it shares, in MB."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
