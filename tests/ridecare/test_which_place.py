from __future__ import annotations

from dataclasses import replace

import pytest

from ridecare import booking
from ridecare.hearing import Message
from ridecare.known_places import load
from ridecare.place_matching import PlaceIndex
from ridecare.reading.message import read
from ridecare.settings import ROOT
from tests.ridecare.said import FULL, NOW, at, ids

KNOWN = PlaceIndex(load(ROOT / "places.csv"))


def heard(text, asked, intent="inform"):
    reading = read(text, asked=asked, language="en", now=NOW, known=KNOWN)
    return Message(text, intent, 0.9, reading, "en", "web", NOW)


def step(draft, text, intent="inform"):
    return booking.step(draft, heard(text, draft.asked, intent), ids())


@pytest.fixture
def asked():
    taken = step(at("destination", destination=None), "HealthPartners clinic")
    assert taken.draft.asked == "which_place" and [each.response for each in taken.say] == [
        "utter_which_place"
    ]
    return taken.draft


@pytest.mark.parametrize(
    ("answer", "street"),
    [
        ("HealthPartners Clinic Brooklyn Center", "6845 Lee Ave N"),
        ("3", "6845 Lee Ave N"),
        ("number 3", "6845 Lee Ave N"),
        ("the one in Brooklyn Center please", "6845 Lee Ave N"),
        ("Andover", "15245 Bluebird St NW"),
        ("wabasha", "205 Wabasha St S"),
    ],
)
def test_a_place_is_picked_and_the_words_stay(asked, answer, street):
    taken = step(asked, answer)
    assert taken.draft.asked == "confirm"
    assert taken.draft.values["destination"] == "HealthPartners clinic"
    assert [row["street"] for row in taken.draft.places["destination"]] == [street]


@pytest.mark.parametrize(
    "answer", ["None of these", "none", "ninguno de estos", "no", "I don't know", "skip"]
)
def test_none_of_these_keeps_the_words(asked, answer):
    taken = step(asked, answer)
    assert taken.draft.places == {} and taken.draft.values["destination"] == "HealthPartners clinic"
    assert taken.say[0].response == "utter_place_as_written" and taken.draft.asked == "confirm"


def test_another_address_takes_the_place_of_the_words(asked):
    taken = step(asked, "no, it is at 900 Rice St, St Paul")
    assert taken.draft.values["destination"] == "900 Rice St, St Paul" and taken.draft.places == {}


def test_what_is_not_understood_is_asked_once_more_and_then_left(asked):
    again = step(asked, "blue")
    assert [each.response for each in again.say] == ["utter_again_which_place"]
    assert step(again.draft, "9").say[0].response == "utter_place_as_written"


def test_another_value_at_the_question_is_taken_and_it_comes_back(asked):
    taken = step(replace(asked, values={**asked.values, "companions": None}), "two people ride along")
    assert taken.draft.values["companions"] == 2 and taken.draft.asked == "which_place"


def test_both_places_are_asked_one_after_the_other():
    first = step(at("pickup", pickup=None, destination=None), "Park Nicollet clinic")
    assert first.draft.asked == "which_place"
    second = step(step(first.draft, "Burnsville").draft, "HealthPartners clinic")
    assert second.draft.asked == "which_place"
    done = step(second.draft, "Stillwater").draft
    assert done.asked == "confirm"
    assert {name: rows[0]["city"] for name, rows in done.places.items()} == {
        "pickup": "Burnsville",
        "destination": "Stillwater",
    }


def test_nothing_open_goes_on(asked):
    assert step(replace(FULL, asked="which_place"), "hm").draft.asked == "confirm"
