"""What depends on when a message comes: nights, the day's own weekday, months without a day, leap years."""

from __future__ import annotations

from datetime import datetime

import pytest

from ridecare.calendar import ZONE
from ridecare.reading.message import read


@pytest.mark.parametrize(
    ("now", "text", "days"),
    [
        ("2026-11-25T01:30", "tomorrow", ("2026-11-25", "2026-11-26")),
        ("2026-11-25T03:59", "mañana", ("2026-11-25", "2026-11-26")),
        ("2026-11-25T04:00", "tomorrow", ("2026-11-26",)),
        ("2026-11-25T01:30", "wednesday", ("2026-11-25", "2026-12-02")),
        ("2026-11-25T01:30", "tonight", ("2026-11-25",)),
        ("2026-11-24T23:30", "tomorrow", ("2026-11-25",)),
        ("2026-11-24T10:00", "tuesday", ("2026-11-24", "2026-12-01")),
        ("2026-11-28T10:00", "next friday", ("2026-12-04",)),
        ("2027-01-31T10:00", "the 30th", ("2027-03-30",)),
        ("2027-01-31T10:00", "feb 29", None),
        ("2026-12-30T10:00", "1/15", ("2027-01-15",)),
        ("2027-02-25T10:00", "03/04", ("2027-03-04", "2027-04-03")),
        ("2027-02-25T10:00", "3/4", ("2027-03-04",)),
        ("2027-03-14T10:00", "tomorrow", ("2027-03-15",)),
    ],
)
def test_days_by_the_hour_of_the_message(now: str, text: str, days: tuple[str, ...] | None) -> None:
    reading = read(
        text, asked="trip_date", language="en", now=datetime.fromisoformat(now).replace(tzinfo=ZONE)
    )
    value = reading.values.get("trip_date")
    assert (reading.open.get("trip_date") or ((value,) if value else None)) == days


def test_in_two_hours_is_counted_from_the_members_clock() -> None:
    now = datetime(2026, 11, 24, 10, 15, tzinfo=ZONE)
    assert read("in 2 hours", asked="pickup_time", language="en", now=now).values["pickup_time"] == "12:15"
