"""Documents grouped by the event they are about: shared figures, names and days.

Two documents are linked when their rarer names and numbers meet often enough and they came out near each other.
A story is what hangs together by links; a round-up that alone holds two such groups together belongs to both.
"""

from __future__ import annotations

import math
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.compare import digits, head, single_day
from onrecord.coverage.links import blocks
from onrecord.model import Claim, Document, Story, stable_id
from onrecord.text import stem

_NAME = re.compile(r"\b(?:[A-Z][\w’'.-]*[a-z]|[A-Z]{2,})(?:['’]s)?\b")
_PLAIN = re.compile(r"\b[a-z]{3,}\b")
_LINKED = ((2.0, 0.08), (1.0, 0.1), (0.5, 0.115), (0.0, 0.16))  # by rare numbers in common: the cosine that links
_ALMOST = 0.75  # of the cosine that links: what is so near to two documents of a story, if alone, belongs to it
_WINDOW = 25  # how many earlier documents with the same feature a document is held against
_APART = 30  # days between two documents of one story
_KEPT = 60  # features of a document that are kept, the weightiest first
_TELLING = 3  # a shared figure, or a count of one day, tells as much as a name that is there three times
_COMES_BACK = 3  # times a small word must be there to say what a text is about
_DEPTH = 6000  # characters of a text that are read for its names


def group(documents: Sequence[Document], claims: Sequence[Claim]) -> list[Story]:
    """The stories, largest first; every document is in at least one."""
    ordered = sorted(documents, key=lambda document: (document.published or date.max, document.id))
    weights = _weights(ordered, claims)
    days = {document.id: document.published for document in ordered}
    near = _near([document.id for document in ordered], weights, days)
    links = [pair for pair, nearness in near if nearness >= 1]
    groups = _joined(blocks([document.id for document in ordered], links), [pair for pair, _ in near])
    by_id = {document.id: document for document in ordered}
    place = {document.id: index for index, document in enumerate(ordered)}
    stories = [_story([by_id[name] for name in sorted(members, key=place.__getitem__)]) for members in groups]
    return sorted(stories, key=lambda story: (-len(story.documents), story.first or date.max, story.id))


def _weights(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, dict[str, float]]:
    """Each document's features with their weights, its vector's length being one."""
    features = {document.id: _features(document) for document in documents}
    for claim in claims:
        if claim.role != "incidental" and claim.doc in features:
            if digits(claim) >= 2:
                features[claim.doc][f"={_number(claim)}"] += _TELLING
            if single_day(claim) and claim.period:
                features[claim.doc][f"#{claim.metric or head(claim.counted)} {claim.period[0]}"] += _TELLING
                features[claim.doc][f"#{claim.period[0]}"] = 1
                features[claim.doc][f"={_number(claim)} on {claim.period[0]}"] = 1
    common = Counter(feature for found in features.values() for feature in found)
    total = len(documents) + 20  # so that what two documents of a small folder share still weighs something
    return {
        name: _unit({f: (1 + math.log(count)) * math.log(total / common[f]) for f, count in found.items()})
        for name, found in features.items()
    }


def _number(claim: Claim) -> str:
    """A number as two texts may share it: "at least 2,200" and "up to 2,200" are of one."""
    ends = claim.low if claim.low is not None else claim.high, claim.high if claim.high is not None else claim.low
    return f"{ends[0]}/{ends[1]}"


def _features(document: Document) -> Counter[str]:
    """Its names, each as often as it is there, and its small words that come back."""
    text = f"{document.title or ''}\n{document.text[:_DEPTH]}"
    plain = Counter(stem(word) for word in _PLAIN.findall(text))
    names = Counter(re.sub(r"['’]s$", "", name).casefold() for name in _NAME.findall(text))
    found = Counter({name: count for name, count in names.items() if stem(name) not in plain})
    found.update({f"~{word}": count for word, count in plain.items() if count >= _COMES_BACK})
    return found


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    kept = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {feature: weight / length for feature, weight in kept}


def _joined(groups: Sequence[Sequence[str]], near: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The groups with the documents left alone that are nearly linked to two or more of one group, and of one only."""
    of = {name: index for index, group in enumerate(groups) for name in group if len(group) > 1}
    drawn: dict[str, Counter[int]] = defaultdict(Counter)
    for a, b in near:
        for alone, other in ((a, b), (b, a)):
            if alone not in of and other in of:
                drawn[alone][of[other]] += 1
    joins = {name: min(to) for name, to in drawn.items() if len(to) == 1 and max(to.values()) > 1}
    kept = [list(group) for group in groups if len(group) > 1 or group[0] not in joins]
    home = {group[0]: group for group in kept}
    for name, index in joins.items():
        home[groups[index][0]].append(name)
    return kept


def _near(
    order: Sequence[str], weights: Mapping[str, Mapping[str, float]], days: Mapping[str, date | None]
) -> list[tuple[tuple[str, str], float]]:
    """The pairs that are near, if not always near enough, with how near as a part of what links them; each document is
    held against the last few that share a feature."""
    seen: dict[str, list[str]] = defaultdict(list)
    found = []
    for name in order:
        nearness: dict[str, float] = defaultdict(float)
        numbers: dict[str, float] = defaultdict(float)
        for feature, weight in weights[name].items():
            for other in seen[feature][-_WINDOW:]:
                nearness[other] += weight * weights[other][feature]
                numbers[other] += _rare(feature)
            seen[feature].append(name)
        found += [
            ((other, name), near / _enough(numbers[other]))
            for other, near in sorted(nearness.items())
            if near >= _ALMOST * _enough(numbers[other]) and _together(days[other], days[name])
        ]
    return found


def _rare(feature: str) -> float:
    """How far a feature is a number that two texts hardly share by chance, alone or with its day."""
    if not feature.startswith("="):
        return 0.0
    written = feature.split("/")[0].lstrip("=").removesuffix(".0")
    digits = len(re.sub(r"\D", "", written).strip("0"))
    return 1.0 if digits >= 3 else 0.5 if digits == 2 and "." in written else 0.0


def _enough(numbers: float) -> float:
    """The cosine from which two documents with such numbers in common are linked."""
    return next(cosine for least, cosine in _LINKED if numbers >= least)


def _together(a: date | None, b: date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= _APART


def _story(documents: Sequence[Document]) -> Story:
    published = [document.published for document in documents if document.published]
    return Story(
        id=stable_id("story", *(document.id for document in documents)),
        title=_title(documents),
        documents=tuple(document.id for document in documents),
        first=min(published, default=None),
        last=max(published, default=None),
    )


def _title(documents: Sequence[Document]) -> str:
    """The headline of the first to publish, as a quotation: it is an outlet's words."""
    first = min(documents, key=lambda document: (document.published or date.max, document.id))
    return f"“{_headline(first)}”"


def _headline(document: Document) -> str:
    line = document.title or next((line for line in document.text.splitlines() if line.strip()), document.id)
    return textwrap.shorten(line, 100, placeholder="…")
