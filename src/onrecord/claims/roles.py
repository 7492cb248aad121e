"""What part a quantity plays: a level to reach, what happened, what went before, a standing total, a share, a mere number.

The rules are tried in the order of ``RULES``; the first that decides is kept by its words.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.draft import Draft, Page
from onrecord.claims.lexicon import words
from onrecord.claims.metrics import knowledge
from onrecord.claims.words import Line
from onrecord.model import Role

Verdict = tuple[Role, str] | None
_SMALL = 13  # up to a dozen things are counted in passing
_MANY = 1000  # so many people of one description are a standing total
_FINITE = ("VBD", "VBZ", "VBP")
_SHARES = ("percent", "fraction")


def decide(draft: Draft, page: Page) -> None:
    """Settle the draft's role, and keep the rule that did."""
    for rule in RULES:
        verdict = rule(draft, page)
        if verdict:
            draft.role, draft.rules["role"] = verdict
            return
    draft.role, draft.rules["role"] = "count", "a number of things, no statistic"


# --- what is no statistic ---------------------------------------------------------------------


def _aside(draft: Draft, page: Page) -> Verdict:
    here, quantity = draft.here, draft.quantity
    if quantity.kind == "age":
        return "incidental", "an age"
    if quantity.kind == "multiple":
        return "incidental", "a multiple"
    if draft.noun in words("sources") and draft.value < _SMALL and _speaking(here, draft):
        return "incidental", "a number of sources"
    if (
        page.beat
        and page.beat.office_word
        and draft.counted
        and not draft.metric
        and _office(draft, page.beat.office_word)
    ):
        return "count", "a number of offices"
    return None


def _speaking(here: Line, draft: Draft) -> bool:
    near = here.words[max(0, draft.first - 3) : draft.last + 12]
    return any(word in words("knowing") for word in near)


def _office(draft: Draft, office: str) -> bool:
    return (draft.counted or "").lower().rstrip("s").endswith(office.rstrip("s"))


def _duration(draft: Draft, page: Page) -> Verdict:
    lasts = (draft.quantity.unit or "") in words("time_units") or draft.noun in words("time_units")
    lasts = lasts or (draft.counted or "").split(" ")[0] in words("time_units")
    return ("incidental", "a length of time") if lasts else None


def _compound(draft: Draft, page: Page) -> Verdict:
    plain = draft.rules.get("counted") == "a compound of number and noun" and draft.metric is None
    return ("incidental", "a number within a name of a thing") if plain else None


# --- shares -----------------------------------------------------------------------------------


def _share(draft: Draft, page: Page) -> Verdict:
    if draft.quantity.unit not in _SHARES:
        return None
    here = draft.here
    near = here.words[max(0, draft.first - 6) : draft.first]
    if any(word in words("needed") for word in near) or here.word(draft.last) in words("hard_levels"):
        return "target", "a share that is needed"
    return "share", "a part of a whole"


def _metric_share(draft: Draft, page: Page) -> Verdict:
    if page.beat and draft.metric and knowledge(page.beat)[0].metrics[draft.metric].kind == "share":
        return "share", "the metric is a share"
    return None


# --- what went before -------------------------------------------------------------------------


def _baseline(draft: Draft, page: Page) -> Verdict:
    here, first = draft.here, draft.first
    before = here.word(first - 1)
    if before == "from" and _moves_on(draft, page):
        return "baseline", "where a change began (from ... to)"
    if before == "from" and _moved(here, first - 2):
        return "baseline", "where a change began (up from, down from)"
    near = here.words[max(0, first - 4) : first]
    if "instead" in near and "of" in near or "rather" in near and "than" in near:
        return "baseline", "what is to be replaced (instead of)"
    if before in ("than", "versus", "against") or "compared" in near:
        return "baseline", "what another figure is held against"
    return None


def _moved(here: Line, at: int) -> bool:
    return here.word(at) in ("up", "down") or any(
        here.word(i) in words("changing") for i in range(max(0, at - 8), at + 1)
    )


def _moves_on(draft: Draft, page: Page) -> bool:
    here = draft.here
    later = [d.first for d in page.beside(draft) if d.first > draft.first]
    return any("to" in here.words[draft.last : at] for at in later)


def _average(draft: Draft, page: Page) -> Verdict:
    here = draft.here
    near = here.words[max(0, draft.first - 7) : draft.first] + here.words[draft.last : draft.last + 3]
    if draft.rate and any(word in words("average") for word in near) and not _target(draft, page):
        return "baseline", "an average given for comparison"
    return None


