"""The action server: the SDK's app with a shared key, a body limit and quiet errors, on loopback by default."""

from __future__ import annotations

import hmac
import logging

from rasa_sdk.endpoint import create_app
from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.backend import backend
from ridecare import settings
from ridecare.settings import Settings

log = logging.getLogger(__name__)

# A tracker of the last events is some 100 kB; nothing honest is larger than this.
LARGEST = 2 * 1024 * 1024
_OPEN = ("/health",)
_KEYED = ("/webhook", *_OPEN)


def app(configured: Settings) -> Sanic:
    """The server, not yet running."""
    server: Sanic = create_app("actions", cors_origins=[])
    server.config.REQUEST_MAX_SIZE = LARGEST
    server.register_middleware(_guard(configured.action_key), "request")
    server.error_handler.add(Exception, _quiet)
    backend()
    return server


def _guard(key: str):  # type: ignore[no-untyped-def]
    async def guard(request: Request) -> HTTPResponse | None:
        if request.path not in _KEYED:
            return json({"error": "no such path"}, status=404)
        if request.path in _OPEN:
            return None
        # The SDK would inflate a body without a limit.
        if request.headers.get("content-encoding"):
            return json({"error": "no encoded bodies"}, status=415)
        if not hmac.compare_digest(request.headers.get("x-actions-key", "").encode(), key.encode()):
            return json({"error": "wrong key"}, status=403)
        return None

    return guard


def _quiet(request: Request, error: Exception) -> HTTPResponse:
    """Never the request in an answer or a log: it holds the whole conversation."""
    status = error.status_code if isinstance(error, SanicException) and error.status_code else 500
    if status >= 500:
        log.error("an action failed: %s", type(error).__name__)
    return json({"error": type(error).__name__}, status=status)


def main() -> None:
    """Run until stopped."""
    configured = settings.load()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("rasa_sdk").setLevel(logging.WARNING)
    app(configured).run(
        host=configured.action_host,
        port=configured.action_port,
        workers=1,
        access_log=False,
        motd=False,
        register_sys_signals=True,
    )


if __name__ == "__main__":
    main()
