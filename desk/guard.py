"""Who may enter and what may be sent: session cookies, form tokens, limits on log-ins, headers."""

from __future__ import annotations

import asyncio
import hmac
import random
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from sanic.request import Request
from sanic.response import HTTPResponse

from ridecare.settings import Settings
from ridecare.store import Store, audit, staff

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
LONGEST_NAME = 80
LONGEST_PASSWORD = 200
# One address may be a whole office; one name from one address is one person who mistypes.
OF_ADDRESS = parse("60 per 15 minutes")
OF_NAME = parse("30 per 15 minutes")
OF_BOTH = parse("5 per 15 minutes")
# The wait after a failed log-in grows by this much a failure, up to the longest.
SLOWER_BY, SLOWEST = 0.5, 2.0

Clock = Callable[[], datetime]
Pause = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class LogIn:
    """How a log-in went: a session's token, or why not (`wrong` or `limited`)."""

    token: str | None
    problem: str | None = None


class Guard:
    """The door of the desk. Make it once a process: it counts the log-ins that failed."""

    def __init__(
        self, store: Store, configured: Settings, *, clock: Clock, rng: random.Random, pause: Pause
    ) -> None:
        self._store = store
        self._trust_proxy = configured.trust_proxy
        self._secure = configured.public_url.startswith("https://")
        self._clock = clock
        self._rng = rng
        self._pause = pause
        # Held here: the limiter itself refers to it only weakly.
        self._counts = MemoryStorage()
        self._limiter = FixedWindowRateLimiter(self._counts)
        # Each check of a password takes memory and a core: a flood must not take all of them.
        self._checking = asyncio.Semaphore(2)
        # Browsers take the prefix as a promise: only from this host, only by https.
        prefix = "__Host-" if self._secure else ""
        self.cookie = f"{prefix}ridecare-desk"
        self.form_cookie = f"{prefix}ridecare-form"

    async def log_in(self, request: Request, name: str, password: str) -> LogIn:
        """Check a name and a password, counted before: so nobody gets tries in parallel."""
        name, address = name.strip()[:LONGEST_NAME], self.address(request)
        counted = ((OF_BOTH, (name, address)), (OF_NAME, (name,)), (OF_ADDRESS, (address,)))
        if not all(self._limiter.hit(rate, *of) for rate, of in counted):
            return LogIn(None, "limited")
        async with self._checking:
            right = await asyncio.to_thread(staff.check, self._store, name, password[:LONGEST_PASSWORD])
        if not right:
            left = self._limiter.get_window_stats(OF_BOTH, name, address)[1]
            await self._pause(min(SLOWEST, SLOWER_BY * (OF_BOTH.amount - left)))
            return LogIn(None, "wrong")
        for rate, of in counted[:2]:
            self._limiter.clear(rate, *of)
        now = self._clock()
        token = await asyncio.to_thread(staff.open_session, self._store, name, now, self._rng)
        await asyncio.to_thread(audit.note, self._store, name, "logged in", name, now)
        return LogIn(token)

    async def log_out(self, request: Request) -> None:
        """End the session on the server, too."""
        token = self.token(request)
        if token:
            await asyncio.to_thread(staff.close_session, self._store, token)

    async def who(self, request: Request) -> str | None:
        """The name of who is logged in, or None."""
        token = self.token(request)
        return await asyncio.to_thread(staff.session, self._store, token, self._clock()) if token else None

    def token(self, request: Request) -> str | None:
        """The session's token that the browser sent."""
        found = request.cookies.get(self.cookie)
        return str(found)[:200] if found else None

    def form_token(self, secret: str) -> str:
        """What a form must carry: bound to the session (or, before it, to a cookie of the log-in page)."""
        return self._store.seal.mark("desk-form", secret)

    def form_is_ours(self, request: Request) -> bool:
        """Whether the form was made by us for this browser."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        secret = self.token(request) or request.cookies.get(self.form_cookie)
        sent = (request.form or {}).get("form_token") or ""
        if not secret:
            return False
        known = self._store.seal.marks("desk-form", str(secret)[:200])
        return any(hmac.compare_digest(each.encode(), str(sent).encode()) for each in known)

    def address(self, request: Request) -> str:
        """Where the request comes from; by the proxy's word only if the operator says that there is one."""
        if self._trust_proxy:
            named = str(request.headers.get("x-forwarded-for", "")).split(",")[-1].strip()
            if named:
                return named[:64]
        return str(request.ip)

    def set_session(self, response: HTTPResponse, token: str) -> None:
        """Give the browser its session, until it is closed."""
        self._set(response, self.cookie, token)

    def set_form_secret(self, response: HTTPResponse, secret: str) -> None:
        """Give the log-in page's form its cookie."""
        self._set(response, self.form_cookie, secret)

    def forget(self, response: HTTPResponse) -> None:
        """Take the session from the browser."""
        self._set(response, self.cookie, "")
        response.cookies[self.cookie]["max-age"] = 0

    def _set(self, response: HTTPResponse, name: str, value: str) -> None:
        response.cookies[name] = value
        response.cookies[name]["path"] = "/"
        response.cookies[name]["httponly"] = True
        response.cookies[name]["samesite"] = "Strict"
        if self._secure:
            response.cookies[name]["secure"] = True


def new_secret() -> str:
    """A secret for the log-in page's form."""
    return secrets.token_hex(32)
