"""Every dependency's licence goes with Apache-2.0: permissive, or MPL, which stays with its own files."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

LOCK = Path(__file__).parent.parent / "requirements-dev.lock"
NAMES = re.findall(r"^([\w.\-]+)==", LOCK.read_text(encoding="utf-8"), re.M)
GOOD = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|PSFL|Python Software Foundation|MPL|Mozilla|Zlib|CC0|CNRI|Artistic)", re.I
)
BAD = re.compile(r"\b[AL]?GPL|GNU|SSPL|BUSL|Commons Clause|proprietary|non-?commercial", re.I)
# Where the metadata says nothing, too little, or holds the licence's whole text.
SAID_IN_THE_LICENCE_FILE = {
    "altair": "BSD-3-Clause",
    "axe-playwright-python": "MIT",  # and axe-core in it MPL-2.0
    "click-default-group": "BSD-3-Clause",
    "isodate": "BSD-3-Clause",
    "mergedeep": "MIT",
    "text-unidecode": "Artistic, or GPL as one likes",  # only of a tool the tests use
}


def licences(found: Distribution) -> list[str]:
    """The licences that may be chosen from, as the package's metadata says."""
    said = found.metadata
    if found.name.lower() in SAID_IN_THE_LICENCE_FILE:
        return re.split(r", or ", SAID_IN_THE_LICENCE_FILE[found.name.lower()])
    first_line = (said["License"] or "").split("\n")[0]
    kinds = [kind.split("::")[-1] for kind in said.get_all("Classifier") or [] if kind.startswith("License ::")]
    stated = said["License-Expression"] or first_line or "; ".join(kinds)
    return re.split(r"\s+OR\s+", stated)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_licence_goes_with_ours(name: str) -> None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not needed on this machine")
    choices = licences(found)
    assert any(GOOD.search(choice) and not BAD.search(choice) for choice in choices), f"{name}: {choices}"
