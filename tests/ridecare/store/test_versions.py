"""A wish is stored once, the version in force stays until staff answer, and a verified member's drop holds at once."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ridecare.rides import MOVES, STATES, NotAllowed, RideRequest
from ridecare.store import Store, alarms, outbox, requests, versions, wishes


@pytest.fixture
def receipt(store: Store, now: datetime, rng: random.Random, a_request: Callable[..., RideRequest]) -> str:
    """A stored request."""
    return requests.place(store, a_request(), readback_id="r1", now=now, rng=rng).receipt


def _found(store: Store, receipt: str) -> RideRequest:
    found = requests.find(store, receipt)
    assert found is not None
    return found


def _later(store: Store, receipt: str, clock: str = "15:00") -> RideRequest:
    """The request as it would be at another hour."""
    request = _found(store, receipt)
    return replace(request, legs=(replace(request.legs[0], appointment_time=clock), *request.legs[1:]))


def _change(
    store: Store, receipt: str, now: datetime, key: str = "k1", clock: str = "15:00", verified: bool = False
) -> versions.Asked:
    return versions.ask(
        store,
        receipt,
        "change",
        key=key,
        conversation="web-a",
        now=now,
        verified=verified,
        request=_later(store, receipt, clock),
    )


def _drop(
    store: Store, receipt: str, now: datetime, key: str = "d1", verified: bool = False
) -> versions.Asked:
    return versions.ask(store, receipt, "drop", key=key, conversation="web-a", now=now, verified=verified)


def test_a_change_stays_a_wish_until_it_is_taken_over(store: Store, receipt: str, now: datetime) -> None:
    before = _found(store, receipt)
    asked = _change(store, receipt, now)
    assert (asked.number, asked.new, asked.done) == (2, True, False)
    assert replace(_found(store, receipt), wish=None) == before
    assert _found(store, receipt).wish == "change"
    wishes.take_over(store, receipt, asked.number, by="ana", now=now)
    after = _found(store, receipt)
    assert after == _later(store, receipt)
    assert (after.legs[0].appointment_time, after.state, after.wish) == ("15:00", "requested", None)
    assert [(each.kind, each.state) for each in versions.of(store, receipt)] == [
        ("first", "past"),
        ("change", "in_force"),
    ]
    first = versions.of(store, receipt)[0].request
    assert first is not None
    assert first.legs == before.legs


def test_the_twin_of_a_changed_ride_is_looked_for_as_it_is_now(
    store: Store, receipt: str, now: datetime
) -> None:
    request = replace(
        _found(store, receipt), legs=(replace(_found(store, receipt).legs[0], trip_date=date(2026, 12, 9)),)
    )
    asked = versions.ask(store, receipt, "change", key="k", conversation="web-a", now=now, request=request)
    old = _found(store, receipt)
    assert requests.live_twin(store, old) == receipt
    wishes.take_over(store, receipt, asked.number, by="ana", now=now)
    assert requests.live_twin(store, old) is None
    assert requests.live_twin(store, request) == receipt


def test_the_same_answer_twice_is_one_wish(store: Store, receipt: str, now: datetime) -> None:
    first = _change(store, receipt, now)
    assert _change(store, receipt, now) == replace(first, new=False)
    # Another read-back with the same values while the first one is open.
    assert _change(store, receipt, now, key="k2") == replace(first, new=False)
    assert len(versions.of(store, receipt)) == 2


def test_the_same_answer_after_the_decision_is_still_the_same_wish(
    store: Store, receipt: str, now: datetime
) -> None:
    first = _change(store, receipt, now)
    wishes.turn_down(store, receipt, first.number, by="ana", now=now)
    assert not _change(store, receipt, now).new
    assert _found(store, receipt).wish is None


def test_a_newer_wish_takes_the_place_of_the_open_one(store: Store, receipt: str, now: datetime) -> None:
    _change(store, receipt, now)
    second = _change(store, receipt, now, key="k2", clock="16:00")
    third = _drop(store, receipt, now)
    assert [each.state for each in versions.of(store, receipt)] == [
        "in_force",
        "replaced",
        "replaced",
        "asked",
    ]
    with pytest.raises(NotAllowed):
        wishes.take_over(store, receipt, second.number, by="ana", now=now)
    wishes.take_over(store, receipt, third.number, by="ana", now=now)
    assert _found(store, receipt).state == "cancelled"
    assert _found(store, receipt).legs[0].appointment_time == "10:30"


def test_a_wish_from_elsewhere_takes_no_place(store: Store, receipt: str, now: datetime) -> None:
    first = _change(store, receipt, now)
    beside = versions.ask(
        store, receipt, "drop", key="x", conversation="web-b", now=now, words="drop it", beside=True
    )
    assert (beside.number, beside.new) == (first.number, False)
    assert _found(store, receipt).wish == "change"


@pytest.mark.parametrize("state", [state for state in STATES if state not in ("requested", "accepted")])
def test_nothing_is_asked_for_what_staff_have_moved_on(
    store: Store, receipt: str, now: datetime, state: str
) -> None:
    for to in {"on_the_way": ("accepted", "on_the_way"), "completed": ("accepted", "completed")}.get(
        state, (state,)
    ):
        requests.move(store, receipt, to, who="staff", by="ana", now=now)
    for ask in (_change, _drop):
        with pytest.raises(NotAllowed):
            ask(store, receipt, now, verified=True)
    assert _found(store, receipt).state == state
    assert versions.of(store, receipt) == ()


def test_nothing_is_asked_for_a_request_that_is_not_there(store: Store, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        _drop(store, "RC-2222222", now)


@pytest.mark.parametrize("accepted", [False, True])
def test_a_verified_member_drops_at_once(store: Store, receipt: str, now: datetime, accepted: bool) -> None:
    if accepted:
        requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    assert _drop(store, receipt, now, verified=True).done
    assert _found(store, receipt).state == "cancelled"
    last = requests.moves(store, receipt)[-1]
    assert (last.who, last.to_state) == ("member", "cancelled")
    assert _drop(store, receipt, now, verified=True) == versions.Asked(2, new=False, done=True)
    with pytest.raises(NotAllowed):
        requests.undo(store, receipt, by="ana", now=now)
    assert wishes.undoable(store, receipt, now) is None


def test_who_is_not_verified_moves_nothing(store: Store, receipt: str, now: datetime) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    _change(store, receipt, now)
    _drop(store, receipt, now)
    assert _found(store, receipt).state == "accepted"
    assert len(requests.moves(store, receipt)) == 1


def test_the_same_drop_counts_once_its_member_is_verified(store: Store, receipt: str, now: datetime) -> None:
    assert not _drop(store, receipt, now).done
    assert _drop(store, receipt, now, key="d2", verified=True).done
    assert _found(store, receipt).state == "cancelled"


@pytest.mark.parametrize("decision", ["take_over", "turn_down"])
def test_a_verified_change_of_an_accepted_ride_is_asked_for_anew(
    store: Store, receipt: str, now: datetime, decision: str
) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    asked = _change(store, receipt, now, verified=True)
    between = _found(store, receipt)
    assert (between.state, between.legs[0].appointment_time) == ("requested", "10:30")
    getattr(wishes, decision)(store, receipt, asked.number, by="ana", now=now)
    after = _found(store, receipt)
    assert after.state == "accepted"
    assert after.legs[0].appointment_time == ("15:00" if decision == "take_over" else "10:30")


def test_a_newer_wish_keeps_that_the_ride_was_accepted(store: Store, receipt: str, now: datetime) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    _change(store, receipt, now, verified=True)
    drop = _drop(store, receipt, now)
    wishes.turn_down(store, receipt, drop.number, by="ana", now=now)
    assert _found(store, receipt).state == "accepted"


def test_what_needs_no_answer_holds_at_once_for_a_verified_member(
    store: Store, receipt: str, now: datetime
) -> None:
    request = replace(_found(store, receipt), callback_phone="+16515550188")
    asked = versions.ask(
        store, receipt, "change", key="p", conversation="web-a", now=now, verified=True, request=request, at_once=True
    )  # fmt: skip
    assert asked.done
    assert (_found(store, receipt).callback_phone, _found(store, receipt).wish) == ("+16515550188", None)


def test_at_once_is_nothing_without_being_verified(store: Store, receipt: str, now: datetime) -> None:
    request = replace(_found(store, receipt), callback_phone="+16515550188")
    versions.ask(
        store, receipt, "change", key="p", conversation="web-a", now=now, request=request, at_once=True
    )
    assert _found(store, receipt).callback_phone == "+16515550142"


def test_an_alarm_rings_once_until_it_is_opened(store: Store, receipt: str, now: datetime) -> None:
    for key, clock in (("a", "15:00"), ("b", "16:00")):
        versions.ask(
            store, receipt, "change", key=key, conversation="web-a", now=now,
            request=_later(store, receipt, clock), alarm="change_asked_for",
        )  # fmt: skip
    assert [each.kind for each in alarms.of(store, receipt)] == ["change_asked_for"]
    alarms.seen(store, receipt, "ana", now)
    versions.ask(store, receipt, "drop", key="c", conversation="web-a", now=now, alarm="change_asked_for")
    assert len(alarms.of(store, receipt)) == 2


def test_a_wish_of_a_ride_that_is_over_is_over(store: Store, receipt: str, now: datetime) -> None:
    asked = _change(store, receipt, now)
    requests.move(store, receipt, "declined", who="staff", by="ana", now=now)
    assert versions.open_wish(store, receipt) is None
    assert _found(store, receipt).wish is None
    for decide in (wishes.take_over, wishes.turn_down):
        with pytest.raises(NotAllowed):
            decide(store, receipt, asked.number, by="ana", now=now)
    requests.undo(store, receipt, by="ana", now=now)
    assert _found(store, receipt).wish == "change"


def test_every_move_of_a_wish_is_in_the_table(store: Store, receipt: str, now: datetime) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    asked = _change(store, receipt, now, verified=True)
    wishes.take_over(store, receipt, asked.number, by="ana", now=now)
    drop = _drop(store, receipt, now)
    wishes.take_over(store, receipt, drop.number, by="ana", now=now)
    made = [(move.from_state, move.to_state, move.who) for move in requests.moves(store, receipt)]
    assert made == [
        ("requested", "accepted", "staff"),
        ("accepted", "requested", "member"),
        ("requested", "accepted", "staff"),
        ("accepted", "cancelled", "staff"),
    ]
    assert all(who in MOVES[frm, to] for frm, to, who in made)


def test_the_words_of_a_wish_are_kept(store: Store, receipt: str, now: datetime) -> None:
    versions.ask(
        store, receipt, "change", key="w", conversation="web-b", now=now, words="at 3 please", beside=True
    )
    wish = versions.open_wish(store, receipt)
    assert wish is not None
    assert (wish.words, wish.request, wish.conversation) == ("at 3 please", None, "web-b")
    wishes.take_over(store, receipt, wish.number, by="ana", now=now + timedelta(hours=1))
    assert _found(store, receipt).legs[0].appointment_time == "10:30"
    assert versions.of(store, receipt)[-1].state == "taken"
    assert [each.response for each in outbox.due(store, now + timedelta(days=1))] == []


def test_a_wish_is_taken_back_by_its_member(store: Store, receipt: str, now: datetime) -> None:
    before = _found(store, receipt)
    versions.withdraw(store, receipt, now=now)
    asked = _drop(store, receipt, now)
    versions.withdraw(store, receipt, now=now)
    assert _found(store, receipt) == before
    with pytest.raises(NotAllowed):
        wishes.take_over(store, receipt, asked.number, by="ana", now=now)
    assert wishes.undoable(store, receipt, now) is None


def test_a_wish_that_moved_the_ride_is_not_just_taken_back(store: Store, receipt: str, now: datetime) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    _change(store, receipt, now, verified=True)
    with pytest.raises(NotAllowed):
        versions.withdraw(store, receipt, now=now)
    assert _found(store, receipt).wish == "change"
