"""Which language is written, and which is wanted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.language import detected, wanted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I need a ride to my doctor tomorrow", "en"), ("can you pick me up at home", "en"), ("necesito un viaje para mañana", "es"),
        ("nesesito ir al doctor el lunes", "es"), ("¿cuánto cuesta?", "es"), ("kuv xav tau kev pab", "hmn"), ("waxaan u baahanahay gaari", "so"),
        ("Мне нужна поездка к врачу", "ru"), ("أحتاج إلى سيارة", "ar"), ("我需要去看医生", "zh"), ("tôi cần một chuyến xe", "vi"),
    ],
)  # fmt: skip
def test_sentences(text, language):
    assert detected(text) == language


@pytest.mark.parametrize(
    "text",
    ["", "ok", "hola", "hello", "si", "no", "90000001", "651-555-0142", "Ana Lopez", "🙂", "12/11", "taxi"],
)
def test_short_answers_names_and_numbers_decide_nothing(text):
    assert detected(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("español", "es"), ("Spanish please", "es"), ("en español por favor", "es"), ("no hablo inglés", "es"), ("do you speak spanish", "es"), ("can we speak Spanish", "es"),
        ("English", "en"), ("in english please", "en"), ("inglés", "en"), ("no hablo español", "en"), ("switch back to english", "en"),
        ("I need a ride", None), ("Spanish Lake Clinic", None), ("the English Rose Home", None), ("necesito un viaje", None), ("", None),
    ],
)  # fmt: skip
def test_a_language_is_asked_for(text, language):
    assert wanted(text) == language


@given(st.text(max_size=400))
def test_any_text(text):
    assert wanted(text) in (None, "en", "es")
    found = detected(text)
    assert found is None or found.isalpha()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dialysis Tuesdays around nine, Regions dropoff", "en"),
        ("mi esposo ocupa llegar temprano al doctor", "es"),
        ("ando viendo lo del raite pal viernes", "es"),
    ],
)
def test_a_sentence_of_five_words_decides(text, language):
    assert detected(text) == language
