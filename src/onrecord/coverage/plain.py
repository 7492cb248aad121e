"""Articles in plain text, their characters kept as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.coverage.about import About
from onrecord.model import Document, SetAside

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FEW = 0.001  # the share of control characters from which a file is no text
_HEADLINE_LENGTH = (15, 180)
_HEADLINE_WORDS = 3
_LINES_LOOKED_AT = 4


def read(name: str, file: Path, about: About) -> Iterator[Document | SetAside]:
    """The one article of a text file."""
    text = decode(file.read_bytes(), about.encoding)
    if isinstance(text, str):
        yield Document(name, text, title=headline(text))
    else:
        yield SetAside(name, text.reason)


def decode(raw: bytes, encoding: str | None = None) -> str | SetAside:
    """The characters of a file, or why it is no text; line ends stay as they are."""
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    try:
        text = raw.decode(encoding or marked or "utf-8")
    except LookupError:
        return SetAside("", f"{encoding!r} is no encoding: try utf-8, cp1252 or latin-1 in coverage.yml")
    except UnicodeDecodeError as error:
        return SetAside("", _undecoded(raw, encoding or marked or "UTF-8", error.start))
    if len(_CONTROLS.findall(text)) > _FEW * len(text):
        return SetAside("", "it is no text: it holds control characters")
    return text


def _undecoded(raw: bytes, encoding: str, offset: int) -> str:
    if b"\x00" in raw:
        return "it is no text: it holds NUL bytes"
    return (
        f"it is not {encoding} (byte {offset}): save it as UTF-8, "
        "or give its encoding in coverage.yml, for instance `encoding: cp1252`"
    )


def headline(text: str) -> str | None:
    """The first line that stands alone as a headline does: some words, no full stop, more text below it."""
    lines = [line.strip() for line in text[:2000].split("\n") if line.strip()]
    for line in lines[:_LINES_LOOKED_AT] if len(lines) > 1 else []:
        short, long = _HEADLINE_LENGTH
        if short <= len(line) <= long and len(line.split()) >= _HEADLINE_WORDS and not line.endswith((".", ":", ",")):
            return None if re.match(r"(?i)by\s", line) else line
        if len(line) > long:
            break
    return None
