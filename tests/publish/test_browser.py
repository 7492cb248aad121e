"""The site in a browser: it needs no network and no script, and everybody can read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import harbour
import pytest
import screens
from screens import INDEX, PAGES

from onrecord import examples, pipeline
from onrecord.dossier import open_dossier

CHROMIUM = shutil.which("chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="the browser tests need axe-playwright-python"
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the browser tests need chromium: apt-get install chromium")

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def asked() -> list[str]:
    """Every address that a page asked for."""
    return []


@pytest.fixture
def open_page(chromium: Any, written: Path, asked: list[str]) -> Iterator[Any]:
    """Opens a page of the site from disk, in a window of that kind."""
    contexts = []

    def opened(path: str, **window: Any) -> Any:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **window})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        page.goto((written / path).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_no_violation(open_page: Any, path: str, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], rule["help"], rule["nodes"][0]["html"]) for rule in found] == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_phone_needs_no_sideways_scrolling(open_page: Any, path: str) -> None:
    page = open_page(path, viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_but_the_style_sheet_is_asked_for(open_page: Any, asked: list[str], path: str) -> None:
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    own = [*({"search.html": ["search.js"], "offices/index.html": ["sort.js"]}.get(path, [])), "style.css"]
    assert sorted(address.rsplit("/", 1)[1] for address in asked[1:]) == own
    assert all(address.startswith("file:") for address in asked)
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the style sheet was not applied"


def test_the_site_reads_the_same_without_scripts(open_page: Any) -> None:
    page = open_page("index.html", java_script_enabled=False)
    assert page.locator("h1").inner_text() == "3 of 6 checks do not add up"
    assert page.locator("svg.chart").count() == 3


def test_a_number_is_followed_to_its_characters(open_page: Any) -> None:
    page = open_page("index.html")
    page.get_by_role("link", name="31 of 77 is 40.3%, not nearly 60%").click()
    assert page.locator("h1").inner_text() == "31 of 77 is 40.3%, not nearly 60%"
    page.locator("blockquote a", has_text="nearly 60 percent").click()
    place = page.locator(":target")
    assert place.locator("xpath=..").inner_text() == "nearly 60 percent"
    assert place.locator("xpath=..").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(open_page: Any) -> None:
    page = open_page("index.html")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.evaluate("e => e.closest('main') !== null")
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_search_finds_figures_by_words_and_outlets(open_page: Any) -> None:
    page = open_page("search.html")
    page.get_by_role("searchbox").fill("77 gazette")
    page.get_by_text("1 found").wait_for()
    page.get_by_role("link", name="77 inspections").click()
    assert page.locator("h1").inner_text() == "77 inspections"
    page = open_page("search.html")
    page.get_by_role("searchbox").fill("<script>")
    page.get_by_text("2 found").wait_for()
    assert page.locator("#search-results script").count() == 0


def test_the_table_of_offices_is_sorted_by_keyboard(open_page: Any) -> None:
    page = open_page("offices/index.html")
    first = page.locator("table.sortable tbody tr:first-child th").first
    names = page.locator("table.sortable").first.locator("tbody th").all_inner_texts()
    head = page.locator("table.sortable").first.get_by_role("button", name="Office")
    head.focus()
    page.keyboard.press("Enter")
    assert first.inner_text() == min(names)
    page.keyboard.press("Enter")
    assert first.inner_text() == max(names)
    assert head.locator("xpath=..").get_attribute("aria-sort") == "descending"


def test_search_says_what_to_do_without_scripts(open_page: Any) -> None:
    page = open_page("search.html", java_script_enabled=False)
    assert page.get_by_text("Searching needs a script").is_visible()
    assert not page.locator("#search").is_visible()


def test_hostile_words_stay_words(open_page: Any, asked: list[str]) -> None:
    page = open_page(INDEX.path(harbour.DOCUMENTS[3]))
    assert '<script>alert("x")</script> and <img src=x onerror=alert(1)>' in page.locator(".article").inner_text()
    assert page.locator("img, script, a[href^=javascript]").count() == 0
    heading, key = page.locator("h1").bounding_box(), page.locator(".facts").bounding_box()
    assert heading["x"] == key["x"]  # a turn of the reading direction stays inside the words that hold it


def test_print_leaves_out_the_navigation_and_opens_the_tables(open_page: Any) -> None:
    page = open_page("index.html")
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("details table").first.is_visible()


ALIKE = 0.5  # how much ink may lie elsewhere: other fonts move up to that much; an empty page is 1


@pytest.mark.parametrize(("name", "path", "window"), list(screens.every()))
def test_a_page_looks_as_it_did(chromium: Any, written: Path, name: str, path: str, window: str) -> None:
    image = pytest.importorskip("PIL.Image", reason="to compare screenshots needs pillow")
    with image.open(screens.KEPT / f"{name}.png") as kept:
        assert screens.unlike(screens.take(chromium, written, path, window), kept) < ALIKE


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example that comes along."""
    dossier = open_dossier(examples.copy("january-2025", tmp_path_factory.mktemp("demo") / "january"))
    pipeline.run(dossier)
    return dossier.out


