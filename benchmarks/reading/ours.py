"""onrecord itself: in full, fast (no model), or its quantities alone."""

import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from protocol import Row, Text, serve

from onrecord import reading
from onrecord.cli.shapes import KINDS
from onrecord.mentions import quantities
from onrecord.model import Document

MODE = sys.argv[1]
KIND = sys.argv[2] if len(sys.argv) == 5 else "claims"


def everything(texts: list[Text]) -> Iterable[list[Row]]:
    """Claims, times and attributions are all read, the kind asked for is given."""
    documents = [
        Document(t["id"], t["text"], published=date.fromisoformat(t["published"]) if t["published"] else None)
        for t in texts
    ]
    for document, read in reading.read(documents, reading.Asked(mode=MODE)):
        yield [KINDS[KIND](document, item) for item in getattr(read, KIND)]


def numbers(texts: list[Text]) -> Iterable[list[Row]]:
    """Quantities with modifiers, units and rates; not what is counted."""
    for text in texts:
        yield [asdict(found) for found in quantities.find(text["text"])]


serve(numbers if MODE == "quantities" else everything)
