"""The server of one dossier: its site, the review, the JSON API. Bound to this machine unless told otherwise."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from onrecord.dossier import Dossier
from onrecord.web import api, pages, writes
from onrecord.web.desk import Desk
from onrecord.web.guard import LOCAL, Guard


def make(dossier: Dossier, host: str = "127.0.0.1") -> tuple[FastAPI, Guard]:
    """The server's application, and its guard with the token that lets a person write."""
    desk, guard = Desk(dossier), Guard(LOCAL | {host})
    app = FastAPI(title=f"onrecord: {dossier.title}", version=version("onrecord"), docs_url=None, redoc_url=None)
    app.middleware("http")(guard.middleware)
    app.mount("/review/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.include_router(api.router(desk))
    app.include_router(writes.router(desk, guard))
    app.include_router(pages.router(desk, guard))
    app.mount("/", StaticFiles(directory=dossier.out, html=True, follow_symlink=False))
    return app, guard


def serve(dossier: Dossier, host: str, port: int) -> None:
    """Serve the dossier until stopped; prints the address that lets a person in."""
    import uvicorn

    app, guard = make(dossier, host)
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
    listening = config.bind_socket()
    base = f"http://{host}:{listening.getsockname()[1]}"
    print(f"Site: {base}/  Review: {base}/review/?token={guard.token}", flush=True)
    uvicorn.Server(config).run(sockets=[listening])
