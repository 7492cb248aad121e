"""Speakers set before a colon: "Smith: Taxes must fall" as a headline, transcripts, and "She added:" before a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.mentions import plain, unnamed
from onrecord.mentions.found import Found, tidy

# Labels that name a kind of item, not a speaker.
_LABEL = re.compile(
    r"(?:exclusive|breaking|watch|video|photos?|updated?|live|opinion|editorial|review|analysis|correction|clarification"
    r"|editor.s note|the latest|note|read|more|related|sources?|factbox|explainer|fact check|listen|by"
    r"|subscribe|e-?mail|contact|tags?|caption|image|credit|location|date|time|where|when|who|what|why|how|part|chapter|section|topics?)\b",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"\s*(?P<source>[A-Z][\w.’'&-]*(?: (?:[A-Z][\w.’'&-]*|of|the|and)){0,5})"
    r"(?P<cue>(?: on [^:.\n]{3,40})?:) +(?P<content>\S[^\n]*)"
)
# "At least 40 dead in ferry fire - police"
_TRAILING = re.compile(
    r"\s*(?P<content>\S[^\n]{10,200}?)(?P<cue>(?: [-–—]{1,2}|:) )"
    r"(?P<source>[a-z][a-z’' -]{2,40}|[A-Z]{2,6})[ \t]*(?=\n|$)"
)
# "14:05", and on the same line or the next "Red Cross: 40 people are missing".
_LIVE = re.compile(
    r"^[ \t]*\d{1,2}[.:]\d\d(?: ?[ap]m)?[ \t]*[–—:|-]?\s+"
    r"(?P<source>[A-Z][\w.’'&-]*(?: (?:[A-Z][\w.’'&-]*|of|the|and)){0,5})(?P<cue>:) +(?P<content>\S[^\n]*)",
    re.MULTILINE,
)
_TURN = re.compile(r"^[\"“]?(?P<source>[A-Z][A-Z.’' -]{1,30}[A-Z])(?P<cue>:) +(?P<content>\S[^\n]*)", re.MULTILINE)
_INTRODUCED = re.compile(r":[ ]*\n\s*(?P<content>[^\s\"“”‘'\n•*-][^\n]{20,})")
_SENTENCE_ENDS = re.compile(r"[.?!](?=\s+[A-Z“\"])")
_LEAD = 200  # characters before a colon in which the one who is introduced stands


def read(text: str) -> list[Found]:
    """What headlines, live pages, transcripts and introduced paragraphs give to a speaker."""
    return [*_headline(text), *_live(text), *_turns(text), *_introduced(text)]


def _headline(text: str) -> Iterator[Found]:
    match = _HEADLINE.match(text)
    if match and not _names_no_speaker(match["source"]) and (content := tidy(text, match.span("content"))):
        yield Found((content,), match.span("source"), match.span("cue"))
    match = _TRAILING.match(text)
    if match and _may_speak(match["source"]) and (content := tidy(text, match.span("content"))):
        yield Found((content,), match.span("source"), match.span("cue"))


def _may_speak(source: str) -> bool:
    """Whether what ends a headline is people, a body or a report: "police", "health ministry", "study"."""
    last, known = source.split()[-1], unnamed.kinds()
    return (
        source.isupper() or last in known["unnamed"] | known["organisation"] | known["reports"] | known["kinds"].keys()
    )


def _live(text: str) -> Iterator[Found]:
    """An entry of a live page: a time, who says it, and the first sentence of what is said."""
    for match in _LIVE.finditer(text):
        stop = _SENTENCE_ENDS.search(text, *match.span("content"))
        content = tidy(text, (match.start("content"), stop.start() if stop else match.end("content")))
        if content and not _names_no_speaker(match["source"]):
            yield Found((content,), match.span("source"), match.span("cue"))


def _names_no_speaker(source: str) -> bool:
    """Whether it names a kind of item or what it is about: "Exclusive", "Juniper fire", "STEAL BRITAIN"."""
    words = source.split()
    slogan = source.isupper() and len(words) > 1
    return slogan or bool(_LABEL.match(source)) or words[-1].lower() in unnamed.kinds()["topics"]


def _turns(text: str) -> Iterator[Found]:
    """A transcript has turns, and its speakers come back; "COSTS:", "TAXES:" and one such line alone are none."""
    turns = list(_TURN.finditer(text))
    speakers = {match["source"] for match in turns}
    for match in turns if len(speakers) < len(turns) else ():
        if content := tidy(text, match.span("content")):
            yield Found((content,), match.span("source"), match.span("cue"), direct=True)


def _introduced(text: str) -> Iterator[Found]:
    for match in _INTRODUCED.finditer(text):
        begin = max(0, match.start() - _LEAD)
        begin += max(text[begin : match.start()].rfind(mark) for mark in "\n.!?") + 1
        pair = plain.speaker(text, begin, match.start(), after=False)
        if pair and pair[1][1] >= match.start() - 40:
            yield Found((match.span("content"),), *pair, direct=True)
