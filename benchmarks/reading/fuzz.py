"""A hundred thousand odd texts through the reading: every span must be the text's own: `make fuzz-reading`.

The texts are made from a fixed seed: numbers, times and reports among marks, controls, right-to-left and combined
characters. All are read without a model; every hundredth with it too. What fails is printed with its seed.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import results  # noqa: E402 - beside the folder of this script

from onrecord import reading  # noqa: E402
from onrecord.model import Claim, Document, Span  # noqa: E402

TEXTS = int(os.environ.get("TEXTS", "100000"))
_BATCH = 1000
_PARSED = 100  # one in so many is read with the model too
_PARTS = (
    "at least 1,200 to 1,500 arrests a day|nearly 52 percent|£3bn|two-thirds|on Sunday|Jan. 25|the last fiscal year|"
    "Ann Lee said|according to four officials|, citing|“|”|\"|'|’|(|[|)|]|{|—|-|--|.|...|!|?|;|:|$|€|%|1|0|9|,|½|a|of|"
    "from|to|the|Mr.|told the Post|denied|reportedly|tens of thousands|half a million|one in five|9/11|I-247|2:30 p.m.|"
    "in the 24 hours to 9am Thursday|since January 20|a week later|every|it|he|she|said|\n|\n\n|\r\n|\t|\u00a0|\u2009"
)
_WORDS = _PARTS.split("|")
_ODD = "\u202e\u202d\u200f\u200b\u200d\u0301\u0000\u0007\u0085\u2028\ufeff\ufffd\ud800٣१２Ⅷ𝟗👩🏽‍🚒שלום مرحبا漢字ß İıſ"


def main() -> int:
    """Read them all, and keep how many failed."""
    began, failed, claims = time.perf_counter(), 0, 0
    for number in range(0, TEXTS, _BATCH):
        texts = {str(seed): made(seed) for seed in range(number, min(TEXTS, number + _BATCH))}
        parsed = {name: text for name, text in texts.items() if int(name) % _PARSED == 0}
        for mode, chosen in (("fast", texts), ("full", parsed)):
            wrong, found = _read(chosen, "full" if mode == "full" else "fast")
            failed, claims = failed + wrong, claims + found
    minutes = (time.perf_counter() - began) / 60
    row = [f"{TEXTS:,}", f"{claims:,}", failed, f"{minutes:.1f}"]
    table = results.table(["odd texts", "claims read", "failures, or spans that are not the text's", "minutes"], [row])
    results.keep("Reading odd texts", f"`make fuzz-reading`; {results.versions('onrecord', 'spacy')}.\n\n{table}")
    print(table)
    return 1 if failed else 0


def made(seed: int) -> str:
    """The text of a seed."""
    chance = random.Random(seed)
    parts = [
        chance.choice(_WORDS) if chance.random() < 0.8 else chance.choice(_ODD) for _ in range(chance.randint(0, 60))
    ]
    return chance.choice(["", " "]).join(parts)


def _read(texts: dict[str, str], mode: reading.Mode) -> tuple[int, int]:
    """How many of them failed, and how many claims were read."""
    documents = [Document(name, text, published=date(2025, 1, 29)) for name, text in texts.items()]
    try:
        found = list(reading.read(documents, reading.Asked(mode=mode)))
    except Exception as error:
        if len(texts) > 1:
            halves = [dict(part) for part in _halves(list(texts.items()))]
            counts = [_read(half, mode) for half in halves]
            return sum(wrong for wrong, _ in counts), sum(claims for _, claims in counts)
        print(f"seed {next(iter(texts))}, {mode}: {type(error).__name__}: {error}")
        return 1, 0
    wrong = 0
    for document, read in found:
        bad = [what for what in _spans(read, document.text) if what]
        if bad:
            wrong += 1
            print(f"seed {document.id}, {mode}: {bad[0]}")
    return wrong, sum(len(read.claims) for _, read in found)


def _halves(items: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    yield items[: len(items) // 2]
    yield items[len(items) // 2 :]


def _spans(read: reading.Read, text: str) -> Iterator[str]:
    """What is wrong with each span, empty where nothing is."""
    for claim in read.claims:
        right = (
            text[claim.start : claim.end] == claim.exact and text[claim.number_start : claim.number_end] == claim.number
        )
        yield "" if right and _inside(claim, text) else f"claim {claim.exact!r}"
    for when in read.times:
        yield "" if text[when.start : when.end] == when.exact else f"time {when.exact!r}"
    for said in read.attributions:
        spans = [*said.content, *said.chain, *(span for span in (said.source, said.cue) if span)]
        yield "" if all(0 <= start < end <= len(text) for start, end in spans) else f"attribution {spans}"


def _inside(claim: Claim, text: str) -> bool:
    spans: list[Span] = [span for span in (claim.period_span, *claim.source_spans) if span]
    return all(0 <= start < end <= len(text) for start, end in spans)


if __name__ == "__main__":
    sys.exit(main())
