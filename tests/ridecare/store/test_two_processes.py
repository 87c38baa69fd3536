"""Two real processes at once: each thing happens once, and both are told the same."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from multiprocessing.synchronize import Barrier

import pytest
from sqlalchemy import select

from ridecare.handover import HandOver
from ridecare.rides import NotAllowed, RideRequest
from ridecare.sealing import Seal
from ridecare.store import (
    Store,
    StoreBusy,
    conversations,
    due_items,
    handovers,
    open_store,
    outbox,
    requests,
    tables,
    versions,
    wishes,
)
from ridecare.store.chain_check import check

ROUNDS = 20
_together: Barrier
_store: Store


def _begin(barrier: Barrier, url: str, key: str) -> None:
    global _together, _store
    _together, _store = barrier, open_store(url, Seal([key]))


def _place(request: RideRequest, now: datetime, seed: int) -> list[tuple[str, bool]]:
    rng, placed = random.Random(seed), []
    for number in range(ROUNDS):
        _together.wait(30)
        made = requests.place(
            _store, request, readback_id=f"r{number}", now=now, rng=rng, kinds_of_alarm=("soon",)
        )
        placed.append((made.receipt, made.new))
    return placed


def _place_own(request: RideRequest, now: datetime, seed: int) -> list[str]:
    rng, placed = random.Random(seed), []
    for number in range(ROUNDS):
        _together.wait(30)
        placed.append(
            requests.place(_store, request, readback_id=f"r{seed}-{number}", now=now, rng=rng).receipt
        )
    return placed


def _run_due(_: object, now: datetime, _seed: int) -> list[None]:
    for number in range(ROUNDS):
        _together.wait(30)
        # A busy database is tried again with the next round, as the sender does.
        with suppress(StoreBusy):
            due_items.run(_store, now + timedelta(minutes=4 * number))
    due_items.run(_store, now + timedelta(minutes=4 * ROUNDS))
    return []


def _hand_over(case: HandOver, now: datetime, seed: int) -> list[tuple[str, bool]]:
    rng, made = random.Random(seed), []
    for number in range(ROUNDS):
        _together.wait(30)
        done = handovers.hand_over(_store, case, key=f"h{number}", now=now, rng=rng)
        made.append((done.receipt, done.new))
    return made


def _take_in(_: object, now: datetime, _seed: int) -> list[bool]:
    taken = []
    for number in range(ROUNDS):
        _together.wait(30)
        conversations.start_or_find(_store, f"web-{number}", "web", now)
        taken.append(conversations.take_in(_store, f"web-{number}", "m1", "hello", now) is not None)
    return taken


def _accept(receipts: list[str], now: datetime, _seed: int) -> list[bool]:
    accepted = []
    for receipt in receipts:
        _together.wait(30)
        try:
            requests.move(_store, receipt, "accepted", who="staff", by="ana", now=now)
            accepted.append(True)
        except NotAllowed:
            accepted.append(False)
    return accepted


def _wish(receipts: list[str], now: datetime, seed: int) -> list[tuple[int, bool]]:
    made = []
    for number, receipt in enumerate(receipts):
        _together.wait(30)
        # A double tap has the same read-back; a second page with the same wish has another one.
        key = f"k{number}" if number % 2 else f"k{number}-{seed}"
        asked = versions.ask(_store, receipt, "drop", key=key, conversation="web-a", now=now)
        made.append((asked.number, asked.new))
    return made


def _decide(receipts: list[str], now: datetime, seed: int) -> list[bool]:
    decided = []
    for receipt in receipts:
        _together.wait(30)
        try:
            (wishes.take_over if seed == 1 else wishes.turn_down)(_store, receipt, 2, by="ana", now=now)
            decided.append(True)
        except NotAllowed:
            decided.append(False)
    return decided


@pytest.fixture
def both(url: str, key: str) -> Callable[..., list[list[object]]]:
    """Runs a function in two processes at the same moments; what each gave back."""

    def run(function: Callable[..., list[object]], what: object, now: datetime) -> list[list[object]]:
        context = multiprocessing.get_context("spawn")
        barrier = context.Barrier(2)
        with ProcessPoolExecutor(
            2, mp_context=context, initializer=_begin, initargs=(barrier, url, key)
        ) as pool:
            running = [pool.submit(function, what, now, seed) for seed in (1, 2)]
            return [each.result(60) for each in running]

    return run


def test_a_readback_that_two_place_is_one_request(
    store: Store,
    now: datetime,
    a_request: Callable[..., RideRequest],
    both: Callable[..., list[list[tuple[str, bool]]]],
) -> None:
    one, two = both(_place, a_request(), now)
    assert [receipt for receipt, _ in one] == [receipt for receipt, _ in two]
    assert all(mine != theirs for (_, mine), (_, theirs) in zip(one, two, strict=True))
    assert [(each.receipt, each.alarms) for each in requests.listed(store)] == [
        (receipt, ("soon",)) for receipt, _ in one
    ]


def test_two_that_place_at_once_append_to_one_chain(
    store: Store, now: datetime, a_request: Callable[..., RideRequest], both: Callable[..., list[list[str]]]
) -> None:
    one, two = both(_place_own, a_request(), now)
    assert len({*one, *two}) == 2 * ROUNDS
    found = check(store)
    assert (found.count, found.findings) == (2 * ROUNDS, ())


def test_a_case_that_two_hand_over_is_one(
    store: Store,
    now: datetime,
    a_handover: Callable[..., HandOver],
    both: Callable[..., list[list[tuple[str, bool]]]],
) -> None:
    one, two = both(_hand_over, a_handover(), now)
    assert [receipt for receipt, _ in one] == [receipt for receipt, _ in two]
    assert len(handovers.listed(store)) == ROUNDS


def test_what_two_see_to_be_due_happens_once(
    store: Store,
    now: datetime,
    rng: random.Random,
    a_handover: Callable[..., HandOver],
    both: Callable[..., list[list[None]]],
) -> None:
    for number in range(6):
        conversations.start_or_find(store, f"web-{number}", "web", now)
        case = a_handover(reason="problem", conversation=f"web-{number}")
        handovers.hand_over(store, case, key=f"h{number}", now=now, rng=rng, alarm="problem")
    both(_run_due, None, now)
    with store.read() as connection:
        items = connection.execute(select(tables.due_items)).all()
        told = connection.execute(select(tables.outbox.c.conversation)).scalars().all()
    assert sorted(told) == [f"web-{number}" for number in range(6)]
    assert sorted((item.alarm_id, item.step) for item in items) == [
        (number, step) for number in range(1, 7) for step in (10, 30, 45, 60)
    ]


def test_a_message_that_reaches_two_is_taken_by_one(
    store: Store, now: datetime, both: Callable[..., list[list[bool]]]
) -> None:
    one, two = both(_take_in, None, now)
    assert all(mine != theirs for mine, theirs in zip(one, two, strict=True))


def test_a_request_that_two_accept_is_told_of_once(
    store: Store,
    now: datetime,
    rng: random.Random,
    a_request: Callable[..., RideRequest],
    both: Callable[..., list[list[bool]]],
) -> None:
    conversations.start_or_find(store, "web-a", "web", now)
    receipts = [
        requests.place(store, a_request(), readback_id=f"r{number}", now=now, rng=rng).receipt
        for number in range(ROUNDS)
    ]
    one, two = both(_accept, receipts, now)
    assert all(mine != theirs for mine, theirs in zip(one, two, strict=True))
    assert sorted(str(each.values["receipt"]) for each in outbox.due(store, now)) == sorted(receipts)


def test_a_wish_that_two_send_is_one_and_is_decided_once(
    store: Store,
    now: datetime,
    rng: random.Random,
    a_request: Callable[..., RideRequest],
    both: Callable[..., list[list[object]]],
) -> None:
    receipts = [
        requests.place(store, a_request(), readback_id=f"r{number}", now=now, rng=rng).receipt
        for number in range(ROUNDS)
    ]
    first, second = both(_wish, receipts, now)
    assert all({one, other} == {(2, True), (2, False)} for one, other in zip(first, second, strict=True))
    assert all(len(versions.of(store, receipt)) == 2 for receipt in receipts)
    taken, turned_down = both(_decide, receipts, now)
    assert all(one != other for one, other in zip(taken, turned_down, strict=True))
    for receipt, one in zip(receipts, taken, strict=True):
        found = requests.find(store, receipt)
        assert found is not None and found.state == ("cancelled" if one else "requested")
