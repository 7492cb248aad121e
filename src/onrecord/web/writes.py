"""The JSON API, written to: decisions, each on disk before the answer."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel

from onrecord import review
from onrecord.model import Claim, Decision
from onrecord.web.desk import Desk, Thing
from onrecord.web.guard import Guard


class Wanted(BaseModel):
    """A decision to take."""

    about: Literal["claim", "figure", "finding", "decision"]
    key: str
    action: Literal["accept", "reject", "correct", "join", "split", "undo"]
    by: str = ""
    changes: dict[str, Any] = {}
    note: str = ""


def router(desk: Desk, guard: Guard) -> APIRouter:
    """The route under /api that writes."""
    api = APIRouter(prefix="/api")

    @api.post(
        "/decisions",
        response_model=Decision,
        status_code=201,
        responses={
            400: {"description": "It cannot be joined or split like that."},
            403: {"description": "The header X-Onrecord-Token is not the server's."},
            404: {"description": "Gone."},
        },
    )
    def decide(request: Request, wanted: Wanted) -> Any:
        """Take a decision; it is on disk before the answer."""
        guard.may_write(request, request.headers.get("x-onrecord-token", ""))
        item = _item(desk, wanted)
        changes = _regrouped(desk, item, wanted) if wanted.action in ("join", "split") else wanted.changes
        quote = item.exact if isinstance(item, Claim) else item.says if item else ""
        decision = review.make(**{**wanted.model_dump(), "changes": changes}, quote=quote)
        desk.take(decision)
        return asdict(decision)

    return api


def _item(desk: Desk, wanted: Wanted) -> Thing | None:
    """What the decision is about; None for a decision that is taken back.

    Raises:
        HTTPException: 404 where it is not there.
    """
    item = None if wanted.about == "decision" else desk.find(wanted.about, wanted.key)
    taken = {decision.id for decision in desk.ledger.decisions}
    if item is None and not (wanted.about == "decision" and wanted.key in taken):
        raise HTTPException(404, f"There is no {wanted.about} {wanted.key!r}: look it up again.")
    return item


def _regrouped(desk: Desk, item: Thing | None, wanted: Wanted) -> dict[str, Any]:
    """What a join or split changes, with the claims that it speaks of.

    Raises:
        HTTPException: 400 where it cannot be done.
    """
    try:
        return desk.regrouped(item, wanted.action, wanted.changes)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
