"""Direct speech: whole quotations and the words beside them that say who speaks."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from itertools import zip_longest

from onrecord.mentions import plain
from onrecord.mentions.cues import lexicon
from onrecord.mentions.found import Found
from onrecord.mentions.parsed import cue_and_source
from onrecord.mentions.quotes import Quote
from onrecord.mentions.tree import Tree
from onrecord.model import Span
from onrecord.syntax import Sentence
from onrecord.text import holder

_SPEECH = re.compile(r"[,.?!…—–-]\W{0,3}$")
_LAST_CUE = re.compile(
    r"\b(?:said|says|say|saying|asked|asks|asking|added|wrote|writes|tweeted|replied|told|continued|called)$"
)
# “It was a fine match.” ― Ann Lee
_SIGNED = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s?(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,4})(?=\s*(?:\n|$|[“\"(,]))"
)
_NEW_CLAUSE = re.compile(
    r"\W*(?:but|and|while|though|although|as|when|which|who|because|until|or|that|if|since|where|before|after|so|yet)\b"
)
_FEW = 8  # words between a cue and its quotation, where there is no parse
_SENTENCE = 5  # spaces in a quotation that is no heading
_SHORT = 80  # characters of a sentence that does nothing but name the speaker
_SPOKEN = re.compile(r"[,?!]\W$")
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|$)")
_MARKS = "\"'“”‘’,.?!"
_BESIDE = 400  # characters beside a quotation in which its speaker is looked for
Pair = tuple[Span, Span]  # a source and its cue


class _Around:
    """The sentences of the text, by position."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.spans = [(one.start, one.end) for one in sentences]

    def sentence(self, at: int) -> Sentence | None:
        """The sentence at a position."""
        return self.sentences[holder(self.spans, at)] if self.spans else None

    def start_at(self, at: int) -> int:
        """Where the sentence at a position begins."""
        return self.spans[holder(self.spans, at)][0] if self.spans else 0

    def end_at(self, at: int) -> int:
        """Where it ends."""
        return self.spans[holder(self.spans, at)][1] if self.spans else 0

    def speaker_end(self, text: str, at: int) -> int:
        """Where the words beside a quotation end: a short sentence after a question may name who asked it."""
        end = self.end_at(at - 1)
        following = holder(self.spans, at + 2)
        if end > at or following >= len(self.spans) or text[at - 2 : at - 1] not in "?!…":
            return end
        start, stop = self.spans[following]
        return stop if at <= start <= at + 2 and stop - start < _SHORT else end


