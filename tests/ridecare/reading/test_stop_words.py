from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.reading.plain import plain
from ridecare.reading.stop_words import HOME, THERE, stop_in, when_said, which_way, without_when
from tests.ridecare.said import said

STOPS = (
    ("can we stop at the pharmacy on the way home", "the pharmacy", HOME),
    ("stop at the pharmacy on the way home", "the pharmacy", HOME),
    ("Lakeview Hospital and then stop at the pharmacy on the way back", "the pharmacy", HOME),
    ("then stop at the pharmacy", "the pharmacy", HOME),
    ("can we stop by walgreens after", "walgreens", HOME),
    ("actually can we stop at Regions Hospital pharmacy", "Regions Hospital pharmacy", None),
    ("stop by my house first", "my house", THERE),
    ("I have to stop at the bank before my appointment", "the bank", THERE),
    ("swing by CVS on the way home", "CVS", HOME),
    ("drop my son at school first", "school", THERE),
    ("I need to drop my daughter off at daycare on the way", "daycare", THERE),
    ("first drop my kids at school", "school", THERE),
    ("pick up my meds at CVS on Lake St on the way home", "CVS on Lake St", HOME),
    ("pick up my prescription on the way home", None, HOME),
    ("gotta get my meds after at walgreens", "walgreens", HOME),
    ("i need to get my meds on the way home at cvs", "cvs", HOME),
    ("then go to the walgreens on University", "the walgreens on University", HOME),
    ("on the way home I need to go to the pharmacy", "the pharmacy", HOME),
    ("after my appointment can we go to the store", "the store", HOME),
    ("then stop for groceries", None, HOME),
    ("can you stop for my meds on the way home", None, HOME),
    ("I need an extra stop", None, None),
    ("can i make a stop on the way home", None, HOME),
    ("with one extra stop please", None, None),
    ("the stop is at CVS on Rice Street", "CVS on Rice Street", None),
    ("change the stop to the library", "the library", None),
    ("actually the stop is on the way there", None, THERE),
    ("change the stop to the way home", None, HOME),
    ("la parada es de regreso", None, HOME),
    ("parar en la farmacia", "la farmacia", None),
    ("después a la farmacia", "la farmacia", HOME),
    ("Oak Clinic, después a la farmacia y luego a mi casa", "la farmacia", HOME),
    ("then the pharmacy", "the pharmacy", HOME),
    ("luego a la farmacia de la Lake", "la farmacia de la Lake", HOME),
    ("de regreso quiero pasar a la farmacia", "la farmacia", HOME),
    ("tengo que pasar por la farmacia de regreso a casa", "la farmacia", HOME),
    ("dejar a mi hijo en la escuela primero", "la escuela", THERE),
    ("primero dejar a mi hija en la guardería", "la guardería", THERE),
    ("recoger mis medicinas en la farmacia de regreso", "la farmacia", HOME),
    ("necesito una parada", None, None),
    ("la parada es en la farmacia", "la farmacia", None),
)
NONE = (
    "no stop", "no stop at the pharmacy please", "skip the pharmacy stop", "no extra stop please", "without the stop", "take out the stop", "remove the stop", "I don't need the stop", "forget the stop", "no need to stop", "leave it out",
    "sin parada", "quite la parada", "ya no quiero la parada", "no hace falta la parada",
)  # fmt: skip
SEVERAL = (
    "then stop for groceries and the bank",
    "stop at the pharmacy and the bank on the way home", "then stop at walgreens and target", "parar en la farmacia y el banco",
)  # fmt: skip
NO_STOPS = (
    "take me to the pharmacy", "I need a ride to the pharmacy", "the Walgreens pharmacy", "quiero ir a la farmacia", "farmacia de la calle Lake", "Walgreens Pharmacy 1585 Randolph Ave",
    "the bus stop at 5th and Main", "pick me up at the stop by Walgreens", "at the train stop by the bank", "recójame en la parada de autobús", "la parada en la Lake", "Stop and Shop on 4th", "non stop",
    "stop", "stop it please", "please stop asking", "stop texting me", "stop the messages", "the first stop on the line", "my stop is far",
    "pick me up from my daughter's school then home", "I go to dialysis after work", "my appointment is after lunch", "then home", "call me first", "drop me at the front door",
    "drop me off at the pharmacy", "déjeme en la farmacia", "drop my son at school", "I live by the school", "first street pharmacy", "the doctor is next to the pharmacy", "I will be home after",
    "pick up my mother from the clinic", "pasen a recogerme en la escuela", "pasan por mí a las 9", "estoy parada en la tienda", "llevo una hora parada en la esquina", "after that I go home",
    "on the way home", "first", "before noon", "después", "luego", "antes", "my son is at school", "pasen por mi tía a su casa", "pueden pasar por mí", "pase por ella a la calle Rice",
    "tenía que pasar a las 9", "pase a otra pregunta", "pasemos a la siguiente", "que pase al jueves", "puedo llevar a mi bebé a mi cita después", "need a ride to my appointment after school",
    "I wrote stop by accident", "the 68 does not stop at my house", "the bus doesn't stop by me", "could somebody stop by and do it", "the pharmacy ride is right", "the store clinic", "Target clinic in Edina",
)  # fmt: skip


