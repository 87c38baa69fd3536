"""A backend on a real SQLite store with the demo members."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from actions import backend as backends
from actions.backend import Backend
from ridecare import settings
from ridecare.settings import Settings
from ridecare.store import migrate
from ridecare.store.members import seed_demo


@pytest.fixture
def configured(tmp_path: Path) -> Settings:
    """Settings of development with a database of the test's own."""
    url = f"sqlite:///{tmp_path / 'ridecare.db'}"
    return settings.load(
        {
            "RIDECARE_DATABASE_URL": url,
            "RIDECARE_KEYS": Fernet.generate_key().decode(),
            "RIDECARE_ACTION_KEY": "the right key",
        }
    )


@pytest.fixture
def tools(configured: Settings) -> Iterator[Backend]:
    """The backend that actions find."""
    before = backends._backend
    migrate(configured.database_url)
    made = dataclasses.replace(backends.made(configured), rng=random.Random(7))
    seed_demo(made.store)
    backends.use(made)
    yield made
    backends.use(before)
    made.store.close()
