"""The word list of the claims: each list has a name of its own, for of two only the last would be read."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from onrecord import claims

LEXICON = Path(claims.__file__).parent / "lexicon.yml"


def test_no_two_lists_have_one_name() -> None:
    names = Counter(re.findall(r"^(\w+):", LEXICON.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(names) > 100
    assert [name for name, times in names.items() if times > 1] == []
