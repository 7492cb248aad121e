"""Names of sources brought to one spelling within a story: aliases, short names, initials, unnamed groups."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord import safe_yaml
from onrecord.beats import Beat

_COUNTS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_LEADING = re.compile(
    r"^(?:the|a|an|mr|mrs|ms|dr|sen|rep|gov|president|secretary|top|senior|current|former|acting)\.?\s+", re.IGNORECASE
)
_PAPER_OF = re.compile(
    r"^(?:an?|the|new|latest)?\s*(?:report|reports|data|figures|statement|statistics|records|documents|article|story|tally|count"
    r"|analysis|letter|memo)\b[^,]{0,30}?\b(?:from|by|of|in)\s+(?P<whose>(?:the\s+)?[A-Z].*)$",
    re.IGNORECASE,
)
_LONGEST = 8  # words of a name; what is longer is no name
_SMALL = re.compile(r"^(?:of|and|for|the|on|in|to|u\.?s\.?)$", re.IGNORECASE)


@functools.cache
def words(kind: str) -> frozenset[str]:
    """One class of words of ``sources.yml``."""
    return frozenset(safe_yaml.load(Path(__file__).with_name("sources.yml"))[kind])


@functools.lru_cache(maxsize=65536)
def tidy(name: str) -> str:
    """A name without article, title, possessive and quotation marks; of "a report from the Post" the Post."""
    name = re.sub(r"\s+", " ", name).strip(" \t\"“”'’‘.,•*-")
    of = _PAPER_OF.match(name)
    name = of.group("whose") if of else name
    name = re.sub(r"['’]s?$", "", name)
    while (shorter := _LEADING.sub("", name)) != name and " " in name:
        name = shorter
    return name


def unnamed(name: str) -> bool:
    """Whether a description names nobody: "four people with knowledge of the plan", "U.S. officials"."""
    return _head(name) in words("unnamed")


def hedge(name: str) -> bool:
    """Whether it only says that somebody told it, or to whom."""
    low = tidy(name).casefold()
    unreadable = not unnamed(name) and (low[:1].isdigit() or len(low.split()) > _LONGEST)
    return not low or low in words("hedges") or low in words("hearers") or unreadable


def vague(name: str) -> bool:
    """Whether it is a bare word for officials, which says nothing of how many or which: "ministers"."""
    return unnamed(name) and not group_size(name) and len(tidy(name).split()) <= 2


def papers(name: str) -> bool:
    """Whether it is somebody's documents or speaker without a name: "agency data", "a spokesman", "its report"."""
    owner = re.split(r"['’]s? ", name, maxsplit=1)
    of = len(owner) > 1 and _head(owner[0]) in words("papers") or name.casefold().startswith("its ")
    return (of or _head(name) in words("papers")) and not re.search(r"\b[A-Z]{2,}|\b[A-Z][a-z]+ [A-Z]", name)


def outlet(name: str) -> bool:
    """Whether it is by its name an outlet."""
    last = tidy(name).casefold().split()
    return bool(last) and last[-1] in words("outlets")


def group_size(name: str) -> str:
    """How many unnamed people are meant, as digits; empty where it is not said."""
    first = tidy(name).casefold().split()[:1]
    count = _COUNTS.get(first[0], first[0]) if first else ""
    return count if count.isdigit() else ""


@functools.lru_cache(maxsize=65536)
def _head(name: str) -> str:
    """The noun of a description: the last word before what describes it further."""
    low = re.split(
        r"\b(?:with|who|familiar|aware|close|briefed|in|on|at|of|from|by|for|speaking|said|knowledgeable|involved|released"
        r"|published|obtained|posted|first|seen)\b|,",
        tidy(name).casefold(), maxsplit=1,
    )[0].split()  # fmt: skip
    return low[-1] if low else ""


def spelling(names: Iterable[str], beat: Beat | None) -> dict[str, str]:
    """Each name as it is written in a story with the name it stands for."""
    aliases = _aliases(beat)
    full = sorted({tidy(name) for name in names}, key=lambda name: (-len(name), name))
    longer: dict[str, set[str]] = defaultdict(set)  # by a word or the initials of a name: what it stands for
    chosen: dict[str, str] = {}
    for name in full:
        bare = unnamed(name) or papers(name)
        short_for = set() if bare else _short_for(name, longer)
        chosen[name] = aliases.get(name.casefold()) or (short_for.pop() if len(short_for) == 1 else name)
        if not bare:
            for word in {*name.casefold().split(), _initials(name)}:
                longer[word].add(chosen[name])
    return chosen


def _short_for(name: str, longer: Mapping[str, set[str]]) -> set[str]:
    """The longer names that have all words of a name, or its letters as their initials."""
    words_of = [longer[word] for word in name.casefold().split() if word in longer]
    whole = set.intersection(*words_of) if len(words_of) == len(name.split()) and words_of else set()
    return whole | longer.get(name, set())


def _aliases(beat: Beat | None) -> Mapping[str, str]:
    return {
        alias.casefold(): entry.name
        for entry in (beat.organisations if beat else ())
        for alias in (entry.name, entry.id.replace("_", " "), *entry.aliases)
    }


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if not _SMALL.match(word) and word[0].isupper())
