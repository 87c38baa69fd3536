"""What members say, as the core hears it: a message with its real reading."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from ridecare.draft import Draft
from ridecare.hearing import Message
from ridecare.reading.message import read
from ridecare.rides import Leg, RideRequest

NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Chicago

A_RIDE = RideRequest(
    receipt="RC-TEST-33333333",
    state="completed",
    rider_name="Dolores Pratt",
    member_id=None,
    date_of_birth=None,
    rider_source="stated",
    eligibility="unknown",
    channel="web",
    language="en",
    created_at=datetime(2026, 11, 20, 16, 0, tzinfo=UTC),
    legs=(
        Leg("310 Cedar St", "Oak Kidney Center", date(2026, 11, 25), "09:00", None),
        Leg("Oak Kidney Center", "310 Cedar St", date(2026, 11, 25), None, None),
    ),
    trip_purpose="dialysis",
    return_ride="call_when_ready",
    return_time=None,
    mobility=("walker",),
    companions=0,
    children=(),
    callback_phone="+16515550177",
    notes=None,
    requester=None,
    trial=True,
    marks=(),
    possible_duplicate_of=None,
    conversation="web-a",
    alarms=(),
)


def said(
    text: str,
    asked: str | None = None,
    intent: str = "inform",
    *,
    confidence: float = 0.9,
    language: str = "en",
    now: datetime = NOW,
    **rest: Any,
) -> Message:
    """A message that is an answer unless another intent is named."""
    reading = read(text, asked=asked, language=language, now=now)
    return Message(text, intent, confidence, reading, language, rest.pop("channel", "web"), now, **rest)


def ids() -> Callable[[], str]:
    """Ids of read-backs, one after the other."""
    numbers = itertools.count(1)
    return lambda: f"readback-{next(numbers)}"


FULL = Draft(
    values={
        "rider_name": "Ana Lopez",
        "pickup": "45 Main St, St Paul",
        "destination": "Oak Clinic",
        "trip_date": "2026-12-11",
        "appointment_time": "10:30",
        "return_ride": "call_when_ready",
        "mobility": ["walker"],
        "companions": 1,
        "callback_phone": "+16515550142",
        "notes": "none",
    },
    identity="skipped",
)


def at(asked: str | None, draft: Draft = FULL, **values: Any) -> Draft:
    """The draft at this question; a value of None is not known."""
    kept = {name: value for name, value in {**draft.values, **values}.items() if value is not None}
    return replace(draft, asked=asked, values=kept)


# An answer to each question.
ANSWERS = {
    "rider_name": "Ana Lopez",
    "pickup": "45 Main St, St Paul",
    "destination": "Oak Clinic",
    "trip_date": "December 11",
    "appointment_time": "10:30 am",
    "return_ride": "a ride home at a set time",
    "return_time": "2 pm",
    "mobility": "walker",
    "companions": "1",
    "rides_along": "his mother",
    "requester": "Rosa Diaz, his mother",
    "callback_phone": "651-555-0142",
    "notes": "nothing",
    "member_id": "skip",
}
