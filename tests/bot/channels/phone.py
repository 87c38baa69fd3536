"""Twilio before the SMS channel: a real socket, a real store, a scripted assistant, a recorded carrier."""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import requests
from cryptography.fernet import Fernet
from sanic import Sanic
from twilio.request_validator import RequestValidator

from bot.channels import keys, sms_inbox
from bot.channels.messages import Inbound, Reply, Turn
from bot.channels.sms import SmsInput
from bot.channels.sms_inbox import Text
from ridecare import settings as reading
from ridecare.gateways.recorded_sms import RecordedSms
from ridecare.sealing import Seal
from ridecare.store import Store, consent, conversations, migrate, open_store
from ridecare.store.conversations import Said

Sanic.test_mode = True
_SERVERS = itertools.count()
_IDS = itertools.count(1)
ACCOUNT, NUMBER, SENDER = "AC" + "1" * 32, "+16125550000", "+16515550101"
TOKENS = ("newer-token", "older-token")
HOOK = "https://rides.example.org/sms/twilio"
START = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)


class Scripted:
    """Stands where `Members` stands: echoes, by SMS rules of consent, from the real store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.taken: list[Inbound] = []
        self.breaks = 0
        self.gates: dict[str, threading.Event] = {}

    async def take(self, inbound: Inbound) -> Turn:
        if inbound.text in self.gates:
            await asyncio.to_thread(self.gates[inbound.text].wait, 10)
        conversation = conversations.start_or_find(
            self.store, inbound.conversation, "sms", inbound.received_at, address=inbound.address
        )
        row = conversations.take_in(
            self.store, inbound.conversation, inbound.message_id, inbound.text, inbound.received_at
        )
        if row is None:
            return Turn((), "en", duplicate=True)
        if self.breaks:
            self.breaks -= 1
            raise RuntimeError(f"broken on purpose at {inbound.text}")
        self.taken.append(inbound)
        if conversation.opted_out:
            return Turn((), "en", silent="opted_out")
        if inbound.text == "STOP":
            consent.opt_out(self.store, inbound.address or "", inbound.received_at, inbound.text)
        texts = inbound.text.split("|") if "|" in inbound.text else [f"Heard: {inbound.text}"]
        said = [Said(text, "utter_scripted", (), "reply", "en") for text in texts]
        lines = conversations.say(self.store, inbound.conversation, said, inbound.received_at)
        return Turn(tuple(Reply(line.id, line.text, line.response, (), "en") for line in lines), "en")

    def text_of(self, name: str, language: str, channel: str, values: Any) -> str:
        return f"{name} in {language} for {channel}"


class Failing(RecordedSms):
    """A carrier that raises what a test puts in, once each."""

    def __init__(self, *errors: Exception | None) -> None:
        super().__init__()
        self.errors = list(errors)

    def send(self, to: str, text: str) -> str:
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
        return super().send(to, text)


class Phone:
    """The channel on a port of its own, and Twilio in front of it."""

    def __init__(self, database: Path, carrier: RecordedSms, configured: bool = True) -> None:
        key = Fernet.generate_key().decode("ascii")
        url = f"sqlite:///{database}"
        migrate(url)
        self.store = open_store(url, Seal([key]))
        self.members = Scripted(self.store)
        self.carrier = carrier
        self.now = START
        environ = {"RIDECARE_KEYS": key, "RIDECARE_PUBLIC_URL": "https://rides.example.org"}
        if configured:
            environ |= {
                "RIDECARE_SMS_ACCOUNT_SID": ACCOUNT,
                "RIDECARE_SMS_AUTH_TOKENS": ",".join(TOKENS),
                "RIDECARE_SMS_NUMBER": NUMBER,
            }
        self.channel = SmsInput(
            reading.load(environ),
            carrier=carrier if configured else None,
            clock=lambda: self.now,
            pump_seconds=0.01,
        )
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sms/twilio"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> None:
        app = Sanic(f"sms{next(_SERVERS)}", configure_logging=False)
        app.ctx.ridecare_members = self.members
        app.blueprint(self.channel.blueprint(_nobody), url_prefix=self.channel.url_prefix())
        self._thread.start()
        self._in_loop(self._serve(app))

    def stop(self) -> None:
        self._in_loop(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self.store.close()

    def fields(self, body: str, **changes: str) -> dict[str, str]:
        common = {"AccountSid": ACCOUNT, "To": NUMBER, "From": SENDER, "MessageSid": f"SM{next(_IDS):032d}"}
        return {**common, "Body": body, "NumMedia": "0", "FromCity": "", **changes}

    def post(
        self, fields: dict[str, str], *, token: str = TOKENS[0], url: str = HOOK, **headers: str
    ) -> requests.Response:
        signature = RequestValidator(token).compute_signature(url, fields)
        sent = {
            "X-Twilio-Signature": signature,
            "Content-Type": "application/x-www-form-urlencoded",
            **headers,
        }
        return requests.post(self.url, data=urlencode(fields), headers=sent, timeout=10)

    def text(self, body: str, **changes: str) -> int:
        return self.post(self.fields(body, **changes)).status_code

    @property
    def key(self) -> str:
        return keys.of_sender(self.store.seal, SENDER)

    @property
    def heard(self) -> list[str]:
        return [text for _, text in self.carrier.texts]

    def quiet(self) -> list[Text]:
        """Wait until no text waits any more; what the carrier was given is complete then."""
        return eventually(lambda: sms_inbox.waiting(self.store, self.now), lambda left: not left)

    def _in_loop(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _serve(self, app: Sanic) -> None:
        self._server = await app.create_server(
            sock=self._socket, return_asyncio_server=True, access_log=False
        )
        await self._server.startup()
        await self._server.before_start()
        await self._server.after_start()
        await self._server.start_serving()

    async def _end(self) -> None:
        await self._server.before_stop()
        await self._server.close()
        for connection in self._server.connections:
            connection.close_if_idle()
        await self._server.after_stop()
        rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)


def eventually(look: Callable[[], Any], good: Callable[[Any], bool]) -> Any:
    """What is looked at as soon as it is good; a wait of 5 seconds ends the test."""
    until = time.monotonic() + 5
    while not good(seen := look()):
        assert time.monotonic() < until, f"still {seen!r}"
        threading.Event().wait(0.005)
    return seen


async def _nobody(message: Any) -> None:
    raise AssertionError("texts go through bot.channels.turn")
