"""A hand-over is stored once, added to without losing anything, and closed only with an outcome."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from ridecare.handover import HANDOVER_MOVES, HANDOVER_STATES, HandOver
from ridecare.rides import NotAllowed, RideRequest
from ridecare.store import Store, alarms, conversations, handovers, requests

Make = Callable[..., HandOver]


def _hand_over(store: Store, case: HandOver, key: str, now: datetime, rng: random.Random) -> str:
    return handovers.hand_over(store, case, key=key, now=now, rng=rng).receipt


def test_a_hand_over_comes_back_as_it_was(
    store: Store, now: datetime, rng: random.Random, a_handover: Make
) -> None:
    made = handovers.hand_over(store, a_handover(urgent=True), key="h1", now=now, rng=rng, alarm="late")
    assert made.new
    assert handovers.find(store, made.receipt) == a_handover(receipt=made.receipt, urgent=True)
    assert [(each.receipt, each.kind) for each in alarms.unopened(store)] == [(made.receipt, "late")]


def test_the_same_key_gives_the_same_receipt(
    store: Store, now: datetime, rng: random.Random, a_handover: Make
) -> None:
    first = handovers.hand_over(store, a_handover(), key="h1", now=now, rng=rng, alarm="late")
    second = handovers.hand_over(store, a_handover(), key="h1", now=now, rng=rng, alarm="late")
    assert (second.receipt, second.new) == (first.receipt, False)
    assert len(handovers.listed(store)) == len(alarms.unopened(store)) == 1


def test_no_request_has_the_receipt_of_a_hand_over(
    store: Store, now: datetime, a_handover: Make, a_request: Callable[..., RideRequest]
) -> None:
    # The same random numbers for both.
    case = _hand_over(store, a_handover(), "h1", now, random.Random(5))
    placed = requests.place(store, a_request(), readback_id="r1", now=now, rng=random.Random(5))
    assert placed.receipt != case


def test_a_danger_after_an_erasure_is_a_case_of_its_own(
    store: Store, now: datetime, rng: random.Random, a_handover: Make
) -> None:
    """Keys of danger cases hold the line's id: an id used again would swallow the second alarm."""
    conversations.start_or_find(store, "web-a", "web", now)
    receipts = []
    for _ in range(2):
        row = conversations.take_in(store, "web-a", None, "I can't breathe", now)
        receipts.append(_hand_over(store, a_handover(reason="emergency"), f"danger-web-a-{row}", now, rng))
        conversations.erase(store, "web-a")
    assert receipts[0] != receipts[1]


def test_the_open_case_is_the_newest_that_is_not_answered(
    store: Store, now: datetime, rng: random.Random, a_handover: Make
) -> None:
    assert handovers.open_case(store, "web-a") is None
    first = _hand_over(store, a_handover(), "h1", now, rng)
    second = _hand_over(store, a_handover(reason="complaint"), "h2", now, rng)
    _hand_over(store, a_handover(conversation="web-b"), "h3", now, rng)
    handovers.move(store, second, "taken", by="ana", now=now)
    assert _receipt(handovers.open_case(store, "web-a")) == second
    handovers.move(store, second, "answered", by="ana", now=now)
    assert _receipt(handovers.open_case(store, "web-a")) == first


def _receipt(case: HandOver | None) -> str | None:
    return case.receipt if case else None


def test_what_is_said_later_is_added(
    store: Store, now: datetime, rng: random.Random, a_handover: Make
) -> None:
    receipt = _hand_over(store, a_handover(callback_phone=None), "h1", now, rng)
    handovers.add(store, receipt, collected={"where_now": "at the clinic"}, words="hurry please")
    handovers.add(store, receipt, callback_phone="+16515550177")
    handovers.add(store, receipt)
    assert handovers.find(store, receipt) == a_handover(
        receipt=receipt,
        collected={"pickup": "1455 Zealand Ave N", "where_now": "at the clinic"},
        words="quiero hablar con alguien\nhurry please",
        callback_phone="+16515550177",
    )
    with pytest.raises(NotAllowed):
        handovers.add(store, "RC-2222222", words="x")


def test_closing_needs_an_outcome(store: Store, now: datetime, rng: random.Random, a_handover: Make) -> None:
    receipt = _hand_over(store, a_handover(), "h1", now, rng)
    for outcome in (None, "", "  "):
        with pytest.raises(NotAllowed):
            handovers.move(store, receipt, "closed", by="ana", now=now, outcome=outcome)
    handovers.move(store, receipt, "closed", by="ana", now=now, outcome="called, ride found")
    closed = handovers.find(store, receipt)
    assert closed == replace(a_handover(receipt=receipt), state="closed", outcome="called, ride found")
    assert [(move.from_state, move.to_state, move.by) for move in requests.moves(store, receipt)] == [
        ("open", "closed", "ana")
    ]


def test_only_moves_of_the_table_are_made(
    store: Store, now: datetime, rng: random.Random, a_handover: Make
) -> None:
    assert set(HANDOVER_MOVES) == set(HANDOVER_STATES)
    receipt = _hand_over(store, a_handover(), "h1", now, rng)
    handovers.move(store, receipt, "closed", by="ana", now=now, outcome="done")
    for to in HANDOVER_STATES:
        with pytest.raises(NotAllowed):
            handovers.move(store, receipt, to, by="ana", now=now, outcome="again")
    with pytest.raises(NotAllowed):
        handovers.move(store, "RC-2222222", "taken", by="ana", now=now)


def test_the_lists_are_of_trials_or_real_ones_in_some_states(
    store: Store, now: datetime, rng: random.Random, a_handover: Make
) -> None:
    one, two = (_hand_over(store, a_handover(), each, now, rng) for each in ("h1", "h2"))
    trial = _hand_over(store, a_handover(trial=True, conversation="web-t"), "h3", now, rng)
    handovers.move(store, two, "taken", by="ana", now=now)
    assert [each.receipt for each in handovers.listed(store)] == [one, two]
    assert [each.receipt for each in handovers.listed(store, states=("taken",))] == [two]
    assert [each.receipt for each in handovers.listed(store, trial=True)] == [trial]
    assert [each.receipt for each in handovers.in_conversation(store, "web-t")] == [trial]


def test_alarms_stay_until_somebody_opens_them(
    store: Store, now: datetime, rng: random.Random, a_handover: Make
) -> None:
    receipt = _hand_over(store, a_handover(), "h1", now, rng)
    trial = _hand_over(store, a_handover(trial=True), "h2", now, rng)
    alarms.raise_alarm(store, receipt, "stranded", now)
    alarms.raise_alarm(store, trial, "stranded", now)
    assert [each.receipt for each in alarms.unopened(store)] == [receipt]
    assert [each.receipt for each in alarms.unopened(store, trial=True)] == [trial]
    alarms.seen(store, receipt, "ana", now)
    assert alarms.unopened(store) == ()
    [alarm] = alarms.of(store, receipt)
    assert (alarm.kind, alarm.raised_at, alarm.opened_at, alarm.opened_by) == ("stranded", now, now, "ana")
