"""What is due because nobody acted: each once, whoever runs it, and not when somebody acted in time."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from ridecare.handover import HandOver
from ridecare.rides import RideRequest
from ridecare.store import (
    Store,
    alarms,
    consent,
    conversations,
    due_items,
    handovers,
    outbox,
    requests,
    tables,
)

# 6 pm in Chicago, the day before the trip of `a_request`.
BY = datetime.fromisoformat("2026-12-04T00:00+00:00")


@pytest.fixture
def problem(store: Store, now: datetime, rng: random.Random, a_handover: Callable[..., HandOver]) -> str:
    conversations.start_or_find(store, "web-a", "web", now)
    case = a_handover(reason="problem", urgent=True)
    return handovers.hand_over(store, case, key="h", now=now, rng=rng, alarm="problem").receipt


@pytest.fixture
def ride(store: Store, now: datetime, rng: random.Random, a_request: Callable[..., RideRequest]) -> str:
    conversations.start_or_find(store, "sms-a", "sms", now, address="+16515550142")
    wanted = a_request(marks=(), conversation="sms-a", channel="sms")
    return requests.place(store, wanted, readback_id="r", now=now, rng=rng).receipt


def told(store: Store) -> list[tuple[str, str | None]]:
    """(conversation, response) of everything that was put into the outbox, sent or not."""
    with store.read() as connection:
        rows = connection.execute(select(tables.outbox).order_by(tables.outbox.c.id)).all()
    return [(row.conversation, row.response) for row in rows]


def waited(store: Store) -> list[tuple[str, int]]:
    return [(each.kind, each.waited) for each in alarms.unopened(store)]


def test_a_problem_that_nobody_opens_warns_the_desk_again_and_again_and_tells_the_member_once(
    store: Store, now: datetime, problem: str
) -> None:
    seen = []
    for minutes in (9, 10, 11, 29, 30, 45, 59, 60, 300):
        for _ in range(2):
            due_items.run(store, now + timedelta(minutes=minutes))
        seen.append(waited(store)[0][1])
    assert seen == [0, 10, 10, 10, 30, 45, 45, 60, 60]
    assert told(store) == [("web-a", "utter_not_opened")]
    due = outbox.due(store, now + timedelta(minutes=10))
    assert [dict(each.values) for each in due] == [{"receipt": problem}]


def test_an_alarm_that_was_opened_in_time_stays_quiet(store: Store, now: datetime, problem: str) -> None:
    alarms.seen(store, problem, "ana", now + timedelta(minutes=9))
    due_items.run(store, now + timedelta(minutes=60))
    assert told(store) == [] and alarms.of(store, problem)[0].waited == 0


def test_opening_between_two_steps_ends_them_and_takes_back_what_is_not_sent(
    store: Store, now: datetime, problem: str
) -> None:
    due_items.run(store, now + timedelta(minutes=31))
    assert told(store) == [("web-a", "utter_not_opened")] and len(consent.call_list(store)) == 1
    alarms.seen(store, problem, "ana", now + timedelta(minutes=32))
    due_items.run(store, now + timedelta(minutes=60))
    assert told(store) == [] and consent.call_list(store) == ()
    assert alarms.of(store, problem)[0].waited == 30


def test_what_was_sent_is_not_taken_back(store: Store, now: datetime, problem: str) -> None:
    at = now + timedelta(minutes=10)
    due_items.run(store, at)
    assert outbox.claim(store, outbox.due(store, at)[0].id, at)
    alarms.seen(store, problem, "ana", at)
    assert told(store) == [("web-a", "utter_not_opened")]


def test_a_case_that_somebody_took_stays_quiet(store: Store, now: datetime, problem: str) -> None:
    handovers.move(store, problem, "taken", by="ana", now=now)
    due_items.run(store, now + timedelta(minutes=60))
    assert told(store) == [] and waited(store) == [("problem", 0)]


def test_a_danger_said_three_times_tells_once(
    store: Store, now: datetime, rng: random.Random, a_handover: Callable[..., HandOver]
) -> None:
    conversations.start_or_find(store, "web-a", "web", now)
    for number in range(3):
        case = a_handover(reason="crisis", urgent=True)
        handovers.hand_over(store, case, key=f"h{number}", now=now, rng=rng, alarm="crisis")
    due_items.run(store, now + timedelta(minutes=10))
    assert told(store) == [("web-a", "utter_not_opened_danger")]
    assert waited(store) == [("crisis", 10)] * 3


def test_what_every_process_slept_through_is_not_told_days_later(
    store: Store, now: datetime, problem: str
) -> None:
    due_items.run(store, now + timedelta(days=3))
    assert told(store) == [] and waited(store) == [("problem", 0)]


def test_a_ride_that_is_not_accepted_by_six_the_day_before_alarms_and_tells_once(
    store: Store, ride: str
) -> None:
    due_items.run(store, BY - timedelta(seconds=1))
    assert told(store) == [] and alarms.of(store, ride) == ()
    for minutes in (0, 1, 30, 120, 600):
        due_items.run(store, BY + timedelta(minutes=minutes))
    assert told(store) == [("sms-a", "utter_not_accepted")]
    assert waited(store) == [("not_accepted", 0)]


@pytest.mark.parametrize("to", ["accepted", "declined", "cancelled"])
def test_a_ride_that_moved_in_time_stays_quiet(store: Store, now: datetime, ride: str, to: str) -> None:
    requests.move(store, ride, to, who="staff", by="ana", now=now)
    due_items.run(store, BY + timedelta(hours=1))
    assert told(store) == [("sms-a", f"utter_ride_{to}")] and waited(store) == []


def test_a_ride_that_moves_before_it_was_told_takes_the_text_and_the_alarm_back(
    store: Store, ride: str
) -> None:
    due_items.run(store, BY)
    requests.move(store, ride, "accepted", who="staff", by="ana", now=BY + timedelta(seconds=1))
    assert told(store) == [("sms-a", "utter_ride_accepted")]
    assert waited(store) == []


def test_who_takes_no_texts_is_called(store: Store, now: datetime, ride: str) -> None:
    consent.opt_out(store, "+16515550142", now, "stop")
    due_items.run(store, BY)
    assert told(store) == []
    assert [(call.reason, call.receipt) for call in consent.call_list(store)] == [("not_accepted", ride)]


def test_a_soon_alarm_and_the_evening_before_are_not_two_texts_at_once(
    store: Store, rng: random.Random, a_request: Callable[..., RideRequest]
) -> None:
    made = BY - timedelta(minutes=10)
    conversations.start_or_find(store, "web-a", "web", made)
    wanted = a_request(created_at=made)
    receipt = requests.place(
        store, wanted, readback_id="r", now=made, rng=rng, kinds_of_alarm=("soon",)
    ).receipt
    due_items.run(store, BY)
    assert told(store) == [("web-a", "utter_not_opened")]
    due_items.run(store, BY + timedelta(hours=1))
    assert told(store) == [("web-a", "utter_not_opened"), ("web-a", "utter_not_accepted")]
    assert [each.kind for each in alarms.of(store, receipt)] == ["soon", "not_accepted"]
