"""Who speaks, by shape alone: names, commas and reporting verbs, for sentences that were not parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.mentions import names
from onrecord.mentions.cues import Verb, lexicon
from onrecord.mentions.found import Covered, Found, source_of, tidy
from onrecord.model import Span, Stance

Words = Sequence[re.Match[str]]

_WORD = re.compile(
    r"[A-Za-z](?:[\w’'-]|\.(?=\w))*(?:(?<=\b[A-Z])\.|(?<=Mr|Ms|Dr|Lt)\.|(?<=Mrs|Gen|Sen|Rep|Gov)\.)?|[,;:()–—―]|--|\d[\d,.]*%?"
)
_AUXILIARY = frozenset(
    ["has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "will", "would", "could", "can", "may", "might", "must", "should", "did", "do", "does", "not", "also", "never", "once", "later", "then", "now", "still", "again", "already", "often", "long", "always", "first", "just", "even", "n't"]
)
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "on"])
# A word that no name or noun phrase runs over, on the way back from a cue to whoever says it.
_BREAKS = frozenset(
    ["that", "but", "because", "when", "while", "although", "though", "if", "as", "and", "or", "where", "whether", "than", "since", "so", "yet", "however", "whom", "before", "after", "because", "despite", "which", "who"]
)
_LEADING = frozenset([",", "and", "by", "for", "in", "without", "from", "despite", "of", "before", "after", "while"])
_WITHIN = frozenset(["of", "in", "for", "at", "from", "with", "on", "to", "the", "a", "an"])
_WHO = frozenset(["who", "which", "he", "she", "they", "it", "we", "i"])
_STARTS = re.compile(r"\s+(?=[A-Z]|the\b|an?\b|one\b|his\b|her\b|their\b|another\b|he\b|she\b|they\b|it\b)")
# Where a name that follows its cue ends: "said Ann Lee, the mayor, in a statement".
_NAME_ENDS = re.compile(
    r"\s(?:in an?|in the|in his|in her|in their|on [A-Z]|on Twitter|at an?|at the|during|after|before|when|while|as"
    r"|last|this|earlier|late|early|by (?:phone|email|telephone)|via|to reporters|of the|referring|speaking|adding)\b"
    r"|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\b[A-Z])[.;:!?](?=\s|$)"
    r"|\s[–—-]+\s|[“\"(]"
)
_APPOSITION = re.compile(
    r",\s(?:an?|the|who|whose|one|president|head|director|[a-z]+(?:,| [a-z]+ of)|[A-Z][\w.]+['’]s|[A-Z]\w+ [a-z]+ )"
    r"[^,.;“\"]*(?:,|(?=[.;“\"]|$))"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_PLAIN_PARTY = r"[^,.;:()“”\"–—]|\.(?=\w)|(?<=[A-Z])\.(?!$)|(?<=\b(?:Mr|Ms|Dr|Lt))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov))\."
_FIRST_PARTY = re.compile(f"(?:{_PLAIN_PARTY})+")
_PARTY = re.compile(
    rf"(?:{_PLAIN_PARTY}"
    r"|,(?= (?:an?|the|who|head|director|president)\b[^,]*(?:,|\.$)))+"
)
_HEDGE = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly)\b")
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
_LONGEST = 250  # characters of a source
_THING = frozenset(["the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "both"])
_NOMINAL = frozenset(["object", "predicate", "order"])
_SHORT = 12  # characters of what is said before an inverted cue
_LEAST = 25  # characters of what is said before its cue


def speaker(text: str, begin: int, end: int, after: bool) -> tuple[Span, Span] | None:
    """The source and cue in what stands beside a quotation: after it ("..., said Ann Lee") or before it."""
    words = list(_WORD.finditer(text, begin, end))
    cues = [at for at in range(len(words)) if _reports(words, at)]
    if not cues:
        return None
    at = cues[0] if after else cues[-1]
    if after and all(word.group().lower() in _AUXILIARY or word.group() == "," for word in words[:at]):
        found = _name_after(text, words[at].end(), end)
        if found:
            return found, (words[0].start() if words[0].group() != "," else words[at].start(), words[at].end())
    return _name_before(text, words, at)


def read(text: str, span: Span, quoted: Covered) -> list[Found]:
    """The attributions of one sentence, by shape: "according to", then reporting verbs from the left."""
    for one in (*_according(text, span), *_hedged(text, span)):
        return [one]
    words = [word for word in _WORD.finditer(text, *span) if not quoted.holds(word.start())]
    for at in range(len(words)):
        one = _clause(text, span, words, at) if _reports(words, at) else None
        if one := one or _object(text, span, words, at):
            return [one]
    return []


def _verb(words: Words, at: int) -> Verb | None:
    word = words[at].group()
    if at and word[0].isupper() and not word.isupper():
        return None  # "United States"
    return lexicon().verbs.get(word.lower())


def _reports(words: Words, at: int) -> bool:
    """Whether a word is a reporting verb in a finite form: no "to say", no "was said", no "the claims"."""
    verb, lower = _verb(words, at), words[at].group().lower()
    if verb is None or "clause" not in verb.takes:
        return False
    if lower == verb.lemma and lower not in ("say", "read") and not _plural_that(words, at):
        return False
    before = words[at - 1].group() if at else ""
    if before.lower() in _BE | {"to", "the", "a", "an", "by", "of"} and not lower.endswith("ing"):
        return False
    following = words[at + 1].group().lower() if at + 1 < len(words) else ""
    plural = lower.endswith("s") and lower not in ("says", "tells")
    named = before[:1].isupper() or before.lower() in _WHO
    return not plural or following == "that" or named and following not in ("of", "in", "for", "and", ",")


def _plural_that(words: Words, at: int) -> bool:
    """ "Farmers complain that ..." """
    following = words[at + 1].group().lower() if at + 1 < len(words) else ""
    return bool(at) and words[at - 1].group().endswith("s") and following in ("that", "whether")


# --- whose words ------------------------------------------------------------------------------


def _name_after(text: str, begin: int, end: int) -> Span | None:
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


def _name_before(text: str, words: Words, at: int) -> tuple[Span, Span] | None:
    """The noun phrase before the cue; before "..., saying" the one that begins the sentence."""
    first = at
    while first and (_helps(words[first - 1].group().lower())):
        first -= 1
    cue = (_cue_start(words, first, at), words[at].end())
    if words[at].group().lower().endswith("ing") and first and words[first - 1].group().lower() in _LEADING:
        return _beginning(text, words, first - 1, cue)
    last = first
    if last and words[last - 1].group() in ",)–—--":
        last = _before_aside(words, last - 1)
    begin = _phrase_start(words, last)
    if begin == last:
        return None
    source = source_of(text, (words[begin].start(), words[first - 1].end()))
    return (source, cue) if source and source[1] - source[0] < _LONGEST else None


def _helps(lower: str) -> bool:
    return lower in _AUXILIARY or lower in _DAYS or lower.endswith("ly")


def _cue_start(words: Words, first: int, at: int) -> int:
    while first < at and words[first].group().lower() in _DAYS:
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
    while begin < last and words[begin].group().lower() in _WITHIN - {"the", "a", "an"}:
        begin = _after_place(words, begin, last)
    return begin


def _joins(words: Words, at: int) -> bool:
    return words[at].group().lower() in _BREAKS


def _one_phrase(words: Words, last: int) -> int:
    begin = last
    while begin:
        word = words[begin - 1].group()
        lower = word.lower()
        if lower in _WHO and begin == last:
            return begin - 1
        apart = not word[0].isalnum() or lower in _BREAKS or lower in _AUXILIARY
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
    word = words[at].group()
    return word.islower() and word.endswith(("ed", "ing")) and at + 1 < len(words) and word in lexicon().verbs


def _beginning(text: str, words: Words, limit: int, cue: Span) -> tuple[Span, Span] | None:
    """The subject of a sentence, for its participle: "Trump attacked her, saying ..."."""
    verb = next((at for at in range(1, limit) if _finite(words, at)), 0)
    while verb and _helps(words[verb - 1].group().lower()):
        verb -= 1
    begin = _phrase_start(words, verb)
    source = source_of(text, (words[begin].start(), words[verb - 1].end())) if begin < verb else None
    return (source, cue) if source and source[1] - source[0] < _LONGEST else None


def _finite(words: Words, at: int) -> bool:
    lower = words[at].group().lower()
    if lower in _AUXILIARY:
        return True
    return (
        words[at].group().islower()
        and (lower.endswith("ed") or lower in lexicon().verbs)
        and words[at - 1].group() != ","
    )


# --- what is said -----------------------------------------------------------------------------


def _clause(text: str, span: Span, words: Words, at: int) -> Found | None:
    pair = _name_before(text, words, at)
    inverted = _inverted(text, span, words, at)
    if inverted or not pair:
        return inverted
    source, cue = pair
    verb = lexicon().verbs[words[at].group().lower()]
    stance: Stance = "denied" if verb.denied else "reported"
    before = tidy(text, (span[0], source[0]))
    after = tidy(text, (_past_listener(text, cue[1], span[1], verb), span[1]))
    chain = _behind(text, source, cue)
    if before and _after_comma(text, span, source[0]):
        if after and text[cue[1]] == ",":
            return Found((before, after), source, cue, stance=stance)
        if before[1] - before[0] > (_LEAST if after else _SHORT) and (
            not after or verb.lemma == "tell" or _ADJUNCT.match(text, cue[1], span[1])
        ):
            return Found((before,), source, cue, stance=stance, chain=chain)
    if not after or verb.lemma not in lexicon().plain and not text.startswith("that ", after[0]):
        return None
    if cited := names.cited(text, source):
        source = source_of(text, (source[0], text.rfind("citing", source[0], cited[0]))) or source
        chain = (*chain, cited)
    return Found((after,), source, cue, stance=stance, chain=chain)


def _object(text: str, span: Span, words: Words, at: int) -> Found | None:
    """ "The union rejected the offer", "The firm plans to hire": a sentence that begins with who judges or intends."""
    verb = _verb(words, at)
    if verb is None or not at or words[at].group().lower() == verb.lemma or words[at].group().endswith("ing"):
        return None
    following = words[at + 1].group().lower() if at + 1 < len(words) else ""
    preposition = following in verb.prepositions
    fits = (
        preposition
        or following in _THING
        and verb.takes & _NOMINAL
        or following == "to"
        and verb.takes & {"infinitive"}
    )
    pair = _name_before(text, words, at) if fits and words[at - 1].group().lower() not in _BE else None
    if not pair or text[span[0] : pair[0][0]].strip():
        return None
    source, cue = pair
    cue = (cue[0], words[at + 1].end() if preposition else cue[1])
    content = tidy(text, (cue[1], span[1]))
    return Found((content,), source, cue, stance="denied" if verb.denied else "reported") if content else None


def _after_comma(text: str, span: Span, at: int) -> bool:
    return (
        at > span[0] and text[span[0] : at].rstrip()[-1:] in ",—–" if at - span[0] < _LONGEST else text[at - 2] in ",—–"
    )


def _behind(text: str, source: Span, cue: Span) -> tuple[Span, ...]:
    """The organisation that was told: "told the Pell Post"."""
    match = _TOLD.match(text, cue[1]) if text[cue[1] - 4 : cue[1]] == "told" else None
    return (match.span(1),) if match else ()


def _inverted(text: str, span: Span, words: Words, at: int) -> Found | None:
    """ "The mine will close, said Ann Lee, the mayor." """
    comma = at and words[at - 1].group() == ","
    name = _name_after(text, words[at].end(), span[1]) if comma else None
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
        cited = names.cited(text, source)
        if cited and cited[0] < source[1]:
            source = source_of(text, (source[0], text.rfind("citing", source[0], cited[0]))) or source
        pieces = (tidy(text, (span[0], match.start())), tidy(text, (max(source[1], cited[1] if cited else 0), span[1])))
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
