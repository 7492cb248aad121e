from __future__ import annotations

from pathlib import Path

from onrecord.cache import Cache
from onrecord.model import Time

TIME = Time(0, 4, "2013", "2013")


def test_what_was_kept_is_found_under_the_same_key_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path, Time, "full")
    cache.put(TIME, "a", 1)
    assert cache.get("a", 1) == TIME
    assert cache.get("a", 2) is None
    assert Cache(tmp_path, Time, "fast").get("a", 1) is None


def test_a_damaged_file_counts_as_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path, Time)
    cache.put(TIME, "a")
    for file in tmp_path.iterdir():
        file.write_text("{", encoding="utf-8")
    assert cache.get("a") is None


def test_sweep_forgets_what_was_not_asked_for(tmp_path: Path) -> None:
    Cache(tmp_path, Time).put(TIME, "old")
    cache = Cache(tmp_path, Time)
    cache.put(TIME, "new")
    cache.sweep()
    assert cache.get("new") == TIME and cache.get("old") is None


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None, Time)
    cache.put(TIME, "a")
    assert cache.get("a") is None
