"""The example of docs/add-a-check.md runs as it stands there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from telling import Writer, ledger, percent

from onrecord.model import Ledger

PAGE = Path(__file__).parents[2] / "docs" / "add-a-check.md"


def ledger_with(sentence: str, value: float) -> Ledger:
    writer = Writer("a.txt", "The Pell Courier", date(2024, 5, 6))
    writer.say(sentence, n=percent(value, counted="boats"))
    document, claims = writer.finish()
    return ledger([document], claims)


def test_the_example_runs() -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert len(blocks) == 2
    names = {"ledger_with": ledger_with}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
