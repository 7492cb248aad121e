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
from onrecord.checks.view import View
from onrecord.compare import head, side_by_side, topic
from onrecord.model import Claim, Figure, Finding
from onrecord.text import stem, stems

_APART = ("supplies", "room", "orders")
_AFTER = 40  # characters behind a number in which the word for what it counts stands
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


def _confused(view: View, figure: Figure, metric: Metric, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Once for each document and confusion of a figure."""
    done: set[tuple[str, str]] = set()
    for claim in claims:
        for confusion in metric.confusions:
            phrase = _used(view, claim, confusion, metric)
            if phrase and (claim.doc, phrase.casefold()) not in done:
                done.add((claim.doc, phrase.casefold()))
                yield _term(view, claim, metric, confusion, phrase)


def _used(view: View, claim: Claim, confusion: Confusion, metric: Metric) -> str | None:
    """The confusing words, where they stand for what the claim counts."""
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
        return next((word for word in sorted(wording, key=len, reverse=True) if word in sentence), claim.counted)
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


def _classes(view: View, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Once for each document that tells one number of another class than the others do, of one activity."""
    classes = {claim.id: class_of(claim.counted) for claim in claims}
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
            says = (
                f"{view.outlet(claim.doc)} tells {paper.amount(claim)} as “{claim.counted}”, "
                f"{view.outlet(model.doc)} as “{model.counted}”."
            )
            working = (
                f"{paper.amount(claim)}: “{claim.counted}” against “{model.counted}”, which count different things"
            )
            yield paper.finding(
                view, "term", paper.PROBLEM, says, working, [claim, model], 0.8,
                explanations=["another definition: one person may stand behind several, or none, of the other"],
                settle="The unit that the source itself counts.",
            )  # fmt: skip


def _one_activity(view: View, a: Claim, b: Claim) -> bool:
    """Whether what was done is the same: "people tested" and "tests"."""
    words = set(stems(b.counted or ""))
    return bool(words & (set(stems(a.counted or "")) | set(stems(view.sentence(a)))))
