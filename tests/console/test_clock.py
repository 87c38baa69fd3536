from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from console.clock import Clock, clock_at, length_of


def test_a_clock_starts_at_a_local_time_and_moves():
    with clock_at("2026-12-01T10:00") as clock:
        assert clock.now().replace(second=0, microsecond=0) == datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
        clock.move(timedelta(hours=2))
        assert clock.now().hour == 18
        assert datetime.fromtimestamp(time.time(), UTC).hour == 18, "Rasa's session expiry reads this one"


def test_a_zone_that_is_given_counts():
    with clock_at("2026-12-01T10:00+00:00") as clock:
        assert clock.now().hour == 10


def test_the_machines_own_clock_is_not_moved():
    with pytest.raises(ValueError, match="only be moved"):
        Clock().move(timedelta(minutes=1))


def test_what_is_no_time_is_refused():
    with pytest.raises(ValueError, match="soon"), clock_at("soon"):
        pass


@pytest.mark.parametrize(("text", "length"), [("90s", timedelta(seconds=90)), ("10m", timedelta(minutes=10)), (" 2h ", timedelta(hours=2)), ("3d", timedelta(days=3))])  # fmt: skip
def test_lengths(text, length):
    assert length_of(text) == length


@pytest.mark.parametrize("text", ["", "10", "m", "-5m", "1.5h", "2 weeks", "ten m"])
def test_what_is_no_length_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="use 90s, 10m, 2h or 3d"):
        length_of(text)
