"""``onrecord.__all__`` is the public surface: short, sorted, complete, documented."""

from __future__ import annotations

import types

import onrecord


def public() -> set[str]:
    """The names that the package's own module binds; its parts (modules) are reached by their full names."""
    return {
        name
        for name, value in vars(onrecord).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType) and name != "annotations"
    }


def test_all_is_sorted_and_complete() -> None:
    assert list(onrecord.__all__) == sorted(onrecord.__all__)
    assert set(onrecord.__all__) >= public()
    assert [name for name in onrecord.__all__ if not hasattr(onrecord, name)] == []


def test_everything_public_is_documented() -> None:
    assert onrecord.__doc__
    callables = [getattr(onrecord, name) for name in onrecord.__all__ if callable(getattr(onrecord, name))]
    assert callables
    assert [value.__name__ for value in callables if not value.__doc__] == []
