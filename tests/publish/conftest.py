from __future__ import annotations

from pathlib import Path

import harbour
import pytest

from onrecord.publish import site, tables


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour site with its data, on disk."""
    out = tmp_path_factory.mktemp("site")
    tables.write(harbour.ledger(), out / "data")
    site.write(harbour.ledger(), harbour.BEAT, out)
    return out
