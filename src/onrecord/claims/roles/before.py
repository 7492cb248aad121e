"""What went before, told for comparison: where a change began, what a figure is held against, what was forecast."""

from __future__ import annotations

from onrecord.claims.draft import PARTS, Draft, Verdict
from onrecord.claims.lexicon import words
from onrecord.claims.page import Page
from onrecord.claims.roles.aims import is_compound
from onrecord.claims.roles.reaching import demanded, level_noun
from onrecord.claims.words import Line

_CLOSE = 4  # words within which a verb takes its object
_JOINED = 6  # words between two earlier levels
_SPANNING = ("ranging", "ranged", "ranges", "range", "vary", "varying")  # "from" after these begins no change


def held_before(draft: Draft, page: Page) -> Verdict:
    """A level that went before: where a change began, what it replaces, what a figure is held against."""
    here, first = draft.here, draft.first
    before = here.word(first - 1)
    if is_compound(draft) and draft.noun not in words("margins") and not draft.rate:
        return None  # "thicker than its 90-page plan"
    start = first - 1
    passed = words("hard_levels") | words("peaks") | words("before_level")
    while here.word(start) in passed:
        start -= 1
    set_off = here.word(start - 1) == "," and _alike_before(draft, page)
    moved = _moves_on(draft, page) or _moved(here, start - 1) or _came_to(draft, page)
    if here.word(start) == "from" and here.word(start - 1) not in _SPANNING and (moved or set_off):
        return "baseline", "where a change began (from)"
    if _joined_from(draft, page):
        return "baseline", "as the earlier level that it is joined to"
    if _led_from(draft) or _told_earlier(draft) or here.word(start) == "on" and _share_before(draft, start, page):
        return "baseline", "an earlier level, told for comparison"
    near = here.words[max(0, first - 4) : first]
    if "instead" in near and "of" in near or "rather" in near and "than" in near:
        return "baseline", "what is to be replaced (instead of)"
    if before in words("hovering") and here.word(first - 2) == "after":
        return "baseline", "where it was before"
    if before == "the" and here.word(first - 2) in ("double", "triple", "twice", "times", "half", "quadruple"):
        return "baseline", "what a multiple is of"
    if _consensus(draft):
        return "count", "what others had expected"
    if _forecast(draft):
        return "baseline", "what was forecast, told for comparison"
    set_against = here.word(first) in ("above", "below") and here.word(first + 1) == "the"
    set_against = set_against or start != first - 1 and _held_against(here, start) or _measured_against(draft, page)
    direct = before in ("than", "versus", "against") or "compared" in near
    if draft.quantity.unit in PARTS and not set_against:
        direct = direct and _dated(draft, page)  # but "46 percent, compared with 41 percent for Lee"
    if _parallel(draft, page):
        return None
    if (set_against or direct) and level_noun(draft) is None and not demanded(draft):
        return "baseline", "what another figure is held against"
    return None


def _parallel(draft: Draft, page: Page) -> bool:
    """ "compared with 450 for those upstream", "against 61 on the other drug", "than women's 93,000"."""
    here, at = draft.here, draft.last
    if here.word(at) == "," and here.word(at + 1) == "or":
        at = next((i + 1 for i in range(at + 2, at + 2 + _CLOSE) if here.word(i) == ","), at)
    near = {*here.words[max(0, draft.first - _CLOSE) : draft.first]}
    other = here.word(at) in ("for", "among", "on") or here.words[at : at + 2] == ("of", "those")
    return other and bool(near & {"compared", "against", "versus"}) and not _dated(draft, page)


def _share_before(draft: Draft, at: int, page: Page) -> bool:
    """ "a rise of a third on the 81,611 of the day before": what the part that it moved by is of."""
    return any(other.quantity.unit in PARTS and other.last == at for other in page.beside(draft))


def _dated(draft: Draft, page: Page) -> bool:
    """Whether a time stands right after: "compared with 54 percent four years earlier"."""
    here = draft.here
    after = (here.at((time.start, time.end))[0] for time in page.times_in(here))
    near = here.words[draft.last : draft.last + _CLOSE]
    return any(0 <= at - draft.last <= _CLOSE for at in after) or bool({"earlier", "ago", "before"} & set(near))


