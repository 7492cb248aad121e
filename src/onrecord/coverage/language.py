"""Which language a text is in, told by its small words; made to notice what is not English, no more."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from pathlib import Path

import yaml

ENGLISH = "English"
_LOOKED_AT = 6000  # characters
_ENOUGH = 15  # words below which nothing is said
_CLEARLY = 2  # times as many small words as English has
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str:
    """The language's name, or the script's ("Arabic letters"); English where nothing says otherwise."""
    words = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    if len(words) < _ENOUGH:
        return ENGLISH
    counts = Counter(name for word in words for name in _telling().get(word, ()))
    best, most = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(ENGLISH, 0))
    if most > _CLEARLY * counts[ENGLISH]:
        return best
    return _script("".join(words)) if counts[ENGLISH] == 0 else ENGLISH


def _script(letters: str) -> str:
    scripts = Counter(unicodedata.name(letter, "LATIN").split()[0] for letter in letters[:500])
    name = scripts.most_common(1)[0][0]
    return ENGLISH if name == "LATIN" else f"{name.capitalize()} letters"


@functools.cache
def _telling() -> dict[str, list[str]]:
    file = Path(__file__).with_name("languages.yml")
    lists = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found: dict[str, list[str]] = {}
    for name, words in lists.items():
        for word in words.split():
            found.setdefault(word, []).append(name)
    return found
