"""Noun phrases by their tags: where one begins, its head, and what restricts it."""

from __future__ import annotations

from onrecord.claims.lexicon import words
from onrecord.claims.words import Line
from onrecord.model import Span

_LONG = 14  # words of a restriction that are still read
_INNER = (
    "DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD", "``", "''", "-LRB-", "-RRB-", "$", "RB",
)  # fmt: skip
_QUOTES = frozenset("\"'“”‘’[]`") | {"''", "``"}
_RATES = frozenset({"daily", "weekly", "monthly", "yearly", "annually", "hourly", "nightly"})
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_DANGLING = ("IN", "TO", "DT", "CC", "PRP$", "POS", "WDT", "WP")  # with these no restriction ends
_BEFORE = ("DT", "PDT", "PRP$", "PRP", "WP", "WDT", "CD", "$")
_HELPING = frozenset({"have", "has", "had", "were", "was", "are", "is", "been", "be", "being"})
_PEOPLE_AS = frozenset({"dead", "injured", "wounded", "missing", "unemployed", "homeless", "sick", "displaced"})
_AWAITED = frozenset({"expected", "supposed", "set", "scheduled", "slated"})
_NONE: frozenset[int] = frozenset()


def noun(here: Line, at: int, stops: frozenset[int] = _NONE) -> Span | None:
    """The noun phrase that begins there, as (first word, head), through "of the" and adjectives; None if none does."""
    while here.word(at) in _QUOTES:
        at += 1
    at, those = _of(here, at, stops)
    if those:
        return at, at
    at = _dated(here, at)
    first, head = at, None
    while at < len(here) and at not in stops and not rate_at(here, at):
        if here.noun(at) and not here.word(at).endswith("-"):
            head = at
        elif not (_between(here, at) if head is not None else _inner(here, at)):
            break
        at += 1
    if head is None:
        alone = here.word(first - 1) == "the" and here.word(first) in _PEOPLE_AS
        return (first, first) if alone and first not in stops else None
    return first, _joined(here, head, stops)


def _dated(here: Line, at: int) -> int:
    """Past a date that stands before the noun: "the 19 Sept. 11 hijackers"."""
    if here.word(at) not in words("calendar"):
        return at
    day = at + 1 + (here.word(at + 1) == ".")
    return day + 1 if here.tag(day) == "CD" else at


def _of(here: Line, at: int, stops: frozenset[int]) -> tuple[int, bool]:
    """Past "of the 19"; also whether "those" is all there is to count ("of those who voted")."""
    if here.word(at) != "of":
        return at, False
    at += 1
    while here.tag(at) in _BEFORE or _passed(here, at) or at in stops and not here.noun(at):
        if here.noun(at + 1) and here.tag(at + 2) == "POS":
            at += 2  # "of the country's 96 offices"
        if here.word(at) in ("those", "these") and not here.tag(at + 1).startswith(("NN", "JJ", "CD")):
            return at, True
        at += 1
    return at, False


def _passed(here: Line, at: int) -> bool:
    """ "last", and whose they are, in one word with its ending: "of the firm's 96 offices"."""
    return here.word(at) in ("last", "first", "past") or here.word(at).endswith("'s") and here.noun(at)


def _between(here: Line, at: int) -> bool:
    """Within a phrase whose noun has been met: a hyphen, a possessive, a quotation mark before another noun."""
    hyphened = here.tag(at) == "HYPH" or here.tag(at - 1) == "HYPH"
    return here.tag(at) == "POS" or hyphened or here.word(at) in _QUOTES and here.noun(at + 1)


def _inner(here: Line, at: int) -> bool:
    """Before the noun: an adjective, a participle, or the joint of two of them ("sick and injured people")."""
    joined = here.tag(at) in ("CC", ",") and {here.tag(at - 1), here.tag(at + 1)} <= {"JJ", "VBN"}
    hyphened = here.word(at + 1) == "-" or here.word(at - 1) == "-"  # "at-large arrests"
    hyphened = hyphened or here.word(at).endswith("-") or here.word(at - 1).endswith("-")  # "coal- and gas-fired"
    return here.tag(at) in _INNER or here.word(at) in _QUOTES or joined or hyphened


def _joined(here: Line, head: int, stops: frozenset[int]) -> int:
    """The head, moved over "and" to a noun of the same number: "arrests and deportations"."""
    at = head + 2
    if here.tag(head + 1) != "CC" or here.tag(at) != here.tag(head) or here.tag(head) != "NNS" or at in stops:
        return head
    subject = here.tag(at + 1) in ("VBD", "VBP", "VBZ", "MD")
    return head if subject else at


def rate_at(here: Line, at: int) -> bool:
    """Whether a rate or a denominator begins there: "a day", "per office", "daily"."""
    word = here.word(at)
    each = word in ("a", "an", "each", "every") and here.word(at + 1) in words("time_units")
    return each or word in _RATES or word == "per"


def rate_length(here: Line, at: int) -> int:
    """How many words the rate that begins there has; 0 where none does."""
    return 0 if not rate_at(here, at) else 1 if here.word(at) in _RATES else 2


