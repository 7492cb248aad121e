"""Which part of the package may import which: the table of the design, enforced.

What it has beside the design's first table, and why:

- ``syntax`` (sentences with their words) and ``arrow`` (the nouns as tables) are base: several stages read
  sentences or write tables, and stages never import one another. So is ``compare`` (whether two claims can mean
  the same), which figures and checks share, ``safe_yaml``, which reads every stage's word lists, and ``standing``
  (which decisions of people stand), which the review applies and the site shows.
- ``reading`` joins the text stages once for ``run`` and ``extract``, so that ``pipeline`` stays one page.
- ``records`` counts through ``engines``, so that the same expressions run on this machine or on Spark.
  It keeps the counts of unchanged files through ``cache``.
- ``dossier`` (the folder), ``examples`` (the ones that come along) and ``cache`` (results kept from run to run)
  serve the parts that join stages; ``opened`` is what Python and notebooks see of a dossier.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "onrecord"
BASE = {"errors", "model", "values", "text", "syntax", "compare", "arrow", "safe_yaml", "standing", "beats"}
STAGES = {"coverage", "mentions", "claims", "figures", "records", "targets", "checks", "review", "publish"}
JOINED = BASE | {"pipeline", "reading", "dossier", "examples", "store", "review", "publish"}
MAY_IMPORT = {
    "errors": set(),
    "model": {"errors"},
    "values": {"errors", "model"},
    "text": {"errors", "model"},
    "syntax": {"errors", "model", "text"},
    "compare": {"errors", "model", "values", "text"},
    "arrow": {"model"},
    "standing": {"model"},
    "safe_yaml": set(),
    "beats": {"errors", "model", "safe_yaml"},
    **dict.fromkeys(STAGES, BASE),
    "records": BASE | {"engines", "cache"},
    "dossier": BASE,
    "examples": BASE,
    "cache": BASE,
    "store": BASE,
    "engines": BASE,
    "reading": BASE | {"coverage", "mentions", "claims", "cache"},
    "pipeline": BASE | STAGES | {"reading", "dossier", "cache", "store", "engines"},
    "web": JOINED,
    "cli": JOINED | {"web"},  # `onrecord serve` starts the web part
    "opened": JOINED,
    "__init__": JOINED | {"opened"},
    "__main__": {"cli"},
}


def part_of(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_parts(file: Path) -> set[str]:
    parts: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: import by the full name, so that the layer shows"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        parts |= {name.split(".")[1] for name in names if name.startswith("onrecord.")}
    return parts


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda f: str(f.relative_to(PACKAGE)))
def test_imports_follow_the_table(file: Path) -> None:
    part = part_of(file)
    assert part in MAY_IMPORT, f"{part} is not in the table: add it there with the reason"
    parts = {path.stem for path in PACKAGE.iterdir()}
    known = imported_parts(file) & parts
    assert known <= MAY_IMPORT[part] | {part}, f"{file.name} imports {known - MAY_IMPORT[part] - {part}}"
