"""The words that make it worth asking a recognizer, and what it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.reading.moment_words import CUE_EN, CUE_ES, accented, half_of_day, in_digits, only_moments


@pytest.mark.parametrize(
    "said",
    ["ride tomorrow", "on the 5th", "dec 9", "9 dec", "at 3", "9:30", "12/4", "9am", "three thirty", "in two weeks", "noon"],
)
def test_english_cues(said):
    assert CUE_EN.search(said)


@pytest.mark.parametrize(
    "said",
    ["para manana", "el viernes", "a las dos", "el 5", "10 de enero", "pasado manana", "ahorita", "3 pm", "dentro de dos dias"],
)
def test_spanish_cues(said):
    assert CUE_ES.search(said)


@pytest.mark.parametrize("said", ["i need a ride", "my mom uses a walker", "mi mama usa andador", "gracias", "apt 4"])
def test_no_cue(said):
    assert not CUE_EN.search(said)
    assert not CUE_ES.search(said)


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("diez de diciembre", "10 de diciembre"),
        ("veintidos de enero", "22 de enero"),
        ("10 y media", "10:30"),
        ("4 y cuarto", "4:15"),
        ("uno de mis hijos", "uno de mis hijos"),
    ],
)
def test_counted_days_in_digits(said, digits):
    assert in_digits(said) == digits


@pytest.mark.parametrize(
    ("plain", "right"),
    [("el miercoles", "el miércoles"), ("manana", "mañana"), ("sabado", "sábado"), ("mananas", "mananas")],
)
def test_accents_for_the_recognizer(plain, right):
    assert accented(plain) == right


@pytest.mark.parametrize("word", ["mi", "mama", "necesita", "clinica"])
def test_what_speaks_of_no_day_is_cut_out(word):
    assert word not in only_moments(f"{word} el viernes a las 2 {word}").split()
    assert "viernes" in only_moments(f"{word} el viernes a las 2 {word}")


@pytest.mark.parametrize(
    ("said", "language", "half"),
    [
        ("in the morning", "en", "am"),
        ("afternoon", "en", "pm"),
        ("at night", "en", "pm"),
        ("por la manana", "es", "am"),
        ("manana", "es", "am"),
        ("de la tarde", "es", "pm"),
        ("temprano", "es", "am"),
        ("para manana", "es", None),
        ("pasado manana", "es", None),
        ("ya", "es", None),
        ("para", "es", None),
        ("in the clinic", "en", None),
        ("la tarde", "en", "pm"),
    ],
)
def test_half_of_the_day(said, language, half):
    assert half_of_day(said, language) == half


@given(st.text())
def test_any_text_is_taken(said):
    only_moments(in_digits(accented(said)))
    assert half_of_day(said, "es") in ("am", "pm", None)
