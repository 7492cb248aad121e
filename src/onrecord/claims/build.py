"""One claim for each quantity of a document.

>>> from onrecord.model import Document, Quantity
>>> from onrecord.syntax import plain
>>> text = "Crews rescued 40 hikers."
>>> forty = Quantity(14, 16, "40", 14, 16, "40", 40.0, 40.0)
>>> [(c.counted, c.role) for c in build(Document("a.txt", text), [forty], [], [], [plain(text, (0, 24))], None)]
[('hikers', 'actual')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.beats import Beat
from onrecord.claims.counting import borrowed, counted, events, metrics, rates
from onrecord.claims.draft import Draft
from onrecord.claims.page import Page
from onrecord.claims.periods import rules as periods
from onrecord.claims.roles import rules as roles
from onrecord.claims.scopes import rules as scopes
from onrecord.claims.sources import rules as sources
from onrecord.model import Attribution, Claim, Document, Quantity, Span, Time, stable_id
from onrecord.syntax import Sentence
from onrecord.text import holder

STEPS = (
    borrowed.borrow,
    events.name,
    rates.settle,
    metrics.name,
    roles.decide,
    roles.again,
    scopes.place,
    periods.settle,
    periods.again,
    sources.name,
)


def build(
    document: Document,
    quantities: Sequence[Quantity],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    beat: Beat | None,
) -> list[Claim]:
    """One claim a quantity, in the order of the text; without a beat ``metric`` is None.

    Args:
        sentences: all of the document, in order, some parsed; those that hold a quantity are read.
    """
    page = Page(document, quantities, times, attributions, sentences, beat)
    for draft in page.drafts:
        counted.count(draft, page)
    for step in STEPS:
        for draft in page.drafts:
            step(draft, page)
    return _claims(page, sentences)


def _claims(page: Page, sentences: Sequence[Sentence]) -> list[Claim]:
    """The claims, each with an id by what its sentence says, so that it outlives changes elsewhere in the text."""
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for draft in page.drafts:
        key = (page.document.text[draft.here.start : draft.here.end], draft.quantity.exact)
        sentence = spans[holder(spans, draft.quantity.number_start)]
        made.append(_claim(draft, page.document.id, sentence, stable_id("c", page.document.id, *key, seen[key])))
        seen[key] += 1
    return made


def _claim(draft: Draft, doc: str, sentence: Span, name: str) -> Claim:
    quantity = draft.quantity
    return Claim(
        id=name,
        doc=doc,
        start=quantity.start,
        end=quantity.end,
        exact=quantity.exact,
        number=quantity.number,
        number_start=quantity.number_start,
        number_end=quantity.number_end,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        trend=draft.trend or quantity.trend,
        counted=draft.counted or None,
        unit=quantity.unit.split(" per ")[0] if quantity.unit else None,  # rate and per say the rest
        rate=draft.rate,
        per=draft.per,
        metric=draft.metric,
        role=draft.role,
        scope=draft.scope,
        period=draft.period,
        period_span=draft.period_span,
        sources=draft.sources,
        source_spans=draft.source_spans,
        stance=draft.stance,
        sentence=sentence,
        one=quantity.unit or quantity.counted,
        rules=draft.rules,
    )
