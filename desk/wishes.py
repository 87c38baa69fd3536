"""What the desk does with a wish: takes it over, turns it down, takes that back."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from desk import cases, saying
from desk.case_pages import do
from ridecare.rides import NotAllowed
from ridecare.store import Store, audit, requests, versions, wishes


def add_to(server: Sanic) -> None:
    """Add the routes."""
    server.add_route(decide, "/case/<receipt:str>/wish", methods=["POST"], name="case_wish")
    server.add_route(undo, "/case/<receipt:str>/wish-undo", methods=["POST"], name="case_wish_undo")


async def decide(request: Request, receipt: str) -> HTTPResponse:
    """Take a wish over, or turn it down."""
    work = partial(_decided, number=_number(request), what=request.form.get("what") or "")
    return await do(request, receipt, work, "told", {})


async def undo(request: Request, receipt: str) -> HTTPResponse:
    """Take back what was decided about a wish."""
    return await do(request, receipt, partial(_undone, number=_number(request)), "undone", {})


def _decided(store: Store, receipt: str, *, number: int, what: str, by: str, now: datetime) -> None:
    if requests.find(store, receipt) is None:
        raise cases.Unknown
    if what not in saying.DECISIONS:
        raise NotAllowed(f"nothing can be done with a wish by {what!r}")
    done = [each for each in versions.of(store, receipt) if each.number == number and each.decided_by == by]
    if done and saying.DECISIONS[what] == saying.DECIDED[done[0].state]:
        return  # the button was pressed twice
    if what == "take_over":
        wishes.take_over(store, receipt, number, by=by, now=now)
    else:
        wishes.turn_down(store, receipt, number, by=by, now=now)
    audit.note(store, by, f"wish {saying.DECISIONS[what].lower()}", receipt, now)


def _undone(store: Store, receipt: str, *, number: int, by: str, now: datetime) -> None:
    if requests.find(store, receipt) is None:
        raise cases.Unknown
    wishes.undo(store, receipt, number, by=by, now=now)
    audit.note(store, by, "decision about a wish taken back", receipt, now)


def _number(request: Request) -> int:
    given = request.form.get("number") or ""
    return int(given) if given.isdigit() and len(given) < 6 else 0
