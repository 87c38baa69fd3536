"""The web channel: the chat page at /chat on Rasa's own port, and the guard before every call of it."""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response

from bot.channels import guard
from bot.channels.guard import Refused
from bot.channels.limits import Gate
from bot.channels.page import Asset, Page, best_language
from bot.channels.talking import CHANNEL, IDLE, Talking, Visit
from bot.channels.turn import Members, members_for
from ridecare import facts
from ridecare import settings as reading
from ridecare.settings import Settings

logger = logging.getLogger(__name__)

PREFIX = "/chat"
NEWS_SECONDS = 20.0

Handler = Callable[[Visit], Awaitable[HTTPResponse]]
Route = Callable[..., Coroutine[Any, Any, HTTPResponse]]


class WebInput(InputChannel):
    """Named in credentials.yml; Rasa mounts it at /chat."""

    @classmethod
    def name(cls) -> str:
        """The channel's name in trackers."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebInput:
        """Settings come from the environment; credentials.yml only switches the channel on."""
        return cls()

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        gate: Gate | None = None,
        rng: random.Random | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        news_seconds: float = NEWS_SECONDS,
    ) -> None:
        self._settings = settings or reading.load()
        self._gate = gate or Gate()
        home = self._settings.home
        self.page = Page(
            home / "responses",
            facts.load(home / "ridecare.yml").say,
            PREFIX,
            idle_seconds=int(IDLE.total_seconds()),
        )
        self._talking = Talking(
            rng=rng or random.SystemRandom(),
            clock=clock,
            news_seconds=news_seconds,
            language_request=self.page.language_request,
        )

    def url_prefix(self) -> str:
        """Absolute, so that Rasa's /webhooks does not come before it."""
        return PREFIX

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes. Messages go through `bot.channels.turn`, not through Rasa's own handler."""
        blueprint = Blueprint("ridecare_web")

        @blueprint.get("/", name="page")
        async def page(request: Request) -> HTTPResponse:
            return self._page(request)

        @blueprint.get("/static/<name:str>", name="asset")
        async def asset(request: Request, name: str) -> HTTPResponse:
            return self._asset(request, name)

        calls: tuple[tuple[str, str, Handler], ...] = (
            ("start", "start", self._talking.start),
            ("send", "send", self._talking.send),
            ("stay", "other", self._talking.stay),
            ("forget", "other", self._talking.forget),
            ("language", "other", self._talking.language),
        )
        for name, rate, handler in calls:
            route = self._guarded(handler, rate, new=name == "start")
            blueprint.add_route(route, f"/{name}", methods=["POST"], name=name, stream=True)
        blueprint.add_route(self._guarded(self._talking.news, "news"), "/news", methods=["GET"], name="news")
        blueprint.middleware(_add_headers, attach_to="response")
        blueprint.listener("before_server_stop")(self._stop_waiting)
        return blueprint

    async def _stop_waiting(self, app: Any, loop: Any) -> None:
        self._talking.stopping = True

    def _page(self, request: Request) -> HTTPResponse:
        language = best_language(request.args.get("language"), request.headers.get("accept-language", ""))
        return _sent(request, self.page.html(language), {"Vary": "Accept-Language, Accept-Encoding"})

    def _asset(self, request: Request, name: str) -> HTTPResponse:
        asset = self.page.assets.get(name)
        if asset is None:
            return empty(status=404)
        headers = {"Vary": "Accept-Encoding"}
        if request.args.get("v") == asset.version:
            headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return _sent(request, asset, headers)

    def _guarded(self, handler: Handler, rate: str, *, new: bool = False) -> Route:
        async def route(request: Request) -> HTTPResponse:
            language = best_language(None, request.headers.get("accept-language", ""))
            try:
                guard.same_origin(request, self._settings.public_url)
                body = await guard.json_body(request) if request.method == "POST" else {}
                token = guard.token_of(request)
                address = guard.address_of(request, self._settings.trust_proxy)
                wait = self._gate.wait(rate, address=address, conversation=token or "")
                if wait:
                    raise Refused(429, "too_often", wait)
                visit = Visit(request, _members(request), language, body)
                visit.conversation = await self._talking.find(visit, token)
                if visit.conversation is None and not new:
                    raise Refused(401, "ended")
                if visit.conversation is not None:
                    visit.language = language = visit.conversation.language or language
                return await handler(visit)
            except Refused as refused:
                return self._error(refused.status, refused.kind, language, refused.wait)
            except Exception as error:  # noqa: BLE001 - whatever fails, the member must hear something
                # The class alone: an exception's text may hold what the member wrote.
                logger.error("web channel: %s in %s", type(error).__name__, handler.__name__)
                return self._error(503, "trouble", language, 0)

        return route

    def _error(self, status: int, kind: str, language: str, wait: int) -> HTTPResponse:
        headers = {"Retry-After": str(wait)} if wait else {}
        return json_response(
            {"error": kind, "text": self.page.error(language, kind), "language": language},
            status=status,
            headers=headers,
        )


async def _add_headers(request: Request, response: HTTPResponse) -> None:
    for name, value in guard.HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")


def _sent(request: Request, asset: Asset, headers: dict[str, str]) -> HTTPResponse:
    if "gzip" in request.headers.get("accept-encoding", ""):
        return HTTPResponse(
            asset.packed, headers={**headers, "Content-Encoding": "gzip"}, content_type=asset.kind
        )
    return HTTPResponse(asset.body, headers=headers, content_type=asset.kind)


def _members(request: Request) -> Members:
    made: Members | None = getattr(request.app.ctx, "ridecare_members", None)
    return made if made is not None else members_for(request.app)
