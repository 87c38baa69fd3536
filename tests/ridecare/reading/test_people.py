"""Names: introduced as one, or the answer to the question for it; nothing else is a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.reading.people import name_answer, name_in, nobody, person_words
from ridecare.reading.plain import folded
from tests.ridecare.reading.reads import either


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("my name is Ana Lopez", "Ana Lopez"),
        ("hi this is Bo Berg, i need a ride", "Bo Berg"),
        ("it's for my mom Rosa Diaz", "Rosa Diaz"),
        ("ride for my son Liam O'Brien tomorrow", "Liam O'Brien"),
        ("im Fadumo Ali and i need a ride", "Fadumo Ali"),
        ("name is Jo", "Jo"),
        ("me llamo María José Núñez", "María José Núñez"),
        ("mi nombre es Pedro Ruiz y necesito viaje", "Pedro Ruiz"),
        ("soy Carmen Vega", "Carmen Vega"),
        ("es para mi mamá Elena Soto", "Elena Soto"),
        ("name: Tou Ger Xiong", "Tou Ger Xiong"),
        ("se llama Luz", "Luz"),
    ],
)
def test_a_name_that_is_introduced(said, name):
    assert name_in(said, folded(said)) == name


@pytest.mark.parametrize(
    "said",
    [
        "i need a ride tomorrow", "im at home", "i am disabled", "i'm not sure", "this is not right", "im in a wheelchair", "soy diabetica", "estoy en casa", "im late",
        "es para mañana", "ride for tomorrow", "this is urgent", "im blind", "i am waiting", "its for dialysis", "im ready", "soy de St Paul",
    ],
)  # fmt: skip
def test_no_name_is_introduced(said):
    assert name_in(said, folded(said)) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Ana Lopez", "Ana Lopez"),
        ("ana lopez", "ana lopez"),
        ("its Bo Berg", "Bo Berg"),
        ("Mary-Kate O'Neil", "Mary-Kate O'Neil"),
        ("Nguyen Thi Lan", "Nguyen Thi Lan"),
        ("my mom Rosa Diaz", "Rosa Diaz"),
        ("for my son, Liam Berg", "Liam Berg"),
        ("Abdi", "Abdi"),
        ("Pa Houa Vang, 651-555-0142", "Pa Houa Vang"),
        ("José Núñez", "José Núñez"),
        ("mi mamá Elena Soto", "Elena Soto"),
        ("es Carmen Vega", "Carmen Vega"),
        ("mrs Dolores Pike", "Dolores Pike"),
        ("hola, Juan Perez", "Juan Perez"),
    ],
)
def test_the_name_that_is_asked_for(said, name):
    assert name_answer(said, folded(said)) == name


@pytest.mark.parametrize(
    "said",
    ["yes", "no", "why?", "skip", "idk", "what do you need it for", "tomorrow", "i need a ride", "90000001", "quien", "por que", "no quiero", "stop", "hello", "the same", "ok", "?", "go on", "a human please", "how much does it cost"],
)
def test_no_name(said):
    assert name_answer(said, folded(said)) is None


@pytest.mark.parametrize("said", ["nobody", "no one", "none", "alone", "nadie", "solo", "he rides alone", "she goes by herself", "va sola", "no", "0"])
def test_nobody(said):
    assert nobody(said)


@pytest.mark.parametrize("said", ["her mother", "rosa diaz", "mi hermana", "his aunt norma", "noemi", "yes i will"])
def test_somebody(said):
    assert not nobody(said)


@pytest.mark.parametrize(
    ("language", "said", "asked", "name"),
    [
        ("en", "Ana Lopez", "rider_name", "Ana Lopez"),
        ("en", "my name is Ana Lopez need ride tmrw 9am", None, "Ana Lopez"),
        ("es", "Me llamo Pedro Ruiz, necesito ride", None, "Pedro Ruiz"),
        ("en", "Ana Lopez", "pickup", None),
        ("en", "my wife", "companions", None),
    ],
)
def test_in_a_message(language, said, asked, name):
    assert either(language, said, asked).values.get("rider_name") == name


@given(st.text(max_size=300))
def test_any_text_is_taken(said):
    plain = folded(said)
    for name in (name_in(said, plain), name_answer(said, plain)):
        assert name is None or (2 <= len(name) <= 60 and not any(char.isdigit() for char in name))
    words = person_words(said)
    assert words is None or len(words) <= 120
    nobody(plain)
