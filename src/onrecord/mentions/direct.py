"""Direct speech: whole quotations and the words beside them that say who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.mentions import plain
from onrecord.mentions.cues import lexicon
from onrecord.mentions.found import Found
from onrecord.mentions.quotes import Quote
from onrecord.mentions.tree import Tree
from onrecord.model import Span
from onrecord.syntax import Sentence
from onrecord.text import holder

_SPEECH = re.compile(r"[,.?!…—–-]\W{0,3}$")
_BESIDE = 400  # characters beside a quotation in which its speaker is looked for
_STOP = re.compile(r"[.!?]['\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9])|\n")


def read(text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> list[Found]:
    """The quotations that someone speaks, joined where one speech goes on."""
    starts = [(s.start, s.end) for s in sentences]
    found: list[Found] = []
    previous: Quote | None = None
    open_speech = False
    for at, quote in enumerate(quotes):
        after = quotes[at + 1] if at + 1 < len(quotes) else None
        pair = _speaker(text, quote, previous, after, sentences, starts) if speech(text, quote) else None
        if pair and found and found[-1].cue == pair[1]:
            found[-1] = found[-1].with_content(quote[:2])
        elif pair:
            found.append(Found((quote[:2],), *pair, direct=True))
        elif found and previous and speech(text, quote) and (open_speech or _goes_on(text, found[-1], previous, quote)):
            found[-1] = found[-1].with_content(quote[:2])
        else:
            previous, open_speech = quote, False
            continue
        previous, open_speech = quote, not quote.closed
    return found


def speech(text: str, quote: Quote) -> bool:
    """Whether a quotation is a sentence spoken, rather than words borrowed."""
    inside = text[quote.start : quote.end]
    words = inside.count(" ") + 1
    return not quote.closed or words > 2 and bool(_SPEECH.search(inside)) or words > 1 and inside[-2:-1] in ",?!"


def _goes_on(text: str, last: Found, previous: Quote, quote: Quote) -> bool:
    """The next sentence of the same paragraph is a quotation with no speaker of its own."""
    between = text[max(previous.end, last.cue[1]) : quote.start]
    return last.direct and "\n" not in between and _one_stop(between)


def _one_stop(between: str) -> bool:
    return between.rstrip()[-1:] in (".", "", ",", ";") and len(_STOP.findall(between)) <= 1


def _speaker(
    text: str,
    quote: Quote,
    previous: Quote | None,
    after: Quote | None,
    sentences: Sequence[Sentence],
    starts: Sequence[Span],
) -> tuple[Span, Span] | None:
    limit = min(len(text), quote.end + _BESIDE, after.start if after else len(text))
    stop = _STOP.search(text, quote.end, limit)
    end = stop.start() if stop else limit
    ends_open = text[quote.start : quote.end].rstrip("\"'”’")[-1:] in ",?!…—–-"
    if ends_open and text[quote.end : end].strip(" ,.") and text[quote.end : quote.end + 1] in " ,":
        pair = _beside(text, quote.end, end, True, sentences, starts)
        if pair:
            return pair
    return _before(text, quote, previous, sentences, starts)


def _before(
    text: str, quote: Quote, previous: Quote | None, sentences: Sequence[Sentence], starts: Sequence[Span]
) -> tuple[Span, Span] | None:
    begin = max(0, quote.start - _BESIDE, previous.end if previous else 0)
    lead = text[begin : quote.start].rstrip()
    if not lead or lead[-1] not in ",:" and not _cue_ends(lead):
        return None
    if text.count("\n\n", begin + len(lead), quote.start) and lead[-1] != ":":
        return None
    for stop in _STOP.finditer(text, begin, begin + len(lead)):
        begin = stop.end()
    return _beside(text, begin, quote.start, False, sentences, starts)


def _cue_ends(lead: str) -> bool:
    last = re.search(r"\w+$", lead)
    verb = lexicon().verbs.get(last.group().lower()) if last else None
    return verb is not None and "clause" in verb.takes


def _beside(
    text: str, begin: int, end: int, after: bool, sentences: Sequence[Sentence], starts: Sequence[Span]
) -> tuple[Span, Span] | None:
    sentence = sentences[holder(starts, max(begin, end - 1 if not after else begin + 1))] if sentences else None
    if sentence is not None and sentence.parsed:
        pair = _parsed(text, Tree(sentence), begin, end)
        if pair:
            return pair
    return plain.speaker(text, begin, end, after)


def _parsed(text: str, tree: Tree, begin: int, end: int) -> tuple[Span, Span] | None:
    from onrecord.mentions.parsed import cue_and_source

    best = None
    for index, word in enumerate(tree.words):
        if not (begin <= word.start and word.end <= end and word.tag.startswith("V")):
            continue
        verb = lexicon().verbs.get(word.text.lower())
        if verb and "clause" in verb.takes and (best is None or tree.depth[index] < tree.depth[best]):
            best = index
    return cue_and_source(text, tree, best, begin, end) if best is not None else None
