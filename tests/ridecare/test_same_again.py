"""The same ride as last time: what says so, and what is taken from the one of before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ridecare.draft import Draft
from ridecare.same_again import Before, filled, is_meant
from tests.ridecare.said import A_RIDE, said


@pytest.mark.parametrize(
    "text",
    [
        "same ride again on friday",
        "the same ride as last time please",
        "my usual ride for monday",
        "can I get the same ride tomorrow?",
        "SAME RIDE",
        "SAME",
        "same again on december 21",
        "Mismo",
        "lo mismo para el lunes",
        "I need a ride to the same place as last time",
        "lo mismo de siempre",
    ],
)
def test_it_is_said(text: str) -> None:
    assert is_meant(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "can two people go in the same ride with me",
        "is it the same ride for everybody?",
        "we live at the same place",
        "I need a ride on the same day as my sister",
        "it is the same doctor",
        "same to you",
        "el mismo doctor",
    ],
)
def test_it_is_not_said(text: str) -> None:
    assert not is_meant(said(text))


def test_the_day_and_the_times_are_asked_again() -> None:
    draft = filled(Draft(), Before(A_RIDE, None))
    assert draft.values["pickup"] == "310 Cedar St"
    assert draft.values["destination"] == "Oak Kidney Center"
    assert draft.values["mobility"] == ["walker"]
    assert {"trip_date", "appointment_time", "pickup_time", "return_time"} & draft.values.keys() == set()


def test_what_is_said_now_stands() -> None:
    now = Draft(values={"destination": "Elm Clinic", "companions": 1})
    draft = filled(now, Before(A_RIDE, None))
    assert (draft.values["destination"], draft.values["companions"]) == ("Elm Clinic", 1)
    assert draft.values["pickup"] == "310 Cedar St"


def test_a_ride_that_was_not_checked_asks_for_no_id_again() -> None:
    assert filled(Draft(), Before(A_RIDE, None)).identity == "skipped"
    assert filled(Draft(), Before(A_RIDE, "sealed")).identity == "checked"


def test_who_rides_with_a_minor_is_asked_again() -> None:
    request = replace(A_RIDE, marks=("minor",), notes="with his mother Rosa")
    draft = filled(Draft(), Before(request, None))
    assert draft.minor
    assert draft.values.get("notes") is None
