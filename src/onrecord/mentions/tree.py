"""A parsed sentence as a tree: children, the words under a word, and the ways to a verb's subject."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.syntax import Sentence, Word

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "pobj", "attr")
_RELATIVE = {"who", "that", "which", "whom"}
_ASIDE = {",", "–", "—", "-", "--", "("}
_MAKES_USE = frozenset({"use", "uses", "used", "using", "take", "takes", "took", "taking"})
_CLIMB = 6  # clauses climbed to find an unspoken subject


class Tree:
    """One sentence. Indices are positions in ``words``."""

    def __init__(self, sentence: Sentence) -> None:
        self.words = sentence.words
        self.children: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head != index:
                self.children[word.head].append(index)

    @functools.cached_property
    def edges(self) -> list[tuple[int, int]]:
        """The first and last word under each word."""
        left, right = list(range(len(self.words))), list(range(len(self.words)))
        for index in self._leaves_first():
            head = self.words[index].head
            left[head], right[head] = min(left[head], left[index]), max(right[head], right[index])
        return list(zip(left, right, strict=True))

    @functools.cached_property
    def depth(self) -> list[int]:
        """How far each word is below the root."""
        depth = [0] * len(self.words)
        for index in reversed(self._leaves_first()):
            if self.words[index].head != index:
                depth[index] = depth[self.words[index].head] + 1
        return depth

    def _leaves_first(self) -> list[int]:
        order = [index for index, word in enumerate(self.words) if word.head == index]
        for index in order:  # grows while it is read: breadth first
            order.extend(self.children[index])
        return order[::-1]

    def span(self, index: int) -> Span:
        """The characters of all words under a word."""
        left, right = self.edges[index]
        return self.words[left].start, self.words[right].end

    def phrase(self, noun: int, without: int) -> Span:
        """The characters of a noun phrase, up to the clause that holds a given word."""
        left, right = self.edges[noun]
        for child in self.children[noun]:
            if self.edges[child][0] <= without <= self.edges[child][1]:
                right = min(right, max(noun, self.edges[child][0] - 1))
        return self.words[left].start, self.words[right].end

    def thing(self, first: int, last: int) -> Span:
        """The characters from one word's phrase to another's, less an aside at the end: ", who ...", ", the mayor"."""
        right = self.edges[last][1]
        at = last
        while True:
            tail = next((c for c in reversed(self.children[at]) if c > at and self.edges[c][1] == right), None)
            if tail is None:
                return self.words[self.edges[first][0]].start, self.words[right].end
            before = self.edges[tail][0] - 1
            if before > at and self.words[before].text in _ASIDE and self.words[tail].dep in ("relcl", "appos"):
                return self.words[self.edges[first][0]].start, self.words[before - 1].end
            at = tail

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        return next(self.all(index, *deps), None)

    def all(self, index: int, *deps: str) -> Iterator[int]:
        """Every child with one of these labels."""
        return (child for child in self.children[index] if self.words[child].dep in deps)

    def word(self, index: int) -> Word:
        """The word itself."""
        return self.words[index]

    def lower(self, index: int) -> str:
        """The word in lower case, or nothing beyond the end."""
        return self.words[index].text.lower() if index < len(self.words) else ""

    def infinitive(self, index: int) -> bool:
        """Whether the verb has its "to"."""
        return any(self.lower(child) == "to" for child in self.all(index, "aux"))

    def marked(self, clause: int, *words: str) -> bool:
        """Whether one of these words opens the clause: "that", "because"."""
        return any(self.lower(child) in words for child in self.all(clause, "mark"))

    def subject(self, verb: int) -> int | None:
        """Who does it: its own subject, or the one it shares with the verb above it."""
        for _ in range(_CLIMB):
            own = self.child(verb, *_SUBJECTS)
            if own is not None:
                return own
            word = self.words[verb]
            if word.dep in ("acl", "relcl"):
                return self._author(word.head) if word.tag == "VBG" else word.head
            if word.dep == "pcomp" and (blamed := self._blamed(word.head)) is not None:
                return blamed
            if word.dep in ("pcomp", "prep"):
                verb = self.words[word.head].head if word.dep == "pcomp" else word.head
                while self.words[verb].tag.startswith("N") and self.words[verb].dep in _OBJECTS:
                    if (owner := self.child(verb, "poss")) is not None:
                        return owner  # "his theme of questioning"
                    verb = self._above(verb)
            elif word.dep not in ("conj", "xcomp", "advcl", "ccomp", "dep") or word.head == verb:
                return None
            elif word.dep == "xcomp" and (controlled := self.controlled(verb)) is not None:
                return controlled
            else:
                verb = word.head
            if not self.words[verb].tag.startswith(("V", "M")):
                return None
        return None

    def _author(self, noun: int) -> int:
        """Who makes the thing that speaks: "the group ran an ad calling ...", unless it is somebody by name."""
        verb = self.words[noun].head
        made = self.words[noun].dep == "dobj" and self.words[noun].tag in ("NN", "NNS")
        who = self.child(verb, "nsubj") if made else None
        return who if who is not None else noun

    def _above(self, noun: int) -> int:
        """What an object depends on, past its preposition."""
        head = self.words[noun].head
        return self.words[head].head if self.words[head].dep == "prep" else head

    def _blamed(self, preposition: int) -> int | None:
        """The object that does it: "praised him for saying so"."""
        if self.lower(preposition) != "for":
            return None
        return next((c for c in self.all(self.words[preposition].head, "dobj") if c < preposition), None)

    def controlled(self, verb: int) -> int | None:
        """The object that does it: "forced him to admit", not "used the visit to say"."""
        head = self.words[verb].head
        if self.lower(head) in _MAKES_USE and self.infinitive(verb):
            return None
        return next((c for c in self.all(head, "dobj") if head < c < verb), None)

    def antecedent(self, verb: int, subject: int) -> int | None:
        """The noun that a relative "who" or "which" stands for."""
        if self.lower(subject) not in _RELATIVE:
            return None
        for _ in range(_CLIMB):
            word = self.words[verb]
            if word.dep == "relcl":
                return self._whose(word.head) if self.lower(subject) == "who" else word.head
            if word.head == verb:
                return None
            verb = word.head
        return None

    def _whose(self, noun: int) -> int:
        """Of "Ann Lee of Pell Partners, who", the person."""
        above = self._above(noun)
        belongs = self.words[noun].tag.startswith("NNP") and self.lower(self.words[noun].head) in ("of", "at", "from")
        return above if belongs and self.words[above].tag.startswith("NNP") else noun
