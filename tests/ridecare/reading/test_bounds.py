"""Whatever is written: it never raises, names no past day, and survives JSON."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridecare.calendar import today
from ridecare.reading.dates import warm
from ridecare.reading.message import Reading, read

QUESTIONS = (
    None, "pickup", "destination", "trip_date", "appointment_time", "pickup_time", "return_ride", "return_time", "mobility", "companions",
    "rider_age", "requester", "rides_along", "callback_phone", "notes", "member_id", "date_of_birth", "confirm", "where_now", "rider_name",
    "trip_purpose", "children", "code", "which_line", "go_on", "stop_place", "stop_when", "which_place",
)  # fmt: skip
WORDS = (
    "tomorrow mañana friday viernes 12/1 03/04/1980 9 930 3pm a las de la from to at 45 Main St, Oak Clinic pick me up home no yes but not change the time "
    "wheelchair my son 8 years 612-555-0123 90000001 born march 14 feb 30 25:00 next week in two every monday half past quarter y media ? . ½ ٣ \ud800 \n"
).split(" ")
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
NOWS = st.integers(0, 60 * 24 * 900).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(QUESTIONS), st.sampled_from(("en", "es")), NOWS)
def test_nothing_raises_and_no_day_is_past(
    text: str, asked: str | None, language: str, now: datetime
) -> None:
    reading = read(text, asked=asked, language=language, now=now)
    days = [reading.values.get("trip_date"), *reading.open.get("trip_date", ())]
    assert all(day >= today(now).isoformat() for day in days if day)
    assert all(len(readings) > 1 for readings in reading.open.values())
    assert not reading.open.keys() & reading.values.keys()
    assert Reading.from_dict(json.loads(json.dumps(reading.as_dict()))) == reading


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_yes_is_a_yes_only_by_its_words(text: str) -> None:
    said = f"yes {text}"
    reading = read(said, asked="confirm", language="en", now=datetime(2026, 11, 24, 16, tzinfo=UTC))
    if "?" in said or any(char.isdigit() for char in said):
        assert reading.answer != "yes"


@pytest.mark.parametrize(
    "piece",
    [
        "a", "1", "1 ", "from ", "at 9 ", "12/1 ", "9:30pm ", "to the ", "my name is ", "(612) ", "mañana ", "1 oak ", "pick me up ",
        "12 oak oak oak oak ", "week ", "i am at ", "no i dont know ", "st. ", "half past ", "in a ", "de la ", ",1", "1-", "yes and ", "0 0 0 ", "\n",
    ],
)  # fmt: skip
def test_twenty_kilobytes_are_read_in_bounded_time(piece: str) -> None:
    warm()
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    for asked in ("pickup", "trip_date", "confirm"):
        read(text, asked=asked, language="en", now=datetime(2026, 11, 24, 16, tzinfo=UTC))
    # Generous: a slow machine passes, a pattern that grows with the square of the text does not.
    assert time.process_time() - started < 3
