"""Questions that depend on what is known: the open one once more, readings, lines, coming back."""

from dataclasses import replace

import pytest

from ridecare.booking import step
from ridecare.booking_questions import reask, resume_question
from ridecare.saying import Say
from tests.ridecare.said import FULL, at, ids, said


@pytest.mark.parametrize("text", ["no", "No.", "nope", "no thats wrong", "change something"])
def test_a_bare_no_asks_which_line(text):
    found = step(at("confirm"), said(text, "confirm"), ids())
    assert found.draft.asked == "which_line"
    assert {choice.value for choice in found.say[-1].choices} == set(FULL.values)


def test_an_open_hour_is_asked_with_its_readings():
    found = step(at("appointment_time", appointment_time=None), said("at 3", "appointment_time"), ids())
    assert found.draft.asked == "appointment_time"
    assert [(choice.kind, choice.value) for choice in found.say[-1].choices] == [
        ("clock", "03:00"),
        ("clock", "15:00"),
    ]
    assert (
        step(found.draft, said("in the afternoon", "appointment_time"), ids()).draft.values[
            "appointment_time"
        ]
        == "15:00"
    )


def test_coming_back_shows_nothing_of_the_request():
    assert resume_question(FULL) == (Say("utter_resume"),)


@pytest.mark.parametrize("asked", [None, "confirm", "second_ride", "which_line", "resume", "pickup"])
def test_the_open_question_once_more(asked):
    says = reask(replace(at(asked), second_of="RC-1"))
    expected = {
        None: None,
        "confirm": "utter_confirm",
        "second_ride": "utter_second_ride",
        "which_line": "utter_which_line",
        "resume": "utter_resume",
    }
    assert (says[-1].response if says else None) == expected.get(asked, f"utter_question_{asked}")
