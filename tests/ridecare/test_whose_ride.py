"""Receipt and rider's name, behind a lock: a wrong pair and an unknown receipt are nobody's ride."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from ridecare.members import LOCK_AFTER
from ridecare.rides import RideRequest
from ridecare.sealing import Seal
from ridecare.store import Store, migrate, open_store, requests
from ridecare.whose_ride import request_of_pair
from tests.ridecare.said import NOW
from tests.ridecare.test_changed_request import REQUEST


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'ridecare.db'}"
    migrate(url)
    opened = open_store(url, Seal([Fernet.generate_key().decode()]))
    yield opened
    opened.close()


@pytest.fixture
def receipt(store: Store) -> str:
    return requests.place(store, REQUEST, readback_id="r", now=NOW, rng=random.Random(3)).receipt


def _pair(
    store: Store,
    receipt: str,
    name: str = "Ana Lopez",
    *,
    conversation: str = "web-b",
    trial: bool = False,
    minutes: int = 0,
) -> RideRequest | None:
    now = NOW + timedelta(minutes=minutes)
    return request_of_pair(store, receipt, name, conversation=conversation, trial=trial, now=now)


def test_the_pair_is_the_ride(store: Store, receipt: str) -> None:
    found = _pair(store, receipt, "lopez ana")
    assert found is not None and found.receipt == receipt


@pytest.mark.parametrize("name", ["Ana", "", "Rosa Lopez", "Ana Perez"])
def test_another_name_is_nobodys(store: Store, receipt: str, name: str) -> None:
    assert _pair(store, receipt, name) is None


def test_a_trial_is_no_real_ride(store: Store, receipt: str) -> None:
    assert _pair(store, receipt, trial=True) is None
    tried = requests.place(
        store, replace(REQUEST, trial=True), readback_id="t", now=NOW, rng=random.Random(4)
    )
    assert _pair(store, tried.receipt, conversation="web-c") is None


def test_three_failures_in_a_conversation_close_it_to_the_right_pair(store: Store, receipt: str) -> None:
    for number in range(LOCK_AFTER):
        assert _pair(store, f"RC-222222{number}") is None
    assert _pair(store, receipt) is None
    assert _pair(store, receipt, conversation="web-c") is not None


@pytest.mark.parametrize("exists", [True, False])
def test_three_failures_for_a_receipt_close_it_for_fifteen_minutes(
    store: Store, receipt: str, exists: bool
) -> None:
    typed = receipt if exists else "RC-2222222"
    for number in range(LOCK_AFTER):
        assert _pair(store, typed, "Rosa Quill", conversation=f"web-{number}") is None
    assert _pair(store, typed, conversation="web-x") is None
    assert (_pair(store, typed, conversation="web-x", minutes=16) is not None) == exists


def test_the_right_pair_costs_nothing(store: Store, receipt: str) -> None:
    for _ in range(LOCK_AFTER + 1):
        assert _pair(store, receipt) is not None
