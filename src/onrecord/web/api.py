"""The JSON API: every noun of the ledger, filtered and paged. Changes only ever add.

GET /api/claims?metric=arrests&role=actual&limit=50
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import APIRouter, HTTPException, Query, Request, Response
from pydantic import BaseModel

from onrecord.model import Claim, Decision, Document, Figure, Finding, Score, Story, Target, stable_id
from onrecord.web.desk import Desk, Thing
from onrecord.web.guard import Guard

T = TypeVar("T")
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="Leave out so many first.")]
Text = Annotated[str | None, Query(description="Only where this field has this value.")]


class Page(BaseModel, Generic[T]):
    """One page of a list."""

    total: int
    items: list[T]


@dataclass(frozen=True, slots=True)
class Reviewed(Finding):
    """A finding with the decision that stands on it."""

    decision: Decision | None = None


class Row(BaseModel):
    """One row of a series or of attainment."""

    model_config = {"extra": "allow"}

    metric: str
    office: str
    day: date
    count: float


class Wanted(BaseModel):
    """A decision to take."""

    about: Literal["claim", "figure", "finding", "decision"]
    key: str
    action: Literal["accept", "reject", "correct", "join", "split", "undo"]
    by: str = ""
    changes: dict[str, Any] = {}
    note: str = ""


def router(desk: Desk, guard: Guard) -> APIRouter:
    """The routes under /api."""
    from onrecord import review

    api = APIRouter(prefix="/api", responses={304: {"description": "Unchanged."}})

    def answer(request: Request, response: Response, found: Iterable[T], limit: int, offset: int) -> Any:
        tag = f'"{stable_id("e", desk.revision, request.url)}"'
        response.headers["ETag"] = tag
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        every = list(found)
        return {"total": len(every), "items": every[offset : offset + limit]}

    @api.get("/documents", response_model=Page[Document])
    def documents(
        request: Request, response: Response, outlet: Text = None, limit: Limit = 100, offset: Offset = 0
    ) -> Any:
        """The articles."""
        return answer(request, response, _where(desk.ledger.documents, outlet=outlet), limit, offset)

    @api.get("/stories", response_model=Page[Story])
    def stories(request: Request, response: Response, limit: Limit = 100, offset: Offset = 0) -> Any:
        """The articles on one event, grouped."""
        return answer(request, response, desk.ledger.stories, limit, offset)

    @api.get("/claims", response_model=Page[Claim])
    def claims(
        request: Request,
        response: Response,
        doc: Text = None,
        metric: Text = None,
        role: Text = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Any:
        """Each article's statements of a quantity."""
        found = _where(desk.ledger.claims, doc=doc, metric=metric, role=role)
        return answer(request, response, found, limit, offset)

    @api.get("/figures", response_model=Page[Figure])
    def figures(
        request: Request,
        response: Response,
        metric: Text = None,
        role: Text = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Any:
        """The same claim across articles."""
        return answer(request, response, _where(desk.ledger.figures, metric=metric, role=role), limit, offset)

    @api.get("/findings", response_model=Page[Reviewed])
    def findings(
        request: Request,
        response: Response,
        kind: Text = None,
        verdict: Text = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Any:
        """The outcome of every check, with what a person decided on it."""
        found = _where(desk.ledger.findings, kind=kind, verdict=verdict)
        stands = review.standing(desk.ledger.decisions)
        return answer(request, response, (_reviewed(item, stands.get(item.id)) for item in found), limit, offset)

    @api.get("/targets", response_model=Page[Target])
    def targets(request: Request, response: Response, limit: Limit = 100, offset: Offset = 0) -> Any:
        """The announced levels."""
        return answer(request, response, desk.ledger.targets, limit, offset)

    @api.get("/scores", response_model=Page[Score])
    def scores(
        request: Request,
        response: Response,
        target: Text = None,
        office: Text = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Any:
        """How each target was met, by office and nationally."""
        return answer(request, response, _where(desk.ledger.scores, target=target, office=office), limit, offset)

    for name in ("series", "attainment"):
        _table(api, name, desk, answer)

    @api.get("/decisions", response_model=Page[Decision])
    def decisions(request: Request, response: Response, limit: Limit = 100, offset: Offset = 0) -> Any:
        """What people decided, in order."""
        return answer(request, response, desk.ledger.decisions, limit, offset)

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
        taken = {d.id for d in desk.ledger.decisions}
        item = None if wanted.about == "decision" else desk.find(wanted.about, wanted.key)
        if item is None and not (wanted.about == "decision" and wanted.key in taken):
            raise HTTPException(404, f"There is no {wanted.about} {wanted.key!r}: look it up again.")
        changes = wanted.changes
        if wanted.action in ("join", "split"):
            changes = _regrouped(desk, item, wanted)
        quote = item.exact if isinstance(item, Claim) else item.says if item else ""
        decision = review.make(**{**wanted.model_dump(), "changes": changes}, quote=quote)
        desk.take(decision)
        return asdict(decision)

    return api


def _reviewed(finding: Finding, decision: Decision | None) -> Reviewed:
    return Reviewed(**{field.name: getattr(finding, field.name) for field in fields(Finding)}, decision=decision)


def _regrouped(desk: Desk, item: Thing | None, wanted: Wanted) -> dict[str, Any]:
    """What a join or split changes, with the claims that it speaks of.

    Raises:
        HTTPException: 400 where it cannot be done.
    """
    try:
        return desk.regrouped(item, wanted.action, wanted.changes)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error


def _where(items: Sequence[T], **fields: str | None) -> list[T]:
    asked = {name: value for name, value in fields.items() if value is not None}
    return [item for item in items if all(str(getattr(item, name)) == value for name, value in asked.items())]


def _table(api: APIRouter, name: str, desk: Desk, answer: Callable[..., Any]) -> None:
    """A route over one of the ledger's tables, filtered before anything becomes a Python object."""
    import pyarrow.compute as pc

    @api.get(f"/{name}", response_model=Page[Row], name=name)
    def rows(
        request: Request,
        response: Response,
        metric: Text = None,
        office: Text = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Any:
        """Counts by metric, office and day."""
        table = getattr(desk.ledger, name)
        for column, value in (("metric", metric), ("office", office)):
            if value is not None:
                table = table.filter(pc.equal(table[column], value))
        page = answer(request, response, (), limit, offset)
        if isinstance(page, Response):
            return page
        return {"total": table.num_rows, "items": table.slice(offset, limit).to_pylist()}