@pytest.mark.parametrize(("text", "place", "when"), STOPS)
def test_a_stop_is_read_with_its_place_and_its_way(text, place, when):
    stop = stop_in(plain(text))
    assert stop is not None
    assert (stop.kind, stop.place, stop.when) == ("one", place, when)


@pytest.mark.parametrize("text", NONE)
def test_a_stop_is_taken_back(text):
    stop = stop_in(plain(text))
    assert stop is not None and stop.kind == "none"


@pytest.mark.parametrize("text", SEVERAL)
def test_two_stops_are_more_than_one(text):
    assert "extra_stop" in said(text).reading.special


@pytest.mark.parametrize("text", NO_STOPS)
def test_nothing_else_is_a_stop(text):
    assert stop_in(plain(text)) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on the way there", THERE), ("On the way home", HOME), ("there", THERE), ("home", HOME), ("before", THERE), ("after", HOME), ("the way back", HOME), ("going", THERE),
        ("de ida", THERE), ("De regreso", HOME), ("antes de la cita", THERE), ("después", HOME), ("a la vuelta", HOME), ("before my appointment", THERE),
        ("blue", None), ("yes", None), ("", None),
    ],
)  # fmt: skip
def test_which_way_is_answered(text, when):
    assert when_said(plain(text).bare()) == when


def test_first_and_after_alone_name_no_way_in_a_correction():
    assert which_way("make it on the way there") == THERE and which_way("de regreso mejor") == HOME
    assert which_way("the first one") is None and which_way("after that") is None
    assert which_way("not on the way there, on the way home") is None


def test_a_place_is_kept_apart_from_its_way():
    assert without_when("CVS on Rice St on the way home") == ("CVS on Rice St", HOME)
    assert without_when("la farmacia, de ida") == ("la farmacia", THERE)
    assert without_when("First Street Pharmacy") == ("First Street Pharmacy", None)


@pytest.mark.parametrize(
    ("text", "asked", "values"),
    [
        ("then to the pharmacy", "destination", {"destination": "the pharmacy"}),
        ("Oak Clinic then to the pharmacy", "destination", {"destination": "Oak Clinic", "stop": "one", "stop_place": "the pharmacy", "stop_when": HOME}),
        ("CVS on Rice Street on the way home", "stop_place", {"stop_place": "CVS on Rice Street", "stop_when": HOME}),
        ("the pharmacy", "stop_place", {"stop_place": "the pharmacy"}),
        ("home", "stop_when", {"stop_when": HOME}),
        ("make it on the way there", "confirm", {"stop_when": THERE}),
        ("stop at the corner", "notes", {"notes": "stop at the corner"}),
    ],
)  # fmt: skip
def test_the_open_question_decides(text, asked, values):
    assert dict(said(text, asked).reading.values) == values


def test_a_yes_with_a_stop_is_no_bare_yes():
    assert said("yes and stop at the pharmacy", "confirm").reading.answer == "yes_but"
    assert said("no, stop at the pharmacy", "confirm").reading.answer in ("no_but", None)


@given(st.text(max_size=150))
def test_any_text_at_all_is_taken(text):
    folded = plain(text)
    stop = stop_in(folded)
    assert stop is None or 0 <= stop.span[0] < stop.span[1] <= len(folded.words)
