from __future__ import annotations

from dataclasses import replace

import pytest

from ridecare import booking
from ridecare.draft import UNKNOWN
from ridecare.extra_stop import with_when, without_stop
from ridecare.readback import lines
from ridecare.wording import Words
from tests.ridecare.said import FULL, at, ids, said

STOP = replace(FULL.with_values(stop_place="the pharmacy", stop_when="home"), stop=True)
EN = Words("en")


def step(draft, text, intent="inform", **rest):
    return booking.step(draft, said(text, draft.asked, intent, **rest), ids())


def names(taken):
    return [each.response for each in taken.say]


def test_a_stop_said_at_any_question_is_asked_for_what_is_missing():
    taken = step(at("confirm"), "I need an extra stop")
    assert taken.draft.stop and taken.draft.asked == "stop_place"
    placed = step(taken.draft, "CVS on Rice Street")
    assert placed.draft.asked == "stop_when" and placed.draft.values["stop_place"] == "CVS on Rice Street"
    done = step(placed.draft, "on the way home")
    assert done.draft.asked == "confirm" and done.draft.values["stop_when"] == "home"
    assert done.draft.values["return_ride"] == FULL.values["return_ride"]


def test_a_stop_that_nobody_can_name_is_left_open_and_marked():
    asked = step(at("confirm"), "I need an extra stop").draft
    taken = step(asked, "I don't know")
    assert taken.draft.values["stop_place"] == UNKNOWN and taken.draft.asked == "stop_when"


@pytest.mark.parametrize(
    ("asked", "text"),
    [("confirm", "no stop"), ("confirm", "sin parada"), ("which_line", "take out the stop"), ("stop_when", "leave it out"), ("stop_place", "no"), ("stop_when", "no")],
)  # fmt: skip
def test_a_stop_is_taken_back_and_nothing_else(asked, text):
    taken = step(at(asked, STOP), text)
    assert not taken.draft.stop and "stop_place" not in taken.draft.values
    assert names(taken)[0] == "utter_stop_dropped" and taken.kind == "taken"
    assert taken.draft.values == {**FULL.values}


def test_a_stop_taken_back_with_a_new_time_changes_both():
    taken = step(at("confirm", STOP), "no stop, and the time is 3 pm")
    assert not taken.draft.stop and taken.draft.values["appointment_time"] == "15:00"


def test_without_a_stop_no_stop_leaves_the_request():
    assert step(at("confirm"), "no stop").result == "stopped"


def test_stop_alone_leaves_the_request_even_with_a_stop_in_it():
    taken = step(at("confirm", STOP), "stop", "stop")
    assert taken.kind == "end" and taken.result == "stopped"


def test_a_second_stop_goes_to_a_person():
    taken = step(at("companions", STOP), "and stop at the bank too")
    assert (taken.result, taken.reason) == ("hand_over", "extra_stop")
    taken = step(at("member_id", replace(STOP, identity="asked")), "and stop at the bank too")
    assert (taken.result, taken.reason) == ("hand_over", "extra_stop")


def test_the_same_stop_said_again_is_one_stop():
    taken = step(at("companions", STOP), "stop at the pharmacy")
    assert taken.kind == "taken" and taken.draft.values["stop_place"] == "the pharmacy"


def test_at_the_read_back_another_place_is_a_correction():
    taken = step(at("confirm", STOP), "stop at CVS on Rice Street instead")
    assert (
        taken.draft.values["stop_place"].startswith("CVS on Rice Street") and taken.draft.asked == "confirm"
    )


def test_can_we_stop_is_a_wish_and_no_question():
    taken = step(at("companions"), "can we stop at the pharmacy on the way home?", "ask_where_rides_go")
    assert taken.kind == "taken" and taken.draft.values["stop_place"] == "the pharmacy"


def test_another_wish_with_a_stop_in_it_goes_its_own_way():
    words = "I want to talk to a person about a stop at the pharmacy"
    assert step(at("companions"), words, "request_human").kind == "not_mine"


def test_a_way_without_a_stop_is_nothing():
    taken = step(at("confirm"), "on the way home")
    assert "stop_when" not in taken.draft.values and not taken.draft.stop


@pytest.mark.parametrize(
    ("when", "text"),
    [("home", "A, after the visit"), ("there", "A, before the visit"), (UNKNOWN, "A"), (None, "A")],
)
def test_the_way_of_a_stop_is_read_back(when, text):
    assert with_when("A", STOP.with_values(stop_when=when), EN) == text


def test_the_stop_has_its_line_and_the_draft_comes_back_with_it():
    assert "Extra stop: the pharmacy, after the visit" in lines(STOP, EN)
    again = type(STOP).from_slots(STOP.as_slots(), None)
    assert again.stop and again.values == STOP.values
    assert without_stop(STOP).values == FULL.values


def test_the_stop_spoken_of_is_put_right_at_any_question():
    moved = step(at("companions", STOP), "the stop is at CVS on Rice Street")
    assert moved.kind == "taken" and moved.draft.values["stop_place"] == "CVS on Rice Street"
    turned = step(at("companions", STOP), "the stop is on the way there")
    assert turned.draft.values["stop_when"] == "there"


def test_the_same_answer_twice_answers_no_other_question():
    taken = step(at("return_ride", STOP, return_ride=None), "On the way home")
    assert taken.draft.values.get("return_ride") is None and taken.draft.values["stop_when"] == "home"
