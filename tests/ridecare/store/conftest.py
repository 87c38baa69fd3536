"""A migrated store on SQLite and on PostgreSQL: every test of the store runs on both."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pgserver
import pytest
from cryptography.fernet import Fernet
from sqlalchemy.engine import make_url

from ridecare.handover import HandOver
from ridecare.rides import Leg, RideRequest
from ridecare.sealing import Seal
from ridecare.store import Store, migrate, open_store
from ridecare.store.engine import engine_of
from ridecare.store.tables import metadata

NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a real PostgreSQL, from a wheel that, run as root, starts it as a user of its own."""
    # Not in pytest's directory: it is closed to the server's own user, and too long for a socket's path.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg2")
        yield url.render_as_string(hide_password=False)
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty, migrated database."""
    if request.param == "sqlite":
        found = f"sqlite:///{tmp_path / 'ridecare.db'}"
        migrate(found)
        yield found
        return
    found = request.getfixturevalue("postgresql")
    migrate(found)
    yield found
    engine = engine_of(found, patient=True)
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f'TRUNCATE "{table.name}" RESTART IDENTITY')
    engine.dispose()


@pytest.fixture(scope="session")
def key() -> str:
    return Fernet.generate_key().decode()


@pytest.fixture
def store(url: str, key: str) -> Iterator[Store]:
    opened = open_store(url, Seal([key]))
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def rng() -> random.Random:
    return random.Random(7)


@pytest.fixture
def a_request() -> Callable[..., RideRequest]:
    """Makes requests: the usual one, with what is named changed."""
    usual: dict[str, Any] = {
        "receipt": None,
        "state": "requested",
        "rider_name": "Wilhelmina Quist",
        "member_id": "90000001",
        "date_of_birth": date(1980, 3, 14),
        "rider_source": "stated",
        "eligibility": "eligible",
        "channel": "web",
        "language": "en",
        "created_at": NOW,
        "legs": (
            Leg("1455 Zealand Ave N", "Fairhaven Clinic", date(2026, 12, 4), "10:30", None),
            Leg("Fairhaven Clinic", "1455 Zealand Ave N", date(2026, 12, 4), None, None),
        ),
        "trip_purpose": "dialysis",
        "return_ride": "call_when_ready",
        "return_time": None,
        "mobility": ("walker", "oxygen"),
        "companions": 1,
        "children": (3, 9),
        "callback_phone": "+16515550142",
        "notes": "the blue door behind the bakery",
        "requester": "Bartholomew, her son",
        "trial": False,
        "marks": ("soon",),
        "possible_duplicate_of": None,
        "conversation": "web-a",
        "alarms": (),
    }
    return lambda **changed: RideRequest(**{**usual, **changed})


@pytest.fixture
def a_handover() -> Callable[..., HandOver]:
    """Makes hand-overs: the usual one, with what is named changed."""
    usual: dict[str, Any] = {
        "receipt": None,
        "reason": "person",
        "state": "open",
        "channel": "web",
        "language": "es",
        "created_at": NOW,
        "collected": {"pickup": "1455 Zealand Ave N"},
        "callback_phone": "+16515550142",
        "rider": "Wilhelmina Quist",
        "urgent": False,
        "conversation": "web-a",
        "trial": False,
        "request_receipt": None,
        "words": "quiero hablar con alguien",
        "outcome": None,
    }
    return lambda **changed: HandOver(**{**usual, **changed})
