"""Which of the beat's metrics a quantity is: the longest wording wins, then what narrows it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.beats import Beat
from onrecord.beats.models import Metric
from onrecord.claims.draft import Draft
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.words import Line
from onrecord.model import Span

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_NEAR = 8  # words before a number within which a verb governs it
_AFTER = 6  # words after a noun within which its predicate stands
_WIDE = 18  # words to either side within which a share says of what it is


@dataclass(frozen=True, slots=True)
class Match:
    """A wording found: its words and the metric it means."""

    first: int
    last: int
    metric: str
    why: str

    @property
    def length(self) -> int:
        return self.last - self.first


class Wordings:
    """A beat's phrases by their first word, each with the metric it means."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self.metrics = {metric.id: metric for metric in metrics}
        for metric in metrics:
            for wording in metric.wording:
                self._add(wording, metric.id, f"the wording {wording!r}")
            for confusion in metric.confusions:
                for wording in confusion.words:
                    if not any(wording in other.wording for other in metrics):
                        self._add(wording, metric.id, f"{wording!r} stands for this: {confusion.why}")
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -len(entry[0]))

    def _add(self, wording: str, metric: str, why: str) -> None:
        stems = tuple(stem(word) for word in _WORD.findall(wording.lower()))
        self._by_first.setdefault(stems[0], []).append((stems, metric, why))

    def find(self, here: Line, first: int, last: int) -> list[Match]:
        """The wordings that begin in a run of words, none within another, in order."""
        found: list[Match] = []
        at = max(0, first)
        while at < min(last, len(here)):
            match = self._at(here, at)
            if match:
                found.append(match)
            at = match.last if match else at + 1
        return found

    def _at(self, here: Line, at: int) -> Match | None:
        for stems, metric, why in self._by_first.get(stem(here.words[at]), ()):
            run = _run(here, at, len(stems))
            if run and tuple(stem(here.words[i]) for i in run) == stems:
                return Match(at, run[-1] + 1, metric, why)
        return None


def _run(here: Line, at: int, length: int) -> list[int]:
    """That many words from there on, hyphens and quotation marks passed over."""
    run: list[int] = []
    while at < len(here) and len(run) < length:
        if here.words[at][0].isalnum():
            run.append(at)
        elif here.words[at] not in ("-", '"', "“", "”", "``", "''"):
            break
        at += 1
    return run if len(run) == length else []


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its plural ending, so that singular and plural meet."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A beat's wordings of whole metrics, and by metric those that narrow it to a part or to a share of it."""

    whole: Wordings
    parts: dict[str, Wordings]
    shares: dict[str, Wordings]


@functools.lru_cache(maxsize=8)
def _compiled(metrics: tuple[Metric, ...]) -> Knowledge:
    narrower = [metric.model_copy(update={"wording": metric.among, "confusions": ()}) for metric in metrics]
    parts: dict[str, list[Metric]] = {}
    shares: dict[str, list[Metric]] = {}
    for metric in narrower:
        if metric.kind == "share" and metric.of:
            shares.setdefault(metric.of, []).append(metric)
        elif metric.parent:
            parts.setdefault(metric.parent, []).append(metric)
    return Knowledge(
        Wordings(metrics),
        {base: Wordings(listed) for base, listed in parts.items()},
        {base: Wordings(listed) for base, listed in shares.items()},
    )


def knowledge(beat: Beat) -> Knowledge:
    """The beat's wordings, made ready once."""
    return _compiled(beat.metrics)


# --- deciding ---------------------------------------------------------------------------------


def name(draft: Draft, page: Page) -> None:
    """Settle the draft's metric by the beat; none without one."""
    if page.beat is None or draft.quantity.kind == "age" or draft.money:
        return
    known = knowledge(page.beat)
    whole = known.whole
    if draft.quantity.unit in ("percent", "fraction"):
        _share(draft, page, known)
        return
    if draft.quantity.unit and draft.quantity.unit in words("time_units") or draft.noun in words("time_units"):
        return
    found = _own(draft, whole) or _governing(draft, whole) or _borrowed(draft, page, whole)
    if found is None:
        return
    metric, why = found
    _set(draft, *(_narrowed(draft, metric, known.parts) or (metric, why)))


def _set(draft: Draft, metric: str, why: str) -> None:
    draft.metric, draft.rules["metric"] = metric, why


