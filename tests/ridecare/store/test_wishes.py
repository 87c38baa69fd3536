"""Every decision about a wish reaches the member or becomes a call, and can be taken back for ten minutes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ridecare.rides import NotAllowed, RideRequest
from ridecare.store import Store, consent, conversations, outbox, requests, versions, wishes

MINUTES = timedelta(minutes=1)


@pytest.fixture
def asked(
    store: Store, now: datetime, rng: random.Random, a_request: Callable[..., RideRequest]
) -> Callable[..., tuple[str, int]]:
    """A request with an open wish: its receipt, and the number of the wish."""

    def ask(
        kind: str = "change", *, accepted: bool = False, verified: bool = False, channel: str = "web"
    ) -> tuple[str, int]:
        if channel != "none":
            conversations.start_or_find(store, "web-a", "web", now)
        receipt = requests.place(store, a_request(), readback_id="r1", now=now, rng=rng).receipt
        if accepted:
            requests.move(store, receipt, "accepted", who="vendor", by="cab", now=now)
            for due in outbox.due(store, now):
                outbox.claim(store, due.id, now)
        request = requests.find(store, receipt)
        assert request is not None
        later = replace(request, legs=(replace(request.legs[0], appointment_time="15:00"), *request.legs[1:]))
        made = versions.ask(
            store, receipt, kind, key="k1", conversation="web-a", now=now, verified=verified,
            request=later if kind == "change" else None,
        )  # fmt: skip
        return receipt, made.number

    return ask


def _told(store: Store, now: datetime) -> list[str | None]:
    return [each.response for each in outbox.due(store, now)]


@pytest.mark.parametrize(
    ("kind", "accepted", "verified", "decision", "told", "state"),
    [
        ("change", False, False, "take_over", "utter_wish_change_noted", "requested"),
        ("change", True, False, "take_over", "utter_wish_change_accepted", "accepted"),
        ("change", True, True, "take_over", "utter_wish_change_accepted", "accepted"),
        ("change", False, False, "turn_down", "utter_wish_change_turned_down", "requested"),
        ("change", True, True, "turn_down", "utter_wish_change_turned_down", "accepted"),
        ("drop", False, False, "take_over", "utter_ride_cancelled", "cancelled"),
        ("drop", True, False, "take_over", "utter_ride_cancelled", "cancelled"),
        ("drop", True, False, "turn_down", "utter_wish_drop_turned_down", "accepted"),
    ],
)
def test_a_decision_is_told_once_and_taken_back_with_everything(
    store: Store,
    now: datetime,
    asked: Callable[..., tuple[str, int]],
    kind: str,
    accepted: bool,
    verified: bool,
    decision: str,
    told: str,
    state: str,
) -> None:
    receipt, number = asked(kind, accepted=accepted, verified=verified)
    before = requests.find(store, receipt)
    getattr(wishes, decision)(store, receipt, number, by="ana", now=now + MINUTES)
    after = requests.find(store, receipt)
    assert after is not None and after.state == state
    assert _told(store, now + MINUTES) == [told]
    with pytest.raises(NotAllowed):
        getattr(wishes, decision)(store, receipt, number, by="ana", now=now + MINUTES)
    assert _told(store, now + MINUTES) == [told]
    last = wishes.undoable(store, receipt, now + 10 * MINUTES)
    assert last is not None and last.number == number
    wishes.undo(store, receipt, number, by="ana", now=now + 10 * MINUTES)
    assert requests.find(store, receipt) == before
    assert _told(store, now + timedelta(days=1)) == []
    # It is as it was: the same decision can be made again.
    getattr(wishes, decision)(store, receipt, number, by="ana", now=now + 11 * MINUTES)
    assert requests.find(store, receipt) == after


def test_what_was_read_already_is_followed_by_a_second_message(
    store: Store, now: datetime, asked: Callable[..., tuple[str, int]]
) -> None:
    receipt, number = asked("drop")
    wishes.take_over(store, receipt, number, by="ana", now=now)
    [due] = outbox.due(store, now)
    outbox.claim(store, due.id, now)
    wishes.undo(store, receipt, number, by="ana", now=now + MINUTES)
    assert _told(store, now + MINUTES) == ["utter_wish_taken_back"]


def test_whoever_cannot_be_reached_is_called_and_the_call_is_taken_back(
    store: Store, now: datetime, asked: Callable[..., tuple[str, int]]
) -> None:
    receipt, number = asked("drop", channel="none")
    wishes.turn_down(store, receipt, number, by="ana", now=now)
    assert [each.reason for each in consent.call_list(store)] == ["wish_drop_turned_down"]
    wishes.undo(store, receipt, number, by="ana", now=now + MINUTES)
    assert [each.reason for each in consent.call_list(store)] == []


def test_after_ten_minutes_it_stands(
    store: Store, now: datetime, asked: Callable[..., tuple[str, int]]
) -> None:
    receipt, number = asked()
    wishes.take_over(store, receipt, number, by="ana", now=now)
    late = now + timedelta(minutes=10, seconds=1)
    assert wishes.undoable(store, receipt, late) is None
    with pytest.raises(NotAllowed):
        wishes.undo(store, receipt, number, by="ana", now=late)


def test_after_another_move_it_stands(
    store: Store, now: datetime, asked: Callable[..., tuple[str, int]]
) -> None:
    receipt, number = asked()
    wishes.take_over(store, receipt, number, by="ana", now=now)
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now + MINUTES)
    with pytest.raises(NotAllowed):
        wishes.undo(store, receipt, number, by="ana", now=now + 2 * MINUTES)
    requests.undo(store, receipt, by="ana", now=now + 2 * MINUTES)
    wishes.undo(store, receipt, number, by="ana", now=now + 3 * MINUTES)


def test_after_a_newer_wish_it_stands(
    store: Store, now: datetime, asked: Callable[..., tuple[str, int]]
) -> None:
    receipt, number = asked()
    wishes.turn_down(store, receipt, number, by="ana", now=now)
    versions.ask(store, receipt, "drop", key="k2", conversation="web-a", now=now + MINUTES)
    with pytest.raises(NotAllowed):
        wishes.undo(store, receipt, number, by="ana", now=now + 2 * MINUTES)


def test_the_move_of_a_wish_goes_back_with_the_wish_alone(
    store: Store, now: datetime, asked: Callable[..., tuple[str, int]]
) -> None:
    receipt, number = asked("drop")
    wishes.take_over(store, receipt, number, by="ana", now=now)
    with pytest.raises(NotAllowed):
        requests.undo(store, receipt, by="ana", now=now)
    wishes.undo(store, receipt, number, by="ana", now=now)
    found = requests.find(store, receipt)
    assert found is not None and (found.state, found.wish) == ("requested", "drop")


def test_to_accept_a_ride_with_its_change_is_one_step(
    store: Store, now: datetime, asked: Callable[..., tuple[str, int]]
) -> None:
    receipt, number = asked()
    wishes.take_over(store, receipt, number, by="ana", now=now, accept=True)
    found = requests.find(store, receipt)
    assert found is not None
    assert (found.state, found.legs[0].appointment_time) == ("accepted", "15:00")
    assert _told(store, now) == ["utter_wish_change_accepted"]