def _joined_from(draft: Draft, page: Page) -> bool:
    """ "down from 40 on Saturday and 52 on Friday", "from 4.4% in April and 4.2% a year earlier"."""
    here = draft.here
    other = next(page.before(draft, 0), None)
    if other is None or other.role != "baseline" or other.quantity.unit != draft.quantity.unit:
        return False
    between = range(other.last, draft.first)
    joined = here.word(draft.first - 1) == "and" and here.word(other.first - 1) == "from" and len(between) <= _JOINED
    own = any(here.verb(at) or here.tag(at) in ("MD", "TO") for at in (*between, *draft.ends()))
    return joined and not own


def _led_from(draft: Draft) -> bool:
    """ "from a close of $85", "raised from a previous outlook of 16 billion": the noun of the level stands between."""
    here, at = draft.here, draft.first - 1
    if here.word(at) != "of":
        return False
    at -= 1
    while here.noun(at) or here.tag(at) in ("JJ", "DT", "PRP$", "VBN"):
        at -= 1
    return here.word(at) == "from" and here.word(at - 1) not in ("benefited", "far") and at > 0


def _told_earlier(draft: Draft) -> bool:
    """ "the previous update gave 161", "early reports had spoken of 43", "on Friday the toll had stood at three"."""
    here, first = draft.here, draft.first
    verb = next((i for i in range(first - 1, max(-1, first - _CLOSE), -1) if here.verb(i)), None)
    if verb is None or here.word(verb - 2) == "there":
        return False  # "they found there had been 40"
    if here.word(verb - 1) == "having" and here.tag(verb) == "VBN":
        return True
    if here.word(verb - 1) == "had" and here.word(verb) in words("standing_at"):
        return not {"if", "that", "who", "which"} & set(here.words[max(0, verb - 2 * _CLOSE) : verb])
    subject = here.words[max(0, verb - _CLOSE) : verb]  # with its helping verb
    return bool(set(subject) & words("earlier_told")) and bool(set(subject) & words("tellings"))


def _held_against(here: Line, at: int) -> bool:
    """ "lower than Thursday's peak of", "above the", "down on the", "short of the record"."""
    while here.name(at) or here.tag(at) == "POS":
        at -= 1
    word, before = here.word(at), here.word(at - 1)
    return (
        word in ("than", "above", "below", "versus", "against")
        or word == "on"
        and before in ("up", "down")
        or (before, word) == ("short", "of")
    )


def _measured_against(draft: Draft, page: Page) -> bool:
    """ "larger than this year's budget of $660 million", "against a profit of $131 million"."""
    here, at = draft.here, draft.first - 1
    while at > draft.first - 2 * _CLOSE and here.word(at) != "," and _in_phrase(here, at):
        at -= 1
    if at == draft.first - 1:
        return False
    if here.word(at) in ("above", "below"):
        return False  # where it is: "far above the official count of 64" is another count
    alike = here.word(at) != "against" or _alike_before(draft, page)
    return alike and _held_against(here, at)


def _in_phrase(here: Line, at: int) -> bool:
    """Whether a word can stand between "than" and the figure that a noun gives."""
    inside = here.noun(at) or here.tag(at) in ("DT", "PRP$", "POS", "JJ")
    return inside or here.word(at) == "of" and here.word(at - 1) != "short"


def _consensus(draft: Draft) -> bool:
    """ "the $4 million analysts had penciled in", "economists had expected 240", "a consensus of 36 cents"."""
    here = draft.here
    near = here.words[max(0, draft.first - _CLOSE) : draft.first]
    behind = here.words[draft.last : draft.last + 2 * _CLOSE]
    if "consensus" in near and here.word(draft.first - 1) in ("of", "at"):
        return True
    who = next((at for at, word in enumerate(behind) if word in words("forecasters")), None)
    between = range(draft.last, draft.last + who) if who is not None else range(0)
    awaited = who is not None and not any(here.verb(at) or here.tag(at) in ("CD", ",", ":") for at in between)
    if awaited and {"had", "expected", *words("forecasting")} & set(behind[who or 0 :]):
        return True
    told = {"expected", "forecast", "predicted"} & set(near) and "had" in near
    return bool(told) and bool(words("forecasters") & set(here.words[: draft.first]))


