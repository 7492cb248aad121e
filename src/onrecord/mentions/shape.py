"""Names and reporting verbs by shape: capitals, commas and small words, where there is no parse."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Sequence

from onrecord.mentions import wordlists
from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import source_of
from onrecord.mentions.unnamed import kinds
from onrecord.model import Span

Words = Sequence[re.Match[str]]

LONGEST = 250  # characters of a source
_WORD = re.compile(
    r"[A-Za-z][\w’'-]*(?:\.(?=\w)[\w’'-]*)*"
    r"(?:\.(?:(?<=\b[A-Z]\.)|(?<=Mr\.|Ms\.|Dr\.|Lt\.)|(?<=Mrs\.|Gen\.|Sen\.|Rep\.|Gov\.)))?"
    r"|[,;:()–—―]|--|\d(?:[\d,.]*\d)?%?"
)
_STARTS = re.compile(r"\s+(?=[A-Z]|the\b|an?\b|one\b|his\b|her\b|their\b|another\b|he\b|she\b|they\b|it\b)")
# Where a name that follows its cue ends: "said Ann Lee, the mayor, in a statement".
_NAME_ENDS = re.compile(
    r"\s(?:in an?|in the|in his|in her|in their|on [A-Z]|on Twitter|at an?|at the|during|after|before|when|while|as"
    r"|last|this|earlier|late|early|by (?:phone|email|telephone)|via|to reporters|of the|referring|speaking|adding)\b"
    r"|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\b[A-Z])[.;:!?](?=\s|$)"
    r"|\s[–—-]+\s|[“\"(\n]"
)
_APPOSITION = re.compile(
    r",\s(?:an?|the|who|whose|one|president|head|director|[a-z]+(?:,| [a-z]+ of)|[A-Z][\w.]+['’]s|[A-Z]\w+ [a-z]+ )"
    r"[^,.;“\"]*(?:,|(?=[.;“\"]|$))"
)


@functools.cache
def small(kind: str) -> frozenset[str]:
    """The words of one list of shape.yml."""
    return frozenset(wordlists.data("shape")[kind].split())


def words_of(text: str, begin: int, end: int) -> list[re.Match[str]]:
    """The words, commas, dashes and brackets of a stretch of text."""
    return list(_WORD.finditer(text, begin, end))


def verbs_in(words: Words) -> list[int]:
    """The places of words that may be forms of a reporting verb."""
    verbs = lexicon().verbs
    return [at for at, word in enumerate(words) if word.group().lower() in verbs]


def places(words: Words, lowered: str, begin: int, forms: Iterable[str]) -> list[int]:
    """The places of those forms among the words of a sentence that begins there, given in lower case."""
    found = set()
    for form in forms:
        at = lowered.find(form)
        while at >= 0:
            place = bisect.bisect_left(words, begin + at, key=re.Match.start)
            if place < len(words) and words[place].group().lower() == form:
                found.add(place)
            at = lowered.find(form, at + len(form))
    return sorted(found)


def verb_at(words: Words, at: int) -> Verb | None:
    """The reporting verb a word is a form of, where it can be a verb at all."""
    word = words[at].group()
    if at and word[0].isupper() and not word.isupper():
        return None  # "United States"
    return lexicon().verbs.get(word.lower())


def reports(words: Words, at: int) -> bool:
    """Whether a word is a reporting verb in a finite form: no "to say", no "was said", no "the claims"."""
    verb, lower = verb_at(words, at), words[at].group().lower()
    if verb is None or "clause" not in verb.takes:
        return False
    if lower == verb.lemma and lower in lexicon().bare and not _plural_that(words, at) and not _papers(words, at):
        return False
    before = words[at - 1].group() if at else ""
    if before.lower() in small("be") | {"to", "the", "a", "an", "by", "of"} and not lower.endswith("ing"):
        return False
    following = words[at + 1].group().lower() if at + 1 < len(words) else ""
    if lower == "reporting" and following in ("by", "from"):
        return False  # "Additional reporting by Ann Lee": who wrote the article
    plural = lower.endswith("s") and lower not in ("says", "tells")
    named = before[:1].isupper() and before.lower() not in small("quantifiers") or before.lower() in small("who")
    return not plural or following == "that" or named and following not in ("of", "in", "for", "and", ",")


def _plural_that(words: Words, at: int) -> bool:
    """ "Farmers complain that ..." """
    following = words[at + 1].group().lower() if at + 1 < len(words) else ""
    return bool(at) and words[at - 1].group().endswith("s") and following in ("that", "whether")


def _papers(words: Words, at: int) -> bool:
    """ "..., court papers seen by the Post show", "leaked papers show he paid": a plural that tells, before the end of
    its clause or one that it opens."""
    following = words[at + 1].group().lower() if at + 1 < len(words) else ","
    name = at + 1 < len(words) and words[at + 1].group()[:1].isupper()
    opens = name or following in small("who") | small("thing") or following == "there"
    first = at
    while (opens or following == ",") and first and _in_phrase(words[first - 1].group()):
        first -= 1
    stems = (word.group().lower() for word in words[first:at])
    return (opens or first > 0) and any(word.endswith(("s", "data")) and word in kinds()["reports"] for word in stems)


def _in_phrase(word: str) -> bool:
    return word[0].isalnum() and word.lower() not in small("breaks")


def name_after(text: str, begin: int, end: int) -> Span | None:
    """The name that follows a cue: "said Ann Lee, the mayor, on Monday"."""
    match = _STARTS.match(text, begin, end)
    if not match:
        return None
    comma = text.find(",", match.end(), end)
    stop = _NAME_ENDS.search(text, match.end(), end)
    limit = stop.start() if stop else end
    if comma < 0 or comma > limit:
        return source_of(text, (match.end(), limit))
    more = _APPOSITION.match(text, comma, end)
    return source_of(text, (match.end(), more.end() if more else comma))


def name_before(text: str, words: Words, at: int) -> tuple[Span, Span] | None:
    """The noun phrase before the cue; before "..., saying" the one that begins the sentence."""
    first = at
    while first and (_helps(words[first - 1].group().lower())):
        first -= 1
    cue = (_cue_start(words, first, at), words[at].end())
    if words[at].group().lower().endswith("ing") and first and words[first - 1].group().lower() in small("leading"):
        return _beginning(text, words, first - 1, cue)
    last = first
    if last and words[last - 1].group() in ",)–—--":
        last = _before_aside(words, last - 1)
    begin = _phrase_start(words, last)
    if begin == last:
        return None
    source = source_of(text, (words[begin].start(), words[first - 1].end()))
    return (source, cue) if source and source[1] - source[0] < LONGEST else None


def _helps(lower: str) -> bool:
    return lower in small("auxiliary") or lower in small("days") or lower.endswith("ly")


def _cue_start(words: Words, first: int, at: int) -> int:
    while first < at and words[first].group().lower() in small("days"):
        first += 1
    return words[first].start()


def _before_aside(words: Words, comma: int) -> int:
    """Where the name before ", the mayor of Pell," ends."""
    opening = {")": "("}.get(words[comma].group(), words[comma].group())
    at = comma - 1
    while at > 0 and words[at].group() != opening:
        at -= 1
    return at if at > 0 else comma


def _phrase_start(words: Words, last: int) -> int:
    """How far back a noun phrase reaches from where it ends, over "and" where nothing but names stand before it."""
    begin = _one_phrase(words, last)
    joined = begin
    while joined > 1 and words[joined - 1].group().lower() in ("and", "or") and joined < last:
        further = _one_phrase(words, joined - 1)
        if (
            further == joined - 1
            or further
            and words[further - 1].group()[0].isalnum()
            and not _joins(words, further - 1)
        ):
            return begin
        joined = further
    begin = joined
    while begin < last and words[begin].group().lower() in small("within"):
        begin = _after_place(words, begin, last)
    return begin


def _joins(words: Words, at: int) -> bool:
    return words[at].group().lower() in small("breaks")


def _one_phrase(words: Words, last: int) -> int:
    begin = last
    while begin:
        word = words[begin - 1].group()
        lower = word.lower()
        if lower in small("who") and begin == last:
            return begin - 1
        apart = not word[0].isalnum() or lower in small("breaks") or lower in small("auxiliary")
        if apart or _breaks_as_verb(words, begin - 1):
            break
        begin -= 1
    return begin


def _after_place(words: Words, begin: int, last: int) -> int:
    """ "In a radio interview Lee said": the name at the end of what a preposition opens."""
    at = last
    while at > begin + 1 and words[at - 1].group()[:1].isupper():
        at -= 1
    return at if at < last else begin + 1


def _breaks_as_verb(words: Words, at: int) -> bool:
    """A participle that tells; not of a paper: "figures published by the ministry"."""
    word = words[at].group()
    tells = word.islower() and word.endswith(("ed", "ing")) and at + 1 < len(words) and word in lexicon().verbs
    return tells and not (at and words[at - 1].group().lower() in kinds()["reports"])


def _beginning(text: str, words: Words, limit: int, cue: Span) -> tuple[Span, Span] | None:
    """The subject of a sentence, for its participle: "Trump attacked her, saying ..."."""
    verb = next((at for at in range(1, limit) if _finite(words, at)), 0)
    while verb and _helps(words[verb - 1].group().lower()):
        verb -= 1
    begin = _phrase_start(words, verb)
    source = source_of(text, (words[begin].start(), words[verb - 1].end())) if begin < verb else None
    return (source, cue) if source and source[1] - source[0] < LONGEST else None


def _finite(words: Words, at: int) -> bool:
    lower = words[at].group().lower()
    if lower in small("auxiliary"):
        return True
    return (
        words[at].group().islower()
        and (lower.endswith("ed") or lower in lexicon().verbs)
        and words[at - 1].group() != ","
    )
