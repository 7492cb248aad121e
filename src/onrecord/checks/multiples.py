"""Multiples told away from the pair that they are of: "triple the 690 of May", "its sales had doubled"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.checks import factors
from onrecord.checks.changes import Change, change, multiple
from onrecord.checks.english import phrases
from onrecord.checks.sums import firm
from onrecord.checks.view import View
from onrecord.checks.wording import around, starts
from onrecord.compare import alike, measured, share_like, value
from onrecord.model import Claim, Finding
from onrecord.text import stems

_OF_A_NUMBER = re.compile(
    r"\s+(?:as (?:many|much) as )?(?:the |its |their |what it was, |last year['’]s )?(?:[\w’'-]+ ){0,2}[$£€]?$"
)
_AS = "as much as "  # which is read as part of the number behind it
_SIDE = 60  # characters before a percentage in which its nation is named
_NEAR = 3.0  # times a multiple, or of it, from which on a pair is of something else
_SUBJECT = 5  # words before "doubled" among which its subject stands
_BEHIND = 45  # characters behind it in which a span of time makes it one of other days


def find(view: View) -> Iterator[Finding]:
    """Multiples that fit their pair, and those that do not."""
    for doc in view.by_doc:
        if not factors.MULTIPLE.search(view.documents[doc].text):
            continue
        by_sentence = view.inside(doc)
        changes = [told for inside in by_sentence.values() if (told := change(view, inside)) is not None]
        for place, (begin, end) in enumerate(view.sentences(doc)):
            sentence = view.documents[doc].text[begin:end]
            for match in factors.MULTIPLE.finditer(sentence):
                inside, before = by_sentence.get(place, []), by_sentence.get(place - 1, [])
                pair = (
                    _beside(view, match, begin, inside, before)
                    or _elsewhere(view, match, sentence, place, changes)
                    or _then_and_now(match, sentence, by_sentence.get(place + 1, []))
                    or _of_the_whole(view, match, begin, inside)
                )
                if pair is not None:
                    yield from _compare(view, match, sentence, pair)


def _beside(
    view: View, match: re.Match[str], begin: int, inside: Sequence[Claim], before: Sequence[Claim]
) -> Change | None:
    """ "1,460 in June, triple the 690 of May": the number right behind the multiple, and the one before it, if only in
    the sentence before ("That is double ...")."""
    behind = [c for c in inside if _number(c) and c.start >= begin + match.end() - len(_AS)][:1]
    text = view.documents[inside[0].doc].text if inside else ""
    if not behind or not _OF_A_NUMBER.fullmatch(text[begin + match.end() : behind[0].number_start]):
        return None
    base = replace(behind[0], low=value(behind[0]), high=value(behind[0]), modifier="exact")
    here = [c for c in inside if _number(c) and c.end <= begin + match.start()]
    if not here and phrases("that_makes", r"^\W*").match(text[begin:]):
        here = [c for c in before if _number(c)]
    new = [c for c in here if firm(c) and c.unit == base.unit and c.rate == base.rate and alike(c, base) >= 0.3]
    return Change(base, new[-1]) if new else None


def _number(claim: Claim) -> bool:
    """Whether a claim is an amount or a number of things, if only as the least or the most."""
    return (
        claim.unit != "count" and (claim.unit is None or measured(claim)) and len({claim.low, claim.high} - {None}) == 1
    )


def _then_and_now(match: re.Match[str], sentence: str, behind: Sequence[Claim]) -> Change | None:
    """ "Membership has tripled. It had 4,100 in 2019 and has 8,900 today": two of one thing, of two times."""
    told = [claim for claim in behind if _number(claim) and firm(claim)]
    if len(told) != 2 or not match["word"] or told[0].unit != told[1].unit or alike(*told) < 0.6:
        return None
    words, counted = (starts(text) for text in (sentence[: match.start()], told[0].counted or ""))
    a, b = told
    if not words & counted or a.period is None or b.period is None or a.period == b.period:
        return None
    return Change(a, b) if a.period < b.period else Change(b, a)


def _of_the_whole(view: View, match: re.Match[str], begin: int, inside: Sequence[Claim]) -> Change | None:
    """ "A rate of 6.1 percent, more than twice the nation's": the one percentage that the story gives of the nation."""
    told = [c for c in inside if c.end <= begin + match.end() and share_like(c) and firm(c)]
    if not told or not phrases("of_the_nation", r"^ (?:that of |what it is in )?").match(match.string[match.end() :]):
        return None
    new = told[-1]
    about = _rates(view.leading(new, 1))
    bases = [
        c for c in (*view.by_doc[new.doc], *view.elsewhere(new))
        if share_like(c) and firm(c) and c.unit == new.unit and c.id != new.id and c.trend is None and c.role == "share"
        and phrases("national").search(around(view, c, _SIDE, _SIDE)[0]) and about & _rates(view.sentence(c))
    ]  # fmt: skip
    return Change(bases[0], new) if len({value(c) for c in bases}) == 1 else None


def _rates(words: str) -> set[str]:
    """What the rates are of that words name: unemployment, poverty."""
    return {match.group()[:5].lower() for match in phrases("rate_of").finditer(words)}


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
