"""The documentation cannot go stale: commands are all described, generated parts are as the program prints them now."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from onrecord.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])


def commands(command: click.Command, path: str = "onrecord") -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name."""
    yield path, command
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from commands(each, f"{path} {name}")


COMMANDS = dict(commands(main))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_ends_with_an_example(name: str) -> None:
    lines = (COMMANDS[name].help or "").strip().splitlines()
    assert len(lines) >= 2, "say what it does, and show a call"
    assert lines[0].endswith(".")
    assert lines[-1].strip().startswith("onrecord ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help_or_choices(name: str) -> None:
    options = [option for option in COMMANDS[name].params if isinstance(option, click.Option)]
    bare = [option.name for option in options if not option.help and not isinstance(option.type, click.Choice)]
    assert bare == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_mentioned(name: str) -> None:
    assert f"## {name}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_generated_parts_are_fresh() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "docs.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_page_is_in_the_list() -> None:
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"]({name})" not in listed} == set()
