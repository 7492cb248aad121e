"""The site as files: whole, safe, accessible by structure, the same every time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import harbour
import pytest
from lxml import html

from onrecord.model import Ledger
from onrecord.publish import index as index_module
from onrecord.publish import lists, search, site
from onrecord.publish.index import Index

TYPES = ("cards/", "index", "stories/", "figures/", "findings/", "articles/", "offices/", "records", "method", "search")

SCRIPTS = {"search.html": ["search.js"], "offices/index.html": ["../sort.js"]}  # of our own; no other page has any


def pages(ledger: Ledger) -> dict[str, str]:
    index = Index(ledger, harbour.BEAT)
    return {page.path: site.render(page, index) for page in site.pages(index)}


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages(harbour.ledger())


@pytest.fixture(scope="module")
def trees(made: dict[str, str]) -> dict[str, html.HtmlElement]:
    return {path: html.document_fromstring(text) for path, text in made.items()}


def text_of(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def test_every_type_of_page_is_there(made: dict[str, str]) -> None:
    for kind in TYPES:
        assert any(path.startswith(kind) for path in made), kind
    assert len(made) == len(set(made))


def links(trees: dict[str, html.HtmlElement]) -> Iterator[tuple[str, str]]:
    for path, tree in trees.items():
        for element, _, link, _ in tree.iterlinks():
            assert element.tag in ("a", "link", "script"), f"{path}: <{element.tag}> asks for {link}"
            yield path, link


def test_every_link_leads_somewhere(written: Path, trees: dict[str, html.HtmlElement]) -> None:
    seen = 0
    for path, link in links(trees):
        parts = urlsplit(link)
        if parts.scheme:
            continue
        file = (written / path).parent / unquote(parts.path) if parts.path else written / path
        assert file.is_file(), f"{path}: {link}"
        if parts.fragment:
            target = trees[file.resolve().relative_to(written.resolve()).as_posix()]
            assert target.get_element_by_id(parts.fragment) is not None, f"{path}: {link}"
        seen += 1
    assert seen > 200


def test_nothing_is_asked_of_another_machine(trees: dict[str, html.HtmlElement], written: Path) -> None:
    outside = {link for _, link in links(trees) if urlsplit(link).scheme}
    assert outside == {"https://example.org/post", "https://example.org/gazette"}  # to follow, never loaded
    assert "url(" not in (written / "style.css").read_text(encoding="utf-8")


def test_no_script_and_no_markup_from_articles(made: dict[str, str], trees: dict[str, html.HtmlElement]) -> None:
    for path, tree in trees.items():
        assert not tree.xpath("//img|//iframe|//form|//object|//embed"), path
        assert tree.xpath("//script/@src") == SCRIPTS.get(path, []), path
        assert not any((script.text or "").strip() for script in tree.xpath("//script")), path
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), path
        assert not any(link.lower().startswith(("javascript:", "data:")) for _, _, link, _ in tree.iterlinks()), path
    article = next(tree for path, tree in trees.items() if path.startswith("articles/hostile"))
    assert '<script>alert("x")</script> and <img src=x onerror=alert(1)>' in text_of(article)
    assert "<script>alert(3)</script>" in text_of(article)
    assert "javascript:alert(4)" in text_of(article)


def test_the_text_of_an_article_is_shown_whole(trees: dict[str, html.HtmlElement]) -> None:
    index = Index(harbour.ledger(), harbour.BEAT)
    for document in harbour.DOCUMENTS:
        shown = [element.text_content() for element in trees[index.path(document)].find_class("text")]
        assert shown == [line for line in document.text.split("\n") if line.strip()]


def test_every_claim_can_be_followed_to_its_characters(trees: dict[str, html.HtmlElement]) -> None:
    index = Index(harbour.ledger(), harbour.BEAT)
    for claim in harbour.CLAIMS:
        path, place = index.path(claim).split("#")
        assert trees[path].get_element_by_id(place).getparent().text_content() == claim.exact


def test_headings_go_down_one_step_at_a_time(trees: dict[str, html.HtmlElement]) -> None:
    for path, tree in trees.items():
        levels = [int(element.tag[1]) for element in tree.xpath("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1 and levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), (path, levels)


def test_landmarks_captions_and_scopes(trees: dict[str, html.HtmlElement]) -> None:
    for path, tree in trees.items():
        around = 0 if path.startswith("cards/") else 1  # a card stands inside another page
        assert [len(tree.xpath(f"//{tag}")) for tag in ("header", "main", "footer")] == [around, 1, around], path
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), (path, {id for id in ids if ids.count(id) > 1})
        for table in tree.xpath("//table"):
            assert table.xpath("./caption[normalize-space()]"), path
            assert all(th.get("scope") for th in table.xpath(".//th")), path


def test_every_drawing_has_a_title_a_description_and_no_fixed_colour(trees: dict[str, html.HtmlElement]) -> None:
    drawn = 0
    for path, tree in trees.items():
        for svg in tree.xpath("//svg"):
            assert svg.get("role") == "img", path
            assert svg.findtext("title").strip() and svg.findtext("desc").strip(), path
            source = html.tostring(svg, encoding="unicode")
            assert not re.search(r'(?:fill|stroke)="#', source), path
            drawn += 1
    assert drawn >= 15


def test_search_knows_every_figure_and_article_in_files_that_stay_small(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(harbour.ledger(), harbour.BEAT)
    monkeypatch.setattr(search, "SIZE", 200)
    parts = [json.loads(part.removeprefix("onrecordFound(").removesuffix(");\n")) for part in search.parts(index)]
    assert len(parts) > 3
    found = [tuple(entry) for part in parts for entry in part]
    assert found == list(search.entries(index))
    assert {entry[3] for entry in found} == {index.path(item) for item in (*harbour.FIGURES, *harbour.DOCUMENTS)}


def test_pages_are_the_same_every_time(made: dict[str, str]) -> None:
    assert pages(harbour.ledger()) == made


def test_what_is_synthetic_says_so(made: dict[str, str], trees: dict[str, html.HtmlElement]) -> None:
    assert all("Everything here is synthetic." in text for text in made.values())
    for tree in trees.values():
        for link in tree.xpath("//main//a[contains(@href, 'post-txt') and not(contains(@href, '#'))]"):
            assert "synthetic" in link.getparent().text_content()
    assert trees["records.html"].xpath("//h2[contains(., 'log')]/span[@class='flag']")


def test_overview_says_what_is_wrong_worst_first(trees: dict[str, html.HtmlElement]) -> None:
    overview = trees["index.html"]
    assert overview.findtext(".//h1") == "3 of 6 checks do not add up"
    badges = [element.text_content() for element in overview.find_class("badge")]
    assert badges == ["does not add up", "in conflict", "target missed", "one origin", "denied"]
    said = text_of(overview)
    assert "No posted day reached 80; Wed 5 Mar 2025 came within 1" in said
    assert "history: outside the days the target was in force" in said
    assert "“nearly 60 percent”" not in said and "nearly 60 percent" in said  # quotation marks come from the style


def test_a_story_marks_drift_in_words(trees: dict[str, html.HtmlElement]) -> None:
    story = trees["stories/story-1.html"]
    assert [element.text_content() for element in story.xpath("//table//b")][:2] == ["at least ", "up to "]
    drifts = [element.text_content() for element in story.find_class("drift")]
    assert drifts == [
        "modifier: elsewhere “at least”, here “up to”",
        "date: elsewhere “Mon 3 Mar 2025”, here “Sun 2 Mar 2025”",
        "attribution: elsewhere “the board”, here no source named",
        "scope: elsewhere “Pell”, here not said",
    ]
    assert story.xpath("//svg//circle[@class='anonymous']") and story.xpath("//svg//path[@class='denial']")
    assert story.xpath("//table//tbody/tr[3]/td[1]")[0].text_content() == ""  # an empty cell is empty


def test_a_figure_gives_a_sentence_to_quote(trees: dict[str, html.HtmlElement]) -> None:
    aim = trees["figures/figure-aim.html"]
    assert aim.find_class("quote")[0].text_content() == (
        "At least 80 inspections a day, according to three people, as reported by Quayside Post on Mon 3 Mar 2025."
    )
    seventy_seven = text_of(trees["figures/figure-77.html"])
    assert "Days the board posted" in seventy_seven  # the record beside it


def test_a_finding_shows_its_working_and_passages(trees: dict[str, html.HtmlElement]) -> None:
    finding = trees["findings/f-share.html"]
    assert "31 / 77 = 40.3%" in text_of(finding)
    marked = [element.text_content() for element in finding.xpath("//blockquote//a")]
    assert marked == ["77", "31", "nearly 60 percent"]


@pytest.mark.parametrize(
    ("change", "path", "says"),
    [
        ({"documents": (), "releases": ()}, "index.html", "Nothing loaded yet"),
        ({}, "index.html", "No article is loaded"),
        ({}, "index.html", "No record is loaded"),
        ({}, "index.html", "announces no target"),
        ({}, "offices/index.html", "no record is loaded"),
        ({}, "records.html", "No record is loaded"),
        ({}, "stories/index.html", "None yet"),
        ({"documents": harbour.DOCUMENTS[:1]}, "index.html", "One article only"),
        ({"documents": harbour.DOCUMENTS[:1]}, "index.html", "Nothing found that does not add up: 0 figures, 0 checks"),
        ({"targets": (harbour.NATIONAL,)}, "index.html", "Nothing loaded speaks to this target"),
    ],
)
def test_states_say_what_is_lacking(change: dict[str, object], path: str, says: str) -> None:
    tree = html.document_fromstring(pages(replace(harbour.empty(), **change))[path])  # type: ignore[arg-type]
    assert says in text_of(tree)


def test_a_character_that_no_page_can_hold_is_replaced() -> None:
    document = replace(harbour.DOCUMENTS[0], text="a \x00 b \ud800 c")
    made = pages(replace(harbour.empty(), documents=(document,)))
    assert any("a \ufffd b \ufffd c" in text for text in made.values())
    for text in made.values():
        text.encode("utf-8")


def test_in_a_large_dossier_a_lone_figure_has_its_place_in_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "MANY", 2)
    made = pages(harbour.ledger())
    figures = {path for path in made if path.startswith("figures/") and "index" not in path}
    spoken_of = {"figure-aim", "figure-77", "figure-52", "figure-held", "figure-share"}
    assert figures == {f"figures/{name}.html" for name in spoken_of}
    place = Index(harbour.ledger(), harbour.BEAT).path(harbour.CLAIMS[9])
    assert f'href="../{place}"' in made["figures/index.html"]


def test_lists_are_cut_into_pages_that_lead_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "LENGTH", 2)
    made = pages(harbour.ledger())
    assert {path for path in made if path.startswith("figures/") and ("index" in path or "page" in path)} == {
        "figures/index.html",
        "figures/page-2.html",
        "figures/page-3.html",
    }
    second = html.document_fromstring(made["figures/page-2.html"])
    assert second.xpath("//nav[@class='pager']/a/@href") == ["../figures/index.html", "../figures/page-3.html"]
    assert "6 in all; 3 to 4 here." in text_of(second)


def test_records_show_revisions_and_breakdowns_with_hidden_cells(trees: dict[str, html.HtmlElement]) -> None:
    row, *_ = trees["records.html"].xpath("//table[caption[contains(., 'revisions')]]/tbody/tr")
    assert [cell.text_content() for cell in row][1:6] == ["Dunmouth", "inspections", "4", "Days the board posted", "9"]
    assert "40 80.0% (67.0% to 89.0%)" in " ".join(trees["records.html"].xpath("//td//text()"))
    office = text_of(trees[Index(harbour.ledger(), harbour.BEAT).office("Dunmouth")])
    assert "hidden" in office and "Small cells are hidden" in office


def test_a_very_long_article_goes_on_in_further_pages() -> None:
    document = replace(harbour.DOCUMENTS[3], text="x" * 450_000 + " 5 " + "y" * 550_000, title="One word")
    claim = replace(harbour.CLAIMS[9], start=450_001, end=450_002, number_start=450_001, number_end=450_002)
    ledger = replace(harbour.empty(), documents=(document,), claims=(replace(claim, sentence=(0, len(document.text))),))
    made = pages(ledger)
    shown = [path for path in made if path.startswith("articles/hostile")]
    assert len(shown) == 6 and all(len(made[path]) < 500_000 for path in shown)
    trees = [html.document_fromstring(made[path]) for path in shown]
    assert "".join(line.text_content() for tree in trees for line in tree.find_class("text")) == document.text
    path, place = Index(ledger, harbour.BEAT).path(ledger.claims[0]).split("#")
    assert path.endswith("-part-3.html") and f'id="{place}"' in made[path]


def test_no_two_regions_of_a_page_go_by_one_name(trees: dict[str, html.HtmlElement]) -> None:
    for path, tree in trees.items():
        names = tree.xpath("//*[@role='region']/@aria-label")
        names += [tree.get_element_by_id(id).text_content().strip() for id in tree.xpath("//section/@aria-labelledby")]
        assert len(names) == len(set(names)), (path, sorted(names))
