"""A folder of articles, read in the order of their names; what is not read is set aside with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from onrecord.coverage import about, feed, html, plain, warc
from onrecord.coverage.about import About
from onrecord.coverage.language import ENGLISH, language
from onrecord.errors import InputError
from onrecord.model import Document, SetAside

Reader = Callable[[str, Path, About], Iterator[Document | SetAside]]

# How files are read, by suffix. A new kind of file is a reader and a line here.
READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".md": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".xml": feed.read,
    ".rss": feed.read,
    ".atom": feed.read,
    ".warc": warc.read,
    ".gz": warc.read,
}


def read(folder: Path) -> tuple[list[Document], list[SetAside]]:
    """The articles of a folder, or of one file, and what was set aside.

    Raises:
        InputError: there is no such folder, it holds no articles, or a coverage.yml in it is broken.
    """
    documents: list[Document] = []
    unread: list[SetAside] = []
    for found in _articles(folder):
        if isinstance(found, Document):
            documents.append(found)
        else:
            unread.append(found)
    if not documents and not unread:
        raise InputError(f"{folder} holds no articles: put text, HTML or feeds ({', '.join(READERS)}) there.")
    return documents, unread


def _articles(path: Path) -> Iterator[Document | SetAside]:
    root = path if path.is_dir() else path.parent
    if not path.exists():
        raise InputError(f"{path} does not exist: give a folder of articles, or one article.")
    files = sorted(_files(path), key=lambda file: file.relative_to(root).as_posix())
    known = {folder: about.load(folder) for folder in sorted({file.parent for file in files} | {root})}
    for file in files:
        name = file.relative_to(root).as_posix()
        if name.isprintable():
            yield from _read(name, file, known[file.parent].get(file.name, About()))
        else:
            yield SetAside(ascii(name), "its name cannot be printed: rename it")
    if path.is_dir():
        yield from _without_file(root, known)


def _files(path: Path) -> Iterator[Path]:
    """The files below a folder; those whose name begins with a full stop are no articles."""
    if path.is_file():
        yield path
        return
    try:
        for file in path.rglob("*"):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and file.name != about.FILE:
                yield file
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from error


def _read(name: str, file: Path, entry: About) -> Iterator[Document | SetAside]:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        ending = file.suffix or "no suffix"
        yield SetAside(name, f"files with {ending} are not read: save the article as {', '.join(READERS)}")
        return
    try:
        for found in reader(name, file, entry):
            yield _accepted(entry.told(found), entry) if isinstance(found, Document) else found
    except OSError as error:
        yield SetAside(name, f"it cannot be read ({error.strerror})")


def _accepted(document: Document, entry: About) -> Document | SetAside:
    """The document, unless it is empty or in a language that is not read."""
    if not document.text.strip():
        return SetAside(document.id, "it is empty")
    said = entry.language
    spoken = language(document.text) if said is None else ENGLISH if said.lower()[:2] == "en" else said
    if spoken != ENGLISH:
        return SetAside(document.id, f"it is in {spoken}: only English is read")
    return document


def _without_file(root: Path, known: Mapping[Path, Mapping[str, About]]) -> Iterator[SetAside]:
    for folder, entries in known.items():
        for entry in entries.values():
            if not (folder / entry.file).is_file():
                where = (folder / about.FILE).relative_to(root).as_posix()
                yield SetAside(entry.file, f"{where} names it, but there is no such file", f"line {entry.line}")
