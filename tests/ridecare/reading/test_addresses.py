"""Street addresses and their parts, and numbers that are no date or time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ridecare.reading.message import read

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "from 1200 Nicollet Ave S apt 4, Minneapolis MN 55403",
            ("1200", "Nicollet Ave S", "apt 4", "Minneapolis", "MN", "55403"),
        ),
        ("pick me up at 45 Main St, St Paul tomorrow", ("45", "Main St", None, "St Paul", None, None)),
        ("200 1st St SW Rochester", ("200", "1st St SW", None, "Rochester", None, None)),
        ("9 oak clinic st paul", None),
        ("i need 2 rides", None),
    ],
)
def test_parts(text: str, parts: tuple[str | None, ...] | None) -> None:
    found = read(text, asked=None, language="en", now=NOW).addresses
    got = [(each.number, each.street, each.unit, each.city, each.state, each.zip) for each in found]
    assert got == ([parts] if parts else [])


@pytest.mark.parametrize(
    "text",
    [
        "the clinic on 4th", "on 7th street", "1200 7th street", "1200 Main St", "apt 930", "room 1015", "ZIP 55104",
        "I am 65 years old", "gate code 1130", "bus 21", "my id is 90000001",
    ],
)  # fmt: skip
def test_no_day_and_no_time_in_other_numbers(text: str) -> None:
    reading = read(text, asked=None, language="en", now=NOW)
    assert (reading.dates, reading.times) == ((), ())
