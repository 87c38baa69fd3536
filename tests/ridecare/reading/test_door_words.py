from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.reading.door_words import is_code, joined, only_doors, spans
from ridecare.reading.plain import folded, plain
from tests.ridecare.said import said

DOORS = (
    "side door", "side door by the dumpster", "use the back entrance", "back door", "the front entrance", "door 3", "door B", "entrance C", "gate 2", "buzzer 12", "the buzzer is 12",
    "buzz 204", "ring 12", "press 4", "doorbell 2", "door code 4412", "gate code is 4412", "code 4412#", "lock box code 1234", "intercom 7", "building C", "building C lower level", "bldg 4",
    "lower level", "please use the side door", "come to the back door", "red door", "the alley entrance",
    "puerta de atrás", "por la puerta trasera", "use la puerta de atrás", "la entrada principal", "entrada de emergencias", "puerta 3", "puerta azul", "código de la puerta 4412", "el código es 4412",
    "clave 4412", "timbre 12", "toque el timbre 12", "el timbre es el 12", "edificio C", "edificio 4 planta baja", "planta baja", "puerta de atrás junto a la basura",
)  # fmt: skip
NO_DOORS = (
    "help to the door", "I need help to the front door", "he needs an arm to the side door", "the front door of Cedar Plaza", "main entrance at St. Joe's", "entrance", "the door",
    "9 am", "apt 12", "at 10", "45 University Ave", "my phone is 612-555-0133", "he is 12", "December 12", "call me at 4", "a code", "I live next door", "code blue", "the building",
    "la puerta", "a las 4", "el 12 de diciembre", "necesito ayuda hasta la puerta principal", "my zip code is 55101", "unit 12",
)  # fmt: skip


def reads(text, asked=None):
    return said(text, asked).reading


@pytest.mark.parametrize("words", DOORS)
def test_door_words_are_known_to_be_nothing_else(words):
    assert only_doors(folded(words))


@pytest.mark.parametrize("words", NO_DOORS)
def test_other_words_are_no_door(words):
    assert not only_doors(folded(words))


@pytest.mark.parametrize("words", DOORS)
@pytest.mark.parametrize("place", ["45 University Ave, St Paul", "310 Cedar St apt 3", "Oak Clinic"])
def test_behind_a_place_they_stay_with_it_whole(place, words):
    read = reads(f"{place}, {words}", asked="pickup")
    assert read.values["pickup"] == f"{place}, {words}"
    assert not {"trip_date", "appointment_time", "pickup_time", "callback_phone", "unit"} & read.values.keys()
    assert not read.open


@pytest.mark.parametrize("words", DOORS)
def test_after_a_time_they_are_put_behind_their_place(words):
    read = reads(f"Pick me up at 45 University Ave on december 9 at 9 am, {words}")
    assert read.values["pickup"].startswith("45 University Ave")
    assert plain(words).words.split()[-1] in plain(read.values["pickup"]).words
    assert read.values["trip_date"] == "2026-12-09" and read.values["pickup_time"] == "09:00"


@pytest.mark.parametrize(
    "asked", ["trip_date", "appointment_time", "return_ride", "companions", "confirm", None]
)
def test_said_alone_they_are_no_answer_but_kept(asked):
    assert dict(reads("the buzzer is 12", asked=asked).values) == {"door": "the buzzer is 12"}


@pytest.mark.parametrize(
    ("text", "asked", "values"),
    [
        ("side door", "pickup", {"pickup": "side door"}),
        ("buzzer 12", "pickup", {"door": "buzzer 12"}),
        ("buzzer 12", "destination", {"door": "buzzer 12"}),
        ("side door, buzz 12", "notes", {"notes": "side door, buzz 12"}),
    ],
)
def test_at_the_question_where_a_door_may_be_the_place(text, asked, values):
    assert dict(reads(text, asked=asked).values) == values


def test_a_code_is_what_no_place_is_called():
    assert is_code("gate code 4412") and is_code("timbre 12")
    assert not is_code("side door") and not is_code("door 3") and not is_code("buzzer")


@pytest.mark.parametrize(
    ("place", "doors", "together"),
    [
        ("45 Oak St", "buzzer 12", "45 Oak St, buzzer 12"),
        ("45 Oak St, buzzer 12", "buzzer 14", "45 Oak St, buzzer 14"),
        ("45 Oak St, side door, buzzer 12", "buzzer 14", "45 Oak St, side door, buzzer 14"),
        ("45 Oak St, buzzer 12", "side door", "45 Oak St, buzzer 12, side door"),
        ("45 Oak St, Buzzer 12", "buzzer 12", "45 Oak St, Buzzer 12"),
    ],
)
def test_what_is_said_again_is_put_right(place, doors, together):
    assert joined(place, doors) == together


@given(st.text(max_size=120))
def test_any_text_at_all_is_taken(text):
    words = folded(text)
    assert all(0 <= start < end <= len(words) for start, end in spans(words))


def test_a_code_keeps_its_star():
    assert reads("45 University Ave, door code 4412*", "pickup").values["pickup"] == "45 University Ave, door code 4412*"  # fmt: skip
    assert reads("gate code *4412", "companions").values == {"door": "gate code *4412"}
    assert reads("gate code 4412* please", "companions").values == {"door": "gate code 4412*"}
