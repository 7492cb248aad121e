"""Terms: a word of another definition where the figure counts something else."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from onrecord import safe_yaml
from onrecord.beats.models import Confusion, Metric
from onrecord.checks import paper
from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.checks.wording import starts
from onrecord.compare import digits, head, side_by_side, topic
from onrecord.model import Claim, Figure, Finding
from onrecord.text import stem
from onrecord.values import last_digit

_APART = ("supplies", "room", "orders")
_RARE = 2  # significant digits of a large number that is hardly told of two things by chance
_LARGE = 1000
_AFTER = 40  # characters behind a number in which the word for what it counts stands
_UP_TO_A_STOP = re.compile(r"[^.,:;\d]{0,30}")
_RATED = (  # "daily deportations", "deportations a day"
    r"(?:daily|weekly|monthly|annual|number of(?: daily)?)\s+{0}\b"
    r"|\b{0}\s+(?:a|per|each|every)\s+(?:day|week|month|year)\b"
)


def find(view: View) -> Iterator[Finding]:
    """Words that the beat says are taken for a metric, and counts of one class told as another's."""
    for docs in view.stories:
        for figure in view.figures_of(docs):
            metric = view.metrics.get(figure.metric or "")
            claims = view.told(figure)
            confused = list(_confused(view, figure, metric, claims)) if metric is not None else []
            yield from confused
            told = {view.claims[name].doc for finding in confused for name in finding.claims}
            yield from _classes(view, [claim for claim in claims if claim.doc not in told])
        yield from _other_metric(view, docs)


def _other_metric(view: View, docs: Sequence[str]) -> Iterator[Finding]:
    """Once for each document and pair of metrics: a number told of one that others tell of the other."""
    told: dict[str, list[Claim]] = {}
    for claim in (claim for doc in docs for claim in view.by_doc.get(doc, ()) if claim.metric in view.metrics):
        told.setdefault(claim.metric or "", []).append(claim)
    pairs = [(view.metrics[name], c) for name in told for c in view.metrics[name].confusions if c.metric in told]
    done: set[tuple[str, str, str]] = set()
    for metric, confusion in pairs:
        for claim in told[confusion.metric or ""]:
            key = (claim.doc, metric.id, confusion.metric or "")
            if key not in done and _taken_for(view, claim, told[metric.id], told[confusion.metric or ""]):
                done.add(key)
                yield _term(view, claim, metric, confusion, _own_words(view, claim))


def _own_words(view: View, claim: Claim) -> str:
    """The words by which a document says what a claim counts."""
    sentence = view.sentence(claim)
    known = view.metrics[claim.metric or ""]
    told = (word for word in sorted(known.wording, key=len, reverse=True) if word in sentence)
    return claim.counted or next(told, known.name)


def _taken_for(view: View, claim: Claim, usual: Sequence[Claim], own: Sequence[Claim]) -> bool:
    """Whether a number is told of the other metric by as many documents, one of them exactly, and not beside it."""
    if claim.low is None or (claim.rate is None and not _rare(claim)) or claim.unit is not None:
        return False
    same = [c for c in usual if c.rate == claim.rate and c.per == claim.per and _rounds_to(c, claim)]
    if any(c.sentence == claim.sentence and c.doc == claim.doc for c in same):
        return False
    rivals = [c for c in own if _rounds_to(c, claim) and c.rate == claim.rate]
    tellers, against = len({c.doc for c in same}), len({c.doc for c in rivals})
    own_word = any(word in view.sentence(claim) for word in view.metrics[claim.metric or ""].wording)
    return bool(same) and (tellers > against or (tellers == against and own_word))


def _rare(claim: Claim) -> bool:
    return digits(claim) >= _RARE and (claim.low or 0.0) >= _LARGE


def _rounds_to(exact: Claim, told: Claim) -> bool:
    """Whether a number is the one told, or the one that it is a rounding of: 122,000 of 122,347."""
    if exact.low is None or told.low is None:
        return False
    step = last_digit(told.number, told.low) if told.modifier != "exact" and _rare(told) else 0.0
    return exact.low == told.low or 0 <= exact.low - told.low < step