def read(text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> list[Found]:
    """The quotations whose speaker stands beside them, one attribution a cue."""
    around = _Around(sentences)
    found: list[Found] = []
    previous: Quote | None = None
    waiting: list[Span] = []  # paragraphs of a speech whose speaker is still to come
    for quote, after in zip_longest(quotes, quotes[1:]):
        pair = _speaker(text, quote, previous, after, around) if speech(text, quote) else None
        if waiting and text[waiting[-1][1] : quote.start].strip():
            waiting = []
        if pair and found and found[-1].cue == pair[1]:
            found[-1] = found[-1].with_content(quote[:2])
        elif pair:
            first = quote[:2] if waiting else _from_start(text, quote, previous, pair, around)
            found.append(Found((*waiting, first), *pair, direct=True))
        if pair or quote.closed:
            waiting = []
        else:
            waiting.append(quote[:2])
        previous = quote
    return found


def _from_start(text: str, quote: Quote, previous: Quote | None, pair: Pair, around: _Around) -> Span:
    """The quotation, with the words of its own sentence that lead into it where its speaker comes after."""
    begin = around.start_at(quote.start)
    leads = text[begin : quote.start].rstrip()[-1:] != ":"
    own = pair[0][0] >= quote.end and leads and begin < quote.start and (previous is None or previous.end <= begin)
    return (begin if own else quote.start), quote.end


def go_on(text: str, found: Sequence[Found], quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> list[Found]:
    """The same attributions, each with the quotations that carry its speech on without naming the speaker again."""
    around, result = _Around(sentences), sorted(found, key=_end)
    claimed = _claimed(quotes, found)
    following = iter(sorted(range(len(result)), key=lambda at: _end(result[at])))
    upcoming, speaking = next(following, None), None
    last = None
    for at, quote in enumerate(quotes):
        while upcoming is not None and _end(result[upcoming]) <= quote.start:
            last = upcoming
            if speaking is None or _quotes(result[upcoming], quotes, at):
                speaking = upcoming
            upcoming = next(following, None)
        if speaking is None or last is None or quote in claimed or not speech(text, quote):
            continue
        if _follows(text, result[speaking], quote, quotes[at - 1], around):
            result[speaking] = result[speaking].with_content(quote[:2])
        elif _in_own_words(text, result[last], quote, around):
            result[last] = result[last].with_content(quote[:2])
    return result


def _in_own_words(text: str, one: Found, quote: Quote, around: _Around) -> bool:
    """ "She said no decision had been made. “We will see in May.”": the next sentence, and nothing but a quotation."""
    begin, told = around.start_at(quote.start), _end(one)
    if one.direct or one.source is None or one.stance != "reported" or begin != quote.start or not quote.closed:
        return False
    alone = around.end_at(quote.start) <= quote.end and text.count(" ", quote.start, quote.end) >= _SENTENCE
    return alone and "\n" not in text[told:begin] and around.end_at(told - 1) >= around.end_at(begin - 2)


def _quotes(one: Found, quotes: Sequence[Quote], limit: int) -> bool:
    """Whether a quotation shortly before the limit is part of what is said."""
    near = quotes[max(0, limit - 3) : limit]
    return any(start < quote.end <= end for start, end in one.content for quote in near)


def _end(one: Found) -> int:
    return max(one.cue[1], one.source[1] if one.source else 0, *(end for _, end in one.content))


def _claimed(quotes: Sequence[Quote], found: Sequence[Found]) -> set[Quote]:
    starts = [quote.start for quote in quotes]
    claimed: set[Quote] = set()
    for one in found:
        for start, end in one.content:
            first = max(0, bisect.bisect_right(starts, start) - 1)
            claimed |= {quote for quote in quotes[first : bisect.bisect_left(starts, end)] if quote.end > start}
    return claimed


def _follows(text: str, one: Found, quote: Quote, before: Quote, around: _Around) -> bool:
    """It is the next sentence of the same paragraph, or the quotation before it was left open, or a paragraph alone."""
    end = _end(one)
    if not before.closed and before.end == max(end for _, end in one.content):
        return not text[end : quote.start].strip()
    begin = around.start_at(quote.start)
    spoken = any(start < before.end <= stop for start, stop in one.content)
    if spoken and _next_paragraph(text, end, quote, around):
        return True
    return spoken and "\n" not in text[end:begin] and begin == quote.start and around.start_at(begin - 2) <= end


def _next_paragraph(text: str, end: int, quote: Quote, around: _Around) -> bool:
    """Whether it is all of the paragraph that follows the sentence of the speaker."""
    between = text[around.end_at(end - 1) : quote.start]
    alone = "\n" in between and not between.strip() and _LINE_ENDS.match(text, quote.end)
    return bool(alone) and text[quote.start] not in "'‘" and text.count(" ", quote.start, quote.end) >= _SENTENCE


def speech(text: str, quote: Quote) -> bool:
    """Whether a quotation is a sentence spoken, rather than words borrowed or a title."""
    if not quote.closed:
        return True
    words = text[quote.start : quote.end].split()
    if not _SPEECH.search(words[-1]) or len(words) < 3 and not _SPOKEN.search(words[-1]):
        return False
    leads = text[max(0, quote.start - 2) : quote.start].rstrip()
    if len(words) == 1:
        return leads[-1:] in ("", ".") and text[quote.end - 2 : quote.end - 1] == ","
    if len(words) > 6 or leads[-1:] in ("", ",", ":", "."):
        return True
    return not _is_title(words) and (len(words) > 3 or words[0].strip(_MARKS)[:1].isupper())


def _is_title(words: Sequence[str]) -> bool:
    return all(word.strip(_MARKS)[:1].isupper() for word in words if len(word.strip(_MARKS)) > 3)


def _speaker(text: str, quote: Quote, previous: Quote | None, after: Quote | None, around: _Around) -> Pair | None:
    """Who speaks a quotation: named after it, where it ends on a comma or is a question, else before it."""
    signed = _SIGNED.match(text, quote.end)
    if signed:
        return signed.span("name"), signed.span("dash")
    end = min(around.speaker_end(text, quote.end), after.start if after else len(text), quote.end + _BESIDE)
    last = text[quote.start : quote.end].rstrip("\"'”’")[-1:]
    beside = text[quote.end : end]
    if last in ",?!…—–-" and beside.strip(" ,.") and beside[0] in " ," and not _NEW_CLAUSE.match(beside):
        pair = _beside(text, quote.end, end, True, around)
        if pair:
            return pair
    return _before(text, quote, previous, around)


def _before(text: str, quote: Quote, previous: Quote | None, around: _Around) -> Pair | None:
    begin = max(0, quote.start - _BESIDE, previous.end if previous else 0)
    end = begin + len(text[begin : quote.start].rstrip())
    if end <= begin or text[end - 1] not in ",:" and not _LAST_CUE.search(text, begin, end):
        return None
    if "\n" in text[end : quote.start] and text[end - 1] != ":":
        return None
    start = max(begin, around.start_at(end - 1))
    pair = _beside(text, start, end, False, around)
    if pair and _leads_in(text, pair[1][1], end, around):
        return pair
    return plain.by_noun(text, start, end) if text[end - 1] == ":" else None


def _leads_in(text: str, cue_end: int, end: int, around: _Around) -> bool:
    """Whether nothing but who was told, and where, stands between the cue and the quotation: no clause of its own."""
    sentence = around.sentence(end - 1)
    if sentence is None or not sentence.parsed:
        return text.count(" ", cue_end, end) < _FEW
    between = [word for word in sentence.words if cue_end <= word.start and word.end <= end]
    return not any(word.tag in ("VBZ", "VBD", "VBP", "MD") for word in between)


def _beside(text: str, begin: int, end: int, after: bool, around: _Around) -> Pair | None:
    sentence = around.sentence(begin + 1 if after else end - 1)
    pair = _parsed(text, Tree(sentence), begin, end) if sentence is not None and sentence.parsed else None
    return pair or plain.speaker(text, begin, end, after)


def _parsed(text: str, tree: Tree, begin: int, end: int) -> Pair | None:
    best = None
    for index, word in enumerate(tree.words):
        if not (begin <= word.start and word.end <= end and word.tag.startswith("V")):
            continue
        verb = lexicon().verbs.get(word.text.lower())
        passive = tree.child(index, "auxpass") is not None
        if verb and "clause" in verb.takes and not passive and (best is None or tree.depth[index] < tree.depth[best]):
            best = index
    return cue_and_source(text, tree, best, begin, end) if best is not None else None
