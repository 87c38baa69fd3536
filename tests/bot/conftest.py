"""The web channel on a real socket and a real store, with a scripted assistant behind it."""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sanic import Sanic

from bot.channels.limits import Gate
from bot.channels.messages import Inbound, Reply, Turn
from bot.channels.web import WebInput
from ridecare import settings as reading
from ridecare.sealing import Seal
from ridecare.store import Store, conversations, migrate, open_store
from ridecare.store.conversations import Choice, Said

# Sanic rewrites its own methods when it starts; only in this mode can one process start it a second time.
Sanic.test_mode = True
_SERVERS = itertools.count()
NO_LIMITS = dict.fromkeys(("start", "send", "news", "other"), ("10000 per second", "10000 per second"))

WELCOME = {
    "en": "Hi. I am the automated assistant. I am not for emergencies: call 911. What can I help with?",
    "es": "Hola. Soy el asistente automático. No soy para emergencias: llame al 911. ¿En qué le ayudo?",
}
CHOICES = {
    "en": ("Ask for a ride", "What is RideCare?", "Talk to a person"),
    "es": ("Pedir un viaje", "¿Qué es RideCare?", "Hablar con una persona"),
}
SCRIPT = {
    "Talk to a person": "You can call 952-555-0143 at 2:30 pm. TTY: 711.",
    "help me now": "This sounds like an emergency. Call 911 now.",
    "Ask for a ride": "Where should the driver pick you up?",
    "two lines": "First line.\nSecond line.",
    "markup": "<b>not bold</b> <img src=x onerror=alert(1)>",
}


class Scripted:
    """Stands where `bot.channels.turn.Members` stands, with answers that a test can foresee."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.taken: list[Inbound] = []
        self.breaks = False
        self.waits: threading.Event | None = None
        self.entered = threading.Event()

    async def open(self, key: str, language: str | None, now: datetime) -> Turn:
        conversations.start_or_find(self.store, key, "web", now)
        if language:
            conversations.set_language(self.store, key, language, True)
        spoken = language or "en"
        return self._say(key, [(WELCOME[spoken], "utter_welcome", CHOICES[spoken])], spoken, now)

    async def take(self, inbound: Inbound) -> Turn:
        self.entered.set()
        if self.waits:
            await asyncio.to_thread(self.waits.wait, 10)
        if self.breaks:
            raise RuntimeError(f"broken on purpose at {inbound.text}")
        conversation = conversations.start_or_find(
            self.store, inbound.conversation, "web", inbound.received_at
        )
        language = conversation.language or "en"
        row = conversations.take_in(
            self.store, inbound.conversation, inbound.message_id, inbound.text, inbound.received_at
        )
        if row is None:
            return Turn((), language, duplicate=True)
        self.taken.append(inbound)
        text = SCRIPT.get(inbound.text, f"Answer {len(self.taken)}.")
        response = "utter_emergency" if inbound.text == "help me now" else "utter_scripted"
        return self._say(inbound.conversation, [(text, response, ())], language, inbound.received_at)

    def _say(
        self, key: str, said: list[tuple[str, str, tuple[str, ...]]], language: str, now: datetime
    ) -> Turn:
        lines = conversations.say(
            self.store,
            key,
            [
                Said(text, response, tuple(Choice(title, title) for title in titles), "reply", language)
                for text, response, titles in said
            ],
            now,
        )
        return Turn(
            tuple(
                Reply(
                    line.id,
                    line.text,
                    line.response,
                    tuple(choice.title for choice in line.choices),
                    language,
                )
                for line in lines
            ),
            language,
        )


class Served:
    """The channel on a port of its own."""

    def __init__(self, home: Path, database: Path) -> None:
        url = f"sqlite:///{database}"
        key = Fernet.generate_key().decode("ascii")
        migrate(url)
        self.store = open_store(url, Seal([key]))
        self.members = Scripted(self.store)
        self.ahead = timedelta()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.url = f"{self.origin}/chat"
        environ = {
            "RIDECARE_KEYS": key,
            "RIDECARE_HOME": str(home),
            "RIDECARE_PUBLIC_URL": "https://rides.example.org",
        }
        self._settings = reading.load(environ)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def start(self, rates: dict[str, tuple[str, str]] | None = None) -> None:
        channel = WebInput(
            self._settings, gate=Gate(rates=rates or NO_LIMITS), clock=self.now, news_seconds=2.0
        )
        app = Sanic(f"web{next(_SERVERS)}", configure_logging=False)
        app.ctx.ridecare_members = self.members
        app.blueprint(channel.blueprint(_nobody), url_prefix=channel.url_prefix())
        self._thread.start()
        self._in_loop(self._serve(app))

    def stop(self) -> None:
        self._in_loop(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self.store.close()

    def key_of_only_conversation(self) -> str:
        (inbound,) = {inbound.conversation for inbound in self.members.taken}
        return inbound

    def staff_says(self, key: str, text: str) -> None:
        said = Said(text, None, (), "reply", "en", who="staff")
        conversations.say(self.store, key, [said], self.now())

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


async def _nobody(message: Any) -> None:
    raise AssertionError("web messages go through bot.channels.turn")


@pytest.fixture
def serve(tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[Callable[..., Served]]:
    """Serve the channel, with the shipped texts and facts; `rates` to try the limits."""
    made: list[Served] = []

    def go(rates: dict[str, tuple[str, str]] | None = None) -> Served:
        served = Served(pytestconfig.rootpath, tmp_path / f"ridecare{len(made)}.db")
        served.start(rates)
        made.append(served)
        return served

    yield go
    for served in made:
        served.stop()


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    """The channel, without limits."""
    return serve()
