"""Small grey pictures of each type of page, desktop and phone: to compare with, loosely.

python tests/publish/screens.py     takes them anew, after a change of looks that was meant
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import harbour

from onrecord.publish import site, tables
from onrecord.publish.index import Index

KEPT = Path(__file__).parent / "screens"
WINDOWS = {"desktop": {"width": 1280, "height": 1600}, "phone": {"width": 390, "height": 1400}}
WIDTH = 160  # pixels of a picture: shapes and greys, no letters, whose fonts differ from machine to machine
INDEX = Index(harbour.ledger(), harbour.BEAT)
PAGES = {
    "overview": "index.html",
    "story": "stories/story-1.html",
    "figure": "figures/figure-aim.html",
    "finding": "findings/f-share.html",
    "card": "cards/f-share.html",
    "article": INDEX.path(harbour.DOCUMENTS[0]),
    "offices": "offices/index.html",
    "office": INDEX.office("Alder Bay"),
    "records": "records.html",
    "method": "method.html",
    "stories": "stories/index.html",
    "findings": "findings/index.html",
    "figures": "figures/index.html",
    "articles": "articles/index.html",
    "search": "search.html",
}


def take(chromium: Any, root: Path, path: str, window: str) -> Any:
    """The first screen of a page as a small grey picture."""
    from PIL import Image

    page = chromium.new_page(viewport=WINDOWS[window])
    page.goto((root / path).as_uri())
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.close()
    return picture.resize((WIDTH, picture.height * WIDTH // picture.width))


def unlike(one: Any, other: Any) -> float:
    """How far the ink of two pictures lies apart: 0 the same, 1 nothing in common. A small shift counts little."""
    from PIL import ImageChops, ImageOps, ImageStat

    if one.size != other.size:
        return 1.0
    inks = [ImageOps.invert(picture.resize((picture.width // 8, picture.height // 8))) for picture in (one, other)]
    apart, *amounts = (ImageStat.Stat(ink).sum[0] for ink in (ImageChops.difference(*inks), *inks))
    return float(apart / (sum(amounts) or 1))


def every() -> Iterator[tuple[str, str, str]]:
    """Name, path and window of every picture."""
    for name, path in PAGES.items():
        for window in WINDOWS:
            yield f"{name}-{window}", path, window


def main() -> None:
    """Takes every picture anew."""
    from playwright.sync_api import sync_playwright

    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        tables.write(harbour.ledger(), Path(folder) / "data")
        site.write(harbour.ledger(), harbour.BEAT, Path(folder))
        chromium = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for name, path, window in every():
            take(chromium, Path(folder), path, window).save(KEPT / f"{name}.png", optimize=True)
        chromium.close()


if __name__ == "__main__":
    main()
