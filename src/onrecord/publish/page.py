"""What a page maker gives: where the page lies, its template, its title and what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site. ``section`` is the entry of the navigation it belongs to."""

    path: str
    template: str
    title: str
    section: str
    data: Mapping[str, Any]
