"""Who speaks, by shape alone: names, commas and reporting verbs, for sentences that were not parsed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from onrecord.mentions.cues import lexicon
from onrecord.mentions.found import Found, source_of, tidy
from onrecord.model import Span, Stance

_WORD = re.compile(r"[A-Za-z][\w.’'-]*|,|;|[–—(]|\d[\d,.]*")
_AUXILIARY = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "must",
        "should",
        "did",
        "do",
        "does",
        "not",
        "also",
        "never",
        "once",
        "later",
        "then",
        "now",
        "still",
        "again",
        "already",
        "repeatedly",
        "publicly",
        "privately",
        "previously",
        "recently",
        "further",
        "reportedly",
        "immediately",
        "flatly",
        "bluntly",
        "quickly",
        "first",
        "just",
        "n't",
    ]
)
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_OPENER = re.compile(
    r"(?:but|and|yet|still|so|also|meanwhile|however|instead|while|as|though|although|because|which|that|then|for)\b,?\s+",
    re.IGNORECASE,
)
# Where a name that follows its cue ends: "said Ann Lee, the mayor, in a statement".
_NAME_ENDS = re.compile(
    r"\s(?:in an?|in the|in his|in her|in their|on [A-Z]|on Twitter|at an?|at the|during|after|before|when|while|as"
    r"|last|this|earlier|late|early|by (?:phone|email|telephone)|via|to reporters|of the|referring|speaking|adding)\b"
    r"|[.;:!?](?=\s|$)|\s[–—-]+\s|[“\"(]"
)
_APPOSITION = re.compile(r",\s(?:an?|the|who|whose|[a-z]+|president|[A-Z][\w.]+['’]s)\s[^,.;“\"]*(?:,|(?=[.;“\"]|$))")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_PARTY = re.compile(
    r"(?:[^,.;:()“”\"–—]|\.(?=\w)|(?<=[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|Lt))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov))\.)+"
)
_TIME = re.compile(
    r"\s*(?:,|$|(?:on|in|at|during|late|early|earlier|last|this|after|by|to|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|yesterday|today)\b)"
)
_LISTENER = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'&-]*|the|a|an|his|her|their|its|this|of|at|for|and|him|them|us|me|you|reporters|lawmakers"
    r"|journalists|officials|supporters|voters|investors|analysts|members|congress|congressional|local|police|\w+s)\s+)+?"
    r"(?=that\b|he\b|she\b|it\b|they\b|there\b|the\b|his\b|her\b|to\b|in\b|on\b)|\s+(?:him|her|them|us|me|reporters)\s+"
)


def speaker(text: str, begin: int, end: int, after: bool) -> tuple[Span, Span] | None:
    """The source and cue in what stands beside a quotation: after it ("..., said Ann Lee") or before it."""
    words = list(_WORD.finditer(text, begin, end))
    cues = [k for k, word in enumerate(words) if _is_cue(words, k)]
    if not cues:
        return None
    at = cues[0] if after else cues[-1]
    if after and all(w.group().lower() in _AUXILIARY or w.group() == "," for w in words[:at]):
        found = _name_after(text, words[at].end(), end)
        if found:
            return found, (words[0].start() if words[0].group() != "," else words[at].start(), words[at].end())
    return _name_before(text, words, at, begin)


def _is_cue(words: Sequence[re.Match[str]], at: int) -> bool:
    lower = words[at].group().lower()
    verb = lexicon().verbs.get(lower)
    if at and words[at].group()[0].isupper() and not words[at].group().isupper():
        return False  # "United States"
    if verb is None or "clause" not in verb.takes or lower == verb.lemma and lower not in ("say", "read", "put"):
        return False
    return not (at and words[at - 1].group().lower() in _BE | {"to", "the", "a", "an", "by"})


def _name_after(text: str, begin: int, end: int) -> Span | None:
    match = re.compile(r"\s+(?=[A-Z]|the\b|an?\b|one\b|his\b|her\b|their\b|another\b|he\b|she\b|they\b)").match(
        text, begin, end
    )
    if not match:
        return None
    comma = text.find(",", match.end(), end)
    stop = _NAME_ENDS.search(text, match.end(), end)
    limit = stop.start() if stop else end
    if comma < 0 or comma > limit:
        return source_of(text, (match.end(), limit))
    more = _APPOSITION.match(text, comma, end)
    return source_of(text, (match.end(), more.end() if more else comma))


def _name_before(text: str, words: Sequence[re.Match[str]], at: int, begin: int) -> tuple[Span, Span] | None:
    first = at
    while first and words[first - 1].group().lower() in _AUXILIARY:
        first -= 1
    if not first:
        return None
    cue = (words[first].start(), words[at].end())
    start = begin
    stops = [w for w in words[:first] if w.group() in ",;–—("]
    if words[first - 1].group() == "," and len(stops) > 1:
        start = stops[-3].end() if len(stops) > 2 else begin
    elif words[first - 1].group() == ",":
        start = begin
    elif stops:
        start = stops[-1].end()
    opener = _OPENER.match(text, _skip_space(text, start))
    if opener and opener.end() < cue[0]:
        start = opener.end()
    source = source_of(text, (start, cue[0]))
    return (source, cue) if source and source[1] - source[0] < 250 else None


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def read(text: str, span: Span, quoted: Sequence[Span]) -> list[Found]:
    """The attributions of one sentence, by shape: "according to", then the first reporting verb."""
    for one in _according(text, span):
        return [one]
    words = [w for w in _WORD.finditer(text, *span) if not any(start <= w.start() < end for start, end in quoted)]
    for at in range(len(words)):
        if _is_cue(words, at) and (one := _clause(text, span, words, at)):
            return [one]
    return []


def _clause(text: str, span: Span, words: Sequence[re.Match[str]], at: int) -> Found | None:
    pair = _name_before(text, words, at, span[0])
    if not pair:
        return None
    source, cue = pair
    verb = lexicon().verbs[words[at].group().lower()]
    stance: Stance = "denied" if verb.denied else "reported"
    before, after = (
        tidy(text, (span[0], source[0])),
        tidy(text, (_past_listener(text, cue[1], span[1], verb.takes), span[1])),
    )
    if before and before[1] - before[0] > 25 and (not after or _TIME.match(text, cue[1], span[1])):
        return Found((before,), source, cue, stance=stance)
    if not after or verb.lemma not in plain_verbs() and not text.startswith("that ", after[0]):
        return None
    return Found((after,), source, cue, stance=stance)


@functools.cache
def plain_verbs() -> frozenset[str]:
    """The verbs that report even without "that" after them."""
    return lexicon().plain


def _past_listener(text: str, at: int, end: int, takes: frozenset[str]) -> int:
    if "listener" not in takes:
        return at
    match = _LISTENER.match(text, at, end)
    return match.end() if match else at


def _according(text: str, span: Span) -> Iterator[Found]:
    for match in _ACCORDING.finditer(text, *span):
        party = _PARTY.match(text, match.end(), span[1])
        source = source_of(text, party.span()) if party else None
        if not source:
            continue
        pieces = (tidy(text, (span[0], match.start())), tidy(text, (source[1], span[1])))
        content = tuple(piece for piece in pieces if piece)
        if content:
            yield Found(content, source, match.span())
