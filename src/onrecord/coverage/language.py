"""Which language a text is in, told by its small words; made to notice what is not English, no more."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from pathlib import Path

from onrecord import safe_yaml

ENGLISH = "English"
_LOOKED_AT = 6000  # characters
_ENOUGH = 15  # words, or letters, below which nothing is said
_LETTERS = 500  # looked at for their script
_CLEARLY = 2  # times as many small words as English has
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str:
    """The language's name, or the script's ("Arabic letters"); English where nothing says otherwise."""
    words = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    counts = Counter(name for word in words for name in _telling().get(word, ()))
    best, most = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(ENGLISH, 0))
    if len(words) >= _ENOUGH and most > _CLEARLY * counts[ENGLISH]:
        return best
    return _script("".join(words))


def _script(letters: str) -> str:
    """English for Latin letters, else the script that most of the letters are of."""
    scripts = Counter(unicodedata.name(letter, "LATIN").split()[0] for letter in letters[:_LETTERS])
    name = scripts.most_common(1)[0][0] if len(letters) >= _ENOUGH else "LATIN"
    return ENGLISH if name == "LATIN" else f"{name if name == 'CJK' else name.capitalize()} letters"


@functools.cache
def _telling() -> dict[str, list[str]]:
    lists = safe_yaml.load(Path(__file__).with_name("languages.yml"))
    found: dict[str, list[str]] = {}
    for name, words in lists.items():
        for word in words.split():
            found.setdefault(word, []).append(name)
    return found
