"""The desk on a real socket and a real database, with requests and hand-overs placed through the store."""

from __future__ import annotations

import asyncio
import html
import itertools
import random
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests as http
from cryptography.fernet import Fernet
from sanic import Sanic

from desk import server
from ridecare import settings as reading
from ridecare.handover import HandOver
from ridecare.rides import Leg, RideRequest
from ridecare.sealing import Seal
from ridecare.store import conversations, handovers, migrate, open_store, requests, staff

NAME, PASSWORD = "dana", "a long password"
# Tuesday, 10:00 in Chicago.
NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
_SERVERS = itertools.count()

# Sanic rewrites its own methods when it starts; only in this mode can one process start it a second time.
Sanic.test_mode = True


class Served:
    """The desk on a port of its own, with its database."""

    def __init__(self, home: Path, database: Path, **environ: str) -> None:
        key = Fernet.generate_key().decode("ascii")
        self.store = open_store(f"sqlite:///{database}", Seal([key]))
        self.settings = reading.load({"RIDECARE_KEYS": key, "RIDECARE_HOME": str(home), **environ})
        self.now = NOW
        self.paused: list[float] = []
        self.rng = random.Random(7)
        self._count = itertools.count()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    # --- the server ---

    def start(self) -> None:
        app = server.app(
            self.settings,
            store=self.store,
            clock=lambda: self.now,
            pause=self._pause,
            name=f"desk{next(_SERVERS)}",
        )
        self._thread.start()
        self._in_loop(self._serve(app))

    def stop(self) -> None:
        self._in_loop(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self.store.close()

    async def _pause(self, seconds: float) -> None:
        self.paused.append(seconds)

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

    # --- records ---

    def conversation(self, channel: str = "web", address: str | None = None, trial: bool = False) -> str:
        key = f"{channel}-{next(self._count)}"
        conversations.start_or_find(self.store, key, channel, self.now, address=address, trial=trial)
        return key

    def request(self, *, alarm: str | None = None, **changes: Any) -> str:
        """Place a request; its receipt."""
        asked = replace(REQUEST, created_at=self.now, **changes)
        if not asked.conversation:
            asked = replace(asked, conversation=self.conversation(trial=asked.trial))
        return requests.place(
            self.store,
            asked,
            readback_id=f"readback-{next(self._count)}",
            now=self.now,
            rng=self.rng,
            kinds_of_alarm=(alarm,) if alarm else (),
        ).receipt

    def hand_over(self, *, alarm: str | None = None, **changes: Any) -> str:
        """Hand over; the receipt."""
        case = replace(CASE, created_at=self.now, **changes)
        if not case.conversation:
            case = replace(case, conversation=self.conversation(trial=case.trial))
        return handovers.hand_over(
            self.store, case, key=f"case-{next(self._count)}", now=self.now, rng=self.rng, alarm=alarm
        ).receipt

    def later(self, **by: int) -> None:
        self.now += timedelta(**by)


@dataclass
class Browser:
    """What a person at the desk does: opens pages, and sends the forms that stand on them."""

    served: Served
    client: http.Session
    page: http.Response | None = None

    def open(self, path: str, **kinds: Any) -> http.Response:
        self.page = self.client.get(self.served.origin + path, timeout=10, **kinds)
        return self.page

    def post(self, path: str, values: dict[str, str], **kinds: Any) -> http.Response:
        """Send values as they are."""
        self.page = self.client.post(self.served.origin + path, data=values, timeout=10, **kinds)
        return self.page

    def send(self, action: str, **values: str) -> http.Response:
        """Send the form of the page that goes to `action`, with its hidden fields."""
        assert self.page is not None
        for form in re.findall(r"<form.*?</form>", self.page.text, re.S):
            if re.search(rf'action="{re.escape(action)}(#[a-z]+)?"', form):
                hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
                return self.post(action, {name: html.unescape(value) for name, value in hidden} | values)
        raise AssertionError(f"the page has no form that goes to {action}")

    def log_in(self, name: str = NAME, password: str = PASSWORD) -> http.Response:
        self.open("/login")
        return self.send("/login", name=name, password=password)


REQUEST = RideRequest(
    receipt=None,
    state="requested",
    rider_name="Rosa Quill",
    member_id="90000001",
    date_of_birth=date(1980, 3, 14),
    rider_source="stated",
    eligibility="eligible",
    channel="web",
    language="en",
    created_at=NOW,
    legs=(
        Leg("1200 Oak St, Minneapolis", "the clinic on Park Ave", date(2026, 12, 8), "14:30"),
        Leg("the clinic on Park Ave", "1200 Oak St, Minneapolis", date(2026, 12, 8), part="home"),
    ),
    trip_purpose="dialysis",
    return_ride="call_when_ready",
    return_time=None,
    mobility=("walker", "oxygen"),
    companions=1,
    children=(),
    callback_phone="+16515550101",
    notes="rings twice",
    requester=None,
    trial=False,
    marks=("not_checked",),
    possible_duplicate_of=None,
    conversation="",
)

CASE = HandOver(
    receipt=None,
    reason="change",
    state="open",
    channel="web",
    language="es",
    created_at=NOW,
    collected={"trip_date": "2026-12-08", "mobility": ["cane"], "said": ["my daughter comes along"]},
    callback_phone="+16515550106",
    rider="Ana Sol",
    urgent=False,
    conversation="",
    trial=False,
    request_receipt=None,
    words="necesito cambiar la hora",
    outcome=None,
)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every migration and nothing in it, made once."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def serve(migrated: Path, tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[Callable[..., Served]]:
    """Serve a desk; keyword arguments are environment variables."""
    made: list[Served] = []

    def go(**environ: str) -> Served:
        database = tmp_path / f"ridecare{len(made)}.db"
        shutil.copy(migrated, database)
        served = Served(pytestconfig.rootpath, database, **environ)
        served.start()
        made.append(served)
        return served

    yield go
    for served in made:
        served.stop()


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    """A desk with one account."""
    one = serve()
    staff.add(one.store, NAME, PASSWORD)
    return one


@pytest.fixture
def visitor(served: Served) -> Iterator[Browser]:
    """Somebody who is not logged in."""
    with http.Session() as client:
        yield Browser(served, client)


@pytest.fixture
def desk(visitor: Browser) -> Browser:
    """Somebody who is logged in."""
    assert visitor.log_in().url.endswith("/")
    return visitor