# --- levels to reach --------------------------------------------------------------------------


def _target(draft: Draft, page: Page) -> Verdict:
    here = draft.here
    level = _level_noun(here, draft)
    if level is not None:
        return "target", f"the level is named ({here.word(level)})"
    cue = governor(here, draft)
    if cue is None:
        return _future(draft)
    at, why = cue
    if why == "happened":
        return None
    small = draft.value < _SMALL and not draft.rate and draft.metric is None and why == "to be done"
    return None if small else ("target", f"{why} ({here.word(at)})")


def _level_noun(here: Line, draft: Draft) -> int | None:
    """ "a target of 75", "the daily goal: 75", "the 1,200 quota"."""
    for at in range(draft.first - 1, max(-1, draft.first - 5), -1):
        if here.verb(at) or here.word(at) in (".", ";", ","):
            break
        if here.word(at) in words("hard_levels"):
            return at
    for at in range(draft.last, min(len(here), draft.last + 4)):
        if here.verb(at) or here.word(at) in (".", ";", ",", "and", "of", "to"):
            return None
        if here.word(at) in words("hard_levels"):
            return at
    return None


def governor(here: Line, draft: Draft) -> tuple[int, str] | None:
    """The word before that says whether the quantity is ordered or happened, with which of the two; None if none does."""
    at = draft.first - 1
    if here.word(at) in ("to", "by", "from"):
        moving = next((i for i in range(at - 1, -1, -1) if here.word(i) in words("changing")), None)
        at = at - 1 if moving is None else moving
    open_end = False  # an infinitive or a participle waits for the word that governs it
    while at >= 0:
        word, tag = here.word(at), here.tag(at)
        if word in words("obliging") and tag == "MD":
            return at, "an obligation"
        if word in words("intending") and tag == "MD":
            return at, "an intention"
        if word in ("would", "could", "may", "might", "can") and tag == "MD":
            open_end = False if word != "would" else open_end
            at -= 1
            continue
        if word in ("needs", "need", "takes", "requires", "require", "needed", "required") and tag.startswith("VB"):
            return at, "a need"
        if (
            word in words("ordered")
            and (tag.startswith(("VB", "JJ")) or word in ("call", "calls", "plans", "plan"))
            and _reaches(here, at, draft, open_end)
        ):
            return at, "something ordered, planned or asked for"
        if open_end and word in words("levels") | words("needed") and not tag.startswith("IN"):
            return at, "something ordered, planned or asked for"
        if tag in _FINITE and not (open_end and word in ("is", "are", "was", "were", "be", "'s")):
            if open_end and word not in words("managed") and here.word(at + 1) == "to":
                return at, "to be done"
            if tag == "VBD" or not _further(here, at):
                return at, "happened"
        if tag == "VB" or tag == "VBG":
            open_end = True
        if word in words("managed") and open_end and tag.startswith("VB") and here.word(at + 1) == "to":
            return at, "happened"
        at -= 1
    return None


def _reaches(here: Line, at: int, draft: Draft, open_end: bool) -> bool:
    """Whether an ordering verb takes the quantity: through an infinitive, "for", "that", or as its object."""
    between = here.words[at + 1 : draft.first]
    direct = len(between) <= 8 and not any(here.tag(i) in ("VBD", "VBZ", "VBP") for i in range(at + 1, draft.first))
    return (
        open_end or direct and here.tag(at) != "VBN" or any(word in ("to", "that", "for", "with") for word in between)
    )


def _further(here: Line, at: int) -> bool:
    """A present tense within a clause that an ordering verb may still govern ("recommended that officers take 40")."""
    return any(word in words("ordered") | words("levels") for word in here.words[:at])


def _future(draft: Draft) -> Verdict:
    """ "about 7,000 troops will be withdrawn"."""
    here = draft.here
    after = draft.phrase[1] if draft.phrase and draft.phrase[1] > draft.last else draft.last
    if here.tag(after) == "MD" and here.word(after) in words("obliging") | words("intending"):
        return "target", f"what is to be done ({here.word(after)})"
    if here.word(after) in ("are", "is") and here.word(after + 1) == "to":
        return "target", "what is to be done (are to)"
    return None


# --- standing totals and what happened --------------------------------------------------------


