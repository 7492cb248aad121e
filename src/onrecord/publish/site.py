"""The static site: one page for each thing an editor asks about.

It opens from disk, asks nothing of the network and needs no script to be read.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2

from onrecord.beats import Beat
from onrecord.model import Ledger
from onrecord.publish import (
    article,
    figure,
    finding,
    lists,
    method,
    offices,
    overview,
    records,
    search,
    story,
    tables,
    words,
)
from onrecord.publish.exports import feeds
from onrecord.publish.index import Index
from onrecord.publish.page import Page

HERE = Path(__file__).parent
# One maker for each type of page. A new type of page is a file, a template and a line here.
MAKERS: tuple[Callable[[Index], Iterator[Page]], ...] = (
    overview.pages,
    story.pages,
    figure.pages,
    finding.pages,
    article.pages,
    offices.pages,
    records.pages,
    method.pages,
    lists.pages,
    search.pages,
)
NAVIGATION = {
    "overview": ("Overview", "index.html"),
    "stories": ("Stories", "stories/index.html"),
    "findings": ("Findings", "findings/index.html"),
    "figures": ("Figures", "figures/index.html"),
    "articles": ("Articles", "articles/index.html"),
    "offices": ("Offices", "offices/index.html"),
    "records": ("Records", "records.html"),
    "method": ("Method", "method.html"),
    "search": ("Search", "search.html"),
}


def write(ledger: Ledger, beat: Beat, out: Path) -> None:
    """Writes the site into the folder ``out``; its first page is ``index.html``.

    The pages link to the data files, which lie in ``data/`` beside them.
    """
    index = Index(ledger, beat)
    for sheet in sorted((HERE / "static").iterdir()):
        (out / sheet.name).write_bytes(sheet.read_bytes())
    for page in pages(index):
        file = out / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render(page, index), encoding="utf-8", newline="\n")
    (out / "search").mkdir(exist_ok=True)
    for number, part in enumerate(search.parts(index)):
        (out / "search" / f"{number}.js").write_text(words.printable(part), encoding="utf-8", newline="\n")
    feeds.write(ledger, beat, out)


def pages(index: Index) -> Iterator[Page]:
    """Every page of the site, in the order of the list of makers."""
    for maker in MAKERS:
        yield from maker(index)


def render(page: Page, index: Index) -> str:
    """The page as HTML."""
    up = "../" * page.path.count("/")
    text = environment().get_template(page.template).render(page.data, page=page, index=index, up=up)
    return words.printable(text)


@functools.cache
def environment() -> jinja2.Environment:
    """The templates, with everything escaped unless a template marks it as its own."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters.update(words.FILTERS)
    made.filters["to"] = _to
    made.globals.update(navigation=NAVIGATION, tables=tuple(tables.shapes()), version=version("onrecord"))
    return made


@jinja2.pass_context
def _to(context: Any, path: str) -> str:
    """The address of a page of the site, as seen from the page being written."""
    return f"{context['up']}{path}"
