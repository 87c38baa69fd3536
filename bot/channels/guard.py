"""What a web request must be before anything reads it: from our own page, small, JSON."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from sanic.request import Request

MOST_BYTES = 16 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_TOKEN = re.compile(r"Bearer ([A-Za-z0-9_-]{43})")
_MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Refused(Exception):
    """The request goes no further. `kind` names the words that the member reads."""

    def __init__(self, status: int, kind: str, wait: int = 0) -> None:
        super().__init__(kind)
        self.status = status
        self.kind = kind
        self.wait = wait


def same_origin(request: Request, public_url: str) -> None:
    """Refuse a request that a page of somebody else's sent.

    A missing Origin passes: browsers leave it out only where the page cannot read the answer anyway, and no
    cookie exists that such a request could ride on.
    """
    origin = request.headers.get("origin")
    if origin is not None:
        allowed = {urlsplit(public_url).netloc.lower(), request.headers.get("host", "").lower()}
        sender = urlsplit(origin)
        if sender.scheme not in ("http", "https") or sender.netloc.lower() not in allowed:
            raise Refused(403, "elsewhere")
    elif request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, "elsewhere")


async def json_body(request: Request) -> dict[str, Any]:
    """The body as an object. It is read in pieces, so that a huge one is refused early."""
    body = bytearray()
    if request.content_type.split(";")[0].strip().lower() != "application/json":
        _leave_unread(request)
        raise Refused(415, "unreadable")
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > MOST_BYTES:
        _leave_unread(request)
        raise Refused(413, "too_big")
    assert request.stream is not None
    while (piece := await request.stream.read()) is not None:
        body += piece
        if len(body) > MOST_BYTES:
            _leave_unread(request)
            raise Refused(413, "too_big")
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise Refused(400, "unreadable") from None
    if not isinstance(parsed, dict):
        raise Refused(400, "unreadable")
    return parsed


def token_of(request: Request) -> str | None:
    """The bearer token, if the request carries a well-formed one."""
    found = _TOKEN.fullmatch(request.headers.get("authorization", ""))
    return found.group(1) if found else None


def message_id(value: object) -> str:
    """The id that the page gave its message; the same on a retry."""
    if isinstance(value, str) and _MESSAGE_ID.fullmatch(value):
        return value
    raise Refused(400, "unreadable")


def number(value: object, *, least: int) -> int:
    """A whole number of the body or the address."""
    if isinstance(value, str) and value.isdigit() and len(value) < 16:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= least:
        return value
    raise Refused(400, "unreadable")


def address_of(request: Request, trust_proxy: bool) -> str:
    """The visitor's address, for the rate limit only."""
    if trust_proxy:
        # The right-most entry is the one our own proxy wrote; those before it are the visitor's claim.
        forwarded = str(request.headers.get("x-forwarded-for", "")).split(",")[-1].strip()
        if forwarded:
            return forwarded
    return str(request.ip)


def _leave_unread(request: Request) -> None:
    # Closing afterwards spares reading the rest of a body that nobody wants.
    if request.stream is not None:
        request.stream.keep_alive = False
