"""Denials, attached to the figures they deny."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.figures import names
from onrecord.model import Attribution, Claim, Document
from onrecord.text import stems

_REPORT = re.compile(r"\b(?:story|stories|reports?|reporting|article|account)\b", re.IGNORECASE)
_GOAL = re.compile(r"\b(?:targets?|quotas?|goals?|minimums?|benchmarks?)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:figures?|numbers?|counts?|totals?|tall(?:y|ies)|estimates?|statistics|that many|so many)\b", re.I
)
_THAT_NUMBER = re.compile(
    r"\b(?:that|this|those|these|(?P<whose>(?:the |[A-Z])[\w ]*?)['’]s?) "
    r"(?:figures?|numbers?|counts?|estimates?|tall(?:y|ies)|totals?)\b"
)
# Somebody else's claim, where neither a number nor a report is named: "denied it", "dismissed the claim as nonsense".
_CLAIM = re.compile(
    r"(?:it|that|this|(?:the|that|this|those|these) (?:claim|allegation|accusation|charge|suggestion|assertion)s?)"
    r"(?: as \w[\w ]{0,30})?",
    re.IGNORECASE,
)
_UNTRUE = re.compile(r"(?:that )?(?:it|that|this)(?: is| was|['’]s)?(?: \w+)? (\w+)", re.IGNORECASE)
_NO_SUCH = re.compile(r"\bno such\b", re.IGNORECASE)
_BACK = 400  # characters, within which a number is still "that figure"
_MARKS = " “”\"'‘’,."
_SPEAKER = re.compile(
    r"(?P<who>[A-Z][^,;:“”\"]{2,80}?),?\s+(?:told|said|says|called|calls|denied|denies|dismissed|rejected|disputed)\b"
)


def of(
    groups: Sequence[Sequence[Claim]],
    documents: Sequence[Document],
    attributions: Mapping[str, Sequence[Attribution]],
) -> list[tuple[str, ...]]:
    """For each group of claims who denies it, in which words: "Ines Vorm: “no such plan” (The Pell Courier)"."""
    found: list[dict[str, None]] = [{} for _ in groups]
    place = {claim.id: index for index, group in enumerate(groups) for claim in group}
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for group in groups:
        for claim in group:
            by_doc[claim.doc].append(claim)
    for document in documents:
        for attribution in attributions.get(document.id, ()):
            if _denies(attribution, document.text):
                for claim in _denied(attribution, document, by_doc[document.id]):
                    found[place[claim.id]][_line(attribution, document)] = None
        for claim in by_doc[document.id]:
            if claim.stance in ("denied", "disputed") and not found[place[claim.id]]:
                found[place[claim.id]][f"{_who(claim)}: “{claim.exact}” ({document.called})"] = None
    return [tuple(lines) for lines in found]


def _denies(attribution: Attribution, text: str) -> bool:
    """Whether it is marked as a denial, or its words speak of a report or a goal as false."""
    if attribution.stance in ("denied", "disputed"):
        return True
    if attribution.way == "attitude":
        return False
    words = _around(attribution, text)
    about = _REPORT.search(words) or _GOAL.search(words)
    told = " ".join(text[start:end] for start, end in attribution.content)
    if untrue := _UNTRUE.fullmatch(told.strip(_MARKS)):
        return untrue[1].lower() in names.words("denies")
    return bool(about) and bool(
        _NO_SUCH.search(told) or set(re.findall(r"\w+", told.casefold())) & names.words("denies")
    )


def _denied(attribution: Attribution, document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """What a denial can mean: the claims inside its words, goals, what rests on a report, or the number it names."""
    text = document.text
    sentence = _around(attribution, text)
    inside = [c for c in claims if any(start <= c.start < end for start, end in attribution.content)]
    if inside:
        return inside
    if _GOAL.search(sentence):
        return [c for c in claims if c.role == "target"]
    if _REPORT.search(sentence):
        cited = [c for c in claims if any(names.outlet(source) for source in c.sources)]
        goals = [c for c in claims if c.role == "target"]
        return goals if any(c.role == "target" for c in cited) else cited
    told = " ".join(text[start:end] for start, end in attribution.content).strip(_MARKS)
    if _CLAIM.fullmatch(told) or _UNTRUE.fullmatch(told):
        return [c for c in _told_before(attribution, "", claims) if c.sources]
    that = _THAT_NUMBER.search(sentence)
    if that is not None:
        return _told_before(attribution, that["whose"] or "", claims)
    if not _NUMBER.search(sentence):
        return []
    words = set(stems(sentence))
    return [c for c in claims if c.role != "incidental" and c.counted and set(stems(c.counted)) <= words]


def _told_before(attribution: Attribution, whose: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that "that figure" or "the union's number" can mean: the last ones told before by somebody else."""
    start = min(start for start, _ in (*attribution.content, *(span for span in (attribution.source,) if span)))
    owner = set(stems(whose))
    others = [claim for claim in claims if claim.role != "incidental" and attribution.name not in claim.sources]
    before = [
        claim for claim in others
        if claim.end <= start <= claim.end + _BACK
        and (not owner or owner & {word for source in claim.sources for word in stems(source)})
    ]  # fmt: skip
    last = max(before, key=lambda claim: claim.start, default=None)
    return [claim for claim in before if last and claim.sentence == last.sentence and claim.sources == last.sources]


def _around(attribution: Attribution, text: str) -> str:
    spans = [*attribution.content, *(span for span in (attribution.source, attribution.cue) if span)]
    return text[min(start for start, _ in spans) : max(end for _, end in spans)] if spans else ""


def _line(attribution: Attribution, document: Document) -> str:
    text = document.text
    who = attribution.name or (text[slice(*attribution.source)] if attribution.source else "unnamed")
    words = " … ".join(" ".join(text[start:end].split()).strip(" “”\"'‘’,.") for start, end in attribution.content)
    if not words:
        words = " ".join(_around(attribution, text).split())
    told = _SPEAKER.match(words)
    if told and (names.hedge(who) or names.outlet(who)):  # a report that quotes the denial is not who denies
        who = told.group("who")
    return f"{who}: “{words[:160]}” ({document.called})"


def _who(claim: Claim) -> str:
    return claim.sources[0] if claim.sources else "unnamed"
