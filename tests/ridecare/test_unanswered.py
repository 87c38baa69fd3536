"""After how long nothing done becomes something due."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.unanswered import is_overdue, steps, words_for

RAISED = datetime.fromisoformat("2026-12-01T16:00+00:00")
DAY = date(2026, 12, 3)
# 6 pm in Chicago on the day before.
BY = datetime.fromisoformat("2026-12-03T00:00+00:00")


@pytest.mark.parametrize(
    ("kind", "minutes", "reached"),
    [
        ("problem", 9.99, ()), ("problem", 10, (10,)), ("problem", 30, (10, 30)), ("problem", 59, (10, 30, 45)),
        ("problem", 90, (10, 30, 45, 60)), ("problem", 24 * 60 + 1, ()), ("soon", 90, (10,)), ("crisis", 90, (10,)),
        ("emergency", 9, ()), ("not_accepted", 90, ()),
    ],
)  # fmt: skip
def test_steps(kind: str, minutes: float, reached: tuple[int, ...]) -> None:
    assert steps(kind, RAISED, RAISED + timedelta(minutes=minutes)) == reached


@given(st.sampled_from(["problem", "soon", "crisis"]), st.integers(0, 1440), st.integers(0, 1440))
def test_no_step_is_lost_as_time_passes(kind: str, one: int, other: int) -> None:
    early, late = (
        set(steps(kind, RAISED, RAISED + timedelta(minutes=each))) for each in sorted((one, other))
    )
    assert early <= late


@pytest.mark.parametrize("kind", ["emergency", "crisis"])
def test_danger_hears_of_911_again(kind: str) -> None:
    assert words_for(kind) == "utter_not_opened_danger" != words_for("problem")


@pytest.mark.parametrize(
    ("clock", "made", "now", "overdue"),
    [
        ("09:00", -20 * 60, -1, False), ("09:00", -20 * 60, 0, True), ("09:00", -1, 0, True),
        ("09:00", 0, 60, False),  # made at 6 pm or later: new
        ("09:00", -60, 15 * 60 - 1, True), ("09:00", -60, 15 * 60, False),  # until the ride would start
        (None, -60, 6 * 60 - 1, True), (None, -60, 6 * 60, False),  # no time known: until midnight
    ],
)  # fmt: skip
def test_a_request_is_overdue_from_six_the_day_before_until_it_starts(
    clock: str | None, made: int, now: int, overdue: bool
) -> None:
    made_at, at = BY + timedelta(minutes=made), BY + timedelta(minutes=now)
    assert is_overdue(DAY, clock, made_at, at) is overdue
