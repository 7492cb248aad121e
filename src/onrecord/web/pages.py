"""The review: what is open, one thing with its passage, what a decision would change, and undo.

Plain forms do everything; ``desk.js`` only puts them under the keys.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import jinja2
from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.datastructures import FormData

from onrecord import review
from onrecord.model import Claim, Decision, Figure
from onrecord.values import day
from onrecord.web.desk import Desk, Thing
from onrecord.web.guard import COOKIE, Guard

HERE = Path(__file__).parent
FIELDS = ("low", "high", "metric", "role", "period", "sources")  # what a person may correct of a claim
About = Literal["claim", "figure", "finding"]
Said = Annotated[str, Form()]


def environment() -> jinja2.Environment:
    """The templates of the review; everything is escaped."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    made.filters["day"] = day
    return made


def router(desk: Desk, guard: Guard) -> APIRouter:
    """The routes under /review."""
    pages = APIRouter(prefix="/review", include_in_schema=False)
    templates = environment()

    def show(template: str, **data: Any) -> HTMLResponse:
        return HTMLResponse(templates.get_template(template).render(data, ledger=desk.ledger, token=guard.token))

    def visitor(request: Request) -> None:
        if not guard.known(request):
            raise HTTPException(403, "Open the address that `onrecord serve` printed: it lets you in.")

    @pages.get("/")
    def queue(request: Request, token: str = "") -> Response:
        if token:
            guard.may_write(request, token)
            entered = RedirectResponse("/review/", status_code=303)
            entered.set_cookie(COOKIE, guard.token, httponly=True, samesite="strict")
            return entered
        visitor(request)
        return show("queue.html", standing=review.standing(desk.ledger.decisions))

    @pages.get("/{about}/{key}")
    def thing(request: Request, about: About, key: str) -> Response:
        visitor(request)
        item = _found(desk, about, key)
        history = desk.history(item)
        stand = {decision.id for decision in review.in_force(desk.ledger.decisions)}
        now = next((decision for decision in reversed(history) if decision.id in stand), None)
        return show("thing.html", about=about, item=item, history=history, now=now, **_context(desk, item))

    @pages.post("/preview")
    async def preview(request: Request, token: Said = "") -> Response:
        guard.may_write(request, token)
        form = _written(await request.form())
        decision = _decision(desk, form)
        changes = desk.changes(decision)
        return show("preview.html", decision=decision, form=form, changes=changes, last=_last(desk, decision))

    @pages.post("/save")
    async def save(request: Request, token: Said = "") -> Response:
        guard.may_write(request, token)
        form = _written(await request.form())
        decision = _decision(desk, form)
        last = _last(desk, decision)
        if form.get("seen", "") != last:
            changes = desk.changes(decision)
            return show("preview.html", decision=decision, form=form, changes=changes, last=last, overtaken=True)
        desk.take(decision)
        return _back(desk, decision)

    @pages.post("/undo")
    def undo(request: Request, key: Said, by: Said = "", token: Said = "") -> Response:
        guard.may_write(request, token)
        taken = next((decision for decision in desk.ledger.decisions if decision.id == key), None)
        if taken is None:
            raise HTTPException(404, "There is no such decision.")
        desk.take(review.make("decision", taken.id, "undo", by=by, quote=taken.quote))
        return _back(desk, taken)

    return pages


def _found(desk: Desk, about: str, key: str) -> Thing:
    item = desk.find(about, key)
    if item is None:
        raise HTTPException(404, f"There is no {about} {key!r}: look it up again.")
    return item


def _back(desk: Desk, decision: Decision) -> Response:
    """To the page of what was decided, or to what is open where that is gone."""
    about, key = desk.where(decision)
    return RedirectResponse(f"/review/{about}/{key}" if desk.find(about, key) else "/review/", status_code=303)


def _written(form: FormData) -> dict[str, str]:
    """The form's fields; claims that were ticked one by one are one field, as the preview hands it on."""
    fields = {name: str(value) for name, value in form.items()}
    return {**fields, "claims": " ".join(map(str, form.getlist("claims")))} if "claims" in form else fields


