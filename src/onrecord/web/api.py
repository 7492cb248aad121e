"""The JSON API, read: every noun of the ledger, filtered and paged. Changes only ever add.

GET /api/claims?metric=arrests&role=actual&limit=50
GET /api/claims/claim-3f2a9c1b7d60
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, HTTPException, Query, Request, Response
from pydantic import BaseModel

from onrecord import review
from onrecord.model import Claim, Decision, Document, Figure, Finding, Ledger, Score, Story, Target, stable_id
from onrecord.web.desk import Desk

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


@dataclass(frozen=True, slots=True)
class Noun:
    """One list of the API: ``items`` gives a sequence of nouns, or an Arrow table, of a ledger."""

    name: str
    about: str
    item: Any
    filters: tuple[str, ...]
    items: Callable[[Ledger], Any]


def _reviewed(ledger: Ledger) -> list[Reviewed]:
    stands = review.standing(ledger.decisions)
    given = [{field.name: getattr(item, field.name) for field in fields(Finding)} for item in ledger.findings]
    return [Reviewed(**row, decision=stands.get(row["id"])) for row in given]


# A new list is a line here.
NOUNS = (
    Noun("documents", "The articles.", Document, ("outlet", "language"), lambda ledger: ledger.documents),
    Noun("stories", "The articles on one event, grouped.", Story, (), lambda ledger: ledger.stories),
    Noun("claims", "Each article's statements of a quantity.", Claim, ("doc", "metric", "role", "scope", "stance"),
         lambda ledger: ledger.claims),
    Noun("figures", "The same claim across articles.", Figure, ("metric", "role", "scope", "standing", "story"),
         lambda ledger: ledger.figures),
    Noun("findings", "The outcome of every check, with what a person decided on it.", Reviewed, ("kind", "verdict"),
         _reviewed),
    Noun("targets", "The announced levels.", Target, ("metric",), lambda ledger: ledger.targets),
    Noun("scores", "How each target was met, by office and nationally.", Score, ("target", "office", "evidence"),
         lambda ledger: ledger.scores),
    Noun("series", "Counts by metric, office and day.", Row, ("metric", "office", "kind", "release"),
         lambda ledger: ledger.series),
    Noun("attainment", "Counts by metric, office and day, held against each target.", Row,
         ("metric", "office", "target", "evidence"), lambda ledger: ledger.attainment),
    Noun("decisions", "What people decided, in order.", Decision, ("about", "key", "action"),
         lambda ledger: ledger.decisions),
)  # fmt: skip


def router(desk: Desk) -> APIRouter:
    """The routes under /api that read."""
    api = APIRouter(prefix="/api", responses={304: {"description": "Unchanged."}})
    for noun in NOUNS:
        _list(api, desk, noun)
        if noun.item is not Row and noun.name != "scores":  # those have no id
            _one(api, desk, noun)
    return api


def _list(api: APIRouter, desk: Desk, noun: Noun) -> None:
    def listed(request: Request, response: Response, limit: int, offset: int, **asked: str | None) -> Any:
        def page() -> dict[str, Any]:
            found = _where(noun.items(desk.ledger), asked)
            return {"total": len(found), "items": _rows(found, offset, limit)}

        return _tagged(desk, request, response, page)

    page_of: Any = Page
    listed.__signature__ = inspect.Signature([*_parameters(noun)])  # type: ignore[attr-defined]
    api.get(f"/{noun.name}", response_model=page_of[noun.item], name=noun.name, description=noun.about)(listed)


def _one(api: APIRouter, desk: Desk, noun: Noun) -> None:
    gone: Any = {404: {"description": "There is none of that id."}}

    @api.get(f"/{noun.name}/{{id:path}}", response_model=noun.item, name=f"{noun.name}: one", responses=gone)
    def one(request: Request, response: Response, id: str) -> Any:
        """One of them, by its id."""
        found = next((item for item in noun.items(desk.ledger) if item.id == id), None)
        if found is None:
            raise HTTPException(404, f"There is none of the {noun.name} with id {id!r}: look it up in the list.")
        return _tagged(desk, request, response, lambda: found)


def _parameters(noun: Noun) -> Iterator[inspect.Parameter]:
    """What a list can be asked by, each by its name, so that it is checked and described."""
    kinds = {"request": Request, "response": Response, **dict.fromkeys(noun.filters, Text)}
    defaults = {**dict.fromkeys(noun.filters), "limit": 100, "offset": 0}
    for name, kind in {**kinds, "limit": Limit, "offset": Offset}.items():
        default = defaults.get(name, inspect.Parameter.empty)
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def _tagged(desk: Desk, request: Request, response: Response, answer: Callable[[], Any]) -> Any:
    """The answer under a tag that changes with the dossier; nothing but the tag to whoever has it already."""
    tag = f'"{stable_id("e", desk.revision, request.url)}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return answer()


def _where(items: Any, asked: dict[str, str | None]) -> Any:
    """The items whose fields have the values asked for; a table is filtered as a table."""
    import pyarrow.compute as pc

    wanted = {name: value for name, value in asked.items() if value is not None}
    if isinstance(items, Sequence):
        return [item for item in items if all(str(getattr(item, name)) == value for name, value in wanted.items())]
    for name, value in wanted.items():
        items = items.filter(pc.equal(items[name], value))
    return items


def _rows(found: Any, offset: int, limit: int) -> list[Any]:
    return found[offset : offset + limit] if isinstance(found, list) else found.slice(offset, limit).to_pylist()
