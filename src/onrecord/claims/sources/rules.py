"""Who is behind a figure: the attributions that hold it, nearest first, each with the chain behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.claims.draft import Draft, Named
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.scopes import atlas
from onrecord.claims.sources.polled import NAMED, polled
from onrecord.claims.sources.proposed import proposer
from onrecord.claims.sources.vouching import vouches
from onrecord.claims.words import Line
from onrecord.model import Attribution, Span, Stance

_HEDGE = re.compile(
    r"\b(?:reported|alleged|purported|supposed)ly\b|\b(?:said|believed|thought|understood|reported|rumou?red) to\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_READ = 1000  # characters of a report that are looked through for what it is about
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "we", "i"})


def name(draft: Draft, page: Page) -> None:
    """Settle the draft's sources and stance; the outlet's own statement has none."""
    holding = [a for a in page.holding[draft.index] if a.stance != "asserted"]  # who orders or intends says nothing
    acting = [a.source for a in page.holding[draft.index] if a not in holding]
    found = list(_chain(holding, page, draft.quantity.number_start, acting))
    why = "the attribution that holds it"
    if not found and len(holding) == len(page.holding[draft.index]):
        rules = (rule(draft, page) for rule in (proposer, polled, _carried))
        found, why = next((one for one in rules if one[0]), ([], ""))
    seen = {who.lower(): (who, span) for who, span in reversed(found)}
    ordered = [seen[key] for key in dict.fromkeys(who.lower() for who, _ in found)]
    ordered = [one for one in ordered if len(ordered) == 1 or not _is_country(one[0])]
    draft.sources = tuple(who for who, _ in ordered)
    draft.source_spans = tuple(span for _, span in ordered)
    draft.stance = _stance(holding, bool(found))
    draft.rules["sources"] = why if found else "the outlet says it itself"


def _chain(
    holding: list[Attribution], page: Page, number: int = -1, acting: Sequence[Span | None] = ()
) -> Iterator[Named]:
    text = page.document.text
    nearer = {*acting, *(attribution.source for attribution in holding)}
    for attribution in holding:
        span = attribution.source
        if span and (span[0] <= number < span[1] or _compares(text, span)):
            continue  # "more than the 190,000 analysts had expected": they are not the source of what came
        shown = attribution.name or (" ".join(text[span[0] : span[1]].split()) if span else "")
        if shown and vouches(shown) and not (shown.lower() in _PRONOUNS and len(holding) > 1):
            yield shown, span
        elif attribution.cue and _HEDGE.search(text[slice(*attribution.cue)]):
            yield text[slice(*attribution.cue)], attribution.cue
        for behind in (span for span in attribution.chain if span not in nearer and not _compares(text, span)):
            if not behind[0] <= number < behind[1] and vouches(shown := " ".join(text[slice(*behind)].split())):
                yield shown, behind


def _is_country(shown: str) -> bool:
    """ "The UK counted 40, the department said": the country is no source behind the department."""
    return shown.removeprefix("The ").removeprefix("the ") in atlas.countries()


def _compares(text: str, span: Span) -> bool:
    return text[slice(*span)].partition(" ")[0].lower() in words("comparative")


def _stance(holding: list[Attribution], reported: bool) -> Stance:
    for attribution in holding:
        if attribution.stance in ("denied", "disputed"):
            return attribution.stance
    return "reported" if reported else "asserted"


def _carried(draft: Draft, page: Page) -> tuple[list[Named], str]:
    """The source of what this goes on about: the figure before, or for a level to reach the report shortly before."""
    if (beside := page.drafts[draft.index - 1]) and draft.index and _appended(draft, beside, page):
        return _of(beside), "the source of the figure that this one is added to"
    if _goes_on(draft.here) or draft.role == "baseline" and _compared(draft):
        for other in page.before(draft, 1):
            if other.sources and other.sentence == draft.sentence - 1:
                return _of(other), "carried over from the figure before, which it goes on about"
    if draft.role != "target" or not _of_a_level(draft):
        return [], ""
    report = _report(draft, page)
    earlier = next((other for other in page.before(draft, 3) if other.role == "target" and other.sources), None)
    if earlier and (report is None or report.content[-1][0] < earlier.quantity.start):
        return _of(earlier), "the source of the level named before"
    return (list(_chain([report], page)), "the report that the sentences before go by") if report else ([], "")


def _appended(draft: Draft, other: Draft, page: Page) -> bool:
    """Whether it follows a figure of the same sentence without a verb of its own: "63,000, give or take 3,000"."""
    here, between = draft.here, range(other.last, draft.first)
    if not other.sources or other.sentence != draft.sentence or other.rules["sources"] == NAMED:
        return False  # "from 71 percent in the last poll to 64 now"
    who = (span for a in page.holding[other.index] for span in (a.source, a.cue) if span)
    told = max((span[1] for span in who if other.quantity.end <= span[0] < draft.quantity.end), default=None)
    if told is not None:  # "..., the ministry said, compared with 40 in May"
        between = range(here.at((told, told))[0], draft.first)
        if not any(here.word(at) in _COMPARING for at in range(between.start, draft.last + 2)):
            return False
    return not any(here.tag(at) in _FINITE or here.word(at) in _APART for at in between)


def _goes_on(here: Line) -> bool:
    """Whether a sentence begins with a part of what was counted before: "Of those, 40", "Forty of the dead"."""
    if here.word(0) == "among":
        return True
    of = next((at for at in range(_BEGINNING) if here.word(at) == "of"), None)
    counted = of is not None and (not of or any(here.tag(at) == "CD" for at in range(of)))
    return counted and of is not None and here.word(of + 1) in _DEFINITE and here.tag(of + 2) != "CD"


def _compared(draft: Draft) -> bool:
    """ "That is up from 40 in May", "The total, up from 40": what the figure before is held against."""
    here = draft.here
    figure = here.word(0) in ("that", "this", "it") or here.word(0) == "the" and here.word(1) in words("sums")
    return figure and here.word(draft.first - 1) == "from" and here.word(draft.first - 2) in ("up", "down")


def _of(draft: Draft) -> list[Named]:
    return list(zip(draft.sources, draft.source_spans, strict=True))


def _report(draft: Draft, page: Page) -> Attribution | None:
    """The last report of the two sentences before that is about an order or a level.

    Past the end of a paragraph only for what somebody was told or ordered, since somebody else tells it.
    """
    here, text = draft.here, page.document.text
    near = page.said_between(page.pieces[max(0, draft.sentence - 2)].start, here.start)
    told = (a for a in near if a.source and a.stance == "reported")
    reach = (a for a in told if _told(draft) or "\n" not in text[a.content[-1][1] : here.start])
    about = [a for a in reach if words("levels") & set(_WORD.findall(_content(a, page).lower()))]
    return about[-1] if about else None


def _of_a_level(draft: Draft) -> bool:
    """Whether a sentence tells of a level as one that is known: "the quota is 75", "must make 75", "were told to"."""
    here = draft.here
    must = any(here.word(at) in words("obliging") for at in range(draft.first))
    return must or _told(draft) or any(word in words("levels") for word in here.words)


def _told(draft: Draft) -> bool:
    """Whether somebody was told or ordered: "each office was told to make 75"."""
    here = draft.here
    return any(here.tag(at) == "VBN" and here.word(at) in words("ordered") for at in range(draft.first))


def _content(attribution: Attribution, page: Page) -> str:
    start, end = attribution.content[-1]
    return page.document.text[start : min(end, start + _READ)]


_COMPARING = frozenset({"compared", "up", "down", "from", "against", "versus", "than"})
_DEFINITE = frozenset({"the", "these", "those", "them", "whom", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_APART = frozenset({";", "while", "but", "whereas", '"', "“", "”"})
_BEGINNING = 4  # words in which a sentence says what it is about