def restriction(here: Line, at: int, stops: frozenset[int] = _NONE) -> int:
    """Where what restricts a noun ends: "of", "with", "in", a participle or a relative clause, no further."""
    opens = here.word(at) in words("restricting") or here.tag(at) in ("VBG", "VBN")
    if not opens or at in stops or at + 1 in stops and here.word(at) not in ("who", "whose", "with"):
        return at
    if here.word(at) == "to" and here.tag(at + 1) == "VB":
        return at  # "forced 18,000 residents to flee"
    verbs = 1 if here.word(at) in ("who", "whose", "that") else 0  # a relative clause has a finite verb of its own
    last = at + 1
    while last < min(len(here), at + _LONG) and last not in stops and not _over(here, last):
        if _next_clause(here, at, last):
            break
        if here.tag(last) in _FINITE and here.tag(last - 1) != "CC":
            verbs -= here.word(last - 1) not in _HELPING and here.tag(last - 1) != "MD"
            if verbs < 0:
                break
        last += 1
    dangling = (*_DANGLING, "JJ") if last in stops and here.tag(last).startswith(("NN", "CD")) else _DANGLING
    while last > at and (here.tag(last - 1) in dangling or here.word(last - 1) in _QUOTES):
        last -= 1
    return max(at, last)


def _over(here: Line, at: int) -> bool:
    return here.word(at) in words("ending") or rate_at(here, at)


def _next_clause(here: Line, opened: int, at: int) -> bool:
    """Whether "and" leads on to another verb of the sentence: "acres in the county and destroyed homes"."""
    phrase = here.tag(opened) in ("IN", "TO") and here.word(opened) != "that"
    return phrase and here.tag(at) == "CC" and here.tag(at + 1) in ("VBD", "VBZ", "VBP")


def participle(here: Line, at: int) -> str:
    """ " killed" of "26 people were killed": the participle that says what befell what is counted."""
    first, last = befallen(here, at)
    return f" {here.cut(first, last).lower()}" if last > first else ""


def befallen(here: Line, at: int) -> Span:
    """Where that participle stands, with its little word ("carried out"); nowhere if there is none."""
    start = at
    while here.tag(at) in ("MD", "RB") or here.word(at) in _HELPING:
        at += 1
    asked = here.word(at) in _AWAITED and here.word(at + 1) == "to"  # "are expected to"
    if here.tag(at) != "VBN" or at == start or asked:
        return start, start
    return at, at + 1 + (here.tag(at + 1) == "RP")


def cited(here: Line, at: int) -> bool:
    """Whether the noun there is a source: "officials said", "according to analysts"."""
    near = {here.word(at + 1), here.word(at - 1), here.word(at - 2)}
    return bool(near & (words("saying") | {"according", "citing"}))


def _aside(here: Line, at: int) -> bool:
    dull = here.word(at) in words("calendar") | words("time_units") | {"percent", "cent"}
    return dull or cited(here, at)


def subject(here: Line, before: int, stops: frozenset[int] = _NONE) -> str:
    """The nearest noun before, where a figure names its whole first: "unemployment was 4 percent"."""
    for at in range(before - 1, max(-1, before - 12), -1):
        if here.noun(at) and at not in stops and not _aside(here, at):
            return here.cut(begin(here, at), at + 1)
    return ""


def begin(here: Line, head: int) -> int:
    """Where the noun phrase of that head begins, with the one that it restricts: "death toll from the storm"."""
    first = head
    while first and here.tag(first - 1).startswith(("NN", "JJ")):
        first -= 1
    at = first - 1
    while here.tag(at) in ("DT", "PRP$"):
        at -= 1
    outer = here.tag(at) == "IN" and here.noun(at - 1) and not _aside(here, at - 1)
    return begin(here, at - 1) if outer else first


def mover(here: Line, before: int, stops: frozenset[int] = _NONE) -> str:
    """What moves, where a change follows its verb: "the price of a seat" of "the price of a seat has jumped by"."""
    verb = next((at for at in range(before - 1, -1, -1) if here.tag(at) in _FINITE or here.word(at) == ";"), -1)
    while here.tag(verb - 1) in ("MD", "RB", "VBZ", "VBP", "VBD"):
        verb -= 1
    if verb < 1 or here.word(verb) == ";":
        return subject(here, before, stops)
    start = _clause(here, verb)
    heads = (at for at in range(start, verb) if here.noun(at) and at not in stops)
    head = next((at for at in heads if not here.noun(at + 1) and here.tag(at + 1) != "POS"), None)
    if head is None or cited(here, head) or here.word(head) in words("calendar") | words("time_units"):
        return subject(here, before, stops)
    return here.cut(begin(here, head), max(head + 1, min(restriction(here, head + 1, stops), verb)))


def _clause(here: Line, verb: int) -> int:
    """Where the clause of a verb begins; of "the arm, which stores readings, grew" before the insertion."""
    stops = (",", ";", ":", "that", "but", "while", "and", "as", "--", "—", "–")
    at = verb - 1
    if here.word(at) == ",":
        at = next((i - 1 for i in range(at - 1, 0, -1) if here.word(i) == ","), at - 1)
    while at >= 0 and here.word(at) not in stops:
        at -= 1
    return at + 1


def name_at(here: Line, at: int) -> Span:
    """The whole name that a word belongs to."""
    first, last = at, at + 1
    while first and here.name(first - 1) and here.word(first - 1) not in words("calendar"):
        first -= 1
    while here.name(last) or here.word(last) in ("of", "and") and here.name(last + 1) and here.word(last) == "of":
        last += 1
    return first, last


def full_name(here: Line, at: int) -> str:
    """The characters of the whole name that a word belongs to."""
    first, last = name_at(here, at)
    return here.cut(first, last)
