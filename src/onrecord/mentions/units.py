"""Units of measure and currencies beside a number, by the names of ``units.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.mentions.wordlists import data

_OVER = re.compile(r"([^\W\d_]{1,4})/(([^\W\d_]{1,4})[23²³]?)(?![^\W_])")
_GOES_ON = re.compile(r"[^\W_]|[²³]")
_BEFORE = 6  # the longest mark before a number, in characters


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in the text. ``glued``: nothing or a hyphen is between it and the number."""

    name: str
    start: int
    end: int
    money: bool
    glued: bool
    symbol: bool


_HEAD = re.compile(r"([ \u00a0\u202f-]?)([^\W\d_]+|[^\w\s])")


@dataclass(frozen=True)
class _Table:
    """Symbols and words by their first word, longest first: one look-up a number, however many units there are."""

    before: re.Pattern[str]
    currency_before: dict[str, str]
    symbols: dict[str, list[tuple[str, str, bool, bool]]]  # the symbol, its name, money, a space may go before it
    words: dict[str, list[tuple[str, str, bool]]]


@cache
def _table() -> _Table:
    listed = data("units")
    symbols: dict[str, tuple[str, bool, bool]] = {}
    words: dict[str, tuple[str, bool]] = {}
    before: dict[str, str] = {}
    for name, entry in listed["currencies"].items():
        before |= dict.fromkeys(entry.get("before", ()), name)
        symbols |= {mark: (name, True, mark != "p") for mark in entry.get("after", ())}
        for word in _forms([*entry.get("words", ())], entry.get("plural")):
            words.setdefault(word, (name, True))
    for name, entry in _prefixed(listed["measures"], listed["prefixes"]).items():
        spaced = entry.get("spaced", False)
        for symbol in entry.get("symbols", ()):
            symbols.setdefault(symbol, (name, False, spaced))
        for word in _forms([name, *entry.get("words", ())], entry.get("plural")):
            words.setdefault(word, (name, False))
    either = "|".join(re.escape(mark) for mark in sorted(before, key=len, reverse=True))
    return _Table(
        re.compile(rf"(?<![A-Za-z])(?:{either}) ?\Z"),
        before,
        _by_head((symbol, *rest) for symbol, rest in symbols.items()),
        _by_head((word, *rest) for word, rest in words.items()),
    )


def _by_head(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Any]]:
    heads: dict[str, list[Any]] = {}
    for row in sorted(rows, key=lambda row: len(row[0]), reverse=True):
        head = _HEAD.match(row[0])
        if head:
            heads.setdefault(head[2], []).append(row)
    return heads


def _prefixed(measures: dict[str, Any], prefixes: dict[str, str]) -> dict[str, Any]:
    """The measures with their decimal multiples: kilometre with km."""
    entries = {name: dict(entry) for name, entry in measures.items()}
    for name, entry in measures.items():
        for letter in entry.get("prefixes", ()):
            multiple = entries.setdefault(prefixes.get(letter, "deci") + name, {})
            multiple["symbols"] = [*multiple.get("symbols", ()), *(letter + s for s in entry.get("symbols", ()))]
            multiple["spaced"] = True
    return entries


def _forms(words: Iterable[str], plural: str | None) -> list[str]:
    """Every word with its plural and its American spelling, in lower case."""
    forms = []
    for word in words:
        forms += [word, word if word.endswith("s") else f"{word}s"]
        forms += [word.replace(" ", "-")] if " " in word else []
    forms += [plural] if plural else []
    american = [form.replace("metre", "meter").replace("litre", "liter") for form in forms]
    british = [form.replace("gram", "gramme") for form in forms if re.search(r"gram(s|$)", form)]
    return [form.lower() for form in [*forms, *american, *british]]


def before(text: str, start: int) -> tuple[str, int] | None:
    """The currency that stands before the number, with where its mark begins."""
    table = _table()
    if text[max(0, start - 4) : max(0, start - 1)].isalpha() and text[max(0, start - 4) : start - 1].islower():
        return None  # an ordinary word is before it
    window = text[max(0, start - _BEFORE) : start]
    match = table.before.search(window)
    if not match:
        return None
    mark = match.group().replace("\u00a0", " ")
    name = table.currency_before.get(mark) or table.currency_before.get(mark.strip())
    at = start - len(window) + match.start()
    return (name, at) if name else None


def after(text: str, end: int) -> Unit | None:
    """The unit that follows the number, as a symbol or as a word."""
    head = _HEAD.match(text, end)
    if not head:
        return None
    table = _table()
    if compound := _compound(text, head.start(2), table):
        return compound
    start, glued = head.start(2), head[1] in ("", "-")
    for symbol, name, money, spaced in table.symbols.get(head[2], ()):
        if (not head[1] or spaced) and (end := _there(text, start, symbol)):
            return Unit(name, start, end, money, glued, True)
    for word, name, money in table.words.get(head[2].lower(), ()):
        if end := _there(text, start, word, lower=True):
            return Unit(name, start, end, money, glued, False)
    return None


def _compound(text: str, start: int, table: _Table) -> Unit | None:
    """Symbols over one another: "mg/dL", "A/cm2"."""
    match = _OVER.match(text, start)
    if not match:
        return None
    names = [next((row[1] for row in table.symbols.get(head, ()) if row[0] == symbol and not row[2]), None)
             for head, symbol in ((match[1], match[1]), (match[3], match[2]))]  # fmt: skip
    whole = [row for row in table.symbols.get(match[1], ()) if row[0] == match[0]]
    if None in names or whole:
        return None
    return Unit(f"{names[0]} per {names[1]}", start, match.end(), False, False, True)


def _there(text: str, start: int, form: str, lower: bool = False) -> int:
    """Where the form ends if the text has it here as whole words, else 0."""
    end = start + len(form)
    found = text[start:end].replace("\u00a0", " ")
    if (found.lower() if lower else found) != form or _GOES_ON.match(text, end):
        return 0
    return end
