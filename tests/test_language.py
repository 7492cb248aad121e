"""What the program says itself is neutral: no side's vocabulary, no accusation. Outlets' words appear only as quotes.

Held here: the text of the templates, every message in the code, and what a beat says (its lists of outlets' wording
are the words it reads, not what it says). The examples' findings are held in test_examples.py.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

PACKAGE = Path(__file__).parent.parent / "src" / "onrecord"
LOADED = re.compile(
    r"\b(?:illegal (?:alien|immigrant|migrant)s?|illegals?|(?:criminal )?aliens?|undocumented|invaders?|invasion|"
    r"raids?|round-?ups?|crackdowns?|quotas?|czar|regime|mass deportations?|kidnap\w*|abduct\w*|snatch\w*|"
    r"liars?|lied|falsehoods?|fake|bogus|dishonest\w*|deceiv\w*|decepti\w*|mislead\w*|misled|fabricat\w*|"
    r"propaganda|disinformation|misinformation|debunk\w*|fraud\w*|manipulat\w*|cooked|scandal\w*|shameful|botched)\b",
    re.I,
)
READ_NOT_SAID = {  # what is looked for in files and articles, and the titles of sources
    "wording", "aliases", "among", "words", "names", "variants", "lookups", "redaction", "nation", "office_aliases",
    "source", "ignored", "unless", "columns",
}  # fmt: skip
QUOTED = re.compile(r"[\"“‘'`][^\"”’'`]*[\"”’'`]")


def loaded(said: str) -> list[str]:
    """The loaded words that are not in quotes."""
    return LOADED.findall(QUOTED.sub("", said))


def test_the_test_sees_them() -> None:
    assert loaded("The outlet lied about illegal aliens.") == ["lied", "illegal aliens"]
    assert loaded('The outlet wrote "illegal aliens".') == []


@pytest.mark.parametrize("file", sorted((PACKAGE / "publish").rglob("*.html*")), ids=lambda f: f.name)
def test_templates(file: Path) -> None:
    page = file.read_text(encoding="utf-8")
    assert loaded(re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page, flags=re.S)) == []


def messages(file: Path) -> Iterator[str]:
    """Every string of several words in the code but its docstrings; regular expressions are what is read."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    skipped = {part for node in ast.walk(tree) if _no_message(node) for part in ast.walk(node)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    for node in strings:
        if node not in skipped and " " in node.value.strip() and not re.search(r"\(\?|\\b|\\w|\[\^|\|", node.value):
            yield node.value


def _no_message(node: ast.AST) -> bool:
    """A docstring, or patterns and lists of words to look for."""
    called = node.func if isinstance(node, ast.Call) else None
    read = isinstance(called, ast.Attribute) and (called.attr == "split" or ast.unparse(called.value) == "re")
    return read or isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda f: str(f.relative_to(PACKAGE)))
def test_messages(file: Path) -> None:
    assert [message for message in messages(file) if loaded(message)] == []


def said_by(part: Any, key: str = "") -> Iterator[str]:
    """What a beat says: every text but its lists of words to read, and what it quotes."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from said_by(value, str(name))
    elif isinstance(part, list) and key not in READ_NOT_SAID:
        for value in part:
            yield from said_by(value, key)
    elif isinstance(part, str) and (key not in READ_NOT_SAID or key == "wording"):  # a target's wording is a sentence
        yield part


@pytest.mark.parametrize("file", sorted((PACKAGE / "beats").rglob("*.yml")), ids=lambda f: f"{f.parent.name}-{f.name}")
def test_beats(file: Path) -> None:
    said = [text for text in said_by(yaml.safe_load(file.read_text(encoding="utf-8"))) if not text.startswith("http")]
    assert {text: words for text in said if (words := loaded(text))} == {}
