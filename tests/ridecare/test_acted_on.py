"""At a question the words decide what an answer is, not the classifier's guess."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ridecare.acted_on import acted_on
from ridecare.hearing import Message
from ridecare.reading.message import read

NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)


def acted(text: str, asked: str | None, intent: str, confidence: float = 0.5, language: str = "en") -> str:
    reading = read(text, asked=asked, language=language, now=NOW)
    return acted_on(Message(text, intent, confidence, reading, language, "web", NOW), asked)


@pytest.mark.parametrize(
    ("text", "asked", "intent"),
    [
        ("Amos Reed", "rider_name", "out_of_scope"),
        ("310 Cedar St Stillwater", "pickup", "nlu_fallback"),
        ("the kidney place on rice street", "destination", "book_ride"),
        ("9", "appointment_time", "nlu_fallback"),
        ("next wednesday", "trip_date", "book_ride"),
        ("612 555 0133", "callback_phone", "out_of_scope"),
        ("with my walker", "mobility", "ask_companions"),
        ("90000001", "member_id", "nlu_fallback"),
        ("march 14 1980", "date_of_birth", "out_of_scope"),
        ("at 10 am", "trip_date", "out_of_scope"),
    ],
)
def test_an_answer_is_one_whatever_the_classifier_thought(text, asked, intent):
    assert acted(text, asked, intent) == "inform"


@pytest.mark.parametrize(
    ("text", "asked", "intent", "acts"),
    [
        ("yes", "confirm", "inform", "affirm"),
        ("no", "confirm", "out_of_scope", "deny"),
        ("sí, gracias", "confirm", "thank", "affirm"),
        ("skip", "notes", "stop", "skip"),
        ("i dont know", "appointment_time", "nlu_fallback", "skip"),
        ("no se", "pickup", "nlu_fallback", "skip"),
        ("stop", "mobility", "nlu_fallback", "stop"),
        ("start over", "pickup", "nlu_fallback", "start_over"),
        ("bye", "pickup", "goodbye", "goodbye"),
    ],
)
def test_the_words_of_a_short_answer_are_certain(text, asked, intent, acts):
    assert acted(text, asked, intent) == acts


@pytest.mark.parametrize(
    ("text", "asked", "intent"),
    [
        ("how much does it cost?", "pickup", "ask_cost"),
        ("what did you say", "trip_date", "repeat"),
        ("can i talk to a person", "trip_date", "request_human"),
        ("am i covered", "trip_date", "check_eligibility"),
        ("no, the pickup is 12 Oak St", "trip_date", "correct_answer"),
        ("blue", "trip_date", "out_of_scope"),
        ("take me to 12 Oak St at 10 am", "trip_date", "book_ride"),
        ("i want to die", "notes", "crisis"),
        ("stop texting me", "notes", "opt_out"),
        ("yes but apt 5", "confirm", "correct_answer"),
    ],
)
def test_what_answers_nothing_stays_what_it_was(text, asked, intent):
    assert acted(text, asked, intent) == intent


def test_who_says_that_they_need_a_ride_changes_none():
    assert acted("i need a ride, the ride is for Ann Lee", None, "change_ride") == "book_ride"
    assert acted("quiero pedir un viaje, es para Ana", None, "cancel_ride") == "book_ride"
    assert acted("i need a ride moved to friday", None, "change_ride") == "change_ride"
    assert acted("i dont need a ride anymore", None, "cancel_ride") == "cancel_ride"


def test_stop_alone_ends_no_texts():
    assert acted("stop", None, "opt_out") == "stop"
    assert acted("stop texting me", None, "opt_out") == "opt_out"


def test_a_line_of_the_read_back_is_an_answer():
    assert acted("cómo se mueve", "which_line", "emergency", language="es") == "inform"
    assert acted("no se mueve", "which_line", "emergency", language="es") == "emergency"
    assert acted("pickup", "which_line", "out_of_scope") == "inform"


def test_without_a_question_only_what_nobody_understood_is_looked_at_again():
    assert acted("yes", None, "nlu_fallback") == "affirm"
    assert acted("great thanks", None, "thank") == "thank"
    assert acted("310 Cedar St", None, "nlu_fallback") == "nlu_fallback"


@pytest.mark.parametrize(
    ("text", "asked", "language"),
    [
        ("it starts 2:45 PM. no ride back", "appointment_time", "en"),
        ("a la 1:45 de la tarde and no ride back", "appointment_time", "es"),
        ("at 3:30 pm, no return ride", "appointment_time", "en"),
    ],
)
def test_no_ride_back_beside_an_answer_is_no_problem_with_a_ride(text, asked, language):
    assert acted(text, asked, "report_problem", 0.9, language) == "inform"


@pytest.mark.parametrize(
    "text", ["the driver never came", "there is no driver and i am waiting for my ride back"]
)
def test_a_driver_who_does_not_come_stays_a_problem(text):
    assert acted(text, "appointment_time", "report_problem", 0.9) == "report_problem"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ride please, the ride is for Pa Houa Yang", "en"),
        ("necesito un viaje, es el 15 de marzo, tengo que estar ahí a las 12:30 de la tarde", "es"),
    ],
)
def test_whoever_asks_for_a_ride_changes_none(text, language):
    assert acted(text, None, "change_ride", 0.5, language) == "book_ride"


def test_a_ride_that_is_asked_for_with_its_rider_is_a_request_though_the_classifier_is_not_sure():
    said = "ride please, the ride is for Tom Van der Berg, I live at 2444 1st Ave NE, Maplewood"
    assert acted(said, None, "nlu_fallback") == "book_ride"
    assert acted("my brother needs a ride, he cant talk english", None, "nlu_fallback") == "book_ride"
    assert acted("from my house to Oak Clinic", None, "nlu_fallback") == "book_ride"
    assert acted("we went to the hospital", None, "nlu_fallback") == "nlu_fallback"
    assert acted("i need to cancel my ride for Tom Berg on friday", None, "nlu_fallback") == "nlu_fallback"


@pytest.mark.parametrize("intent", ["change_ride", "check_ride_status", "report_problem", "cancel_ride"])
def test_a_request_that_tells_several_things_is_one_whatever_it_is_heard_as(intent):
    said = "I need a ride. my name is Abdi Hassan. on 12/17. I will call when ready. I use a walker"
    assert acted(said, None, intent, 0.6) == "book_ride"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("i need a ride changed, name is Abdi Hassan, from 12/17 to 12/18", "change_ride"),
        ("my ride on 12/17 for Abdi Hassan, i want a ride status", "check_ride_status"),
        ("i need a ride cancelled for Abdi Hassan on 12/17", "cancel_ride"),
    ],
)
def test_what_is_said_of_a_ride_that_was_asked_for_stays_so(text, intent):
    assert acted(text, None, intent, 0.6) == intent


def test_the_title_of_a_line_is_no_danger_where_the_line_was_asked_for():
    assert acted("Cómo se mueve", "which_line", "emergency", 0.52, "es") == "inform"
    assert acted("no puede respirar", "which_line", "emergency", 0.52, "es") == "emergency"


def test_days_of_the_week_alone_ask_for_no_ride():
    assert acted("nobody visits me on sundays", None, "out_of_scope") == "out_of_scope"
    assert acted("rides to dialysis every mon wed fri", None, "out_of_scope") == "book_ride"
    assert acted("skip this friday", None, "out_of_scope") == "change_ride"
    assert acted("i had to skip my insulin today", None, "out_of_scope") == "out_of_scope"


@pytest.mark.parametrize("intent", ["goodbye", "book_ride", "inform", "check_ride_status", "affirm"])
def test_who_is_ready_for_the_way_home_waits_somewhere(intent):
    assert acted("I'm done, come get me", None, intent) == "report_problem"
    assert acted("I'm done, come get me", None, "crisis") == "crisis"
    assert acted("I'm done, come get me", "callback_phone", intent) == "report_problem"
    assert acted("home", "pickup", "inform") == "inform"
    assert acted("home", "callback_phone", "inform") == "inform"
    assert acted("I'm out front, pick me up there", "notes", "inform") == "inform"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("my brother needs a ride he cant talk english", "book_ride"),
        ("I need a ride and an interpreter", "request_interpreter"),
        ("my brother cant talk english", "request_interpreter"),
    ],
)
def test_who_needs_a_ride_for_somebody_without_english_asks_for_a_ride(text, intent):
    assert acted(text, None, "request_interpreter") == intent


def test_whether_somebody_gets_rides_at_all_asks_for_none():
    assert acted("can my mother get rides", None, "nlu_fallback") == "nlu_fallback"
    assert acted("can my mother get a ride", None, "nlu_fallback") == "book_ride"
