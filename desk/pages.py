"""The pages around the cases: log-in, log-out, the list, the call list, and finding a receipt."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urlencode

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from desk import cases, saying
from desk.desk import Desk, desk_of
from desk.guard import new_secret
from ridecare.receipts import find_receipts
from ridecare.store import staff

REFRESH_SECONDS = 15
# A list that only refreshes itself is nobody at work: 30 minutes of it end the session, as without it.
MOST_REFRESHES = 30 * 60 // REFRESH_SECONDS
_CASE = re.compile(r"/case/RC-[0-9A-Z-]{4,20}")


def add_to(server: Sanic) -> None:
    """Add the routes."""
    server.add_route(listing, "/", methods=["GET"], name="listing")
    server.add_route(log_in_form, "/login", methods=["GET"], name="log_in_form")
    server.add_route(log_in, "/login", methods=["POST"], name="log_in")
    server.add_route(log_out, "/logout", methods=["POST"], name="log_out")
    server.add_route(find, "/find", methods=["GET"], name="find")
    server.add_route(call, "/call/<call_id:int>", methods=["GET"], name="call")
    server.add_route(call_done, "/call/<call_id:int>/done", methods=["POST"], name="call_done")


async def listing(request: Request) -> HTTPResponse:
    """The list: alarms, new requests, open hand-overs, calls, the rest."""
    desk = desk_of(request)
    state = request.args.get("state")
    states = (state,) if state in saying.STATES else None
    trials = request.args.get("trials") == "1"
    refreshes = request.args.get("refreshes") or "0"
    count = int(refreshes) if refreshes.isdigit() and len(refreshes) < 6 else 0
    if count >= MOST_REFRESHES:
        await desk.guard.log_out(request)
        response = redirect("/login?idle=1")
        desk.guard.forget(response)
        return response
    queue = await asyncio.to_thread(cases.queue, desk.store, trial=trials, states=states)
    views = desk.views(desk.clock())
    kept = {"state": states[0] if states else "", "trials": "1" if trials else ""}
    kept = {name: value for name, value in kept.items() if value}
    paused = request.args.get("refresh") == "off"
    return desk.page(
        request,
        "list.html",
        alarms=views.alarm_rows(queue),
        sections=views.sections(queue, states),
        calls=[views.call(each) for each in queue.calls],
        state=states[0] if states else None,
        filters=[
            ("Rides", [(name, saying.STATES[name]) for name in list(saying.STATES)[:6]]),
            ("Hand-overs", [(name, saying.STATES[name]) for name in list(saying.STATES)[6:]]),
        ],
        trials=trials,
        kept=urlencode(kept),
        paused=paused,
        updated=saying.clock(desk.clock()),
        refresh=None if paused else (REFRESH_SECONDS, "/?" + urlencode({**kept, "refreshes": count + 1})),
        said=saying.DONE.get(request.args.get("done") or ""),
    )


async def log_in_form(request: Request) -> HTTPResponse:
    """The log-in page."""
    desk = desk_of(request)
    said = "You were logged out after 30 minutes without action." if request.args.get("idle") else None
    if request.args.get("out"):
        said = "You are logged out."
    return await _log_in_page(desk, request, next_page=_next(request.args.get("next")), said=said)


async def log_in(request: Request) -> HTTPResponse:
    """Check a name and a password."""
    desk = desk_of(request)
    name, password = request.form.get("name") or "", request.form.get("password") or ""
    next_page = _next(request.form.get("next"))
    went = await desk.guard.log_in(request, name, password)
    if went.token is None:
        problem, status = "That name and password do not fit together.", 401
        if went.problem == "limited":
            problem, status = "Too many tries. Please wait 15 minutes, then try again.", 429
        return await _log_in_page(
            desk, request, status=status, next_page=next_page, problem=problem, name=name[:80]
        )
    response = redirect(next_page, status=303)
    desk.guard.set_session(response, went.token)
    return response


async def log_out(request: Request) -> HTTPResponse:
    """End the session."""
    desk = desk_of(request)
    await desk.guard.log_out(request)
    response = redirect("/login?out=1", status=303)
    desk.guard.forget(response)
    return response


async def find(request: Request) -> HTTPResponse:
    """Go to the case of a receipt number, however it was typed."""
    typed = (request.args.get("receipt") or "")[:40]
    found = find_receipts(typed) or find_receipts(f"RC-{typed}")
    if not found:
        raise cases.Unknown
    return redirect(f"/case/{found[0]}", status=303)


async def call(request: Request, call_id: int) -> HTTPResponse:
    """One entry of the call list, with the number."""
    desk = desk_of(request)
    now = desk.clock()
    entry, related = await asyncio.to_thread(
        cases.open_call, desk.store, call_id, by=request.ctx.staff, now=now
    )
    views = desk.views(now)
    number = entry.address
    return desk.page(
        request,
        "call.html",
        call=views.call(entry),
        number=number,
        number_words=desk.words.phone(number) if number else None,
        member_id=entry.member_id,
        related=[views.row(record) for record in related],
    )


async def call_done(request: Request, call_id: int) -> HTTPResponse:
    """Take an entry off the call list."""
    desk = desk_of(request)
    trials = "&trials=1" if request.form.get("trials") else ""
    await asyncio.to_thread(cases.call_done, desk.store, call_id, by=request.ctx.staff, now=desk.clock())
    return redirect(f"/?done=called{trials}", status=303)


def log_in_address(request: Request) -> str:
    """Where to log in, and come back from to the case that was asked for."""
    return f"/login?{urlencode({'next': request.path})}" if _CASE.fullmatch(request.path) else "/login"


def logged_out(desk: Desk, request: Request) -> HTTPResponse:
    """A form came after its session had ended."""
    return desk.page(
        request,
        "error.html",
        status=401,
        title="You are logged out",
        text="Nothing was changed. Log in again, then do it once more.",
        typed=desk.typed(request),
        log_in=True,
    )


def stale_form(desk: Desk, request: Request) -> HTTPResponse:
    """A form that is not ours, or older than its session."""
    return desk.page(
        request,
        "error.html",
        status=403,
        title="This form is out of date",
        text="Nothing was changed. Open the page again and do it once more. Cookies must be allowed.",
        typed=None,
        log_in=request.path == "/login",
    )


async def _log_in_page(
    desk: Desk,
    request: Request,
    *,
    status: int = 200,
    next_page: str = "/",
    said: str | None = None,
    problem: str | None = None,
    name: str = "",
) -> HTTPResponse:
    any_account = await asyncio.to_thread(staff.exist, desk.store)
    secret = desk.guard.token(request) or request.cookies.get(desk.guard.form_cookie) or new_secret()
    response = desk.page(
        request,
        "login.html",
        status=status,
        form_token=desk.guard.form_token(str(secret)[:200]),
        next_page=next_page,
        any_account=any_account,
        said=said,
        problem=problem,
        name=name,
    )
    if not desk.guard.token(request):
        desk.guard.set_form_secret(response, str(secret)[:200])
    return response


def _next(asked: str | None) -> str:
    """Only to a case of our own: an address from outside must not send staff elsewhere."""
    return asked if asked and _CASE.fullmatch(asked) else "/"