def test_the_demo_is_read_from_its_first_finding_to_the_characters(chromium: Any, demo: Path) -> None:
    page = chromium.new_page()
    page.goto((demo / "index.html").as_uri())
    first = page.locator(".findings h3 a").first
    says = first.inner_text()
    first.click()
    assert page.locator("h1").inner_text() == says
    number = page.locator("blockquote a").first
    exact = number.inner_text()
    number.click()
    assert page.locator(":target").locator("xpath=..").inner_text() == exact
    page.close()


@pytest.mark.parametrize("kind", ["index.html", "stories/s*.html", "offices/index.html", "records.html"])
def test_axe_finds_no_violation_in_the_demo(chromium: Any, demo: Path, kind: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(sorted(demo.glob(kind))[0].as_uri())
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], rule["help"], rule["nodes"][0]["html"]) for rule in found] == []
    context.close()


SCRIPT = "document.title='run'"
HOSTILE = {
    "script.txt": f"Ships <script>{SCRIPT}</script> counted\n\nThe port saw 12 ships <img src=x onerror={SCRIPT}>.\n",
    "link.html": f"<title>12 <script>{SCRIPT}</script></title><p>The port counted 12 ships on Monday, "
    f"<a href='javascript:{SCRIPT}'>it said</a>. &lt;svg onload={SCRIPT}&gt; was written on 3 of them.</p>",
    "turned.txt": "\u202eThe port counted 12 ships\u202c and \u2067no more\u2069.\n",
    "long.txt": f"The port counted 12 ships and said {'a' * 1_000_000}.\n",
    "again.txt": f"The port counted 12 ships. {'ships ' * 170_000}\n",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a dossier whose articles try to be more than text."""
    root = examples.copy("april-2020", tmp_path_factory.mktemp("hostile") / "dossier")
    for name, text in HOSTILE.items():
        (root / "coverage" / name).write_text(text, encoding="utf-8")
    dossier = open_dossier(root)
    pipeline.run(dossier)
    return dossier.out


def test_hostile_articles_are_shown_as_text_and_nothing_runs(chromium: Any, hostile: Path) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    shown = ""
    for file in sorted([*hostile.glob("articles/*.html"), *hostile.glob("stories/*.html"), hostile / "index.html"]):
        page.goto(file.as_uri())
        assert page.title() != "run"
        assert page.locator("img, iframe, script, a[href^=javascript]").count() == 0, file.name
        assert page.evaluate("document.documentElement.scrollWidth") == 390, file.name
        shown += page.locator("main").inner_text()
    assert f"<script>{SCRIPT}</script>" in shown and f"onerror={SCRIPT}>" in shown
    assert shown.count("a" * 190_000) >= 5, "the long word is shown in full, cut into pages"
    assert all(address.startswith("file:") for address in asked)
    assert max(file.stat().st_size for file in hostile.rglob("*.html")) < 500_000
    context.close()
