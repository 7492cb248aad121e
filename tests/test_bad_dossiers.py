"""Bad input, end to end: one plain line and exit code 2, or the file set aside with its reason and the rest done.

Whatever goes wrong, there is no traceback and the last good ledger and site are still there.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.dossier import held, open_dossier

ARTICLE = (
    "HARBOUR CITY, January 28, 2025 - Immigration and Customs Enforcement made 969 arrests on Tuesday, "
    "the agency said. "
    "Field offices have been told to make 75 arrests a day, the Harbor Ledger reported.\n"
)
POSTED = "date,arrests_reported,detainers_reported\n2025-01-27,1179,853\n2025-01-28,969,869\n"
GERMAN = (
    "Die Behörde nahm am Dienstag 969 Menschen fest, wie ein Sprecher mitteilte. Jede der Außenstellen soll künftig "
    "75 Festnahmen am Tag melden, berichtete die Zeitung. Das Ziel gilt seit dem Wochenende im ganzen Land.\n"
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier that has been run once."""
    root = tmp_path_factory.mktemp("good") / "story"
    (root / "coverage").mkdir(parents=True)
    (root / "records").mkdir()
    (root / "dossier.toml").write_text('title = "Story"\nbeat = "immigration_enforcement"\n', encoding="utf-8")
    (root / "coverage" / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (root / "records" / "posted.csv").write_text(POSTED, encoding="utf-8")
    assert run(root).exit_code == 0
    return root


@pytest.fixture
def story(good: Path, tmp_path: Path) -> Path:
    """A copy of the good dossier, with its last good output, to spoil."""
    return shutil.copytree(good, tmp_path / "story")


def run(root: Path, *options: str) -> Result:
    return CliRunner(env={"COLUMNS": "300"}).invoke(main, ["run", str(root), *options])


def output(root: Path) -> dict[str, bytes]:
    """Every file of the last good output."""
    return {str(file.relative_to(root)): file.read_bytes() for file in (root / "out").rglob("*") if file.is_file()}


def lines(root: Path, name: str) -> list[dict[str, object]]:
    text = (root / "out" / "data" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def assert_refused(result: Result, *mentions: str) -> None:
    """Exit code 2 and one line on standard error that says what to do."""
    assert result.exit_code == 2, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) == 1
    for mention in mentions:
        assert mention in result.stderr


def assert_set_aside(result: Result, root: Path, *mentions: str) -> None:
    """The run was done, says what it set aside and why, and has read the good article all the same."""
    assert result.exit_code == 0, result.output
    said = [line for line in result.stdout.splitlines() if line.startswith("  ") and mentions[0] in line]
    assert said, result.stdout
    for mention in mentions:
        assert mention.lower() in said[0].lower()
    assert any(claim["number"] == "969" and claim["doc"] == "good.txt" for claim in lines(root, "claims"))


# --- refused: one line, the last good output untouched -------------------------------------------


def no_dossier_file(root: Path) -> None:
    (root / "dossier.toml").unlink()


def broken_toml(root: Path) -> None:
    (root / "dossier.toml").write_text('beat = "immigration_enforcement\n', encoding="utf-8")


def unknown_key(root: Path) -> None:
    (root / "dossier.toml").write_text('beat = "immigration_enforcement"\ncolour = "red"\n', encoding="utf-8")


def unknown_beat(root: Path) -> None:
    (root / "dossier.toml").write_text('beat = "weather"\n', encoding="utf-8")


def beat_that_is_no_yaml(root: Path) -> None:
    _own_beat(root, "name: mine\ntitle: [Mine\n")


def beat_with_a_typo(root: Path) -> None:
    _own_beat(root, "name: mine\ntitle: Mine\nabuot: A beat\nfiscal_year: {first_month: 1, source: none}\n")


def _own_beat(root: Path, text: str) -> None:
    (root / "mine").mkdir()
    (root / "mine" / "beat.yml").write_text(text, encoding="utf-8")
    (root / "dossier.toml").write_text('beat = "mine"\n', encoding="utf-8")


REFUSED: dict[Callable[[Path], None], tuple[str, ...]] = {
    no_dossier_file: ("dossier.toml", "onrecord new"),
    broken_toml: ("dossier.toml", "TOML"),
    unknown_key: ("dossier.toml", "colour"),
    unknown_beat: ("weather", "immigration_enforcement"),
    beat_that_is_no_yaml: ("beat.yml", "line"),
    beat_with_a_typo: ("beat.yml", "line 3", "abuot"),
}


@pytest.mark.parametrize("spoil", REFUSED, ids=lambda spoil: spoil.__name__)
def test_refused_with_the_last_good_output_untouched(spoil: Callable[[Path], None], story: Path) -> None:
    before = output(story)
    spoil(story)
    assert_refused(run(story), *REFUSED[spoil])
    assert output(story) == before


def test_a_missing_folder(tmp_path: Path) -> None:
    assert_refused(run(tmp_path / "nowhere"), "nowhere", "onrecord new")


def test_an_article_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "nothing.txt")])
    assert_refused(result, "nothing.txt")


def test_a_second_dossier_in_the_same_place(story: Path) -> None:
    result = CliRunner().invoke(main, ["new", str(story)])
    assert_refused(result, "already")


def test_a_new_dossier_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("something else", encoding="utf-8")
    assert_refused(CliRunner().invoke(main, ["new", str(tmp_path / "taken")]), "taken", "new folder")


def test_a_dossier_whose_cache_cannot_be_written(story: Path) -> None:
    shutil.rmtree(story / ".onrecord")
    (story / ".onrecord").write_text("no folder", encoding="utf-8")
    before = output(story)
    assert_refused(run(story), ".onrecord", "writable")
    assert output(story) == before


