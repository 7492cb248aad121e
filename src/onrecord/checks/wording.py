"""What the words around a number say: what is described, whether it is denied of them, how numbers are joined."""

from __future__ import annotations

import re

from onrecord.checks.english import phrases
from onrecord.checks.view import View
from onrecord.model import Claim
from onrecord.text import stems

_BEGINNING = 5  # letters
_CLAUSE = re.compile(r"[;.:!?]|,(?!\d{3})|\bwhile\b|\bwhereas\b|\bcompared\b|\d")
_OF_SO_MANY = re.compile(r"\s*(?:out )?of (?:(?:the|its|all|those|these|some|about) )*[\d,.]*\d")
_NOT = re.compile(
    r"\b(?:not|no|none|without|lack(?:ed|s|ing)?|never|neither|nor|free of|absent|un(?:vaccinated|insured|employed))\b"
    r"|n['’]t\b|\bnon-?(?=[a-z])",
    re.IGNORECASE,
)
# Nothing is left over beside the parts.
EXCLUSIVE = re.compile(
    r"\b(?:the (?:rest|remaining|remainder|others?|other)|remaining|total(?:ed|led|ing|ling|s)?|combined|together"
    r"|altogether|in all|sum|split|respectively|compris\w+|made up of|consist\w*|broken down|divided|plus)\b",
    re.IGNORECASE,
)
COMPLEMENTS = tuple(  # two nouns of which everybody is one or the other
    frozenset(pair)
    for pair in (
        ("men", "women"), ("man", "woman"), ("boy", "girl"), ("male", "female"), ("adult", "child"),
        ("adult", "children"), ("passenger", "crew"),
    )
)  # fmt: skip
LIST = re.compile(r"^[^.;\d]{0,60}:")
OF_THEM = re.compile(r"\b(?:of|among) (?:them|those|these)\b", re.IGNORECASE)
_TOGETHER = r"altogether|in all(?! of)|combined|together(?! with)|between them"
TOTAL = re.compile(rf"\b(?:{_TOGETHER}|total(?:l?ing| of)?)\b[^.;\d]{{0,25}}$", re.IGNORECASE)
TOTAL_BEHIND = re.compile(rf"^(?! (?:of|more|other)\b)[^.,;:\d]{{0,25}}\b(?:{_TOGETHER})\b", re.IGNORECASE)
# Something is taken off what was told before.
LEFT = re.compile(
    r"\b(?:(?:tak|strip|leav)\w+ (?:those|these|them|that|it) (?:off|out|away|aside)|without (?:them|those|these|it)"
    r"|not counting (?:them|those|these)|left with)\b|\bleav(?:es?|ing) (?:only |just )?$",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"\b(?:of (?:whom|those|them|these|which|the)|among|including|includes?|included|were|was)\b", re.IGNORECASE
)


_BY = re.compile(
    r"\b(?:by|up|down|(?:ris|increas|jump|drop|fall|declin|gain|loss|cut|grow|addition|differenc|surg|reduc|improv|decreas"
    r"|margin|lead|majorit|gap)\w* of)\s+$", re.IGNORECASE
)  # fmt: skip
_MONTH = re.compile(r"\bMay\b")
_OF_THEM = re.compile(r"\s+of (?:them|those|these|whom|which)\b", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:more|fewer|less|higher|lower)\b", re.IGNORECASE)


def tentative(text: str) -> bool:
    """Whether any word makes a statement less than a plain fact; May with a large letter is a month."""
    return bool(phrases("tentative").search(_MONTH.sub("", text)))


def around(view: View, claim: Claim, before: int, behind: int) -> tuple[str, str]:
    """The words before and behind a number, so many characters at most, up to the next number in its sentence."""
    text = view.documents[claim.doc].text
    begin, end = view.sentences(claim.doc)[view.place(claim)]
    others = view.near(claim, 0)
    begin = max([begin, claim.start - before, *(other.end for other in others if other.end <= claim.start)])
    end = min([end, claim.end + behind, *(other.start for other in others if other.start >= claim.end)])
    return text[begin : claim.start], text[claim.end : end]


def said_of(view: View, claim: Claim) -> str:
    """What a number is said of: its clause without other numbers, the thing counted, the beat's name for it.

    Where the beat knows a share, its name says it all.
    """
    metric = view.metrics.get(claim.metric or "")
    if metric and metric.kind == "share":
        return metric.name
    text = view.documents[claim.doc].text
    begin, end = view.sentences(claim.doc)[view.place(claim)]
    after = text[max(claim.end, claim.number_end) : end]
    whole = _OF_SO_MANY.match(after)
    stop = _CLAUSE.search(after, whole.end() if whole else 3)
    before = text[begin : claim.start]
    last = [match.end() for match in _CLAUSE.finditer(before)]
    clause = after[: stop.start()] if stop else after
    return " ".join([before[last[-1] if last else 0 :], clause, claim.counted or "", metric.name if metric else ""])


def is_difference(view: View, claim: Claim) -> bool:
    """Whether a number says how far something moved or lies apart: "up by 223", "223 more", "a lead of 223"."""
    text = view.documents[claim.doc].text
    begin = view.sentences(claim.doc)[view.place(claim)][0]
    before = text[max(begin, claim.start - 40) : claim.start]
    return bool(_BY.search(before) or _MORE.match(text[claim.end : claim.end + 20]))


def starts(text: str) -> set[str]:
    """The beginnings of the words of a text, so that members meet membership and vaccinators the vaccinated."""
    return {word[:_BEGINNING] for word in stems(text)}


def shared_words(view: View, a: Claim, b: Claim) -> set[str]:
    """The content words that two claims' sentences share, without those that any sentence on numbers has."""
    return {word for word in view.words(a) & view.words(b) if not phrases("empty").fullmatch(word)}


def led_to_from(view: View, claim: Claim) -> bool:
    """Whether the word before a number makes it one of before: "from 62 percent"."""
    return bool(phrases("base", r"\b", r" (?:\w+ )?$").search(view.before(claim)))


def is_part(view: View, claim: Claim) -> bool:
    """Whether it is some of what was counted before: "434 of them"."""
    return bool(_OF_THEM.match(view.documents[claim.doc].text, claim.end))


def negated(text: str) -> bool:
    """Whether something is denied of what is counted: "without a record", "not insured", "non-members"."""
    return bool(_NOT.search(text))


def describes(about: str, part: str) -> float:
    """How far words describe a part: by the words they share, and against it where one of the two denies them."""
    shared = common(about, part)
    same = negated(about) == negated(part)
    if shared:
        return shared if same else -shared
    return -0.5 if negated(about) and not same and OF_THEM.search(about) else 0.0


def common(a: str, b: str) -> int:
    """How many content words two phrases share, by their first four letters, so that crime meets criminal."""
    return len({stem[:4] for stem in stems(a)} & {stem[:4] for stem in stems(b)} - {"perc", "peop", "shar"})
