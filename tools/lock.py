"""Write the locks: every dependency, pinned with hashes.

    requirements.lock       what onrecord runs on, and what installs it
    requirements-dev.lock   all of that at the same versions, with Spark and what the tests need

Hashes alone are kept: where they were read from says something about one machine and nothing to the others.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by `make lock` from pyproject.toml; do not edit.\n"
COMPILE = (
    "uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --no-header "
    "--no-emit-index-url --no-emit-find-links --no-emit-index-annotation pyproject.toml"
)
LOCKS = {
    "requirements.lock": "--upgrade --group install",
    "requirements-dev.lock": "--upgrade --group dev --all-extras --constraint requirements.lock",
}


def main() -> int:
    """Write the locks; 1 where a package came out without a hash."""
    for name, options in LOCKS.items():
        command = f"{COMPILE} {options}".split()
        command[0] = str(Path(sys.executable).parent / command[0])
        text = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        bare = unhashed(text)
        if bare:
            print(f"No hash is known for {', '.join(bare)}: {name} was left as it was.", file=sys.stderr)
            return 1
        (ROOT / name).write_text(HEADER + text, encoding="utf-8")
        print(f"{name}: {len(pins(text))} packages")
    return 0


def pins(text: str) -> list[str]:
    """Every pinned requirement with its hashes, one string each."""
    return re.findall(r"^[\w.\-\[\],]+==.*(?:\n .*)*", text, re.M)


def unhashed(text: str) -> list[str]:
    """The names that are pinned without a hash."""
    return [pin.split("==")[0] for pin in pins(text) if "--hash=sha256:" not in pin]


if __name__ == "__main__":
    sys.exit(main())
