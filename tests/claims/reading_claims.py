"""Reading a text as the whole program does, for the cases; and by hand, for one rule at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from onrecord import syntax
from onrecord.beats import Beat
from onrecord.claims import build
from onrecord.mentions import attributions, quantities, times
from onrecord.model import Attribution, Claim, Document, Quantity, Time
from onrecord.text import sentences


def whole(text: str, published: date, beat: Beat | None, mode: str) -> list[Claim]:
    """The claims of a text by every reader, with a model (full) or without (fast)."""
    spans = sentences(text)
    if mode == "full":
        read = list(syntax.parse([(text, span) for span in spans]))
    else:
        read = [syntax.plain(text, span) for span in spans]
    when = times.find(text, published, beat.fiscal_year.first_month if beat else 1)
    said = attributions.find(text, read)
    return build(Document("case.txt", text, published=published), quantities.find(text), when, said, read, beat)


def by_hand(
    text: str,
    beat: Beat | None = None,
    said: Sequence[Attribution] = (),
    when: Sequence[Time] = (),
    published: date | None = None,
    **about: Any,
) -> list[Claim]:
    """The claims of a text whose numbers are its runs of digits, each with the same further fields, without a model."""
    numbers = []
    for match in re.finditer(r"\d[\d,]*", text):
        value = float(match.group().replace(",", ""))
        numbers.append(Quantity(*match.span(), match.group(), *match.span(), match.group(), value, value, **about))
    read = [syntax.plain(text, span) for span in sentences(text)]
    return build(Document("case.txt", text, published=published), numbers, list(when), list(said), read, beat)


def at(text: str, part: str) -> tuple[int, int]:
    """Where a part of a text stands."""
    start = text.index(part)
    return start, start + len(part)
