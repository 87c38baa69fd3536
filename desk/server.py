"""The desk's server: one small app on loopback, with its door, its errors and its style sheet."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, json, raw, redirect

from desk import case_pages, pages, wishes
from desk.cases import Unknown
from desk.desk import Desk, Drawing
from desk.guard import HEADERS, Guard, Pause
from ridecare import facts, settings
from ridecare.sealing import Seal
from ridecare.settings import Settings
from ridecare.store import Store, StoreBusy, StoreDown, migrate, open_store, staff
from ridecare.wording import Words

log = logging.getLogger(__name__)

HERE = Path(__file__).parent
# The longest form is a message of 1000 characters.
LARGEST = 32 * 1024
_STATIC = {"desk.css": "text/css; charset=utf-8", "mark.svg": "image/svg+xml"}
_OPEN = ("/health", "/login", *(f"/static/{name}" for name in _STATIC))


def app(
    configured: Settings,
    *,
    store: Store | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(tz=UTC),
    pause: Pause = asyncio.sleep,
    name: str = "desk",
) -> Sanic:
    """The server, not yet running.

    Args:
        configured: the settings.
        store: the database; opened by the settings if left out.
        clock: the instant it is, aware UTC.
        pause: how a failed log-in waits.
        name: of the app; each in a process needs its own.
    """
    opened = store or open_store(configured.database_url, Seal(configured.keys))
    files = {each: (HERE / "static" / each).read_bytes() for each in _STATIC}
    guard = Guard(opened, configured, clock=clock, rng=random.SystemRandom(), pause=pause)
    desk = Desk(
        store=opened,
        guard=guard,
        clock=clock,
        words=Words("en"),
        soon_hours=facts.load(configured.home / "ridecare.yml").soon_hours,
        drawing=Drawing(HERE / "templates", hashlib.sha256(files["desk.css"]).hexdigest()[:12]),
    )
    server = Sanic(name, configure_logging=False)
    server.config.REQUEST_MAX_SIZE = LARGEST
    server.config.FALLBACK_ERROR_FORMAT = "html"
    server.ctx.desk = desk
    server.register_middleware(_door(desk), "request")
    server.register_middleware(_with_headers, "response")
    server.error_handler.add(Exception, _error(desk))
    pages.add_to(server)
    case_pages.add_to(server)
    wishes.add_to(server)

    @server.get("/health")
    async def health(request: Request) -> HTTPResponse:
        try:
            await asyncio.to_thread(staff.exist, opened)
        except (StoreBusy, StoreDown) as error:
            return json({"status": type(error).__name__}, status=503)
        return json({"status": "ok"})

    @server.get("/static/<file:str>")
    async def static(request: Request, file: str) -> HTTPResponse:
        if file not in files:
            raise Unknown
        return raw(
            files[file], content_type=_STATIC[file], headers={"Cache-Control": "public, max-age=86400"}
        )

    return server


def _door(desk: Desk):  # type: ignore[no-untyped-def]
    async def door(request: Request) -> HTTPResponse | None:
        request.ctx.staff = None
        if request.path in _OPEN and request.method != "POST":
            return None
        if request.method not in ("GET", "HEAD", "POST"):
            return desk.page(
                request, "error.html", status=405, title="Not allowed", text="The desk does not do that."
            )
        if request.path in _OPEN:
            return None if desk.guard.form_is_ours(request) else pages.stale_form(desk, request)
        request.ctx.staff = await desk.guard.who(request)
        if request.ctx.staff is None:
            if request.method == "POST":
                return pages.logged_out(desk, request)
            return redirect(pages.log_in_address(request))
        if request.method == "POST" and not desk.guard.form_is_ours(request):
            return pages.stale_form(desk, request)
        return None

    return door


async def _with_headers(request: Request, response: BaseHTTPResponse) -> None:
    for header, value in HEADERS.items():
        response.headers.setdefault(header, value)


def _error(desk: Desk) -> Callable[[Request, Exception], HTTPResponse]:
    """A calm page for every error; the log has its kind and nothing of what was typed."""

    def error_page(request: Request, error: Exception) -> HTTPResponse:
        title, text = (
            "Something went wrong",
            "Nothing was changed. Please try again; if it stays, tell your administrator.",
        )
        status = 500
        if isinstance(error, Unknown):
            status, title, text = 404, "Not found", "There is no such case. Check the receipt number."
        elif isinstance(error, StoreBusy):
            status, title, text = (
                503,
                "The database is busy",
                "Nothing was changed. Please try again in a moment.",
            )
        elif isinstance(error, StoreDown):
            status, title = 503, "The database cannot be reached"
            text = "Nothing was changed. Please try again in a moment; if it stays, tell your administrator."
        elif isinstance(error, SanicException) and (error.status_code or 500) < 500:
            status = int(error.status_code or 400)
            title, text = (
                ("Not found", "There is no such page.")
                if status == 404
                else ("Not understood", "The desk cannot do that.")
            )
        if status >= 500:
            log.error("a page failed: %s", type(error).__name__)
        return desk.page(
            request, "error.html", status=status, title=title, text=text, typed=desk.typed(request)
        )

    return error_page


def main() -> None:
    """Run until stopped."""
    configured = settings.load()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    migrate(configured.database_url)
    app(configured).run(
        host=configured.web_host,
        port=configured.desk_port,
        workers=1,
        access_log=False,
        motd=False,
        register_sys_signals=True,
    )


if __name__ == "__main__":
    main()
