"""Who said what in a document: quotations, reported speech, "according to", with the source's full name.

>>> from onrecord.syntax import plain as cut
>>> text = "The port counted 934 ships, Ann Lee said."
>>> [text[slice(*one.source)] for one in find(text, [cut(text, (0, len(text)))])]
['Ann Lee']
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.mentions import direct, headers, names, parsed, plain, quotes, unnamed
from onrecord.mentions.cues import lexicon
from onrecord.mentions.found import Covered, Found
from onrecord.mentions.nesting import beside, outermost, without_clauses
from onrecord.model import Attribution, Span, Stance
from onrecord.syntax import Sentence

_LOWER = re.compile(r"[a-z]+")
_QUOTED = re.compile(r"(?:“|(?<!\S)\"(?=\S))[^“”\"]*(?:[”\"]|$)")
_SPOKEN = re.compile(r"\b(?:said|says|added|told|wrote|tweeted|replied|asked)\b")
_FEW = 40  # characters beside a quotation that only name its speaker
_UNTRUE = (
    "false", "untrue", "inaccurate", "incorrect", "wrong", "fake", "fabricated", "baseless", "unfounded", "nonsense",
    "fiction",
)  # fmt: skip
_FALSE = re.compile(
    r"\b(?:stor(?:y|ies)|reports?|reporting|claims?|accounts?|figures?|numbers?|allegations?|accusations?|article)\b"
    r"[^.;]{0,40}?\b(?:is|are|was|were|as)\b[^.;]{0,15}?"
    rf"\b(?:{'|'.join(_UNTRUE)})\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"[\w.]+(?:%| percent| per cent| of\b)")  # "rated 44% of the stalls as dirty"
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_LONGEST_DENIAL = 200  # characters of what is said in which a denial stands
_MOST = 3  # a report inside a report makes up at least one in so many characters of it


def wanted(text: str, span: Span) -> bool:
    """Whether a sentence may attribute anything by words outside its quotations, so that parsing it is worth while."""
    sentence = text[slice(*span)]
    outside = _QUOTED.sub("", sentence)
    if len(outside) < min(_FEW, len(sentence)) and _SPOKEN.search(outside):
        return False  # '"...," Ann Lee said.' is as plain without a parse
    return not _cue_words().isdisjoint(_LOWER.findall(outside.lower()))


@functools.cache
def _cue_words() -> frozenset[str]:
    words = lexicon()
    phrasal = {form for form, _ in words.phrasal}
    verbs = words.verbs.keys() | words.attitudes.keys() | phrasal
    nouns = words.nouns.keys() | words.desires | words.stances | words.holders
    return frozenset(verbs | nouns | words.hedges | words.adjectives | {"according"})


def find(text: str, sentences: Sequence[Sentence]) -> list[Attribution]:
    """Every attribution of a document, in order, those inside others marked so.

    Parsed sentences are read by their tree, the others by shape.
    """
    marked = quotes.find(text)
    spoken = direct.read(text, marked, sentences)
    borrowed = Covered(quote[:2] for quote in marked)
    taken = Covered([*borrowed.spans, *(one.cue for one in spoken)])
    found = [*headers.read(text), *spoken]
    for sentence in sentences:
        read = plain.read(text, (sentence.start, sentence.end), taken)
        if sentence.parsed:
            read = _both(parsed.read(text, sentence, taken), [one for one in read if _is_verb(sentence, one)])
        found += [_with_whole_quotes(one, borrowed) for one in read]
    speech = [one for one in found if one.way == "speech"]
    kept = direct.go_on(text, without_clauses(text, outermost(speech)), marked, sentences)
    said = _attributions(text, sorted(kept, key=_place), speech)
    cues = {one.cue for one in kept}
    told = sorted(cue[0] for cue in cues)
    inside = [replace(one, way="inside") for one in speech if one.cue not in cues and not _around(text, one, told)]
    attitudes = beside([one for one in found if one.way == "attitude"], kept)
    return sorted([*said, *_beside_speech(text, kept, [*attitudes, *inside])], key=_first)


def _around(text: str, one: Found, starts: Sequence[int]) -> bool:
    """Whether a cue lies in its content: then it is no report inside that other one, but for "according to"."""
    apart = not text[slice(*one.cue)].endswith(" to")
    return apart and any(bisect.bisect_left(starts, a) < bisect.bisect_left(starts, b) for a, b in one.content)


def _place(one: Found) -> tuple[Span, Span]:
    return one.content[0], one.cue


def _first(one: Attribution) -> tuple[Span, Span]:
    return one.content[0], one.cue or one.content[0]


def _beside_speech(text: str, kept: Sequence[Found], more: Sequence[Found]) -> list[Attribution]:
    """Attitudes and reports inside reports; their names are sought among all that is said, whose own they leave."""
    if not more:
        return []
    every = sorted([*kept, *more], key=_place)
    return [one for one in _attributions(text, every, []) if one.way != "speech"]


def _both(by_tree: list[Found], by_shape: list[Found]) -> list[Found]:
    """What the tree shows, and what it missed that the shape alone gives away."""
    papers = [one.source for one in by_shape if one.source]  # "figures published by the ministry show": these say it
    by_tree = [one for one in by_tree if not any(_within(one, source) for source in papers)]
    outer = outermost([one for one in by_tree if one.way == "speech"])
    seen = Covered(span for one in outer for span in (*one.content, one.cue, *([one.source] if one.source else [])))
    return by_tree + [one for one in by_shape if not any(seen.near(*span) for span in (one.cue, *one.content))]


def _within(one: Found, source: Span) -> bool:
    """Whether all of a report, from what it says to its cue, stands in another's source."""
    return source[0] <= one.content[0][0] < one.content[-1][1] <= one.cue[0] and one.cue[1] < source[1]