def _confused(view: View, figure: Figure, metric: Metric, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Once for each document and confusion of a figure."""
    done: set[tuple[str, str]] = set()
    for claim in claims:
        for confusion in metric.confusions:
            phrase = _used(view, claim, confusion, metric)
            about = confusion.metric or (phrase or "").casefold()
            if phrase and (claim.doc, about) not in done:
                done.add((claim.doc, about))
                yield _term(view, claim, metric, confusion, phrase)


def _used(view: View, claim: Claim, confusion: Confusion, metric: Metric) -> str | None:
    """The confusing words, where they stand for what the claim counts."""
    if claim.metric != metric.id and any(
        other.metric == metric.id and other.low == claim.low for other in view.near(claim, 0)
    ):
        return None  # a sentence that gives both their number means two things
    text = view.documents[claim.doc].text
    after = text[claim.end : claim.end + _AFTER]
    sentence = view.sentence(claim)
    for words in sorted(confusion.words, key=len, reverse=True):
        directly = re.match(rf"\s+(?:[\w-]+\s+)?({re.escape(words)})\b", after, re.IGNORECASE)
        if directly:
            return directly.group(1)
        rated = claim.rate and re.search(_RATED.format(re.escape(words)), sentence, re.IGNORECASE)
        if rated and confusion.metric not in {other.metric for other in view.near(claim, 0)}:
            return rated.group()
    if claim.metric != metric.id and claim.metric is not None and claim.metric == confusion.metric:
        wording = view.metrics[claim.metric].wording
        return next((word for word in sorted(wording, key=len, reverse=True) if word in sentence), None)
    return None


def _term(view: View, claim: Claim, metric: Metric, confusion: Confusion, phrase: str) -> Finding:
    says = f"{view.outlet(claim.doc)} writes “{phrase}” where the figure, {paper.amount(claim)}, counts {metric.name}."
    working = f"“{phrase}” beside {paper.amount(claim)}; {metric.name}: {confusion.why}"
    return paper.finding(
        view, "term", paper.PROBLEM, says, working, [claim], 0.85,
        explanations=["another definition: the word means something else than what was counted"],
        settle="The word that the source itself uses.",
    )  # fmt: skip


@functools.cache
def _class_of() -> Mapping[str, str]:
    data = safe_yaml.load(Path(__file__).with_name("terms.yml"))
    return {stem(word): name for name, words in data.items() for word in words}


def class_of(counted: str | None) -> str | None:
    """Which class of things a noun counts, where it is one of those that are taken for each other."""
    found = _class_of().get(head(counted))
    return None if found == "sent" else found


def _word_class(word: str) -> str | None:
    return _class_of().get(stem(word))


def set_apart(view: View, claim: Claim) -> bool:
    """Whether the words beside a number say that it counts places, orders or things sent out, not what was done."""
    text = view.documents[claim.doc].text
    beside = re.findall(r"[a-z]+", text[max(claim.sentence[0], claim.start - 40) : claim.end + 30].lower())
    behind = re.findall(r"[a-z]+", f"{claim.counted or ''} {text[claim.end : claim.end + 30]}".lower())
    return any(class_of(word) in _APART for word in beside) or any(_word_class(word) == "sent" for word in behind)


def once_each(view: View, claim: Claim) -> bool:
    """Whether each person has only one of what is counted: "398,060 first doses"."""
    behind = _UP_TO_A_STOP.match(view.documents[claim.doc].text[claim.end :])
    return bool(phrases("once_each").search(f"{claim.counted} {behind.group() if behind else ''}"))


def another_class(view: View, claim: Claim, model: Claim) -> Finding:
    """One number told as things of one class here and of another there: tests and people."""
    says = (
        f"{view.outlet(claim.doc)} tells {paper.amount(claim)} as {paper.counted(claim)}, "
        f"{view.outlet(model.doc)} as {paper.counted(model)}."
    )
    against = f"{paper.counted(claim)} against {paper.counted(model)}"
    working = f"{paper.amount(claim)}: {against}, which count different things"
    return paper.finding(
        view, "term", paper.PROBLEM, says, working, [claim, model], 0.8,
        explanations=["another definition: one person may stand behind several, or none, of the other"],
        settle="The unit that the source itself counts.",
    )  # fmt: skip


def _classes(view: View, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Once for each document that tells one number of another class than the others do, of one activity."""
    classes = {claim.id: None if once_each(view, claim) else class_of(claim.counted) for claim in claims}
    known = Counter(name for name in classes.values() if name is not None)
    if len(known) < 2:
        return
    usual = min(known, key=lambda name: (-known[name], name == "people", name))
    model = next(claim for claim in claims if classes[claim.id] == usual)
    done = {model.doc}
    for claim in sorted(claims, key=lambda c: (c.modifier != "exact", len(topic(c.counted)) < 2)):
        if classes[claim.id] in (None, usual) or claim.doc in done or side_by_side(claim, model) == "differs":
            continue
        if _one_activity(view, claim, model):
            done.add(claim.doc)
            yield another_class(view, claim, model)


def _one_activity(view: View, a: Claim, b: Claim) -> bool:
    """Whether what was done is the same: "people tested" and "tests"."""
    return not starts(f"{a.counted or ''} {view.sentence(a)}").isdisjoint(starts(b.counted or ""))
