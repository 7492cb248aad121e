"""Attributions by shape alone, in sentences that were not parsed or whose parse shows none."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from onrecord.mentions import unnamed
from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import Covered, Found, enclosed, source_of, tidy
from onrecord.mentions.shape import (
    LONGEST,
    Words,
    name_after,
    name_before,
    places,
    reports,
    small,
    verb_at,
    verbs_in,
    words_of,
)
from onrecord.model import Span, Stance

_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_PLAIN_PARTY = r"[^,.;:()“”\"–—]|\.(?=\w)|(?<=[A-Z])\.(?!$)|(?<=\b(?:Mr|Ms|Dr|Lt))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov))\."
_FIRST_PARTY = re.compile(rf"(?:{_PLAIN_PARTY}){{1,250}}")
_PARTY = re.compile(
    rf"(?:{_PLAIN_PARTY}"
    r"|,(?= (?:an?|the|who|head|director|president)\b[^,]{0,120}(?:,|\.$))){1,250}"
)
_HEDGE = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly)\b")
_MARKED = re.compile(r"ccording to|ly\b")
_LOWER = re.compile(r"[a-z]+")
_ADJUNCT = re.compile(
    r"\s*(?:,|$|(?:on|in|at|during|late|early|earlier|last|this|after|by|to|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|yesterday|today)\b)"
)
_WHEN = re.compile(
    r"\s+(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?\b"
)
_LISTENER = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'&-]*|the|a|an|his|her|their|its|this|of|at|for|and|him|them|us|me|you|congress|police|\w+s)\s+)+?"
    r"(?=(?:that|he|she|it|they|there|the|his|her|to|in|on)\b)|\s+(?:him|her|them|us|me|reporters)\s+"
)
_TOLD = re.compile(r"\s+((?:the )?[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*)*)(?=[,.;]|$)")
_LOSSES = re.compile(rf"(?:[\w,]+ ){{1,4}}?(?:{'|'.join(lexicon().losses)})\b")
_NOMINAL = frozenset(["object", "predicate", "order"])
_OWNER = re.compile(r"\b([A-Z][\w.-]*(?: [A-Z][\w.-]*)*|[Hh]is|[Hh]er)(?:['’]s)? (?:\w+ )?$")
_LEADS = 6  # words from a verb to the noun that leads into a quotation
_SHORT = 12  # characters of what is said before an inverted cue
_LEAST = 25  # characters of what is said before its cue


def speaker(text: str, begin: int, end: int, after: bool) -> tuple[Span, Span] | None:
    """The source and cue in what stands beside a quotation: after it ("..., said Ann Lee") or before it."""
    words = words_of(text, begin, end)
    cues = [at for at in verbs_in(words) if reports(words, at)]
    if not cues:
        return None
    at = cues[0] if after else cues[-1]
    if after and all(word.group().lower() in small("auxiliary") or word.group() == "," for word in words[:at]):
        found = name_after(text, words[at].end(), end)
        if found:
            return found, (words[0].start() if words[0].group() != "," else words[at].start(), words[at].end())
    return name_before(text, words, at)


def by_noun(text: str, begin: int, end: int) -> tuple[Span, Span] | None:
    """The source and cue where a noun leads in: "Lee made this comment:", "a statement by Lee:", "Lee's answer:"."""
    words = words_of(text, begin, end)
    nouns = [at for at, word in enumerate(words) if word.group().lower() in small("speeches")]
    for at in nouns[-1:]:
        if at + 2 < len(words) and words[at + 1].group() in ("by", "from"):
            source = name_after(text, words[at + 1].end(), words[-1].start())
            return (source, (words[at].start(), words[at + 1].end())) if source else None
        made = next((k for k in range(at - 1, max(0, at - _LEADS), -1) if words[k].group() in small("makes")), None)
        if made and (pair := name_before(text, words, made)):
            return pair[0], (pair[1][0], words[at].end())
        if at and (owner := _OWNER.search(text, words[max(0, at - 3)].start(), words[at].start())):
            return owner.span(1), words[at].span()
    return None


def read(text: str, span: Span, quoted: Covered) -> list[Found]:
    """The attributions of one sentence, by shape: "according to", then reporting verbs from the left."""
    said = text[slice(*span)]
    if _MARKED.search(said) and (one := next(chain(_according(text, span), _hedged(text, span)), None)):
        return [one]
    lowered = said.lower()
    forms = _reporting(_LOWER.findall(lowered))
    if not forms:
        return []  # most sentences: none of their words need be placed
    words: Words = words_of(text, *span)
    if quoted.near(*span):
        words = [word for word in words if not quoted.holds(word.start())]
    for at in places(words, lowered, span[0], forms):
        one = _clause(text, span, words, at) if reports(words, at) else None
        if one := one or _object(text, span, words, at):
            return [one]
    return []


def _reporting(words: Sequence[str]) -> frozenset[str]:
    """Which words of a sentence may be verbs that report; bare forms only beside a "that" or papers."""
    known = lexicon()
    forms = known.forms.intersection(words)
    return forms if not forms or not _beside().isdisjoint(words) else forms - known.bare


@functools.cache
def _beside() -> frozenset[str]:
    papers: frozenset[str] = unnamed.kinds()["reports"]
    return papers | {"that", "whether"}


def _clause(text: str, span: Span, words: Words, at: int) -> Found | None:
    pair = name_before(text, words, at)
    inverted = _inverted(text, span, words, at)
    if inverted or not pair:
        return inverted
    source, cue = pair
    verb = lexicon().verbs[words[at].group().lower()]
    stance: Stance = "denied" if verb.denied else "reported"
    if text[span[0] : source[0]] == "With ":
        return None  # "With all wards reporting, ..."
    before = tidy(text, (span[0], source[0]))
    after = tidy(text, (_past_listener(text, cue[1], span[1], verb), span[1]))
    behind = _behind(text, source, cue)
    if verb.lemma == "tell" and not after or verb.lemma == "claim" and after and _LOSSES.match(text, *after):
        return None  # "..., council told", "claimed 40 lives"
    if before and _after_comma(text, span, source[0]):
        if after and text[cue[1]] == ",":
            return Found((before, after), source, cue, stance=stance)
        if before[1] - before[0] > (_LEAST if after else _SHORT) and (
            not after or verb.lemma == "tell" or _ADJUNCT.match(text, cue[1], span[1])
        ):
            return Found((before,), source, cue, stance=stance, chain=behind)
    loose = verb.lemma in lexicon().plain or words[at].group() in lexicon().bare  # papers "show he paid"
    if not after or not loose and not text.startswith("that ", after[0]):
        return None
    if cited := unnamed.cited(text, source):
        source = source_of(text, (source[0], text.rfind("citing", source[0], cited[0]))) or source
        behind = (*behind, cited)
    return Found((after,), source, cue, stance=stance, chain=behind)


def _object(text: str, span: Span, words: Words, at: int) -> Found | None:
    """ "The union rejected the offer", "The firm plans to hire": a sentence that begins with who judges or intends."""
    verb = verb_at(words, at)
    if verb is None or not at or words[at].group().lower() == verb.lemma or words[at].group().endswith("ing"):
        return None
    following = words[at + 1].group().lower() if at + 1 < len(words) else ""
    preposition = following in verb.prepositions
    fits = (
        preposition
        or following in small("thing")
        and verb.takes & _NOMINAL
        or following == "to"
        and verb.takes & {"infinitive"}
    )
    pair = name_before(text, words, at) if fits and words[at - 1].group().lower() not in small("be") else None
    if not pair or text[span[0] : pair[0][0]].strip():
        return None
    source, cue = pair
    cue = (cue[0], words[at + 1].end() if preposition else cue[1])
    content = tidy(text, (cue[1], span[1]))
    return Found((content,), source, cue, stance="denied" if verb.denied else "reported") if content else None


def _after_comma(text: str, span: Span, at: int) -> bool:
    return (
        at > span[0] and text[span[0] : at].rstrip()[-1:] in ",—–" if at - span[0] < LONGEST else text[at - 2] in ",—–"
    )


def _behind(text: str, source: Span, cue: Span) -> tuple[Span, ...]:
    """The organisation that was told: "told the Pell Post"."""
    match = _TOLD.match(text, cue[1]) if text[cue[1] - 4 : cue[1]] == "told" else None
    return (match.span(1),) if match else ()


def _inverted(text: str, span: Span, words: Words, at: int) -> Found | None:
    """ "The mine will close, said Ann Lee, the mayor." """
    verb = verb_at(words, at)
    says = verb is not None and verb.lemma in lexicon().apart and not words[at].group().lower().endswith("ing")
    comma = at and words[at - 1].group() == "," and says
    name = name_after(text, words[at].end(), span[1]) if comma else None
    before = tidy(text, (span[0], words[at - 1].start())) if comma else None
    if not name or not before or name[0] - words[at].end() > 1 or before[1] - before[0] < _SHORT:
        return None
    return Found((before,), name, words[at].span())


def _past_listener(text: str, at: int, end: int, verb: Verb) -> int:
    """Where what is said begins: past when it was said, and past whoever was told."""
    when = _WHEN.match(text, at, end)
    at = when.end() if when else at
    match = _LISTENER.match(text, at, end) if "listener" in verb.takes else None
    return match.end() if match else at


def _according(text: str, span: Span) -> Iterator[Found]:
    for match in _ACCORDING.finditer(text, *span):
        party = (_FIRST_PARTY if match.start() == span[0] else _PARTY).match(text, match.end(), span[1])
        source = source_of(text, party.span()) if party else None
        if not source:
            continue
        cited = unnamed.cited(text, source)
        if cited and cited[0] < source[1]:
            source = source_of(text, (source[0], text.rfind("citing", source[0], cited[0]))) or source
        end = max(source[1], cited[1] if cited else 0)
        before = (span[0], match.start())
        aside = enclosed(text, before, end)
        pieces = [tidy(text, aside)] if aside else [tidy(text, before), tidy(text, (end, span[1]))]
        content = tuple(piece for piece in pieces if piece)
        if content:
            yield Found(content, source, match.span(), chain=(cited,) if cited else ())


def _hedged(text: str, span: Span) -> Iterator[Found]:
    """ "reportedly": somebody says so, and nobody is named."""
    for match in _HEDGE.finditer(text, *span):
        pieces = (tidy(text, (span[0], match.start())), tidy(text, (match.end(), span[1])))
        content = tuple(piece for piece in pieces if piece)
        if content:
            yield Found(content, None, match.span())
