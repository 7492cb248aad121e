"""Countries, their seats of government and their parts, by every name that stands for them."""

from __future__ import annotations

import functools

from onrecord.claims.words import knowledge

NATIONAL = "national"  # what figures of the United States go by, like those of a story that names no country


def nationwide(country: str) -> str:
    """The scope of a figure for the whole of a country that an article is about: its name, and that it is the whole."""
    return f"{country} ({NATIONAL})"


@functools.cache
def countries() -> dict[str, str]:
    """Each name and adjective with the country it stands for."""
    return {name: country for country, others in knowledge("countries").items() for name in (country, *others)}


@functools.cache
def capitals() -> dict[str, str]:
    """Each capital with its country."""
    return {capital: country for country, capital in knowledge("capitals").items()}


@functools.cache
def states() -> dict[str, str]:
    """Each name and short name with the part of a country it stands for."""
    return {name: state for state, others in knowledge("states").items() for name in (state, *others)}


@functools.cache
def odd_names() -> tuple[str, ...]:
    """The names of countries that are written with points or "and"."""
    return tuple(name for name in countries() if "." in name or " and " in name)


@functools.cache
def last_words() -> frozenset[str]:
    """The last words of countries' own names, in small letters."""
    return frozenset(country.lower().rpartition(" ")[2] for country in countries().values())


def known(name: str) -> bool:
    """Whether it is one of all these names."""
    return name in countries() or name in capitals() or name in states()


def standing_for(name: str) -> str | None:
    """The country that a name, an adjective or a seat of government stands for."""
    return countries().get(name) or capitals().get(name)


def capital_of(country: str) -> str | None:
    """The seat of a country's government."""
    return _seats().get(country)


@functools.cache
def _seats() -> dict[str, str]:
    return {country: capital for capital, country in capitals().items()}


def country_of(name: str) -> str | None:
    """The country that a name or an adjective stands for."""
    return countries().get(name)
