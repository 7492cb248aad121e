"""Who may do what: reads from this machine, writes with the token alone, and no script but our own.

The token is made at start and stands in the address that `onrecord serve` prints. The first visit puts it into a
cookie that no other site's request carries; a write must name it again in the form or the header.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import HTTPException, Request, Response

COOKIE = "onrecord_token"
LOCAL = {"127.0.0.1", "localhost", "[::1]", "testserver"}
POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser names no origin for its own forms either
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
Next = Callable[[Request], Awaitable[Response]]


class Guard:
    """The token of one server, and the hosts it answers to."""

    def __init__(self, hosts: set[str] = frozenset(LOCAL)) -> None:  # type: ignore[assignment]
        self.token = secrets.token_urlsafe(24)
        self._hosts = hosts

    async def middleware(self, request: Request, call_next: Next) -> Response:
        """Refuse other hosts' names (a page elsewhere may point its own name here) and set the headers."""
        if _bare(request.headers.get("host", "")) not in self._hosts:
            return Response("This server answers to its own address only.", status_code=421, headers=HEADERS)
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def known(self, request: Request) -> bool:
        """Whether the visitor has opened the address with the token before."""
        return self._is(request.cookies.get(COOKIE, ""))

    def may_write(self, request: Request, named: str) -> None:
        """Pass for a write that names the token and comes from our own pages.

        Raises:
            HTTPException: 403 for every other write.
        """
        origin = request.headers.get("origin")
        ours = origin is None or urlsplit(origin).netloc == request.headers.get("host")
        if not (ours and self._is(named)):
            raise HTTPException(403, "Open the address that `onrecord serve` printed, and decide from there.")

    def _is(self, named: str) -> bool:
        return secrets.compare_digest(named.encode("utf-8"), self.token.encode("utf-8"))


def _bare(host: str) -> str:
    """The host without its port."""
    return host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdigit() else host
