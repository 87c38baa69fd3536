"""What the actions work with: store, directory, the operator's decisions, words. One object a process."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from ridecare import facts, settings
from ridecare.facts import Operator
from ridecare.gateways.directory import Directory
from ridecare.sealing import Seal
from ridecare.settings import Settings
from ridecare.store import Store, open_store
from ridecare.wording import Words, words_of


@dataclass(frozen=True)
class Backend:
    """Everything outside the conversation that an action needs."""

    store: Store
    directory: Directory
    operator: Operator
    words: Mapping[str, Words]
    rng: random.Random

    def new_id(self) -> str:
        """An id for a read-back."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def words_in(self, language: str) -> Words:
        """The words of a language; English where there are none."""
        return self.words.get(language) or self.words["en"]


_backend: Backend | None = None


def backend() -> Backend:
    """The process's backend, made from the settings at first use."""
    global _backend
    if _backend is None:
        _backend = made(settings.load())
    return _backend


def use(given: Backend | None) -> None:
    """Take this backend (tests, and the whole assistant in one process); None to make one anew."""
    global _backend
    _backend = given


def made(configured: Settings, store: Store | None = None) -> Backend:
    """A backend by the settings."""
    opened = store or open_store(configured.database_url, Seal(configured.keys))
    return Backend(
        store=opened,
        directory=_directory(configured, opened),
        operator=facts.load(
            configured.home / "ridecare.yml",
            demo=configured.directory == "demo" and not configured.production,
        ),
        words=words_of(configured.home / "responses"),
        rng=random.SystemRandom(),
    )


def _directory(configured: Settings, store: Store) -> Directory:
    if configured.directory == "fhir":
        from ridecare.gateways.fhir_directory import FhirDirectory

        return FhirDirectory(configured.fhir_url, configured.fhir_token)
    from ridecare.gateways.demo_directory import DemoDirectory

    return DemoDirectory(store)
