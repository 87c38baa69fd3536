"""From a draft to a request: legs, marks, alarms."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ridecare import facts
from ridecare.calendar import instant
from ridecare.draft import UNKNOWN
from ridecare.requesting import Identity, Sender, alarms, marks, request_of
from ridecare.rides import Leg
from ridecare.settings import ROOT
from tests.ridecare.said import FULL, NOW

OPERATOR = facts.load(ROOT / "ridecare.yml")
SENDER = Sender("web-a", "web", "en", trial=False)
DAY = date(2026, 12, 11)


def made(draft=FULL, identity=Identity(), now=NOW):  # noqa: B008
    return request_of(draft, identity, SENDER, OPERATOR, now)


def test_the_request_holds_what_was_said():
    request = made(identity=Identity("90000001", date(1980, 3, 14)))
    assert (request.receipt, request.state, request.rider_source) == (None, "requested", "stated")
    assert (request.member_id, request.date_of_birth) == ("90000001", date(1980, 3, 14))
    assert (request.rider_name, request.callback_phone, request.companions) == (
        "Ana Lopez",
        "+16515550142",
        1,
    )
    assert request.mobility == ("walker",) and request.notes is None
    assert (request.channel, request.conversation, request.created_at) == ("web", "web-a", NOW)


@pytest.mark.parametrize(
    ("values", "home"),
    [
        ({"return_ride": "call_when_ready"}, [Leg("Oak Clinic", "45 Main St, St Paul", DAY, None, None, part="home")]),
        ({"return_ride": "fixed_time", "return_time": "14:00"}, [Leg("Oak Clinic", "45 Main St, St Paul", DAY, None, "14:00", part="home")]),
        ({"return_ride": "fixed_time", "return_time": UNKNOWN}, [Leg("Oak Clinic", "45 Main St, St Paul", DAY, None, None, part="home")]),
        ({"return_ride": "one_way"}, []),
        ({"return_ride": UNKNOWN}, []),
    ],
)  # fmt: skip
def test_legs(values, home):
    legs = made(FULL.with_values(pickup_time="09:00", **values)).legs
    assert legs == (Leg("45 Main St, St Paul", "Oak Clinic", DAY, "10:30", "09:00"), *home)


def test_soon_by_the_operators_hours():
    start = instant(DAY, "10:30") - timedelta(hours=OPERATOR.soon_hours)
    assert "soon" in made(now=start).marks and alarms(made(now=start)) == ("soon",)
    before = start - timedelta(minutes=1)
    assert "soon" not in made(now=before).marks and alarms(made(now=before)) == ()
    early = FULL.with_values(pickup_time="09:30")
    assert "soon" in marks(early, DAY, OPERATOR, start - timedelta(minutes=60))


def test_a_day_that_nobody_knows_is_soon_and_needs_a_call():
    request = made(FULL.with_values(trip_date=UNKNOWN))
    assert {"soon", "needs_call"} <= set(request.marks) and request.legs[0].trip_date is None
    assert "needs_call" not in made().marks


def test_who_books_a_day_without_a_confirmed_entry():
    for row in OPERATOR.booking:
        assert ("who_books_open" in marks(FULL, row.starts, OPERATOR, NOW)) is not row.confirmed
    assert "who_books_open" in made(FULL.with_values(trip_date="2027-02-01")).marks


@pytest.mark.parametrize(
    ("identity", "eligibility", "mark"),
    [
        ("", None, "not_checked"), ("skipped", None, "not_checked"), ("failed", None, "identity_failed"),
        ("failed", "could_not_check", "not_checked"), ("checked", "eligible", None),
    ],
)  # fmt: skip
def test_how_identity_ended(identity, eligibility, mark):
    request = made(replace(FULL, identity=identity, eligibility=eligibility))
    assert {"not_checked", "identity_failed"} & set(request.marks) == ({mark} if mark else set())
    assert request.rider_source == ("checked" if mark is None else "stated")


def test_a_minor_and_a_second_ride_are_marked():
    request = made(
        replace(FULL.with_values(rides_along="his mother", notes="blue door"), minor=True, second_of="RC-1")
    )
    assert {"minor", "second_of:RC-1"} <= set(request.marks)
    assert request.notes == "blue door; rides along: his mother"
    assert not {"minor"} & set(made().marks)
