"""The SMS channel: Twilio's webhook at /sms/twilio, answered at once; texts are worked in order."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from twilio.request_validator import RequestValidator

from bot.channels import sms_inbox
from bot.channels.due import Sent, deliver_due
from bot.channels.sms_inbox import Text
from bot.channels.sms_work import SmsWork
from bot.channels.turn import Members, members_for
from ridecare import facts
from ridecare import settings as reading
from ridecare.gateways.sms import SmsCarrier
from ridecare.gateways.twilio_sms import TwilioSms
from ridecare.settings import Settings
from ridecare.store import StoreBusy, StoreDown, conversations
from ridecare.store.outbox import CODE

log = logging.getLogger(__name__)

PREFIX = "/sms"
HOOK = "/twilio"
_MOST_BYTES = 64 * 1024
_MOST_FIELDS = 200
_SENDER = re.compile(r"\+?[0-9]{3,15}")
_MESSAGE_ID = re.compile(r"[A-Za-z0-9]{2,64}")
# Seconds between looks for texts that somebody kept and nobody answered.
_LOOK_SECONDS = 60.0
# Seconds between looks for conversations that are older than `chat_days`.
_SWEEP_SECONDS = 3600.0
# Seconds that messages in work get to end when the server stops; the rest is taken up at the next start.
_STOP_SECONDS = 5.0


class SmsInput(InputChannel):
    """Named in credentials.yml; Rasa mounts it at /sms."""

    @classmethod
    def name(cls) -> str:
        """The channel's name in trackers."""
        return "sms"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SmsInput:
        """All is set by the environment (docs/settings.md); credentials.yml only switches the channel on."""
        return cls()

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        carrier: SmsCarrier | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        pump_seconds: float = 1.0,
    ) -> None:
        """Set up.

        Args:
            settings: read from the environment if left out.
            carrier: sends our texts; Twilio if left out and configured.
            clock: now, aware UTC.
            pump_seconds: how often what became due is sent.
        """
        self._settings = settings or reading.load()
        self.configured = bool(
            self._settings.sms_account_sid and self._settings.sms_auth_tokens and self._settings.sms_number
        )
        self._validators = [RequestValidator(token) for token in self._settings.sms_auth_tokens]
        self._carrier = carrier or (_twilio(self._settings) if self.configured else None)
        self._clock = clock
        self._pump_seconds = pump_seconds
        self._kept_for = timedelta(days=facts.load(self._settings.home / "ridecare.yml").chat_days)
        self._running: set[asyncio.Task[None]] = set()
        self._pump_task: asyncio.Task[None] | None = None
        self._work: SmsWork | None = None

    def url_prefix(self) -> str:
        """Absolute, so that Rasa's /webhooks does not come before it."""
        return PREFIX

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The webhook, and what runs beside it. Texts go through `bot.channels.turn`, not Rasa's handler."""
        blueprint = Blueprint("ridecare_sms")

        async def hook(request: Request) -> HTTPResponse:
            # Sanic notes on the handler that it streams, which it cannot on a method.
            return await self._hook(request)

        blueprint.add_route(hook, HOOK, methods=["POST"], stream=True)
        blueprint.listener("after_server_start")(self._start)
        blueprint.listener("before_server_stop")(self._stop)
        return blueprint

    async def _hook(self, request: Request) -> HTTPResponse:
        body = await _body(request)
        if not self.configured:
            return empty(status=503)
        if body is None:
            return empty(status=413)
        try:
            fields = dict(
                parse_qsl(
                    body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
                )
            )
        except ValueError:
            return empty(status=400)
        if not self._genuine(fields, request.headers.get("x-twilio-signature", "")):
            log.warning("a call of the SMS webhook was refused")
            return empty(status=403)
        text = self._text(fields)
        if text is None:
            log.warning("a text without a number to answer, or without an id, was left")
            return empty()
        work = self._work_of(request.app)
        try:
            new = await asyncio.to_thread(sms_inbox.keep, work.store, text)
        except (StoreBusy, StoreDown):
            # Not kept, so not acknowledged: Twilio turns to its fallback address.
            log.error("a text could not be kept")
            return empty(status=503)
        if new:
            self._begin(work.answer(text))
        return empty()

    def _genuine(self, fields: dict[str, str], signature: str) -> bool:
        # Over the configured address: a proxy may have rewritten the one of the request.
        url = f"{self._settings.public_url}{PREFIX}{HOOK}"
        signed = any(validator.validate(url, fields, signature) for validator in self._validators)
        ours = (
            fields.get("AccountSid") == self._settings.sms_account_sid
            and fields.get("To") == self._settings.sms_number
        )
        return signed and ours

    def _text(self, fields: dict[str, str]) -> Text | None:
        sender, message_id = fields.get("From", ""), fields.get("MessageSid", "")
        if not _SENDER.fullmatch(sender) or not _MESSAGE_ID.fullmatch(message_id):
            return None
        media = fields.get("NumMedia", "0")
        return Text(
            message_id=message_id,
            sender=sender,
            body=fields.get("Body", ""),
            media=int(media) if media.isascii() and media.isdigit() and len(media) < 4 else 0,
            kind_of_opt_out=fields.get("OptOutType", "").upper(),
            received_at=self._clock().isoformat(),
        )

    # --- what runs beside the webhook -----------------------------------------------------------------------

    async def _start(self, app: Any, loop: Any) -> None:
        if not self.configured:
            log.warning(
                "SMS is off: set RIDECARE_SMS_ACCOUNT_SID, RIDECARE_SMS_AUTH_TOKENS and RIDECARE_SMS_NUMBER"
            )
        self._pump_task = asyncio.ensure_future(self._pump(app))

    async def _stop(self, app: Any, loop: Any) -> None:
        if self._pump_task is not None:
            self._pump_task.cancel()
            await asyncio.gather(self._pump_task, return_exceptions=True)
        if self._running:
            await asyncio.wait(self._running, timeout=_STOP_SECONDS)

    async def _pump(self, app: Any) -> None:
        """Send what becomes due, on every channel, take up texts that were never answered, erase what is old."""
        loop = asyncio.get_running_loop()
        looked = swept = None
        while True:
            try:
                if swept is None or loop.time() - swept >= _SWEEP_SECONDS:
                    swept = loop.time()
                    store, before = _members(app).store, self._clock() - self._kept_for
                    await asyncio.to_thread(conversations.erase_older, store, before)
                if self.configured and (looked is None or loop.time() - looked >= _LOOK_SECONDS):
                    looked = loop.time()
                    for text in await self._work_of(app).left_over():
                        self._begin(self._work_of(app).answer(text, again=True))
                self._show(await deliver_due(_members(app), self._clock(), self._carrier))
            except Exception as error:  # noqa: BLE001 - one bad round must not end all the others
                log.error("sending what is due failed: %s", type(error).__name__)
            await asyncio.sleep(self._pump_seconds)

    def _show(self, sent: list[Sent]) -> None:
        """With the demo's invented members and no carrier a code has no phone to go to: whoever tries it reads it here."""
        if self._carrier is None and self._settings.directory == "demo" and not self._settings.production:
            for each in sent:
                if each.kind == CODE:
                    log.warning("demo, no carrier: the text to %s is: %s", each.to, each.text)

    def _work_of(self, app: Any) -> SmsWork:
        if self._work is None:
            self._work = SmsWork(_members(app), self._carrier, self._clock)
        return self._work

    def _begin(self, answering: Coroutine[Any, Any, None]) -> None:
        # A task that nothing refers to may be collected before it ends.
        task = asyncio.create_task(answering)
        self._running.add(task)
        task.add_done_callback(self._running.discard)


async def _body(request: Request) -> bytes | None:
    """The whole body, or None if it is too long. (Sanic's form drops empty fields, which are signed too.)"""
    body = bytearray()
    assert request.stream is not None
    while (piece := await request.stream.read()) is not None:
        body += piece
        if len(body) > _MOST_BYTES:
            request.stream.keep_alive = False
            return None
    return bytes(body)


def _members(app: Any) -> Members:
    made: Members | None = getattr(app.ctx, "ridecare_members", None)
    return made if made is not None else members_for(app)


def _twilio(settings: Settings) -> TwilioSms:
    return TwilioSms(settings.sms_account_sid, settings.sms_auth_tokens[0], settings.sms_number)
