"""What was changed between two printings of one text: the numbers of sentences that else are the same."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from onrecord.checks import paper
from onrecord.checks.view import View
from onrecord.model import Claim, Finding

_SAME = 0.75  # from which two sentences are one, told twice
_TOLD = 4  # changes that are named
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def find(view: View) -> Iterator[Finding]:
    """Once for each copy that has other numbers than the text it repeats."""
    for document in view.documents.values():
        if document.copy_of in view.documents:
            changed = list(_changed(view, document.copy_of or "", document.id))
            if changed:
                yield _finding(view, document.copy_of or "", document.id, changed)


def _changed(view: View, first: str, copy: str) -> Iterator[tuple[str, str]]:
    """The sentences of a copy whose numbers are not those of the sentence they repeat."""
    originals = _sentences(view, first)
    exact = set(originals)
    for sentence in _sentences(view, copy):
        if sentence in exact or not _NUMBER.search(sentence):
            continue
        told = difflib.get_close_matches(sentence, originals, 1, _SAME)
        if told and _NUMBER.findall(told[0]) != _NUMBER.findall(sentence):
            yield told[0], sentence


def _sentences(view: View, doc: str) -> list[str]:
    text = view.documents[doc].text
    return [" ".join(text[begin:end].split()) for begin, end in view.sentences(doc)]


def _finding(view: View, first: str, copy: str, changed: Sequence[tuple[str, str]]) -> Finding:
    named = [f"“{_words(*pair)}” became “{_words(*pair[::-1])}”" for pair in changed[:_TOLD]]
    says = f"{view.outlet(copy)} prints the text of {view.outlet(first)} with other numbers: {'; '.join(named)}."
    working = "; ".join(f"{view.outlet(first)}: {a} {view.outlet(copy)}: {b}" for a, b in changed[:_TOLD])
    return paper.finding(
        view, "version", paper.OPEN, says, working, _claims(view, copy, [new for _, new in changed]), 0.8,
        explanations=["an older copy: the text was corrected, updated or cut between the two printings"],
        settle="Which of the two was printed last, and why it was changed.",
    )  # fmt: skip


def _words(sentence: str, other: str) -> str:
    """The words of a sentence from the first to the last in which it differs from the other."""
    mine, theirs = sentence.split(), other.split()
    blocks = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    changed = [(a, b) for tag, a, b, _, _ in blocks if tag != "equal"]
    if not changed:
        return sentence
    return " ".join(mine[max(0, changed[0][0] - 1) : changed[-1][1] + 1]).strip(" .,;")


def _claims(view: View, doc: str, sentences: Sequence[str]) -> list[Claim]:
    return [claim for claim in view.by_doc.get(doc, ()) if " ".join(view.sentence(claim).split()) in sentences]
