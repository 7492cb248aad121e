"""A progress bar for any step that takes over a second, on standard error, for a person watching."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress

if TYPE_CHECKING:
    from onrecord.pipeline import Progress as Step

_PATIENCE = 1.0  # seconds before a bar appears


@contextmanager
def bars() -> Iterator[Step]:
    """A wrapper for iterables that shows how far they are; nothing where nobody watches."""
    console = Console(stderr=True)
    shown = Progress(console=console, transient=True, disable=not console.is_terminal)

    def step(items: Iterable[Any], what: str, total: int) -> Iterator[Any]:
        began = time.monotonic()
        task = None
        for count, item in enumerate(items, 1):
            if task is None and time.monotonic() - began > _PATIENCE:
                shown.start()
                task = shown.add_task(what, total=total)
            if task is not None:
                shown.update(task, completed=count)
            yield item

    try:
        yield step
    finally:
        if shown.live.is_started:  # stopping what never began prints an empty line
            shown.stop()
