"""Keep the documentation true: write its generated parts, or fail where they are stale.

    python tools/docs.py            write docs/cli.md, docs/json-api.md and every output that is shown
    python tools/docs.py --check    change nothing; exit code 1 names what is stale

docs/cli.md is the help of every command, docs/json-api.md what the server answers, and docs/notebook.ipynb is run from
top to bottom. In README.md and docs/*.md each block fenced as ``console`` is a session: its lines that start with
``$ `` are run, in one new folder a page, and what they print is what the page shows.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import json_api
import notebook

from onrecord.cli import main as onrecord

ROOT = Path(__file__).resolve().parent.parent
CLI_PAGE = ROOT / "docs" / "cli.md"
API_PAGE = ROOT / "docs" / "json-api.md"
CLI_HEAD = """# Commands

Written from the commands' own help by `make docs`; do not edit.

Exit codes: 0 done; 1 a check that `--fail-on` asked for; 2 wrong use or unreadable input, with one line that says what
to do.
"""
WIDTH = 100
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def pages() -> list[Path]:
    """README.md, the pages of docs/ and its notebooks, sorted."""
    return [
        ROOT / "README.md",
        *(sorted(page for kind in ("md", "ipynb") for page in (ROOT / "docs").glob(f"*.{kind}"))),
    ]


def generated(page: Path) -> str:
    """What the page should hold."""
    if page == CLI_PAGE:
        return CLI_HEAD + "".join(_helps(onrecord, "onrecord", None))
    if page == API_PAGE:
        return json_api.page()
    if page.suffix == ".ipynb":
        return notebook.fresh(page)
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="onrecord-docs-") as folder:
        for part in ("examples", "src"):  # a page speaks as from the repository's root
            (Path(folder) / part).symlink_to(ROOT / part)
        return _CONSOLE.sub(lambda block: f"```console\n{_session(block[1], Path(folder))}```", text)


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH)
    title = context.command_path
    yield f"\n## {title}\n\n```\n{context.get_help()}\n```\n"
    if isinstance(command, click.Group):
        for each in sorted(command.commands):
            yield from _helps(command.commands[each], each, context)


def _session(block: str, folder: Path) -> str:
    """The block with every command followed by what it prints now."""
    commands = re.findall(r"^\$ .*(?:\\\n.*)*", block, re.M)
    return "".join(f"{command}\n{_output(command[2:], folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    printed = (done.stdout + done.stderr).replace(str(folder), ".")
    lines = [line.rstrip() for line in printed.splitlines()]
    return "\n".join(lines) + "\n" if lines else ""


def main(check: bool) -> int:
    """Write every page that differs; with ``check`` name it instead, and give back 1."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    os.environ.update(PATH=path, COLUMNS=str(WIDTH), NO_COLOR="1")  # no output depends on the window
    fresh = {page: generated(page) for page in dict.fromkeys([*pages(), CLI_PAGE, API_PAGE])}
    stale = [page for page in fresh if not page.exists() or page.read_text(encoding="utf-8") != fresh[page]]
    for page in stale:
        if check:
            print(f"{page.relative_to(ROOT)} is stale: run `make docs` and read the difference.", file=sys.stderr)
        else:
            page.write_text(fresh[page], encoding="utf-8")
            print(f"{page.relative_to(ROOT)} written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
