"""Text with offsets: paragraphs and sentences over the unmodified characters."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence

from onrecord.model import Span

# An abbreviation's full stop ends no sentence, nor does an initial's ("J. Edgar").
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\S+",
        """Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gen Lt Col Sgt Capt Cmdr Adm Rev Hon St Jr Sr Inc Corp Co Ltd Jan
        Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos vs etc approx dept est Ave Blvd Rd Mt Ft Ala Ariz Ark
        Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex
        Va Vt Wash Wis Wyo a.m p.m e.g i.e""",
    )
)
# Each begins with a mark or the end of a line, so that all else is passed over at once.
_STOP = re.compile(
    r"[.!?…\n](?:(?<!\n)[.!?…]*[\"'”’)\]]*(?=\s+[\"'“‘(\[•—`-]{0,2}[A-Z0-9“‘•@])"
    r"|(?<=\n)(?:\s*\n|(?=\s*[•*-]\s)|(?<=[.!?:]\n)))"
)
_LAST_WORD = re.compile(r"(?:\b[a-z]\.)?\w+\Z")
# "Why?" Ann Lee asked: the question's mark ends no sentence where its speaker follows.
_SPEAKER = re.compile(
    r"(?<![^.]\.)[\"'”’]\s+(?:[A-Z][\w.’'-]*\s+){1,4}"
    r"(?:said|says|asked|asks|told|tells|wrote|writes|added|adds|tweeted|shouted|yelled|replied|responded|continued)\b"
)
_STAMP_LABEL = r"(?:(?:first |last )?(?:published|posted|updated|modified)|dated?|issued)\b\W*(?:(?:on|at)\b)?\W*"
_STAMP_ENDS = re.compile(r"[ \t]*(?:,?\s*(?:at\s*)?\d{1,2}[:.]\d\d[^\n]{0,20})?\s*(?:\n|$)")
_STAMP_LINE = 120  # characters of a line before its day
_LETTER = re.compile(r"\w")
_CLIP = 12  # characters looked back at for an abbreviation


def sentences(text: str) -> list[Span]:
    """The sentence spans of a text, white space trimmed, in order; every other character is white space."""
    spans, begin = [], 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == "." and _keeps_going(text, stop) or _SPEAKER.match(text, stop.end() - 1):
            continue
        spans.append((begin, stop.end()))
        begin = stop.end()
    spans.append((begin, len(text)))
    return [trimmed for span in spans if (trimmed := trim(text, span))[0] < trimmed[1]]


def _keeps_going(text: str, stop: re.Match[str]) -> bool:
    if stop.end() - stop.start() > 1:
        return False
    last = _LAST_WORD.search(text, max(0, stop.start() - _CLIP), stop.start())
    if last is None:
        return False
    word = last.group()
    return word in _ABBREVIATIONS or len(word) == 1 and "A" <= word <= "Z"


def trim(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def is_stamp(text: str, day: Span, lead: str = "") -> bool:
    """Whether a day stands where a text says when it came out: on a line of its own, or behind "Published:".

    Args:
        lead: a pattern of what else may stand before it on its line.
    """
    begin = text.rfind("\n", max(0, day[0] - _STAMP_LINE), day[0]) + 1
    if not begin and day[0] > _STAMP_LINE:
        return False  # far into a line
    before = text[begin : day[0]]
    if not _stamp(lead).fullmatch(before):
        return False
    return bool(_LETTER.search(before)) or bool(_STAMP_ENDS.match(text, day[1]))


@functools.cache
def _stamp(lead: str) -> re.Pattern[str]:
    other = f"|{lead}" if lead else ""
    return re.compile(rf"\W*(?:{_STAMP_LABEL}{other})?", re.IGNORECASE)


def holder(spans: Sequence[Span], offset: int) -> int:
    """The index of the span that holds the offset, else of the last one that begins before it."""
    return max(0, bisect.bisect_right(spans, (offset, float("inf"))) - 1)


_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an the of in on at to for from by with and or but nor so as is are was were be been being has have had
        do does did will would could should may might can that which who whom whose this these those there it its
        they them their he his she her we our you your i my not no than then when while where what how all any each
        every some more most other others such only just over under about after before during since until into out
        up down off per also last next new""",
    )
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest endings, so that "arrests", "arrested" and "arresting" meet."""
    word = re.sub(r"['’]s?$", "", word.lower())
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("ss", "us")):
            return word[: -len(ending)] + instead
    return word


def stems(text: str) -> list[str]:
    """The stems of a text's words in order, without the words that every text has."""
    return [stem(word) for word in _TOKEN.findall(text) if word.lower() not in _STOP_WORDS]
