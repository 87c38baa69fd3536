"""Rides that repeat, as members write them: on which days, from when, until when; and what is no rule of weekdays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ridecare.reading.reads import either

MWF = "FREQ=WEEKLY;BYDAY=MO,WE,FR"
TTH = "FREQ=WEEKLY;BYDAY=TU,TH"


def values(text: str, asked: str | None = None, language: str = "en") -> dict:
    return dict(either(language, text, asked).values)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("rides every monday wednesday and friday", MWF),
        ("I need a ride mon/wed/fri each week", MWF),
        ("every M, W and F", MWF),
        ("need a ride every tues & thurs", TTH),
        ("a ride every day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
        ("rides on weekdays, every week", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("a ride every other thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    ],
)
def test_days_in_english(text, days):
    assert values(text).get("repeat_days") == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("viajes todos los lunes, miércoles y viernes", MWF),
        ("necesito viaje cada martes y jueves", TTH),
        ("ocupo viajes de lunes a viernes cada semana", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("un viaje diario", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
    ],
)
def test_days_in_spanish(text, days):
    assert values(text, language="es").get("repeat_days") == days


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("until january 31", "2027-01-31"),
        ("6 weeks", "P6W"),
        ("for two months", "P2M"),
        ("10 times", "R10"),
        ("they keep going", "none"),
        ("forever", "none"),
        ("hasta el 15 de enero", "2027-01-15"),
        ("por tres semanas", "P3W"),
    ],
)
def test_the_end_where_it_is_asked_for(text, end):
    assert values(text, "repeat_end").get("repeat_end") == end


@pytest.mark.parametrize(
    "text",
    [
        "a ride this monday",
        "I need a ride on Monday and another on Wednesday",
        "not every week, just once on friday",
        "un viaje el lunes",
    ],
)
def test_a_single_ride_does_not_repeat(text):
    assert values(text).get("repeat_days") is None


@pytest.mark.parametrize(
    "text", ["a ride every month", "a ride the first monday of every month", "rides twice a month"]
)
def test_what_is_no_rule_of_weekdays_is_for_a_person(text):
    reading = either("en", text)
    assert "repeat_days" not in reading.values
    assert {"repeat_person", "repeat"} & set(reading.special)


@given(st.text(max_size=120), st.sampled_from([None, "repeat_days", "repeat_end", "trip_date", "rider_name"]))
def test_no_text_breaks_it(text, asked):
    either("en", f"every {text}", asked)