def _forecast(draft: Draft) -> bool:
    """ "short of the 240,000 that economists had forecast", "analysts had expected 4,000"."""
    here = draft.here
    near = range(draft.last, min(len(here), draft.last + 8))
    had = any(here.word(i) == "had" and here.word(i + 1) in words("forecasting") for i in near)
    had = had or here.word(draft.last) == "that" and here.word(draft.last + 2) in words("forecasting")
    given = had and not {",", ";", ".", "but", "and"} & set(here.words[draft.last : draft.last + 3])
    first = draft.first - 1
    verb = next((i for i in range(first, max(-1, first - _CLOSE), -1) if here.word(i) in words("forecasting")), None)
    if verb is None or {",", ";", "but"} & set(here.words[verb : draft.first]):
        return given
    return given or "had" in here.words[max(0, verb - _CLOSE) : verb] or here.word(verb - 1) in words("forecasters")


def _from_there(here: Line, first: int) -> bool:
    return here.word(first - 1) in ("from", "than", "against") or here.word(first - 2) == "from"


def restated(draft: Draft, page: Page) -> Verdict:
    """ "compared with $1.05 billion, or $1.80 a share": the level before in other units."""
    here, before = draft.here, [other for other in page.beside(draft) if other.first < draft.first]
    near = before and draft.first - before[-1].last <= _CLOSE
    said = here.word(draft.first - 1) == "or" and here.word(draft.first - 2) == ","
    apart = draft.quantity.unit in PARTS or here.word(draft.last) in words("comparative")
    if not (near and said and before[-1].role in ("baseline", "target")) or apart:
        return None
    return before[-1].role, "the figure before in other words"


def _moved(here: Line, at: int) -> bool:
    change = range(max(0, at - 14), at + 1)
    near = {"up", "down"} & set(here.words[max(0, at - _CLOSE) : at + 1])  # "down 12 per cent from"
    return bool(near) or any(here.word(i) in words("changing") for i in change)


def _alike_before(draft: Draft, page: Page) -> bool:
    """Whether a figure of the same unit stands before it in the sentence: "was 124 in July, from 110 a year before"."""
    return any(o.first < draft.first and o.quantity.unit == draft.quantity.unit for o in page.beside(draft))


def _came_to(draft: Draft, page: Page) -> bool:
    """ "to 64 percent from 62 percent": a figure of the same unit before it is where the change led to."""
    alike = (o for o in page.beside(draft) if o.first < draft.first and o.quantity.unit == draft.quantity.unit)
    return any(draft.here.word(other.first - 1) == "to" for other in alike)


def _moves_on(draft: Draft, page: Page) -> bool:
    later = [other.first for other in page.beside(draft) if other.first > draft.first]
    return any("to" in draft.here.words[draft.last : at] for at in later)


def averaged(draft: Draft, page: Page) -> Verdict:
    """An average of earlier days, which a new rate is told beside; a rate of what a sentence opens with as gone."""
    here = draft.here
    near = here.words[max(0, draft.first - 7) : draft.last + 6]  # "averaged about 40" is all the figure's own
    reached = "to an average of" in here.cut(max(0, draft.first - 4), draft.first)
    current = {"now", "current", "currently"} & set(here.words[max(0, draft.first - 6) : draft.first])
    earlier = bool(words("before") & set(here.words)) and not reached and not current
    moved = any(_from_there(here, other.first) for other in page.beside(draft) if other.first > draft.first)
    if draft.rate and _opens_before(here):
        return "baseline", "an earlier rate, told for comparison"
    if draft.rate and earlier and not moved and any(word in words("average") for word in near):
        return "baseline", "an average given for comparison"
    return None


def _opens_before(here: Line) -> bool:
    """ "Before, the yard built 40 boats a month", "Until then 20 patients a day had come"."""
    comma = here.word(1) == "," and here.word(0) in ("before", "previously", "formerly")
    return comma or here.words[:2] in (("until", "then"), ("until", "recently"), ("before", "then"), ("before", "that"))
