"""Office names as releases spell them to the names of the beat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.beats.models import Office

NOT_GIVEN = "office not given"
NOT_KNOWN = "office not known"
NATIONAL = "national"


class Names:
    """The offices of a beat, looked up as one layout writes them."""

    def __init__(
        self, offices: Sequence[Office], lookups: Mapping[str, str], strip: Sequence[str], redaction: Sequence[str]
    ) -> None:
        self._settled = {_key(text): name for text, name in lookups.items()}
        self._known = {_key(name): office.name for office in offices for name in _names(office)}
        self._beside = [_key(words) for words in strip]
        self._redacted = {squeezed(mark) for mark in redaction}

    def find(self, text: str) -> str:
        """The office's name; a blank or redacted one is "office not given", an unknown one "office not known"."""
        name = _key(text)
        if not name or squeezed(name) in self._redacted:
            return NOT_GIVEN
        if name in self._settled:
            return self._settled[name] or NOT_GIVEN
        for words in self._beside:
            name = f" {name} ".replace(f" {words} ", " ").strip()
        return self._settled.get(name) or self._known.get(name, NOT_KNOWN)


def _names(office: Office) -> Iterator[str]:
    """What an office goes by: its code, its names, and both at once, as in "Miami (MIA)"."""
    for name in (*office.variants, office.name):
        yield from (name, f"{name} {office.code}", f"{office.code} {name}")
    yield office.code


def is_redacted(text: str, redaction: Sequence[str]) -> bool:
    """Whether a cell holds a redaction mark, however it is spaced."""
    return squeezed(text) in {squeezed(mark) for mark in redaction}


def squeezed(text: str) -> str:
    """Its letters and digits alone: "(B)(6);(B)(7)(C) " is "b6b7c"."""
    return "".join(re.findall(r"[a-z0-9]+", text.lower()))


def _key(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
