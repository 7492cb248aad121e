"""The review as a person does it: by keyboard alone, in a real browser, against a real server."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord import examples

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="the browser tests need axe-playwright-python"
)
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
HOSTILE = """Harbour <script>document.title = "run"</script> counts ships

The port counted 1,204 ships on Sunday, <img src=x onerror="document.title='run'"> its director said.
See javascript:alert(1) and \u202eright to left\u202c, 93 times.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that a real `onrecord serve` prints."""
    root = examples.copy("april-2020", tmp_path_factory.mktemp("desk") / "dossier")
    (root / "coverage" / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        found = re.search(r"Review: (\S+)", server.stdout.readline())
        assert found
        yield found[1]
        server.terminate()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(chromium: Any, address: str) -> Iterator[playwright.Page]:
    page = chromium.new_page()
    page.goto(address)
    yield page
    page.close()


def test_a_claim_is_reviewed_by_keyboard_and_undone(page: playwright.Page, address: str) -> None:
    base = address.split("/review/")[0]
    page.goto(f"{base}/review/")
    page.keyboard.press("j")
    while "/claim/" not in (page.evaluate("document.activeElement.getAttribute('href')") or ""):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/claim/*")
    thing = page.url
    exact = page.locator("h1 q").inner_text()
    page.keyboard.press("r")
    page.wait_for_url("**/review/preview")
    assert "no longer there" in page.locator("main").inner_text()
    page.keyboard.press("s")
    page.wait_for_url(thing)
    assert "Decided: reject" in page.get_by_role("status").inner_text()

    before = page.request.get(f"{base}/api/claims?limit=1000").json()["total"]
    page.keyboard.press("u")
    page.wait_for_load_state()
    page.wait_for_selector("text=Not decided.")
    assert page.request.get(f"{base}/api/claims?limit=1000").json()["total"] == before + 1
    assert page.locator("h1 q").inner_text() == exact


def test_a_correction_shows_on_the_site(page: playwright.Page, address: str) -> None:
    base = address.split("/review/")[0]
    claim = page.request.get(f"{base}/api/claims?role=actual").json()["items"][0]
    page.goto(f"{base}/review/claim/{claim['id']}")
    page.fill("#f-low", "987654321")
    page.fill("#f-high", "987654321")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_url("**/review/preview")
    page.keyboard.press("s")
    page.wait_for_url("**/review/claim/*")
    page.goto(f"{base}/figures/index.html")
    assert "987,654,321" in page.content()


def test_nothing_in_an_article_runs_and_no_request_leaves(page: playwright.Page, address: str) -> None:
    base = address.split("/review/")[0]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    claims = page.request.get(f"{base}/api/claims?doc=hostile.txt").json()["items"]
    assert claims
    for path in ("/index.html", "/articles/index.html", f"/review/claim/{claims[0]['id']}", "/review/"):
        page.goto(base + path)
        assert page.title() != "run"
    page.goto(f"{base}/articles/index.html")
    page.get_by_role("link", name=re.compile("Harbour")).first.click()
    assert page.title() != "run"
    assert '<script>document.title = "run"</script>' in page.locator("main").inner_text()
    assert page.locator("main a[href^='javascript:']").count() == 0
    assert all(url.startswith(base) for url in asked)


def test_a_figure_is_joined_by_keyboard_and_undone(page: playwright.Page, address: str) -> None:
    base = address.split("/review/")[0]
    before = page.request.get(f"{base}/api/figures").json()["total"]
    page.goto(f"{base}/review/figure/{page.request.get(f'{base}/api/figures').json()['items'][0]['id']}")
    page.keyboard.press("t")
    page.wait_for_url("**/review/preview")
    assert "no longer there" in page.locator("main").inner_text()
    page.keyboard.press("s")
    page.wait_for_url("**/review/figure/*")
    assert "Decided: join" in page.get_by_role("status").inner_text()
    assert page.request.get(f"{base}/api/figures").json()["total"] == before - 1
    page.keyboard.press("u")
    page.wait_for_selector("text=Not decided.")
    assert page.request.get(f"{base}/api/figures").json()["total"] == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["queue", "claim", "figure", "finding", "preview"])
def test_axe_finds_no_violation_in_the_review(chromium: Any, address: str, kind: str, scheme: str) -> None:
    base = address.split("/review/")[0]
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    if kind != "queue":
        about = "claim" if kind == "preview" else kind
        key = page.request.get(f"{base}/api/{about}s").json()["items"][0]["id"]
        page.goto(f"{base}/review/{about}/{key}")
    if kind == "preview":
        page.keyboard.press("r")
        page.wait_for_url("**/review/preview")
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], rule["help"], rule["nodes"][0]["html"]) for rule in found] == []
    context.close()
