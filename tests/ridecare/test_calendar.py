"""The members' calendar: days, clock times, and the two nights on which the clock changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.calendar import instant, is_soon, local, starts, today, years_between

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
CLOCKS = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))


def test_the_day_is_the_members_day():
    assert today(datetime(2026, 12, 2, 5, 59, tzinfo=UTC)) == date(2026, 12, 1)
    assert today(datetime(2026, 12, 2, 6, 0, tzinfo=UTC)) == date(2026, 12, 2)
    assert today(datetime(2026, 7, 2, 5, 0, tzinfo=UTC)) == date(2026, 7, 2)


def test_nights_on_which_the_clock_changes():
    assert instant(date(2026, 3, 8), "02:30") == datetime(2026, 3, 8, 8, 30, tzinfo=UTC)
    assert local(instant(date(2026, 3, 8), "02:30")).hour == 3
    assert instant(date(2026, 11, 1), "01:30") == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


@given(DAYS, CLOCKS)
def test_an_instant_is_that_day(day, clock):
    assert today(instant(day, clock)) == day
    assert local(instant(day, clock)).strftime("%H:%M") == clock or day.month in (3, 11)


def test_without_a_time_the_day_starts_at_midnight():
    assert starts(date(2026, 12, 4), None) == instant(date(2026, 12, 4), "00:00")


@pytest.mark.parametrize(("minutes", "soon"), [(-1, True), (0, True), (1, False)])
def test_soon_is_within_the_hours(minutes, soon):
    now = instant(date(2026, 12, 4), "10:00") - timedelta(hours=72, minutes=minutes)
    assert is_soon(date(2026, 12, 4), "10:00", now, 72) is soon


def test_a_ride_that_has_begun_is_soon():
    assert is_soon(date(2026, 12, 1), "08:00", datetime(2026, 12, 1, 20, tzinfo=UTC), 72)


@pytest.mark.parametrize(
    ("on", "age"),
    [(date(2026, 2, 16), 18), (date(2026, 2, 17), 19), (date(2026, 12, 31), 19), (date(2027, 1, 1), 19)],
)
def test_age_turns_on_the_birthday(on, age):
    assert years_between(date(2007, 2, 17), on) == age


@given(DAYS, st.integers(0, 40000))
def test_age_never_falls(born, days):
    on = born + timedelta(days=days)
    assert 0 <= years_between(born, on) <= years_between(born, on + timedelta(days=1))
