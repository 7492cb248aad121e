"""The built wheel, alone in an empty environment: beats, templates and examples are inside, and the demo runs."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("onrecord-*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `onrecord` command of that wheel, in an environment that borrows this one's other packages."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    site = next(home.glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([home / "bin" / "python", *install], check=True, capture_output=True)
    return home / "bin" / "onrecord"


def test_what_the_wheel_holds(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = [file for file in (ROOT / "src" / "onrecord").rglob("*") if file.is_file()]
    assert {str(file.relative_to(ROOT / "src")) for file in ours if "__pycache__" not in file.parts} <= names
    for example in ("january-2025", "april-2020"):
        assert f"onrecord/_examples/{example}/dossier.toml" in names
        assert any(name.startswith(f"onrecord/_examples/{example}/coverage/") for name in names)
        assert any(name.startswith(f"onrecord/_examples/{example}/records/") for name in names)
    assert [name for name in names if re.search(r"/out/|/\.onrecord/|make_\w+\.py", name)] == []
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_command_is_the_wheels(command: Path) -> None:
    where = "import onrecord; print(onrecord.__file__)"
    done = subprocess.run([command.parent / "python", "-c", where], check=True, capture_output=True, text=True)
    assert Path(done.stdout.strip()).is_relative_to(command.parent.parent)
    done = subprocess.run([command, "--version"], check=True, capture_output=True, text=True)
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\S*\n", done.stdout)


def test_the_demo_runs_from_the_wheel(command: Path, tmp_path: Path) -> None:
    done = subprocess.run([command, "demo"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    site = re.search(r"^Site: (.+index\.html)$", done.stdout, re.M)
    assert site and (tmp_path / site[1]).is_file()
    assert "does not add up" in done.stdout
