"""Which of the beat's metrics a quantity is: the longest wording wins, then what narrows it."""

from __future__ import annotations

from onrecord.claims import phrases
from onrecord.claims.draft import Draft
from onrecord.claims.known import Known, Wordings
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.words import Line

_NEAR = 8  # words before a number within which a verb governs it
_AFTER = 6  # words after a noun within which its predicate stands
_WIDE = 18  # words to either side within which a share says of what it is


def name(draft: Draft, page: Page) -> None:
    """Settle the draft's metric by the beat; none without one."""
    if page.known is None or draft.quantity.kind == "age" or draft.money:
        return
    whole = page.known.whole
    if draft.quantity.unit in ("percent", "fraction"):
        _share(draft, page, page.known)
        return
    if draft.quantity.unit and draft.quantity.unit in words("time_units") or draft.noun in words("time_units"):
        return
    found = _level(draft, whole) or _own(draft, page.known) or _governing(draft, whole) or _borrowed(draft, page, whole)
    if found is None:
        return
    metric, why = _predicate(draft, page.known, found[0]) or found
    _set(draft, *(_narrowed(draft, metric, page.known.parts) or (metric, why)))


def _set(draft: Draft, metric: str, why: str) -> None:
    draft.metric, draft.rules["metric"] = metric, why


def _level(draft: Draft, whole: Wordings) -> tuple[str, str] | None:
    """By the noun whose level the number is: "capacity stood at 900 tests", "a capacity of 900 tests"."""
    here = draft.here
    before = whole.find(here, draft.first - _NEAR, draft.first)
    if not before or not here.noun(before[-1].last - 1):
        return None
    between = range(before[-1].last, draft.first)
    levelled = any(here.word(at) == "of" or here.verb(at) for at in between)
    if not levelled or not all(here.word(at) in words("levelling") or here.tag(at) in ("RB", "MD") for at in between):
        return None
    return before[-1].metric, before[-1].why + ", whose level it is"


def _own(draft: Draft, known: Known) -> tuple[str, str] | None:
    """By the words of what is counted; two metrics joined by "and" are neither."""
    if draft.phrase is None:
        return None
    first, last = draft.phrase
    found = known.whole.find(draft.here, first, max(last, phrases.befallen(draft.here, last)[1]))
    head = draft.head if draft.head is not None else draft.phrase[0]
    if draft.noun not in words("persons") and not any(match.last > head for match in found):
        return None
    joined = {match.metric for match in found if draft.here.noun(match.last - 1) and match.last - 1 <= head}
    if len(joined) > 1 and not any(_ancestor(known, a, b) for a in joined for b in joined if a != b):
        draft.rules["metric"] = f"counts {' and '.join(sorted(joined))} together, so neither"
        return None
    best = max(found, key=lambda match: (match.length, -match.first), default=None)
    return (best.metric, best.why) if best else None


def _ancestor(known: Known, a: str, b: str) -> bool:
    return known.metrics[a].parent == b or known.metrics[b].parent == a


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
        return here.name(at) or word in words("hollow") | words("persons")
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
    if draft.head is not None:
        return None  # it counts a thing of its own
    near = next((other for other in page.before(draft, 2) if other.metric), None)
    return (near.metric, "the metric of the figure before it") if near and near.metric else None


def _predicate(draft: Draft, known: Known, metric: str) -> tuple[str, str] | None:
    """The part of that metric that they are said to be: "40 tests, or a third, were kits that had been posted"."""
    here = draft.here
    if here.word(draft.first - 1) in ("of", "among") or here.word(draft.first - 2) in ("of", "among"):
        return None  # "of the 90 tests 40 were kits": the others are
    verb = next((at for at in range(draft.last, draft.last + _WIDE) if here.word(at) in ("were", "are")), len(here))
    found = known.whole.find(here, verb + 1, verb + 1 + _AFTER)
    part = next((match for match in found if known.metrics[match.metric].parent == metric), None)
    if part is None or any(here.tag(at) in ("VBN", "VBG", "IN") for at in range(verb + 1, part.first)):
        return None
    return part.metric, f"{part.why}, which they are said to be"


def _narrowed(draft: Draft, metric: str, narrowing: dict[str, Wordings]) -> tuple[str, str] | None:
    """A part of that metric, where a phrase says which part."""
    parts = narrowing.get(metric)
    if parts is None or draft.phrase is None:
        return None
    first, last = draft.phrase
    found = parts.find(draft.here, first, last)
    best = max(found, key=lambda match: match.length, default=None)
    return (best.metric, f"{metric}, narrowed by {draft.here.cut(best.first, best.last)!r}") if best else None


def _share(draft: Draft, page: Page, known: Known) -> None:
    """By what the share is of, and which part of it."""
    here, near = draft.here, (draft.first - _WIDE, draft.last + _WIDE)
    for base in _wholes(draft, page, known):
        found = known.shares[base].find(here, *near) if base in known.shares else []
        best = min(found, key=lambda m: (m.first < draft.first, abs(m.first - draft.last), -m.length), default=None)
        if best:
            return _set(draft, best.metric, f"a share of {base}, by {here.cut(best.first, best.last)!r}")


def _wholes(draft: Draft, page: Page, known: Known) -> list[str]:
    """The metrics that the share can be of, likeliest first."""
    own = [m.metric for m in known.whole.find(draft.here, draft.first - _WIDE, draft.last + _WIDE)]
    near = [other.metric for other in page.before(draft, 2) if other.metric]
    listed = [
        base
        for metric in [*own, *near]
        for base in (metric, known.metrics[metric].of, known.metrics[metric].parent)
        if base
    ]
    return list(dict.fromkeys(listed))