def _is_verb(sentence: Sentence, one: Found) -> bool:
    """Whether the parse, too, has a verb where the shape sees one: "turned up 15 votes for her" reports nothing."""
    at = next((at for at, word in enumerate(sentence.words) if one.cue[0] <= word.start), 0)
    noun = sentence.words[at].tag.startswith("N") and at > 0
    measured = noun and any(word.tag == "CD" for word in sentence.words[max(0, at - 2) : at])  # "0.3 percentage points"
    return not (measured or noun and sentence.words[at - 1].tag in ("JJ", "JJR", "DT", "PRP$"))


def _with_whole_quotes(one: Found, borrowed: Covered) -> Found:
    """A quotation of which a part is said is said whole."""
    return replace(one, content=tuple(_whole(span, one, borrowed) for span in one.content))


def _whole(span: Span, one: Found, borrowed: Covered) -> Span:
    start, end = span
    for quote in borrowed.near(start, end):
        if quote[1] <= one.cue[0] or quote[0] >= one.cue[1]:
            start, end = min(start, quote[0]), max(end, quote[1])
    return start, end


def _attributions(text: str, kept: Sequence[Found], every: Sequence[Found]) -> list[Attribution]:
    """The model's nouns, with names, and the chain: who is cited, who was told, who is reported inside the report."""
    known = names.resolve(text, kept)
    inside = sorted((one for one in every if one.source), key=lambda one: one.cue)
    starts = [one.cue[0] for one in inside]
    result = []
    for one, name in zip(kept, known, strict=True):
        chain = [span for span in (*one.chain, *_reported_inside(one, inside, starts)) if span != one.source]
        shown = " ".join(text[slice(*one.source)].split()) if one.source else ""
        result.append(
            Attribution(
                one.content,
                one.source,
                one.cue,
                one.direct,
                name=name,
                chain=tuple(dict.fromkeys(chain)),
                anonymous=bool(shown) and unnamed.is_unnamed(name or shown),
                stance=_stance(text, one),
                way=one.way,
            )
        )
    return result


def _stance(text: str, one: Found) -> Stance:
    """The cue's stance on what is told; who calls a report false denies it, whatever the cue.

    Who denies that a goal was dropped or missed does not deny the goal.
    """
    told = [(start, min(end, start + _LONGEST_DENIAL)) for start, end in one.content]
    if one.stance == "denied":
        words = {word.lower() for span in told for word in _WORD.findall(text, *span)}
        return "denied" if lexicon().undoing.isdisjoint(words) else "reported"
    return "denied" if any(_called_false(text, span) for span in told) else one.stance


def _called_false(text: str, span: Span) -> bool:
    """Whether what is told says of a report that it is false, not how many of them are."""
    said = text[slice(*span)].lower()
    if not any(word in said for word in _UNTRUE):
        return False
    return bool(_FALSE.search(text, *span)) and not _SHARE.match(text, *span)


def _reported_inside(one: Found, every: Sequence[Found], starts: Sequence[int]) -> list[Span]:
    """The sources of reports that make up most of what is reported: "officials were told by X that ..., Y reports"."""
    if one.direct:
        return []
    size = sum(end - start for start, end in one.content)
    sources = []
    for start, end in one.content:
        for other in every[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]:
            if other.source and other is not one and _MOST * sum(b - a for a, b in other.content) > size:
                sources.append(other.source)
    return sources
