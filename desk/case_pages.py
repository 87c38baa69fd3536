"""The pages of a case, a ride request or a hand-over: seeing it, and each thing that can be done."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from datetime import date
from functools import partial

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from desk import cases, passes, saying, wish_views
from desk.cases import LONGEST_NOTE, Case
from desk.desk import Desk, desk_of
from ridecare.calendar import today
from ridecare.rides import TOLD, NotAllowed, RideRequest
from ridecare.store.helper_passes import Pass

_KINDS = ("tried", "needs_information")


def add_to(server: Sanic) -> None:
    """Add the routes."""
    server.add_route(show, "/case/<receipt:str>", methods=["GET"], name="case")
    for name, handler in (
        ("move", move),
        ("undo", undo),
        ("attempt", attempt),
        ("voice", voice),
        ("pass", give_pass),
        ("answer", answer),
        ("conversation", conversation),
    ):
        server.add_route(handler, f"/case/<receipt:str>/{name}", methods=["POST"], name=f"case_{name}")


async def show(request: Request, receipt: str) -> HTTPResponse:
    """A case."""
    return await _page(request, receipt, said=saying.DONE.get(request.args.get("done") or ""))


async def conversation(request: Request, receipt: str) -> HTTPResponse:
    """A case with what was said: asked for by a click, which is written down."""
    return await _page(request, receipt, with_conversation=True)


async def move(request: Request, receipt: str) -> HTTPResponse:
    """Move a case to a state."""
    to, note = request.form.get("to") or "", _text(request, "note")
    if len(note) > LONGEST_NOTE:
        return await _too_long(request, receipt, "note", note)
    if to == "closed" and not note:
        return await _page(
            request,
            receipt,
            status=422,
            problem="Say how it ended before you close it.",
            typed={"note": note},
        )
    day = _day(request)
    done = "moved" if to not in TOLD else "told_soon" if day else "told"
    work = partial(cases.move, to=to, seen=request.form.get("seen") or "", note=note or None, day=day)
    return await do(request, receipt, work, done, {"note": note})


async def undo(request: Request, receipt: str) -> HTTPResponse:
    """Take back the last move."""
    return await do(request, receipt, partial(cases.undo, seen=request.form.get("seen") or ""), "undone", {})


async def attempt(request: Request, receipt: str) -> HTTPResponse:
    """Note what was tried."""
    kind, note = request.form.get("kind") or "", _text(request, "note")
    if kind not in _KINDS:
        return await _page(
            request, receipt, status=422, problem="Choose what was tried.", typed={"tried": note}
        )
    if len(note) > LONGEST_NOTE:
        return await _too_long(request, receipt, "tried", note)
    return await do(
        request, receipt, partial(cases.note_attempt, kind=kind, note=note or None), "noted", {"tried": note}
    )


async def voice(request: Request, receipt: str) -> HTTPResponse:
    """Note an identity check by voice."""
    how = _text(request, "how")
    if not how:
        return await _page(request, receipt, status=422, problem="Say how you checked who it is.")
    if len(how) > LONGEST_NOTE:
        return await _too_long(request, receipt, "how", how)
    return await do(request, receipt, partial(cases.voice_check, how=how), "checked", {"how": how})


async def give_pass(request: Request, receipt: str) -> HTTPResponse:
    """Give a helper a pass, after the member asked for it by voice."""
    typed = {name: _text(request, name) for name in ("helper", "helper_phone", "until")}
    try:
        wanted = passes.read(
            typed["helper"], typed["helper_phone"], typed["until"], today(desk_of(request).clock())
        )
    except passes.NotUsable as error:
        return await _page(request, receipt, status=422, problem=str(error), typed=typed)
    work = partial(passes.give, typed=wanted, once=_once(request))
    return await do(request, receipt, work, "passed", typed)


async def answer(request: Request, receipt: str) -> HTTPResponse:
    """Put a message into the conversation of a hand-over."""
    text = _text(request, "text")
    if not text:
        return await _page(request, receipt, status=422, problem="Write a message first.")
    if len(text) > LONGEST_NOTE:
        return await _too_long(request, receipt, "text", text)
    work = partial(
        cases.answer,
        text=text,
        once=_once(request),
        answered=request.form.get("answered") == "yes",
    )
    return await do(request, receipt, work, "sent", {"text": text})


def _once(request: Request) -> str:
    """What makes a form that was sent twice one."""
    sent = "".join(sign for sign in (request.form.get("once") or "") if sign.isalnum())[:32]
    return sent or secrets.token_hex(8)


async def do(
    request: Request, receipt: str, work: Callable[..., None], done: str, typed: dict[str, str]
) -> HTTPResponse:
    """Do one thing and show the case again; what was typed is kept when it is not allowed (any more)."""
    desk = desk_of(request)
    try:
        await asyncio.to_thread(work, desk.store, receipt, by=request.ctx.staff, now=desk.clock())
    except NotAllowed:
        return await _page(request, receipt, status=409, refused=True, typed=typed)
    return redirect(f"/case/{receipt}?done={done}", status=303)


async def _too_long(request: Request, receipt: str, field: str, text: str) -> HTTPResponse:
    problem = (
        f"That is too long: {LONGEST_NOTE} characters at most. Nothing was saved; your text is still below."
    )
    return await _page(request, receipt, status=422, problem=problem, typed={field: text})


async def _page(
    request: Request,
    receipt: str,
    *,
    status: int = 200,
    said: str | None = None,
    problem: str | None = None,
    refused: bool = False,
    typed: dict[str, str] | None = None,
    with_conversation: bool = False,
) -> HTTPResponse:
    desk = desk_of(request)
    now = desk.clock()
    case = await asyncio.to_thread(
        cases.open_case, desk.store, receipt, by=request.ctx.staff, now=now, conversation=with_conversation
    )
    if refused:
        problem = _refusal(case)
    record = case.record
    held = (
        await asyncio.to_thread(passes.held, desk.store, record, now)
        if isinstance(record, RideRequest)
        else ()
    )
    return _drawn(
        desk, request, case, status=status, said=said, problem=problem, typed=typed or {}, passes_held=held
    )


def _text(request: Request, name: str) -> str:
    # Browsers send line ends as two signs and count them as one.
    return (request.form.get(name) or "").replace("\r\n", "\n").strip()


def _day(request: Request) -> date | None:
    """The date of a standing order that a form is about; one that is none is no date of any."""
    said = request.form.get("day")
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return date.min


def _refusal(case: Case) -> str:
    state = saying.words_for(saying.STATES, case.record.state)
    standing = [move for move in case.moves if not move.undone]
    by = f" {standing[-1].by} moved it last." if standing else ""
    return (
        f"That is not possible now: this case is “{state}”.{by} Nothing was changed; "
        "what you typed is still below."
    )


def _drawn(
    desk: Desk,
    request: Request,
    case: Case,
    *,
    status: int,
    said: str | None,
    problem: str | None,
    typed: dict[str, str],
    passes_held: tuple[Pass, ...],
) -> HTTPResponse:
    record = case.record
    views = desk.views(desk.clock())
    common = {
        "row": views.row(record),
        "identity": views.identity(case),
        "contact": views.contact(record),
        "events": views.events(case),
        "steps": views.steps(record),
        "undo": views.undo(case),
        "lines": None if case.lines is None else views.lines(case.lines),
        "related": [views.row(other) for other in case.related],
        "typed": {
            **dict.fromkeys(("note", "tried", "how", "text", "helper", "helper_phone", "until"), ""),
            **typed,
        },
        "longest": LONGEST_NOTE,
        "said": said,
        "problem": problem,
        "trials": record.trial,
    }
    if isinstance(record, RideRequest):
        return desk.page(
            request,
            "request.html",
            status=status,
            legs=views.legs(record),
            repeats=views.repeats(record),
            dates=views.dates(record),
            needs=views.needs(record),
            duplicate=record.possible_duplicate_of,
            verified=record.rider_source == "verified",
            may_pass=passes.may_have(record),
            passes=[views.helper_pass(each) for each in passes_held],
            once=secrets.token_hex(8),
            **wish_views.shown(case, views),
            **common,
        )
    return desk.page(
        request,
        "handover.html",
        status=status,
        collected=views.collected(record.collected),
        words=record.words,
        outcome=record.outcome,
        urgent=record.urgent,
        reason=record.reason,
        tied=record.request_receipt,
        writing=views.writing(case),
        once=secrets.token_hex(8),
        **common,
    )
