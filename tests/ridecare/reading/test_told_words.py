"""A sentence is no place and no name: taken for one it would be stored as where the driver goes."""

import pytest

from ridecare.reading.plain import folded
from ridecare.reading.told_words import is_told, says_why


@pytest.mark.parametrize(
    "text",
    [
        "they will be late",
        "THEY WILL BE LATE",
        "I changed my mind",
        "he has a service dog",
        "a few months",
        "I'm waiting for my nurse",
        "nunca llegan a tiempo",
        "tengo una pregunta primero",
        "es privado",
    ],
)
def test_a_sentence_is_told(text: str) -> None:
    assert is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "the daycare",
        "my sisters place on thomas",
        "We Care Clinic",
        "Stop N Go on 4th",
        "donde mi comadre",
        "la casa de mi hermana",
        "Mai See Vang",
        "Do Drop Inn",
    ],
)
def test_a_place_and_a_name_are_not(text: str) -> None:
    assert not is_told(text)


@pytest.mark.parametrize(
    "text", ["It's for my husband", "for my knees", "porque estoy enferma", "es para mi esposo"]
)
def test_whom_and_why_are_no_place(text: str) -> None:
    assert says_why(folded(text))


@pytest.mark.parametrize(
    "text", ["my husband's house", "Fortuna Clinic", "parada de la Lake", "forty Portland Ave"]
)
def test_what_only_begins_like_it_is_one(text: str) -> None:
    assert not says_why(folded(text))
