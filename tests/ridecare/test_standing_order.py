"""The dates of a standing order: a wrong one is a missed dialysis."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.draft import UNKNOWN, Draft
from ridecare.standing_order import (
    MOST_DATES,
    NO_END,
    days_in_words,
    end_in_words,
    lines,
    series,
    settled,
    until,
    wish_about,
)
from ridecare.wording import Words

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)  # Tuesday, 10 am in Chicago
EN, ES = Words("en"), Words("es")


def rule(*days: int, weeks: int = 1) -> str:
    every = f"INTERVAL={weeks};" if weeks > 1 else ""
    return f"FREQ=WEEKLY;{every}BYDAY={','.join(CODES[day] for day in days)}"


def order(**values: object) -> Draft:
    said = {"repeat_days": rule(0, 2, 4), "trip_date": "2026-12-04", "repeat_end": "2027-01-31", **values}
    return Draft(repeats=True, values={name: value for name, value in said.items() if value is not None})


DAYS = st.sets(st.integers(0, 6), min_size=1).map(sorted)
STARTS = st.dates(date(2026, 1, 1), date(2032, 12, 31))
LENGTHS = st.integers(0, 120)


@given(DAYS, STARTS, LENGTHS)
def test_every_named_day_between_start_and_end_and_no_other(days, start, length):
    end = start + timedelta(days=length)
    found = series(rule(*days), start, end.isoformat(), horizon=400).dates
    between = [start + timedelta(days=step) for step in range(length + 1)]
    assert list(found) == [day for day in between if day.weekday() in days][:MOST_DATES]


@given(DAYS, STARTS, st.integers(1, 40))
def test_so_often_is_so_often(days, start, times):
    found = series(rule(*days), start, f"R{times}", horizon=400)
    assert len(found.dates) == times and not found.goes_on
    assert found.until == found.dates[-1]


@given(DAYS, STARTS, st.integers(7, 60))
def test_without_an_end_dates_reach_as_far_as_the_operator_lets_them(days, start, horizon):
    found = series(rule(*days), start, NO_END, horizon=horizon)
    assert found.goes_on and found.until is None
    assert found.dates[-1] <= found.dates[0] + timedelta(days=horizon)
    following = series(rule(*days), found.dates[-1] + timedelta(days=1), "R1", horizon=400).dates[0]
    assert following > found.dates[0] + timedelta(days=horizon) or len(found.dates) == MOST_DATES


@given(DAYS, STARTS, st.integers(2, 4))
def test_every_other_week_counts_from_the_week_of_the_first_day(days, start, weeks):
    found = series(rule(*days, weeks=weeks), start, "P8W", horizon=400).dates
    first = found[0] - timedelta(days=found[0].weekday())
    apart = [((day - timedelta(days=day.weekday())) - first).days // 7 for day in found]
    assert {week % weeks for week in apart} == {0}


@pytest.mark.parametrize(
    ("start", "end", "count", "last"),
    [
        ("2026-12-01", "P2W", 6, "2026-12-14"),  # so long, from the first day on
        ("2026-12-28", "P1M", 14, "2027-01-27"),  # over the end of the year
        ("2028-02-28", "P1W", 3, "2028-03-03"),  # a leap year: Monday, the 28th of February
        ("2027-03-12", "P1W", 3, "2027-03-17"),  # over the night without a half past two
        ("2026-10-30", "2026-11-02", 2, "2026-11-02"),  # the last day counts
    ],
)
def test_ends_by_hand(start, end, count, last):
    found = series(rule(0, 2, 4), date.fromisoformat(start), end, horizon=90).dates
    assert (len(found), found[-1].isoformat()) == (count, last)


def test_a_first_day_whose_hour_lies_behind_is_no_date():
    today = order(trip_date="2026-12-01", repeat_days=rule(1), appointment_time="09:00")
    assert settled(today, NOW)[0].dates[0] == "2026-12-08"
    later = order(trip_date="2026-12-01", repeat_days=rule(1), appointment_time="11:00")
    assert settled(later, NOW)[0].dates[0] == "2026-12-01"


def test_an_end_before_the_first_day_is_said_so():
    draft, lacks = settled(order(repeat_end="2026-12-03"), NOW)
    assert (draft.dates, lacks) == ((), "no_date")


@pytest.mark.parametrize("name", ["repeat_days", "trip_date"])
def test_days_that_nobody_knows_are_for_a_person(name):
    assert settled(order(**{name: UNKNOWN}), NOW)[1] == "person"


def test_an_end_that_nobody_knows_is_none():
    draft, lacks = settled(order(repeat_end=UNKNOWN), NOW)
    assert lacks is None and draft.goes_on and until(draft) is None


def test_a_single_ride_has_no_dates():
    assert settled(Draft(dates=("2026-12-04",)), NOW) == (Draft(), None)


def test_three_first_dates_and_the_last_are_read_back():
    draft, _ = settled(order(), NOW)
    assert lines(draft, EN) == [
        "Days of the week: Monday, Wednesday and Friday",
        "First days: Friday, December 4; Monday, December 7; Wednesday, December 9",
        "Last day: Friday, January 29 (25 days in all)",
    ]
    assert lines(draft, ES)[0] == "Días de la semana: lunes, miércoles y viernes"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (rule(*range(7)), "every day"),
        (rule(0, 1, 2, 3, 4), "Monday to Friday"),
        (rule(1), "Tuesday"),
        (rule(1, weeks=2), "Tuesday, every 2 weeks"),
    ],
)
def test_the_days_in_words(said, words):
    assert days_in_words(said, EN) == words


@pytest.mark.parametrize(
    ("end", "words"),
    [(NO_END, "no end date"), ("R6", "6 times"), ("P2M", "2 months"), ("2026-12-04", "Friday, December 4")],
)
def test_the_end_in_words(end, words):
    assert end_in_words(end, EN) == words


@pytest.mark.parametrize(
    ("plain", "day", "wish"),
    [
        ("pause my rides", "", "change_ride"),
        ("stop all my rides", "", "cancel_ride"),
        ("end my standing order", "", "cancel_ride"),
        ("ya no quiero mis viajes", "", "cancel_ride"),
        ("skip this friday", "this friday", "change_ride"),
        ("skip the ride on friday", "friday", "change_ride"),
        ("skip", "", None),
        ("should i skip my pills today", "today", None),
        ("no necesito viaje el jueves", "jueves", "change_ride"),
        ("no necesito comida el jueves", "jueves", None),
        ("i need a ride on friday", "friday", None),
    ],
)
def test_wishes_about_rides_that_repeat(plain, day, wish):
    assert wish_about(plain, [day] if day else []) == wish
