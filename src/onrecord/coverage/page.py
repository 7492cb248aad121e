"""What a web page holds: its article, title, outlet and day, as trafilatura and htmldate find them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EARLIEST, _LATEST = "1995-01-01", "2100-01-01"  # fixed, so that the same page gives the same day next year
IN_MARKUP = "the page's own markup (htmldate)"
GUESSED = "guessed from the page by htmldate"


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``text`` is empty where no article was found."""

    text: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_how: str | None = None


_LINE_END = re.compile(r"\n+")


def extract(raw: bytes, address: str | None = None) -> Page:
    """The article of a page."""
    import trafilatura  # here, for only the worker needs it

    found = trafilatura.bare_extraction(raw, url=address, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict) or not found.text:
        return Page()
    text = _LINE_END.sub("\n\n", found.text)  # a paragraph a line, so that a heading does not run on into the next
    return Page(text, found.title, found.sitename, found.url, *_published(raw, address))


def _published(raw: bytes, address: str | None) -> tuple[str | None, str | None]:
    """The day of first publication with how it was found: htmldate never abstains, so a guess says that it is one."""
    import htmldate

    for thorough, how in ((False, IN_MARKUP), (True, GUESSED)):
        found = htmldate.find_date(
            raw, url=address, extensive_search=thorough, original_date=True, min_date=_EARLIEST, max_date=_LATEST
        )
        if found:
            return found, how
    return None, None
