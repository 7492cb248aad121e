from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord import beats
from onrecord.errors import BeatError

BEAT = """\
name: demo
title: Demo
about: A beat for the tests.
fiscal_year: {first_month: 4, source: invented for the tests}
"""
METRICS = """\
- id: tests
  name: tests performed
  wording: [tests]
  definition: One sample analysed.
  source: invented for the tests
"""


def make(folder: Path, **files: str) -> Path:
    (folder / "layouts").mkdir(parents=True, exist_ok=True)
    for name, content in {"beat": BEAT, "metrics": METRICS, **files}.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    return folder


def test_a_folder_of_yaml_is_a_beat(tmp_path: Path) -> None:
    beat = beats.load(str(make(tmp_path)))
    assert beat.fiscal_year.first_month == 4
    assert [metric.id for metric in beat.metrics] == ["tests"]


def test_a_beat_may_lie_beside_the_dossier(tmp_path: Path) -> None:
    make(tmp_path / "mine")
    assert beats.load("mine", near=tmp_path).name == "demo"


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("metrics", METRICS.replace("wording", "wordings"), "metrics.yml, line 3, key 0.wordings"),
        ("metrics", METRICS + "  colour: red\n", "metrics.yml, line 6, key 0.colour"),
        ("metrics", METRICS.replace("[tests]", "[tests"), "metrics.yml, line"),
        ("metrics", METRICS + "  parent: people\n", "names 'people'"),
        (
            "metrics",
            METRICS + "  wording: [swabs]\n",
            "metrics.yml, line 6: not readable as YAML (the key wording stands",
        ),
        ("beat", BEAT.replace("4", "13"), "beat.yml, line 4, key fiscal_year.first_month"),
    ],
)
def test_a_mistake_names_file_line_and_key(tmp_path: Path, file: str, content: str, says: str) -> None:
    make(tmp_path, **{file: content})
    with pytest.raises(BeatError, match=re.escape(says)):
        beats.load(str(tmp_path))


def test_an_unknown_beat_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(BeatError, match="immigration_enforcement"):
        beats.load("nosuch")


def test_another_file_is_another_digest(tmp_path: Path) -> None:
    before = beats.digest(str(make(tmp_path)))
    make(tmp_path, metrics=METRICS.replace("analysed", "read"))
    assert beats.digest(str(tmp_path)) != before


@pytest.mark.parametrize("name", beats.names())
def test_every_beat_that_comes_along_loads(name: str) -> None:
    beat = beats.load(name)
    assert beat.name == name
    assert all(len({entry.id for entry in part}) == len(part) for part in (beat.organisations, beat.metrics))


def test_the_general_beat_knows_no_subject() -> None:
    beat = beats.load("general")
    assert not (beat.metrics or beat.offices or beat.targets or beat.layouts)
