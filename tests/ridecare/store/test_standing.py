"""The dates of a standing order: each has its own state, and the request follows them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from ridecare.rides import NotAllowed, Repeats, RideDate, RideRequest
from ridecare.store import Store, alarms, moving, requests, standing, tables

MONDAYS = tuple(date(2026, 12, 7) + timedelta(weeks=week) for week in range(5))
LATER = datetime.fromisoformat("2026-12-01T16:05+00:00")


@pytest.fixture
def order(a_request: Callable[..., RideRequest]) -> RideRequest:
    """Five Mondays: December 7 to January 4."""
    first = a_request(conversation="web-a")
    legs = tuple(
        type(leg)(leg.pickup, leg.destination, MONDAYS[0], leg.appointment_time, leg.pickup_time)
        for leg in first.legs
    )
    repeats = Repeats(
        rule="FREQ=WEEKLY;BYDAY=MO",
        until=date(2027, 1, 4),
        goes_on=False,
        dates=tuple(RideDate(day) for day in MONDAYS),
    )
    return a_request(conversation="web-a", legs=legs, repeats=repeats)


@pytest.fixture
def receipt(store: Store, order: RideRequest, now: datetime, rng: random.Random) -> str:
    return requests.place(store, order, readback_id="r1", now=now, rng=rng).receipt


def states(store: Store, receipt: str) -> list[str]:
    found = requests.find(store, receipt)
    assert found is not None and found.repeats is not None
    return [each.state for each in found.repeats.dates]


def whole(store: Store, receipt: str) -> tuple[str, str]:
    """The state of the request and the day that it stands for."""
    with store.read() as connection:
        wanted = select(tables.requests.c.state, tables.requests.c.trip_date)
        row = connection.execute(wanted.where(tables.requests.c.receipt == receipt)).one()
    return row.state, row.trip_date


def test_an_order_placed_twice_is_one_order(
    store: Store, order: RideRequest, now: datetime, rng: random.Random, receipt: str
) -> None:
    again = requests.place(store, order, readback_id="r1", now=now, rng=rng)
    assert again.receipt == receipt
    with store.read() as connection:
        days = connection.execute(select(tables.standing_dates.c.day)).scalars().all()
    assert sorted(days) == [day.isoformat() for day in MONDAYS]


def test_one_date_is_moved_alone(store: Store, receipt: str) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=LATER, day=MONDAYS[0])
    assert states(store, receipt) == ["accepted", *["requested"] * 4]
    assert whole(store, receipt) == ("requested", "2026-12-14")  # the next date that nobody decided


def test_all_dates_are_moved_by_one_word(store: Store, receipt: str) -> None:
    requests.move(store, receipt, "declined", who="staff", by="ana", now=LATER, day=MONDAYS[2])
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=LATER + timedelta(minutes=1))
    assert states(store, receipt) == ["accepted", "accepted", "declined", "accepted", "accepted"]
    assert whole(store, receipt) == ("accepted", "2026-12-07")


def test_a_date_that_is_none_of_the_order_is_moved_nowhere(store: Store, receipt: str) -> None:
    with pytest.raises(NotAllowed, match="2026-12-08"):
        requests.move(store, receipt, "accepted", who="staff", by="ana", now=LATER, day=date(2026, 12, 8))
    assert states(store, receipt) == ["requested"] * 5


def test_all_dates_at_once_are_never_on_the_way(store: Store, receipt: str) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=LATER)
    with pytest.raises(NotAllowed, match="one by one"):
        requests.move(store, receipt, "on_the_way", who="staff", by="ana", now=LATER)
    assert states(store, receipt) == ["accepted"] * 5


def test_what_was_done_to_all_is_taken_back_as_one(store: Store, receipt: str) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=LATER, day=MONDAYS[1])
    at = LATER + timedelta(minutes=2)
    requests.move(store, receipt, "declined", who="staff", by="ana", now=at)
    moving.undo(store, receipt, by="ana", now=at + timedelta(minutes=1))
    assert states(store, receipt) == ["requested", "accepted", "requested", "requested", "requested"]
    assert whole(store, receipt) == ("requested", "2026-12-07")


def test_what_is_older_than_ten_minutes_stays(store: Store, receipt: str) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=LATER, day=MONDAYS[0])
    with pytest.raises(NotAllowed, match="ten minutes"):
        moving.undo(store, receipt, by="ana", now=LATER + timedelta(minutes=11))
    assert states(store, receipt)[0] == "accepted"


def test_the_order_stands_for_its_next_date_when_one_lies_behind(store: Store, receipt: str) -> None:
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=LATER)
    standing.pass_days(store, datetime.fromisoformat("2026-12-08T05:59+00:00"))  # 11:59 pm on the 7th
    assert whole(store, receipt) == ("accepted", "2026-12-07")
    standing.pass_days(store, datetime.fromisoformat("2026-12-08T06:00+00:00"))
    assert whole(store, receipt) == ("accepted", "2026-12-14")


def test_its_end_is_noticed_two_weeks_before_and_once(store: Store, receipt: str) -> None:
    before = datetime.fromisoformat("2026-12-20T18:00+00:00")
    assert standing.remind(store, before) == ()
    assert standing.remind(store, before + timedelta(days=1)) == (receipt,)
    assert standing.remind(store, before + timedelta(days=2)) == ()
    assert [each.kind for each in alarms.unopened(store)] == [standing.ENDS]


def test_another_ride_on_one_of_its_dates_is_marked_as_a_possible_duplicate(
    store: Store, a_request: Callable[..., RideRequest], receipt: str, now: datetime, rng: random.Random
) -> None:
    usual = a_request(conversation="sms-b", channel="sms")
    on_third = tuple(
        type(leg)(leg.pickup, leg.destination, MONDAYS[2], leg.appointment_time, leg.pickup_time)
        for leg in usual.legs
    )
    other = a_request(conversation="sms-b", channel="sms", legs=on_third)
    placed = requests.place(store, other, readback_id="r2", now=now, rng=rng)
    found = requests.find(store, placed.receipt)
    assert found is not None and found.possible_duplicate_of == receipt


def test_a_member_drops_single_dates_all_or_none_and_the_others_stay(store: Store, receipt: str) -> None:
    standing.drop_days(store, receipt, MONDAYS[1:3], LATER, alarm="drop_asked_for")
    dropped = ["requested", "cancelled", "cancelled", "requested", "requested"]
    assert states(store, receipt) == dropped
    assert [each.kind for each in alarms.of(store, receipt)] == ["drop_asked_for"]
    standing.drop_days(store, receipt, MONDAYS[1:3], LATER, alarm="drop_asked_for")
    assert len(alarms.of(store, receipt)) == 1
    assert [(each.day, each.who) for each in moving.moves(store, receipt)] == [
        (MONDAYS[1], "member"),
        (MONDAYS[2], "member"),
    ]
    for day in ("accepted", "on_the_way"):
        requests.move(store, receipt, day, who="staff", by="ana", now=LATER, day=MONDAYS[0])
    for days in ((MONDAYS[0], MONDAYS[3]), (date(2026, 12, 8),)):
        with pytest.raises(NotAllowed):
            standing.drop_days(store, receipt, days, LATER)
    assert states(store, receipt) == ["on_the_way", *dropped[1:]]
