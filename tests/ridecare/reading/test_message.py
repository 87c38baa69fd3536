"""Whole messages: every value in its slot, whatever the order; what is not said is not read."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridecare.questions import TRIP_SLOTS
from ridecare.reading.message import read
from tests.ridecare.reading.reads import NOW, either, en, es, readings


@pytest.mark.parametrize(
    ("said", "held"),
    [
        (
            "Pick me up at 310 Cedar St and take me to Lakeview Clinic on Friday at 2:15 pm. My number is 612-555-0100",
            {
                "pickup": ["310 Cedar St"],
                "destination": ["Lakeview Clinic"],
                "trip_date": ["2026-12-04"],
                "appointment_time": ["14:15"],
                "callback_phone": ["+16125550100"],
            },
        ),
        (
            "hi my name is Ana Lopez i need to go to Regions Hospital dec 9 at 10am with my husband one way",
            {
                "rider_name": ["Ana Lopez"],
                "destination": ["Regions Hospital"],
                "trip_date": ["2026-12-09"],
                "appointment_time": ["10:00"],
                "companions": [1],
                "return_ride": ["one_way"],
            },
        ),
        (
            "ride for my mom Rosa Diaz from 12 Birch Rd to Oak Dental thursday at 3pm she uses a cane",
            {
                "rider_name": ["Rosa Diaz"],
                "pickup": ["12 Birch Rd"],
                "destination": ["Oak Dental"],
                "trip_date": ["2026-12-03"],
                "appointment_time": ["15:00"],
                "mobility": [["cane"]],
            },
        ),
        ("pick me up at 4pm", {"pickup_time": ["16:00"], "pickup": [], "appointment_time": []}),
        ("pick me up at 8:30 am at 45 Elm St", {"pickup_time": ["08:30"], "pickup": ["45 Elm St"]}),
        (
            "appt is at 10am and i'll be done at noon",
            {"appointment_time": ["10:00"], "return_time": ["12:00"], "return_ride": ["fixed_time"]},
        ),
        ("take me home at 3 pm", {"return_time": ["15:00"], "return_ride": ["fixed_time"]}),
        ("pickup time 9am", {"pickup_time": ["09:00"]}),
        ("appointment at 2 tomorrow", {"appointment_time": ["02:00", "14:00"], "trip_date": ["2026-12-02"]}),
        (
            "i need a ride",
            {"pickup": [], "destination": [], "trip_date": [], "mobility": [], "companions": []},
        ),
    ],
)
def test_english(said, held):
    reading = en(said)
    assert {name: readings(reading, name) for name in held} == held


@pytest.mark.parametrize(
    ("said", "held"),
    [
        (
            "necesito raite mañana a las 9 de la mañana de mi casa a la Clinica Como, uso baston",
            {
                "trip_date": ["2026-12-02"],
                "appointment_time": ["09:00"],
                "pickup": ["mi casa"],
                "destination": ["la Clinica Como"],
                "mobility": [["cane"]],
            },
        ),
        (
            "me llamo Pedro Ruiz, tengo dialisis el jueves a las 6 am, voy con mi esposa, mi cel 651 555 0142",
            {
                "rider_name": ["Pedro Ruiz"],
                "trip_purpose": ["dialysis"],
                "trip_date": ["2026-12-03"],
                "appointment_time": ["06:00"],
                "companions": [1],
                "callback_phone": ["+16515550142"],
            },
        ),
        (
            "recojanme en 900 Payne Ave el viernes, tengo cita en Oak Dental a las 2 de la tarde, solo ida",
            {
                "pickup": ["900 Payne Ave"],
                "destination": ["Oak Dental"],
                "trip_date": ["2026-12-04"],
                "appointment_time": ["14:00"],
                "return_ride": ["one_way"],
            },
        ),
        ("quiero que me recojan a las 8 am", {"pickup_time": ["08:00"], "appointment_time": []}),
        (
            "hola necesito un viaje",
            {"pickup": [], "destination": [], "trip_date": [], "appointment_time": []},
        ),
        (
            "need ride para el lunes at 10am to Como Clinic",
            {"trip_date": ["2026-12-07"], "appointment_time": ["10:00"], "destination": ["Como Clinic"]},
        ),
    ],
)
def test_spanish(said, held):
    reading = es(said)
    assert {name: readings(reading, name) for name in held} == held


@pytest.mark.parametrize(
    ("language", "asked", "said", "slot", "held"),
    [
        ("en", "companions", "2", "companions", [2]),
        ("en", "trip_date", "2", "trip_date", ["2026-12-02"]),
        ("en", "appointment_time", "2", "appointment_time", ["02:00", "14:00"]),
        ("en", "pickup", "7th street", "pickup", ["7th street"]),
        ("en", "trip_date", "the 7th", "trip_date", ["2026-12-07"]),
        ("es", "trip_date", "mañana", "trip_date", ["2026-12-02"]),
        ("es", "appointment_time", "mañana", "day_half", ["am"]),
        ("en", "return_time", "4", "return_time", ["04:00", "16:00"]),
        ("en", "pickup_time", "8am", "pickup_time", ["08:00"]),
        ("en", "notes", "buzzer is broken, call when here", "notes", ["buzzer is broken, call when here"]),
        ("en", "notes", "no", "notes", ["none"]),
        ("en", "notes", "nothing thanks", "notes", ["none"]),
        ("es", "notes", "nada", "notes", ["none"]),
        ("es", "notes", "el timbre no sirve", "notes", ["el timbre no sirve"]),
        ("en", "where_now", "at the clinic on marshall", "where_now", ["at the clinic on marshall"]),
        ("en", "requester", "her mother", "requester", ["her mother"]),
        ("es", "requester", "su tía Norma", "requester", ["su tía Norma"]),
        ("en", "rides_along", "nobody", "rides_along", ["none"]),
        ("es", "rides_along", "nadie", "rides_along", ["none"]),
        ("en", "rides_along", "my sister Jane", "rides_along", ["my sister Jane"]),
        ("en", None, "apt 5", "unit", ["apt 5"]),
        ("en", "trip_purpose", "teeth cleaning", "trip_purpose", ["dental"]),
    ],
)
def test_what_was_asked_decides(language, asked, said, slot, held):
    assert readings(either(language, said, asked), slot) == held


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the date is wrong", "trip_date"),
        ("change the pickup address", "pickup"),
        ("my phone is wrong", "callback_phone"),
        ("la fecha esta mal", "trip_date"),
        ("cambie mi nombre", "rider_name"),
        ("the drop off is wrong", "destination"),
        ("hora de la cita", "appointment_time"),
        ("the return ride", "return_ride"),
    ],
)
def test_a_field_that_is_named(said, name):
    assert name in en(said).named


def test_a_question_is_no_note():
    assert "notes" not in en("what is that for?", "notes").values


def test_a_correction_is_no_note():
    reading = en("sorry, 2 people ride along", "notes")
    assert "notes" not in reading.values
    assert reading.correcting


ASKED = st.sampled_from(
    [
        None,
        *sorted(TRIP_SLOTS),
        "member_id",
        "date_of_birth",
        "code",
        "confirm",
        "where_now",
        "requester",
        "rides_along",
    ]
)
PIECES = st.sampled_from(
    "from to at pick me up a de la el las mañana tomorrow friday 9 9:30 am pm 12/4 45 Elm St Clinic wheelchair no sin yes si my mi mom hija name is "
    "651-555-0142 90000001 03/04/1980 one way call when done , . ? ! 🙂 apt 3 8 years old".split()
)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=400), ASKED, st.sampled_from(["en", "es"]))
def test_it_never_raises(said, asked, language):
    either(language, said, asked)


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=25), ASKED, st.sampled_from(["en", "es"]), st.sampled_from(["web", "sms"]))
def test_words_of_members_in_any_order(pieces, asked, language, channel):
    reading = read(" ".join(pieces), asked=asked, language=language, now=NOW, channel=channel)
    assert not reading.values.keys() & reading.open.keys()
    assert all(len(each) > 1 for each in reading.open.values())
    for day in readings(reading, "trip_date"):
        assert date.fromisoformat(str(day)) >= NOW.date()
    for number in reading.phones:
        assert number.startswith("+1")


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "9",
        " ",
        "tomorrow ",
        "from to ",
        "45 Elm St ",
        "651-555-0142 ",
        "no ",
        "((",
        "a las ",
        "12/",
        "my mom and ",
        "1 ",
        "á",
    ],
)
def test_long_text_is_bounded(piece):
    said = piece * (20_000 // len(piece))
    either("en", said[:1000])
    begun = time.perf_counter()
    reading = either("en", said)
    assert time.perf_counter() - begun < 3
    for value in reading.values.values():
        assert not isinstance(value, str) or len(value) <= 1000