def _stock(draft: Draft, page: Page) -> Verdict:
    here = draft.here
    if page.beat and draft.metric and knowledge(page.beat)[0].metrics[draft.metric].kind == "stock":
        return "stock", "the metric is a standing total"
    if draft.metric or draft.value < _SMALL or draft.quantity.unit:
        return None
    event = draft.noun in words("events")
    near = here.words[max(0, draft.first - 4) : draft.first]
    if not event and here.word(draft.first - 2) == "there" or "there" in near and not event:
        verb = next((i for i in range(draft.first - 1, max(-1, draft.first - 5), -1) if here.verb(i)), None)
        if verb is not None and here.word(verb) in ("are", "is", "'re", "remain"):
            return "stock", "there are so many"
    owned = here.tag(draft.first - 1) in ("POS", "PRP$") or here.word(draft.first - 1).endswith("'s")
    if owned and not event and draft.value >= 100:
        return "stock", "something that somebody has so many of"
    tail = here.words[draft.last : draft.last + 12]
    if (
        not event
        and any(w in words("held_in") and tail[max(0, i - 2) : i] for i, w in enumerate(tail))
        and "in" in tail
    ):
        return "stock", "so many are held or kept"
    if not event and any(word in words("standing") for word in (*near, *tail[:4])):
        return "stock", "so many stand at a time"
    if draft.noun in words("stocks") and any(word in words("holding") for word in near):
        return "stock", "something that somebody has so many of"
    described = (
        draft.noun in words("persons")
        and draft.value >= _MANY
        and any(w in ("who", "with", "without", "facing") for w in tail[:6])
    )
    return ("stock", "so many people of one description") if described and not _past(draft) else None


def _past(draft: Draft) -> bool:
    cue = governor(draft.here, draft)
    return cue is not None and cue[1] == "happened" and draft.first - cue[0] <= 4


def _actual(draft: Draft, page: Page) -> Verdict:
    here = draft.here
    if draft.metric:
        return "actual", "what was counted of the metric"
    if draft.rules.get("counted") == "one side of a vote":
        return "actual", "the count of a vote"
    verb = _event_verb(draft)
    if verb is None and draft.noun not in words("events") and draft.quantity.unit not in words("money"):
        return None
    if draft.quantity.unit in words("money"):
        return ("actual", "money that moved") if verb is not None else None
    if _background(draft):
        return "count", "the number of an event told as background"
    if verb is None and draft.value < _SMALL and draft.noun not in words("events"):
        return None
    return "actual", "something that happened"


def _event_verb(draft: Draft) -> int | None:
    """The past verb that the number is the subject or object of, close by."""
    here = draft.here
    after = draft.phrase[1] if draft.phrase and draft.phrase[1] > draft.last else draft.last
    noun = (draft.head + 1) if draft.head is not None and draft.head >= draft.last else after
    for start in dict.fromkeys((noun, after)):
        for at in range(start, min(len(here), start + 5)):
            if (
                here.word(at) in words("happened")
                or here.tag(at) == "VBD"
                and here.word(at) not in ("was", "were", "had")
            ):
                return at
            if not (here.tag(at).startswith(("VB", "RB", "MD")) or here.word(at) in ("n't", "not")):
                break
            if here.word(at) in ("did", "didn't"):
                return at
    for at in range(draft.first - 1, max(-1, draft.first - 6), -1):
        if here.word(at) in (",", ";", ".", "and", "but", "which"):
            return None
        if here.tag(at) in ("VBD", "VBN") and here.word(at) not in ("was", "were", "had", "been", "said", "told"):
            return at
        if here.word(at) in words("happened") | {
            "killing",
            "injuring",
            "wounding",
            "leaving",
            "raising",
            "destroying",
            "displacing",
        }:
            return at
    return None


def _background(draft: Draft) -> bool:
    """Within a relative clause: the number of an event that another is told beside."""
    here = draft.here
    for at in range(draft.first - 1, max(-1, draft.first - 9), -1):
        if here.word(at) in (",", ";", ".", "--", "—"):
            return here.word(at + 1) in ("which", "who", "whose", "when") and here.word(at) == ","
        if (
            here.tag(at) in ("WDT", "WP", "WRB")
            or here.word(at) in ("which", "who", "whose")
            or here.word(at) == "that"
            and here.noun(at - 1)
        ):
            return True
        if here.word(at) == "along" and here.word(at + 1) == "with":
            return True
    return False


RULES: tuple[Callable[[Draft, Page], Verdict], ...] = (
    _aside,
    _share,
    _metric_share,
    _baseline,
    _average,
    _target_or_duration := lambda draft, page: _target(draft, page) or _duration(draft, page),
    _compound,
    _stock,
    _actual,
)
