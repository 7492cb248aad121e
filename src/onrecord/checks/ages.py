"""How old somebody or something is told to be, against the year of birth or founding in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.model import Finding

_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_AGE = re.compile(
    r"\b(?:(?:is|turned|turns|turning|aged|(?:celebrat\w+|mark\w*) (?:its|his|her|their))\s+)"
    r"(?P<age>\d{2,3})(?:st|nd|rd|th)?(?=[,.;]|$|\s+(?:today|this|in|on|now|years|birthday|anniversary))", re.I
)  # fmt: skip
_FAR = 0.6, 1.7  # an age further off than this is of something else


def find(view: View) -> Iterator[Finding]:
    """Once for each sentence with one year and one age."""
    for doc, document in view.documents.items():
        for begin, end in view.sentences(doc) if document.published else ():
            sentence = document.text[begin:end]
            years, ages = set(_YEAR.findall(sentence)), list(_AGE.finditer(sentence))
            if document.published and len(years) == len(ages) == 1 and _begun(sentence, min(years)):
                since, age = document.published.year - int(min(years)), int(ages[0]["age"])
                if since > 0 and not since - 1 <= age <= since and _FAR[0] <= age / since <= _FAR[1]:
                    yield _finding(
                        view, doc, (begin + ages[0].start("age"), begin + ages[0].end("age")), min(years), since
                    )


def _begun(sentence: str, year: str) -> bool:
    """Whether the words right before a year say that somebody was born or something founded in it."""
    return bool(
        phrases("begun", r"\b", r" (?:\w+ )?(?:in|on|since)(?: \w+){0,2} $").search(sentence[: sentence.index(year)])
    )


def _finding(view: View, doc: str, span: tuple[int, int], year: str, since: int) -> Finding:
    told = view.documents[doc].text[slice(*span)]
    says = (
        f"From {year} to the day of the article are {since - 1} or {since} years, where {view.outlet(doc)} has {told}."
    )
    published = view.documents[doc].published
    working = f"{published.year if published else ''} - {year} = {since}; stated: {told}"
    return paper.finding(
        view, "calendar", paper.PROBLEM, says, working, (), 0.75, (f"{doc}:{span[0]}-{span[1]}",),
        settle="The year in the source.",
    )  # fmt: skip
