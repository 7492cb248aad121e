"""How many lines a text has, counted beside the engine's own work: each of them has to be a row."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import IO

import numpy as np

_BLOCK, _TAIL = 1 << 18, 1 << 12  # a block stays in the processor's own memory
UNREADABLE = -1


def counting(opener: Callable[[], IO[bytes]], end: bytes, skip: int) -> Callable[[], int]:
    """What gives the number of lines below the first ``skip``, blank ones at the end left out; counting begins at once.

    Where the file breaks off within its packing, the number is one that no table has.
    """
    pool = ThreadPoolExecutor(1)
    lines = pool.submit(_count, opener, end)
    pool.shutdown(wait=False)
    return lambda: max(lines.result() - skip, 0) if lines.result() != UNREADABLE else UNREADABLE


def _count(opener: Callable[[], IO[bytes]], end: bytes) -> int:
    """Numpy lets other threads work while it compares."""
    ends, tail = 0, b""
    block = np.empty(_BLOCK, np.uint8)
    same = np.empty(_BLOCK, np.bool_)
    try:
        with opener() as stream:
            while size := stream.readinto(block):  # type: ignore[attr-defined]
                ends += int(np.count_nonzero(np.equal(block[:size], end[0], out=same[:size])))
                tail = (tail + block[max(0, size - _TAIL) : size].tobytes())[-_TAIL:]
    except (EOFError, OSError, zlib.error):
        return UNREADABLE
    return ends - tail[len(tail.rstrip(b"\r\n")) :].count(end) + 1
