from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import coverage
from onrecord.coverage import plain
from onrecord.errors import InputError
from onrecord.model import SetAside

ENGLISH = "The council said on Sunday that it had counted 412 visits to the clinics of the county over the weekend."


def test_articles_come_in_the_order_of_their_names_with_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.md").write_text(f"Clinics of the county are full\n\n{ENGLISH}", encoding="utf-8")
    (tmp_path / "coverage.yml").write_text(
        "- file: b.txt\n  outlet: The Harbour Post\n  published: 2025-01-29\n"
        "  url: https://example.org/b\n  note: synthetic\n",
        encoding="utf-8",
    )
    documents, unread = coverage.read(tmp_path)
    assert [document.id for document in documents] == ["a.md", "b.txt"]
    assert not unread
    first, second = documents
    assert (first.title, first.published) == ("Clinics of the county are full", None)
    assert (second.outlet, second.published) == ("The Harbour Post", date(2025, 1, 29))
    assert (second.published_how, second.url) == ("given in coverage.yml", "https://example.org/b")
    assert (first.note, second.note) == (None, "synthetic")


@settings(deadline=None)
@given(st.text().filter(lambda text: max(text, default="") < "\ud800"))
def test_a_text_keeps_every_character(text: str) -> None:
    decoded = plain.decode(text.encode("utf-8"))
    assert decoded == text.removeprefix("\ufeff") or isinstance(decoded, SetAside)


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    raw = f"{ENGLISH}\r\n\r\n{ENGLISH}\r{ENGLISH}\n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    assert coverage.read(tmp_path)[0][0].text == raw


def test_articles_in_folders_below_are_named_by_their_path(tmp_path: Path) -> None:
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "day" / "coverage.yml").write_text("- {file: a.txt, outlet: The Harbour Post}\n", encoding="utf-8")
    (document,), _ = coverage.read(tmp_path)
    assert (document.id, document.outlet) == ("day/a.txt", "The Harbour Post")


def test_one_article_is_read_with_what_its_folder_knows(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "coverage.yml").write_text("- {file: b.txt, title: Visits}\n", encoding="utf-8")
    (document,), unread = coverage.read(tmp_path / "b.txt")
    assert (document.id, document.title, unread) == ("b.txt", "Visits", [])


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n\t\r\n", "it is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL bytes"),
        ("control.txt", b"\x01\x02\x03 some words", "control characters"),
        ("latin.txt", "Le café près de la gare".encode("cp1252"), "`encoding: cp1252`"),
        ("half.txt", "word".encode("utf-16")[:-1], "it is no text"),
        ("scan.pdf", b"%PDF-1.7", "files with .pdf are not read"),
        ("noname", b"words", "files with no suffix are not read"),
        ("page.html", b"", "it is empty"),
        (
            "es.txt",
            "La policía de la ciudad dijo el domingo que las detenciones fueron más de cien en los barrios.".encode(),
            "it is in Spanish",
        ),
        (
            "ru.txt",
            ("Полиция города сообщила в воскресенье о задержании более сотни человек за выходные. " * 3).encode(),
            "it is in",
        ),
        (
            "ar.txt",
            ("قالت الشرطة في المدينة يوم الأحد إن عدد الاعتقالات تجاوز المئة في الأحياء. " * 3).encode(),
            "Arabic letters",
        ),
    ],
)
def test_what_is_not_read_is_set_aside_and_the_rest_done(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(ENGLISH, encoding="utf-8")
    documents, unread = coverage.read(tmp_path)
    assert [document.id for document in documents] == ["good.txt"]
    assert [aside.source for aside in unread] == [name]
    assert reason in unread[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(ENGLISH.encode(encoding))
    assert coverage.read(tmp_path)[0][0].text == ENGLISH


def test_an_encoding_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{ENGLISH} It is in the café.".encode("cp1252"))
    (tmp_path / "coverage.yml").write_text("- {file: a.txt, encoding: cp1252}\n", encoding="utf-8")
    assert coverage.read(tmp_path)[0][0].text.endswith("café.")


def test_a_language_can_be_given(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "coverage.yml").write_text(
        "- {file: a.txt, language: en-GB}\n- {file: b.txt, language: Welsh}\n", encoding="utf-8"
    )
    documents, unread = coverage.read(tmp_path)
    assert [document.id for document in documents] == ["a.txt"]
    assert [aside.reason for aside in unread] == ["it is in Welsh: only English is read"]


def test_an_entry_without_its_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "coverage.yml").write_text("- file: a.txt\n- file: gone.txt\n", encoding="utf-8")
    _, unread = coverage.read(tmp_path)
    assert unread == [SetAside("gone.txt", "coverage.yml names it, but there is no such file", "line 2")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- file: a.txt\n  publised: 2025-01-29\n", "line 2, key publised"),
        ("- file: a.txt\n  published: soon\n", "line 2, key published: 'soon' is no day"),
        ("- outlet: The Harbour Post\n", "line 1, key file"),
        ("- file: a.txt\n- file: a.txt\n", "line 2, key file: 'a.txt' is there already, in line 1"),
        ("- file: a.txt\n  outlet: Gazette\n  outlet: Post\n", "line 3, key outlet: it stands there twice"),
        ("file: a.txt\n", "line 1: write a list"),
        ("- a.txt\n", "line 1: write `file: NAME`"),
        ("- file: [a.txt\n", "line 2: this is no YAML"),
        ("- file: a.txt\n  outlet: {name: x}\n", "line 2, key outlet"),
        ("- file: a.txt\n  published: 2025-13-45\n", "line 2, key published"),
        ("- file: a.txt\n  ? [a, b]\n  : c\n", "line 2"),
        ("- file: a.txt\n  published: !!python/object:os.system x\n", "line 2"),
    ],
)
def test_a_broken_coverage_yml_names_file_line_and_key(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "coverage.yml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        coverage.read(tmp_path)
    assert "coverage.yml" in str(caught.value) and says in str(caught.value)


def test_an_empty_coverage_yml_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "coverage.yml").write_text("# nothing yet\n", encoding="utf-8")
    assert len(coverage.read(tmp_path)[0]) == 1


@pytest.mark.parametrize("make", [True, False])
def test_a_missing_or_empty_folder_says_what_to_do(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "coverage"
    if make:
        folder.mkdir()
    with pytest.raises(InputError, match="put text, HTML|give a folder of articles"):
        coverage.read(folder)


def test_a_name_that_cannot_be_printed_is_set_aside(tmp_path: Path) -> None:
    for name in (b"bad\xff.txt", b"two\nlines.txt", b"good.txt"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text(ENGLISH, encoding="utf-8")
    documents, unread = coverage.read(tmp_path)
    assert [document.id for document in documents] == ["good.txt"]
    assert [aside.reason for aside in unread] == ["its name cannot be printed: rename it"] * 2
    assert all(aside.source.isprintable() for aside in unread)