def _own(draft: Draft, whole: Wordings) -> tuple[str, str] | None:
    """By the words of what is counted; two metrics joined by "and" are neither."""
    if draft.phrase is None:
        return None
    found = whole.find(draft.here, *draft.phrase)
    head = draft.head if draft.head is not None else draft.phrase[0]
    if draft.noun not in words("persons") and not any(match.first <= head for match in found):
        return None
    joined = {match.metric for match in found if draft.here.noun(match.last - 1) and match.last - 1 <= head}
    if len(joined) > 1 and not any(_ancestor(whole, a, b) for a in joined for b in joined if a != b):
        draft.rules["metric"] = f"counts {' and '.join(sorted(joined))} together, so neither"
        return None
    best = max(found, key=lambda match: (match.length, -match.first), default=None)
    return (best.metric, best.why) if best else None


def _ancestor(whole: Wordings, a: str, b: str) -> bool:
    return whole.metrics[a].parent == b or whole.metrics[b].parent == a


def _governing(draft: Draft, whole: Wordings) -> tuple[str, str] | None:
    """By the verb that governs people counted: "arrested 200 people", "200 people were arrested"."""
    here = draft.here
    if draft.noun not in words("persons") | {"cases"} and (not draft.elliptic or draft.borrowed):
        return None
    after = draft.phrase[1] if draft.phrase and draft.phrase[1] > draft.last else draft.last
    found = [m for m in whole.find(here, after, after + _AFTER) if _joined(here, after, m.first)]
    before = [m for m in whole.find(here, draft.first - _NEAR, draft.first) if _joined(here, m.last, draft.first)]
    best = before[-1:] or found[:1]
    return (best[0].metric, best[0].why + ", beside what is counted") if best else None


_LINKS = frozenset({"were", "was", "been", "being", "have", "had", "has", "are", "is", "be", "taken", "held"})


def _joined(here: Line, first: int, last: int) -> bool:
    """Whether nothing but small words stands between: no other verb, no comma, no other thing that is counted."""
    return all(_small(here, at) for at in range(first, last))


def _small(here: Line, at: int) -> bool:
    word = here.word(at)
    if here.noun(at):
        return word in words("hollow") | words("persons")
    return word in _LINKS or not here.verb(at) and word not in (",", ";", ":", "and", "but", "while")


def _borrowed(draft: Draft, page: Page, whole: Wordings) -> tuple[str, str] | None:
    """By the figure it takes its noun from, else by the nearest wording before it in the sentence."""
    if not draft.elliptic:
        return None
    if draft.borrowed is not None and draft.borrowed.metric:
        return draft.borrowed.metric, "the metric of the figure whose noun it shares"
    if draft.borrowed is not None:
        return None
    found = whole.find(draft.here, 0, draft.first)
    if found:
        draft.counted = draft.here.cut(found[-1].first, found[-1].last)
        return found[-1].metric, found[-1].why + ", earlier in the sentence"
    near = next((other for other in page.before(draft, 2) if other.metric), None)
    return (near.metric, "the metric of the figure before it") if near and near.metric else None


def _narrowed(draft: Draft, metric: str, narrowing: dict[str, Wordings]) -> tuple[str, str] | None:
    """A part of that metric, where a phrase says which part."""
    parts = narrowing.get(metric)
    if parts is None or draft.phrase is None:
        return None
    first, last = draft.phrase
    found = parts.find(draft.here, first, last)
    best = max(found, key=lambda match: match.length, default=None)
    return (best.metric, f"{metric}, narrowed by {draft.here.cut(best.first, best.last)!r}") if best else None


def _share(draft: Draft, page: Page, known: Knowledge) -> None:
    """By what the share is of, and which part of it."""
    here, near = draft.here, (draft.first - _WIDE, draft.last + _WIDE)
    for base in _wholes(draft, page, known.whole):
        found = known.shares[base].find(here, *near) if base in known.shares else []
        best = min(found, key=lambda m: (m.first < draft.first, abs(m.first - draft.last), -m.length), default=None)
        if best:
            return _set(draft, best.metric, f"a share of {base}, by {here.cut(best.first, best.last)!r}")


def _wholes(draft: Draft, page: Page, whole: Wordings) -> list[str]:
    """The metrics that the share can be of, likeliest first."""
    own = [m.metric for m in whole.find(draft.here, draft.first - _WIDE, draft.last + _WIDE)]
    near = [other.metric for other in page.before(draft, 2) if other.metric]
    listed = [
        base
        for metric in [*own, *near]
        for base in (metric, whole.metrics[metric].of, whole.metrics[metric].parent)
        if base
    ]
    return list(dict.fromkeys(listed))


def office_at(here: Line, beat: Beat | None) -> Span | None:
    """Where the sentence names the beat's kind of office, the first time."""
    if beat is None or not beat.office_word:
        return None
    for name in (beat.office_word, *beat.office_aliases):
        stems = [stem(word) for word in _WORD.findall(name.lower())]
        for at in range(len(here) - len(stems) + 1):
            if [stem(word) for word in here.words[at : at + len(stems)]] == stems:
                return at, at + len(stems)
    return None

