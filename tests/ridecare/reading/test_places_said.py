"""Pickup and destination by their cues and in the member's words, never swapped; addresses in their parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ridecare.reading.reads import either, en, es


@pytest.mark.parametrize(
    ("said", "pickup", "destination"),
    [
        ("from 45 Elm St to Lakeview Clinic", "45 Elm St", "Lakeview Clinic"),
        ("to Lakeview Clinic from 45 Elm St", "45 Elm St", "Lakeview Clinic"),
        (
            "need ride frm 1204 Rice St apt 3 to Regions Hospital tmrw",
            "1204 Rice St apt 3",
            "Regions Hospital",
        ),
        ("pick me up at 310 Cedar St and take me to Oak Dental", "310 Cedar St", "Oak Dental"),
        ("take me to Oak Dental, pick me up at 310 Cedar St", "310 Cedar St", "Oak Dental"),
        (
            "im at Dorothy Day shelter, going to Hennepin Healthcare",
            "Dorothy Day shelter",
            "Hennepin Healthcare",
        ),
        ("i live at 900 Payne Ave and i need to go to Como Clinic on friday", "900 Payne Ave", "Como Clinic"),
        (
            "my address is 12 Birch Rd. i have to be at Fairview Southdale at 9am",
            "12 Birch Rd",
            "Fairview Southdale",
        ),
        ("can u come get me at the library on Lake st", "the library on Lake st", None),
        ("drop me off at Park Nicollet at 3pm", None, "Park Nicollet"),
        ("ride to HealthPartners Como tomorrow at 10", None, "HealthPartners Como"),
        ("from home to Bethesda for therapy", "home", "Bethesda"),
        ("NEED RIDE FROM 45 ELM ST TO LAKEVIEW CLINIC", "45 ELM ST", "LAKEVIEW CLINIC"),
        ("my appointment is at Maplewood Dialysis", None, "Maplewood Dialysis"),
    ],
)
def test_english_places(said, pickup, destination):
    reading = en(said)
    assert reading.values.get("pickup") == pickup
    assert reading.values.get("destination") == destination


@pytest.mark.parametrize(
    ("said", "pickup", "destination"),
    [
        ("voy a la Clinica Azul, recojanme en 45 Elm St", "45 Elm St", "la Clinica Azul"),
        ("vivo en 900 Payne Ave y voy a Regions Hospital mañana", "900 Payne Ave", "Regions Hospital"),
        ("de mi casa a la Clínica Como el viernes", "mi casa", "la Clínica Como"),
        ("me pueden llevar a Regions Hospital el lunes", None, "Regions Hospital"),
        ("pasen por mi en la 1530 Lake St", "la 1530 Lake St", None),
        ("mi direccion es 12 Birch Rd apto 4", "12 Birch Rd apto 4", None),
        ("estoy en el refugio Harbor y tengo cita en Oak Dental", "el refugio Harbor", "Oak Dental"),
        ("tengo cita en Oak Dental a las 3 de la tarde", None, "Oak Dental"),
        ("need ride de mi casa to Como Clinic", "mi casa", "Como Clinic"),
    ],
)
def test_spanish_places(said, pickup, destination):
    reading = es(said)
    assert reading.values.get("pickup") == pickup
    assert reading.values.get("destination") == destination


@pytest.mark.parametrize(
    ("language", "asked", "said", "place"),
    [
        ("en", "pickup", "45 Elm St, apt 3", "45 Elm St, apt 3"),
        ("en", "pickup", "home", "home"),
        ("en", "pickup", "its 45 Elm St", "45 Elm St"),
        ("en", "pickup", "the shop on 4th", "the shop on 4th"),
        ("en", "pickup", "my moms house", "my moms house"),
        ("en", "pickup", "im at the shelter on Larpenteur", "the shelter on Larpenteur"),
        ("en", "pickup", "7th street", "7th street"),
        ("en", "destination", "Regions", "Regions"),
        ("en", "destination", "to the eye clinic on Marshall", "the eye clinic on Marshall"),
        ("en", "destination", "Lakeview Clinic please", "Lakeview Clinic"),
        ("en", "destination", "its called Oak Dental", "Oak Dental"),
        ("en", "destination", "Dr Patel's office in Roseville", "Dr Patel's office in Roseville"),
        ("es", "pickup", "mi casa", "mi casa"),
        ("es", "pickup", "en la 45 Elm St", "la 45 Elm St"),
        ("es", "pickup", "estoy en casa de mi hija", "casa de mi hija"),
        ("es", "destination", "la clínica Azul", "la clínica Azul"),
        ("es", "destination", "al hospital Regions", "hospital Regions"),
        ("es", "destination", "se llama Oak Dental", "Oak Dental"),
        ("es", "destination", "a Park Nicollet porfa", "Park Nicollet"),
    ],
)
def test_a_bare_place_at_its_question(language, asked, said, place):
    reading = either(language, said, asked)
    assert reading.values.get(asked) == place
    other = "destination" if asked == "pickup" else "pickup"
    assert other not in reading.values


@pytest.mark.parametrize("asked", ["pickup", "destination"])
@pytest.mark.parametrize(
    "said",
    [
        "yes",
        "no",
        "idk",
        "i dont know",
        "what",
        "hello",
        "no se",
        "skip",
        "why do you need that",
        "can you help me",
        "how much is it?",
        "nada",
        "necesito ayuda",
        "13",
        "?",
    ],
)
def test_no_place(asked, said):
    for language in ("en", "es"):
        assert asked not in either(language, said, asked).values


@pytest.mark.parametrize(
    "said",
    [
        "i need to talk to someone", "i want to cancel my ride", "i have to go to the doctor", "how do i get to see my ride", "i want to know the cost",
        "quiero hablar con una persona",  "tengo que ir al doctor", "a person please", "need ride to dialysis",
    ],
)  # fmt: skip
def test_a_wish_is_no_place(said):
    for language in ("en", "es"):
        reading = either(language, said)
        assert "pickup" not in reading.values
        assert "destination" not in reading.values


@pytest.mark.parametrize(
    "said",
    [
        "take me to Toronto Canada",
        "i need to go to Winnipeg",
        "llevenme a Guadalajara",
        "voy a Tijuana Mexico",
    ],
)
def test_outside_the_country(said):
    reading = en(said)
    assert "outside_country" in reading.wrong
    assert "destination" not in reading.values


NAMES = st.sampled_from(
    [
        "Lakeview Clinic",
        "Regions Hospital",
        "45 Elm St",
        "1204 Rice St",
        "Oak Dental",
        "Como Clinic",
        "310 Cedar Ave",
        "DaVita Highland",
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    NAMES,
    NAMES,
    st.sampled_from(
        [
            "from {0} to {1}", "to {1} from {0}", "pick me up at {0}, take me to {1}", "take me to {1}, pick me up at {0}", "I live at {0} and I'm going to {1}",
            "desde {0} hasta {1}", "hasta {1} desde {0}", "recójanme en {0}, voy a {1}", "vivo en {0}, llévenme a {1}",
        ]
    ),
    st.sampled_from([None, "pickup", "destination"]),
)  # fmt: skip
def test_never_swapped(here, there, frame, asked):
    said = frame.format(here, there)
    for language in ("en", "es"):
        reading = either(language, said, asked)
        assert reading.values.get("pickup") == here
        assert reading.values.get("destination") == there