def test_two_runs_at_once(story: Path) -> None:
    before = output(story)
    with held(open_dossier(story)):
        assert_refused(run(story), "Another run")
    assert output(story) == before
    assert run(story).exit_code == 0


# --- set aside: the reason is said, the rest is done ---------------------------------------------


def no_text(root: Path) -> None:
    (root / "coverage" / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


def empty_article(root: Path) -> None:
    (root / "coverage" / "empty.txt").write_text("", encoding="utf-8")


def blank_article(root: Path) -> None:
    (root / "coverage" / "blank.txt").write_text(" \n\n\t\n", encoding="utf-8")


def other_language(root: Path) -> None:
    (root / "coverage" / "german.txt").write_text(GERMAN * 3, encoding="utf-8")


def page_without_an_article(root: Path) -> None:
    (root / "coverage" / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")


def unknown_headers(root: Path) -> None:
    table = "Arrest Day,Office,Arrests Made\n2025-01-27,Boston,11\n"
    (root / "records" / "strange.csv").write_text(table, encoding="utf-8")


def nearly_known_headers(root: Path) -> None:
    (root / "records" / "strange.csv").write_text("date,arests\n2025-01-27,1179\n", encoding="utf-8")


def record_that_is_no_table(root: Path) -> None:
    (root / "records" / "noise.xlsx").write_bytes(bytes(range(256)) * 20)


SET_ASIDE: dict[Callable[[Path], None], tuple[str, ...]] = {
    no_text: ("photo.txt",),
    empty_article: ("empty.txt", "empty"),
    blank_article: ("blank.txt", "empty"),
    other_language: ("german.txt", "English"),
    page_without_an_article: ("empty.html",),
    unknown_headers: ("strange.csv", "Arrest Day"),
    nearly_known_headers: ("strange.csv", "arests", "posted_daily"),
    record_that_is_no_table: ("noise.xlsx",),
}


@pytest.mark.parametrize("spoil", SET_ASIDE, ids=lambda spoil: spoil.__name__)
def test_set_aside_with_its_reason(spoil: Callable[[Path], None], story: Path) -> None:
    spoil(story)
    assert_set_aside(run(story), story, *SET_ASIDE[spoil])


def test_broken_yaml_beside_the_articles(story: Path) -> None:
    before = output(story)
    (story / "coverage" / "coverage.yml").write_text("- file: good.txt\n  outlet: [\n", encoding="utf-8")
    result = run(story)
    if result.exit_code:
        assert_refused(result, "coverage.yml", "line")
        assert output(story) == before
    else:
        assert_set_aside(result, story, "coverage.yml", "line")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_another_encoding_is_read_or_set_aside(encoding: str, story: Path) -> None:
    text = ARTICLE.replace("HARBOUR CITY", "CAFÉ “CITY”" if encoding != "latin-1" else "CAFÉ CITY")
    (story / "coverage" / "other.txt").write_bytes(text.encode(encoding))
    result = run(story)
    assert result.exit_code == 0, result.output
    documents = {document["id"]: document for document in lines(story, "documents")}
    if "other.txt" in documents:
        assert "\x00" not in str(documents["other.txt"]["text"]) and "Ã" not in str(documents["other.txt"]["text"])
    else:
        assert_set_aside(result, story, "other.txt")


def test_an_article_without_a_date_is_read(story: Path) -> None:
    text = "The agency made 412 arrests in one day, an official said. It gave no other figure and took no questions.\n"
    (story / "coverage" / "undated.txt").write_text(text, encoding="utf-8")
    assert run(story).exit_code == 0
    document = next(document for document in lines(story, "documents") if document["id"] == "undated.txt")
    assert document["published"] is None or document["published_how"]
    claim = next(claim for claim in lines(story, "claims") if claim["doc"] == "undated.txt")
    assert text[claim["number_start"] : claim["number_end"]] == claim["number"] == "412"  # type: ignore[misc]


def test_no_articles_and_no_records(tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert CliRunner().invoke(main, ["new", str(root)]).exit_code == 0
    result = run(root)
    assert result.exit_code in (0, 2) and "Traceback" not in result.output
    if result.exit_code:
        assert_refused(result, "coverage")
    else:
        assert (root / "out" / "index.html").is_file()


def test_folders_that_are_gone(story: Path) -> None:
    before = output(story)
    shutil.rmtree(story / "coverage")
    shutil.rmtree(story / "records")
    result = run(story)
    if result.exit_code:
        assert_refused(result, "coverage")
        assert output(story) == before
    else:
        assert result.exception is None


# --- a full disk -----------------------------------------------------------------------------------


@pytest.mark.parametrize("room", [2_000, 40_000, 400_000])
def test_a_full_disk_leaves_the_last_good_output(room: int, story: Path) -> None:
    """No file may grow past ``room`` bytes: writing fails as it does on a full disk, at different stages."""
    before = output(story)
    (story / "coverage" / "more.txt").write_text(ARTICLE * 400, encoding="utf-8")
    call = [sys.executable, "-c", "from onrecord.cli import main; main()", "run", str(story)]
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))  # noqa: E731
    done = subprocess.run(call, capture_output=True, text=True, preexec_fn=limit)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert output(story) == before
    assert run(story).exit_code == 0


def test_a_run_that_was_killed_leaves_nothing_in_the_way(story: Path) -> None:
    (story / ".out.building").mkdir()
    (story / ".out.building" / "index.html").write_text("half", encoding="utf-8")
    (story / "coverage" / "good.txt").write_text(ARTICLE.replace("969", "971"), encoding="utf-8")
    assert run(story).exit_code == 0
    assert not (story / ".out.building").exists()
