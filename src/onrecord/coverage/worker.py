"""A process that reads web pages one by one, ended and begun anew when a page takes too long or breaks it.

It is a plain child process that talks in lines of JSON, so that a script or a notebook may use onrecord without
knowing of it.
"""

from __future__ import annotations

import atexit
import base64
import json
import queue
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import IO

from onrecord.coverage.page import Page, extract

_START_SECONDS = 60  # for the process to come up, which a page is not charged for
_READY = "ready\n"
_SERVE = "from onrecord.coverage.worker import serve; serve()"


class Worker:
    """Extracts pages in a process of its own, begun with the first page."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str] = queue.Queue()

    def extract(self, raw: bytes, address: str | None, seconds: float) -> Page | None:
        """The page, or None when it took longer or ended the process."""
        try:
            page = base64.b64encode(raw).decode("ascii")
            _say(self._running().stdin, json.dumps({"page": page, "address": address}))
            return Page(**json.loads(self._answers.get(timeout=seconds)))
        except (OSError, ValueError, queue.Empty):
            self.stop()
            return None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._answers = queue.Queue()
            self._process = subprocess.Popen(
                [sys.executable, "-c", _SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
            threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
            atexit.register(self.stop)
            if self._answers.get(timeout=_START_SECONDS) != _READY:
                raise OSError("the reading process did not start")
        return self._process

    def stop(self) -> None:
        """End the process; the next page begins another."""
        atexit.unregister(self.stop)
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                _close(pipe)
        self._process = None


def _listen(answers: IO[str] | None, into: queue.Queue[str]) -> None:
    """Pass on each line, and an empty one at the end."""
    try:
        for line in answers or ():
            into.put(line)
    except (OSError, ValueError):  # the pipe was closed under it
        pass
    into.put("")


def _close(pipe: IO[str] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except OSError:  # what it could not write is of no use any more
        pass


def _say(to: IO[str] | None, line: str) -> None:
    if to:
        to.write(line + "\n")
        to.flush()


def serve() -> None:
    """Answer a page a line until there are no more; what the parsers print goes to standard error."""
    import trafilatura  # noqa: F401  loaded before the first page's time begins

    answers, sys.stdout = sys.stdout, sys.stderr
    _say(answers, _READY.strip())
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            page = extract(base64.b64decode(asked["page"]), asked["address"])
        except Exception:  # whatever a page does to a parser, the next one is read
            page = Page()
        _say(answers, json.dumps(asdict(page)))
