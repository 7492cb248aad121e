"""The beat that comes with onrecord, loaded once."""

from __future__ import annotations

import pytest

from onrecord import beats
from onrecord.beats import Beat


@pytest.fixture(scope="session")
def beat() -> Beat:
    return beats.load("immigration_enforcement")
