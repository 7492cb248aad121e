"""Write requirements.lock: every dependency of the package and of its tests, pinned with hashes.

Hashes alone are kept: where they were read from says something about one machine and nothing to the others.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
HEADER = "# Written by `make lock` from pyproject.toml; do not edit.\n"
COMPILE = (
    "uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --no-header --upgrade "
    "--no-emit-index-url --no-emit-find-links --no-emit-index-annotation --group dev --all-extras pyproject.toml"
)


def main() -> int:
    """Write the lock; 1 where a package came out without a hash."""
    command = [Path(sys.executable).parent / COMPILE.split()[0], *COMPILE.split()[1:]]
    text = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    bare = unhashed(text)
    if bare:
        print(f"No hash is known for {', '.join(bare)}: the lock was left as it was.", file=sys.stderr)
        return 1
    LOCK.write_text(HEADER + text, encoding="utf-8")
    print(f"{LOCK.name}: {len(pins(text))} packages")
    return 0


def pins(text: str) -> list[str]:
    """Every pinned requirement with its hashes, one string each."""
    return re.findall(r"^[\w.\-\[\],]+==.*(?:\n .*)*", text, re.M)


def unhashed(text: str) -> list[str]:
    """The names that are pinned without a hash."""
    return [pin.split("==")[0] for pin in pins(text) if "--hash=sha256:" not in pin]


if __name__ == "__main__":
    sys.exit(main())
