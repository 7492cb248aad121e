from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.dossier import create, held, open_dossier
from onrecord.errors import BusyError, InputError, UsageError


def test_a_new_dossier_opens(tmp_path: Path) -> None:
    made = create(tmp_path / 'a "story"', "some_beat")
    assert open_dossier(made.root) == made
    assert made.coverage.is_dir() and made.records.is_dir()


def test_a_dossier_is_not_made_over_another(tmp_path: Path) -> None:
    create(tmp_path, "some_beat")
    with pytest.raises(UsageError, match="already holds a dossier"):
        create(tmp_path, "some_beat")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("beat = ", "not readable as TOML"),
        ('title = "x"\n', "no beat is named"),
        ('beat = "x"\ncolour = "red"\n', "'colour' is not known"),
        ("beat = 3\n", "must be text"),
    ],
)
def test_a_wrong_file_says_what_to_do(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "dossier.toml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        open_dossier(tmp_path)


def test_a_missing_folder_or_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no folder"):
        open_dossier(tmp_path / "nowhere")
    with pytest.raises(InputError, match="has no dossier.toml"):
        open_dossier(tmp_path)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    dossier = create(tmp_path, "some_beat")
    with held(dossier), pytest.raises(BusyError, match="Another run"), held(dossier):
        pass
    with held(dossier):
        pass
