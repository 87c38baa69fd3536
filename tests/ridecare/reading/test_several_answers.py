"""Several answers in one message: each is read to where the next begins. Now is Tuesday, 1 December 2026."""

from __future__ import annotations

import pytest

from tests.ridecare.reading.reads import either, en


@pytest.mark.parametrize(
    ("language", "said", "values"),
    [
        ("en", "tell the driver: use the back door, pickup at 8487 1st Ave NE, Roseville, I can walk fine", {"notes": "use the back door", "pickup": "8487 1st Ave NE, Roseville", "mobility": ["walks"]}),
        ("en", "tell the driver: gate code 4411, I'm Blanca Castillo, I walk without help", {"notes": "gate code 4411", "rider_name": "Blanca Castillo", "mobility": ["walks"]}),
        ("en", "note for the driver: honk twice please and my kid, 2, ride along", {"notes": "honk twice please", "children": [2]}),
        ("en", "tell the driver: use the back door, going to Maplewood Dialysis Center", {"notes": "use the back door", "destination": "Maplewood Dialysis Center"}),
        ("es", "dígale al chofer: no oigo bien, mi hermana viene conmigo, me llamo Blanca Castillo", {"notes": "no oigo bien", "companions": 1, "rider_name": "Blanca Castillo"}),
        ("es", "para el chofer: toque el timbre 3, el regreso a la 1:15 pm, es el 7 de diciembre", {"notes": "toque el timbre 3", "return_time": "13:15", "trip_date": "2026-12-07"}),
    ],
)  # fmt: skip
def test_a_note_ends_where_another_answer_begins(language, said, values):
    read = either(language, said)
    assert {name: read.values.get(name) for name in values} == values


@pytest.mark.parametrize(
    ("language", "said", "asked", "values"),
    [
        ("es", "ninguna y me llamo Carmen Ruiz", "companions", {"companions": 0, "rider_name": "Carmen Ruiz"}),
        ("en", "0. my number is 763-555-2564", "companions", {"companions": 0, "callback_phone": "+17635552564"}),
        ("en", "two, both adults and tell the driver: use the back door", "companions", {"companions": 2}),
        ("en", "1, my name is Denise Walker", "companions", {"companions": 1, "rider_name": "Denise Walker"}),
        ("en", "my mom, and my two sons, 4 and 7", "companions", {"companions": 1, "children": [4, 7]}),
        ("es", "caminando. la visita empieza a las 12:30 pm", "mobility", {"mobility": ["walks"], "appointment_time": "12:30"}),
        ("es", "andador y lléveme a Maplewood Dialysis Center", "mobility", {"mobility": ["walker"], "destination": "Maplewood Dialysis Center"}),
        ("en", "on my own two feet. to Como Clinic", "mobility", {"mobility": ["walks"], "destination": "Como Clinic"}),
        ("es", "sí pero no sé a qué hora, yo llamo y soy Amina Yusuf", "return_ride", {"return_ride": "call_when_ready", "rider_name": "Amina Yusuf"}),
        ("es", "no hace falta; tengo que estar ahí a las 10 de la mañana", "return_ride", {"return_ride": "one_way", "appointment_time": "10:00"}),
        ("es", "Carmen Ruiz de León, voy sola", "rider_name", {"rider_name": "Carmen Ruiz de León", "companions": 0}),
        ("en", "it is at Lakeview Hospital. I'm Blanca Castillo", "destination", {"destination": "Lakeview Hospital", "rider_name": "Blanca Castillo"}),
        ("en", "3821 1st Ave NE, Stillwater and rider: Martha Olson", "pickup", {"pickup": "3821 1st Ave NE, Stillwater", "rider_name": "Martha Olson"}),
        ("es", "a the Bethesda building y el viaje es para Denise Walker", "destination", {"destination": "the Bethesda building", "rider_name": "Denise Walker"}),
        ("es", "6476 Maple Dr, Brooklyn Park, mi hermana viene conmigo", "pickup", {"pickup": "6476 Maple Dr, Brooklyn Park", "companions": 1}),
        ("es", "640 Jackson St, St Paul y llámeme al (952) 555-8267", "destination", {"destination": "640 Jackson St, St Paul", "callback_phone": "+19525558267"}),
        ("en", "4474 1st Ave NE, Brooklyn Park; I have a walker", "pickup", {"pickup": "4474 1st Ave NE, Brooklyn Park", "mobility": ["walker"]}),
    ],
)  # fmt: skip
def test_each_question_takes_its_own_clause(language, said, asked, values):
    read = either(language, said, asked)
    assert {name: read.values.get(name) for name in values} == values


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the ride is for Denise Walker", "Denise Walker"),
        ("I'm Dorothy Day", "Dorothy Day"),
        ("it's for my mom April Summers", "April Summers"),
    ],
)
def test_a_name_of_the_trade_is_a_name_where_it_is_written_so(said, name):
    read = en(said)
    assert read.values["rider_name"] == name
    assert "mobility" not in read.values


@pytest.mark.parametrize(
    "said", ["ride for dialysis day", "an appointment for Physical Therapy", "the ride is for Monday"]
)
def test_what_a_ride_is_for_is_no_name(said):
    assert "rider_name" not in en(said).values


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("yo llamo al terminar, uso andador", "return_ride"),
        ("empieza a la 1:15, llevo a mis dos hijos, 1 y 3", "appointment_time"),
        ("I ride a mobility scooter", None),
    ],
)
def test_what_is_no_place_is_none(said, asked):
    assert not {"pickup", "destination"} & either("es", said, asked).values.keys()


@pytest.mark.parametrize(
    ("said", "asked"),
    [("para el regreso yo llamo cuando termine", "destination"), ("nobody comes with me", "pickup"), ("solo de ida", "rider_name"), ("no ride back", "rider_name")],
)  # fmt: skip
def test_an_answer_to_another_question_is_no_name_and_no_place(said, asked):
    assert asked not in either("es", said, asked).values


def test_a_no_that_takes_something_back_says_nothing_of_the_way_home():
    read = either("es", "ay no, espere, voy a Northside Physical Therapy", "return_ride")
    assert "return_ride" not in read.values
    assert read.values["destination"] == "Northside Physical Therapy"
