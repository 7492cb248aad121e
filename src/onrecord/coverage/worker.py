"""A process that reads web pages one by one, ended and begun anew when a page takes too long or breaks it."""

from __future__ import annotations

import contextlib
import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from onrecord.coverage.page import Page, extract

_START_SECONDS = 60  # for the process to come up, which a page is not charged for
_READY = "ready"


class Worker:
    """Extracts pages in a process of its own, begun with the first page."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def extract(self, raw: bytes, address: str | None, seconds: float) -> Page | None:
        """The page, or None when it took longer or ended the process."""
        try:
            pipe = self._running()
            pipe.send((raw, address))
            if pipe.poll(seconds):
                page = pipe.recv()
                return page if isinstance(page, Page) else Page()
        except (EOFError, OSError):
            pass
        self.stop()
        return None

    def _running(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.stop()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
            if not self._pipe.poll(_START_SECONDS) or self._pipe.recv() != _READY:
                raise OSError("the reading process did not start")
        return self._pipe

    def stop(self) -> None:
        """End the process; the next page begins another."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _serve(pipe: Connection) -> None:
    import trafilatura  # noqa: F401  loaded before the first page's time begins

    pipe.send(_READY)
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            raw, address = pipe.recv()
            try:
                page = extract(raw, address)
            except Exception:  # whatever a page does to a parser, the next one is read
                page = Page()
            pipe.send(page)
