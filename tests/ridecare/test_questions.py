"""The one table of questions."""

from ridecare.questions import IDENTITY, OTHER, QUESTIONS, TIMES, TRIP, TRIP_SLOTS, VOLUNTEERED


def test_no_question_stands_twice():
    names = [question.name for question in (*TRIP, *IDENTITY, *OTHER)] + list(VOLUNTEERED)
    assert len(names) == len(set(names)) == len(QUESTIONS)


def test_the_names_that_the_design_fixes():
    assert {
        "rider_name", "pickup", "destination", "trip_date", "appointment_time", "pickup_time", "return_ride", "return_time",
        "trip_purpose", "mobility", "companions", "children", "callback_phone", "notes",
    } <= set(TRIP_SLOTS)  # fmt: skip
    assert {
        "confirm", "go_on", "second_ride", "did_you_mean", "member_id", "date_of_birth", "code", "which_place", "which_ride", "which_line",
    } <= set(QUESTIONS)  # fmt: skip


def test_what_a_request_cannot_do_without():
    required = {question.name for question in TRIP if question.required}
    assert required == {
        "rider_name", "pickup", "destination", "trip_date", "appointment_time", "callback_phone", "rides_along", "requester",
        "stop_place", "stop_when", "repeat_days", "repeat_end",
    }  # fmt: skip


def test_times_and_volunteered_values_are_trip_slots():
    assert set(TRIP_SLOTS) >= TIMES and set(VOLUNTEERED) <= set(TRIP_SLOTS)
    assert not set(VOLUNTEERED) & {question.name for question in TRIP}


def test_whatever_can_be_asked_stands_in_the_table():
    assert set(QUESTIONS) >= set(TRIP_SLOTS)
