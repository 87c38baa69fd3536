"""Every decision reaches the member or becomes a call, and can be taken back for ten minutes."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from ridecare.rides import NotAllowed, RideRequest
from ridecare.store import Store, consent, conversations, outbox, requests

PHONE = "+16515550142"


@pytest.fixture
def placed(
    store: Store, now: datetime, rng: random.Random, a_request: Callable[..., RideRequest]
) -> Callable[..., str]:
    """Places a request in a conversation of this channel; its receipt. `none`: the conversation is gone."""

    def place(channel: str = "web", *, trial: bool = False) -> str:
        key = f"{channel}-{trial}"
        if channel != "none":
            address = PHONE if channel == "sms" else None
            conversations.start_or_find(store, key, channel, now, trial=trial, address=address)
        request = a_request(conversation=key, trial=trial)
        return requests.place(store, request, readback_id=f"r-{key}", now=now, rng=rng).receipt

    return place


def _waiting(store: Store, now: datetime) -> list[tuple[str, str | None, dict[str, object]]]:
    return [(each.kind, each.response, dict(each.values)) for each in outbox.due(store, now)]


def _calls(store: Store) -> list[tuple[str, str | None, str | None]]:
    return [(each.reason, each.receipt, each.address) for each in consent.call_list(store)]


def _state(store: Store, receipt: str) -> str:
    found = requests.find(store, receipt)
    assert found is not None
    return found.state


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("to", ["accepted", "declined", "cancelled"])
def test_a_decision_goes_to_the_member(
    store: Store, now: datetime, placed: Callable[..., str], channel: str, to: str
) -> None:
    receipt = placed(channel)
    requests.move(store, receipt, to, who="staff", by="ana", now=now, note="no seats")
    assert _state(store, receipt) == to
    assert _waiting(store, now) == [("state", f"utter_ride_{to}", {"receipt": receipt})]
    assert _calls(store) == []
    [move] = requests.moves(store, receipt)
    assert (move.from_state, move.to_state, move.who, move.by, move.at, move.note) == (
        "requested",
        to,
        "staff",
        "ana",
        now,
        "no seats",
    )


@pytest.mark.parametrize("to", ["accepted", "declined", "cancelled"])
def test_whoever_wants_no_texts_is_called(
    store: Store, now: datetime, placed: Callable[..., str], to: str
) -> None:
    receipt = placed("sms")
    consent.opt_out(store, PHONE, now, "STOP")
    requests.move(store, receipt, to, who="staff", by="ana", now=now)
    assert _waiting(store, now) == []
    assert _calls(store) == [(f"ride_{to}", receipt, PHONE)]


def test_whose_conversation_is_gone_is_called(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed("none")
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    assert _waiting(store, now) == []
    assert _calls(store) == [("ride_accepted", receipt, None)]


def test_a_text_without_a_number_to_send_it_to_becomes_a_call(
    store: Store, now: datetime, rng: random.Random, a_request: Callable[..., RideRequest]
) -> None:
    conversations.start_or_find(store, "sms-x", "sms", now)
    receipt = requests.place(
        store, a_request(conversation="sms-x"), readback_id="r1", now=now, rng=rng
    ).receipt
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    assert _waiting(store, now) == []
    assert _calls(store) == [("ride_accepted", receipt, None)]


def test_news_that_waits_when_texts_are_stopped_becomes_a_call(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    texted, other = placed("sms"), placed("web")
    for receipt in (texted, other):
        requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    consent.opt_out(store, PHONE, now, "STOP")
    assert _waiting(store, now) == [("state", "utter_ride_accepted", {"receipt": other})]
    assert _calls(store) == [("ride_accepted", texted, PHONE)]


def test_what_the_member_need_not_hear_is_not_told(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed()
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    requests.move(store, receipt, "on_the_way", who="vendor", by="cab 7", now=now)
    requests.move(store, receipt, "completed", who="vendor", by="cab 7", now=now)
    assert [response for _, response, _ in _waiting(store, now)] == ["utter_ride_accepted"]


def test_a_move_that_is_not_in_the_table_changes_nothing(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed()
    for to, who in (
        ("completed", "staff"),
        ("declined", "vendor"),
        ("requested", "staff"),
        ("nowhere", "staff"),
    ):
        with pytest.raises(NotAllowed):
            requests.move(store, receipt, to, who=who, by="ana", now=now)
    with pytest.raises(NotAllowed):
        requests.move(store, "RC-2222222", "accepted", who="staff", by="ana", now=now)
    assert _state(store, receipt) == "requested"
    assert requests.moves(store, receipt) == ()
    assert _waiting(store, now) == []


def test_accepting_twice_tells_once(store: Store, now: datetime, placed: Callable[..., str]) -> None:
    receipt = placed()
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    with pytest.raises(NotAllowed):
        requests.move(store, receipt, "accepted", who="staff", by="ben", now=now)
    assert len(_waiting(store, now)) == 1


# --- taking back ----------------------------------------------------------------------------------


def test_taking_back_withdraws_what_is_not_sent(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed()
    requests.move(store, receipt, "declined", who="staff", by="ana", now=now)
    assert requests.undo(store, receipt, by="ana", now=now + timedelta(minutes=10)) == "requested"
    assert _state(store, receipt) == "requested"
    assert _waiting(store, now + timedelta(hours=1)) == []
    assert [move.undone for move in requests.moves(store, receipt)] == [True]


def test_taking_back_what_was_sent_is_told(store: Store, now: datetime, placed: Callable[..., str]) -> None:
    receipt = placed()
    requests.move(store, receipt, "declined", who="staff", by="ana", now=now)
    [due] = outbox.due(store, now)
    assert outbox.claim(store, due.id, now)
    requests.undo(store, receipt, by="ana", now=now + timedelta(minutes=1))
    assert _waiting(store, now + timedelta(minutes=1)) == [
        ("state", "utter_ride_taken_back", {"receipt": receipt})
    ]


def test_taking_back_a_call_that_nobody_made_takes_it_off_the_list(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed("none")
    requests.move(store, receipt, "declined", who="staff", by="ana", now=now)
    requests.undo(store, receipt, by="ana", now=now)
    assert _calls(store) == []


def test_taking_back_a_call_that_was_made_needs_another_call(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed("none")
    requests.move(store, receipt, "declined", who="staff", by="ana", now=now)
    [call] = consent.call_list(store)
    consent.done(store, call.id, "ana", now)
    requests.undo(store, receipt, by="ana", now=now)
    assert _calls(store) == [("ride_taken_back", receipt, None)]


def test_nothing_is_taken_back_after_ten_minutes(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed()
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    with pytest.raises(NotAllowed):
        requests.undo(store, receipt, by="ana", now=now + timedelta(minutes=10, seconds=1))
    assert _state(store, receipt) == "accepted"


def test_nothing_is_taken_back_twice_or_that_others_did(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed()
    with pytest.raises(NotAllowed):
        requests.undo(store, receipt, by="ana", now=now)
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    requests.undo(store, receipt, by="ana", now=now)
    with pytest.raises(NotAllowed):
        requests.undo(store, receipt, by="ana", now=now)
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now + timedelta(seconds=1))
    requests.move(store, receipt, "on_the_way", who="vendor", by="cab 7", now=now + timedelta(seconds=2))
    with pytest.raises(NotAllowed):
        requests.undo(store, receipt, by="ana", now=now + timedelta(seconds=3))


def test_a_decision_made_again_after_an_undo_is_told_again(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed()
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    requests.undo(store, receipt, by="ana", now=now)
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now)
    assert [response for _, response, _ in _waiting(store, now)] == ["utter_ride_accepted"]


# --- what else is noted ---------------------------------------------------------------------------


def test_attempts_are_kept_in_order(store: Store, now: datetime, placed: Callable[..., str]) -> None:
    receipt = placed()
    requests.note_attempt(store, receipt, "tried", by="ana", now=now, note="no answer")
    requests.note_attempt(store, receipt, "needs_information", by="ben", now=now, note=None)
    assert [(each.kind, each.by, each.note) for each in requests.attempts(store, receipt)] == [
        ("tried", "ana", "no answer"),
        ("needs_information", "ben", None),
    ]


def test_a_voice_check_makes_the_rider_verified(
    store: Store, now: datetime, placed: Callable[..., str]
) -> None:
    receipt = placed()
    requests.voice_check(store, receipt, by="ana", now=now, how="asked for the street")
    found = requests.find(store, receipt)
    assert found is not None
    assert found.rider_source == "verified"
    assert [(each.kind, each.note) for each in requests.attempts(store, receipt)] == [
        ("voice_check", "asked for the street")
    ]
    with pytest.raises(NotAllowed):
        requests.voice_check(store, "RC-2222222", by="ana", now=now, how="x")
