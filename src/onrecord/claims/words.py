"""A sentence as its words and their Penn tags, parsed or guessed, so that one set of rules serves both modes."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import safe_yaml
from onrecord.model import Span
from onrecord.syntax import Sentence

_HERE = Path(__file__).parent


def knowledge(name: str) -> Any:
    """What the YAML of that name beside this module holds."""
    return safe_yaml.load(_HERE / f"{name}.yml")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence made ready: words in small letters, their tags and offsets in the document."""

    text: str  # the whole document
    start: int
    end: int
    words: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stems: tuple[str, ...]  # the words without plural endings

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The word there, or nothing beyond the ends."""
        try:  # asked hundreds of times for each figure
            return self.words[at] if at >= 0 else ""
        except IndexError:
            return ""

    def tag(self, at: int) -> str:
        """The tag there, or nothing beyond the ends."""
        try:
            return self.tags[at] if at >= 0 else ""
        except IndexError:
            return ""

    def name(self, at: int) -> bool:
        """Whether the word there is a proper noun."""
        return self.tag(at).startswith("NNP")

    def capital(self, at: int) -> bool:
        """Whether the word there begins with a capital letter."""
        return 0 <= at < len(self.words) and self.text[self.starts[at]].isupper()

    def noun(self, at: int) -> bool:
        """Whether the word there is a noun of any kind."""
        return self.tag(at).startswith("NN")

    def verb(self, at: int) -> bool:
        """Whether the word there is a verb of any form, modals apart."""
        return self.tag(at).startswith("VB")

    def at(self, span: Span) -> Span:
        """The words (first, one past the last) that overlap a span of the document."""
        first = bisect.bisect_right(self.ends, span[0])
        return first, max(first, bisect.bisect_left(self.starts, span[1]))

    def cut(self, first: int, last: int) -> str:
        """The document's characters from one word up to another (not included), white space made plain."""
        if first >= last:
            return ""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())


def line(text: str, sentence: Sentence) -> Line:
    """The sentence made ready."""
    words = [word for word in sentence.words if not word.text.isspace()] if sentence.given else []
    texts, starts = ([one.text for one in words], [one.start for one in words]) if sentence.given else sentence.cut()
    shapes = [_shapes[word] for word in texts]
    tags = [word.tag for word in words] if sentence.parsed else _guess(texts, shapes)
    small, stems = tuple([shape.small for shape in shapes]), tuple([shape.stem for shape in shapes])
    ends = tuple([start + len(word) for start, word in zip(starts, texts, strict=True)])
    return Line(text, sentence.start, sentence.end, small, tuple(tags), tuple(starts), ends, stems)


class _Shape(NamedTuple):
    """What is known of a word by itself."""

    small: str  # in small letters
    stem: str
    tag: str  # the likeliest


class _Shapes(dict[str, _Shape]):
    """The words met so far: most words of a text are a few thousand."""

    def __missing__(self, word: str) -> _Shape:
        if len(self) >= _KEPT:
            self.clear()
        small = word.lower().replace("’", "'")
        shape = self[word] = _Shape(small, stem(small), _alone(word))
        return shape


_KEPT = 50_000
_SHORT = 3  # letters; a shorter word has no ending
_shapes = _Shapes()


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its plural ending, so that singular and plural meet."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@functools.cache
def _known() -> tuple[dict[str, str], tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]]:
    """The words whose tag is listed; and endings, with those that only look like them, and their tags."""
    data = knowledge("tags")
    words = {word: tag for tag, listed in data["words"].items() for word in listed}
    return words, tuple((tuple(one["ends"]), tuple(one.get("but", ())), one["tag"]) for one in data["endings"])


def _alone(word: str) -> str:
    """The likeliest tag of a word by itself."""
    words, endings = _known()
    low = word.lower()
    if low in words:
        return words[low]
    if not word[0].isalnum():
        return {"$": "$", "£": "$", "€": "$", "-": "HYPH", ",": ",", ";": ":", ":": ":"}.get(word, ".")
    if word[0].isdigit():
        return "CD"
    if word.endswith(("'s", "’s")):
        return "NNP" if word[0].isupper() else "NN"
    if len(low) <= _SHORT:
        return "NN"
    return next((tag for ends, but, tag in endings if low.endswith(ends) and not low.endswith(but)), "NN")


def _guess(words: Sequence[str], shapes: Sequence[_Shape]) -> list[str]:
    """Tags by the word alone, mended by the word before."""
    tags: list[str] = []
    for index, (small, _, tag) in enumerate(shapes):
        tags.append(_mended(tag, words, index, tags) if tag in _OPEN or small == "that" else tag)
    return tags


_CAPITAL = frozenset(["NN", "NNS", "VBG", "VBN", "JJ", "RB"])
_OPEN = _CAPITAL | {"VB", "VBD", "VBP", "VBZ"}  # what the word before can change
_SUBJECTS = frozenset(["NN", "NNS", "NNP", "PRP", "WP", "WDT", "RB"])


def _mended(tag: str, words: Sequence[str], index: int, tags: list[str]) -> str:
    word, before = words[index], tags[-1] if tags else ""
    infinitive = before in ("TO", "MD") or before == "RB" and tags[-2:-1] in (["TO"], ["MD"])
    if index and word[0].isupper() and tag in _CAPITAL:
        return "NNP"
    if infinitive and tag in ("NN", "VBD", "VBP"):
        return "VB"
    if word == "that" and before in ("NN", "NNS"):
        return "WDT"
    if tag == "NNS" and word.lower() in _acts() and _subject_verb(words, index, before):
        return "VBZ"
    if before in ("DT", "PRP$", "JJ", "CD") and tag in ("VB", "VBP", "VBZ") and word.lower() not in _ALWAYS_VERBS:
        return "NNS" if word.endswith("s") else "NN"
    if tag == "VBN" and before in _SUBJECTS and not _after_auxiliary(words, index):
        return "VBD"
    return tag


@functools.cache
def _acts() -> frozenset[str]:
    """Present tenses that could be plural nouns: "plans", "orders", "holds"."""
    lexicon = knowledge("lexicon")
    return frozenset(str(word) for name in ("ordered", "holding", "changing", "saying") for word in lexicon[name])


def _subject_verb(words: Sequence[str], index: int, before: str) -> bool:
    """Whether a word stands as a verb does: after "it", or between a noun and "to", an article or a number."""
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    object_ = after in ("to", "that", "a", "an", "the", "its", "their", "about", "$") or after[:1].isdigit()
    return before == "PRP" or before in ("NN", "NNS", "NNP") and object_


_ALWAYS_VERBS = {"is", "are", "have", "has", "do", "does", "say", "says"}  # also after a number: "40 have left"
_AUXILIARY = {"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "not", "n't", "also", "already"}


def _after_auxiliary(words: Sequence[str], index: int) -> bool:
    return any(word.lower() in _AUXILIARY for word in words[max(0, index - 2) : index])