def _last(desk: Desk, decision: Decision) -> str:
    """The last decision on the same thing, so that a form filled in before another decision is noticed."""
    history = desk.history(_found(desk, decision.about, decision.key))
    return history[-1].id if history else ""


def _decision(desk: Desk, form: dict[str, str]) -> Decision:
    """The decision a form asks for.

    Raises:
        HTTPException: 404 for a thing that is gone, 422 for a value that does not fit its field.
    """
    item, action = _found(desk, form.get("about", ""), form.get("key", "")), form.get("action")
    changes = _changes(item, form) if action == "correct" and isinstance(item, Claim) else {}
    quote = item.exact if isinstance(item, Claim) else item.says
    try:
        if action in ("join", "split"):
            asked = {"with": form.get("with"), "claims": form.get("claims", "").split()}
            changes = desk.regrouped(item, action, asked)
        return review.make(
            form.get("about"),
            item.id,
            action,
            by=form.get("by", ""),
            changes=changes,
            note=form.get("note", ""),
            quote=quote,
        )
    except ValueError as error:
        raise HTTPException(422, _why(error)) from error


def _why(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        return "Choose what to decide: accept, reject, correct, join or split."
    return str(error)


def _changes(claim: Claim, form: dict[str, str]) -> dict[str, Any]:
    """The fields a form changes; an empty field means none."""
    changes: dict[str, Any] = {}
    for name in FIELDS:
        if name not in form or form[name].strip() == written(claim, name):
            continue
        try:
            changes[name] = _read(name, form[name].strip())
        except ValueError as error:
            raise HTTPException(422, f"{name} cannot be {form[name]!r}.") from error
    return changes


def written(claim: Claim, name: str) -> str:
    """A field of a claim as the form shows it."""
    value = getattr(claim, name)
    if value is None:
        return ""
    if name == "period":
        return " to ".join(day.isoformat() for day in value)
    if name == "sources":
        return "; ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _read(name: str, said: str) -> Any:
    if name == "sources":
        return [part.strip() for part in said.split(";") if part.strip()]
    if not said:
        return None
    if name in ("low", "high"):
        return float(said.replace(",", ""))
    if name == "period":
        days = [day.strip() for day in said.split(" to ")]
        review.period(days)
        return [days[0], days[-1]]
    return said


def _context(desk: Desk, item: Thing) -> dict[str, Any]:
    """The passage of a claim with what stands before and behind its characters, and the values of the form."""
    if not isinstance(item, Claim):
        claims = {claim.id: claim for claim in desk.ledger.claims}
        passages = [_passage(desk, claims[key]) for key in item.claims if key in claims]
        return {"passages": passages, "fields": {}, "joinable": _joinable(desk, item), "figures": _figures(desk, item)}
    fields = {name: written(item, name) for name in FIELDS}
    return {"passages": [_passage(desk, item)], "fields": fields, "joinable": [], "figures": _figures(desk, item)}


def _joinable(desk: Desk, item: Thing) -> list[Figure]:
    """The other figures of a figure's story, those of its metric first."""
    if not isinstance(item, Figure):
        return []
    others = [each for each in desk.ledger.figures if each.story == item.story and each.id != item.id]
    return sorted(others, key=lambda each: each.metric is None or each.metric != item.metric)


def _figures(desk: Desk, item: Thing) -> list[Figure]:
    """The figures of a claim or a finding."""
    claims = {item.id} if isinstance(item, Claim) else set() if isinstance(item, Figure) else set(item.claims)
    return [figure for figure in desk.ledger.figures if claims & set(figure.claims)]


def _passage(desk: Desk, claim: Claim) -> dict[str, Any]:
    document = next(document for document in desk.ledger.documents if document.id == claim.doc)
    first, last = claim.sentence
    text = document.text
    return {
        "document": document,
        "claim": claim,
        "before": text[min(first, claim.start) : claim.start],
        "exact": text[claim.start : claim.end],
        "behind": text[claim.end : max(last, claim.end)],
    }
