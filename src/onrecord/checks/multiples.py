"""Multiples told away from the pair that they are of: "triple the 690 of May", "its sales had doubled"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks import factors
from onrecord.checks.changes import Change, change, multiple
from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.compare import alike, measured
from onrecord.model import Claim, Finding
from onrecord.text import stems

_OF_A_NUMBER = re.compile(
    r"\s+(?:as (?:many|much) as )?(?:the |its |their |what it was, |last year['’]s )?(?:[\w’'-]+ ){0,2}[$£€]?$"
)
_NEAR = 3.0  # times a multiple, or of it, from which on a pair is of something else
_SUBJECT = 5  # words before "doubled" among which its subject stands
_BEHIND = 45  # characters behind it in which a span of time makes it one of other days


def find(view: View) -> Iterator[Finding]:
    """Multiples that fit their pair, and those that do not."""
    for doc, claims in view.by_doc.items():
        by_sentence: dict[int, list[Claim]] = {}
        for claim in claims:
            by_sentence.setdefault(view.place(claim), []).append(claim)
        changes = [told for inside in by_sentence.values() if (told := change(view, inside)) is not None]
        for place, (begin, end) in enumerate(view.sentences(doc)):
            sentence = view.documents[doc].text[begin:end]
            for match in factors.MULTIPLE.finditer(sentence):
                pair = _beside(view, match, begin, by_sentence.get(place, [])) or _elsewhere(
                    view, match, sentence, place, changes
                )
                if pair is not None:
                    yield from _compare(view, match, sentence, pair)


def _beside(view: View, match: re.Match[str], begin: int, inside: Sequence[Claim]) -> Change | None:
    """ "1,460 in June, triple the 690 of May": the number right behind the multiple, and the one before it."""
    numbers = [c for c in inside if firm(c) and c.unit != "count" and (c.unit is None or measured(c))]
    behind = [c for c in numbers if c.start >= begin + match.end()][:1]
    before = [c for c in numbers if c.end <= begin + match.start()]
    text = view.documents[inside[0].doc].text if inside else ""
    if not behind or not _OF_A_NUMBER.fullmatch(text[begin + match.end() : behind[0].start]):
        return None
    new = [c for c in before if c.unit == behind[0].unit and c.rate == behind[0].rate and alike(c, behind[0]) >= 0.3]
    return Change(behind[0], new[-1]) if new else None


def _elsewhere(view: View, match: re.Match[str], sentence: str, place: int, changes: Sequence[Change]) -> Change | None:
    """The one pair of the article that is of the subject of "doubled", where the multiple gives no time of its own."""
    if (
        not match["word"]
        or match["word"].endswith("e")
        or phrases("over_time").search(sentence[match.end() :][:_BEHIND])
    ):
        return None
    subject = set(stems(" ".join(sentence[: match.start()].split()[-_SUBJECT:])))
    found = [told for told in changes if view.place(told.new) != place and subject & set(stems(told.new.counted or ""))]
    return found[0] if len(found) == 1 else None


def _compare(view: View, match: re.Match[str], sentence: str, pair: Change) -> Iterator[Finding]:
    words, allowed = factors.told(sentence, match)
    known = any(f.kind == "change" and pair.base.id in f.claims for f in view.arithmetic.get(pair.new.id, ()))
    if not known and allowed[0] / _NEAR <= pair.exact() <= allowed[1] * _NEAR:
        yield multiple(view, pair, words, factors.fits(allowed, pair.ratio(), pair.exact()))
